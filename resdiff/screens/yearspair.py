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
from resdiff.model import Comparison
from resdiff.screens.cells import shown
from resdiff.screens.commands import CHANGES, CLOSED_BY_Q, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.compare import EXPORT, CompareScreen
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.troubles import trouble

_OWN = (
    Command("right_square_bracket", "pair(1)", "Next pair of versions", "Versions", "Years", display="]"),
    Command("left_square_bracket", "pair(-1)", "Previous pair of versions", "Versions", display="["),
    Command("q", "back", "Back to the history", "Versions", "Back"),
)


class YearsPair(CompareScreen):
    """Shows two versions of a series; the pair goes on by as many versions as it spans, or by one where it cannot.

    It begins at a clause told by its address, looking for `words`.
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
        address: str,
        *,
        words: str = "",
        bracketed: bool,
    ) -> None:
        super().__init__(comparison, None, None, series.write_pair, bracketed=bracketed)
        self._series = series
        self._years = old, new
        self._address = address
        self._words = words

    def on_mount(self) -> None:
        """Begin at the clause that was asked for."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._address:
            self.pair.jump_to(self.pair.listing.number_of(self._address, 0))
        self.query_one(Search).begin(self._words, go=False)

    def action_pair(self, step: int) -> None:
        """Show the next (1) or the previous (-1) pair, at the clause of the cursor where that has it."""
        old, new = self._years
        last = len(self._series.history.versions) - 1
        if (step > 0 and new == last) or (step < 0 and old == 0):
            self.say("This is the latest version" if step > 0 else "This is the first version")
            return
        span = new - old
        old = min(old + span, last - 1) if step > 0 else max(old - span, 0)
        new = min(old + span, last)
        when_compared(self._series, old, new, self, lambda done: self.Compared(old, new, done))

    @on(Compared)
    def _show(self, event: Compared) -> None:
        event.stop()
        if why := trouble(event.comparison):
            self.notify(not_compared(self._series, event.old, event.new, why), severity="warning", markup=False)
            return
        clause = self._clause()
        self._years = event.old, event.new
        address = address_in(clause, event.old, event.new) if clause else ""
        self.pair.compare_again(event.comparison.result(), address)
        self.query_one(Search).again()

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


def address_in(clause: Clause, old: int, new: int) -> str:
    """The address at which a comparison of two versions has a clause: the new one, or else the old one."""
    standings = (clause.at(new), clause.at(old))
    return next((standing.address for standing in standings if standing and standing.is_here), "")


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
