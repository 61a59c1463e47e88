"""The summary page as a screen: read it, find words in it, go from a line to its clause, write it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import frozen
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from resdiff.screens.commands import COMMON, FIND, TRAVEL, Command, bindings
from resdiff.screens.exporting import Exporting
from resdiff.screens.keyline import KeyLine
from resdiff.screens.pagelist import PageListing
from resdiff.screens.search import Search
from resdiff.screens.spread import Spread
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.wrapping import wrap

if TYPE_CHECKING:
    from resdiff.screens import Write
    from resdiff.summary import Report

_OWN = (
    Command("enter", "open", "Go to the clause of this line", "Summary", "To the clause", display="enter"),
    Command("n", "next_section", "Next section", "Summary"),
    Command("p", "previous_section", "Previous section", "Summary"),
    Command("e", "export", "Write the summary to a file", "Summary", "Write to a file"),
    Command("y", "copy", "Copy the page", "Summary", "Copy"),
    Command("escape,s", "leave", "End the search, or go back to the texts", "Summary", "Back", display="esc s"),
)


@frozen
class Left:
    """How a person left the page: at which row, and for the clause of which change (-1 for none)."""

    row: int
    place: int = -1


class SummaryScreen(TextScreen[Left]):
    """Shows the page of a report, beginning at a row; its result says where to go on."""

    commands = (*_OWN, *FIND, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *COMMON))]

    def __init__(self, report: Report, write: Write | None, row: int = 0) -> None:
        super().__init__()
        self._report = report
        self._write = write
        self._page = PageListing(report, wrap)
        self._row = row

    def compose(self) -> ComposeResult:
        """The page with the find bar, and the keys."""
        with Search("lines"):
            yield Spread(self._page, ["page"])
        yield KeyLine(compact=True)

    def on_mount(self) -> None:
        """Go to the row that was read last."""
        self.call_after_refresh(lambda: self.spread.jump_to(self._row))

    @on(Spread.Pressed)
    def action_open(self) -> None:
        """Go to the clause that the line is about; from a line about several, to the first of those below it."""
        row = self.spread.cursor
        place = next((line.place for line in self._page.lines[row:] if line.place >= 0), -1)
        if place < 0:
            self.say("No clause is told here or below")
        else:
            self.dismiss(Left(row, place))

    def action_next_section(self) -> None:
        """The next section."""
        self._go(1)

    def action_previous_section(self) -> None:
        """The beginning of this section, or the section before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        index = self._page.section_from(self.spread.cursor, step)
        if index is None:
            self.say("No further section" if step > 0 else "No section before this one")
        else:
            self.spread.go(index, jump=True)

    def action_export(self) -> None:
        """Ask for a file and write the summary to it."""
        Exporting.open(self, self._report, self._write)

    def action_copy(self) -> None:
        """Copy the page as plain text, fit to paste in an e-mail."""
        from resdiff.summary import digest, page

        self.app.copy_to_clipboard(page(digest(self._report)))
        self.say("Copied the page")

    def action_leave(self) -> None:
        """End the search; if there is none, go back."""
        if not self.query_one(Search).leave():
            self.dismiss(Left(self.spread.cursor))
