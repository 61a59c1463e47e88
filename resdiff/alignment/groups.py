"""Gather links that share a paragraph: what belongs together is one split, one merge, or one recast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

Ground = Literal["alike", "flow", "clause", "list", "pin"]
"""What a link rests on: the whole paragraphs are alike (one to one); clauses flowed; a clause was reworded; a list's
opening words; a person's word."""


@frozen
class Link:
    """One old and one new paragraph (by place in their documents) that have a clause in common.

    `similarity` is that of the whole paragraphs, or of the clause. `rival` is the paragraph (side, place) that would
    have been about as good a partner, if there is one.
    """

    old: int
    new: int
    similarity: float
    ground: Ground
    rival: tuple[str, int] | None = None


@frozen
class Group:
    """Old and new paragraphs (by place, in order) held together by links; one of each in most groups."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def is_pair(self) -> bool:
        """One old and one new paragraph."""
        return len(self.old) == len(self.new) == 1

    @property
    def rivals(self) -> tuple[tuple[str, int], ...]:
        """Paragraphs (side, place) outside the group that would have been about as good partners."""
        found = [link.rival for link in self.links if link.rival]
        return tuple(end for end in found if end[1] not in (self.old if end[0] == "old" else self.new))


def gather(links: Iterable[Link]) -> list[Group]:
    """The groups in order of their first new paragraph."""
    ordered = sorted(links, key=lambda link: (link.new, link.old))
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def lead(end: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(end, end) != end:
            leader[end] = leader[leader[end]]
            end = leader[end]
        return end

    for link in ordered:
        leader[lead(("old", link.old))] = lead(("new", link.new))
    members: dict[tuple[str, int], list[Link]] = {}
    for link in ordered:
        members.setdefault(lead(("new", link.new)), []).append(link)
    return [
        Group(tuple(sorted({link.old for link in held})), tuple(sorted({link.new for link in held})), tuple(held))
        for held in members.values()
    ]
