"""The two texts of one change, and how places in one answer to places in the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from resdiff.comparison import joined_text
from resdiff.meaning.facets import Place
from resdiff.meaning.transposed import SPAN, transposed
from resdiff.model import Edit, Paragraph

_OF_SEVERAL = 4
"""Words in a row by which a stretch is known again among several paragraphs."""
# What a drafter would not call a word between two changed runs.
_NO_WORD = re.compile(r"[^\w]*")


@frozen
class Hunk:
    """A stretch of the old text and the stretch of the new one that took its place; either may be empty."""

    old: Place
    new: Place


@frozen
class Kept:
    """`length` characters that both texts have: from `old` on in the one, from `new` on in the other."""

    old: int
    new: int
    length: int


@frozen
class Sides:
    """Both texts of a change, the runs they share, and the hunks between those runs.

    The texts are those of the change's paragraphs, joined by newlines as `joined_text` does.
    """

    old: str
    new: str
    old_paragraphs: tuple[Paragraph, ...]
    new_paragraphs: tuple[Paragraph, ...]
    kept: tuple[Kept, ...]
    hunks: tuple[Hunk, ...]

    @cached_property
    def _old_starts(self) -> list[int]:
        return [run.old for run in self.kept]

    def new_place(self, place: Place) -> Place | None:
        """Where a stretch of the old text that was kept whole now stands, None where it was not."""
        k = bisect_right(self._old_starts, place[0]) - 1
        if k < 0 or place[1] > self.kept[k].old + self.kept[k].length:
            return None
        shift = self.kept[k].new - self.kept[k].old
        return place[0] + shift, place[1] + shift

    @cached_property
    def moved(self) -> tuple[tuple[Place, Place], ...]:
        """Stretches that stand elsewhere in the new text than in the old one: their place in each."""
        if len(self.hunks) < 2:
            return ()
        # Where clauses were merged or split, what looks gone mostly stands in the other one.
        span = SPAN if len(self.old_paragraphs) == len(self.new_paragraphs) == 1 else _OF_SEVERAL
        gone, came = [hunk.old for hunk in self.hunks], [hunk.new for hunk in self.hunks]
        return transposed(self.old, gone, self.new, came, span)

    def moved_place(self, place: Place) -> Place | None:
        """Where a stretch of the old text that moved as a whole stands now, None where it did not."""
        for old, new in self.moved:
            if old[0] <= place[0] and place[1] <= old[1]:
                start = new[0] + place[0] - old[0]
                moved = start, start + place[1] - place[0]
                return moved if self.new[slice(*moved)].casefold() == self.old[slice(*place)].casefold() else None
        return None

    def answering(self, place: Place) -> Place:
        """The stretch of the new text that answers to a stretch of the old one, changed or not."""
        starts, ends = [], []
        for kept in self._kept_in(place):
            first, last = max(place[0], kept.old), min(place[1], kept.old + kept.length)
            starts.append(first - kept.old + kept.new)
            ends.append(last - kept.old + kept.new)
        for hunk in _within(self.hunks, self._old_hunk_ends, place, lambda hunk: hunk.old):
            starts.append(hunk.new[0])
            ends.append(hunk.new[1])
        return (min(starts), max(ends)) if starts else (0, 0)

    def kept_of_old(self, place: Place) -> int:
        """How many characters of a stretch of the old text were kept."""
        return sum(_shared(place, (run.old, run.old + run.length)) for run in self._kept_in(place))

    def kept_of_new(self, place: Place) -> int:
        """How many characters of a stretch of the new text were there before."""
        runs = _within(self.kept, self._new_run_ends, place, lambda run: (run.new, run.new + run.length))
        return sum(_shared(place, (run.new, run.new + run.length)) for run in runs)

    def common(self, old: Place, new: Place) -> int:
        """How many characters a stretch of the old text and one of the new share in their places."""
        shared = 0
        for run in self._kept_in(old):
            shift = run.new - run.old
            shared += _shared((max(old[0], run.old) + shift, min(old[1], run.old + run.length) + shift), new)
        return shared

    def hunk_of_old(self, place: Place) -> Hunk | None:
        """The first hunk that a stretch of the old text has part in."""
        return next(_within(self.hunks, self._old_hunk_ends, place, lambda hunk: hunk.old), None)

    def hunk_of_new(self, place: Place) -> Hunk | None:
        """The first hunk that a stretch of the new text has part in."""
        return next(_within(self.hunks, self._new_hunk_ends, place, lambda hunk: hunk.new), None)

    def _kept_in(self, place: Place) -> Iterator[Kept]:
        """The kept runs that a stretch of the old text has part in."""
        return _within(self.kept, self._old_run_ends, place, lambda run: (run.old, run.old + run.length))

    @cached_property
    def _old_run_ends(self) -> list[int]:
        return [run.old + run.length for run in self.kept]

    @cached_property
    def _new_run_ends(self) -> list[int]:
        return [run.new + run.length for run in self.kept]

    @cached_property
    def _old_hunk_ends(self) -> list[int]:
        return [hunk.old[1] for hunk in self.hunks]

    @cached_property
    def _new_hunk_ends(self) -> list[int]:
        return [hunk.new[1] for hunk in self.hunks]


Run = TypeVar("Run", Hunk, Kept)


def _within(runs: Sequence[Run], ends: Sequence[int], place: Place, at: Callable[[Run], Place]) -> Iterator[Run]:
    """The runs, ordered and with their ends beside them, that share a character with a stretch or lie inside it."""
    for run in runs[bisect_right(ends, place[0]) :]:
        start, end = at(run)
        if start >= place[1]:
            return
        if end > place[0]:
            yield run


def _shared(one: Place, other: Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlap(one: Place, other: Place) -> bool:
    """Whether two stretches of one text share a character."""
    return one[0] < other[1] and other[0] < one[1]


def sides(words: Sequence[Edit], old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Sides:
    """The two sides of a change, from its words and its paragraphs."""
    before = joined_text(old)
    kept: list[Kept] = []
    hunks: list[Hunk] = []
    for sign, old_at, new_at in _runs(words):
        if sign == "=":
            kept.append(Kept(old_at[0], new_at[0], old_at[1] - old_at[0]))
        elif hunks and _NO_WORD.fullmatch(before, hunks[-1].old[1], old_at[0]):
            hunks[-1] = Hunk((hunks[-1].old[0], old_at[1]), (hunks[-1].new[0], new_at[1]))
        else:
            hunks.append(Hunk(old_at, new_at))
    return Sides(before, joined_text(new), tuple(old), tuple(new), tuple(kept), tuple(hunks))


def _runs(words: Sequence[Edit]) -> Iterator[tuple[str, Place, Place]]:
    """Each edit's sign with where it stands in the old text and in the new one."""
    at_old = at_new = 0
    for edit in words:
        old_end = at_old + len(edit.text) * (edit.sign != "+")
        new_end = at_new + len(edit.text) * (edit.sign != "-")
        yield edit.sign, (at_old, old_end), (at_new, new_end)
        at_old, at_new = old_end, new_end
