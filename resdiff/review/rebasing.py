"""Two edits of one text laid over each other, where they do not touch the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from resdiff.wording import edits


@frozen
class Patch:
    """A stretch `[start, end)` of a text, in characters, and what shall stand in its place."""

    start: int
    end: int
    text: str

    def touches(self, other: Patch) -> bool:
        """Whether both are about the same words, or put different ones at the same point."""
        if self == other:
            return False
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        # Words put in at the edge of what is replaced leave it alone.
        return max(self.start, other.start) < min(self.end, other.end) or (
            self.start < other.start == other.end < self.end or other.start < self.start == self.end < other.end
        )


def patches(base: str, other: str) -> tuple[Patch, ...]:
    """What makes `other` of `base`, in order."""
    found: list[Patch] = []
    at = 0
    for edit in edits(base, other):
        if edit.sign == "=":
            at += len(edit.text)
            continue
        if found and found[-1].end == at:
            start, before = found[-1].start, found.pop().text
        else:
            start, before = at, ""
        at += len(edit.text) if edit.sign == "-" else 0
        found.append(Patch(start, at, before + (edit.text if edit.sign == "+" else "")))
    return tuple(found)


def patched(base: str, some: Iterable[Patch]) -> str:
    """The text with patches that do not touch each other."""
    pieces, at = [], 0
    for patch in sorted(set(some), key=lambda patch: (patch.start, patch.end)):
        pieces += [base[at : patch.start], patch.text]
        at = patch.end
    return "".join([*pieces, base[at:]])


def clash(some: Sequence[Patch], others: Sequence[Patch]) -> bool:
    """Whether one of these touches one of those."""
    return any(one.touches(other) for one in some for other in others)


def rebased(base: str, decided: str, proposed: str) -> str | None:
    """What a proposal on `base` makes of the text that was decided instead; None where they touch the same words."""
    mine, theirs = patches(base, decided), patches(base, proposed)
    return None if clash(mine, theirs) else patched(base, (*mine, *theirs))
