"""The compare screen: every clause beside its counterpart, and why; links and partings by hand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Footer, Static

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.pinning import Pinned
from resdiff.screens.commands import CHANGES, COMMON, FIND, TRAVEL, Command, bindings
from resdiff.screens.pair import Pair
from resdiff.screens.pins import PinDesk, Step
from resdiff.screens.reasons import reason
from resdiff.screens.search import Search
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.title import TitleLine, heading_of

_OWN = (
    Command("r", "reasons", "Why these two were matched", "Changes"),
    Command("escape", "leave", "End the search, then the filter", "Find", display="esc"),
    Command("l", "link", "Link a clause with another by hand", "Pins"),
    Command("u", "part", "Part a clause from its counterpart", "Pins"),
    Command("U", "unpin", "Take the last pin back", "Pins"),
)


class CompareScreen(TextScreen[None]):
    """Shows a finished Comparison; computes nothing about its texts.

    `pinned` compares again with what a person links and parts by hand. `bracketed` puts changed words in brackets
    where both texts stand in one column.
    """

    commands = (*CHANGES, *FIND, *_OWN, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *COMMON))]
    DEFAULT_CSS = """
    CompareScreen {
        #bottom { dock: bottom; height: auto; }
        #reason {
            display: none;
            height: auto;
            max-height: 6;
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
        #reason.-shown { display: block; }
        Footer { dock: none; }
    }
    """

    def __init__(self, comparison: Comparison, pinned: Pinned | None = None, *, bracketed: bool = False) -> None:
        super().__init__()
        self.pair = Pair(comparison, bracketed=bracketed)
        self._desk = PinDesk(pinned)

    def compose(self) -> ComposeResult:
        """Title, both texts with the find bar; reason and footer below."""
        yield TitleLine()
        with Search():
            yield self.pair
        with Widget(id="bottom"):
            yield Static(id="reason", markup=False)
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self.pair, "cursor", self._tell, init=False)

    def _tell(self) -> None:
        """Say where the reader is: in the title line and in the reason."""
        self.query_one(TitleLine).heading = heading_of(self.pair.listing, self.pair.number)
        panel = self.query_one("#reason", Static)
        if panel.has_class("-shown"):
            panel.update(reason(self.pair.row))

    def action_reasons(self) -> None:
        """Show or hide why the clause of the cursor was matched."""
        self.query_one("#reason").toggle_class("-shown")
        self._tell()

    def action_leave(self) -> None:
        """End the search; if there is none, the filter."""
        search = self.query_one(Search)
        if self.selections:
            self.clear_selection()
        elif self._desk.linking is not None:
            self._desk.linking = None
            self.say("Nothing linked")
        elif search.is_on:
            search.end()
        elif self.pair.listing.facets:
            self.pair.filter(frozenset())

    # Pins

    def action_link(self) -> None:
        """Link this clause with another: the key is pressed on the one and then on the other."""
        self._pin(self._desk.link(self.pair.row.change))

    def action_part(self) -> None:
        """Part this clause from its counterpart."""
        self._pin(self._desk.part(self.pair.row.change))

    def action_unpin(self) -> None:
        """Take the last pin back."""
        self._pin(self._desk.back(self.pair.row.change))

    def _pin(self, step: Step | str) -> None:
        """Compare again with other pins, and go to the clause that it is about; or say why not."""
        if isinstance(step, str):
            self.say(step)
            return
        try:
            comparison = self._desk.take(step)
        except ResdiffError as error:
            self.say(f"Not pinned: {error.message}")
            return
        self.pair.compare_again(comparison, step.address)
        self.query_one(Search).again()
        self.say(step.told + self._desk.place)
