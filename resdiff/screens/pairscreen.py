"""What every screen round two versions has: title, texts, panel, search, the reason of a match and the summary page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resdiff.model import Comparison
from resdiff.screens.commands import COMMON, READING, bindings
from resdiff.screens.facets import facet_lines
from resdiff.screens.keyline import KeyLine
from resdiff.screens.pair import Pair
from resdiff.screens.reasons import reason
from resdiff.screens.search import Search
from resdiff.screens.sidepanel import SidePanel
from resdiff.screens.summary import Left, SummaryScreen
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.title import Heading, TitleLine, heading_of

if TYPE_CHECKING:
    from resdiff.meaning import Ladders
    from resdiff.screens import Write
    from resdiff.summary import Report


class PairScreen(TextScreen[None]):
    """Shows a finished Comparison; computes nothing about its texts.

    `ladders` say which verb is stronger, `write` makes files of the summary. `bracketed` puts changed words in
    brackets where both texts stand in one column.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*READING, *COMMON))]
    DEFAULT_CSS = """
    PairScreen {
        #text { height: 1fr; layout: vertical; }
        #text.-beside { layout: horizontal; }
        #bottom { dock: bottom; height: auto; }
        #bottom Static {
            display: none;
            height: auto;
            max-height: 6;
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
        #bottom Static.-shown { display: block; }
        Footer { dock: none; }
    }
    """

    def __init__(
        self,
        comparison: Comparison,
        ladders: Ladders | None = None,
        write: Write | None = None,
        *,
        bracketed: bool = False,
    ) -> None:
        super().__init__()
        self.pair = Pair(comparison, ladders, bracketed=bracketed)
        self._write = write
        self._wants_reason = False
        self._page_row = 0

    def compose(self) -> ComposeResult:
        """Title, both texts with the panel and the find bar; what is told and the footer below."""
        yield TitleLine()
        with Search(), Widget(id="text"):
            yield self.pair
            yield SidePanel()
        with Widget(id="bottom"):
            yield from self.below()
            yield KeyLine(compact=True)

    def below(self) -> Iterator[Widget]:
        """What is told above the footer."""
        yield Static(id="reason", markup=False)

    def on_mount(self) -> None:
        """Follow the cursor, and what is read beside."""
        self.watch(self.pair, "cursor", self.tell, init=False)

    def on_resize(self) -> None:
        """Put the panel where there is room for it."""
        self.query_one(SidePanel).place(self.size.width)

    def tell(self) -> None:
        """Say where the reader is: in the title line, in the reason and in the panel."""
        self.query_one(TitleLine).heading = self.heading
        panel, bar = self.query_one(SidePanel), self.query_one("#reason", Static)
        # Below the text the panel takes the place of the reason, which it ends with.
        bar.set_class(self._wants_reason and (panel.is_beside or not panel.is_open), "-shown")
        if bar.has_class("-shown"):
            bar.update(reason(self.pair.row))
        if panel.is_open:
            panel.tell(self.panel_lines())

    @property
    def heading(self) -> Heading:
        """What the title line says."""
        return heading_of(self.pair.listing, self.pair.number)

    def panel_lines(self) -> Content:
        """What the panel says of the clause at the cursor."""
        return facet_lines(self.pair.row, self.pair.meaning, is_awaited=not self.pair.has_failed)

    def action_facets(self) -> None:
        """Open or close the panel that says what the change at the cursor means."""
        self.query_one(SidePanel).toggle()
        self.tell()

    def action_read_on(self, step: int) -> None:
        """Scroll the panel."""
        self.query_one(SidePanel).read_on(step)

    def action_reasons(self) -> None:
        """Show or hide why the clause of the cursor was matched."""
        self._wants_reason = not self._wants_reason
        self.tell()

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

    def action_leave(self) -> None:
        """End the search; if there is none, the filter."""
        if not self.query_one(Search).leave() and self.pair.listing.facets:
            self.pair.filter(frozenset())
