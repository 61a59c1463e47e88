"""What the screens of a history share: versions marked and compared, and going back."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Generic, TypeVar

from textual import on
from textual.message import Message

from resdiff.lineage import Clause
from resdiff.model import Comparison
from resdiff.screens.cells import shown
from resdiff.screens.commands import Command
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.troubles import trouble

Result = TypeVar("Result")

COMPARING = (
    Command("c", "compare", "Compare this version with the one before, or with the marked one", "Versions", "Compare"),
    Command("m", "mark", "Mark this version, to compare it with another", "Versions"),
)
"""Of every screen on which one is at a version of a clause."""


class YearsScreen(TextScreen[Result], Generic[Result]):
    """A screen on which the cursor is at a version (by index) of a clause."""

    marked: int | None = None
    series: Series

    class Paired(Message):
        """Two versions have been compared, or could not be."""

        def __init__(self, old: int, new: int, comparison: Future[Comparison], clause: Clause | None) -> None:
            self.old, self.new, self.comparison, self.clause = old, new, comparison, clause
            super().__init__()

    @property
    def at(self) -> tuple[Clause | None, int]:
        """The clause and the version at the cursor; -1 where it is at none."""
        raise NotImplementedError

    def action_mark(self) -> None:
        """Mark the version at the cursor, or take the mark away."""
        _, year = self.at
        if year < 0:
            self.say("This line is about no version")
            return
        self.marked = None if self.marked == year else year
        name = shown(self.series.history.short_names[year])
        self.say("No version is marked" if self.marked is None else f"{name} is marked; c on another compares the two")
        self.told_mark()

    def told_mark(self) -> None:
        """The mark changed."""

    def action_compare(self) -> None:
        """Open the version at the cursor beside the marked one, or beside the one before."""
        # Not at the top, as all that is round two versions: the history is on the screen before.
        from resdiff.screens.yearspair import when_compared

        clause, year = self.at
        other = self.marked if self.marked is not None and self.marked != year else year - 1
        if year < 0:
            self.say("This line is about no version")
        elif other < 0:
            self.say("There is no version before the first; mark another with m")
        else:
            old, new = sorted((other, year))
            when_compared(self.series, old, new, self, lambda done: self.Paired(old, new, done, clause))

    @on(Paired)
    def _open(self, event: Paired) -> None:
        event.stop()
        from resdiff.screens.yearspair import YearsPair, not_compared

        if why := trouble(event.comparison):
            self.notify(not_compared(self.series, event.old, event.new, why), severity="warning", markup=False)
            return
        comparison = event.comparison.result()
        plain, words = getattr(self.app, "is_plain", False), self.query_one(Search).words
        self.app.push_screen(
            YearsPair(self.series, event.old, event.new, comparison, event.clause, words=words, bracketed=plain)
        )
