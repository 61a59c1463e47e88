"""The compare screen: every clause beside its counterpart, what changed and why; links and partings by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Footer, Static

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.pinning import Pinned
from resdiff.screens.commands import CHANGES, COMMON, FIND, TRAVEL, Command, bindings
from resdiff.screens.exporting import Exporting
from resdiff.screens.facets import facet_lines
from resdiff.screens.pair import Pair
from resdiff.screens.pins import PinDesk, Step
from resdiff.screens.reasons import reason
from resdiff.screens.search import Search
from resdiff.screens.sidepanel import SidePanel
from resdiff.screens.summary import Left, SummaryScreen
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.title import TitleLine, heading_of

if TYPE_CHECKING:
    from resdiff.meaning import Ladders
    from resdiff.screens import Write
    from resdiff.summary import Report

_OWN = (
    Command("i", "facets", "What the change means, in a panel that stays", "Meaning", "Meaning"),
    Command("J", "read_on(1)", "Read on in the panel", "Meaning"),
    Command("K", "read_on(-1)", "Back in the panel", "Meaning"),
    Command("s", "summary", "The summary on one page", "Meaning", "Summary"),
    Command("e", "export", "Write the summary to a file", "Meaning"),
    Command("r", "reasons", "Why these two were matched", "Changes"),
    Command("escape", "leave", "End the search, then the filter", "Find", display="esc"),
    Command("l", "link", "Link a clause with another by hand", "Pins"),
    Command("u", "part", "Part a clause from its counterpart", "Pins"),
    Command("U", "unpin", "Take the last pin back", "Pins"),
)


class CompareScreen(TextScreen[None]):
    """Shows a finished Comparison; computes nothing about its texts.

    `pinned` compares again with what a person links and parts by hand, `ladders` say which verb is stronger, `write`
    makes files of the summary. `bracketed` puts changed words in brackets where both texts stand in one column.
    """

    commands = (*CHANGES, *_OWN[:1], *FIND, *_OWN[1:], *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *COMMON))]
    DEFAULT_CSS = """
    CompareScreen {
        #text { height: 1fr; layout: vertical; }
        #text.-beside { layout: horizontal; }
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

    def __init__(
        self,
        comparison: Comparison,
        pinned: Pinned | None = None,
        ladders: Ladders | None = None,
        write: Write | None = None,
        *,
        bracketed: bool = False,
    ) -> None:
        super().__init__()
        self.pair = Pair(comparison, ladders, bracketed=bracketed)
        self._pins = PinDesk(pinned)
        self._write = write
        self._wants_reason = False
        self._page_row = 0

    def compose(self) -> ComposeResult:
        """Title, both texts with the panel and the find bar; reason and footer below."""
        yield TitleLine()
        with Search(), Widget(id="text"):
            yield self.pair
            yield SidePanel()
        with Widget(id="bottom"):
            yield Static(id="reason", markup=False)
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Follow the cursor, and what is read beside."""
        self.watch(self.pair, "cursor", self._tell, init=False)

    def on_resize(self) -> None:
        """Put the panel where there is room for it."""
        self.query_one(SidePanel).place(self.size.width)

    def _tell(self) -> None:
        """Say where the reader is: in the title line, in the reason and in the panel."""
        self.query_one(TitleLine).heading = heading_of(self.pair.listing, self.pair.number)
        panel, bar = self.query_one(SidePanel), self.query_one("#reason", Static)
        # Below the text the panel takes the place of the reason, which it ends with.
        bar.set_class(self._wants_reason and (panel.is_beside or not panel.is_open), "-shown")
        if bar.has_class("-shown"):
            bar.update(reason(self.pair.row))
        if panel.is_open:
            panel.tell(facet_lines(self.pair.row, self.pair.meaning))

    # What the change means

    def action_facets(self) -> None:
        """Open or close the panel that says what the change at the cursor means."""
        self.query_one(SidePanel).toggle()
        self._tell()

    def action_read_on(self, step: int) -> None:
        """Scroll the panel."""
        self.query_one(SidePanel).read_on(step)

    def action_reasons(self) -> None:
        """Show or hide why the clause of the cursor was matched."""
        self._wants_reason = not self._wants_reason
        self._tell()

    def action_summary(self) -> None:
        """Show the summary page; from a line of it one comes back to its clause."""

        def show(report: Report) -> None:
            self.app.push_screen(SummaryScreen(report, self._write, self._page_row), self._come_back)

        self.pair.when_understood(show)

    def _come_back(self, left: Left | None) -> None:
        if left is not None:
            self._page_row = left.row
            if left.place >= 0:
                self.pair.jump_to(self.pair.listing.number_of_place(left.place))

    def action_export(self) -> None:
        """Ask for a file and write the summary to it."""
        self.pair.when_understood(lambda report: Exporting.open(self, report, self._write))

    def action_leave(self) -> None:
        """End the search; if there is none, the filter."""
        search = self.query_one(Search)
        if self.selections:
            self.clear_selection()
        elif self._pins.linking is not None:
            self._pins.linking = None
            self.say("Nothing linked")
        elif search.is_on:
            search.end()
        elif self.pair.listing.facets:
            self.pair.filter(frozenset())

    # Pins

    def action_link(self) -> None:
        """Link this clause with another: the key is pressed on the one and then on the other."""
        self._pin(self._pins.link(self.pair.row.change))

    def action_part(self) -> None:
        """Part this clause from its counterpart."""
        self._pin(self._pins.part(self.pair.row.change))

    def action_unpin(self) -> None:
        """Take the last pin back."""
        self._pin(self._pins.back(self.pair.row.change))

    def _pin(self, step: Step | str) -> None:
        """Compare again with other pins, and go to the clause that it is about; or say why not."""
        if isinstance(step, str):
            self.say(step)
            return
        try:
            comparison = self._pins.take(step)
        except ResdiffError as error:
            self.say(f"Not pinned: {error.message}")
            return
        self.pair.compare_again(comparison, step.address)
        self.query_one(Search).again()
        self.say(step.told + self._pins.place)
