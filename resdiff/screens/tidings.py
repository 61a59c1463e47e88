"""What became of the decisions on an earlier draft, as lines to go on from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen
from textual.content import Content

from resdiff.review.telling import IN_WORDS, earlier_in_words, lost_in_words
from resdiff.summary.naming import both_addresses
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.review.desk import Desk


@frozen
class Tiding:
    """One line, and the place of the change that it is about, None where that is gone."""

    line: Content
    place: int | None = None


def tidings(desk: Desk, fresh: Iterable[int]) -> tuple[Tiding, ...]:
    """What is to be decided again, what is new since then, and what lost its object."""
    return (*_again(desk), *_new(desk, fresh), *_lost(desk))


def _again(desk: Desk) -> Iterator[Tiding]:
    for place, decision in desk.decisions.items():
        if told := earlier_in_words(decision):
            yield _tiding(desk, place, f"to decide again: {told}")


def _new(desk: Desk, fresh: Iterable[int]) -> Iterator[Tiding]:
    for place in sorted(fresh):
        yield _tiding(desk, place, "new in this draft")


def _lost(desk: Desk) -> Iterator[Tiding]:
    for lost in desk.review.lost:
        yield Tiding(Content(f"lost its object: {lost_in_words(lost)}"))
    for decision in desk.elsewhere:
        where = both_addresses(decision.base.addresses, decision.draft.addresses)
        yield Tiding(Content(f"not found in these texts: {visible(where)}, {IN_WORDS[decision.verdict]}"))


def _tiding(desk: Desk, place: int, told: str) -> Tiding:
    change = desk.comparison.changes[place]
    return Tiding(Content.assemble((f"{both_addresses(change.old, change.new)}  ", "bold"), told), place)
