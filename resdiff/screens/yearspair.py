"""Two versions of a series in the compare screen, with the ways to the next and the previous pair of years."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from resdiff.beside import started
from resdiff.lineage import Clause
from resdiff.lineage.rows import by_latest_text
from resdiff.model import Comparison
from resdiff.screens.cells import shown
from resdiff.screens.commands import CHANGES, CLOSED_BY_Q, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.compare import EXPORT, CompareScreen
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.troubles import trouble
from resdiff.telling.stories import where

_OWN = (
    Command("right_square_bracket", "pair(1)", "Next pair of versions", "Versions", "Years", display="]"),
    Command("left_square_bracket", "pair(-1)", "Previous pair of versions", "Versions", display="["),
    Command("q", "back", "Back to the history", "Versions", "Back"),
)


class YearsPair(CompareScreen):
    """Shows two versions of a series; the pair goes on by one, and keeps its span.

    It begins at `clause`, looking for `words`, and follows that clause through the pairs until the person goes to
    another one. Where neither of two versions has it, the cursor waits at the clause that it would stand behind.
    """

    commands = (*_OWN, *CHANGES, *READING[:1], *FIND, *READING[1:], EXPORT, *TRAVEL, *CLOSED_BY_Q)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(_OWN)]

    class Compared(Message):
        """Another pair has been compared, or could not be."""

        def __init__(self, old: int, new: int, comparison: Future[Comparison]) -> None:
            self.old, self.new, self.comparison = old, new, comparison
            super().__init__()

    def __init__(
        self,
        series: Series,
        old: int,
        new: int,
        comparison: Comparison,
        clause: Clause | None,
        *,
        words: str = "",
        bracketed: bool,
    ) -> None:
        super().__init__(comparison, None, None, series.write_pair, bracketed=bracketed)
        self._series = series
        self._years = old, new
        self._followed = clause
        self._put_at = -1  # the row that the cursor was put on for the clause that is followed
        self._words = words

    def on_mount(self) -> None:
        """Begin at the clause that was asked for."""
        self._put_at = self.pair.number  # a key that comes before that goes on from the clause, not from the top
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        place = self._follow(self.pair.listing.comparison, *self._years)
        if place >= 0:
            self.pair.jump_to(self.pair.listing.number_of_place(place))
        self._settle()
        self.query_one(Search).begin(self._words, go=False)

    def action_pair(self, step: int) -> None:
        """Show the next (1) or the previous (-1) pair, at the clause of the cursor where that has it."""
        old, new = (year + step for year in self._years)
        if old < 0 or new >= len(self._series.history.versions):
            self.say("This is the latest version" if step > 0 else "This is the first version")
            return
        when_compared(self._series, old, new, self, lambda done: self.Compared(old, new, done))

    @on(Compared)
    def _show(self, event: Compared) -> None:
        event.stop()
        if why := trouble(event.comparison):
            self.notify(not_compared(self._series, event.old, event.new, why), severity="warning", markup=False)
            return
        if self._put_at != self.pair.number:
            self._followed = self._clause() or self._followed
        self._years = event.old, event.new
        comparison = event.comparison.result()
        self.pair.compare_again(comparison, place=self._follow(comparison, event.old, event.new))
        self._settle()
        self.query_one(Search).again()

    def _follow(self, comparison: Comparison, old: int, new: int) -> int:
        """Which change of a comparison the clause that is followed is in, or else the one it would stand behind."""
        if self._followed is None:
            return -1
        history = self._series.history
        order = [history.clauses[index] for index in by_latest_text(history)]
        before = reversed(order[: order.index(self._followed) + 1])
        places = (place_in(comparison, clause, old, new) for clause in before)
        return next((place for place in places if place >= 0), -1)

    def _settle(self) -> None:
        """Remember where the cursor was put, and tell where the clause that is followed is not there."""
        self._put_at = self.pair.number
        if self._followed and not any(map(self._followed.stands_in, self._years)):
            self.say(f"Neither has {where(self._followed, self._series.history)}; this is where it would stand")

    def _clause(self) -> Clause | None:
        """The clause at the cursor."""
        change = self.pair.row.change
        if change is None:
            return None
        history = self._series.history
        version, address = (self._years[1], change.new[0]) if change.new else (self._years[0], change.old[0])
        return history.clauses[history.places[version][address]]

    def action_leave(self) -> None:
        """End what was begun, or else go back."""
        if self.selections or self.query_one(Search).is_on or self.pair.listing.facets:
            super().action_leave()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Go back to the history."""
        self.dismiss()


def place_in(comparison: Comparison, clause: Clause, old: int, new: int) -> int:
    """The place of the change that a clause is in, in the comparison of two versions; -1 where neither has it."""
    for version, is_new in ((new, True), (old, False)):
        standing = clause.at(version)
        if standing and standing.is_here:
            addresses = ((k, change.new if is_new else change.old) for k, change in enumerate(comparison.changes))
            return next(k for k, several in addresses if standing.address in several)
    return -1


def not_compared(series: Series, old: int, new: int, why: str) -> str:
    """What is told where two versions could not be compared."""
    names = series.history.short_names
    return shown(f"{names[old]} and {names[new]} could not be compared ({why}). Another pair may be.")


def when_compared(
    series: Series, old: int, new: int, screen: Screen[Any], told: Callable[[Future[Comparison]], Message]
) -> None:
    """Compare two versions beside, and post what `told` makes of it to a screen."""

    def tell(done: Future[Comparison]) -> None:
        with suppress(RuntimeError):  # the person has left meanwhile
            screen.post_message(told(done))

    if new != old + 1:
        screen.notify("Comparing …", timeout=2)
    started(lambda: series.pair(old, new), "resdiff-pair").add_done_callback(tell)
