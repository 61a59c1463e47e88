"""The spread of a comparison: its two versions, with jumps from change to change, a filter, folds and copying."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from resdiff.beside import started
from resdiff.model import Comparison
from resdiff.screens.commands import CHANGES, bindings
from resdiff.screens.copying import clause
from resdiff.screens.filtering import Filter
from resdiff.screens.listing import Listing
from resdiff.screens.naming import names_of
from resdiff.screens.rows import Row
from resdiff.screens.spread import Spread
from resdiff.screens.troubles import trouble
from resdiff.screens.wrapping import wrap

if TYPE_CHECKING:
    from concurrent.futures import Future

    from resdiff.meaning import Ladders, Meaning
    from resdiff.summary import Report


class Pair(Spread):
    """Shows a finished Comparison; computes nothing about its texts.

    What the changes mean is read beside, once the texts are on the screen; `report` is None until then. `ladders`
    say which verb is stronger, resdiff's own where none are given. `bracketed` puts changed words in brackets where
    both texts stand in one column.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHANGES)]

    listing: Listing
    report: reactive[Report | None] = reactive(None, repaint=False)

    class Understood(Message):
        """What the changes of a comparison mean has been read, or could not be."""

        def __init__(self, report: Future[Report]) -> None:
            self.report = report
            super().__init__()

    def __init__(self, comparison: Comparison, ladders: Ladders | None = None, *, bracketed: bool = False) -> None:
        super().__init__(Listing(comparison, wrap, bracketed=bracketed))
        self._ladders = ladders
        self._waiting: Callable[[Report], None] | None = None
        self._is_reading = False
        self.has_failed = False

    def on_mount(self) -> None:
        """Read what the changes mean, once there is something to look at."""
        self.call_after_refresh(self.call_after_refresh, self._read)

    @property
    def row(self) -> Row:
        """The row at the cursor."""
        return self.listing.shown[self.cursor]

    def compare_again(self, comparison: Comparison, address: str = "", place: int = -1) -> None:
        """Show another comparison, with the cursor on the clause at a new address, or on a change told by its place."""
        renewed = self.listing.renewed(comparison)
        self.report = None
        otherwise = min(self.number, len(renewed.rows) - 1)
        self.show(renewed, renewed.number_of_place(place) if place >= 0 else renewed.number_of(address, otherwise))
        self._read()

    # What the changes mean

    @property
    def meaning(self) -> Meaning | None:
        """What the change at the cursor means, as soon as that is known."""
        return self.report.meanings[self.row.place] if self.report and self.row.change else None

    def when_understood(self, do: Callable[[Report], None]) -> None:
        """Do something with the report, at once or, instead of what waited before, as soon as it is there."""
        if self.report is not None:
            do(self.report)
        else:
            self._waiting = do
            self.say("Reading what the changes mean …")
            if not self._is_reading:
                self._read()

    def _read(self) -> None:
        self._is_reading, self.has_failed = True, False
        comparison, ladders = self.listing.comparison, self._ladders

        def read() -> Report:
            from resdiff.summary import report

            return report(comparison, None, ladders)

        def tell(done: Future[Report]) -> None:
            with suppress(RuntimeError):  # the person has left meanwhile
                self.post_message(self.Understood(done))

        started(read, "resdiff-meaning").add_done_callback(tell)

    @on(Understood)
    def _understand(self, event: Understood) -> None:
        event.stop()
        if why := trouble(event.report):
            self._is_reading, self._waiting, self.has_failed = False, None, True
            line = f"What the changes mean could not be read ({why}). The texts are all here; s tries again."
            self.notify(line, severity="warning", timeout=10, markup=False)
            return
        report = event.report.result()
        if report.comparison is self.listing.comparison:
            self._is_reading = False
            self.listing.understand(names_of(report))
            self.report = report
            self.lay_out()
            if self._waiting is not None:
                waiting, self._waiting = self._waiting, None
                waiting(report)

    # Changes and moves

    def action_next_change(self) -> None:
        """The next clause that changed."""
        self._go_to_change(1)

    def action_previous_change(self) -> None:
        """The clause before that changed."""
        self._go_to_change(-1)

    def _go_to_change(self, step: int) -> None:
        index = self.listing.change_from(self.cursor, step)
        if index is None:
            self.say("No further change" if step > 0 else "No change before this one")
        else:
            self.go(index, jump=True)

    def action_other_end(self) -> None:
        """From a moved clause to where it stood, and back."""
        other = self.listing.other_end(self.number)
        if other is None:
            self.say("This clause has not moved")
        else:
            self.jump_to(other)

    # What is shown

    def action_filter(self) -> None:
        """Choose what kinds of change to show."""
        self.app.push_screen(Filter(self.listing.groups, self.listing.counts, self.listing.facets, self))

    @on(Filter.Chosen)
    def _chosen(self, event: Filter.Chosen) -> None:
        event.stop()
        self.filter(event.facets)

    def filter(self, facets: frozenset[str]) -> None:
        """Show only what has one of these facets, or everything where there are none."""
        self.listing.asked = facets
        self.lay_out()

    def action_substance(self) -> None:
        """Show only changes of the class that matters most, or all classes again; the title counts what is hidden."""

        def show(_: Report) -> None:
            classes, chosen = self.listing.classes, self.listing.facets
            first = frozenset(classes[:1])
            self.filter(chosen - first if first <= chosen else chosen - frozenset(classes) | first)

        self.when_understood(show)

    def action_fold(self) -> None:
        """Fold what is unchanged, or open it."""
        self.listing.fold()
        self.lay_out()

    def action_unfold(self) -> None:
        """Open the folded line at the cursor."""
        if self.row.role == "fold":
            self.listing.unfolded |= {self.number}
            self.lay_out()

    @on(Spread.Pressed)
    def _opened(self, event: Spread.Pressed) -> None:
        event.stop()
        self.action_unfold()

    def action_layout(self) -> None:
        """Side by side, or both texts in one column."""
        self.listing.turn(self.text_width)
        self.lay_out()

    # Copying

    def action_copy(self) -> None:
        """Copy the clause as the new text has it, or the old one where it is gone."""
        self._copy(new=True)

    def action_copy_old(self) -> None:
        """Copy the clause as the old text had it, or the new one where it is new."""
        self._copy(new=False)

    def _copy(self, *, new: bool) -> None:
        if self.row.change is None:
            self.say("No clause here")
            return
        copied = clause(self.row.change, self.listing.comparison, new=new)
        self.app.copy_to_clipboard(copied.text)
        self.say(f"Copied {copied.name}")

    def say(self, text: str) -> None:
        """Say something in passing."""
        self.notify(text, timeout=2, markup=False)
