"""The figures of a series on a page of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import BindingType

from resdiff.screens.cells import shown
from resdiff.screens.commands import CLOSED_BY_Q, FIND, TRAVEL, Command, bindings
from resdiff.screens.grid import CELL_LOOKS
from resdiff.screens.keyline import KeyLine
from resdiff.screens.lined import Lined, LinedListing
from resdiff.screens.search import Search
from resdiff.screens.sheet import Band, Block, Piece
from resdiff.screens.spread import Spread
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.wrapping import wrap
from resdiff.telling.numbers import figure_lines
from resdiff.telling.stacks import Line, plain

if TYPE_CHECKING:
    from resdiff.lineage.account import Account

_OWN = (
    Command("y", "copy", "Copy the page", "Figures", "Copy"),
    Command("escape,q,s", "leave", "End the search, or go back to the grid", "Figures", "Back", display="esc s q"),
)


class FiguresScreen(TextScreen[None]):
    """Shows the figures of a series: a table of its versions, bars of clauses, words and survival, verbs."""

    commands = (*_OWN, *FIND, *TRAVEL, *CLOSED_BY_Q)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *CLOSED_BY_Q))]

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._lines = list(figure_lines(account))

    def compose(self) -> ComposeResult:
        """The page with the find bar, and the keys."""
        with Search("lines"):
            yield Spread(LinedListing([_row(line) for line in self._lines], 0, wrap), ["page"])
        yield KeyLine(compact=True)

    def action_copy(self) -> None:
        """Copy the page as plain text."""
        self.app.copy_to_clipboard("\n".join(map(plain, self._lines)))
        self.say("Copied the page")

    def action_leave(self) -> None:
        """End the search; if there is none, go back."""
        if not self.query_one(Search).leave():
            self.dismiss()


def _row(line: Line) -> Lined:
    # A line of a cell begins at its first word; what stands before it is its indent.
    indent = len(plain(line)) - len(plain(line).lstrip(" "))
    pieces = [Piece(shown(text), "kept" if look == "none" else CELL_LOOKS[look]) for text, look in line]
    if indent:
        pieces[0] = evolve(pieces[0], text=pieces[0].text[indent:])
    return Lined((Band(((Block(tuple(pieces), (), indent),),)),))
