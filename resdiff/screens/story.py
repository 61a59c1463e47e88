"""The story of a clause on the screen: its words with their years, every version, its verb and its length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from resdiff.lineage import Clause
from resdiff.lineage.signs import LEGEND
from resdiff.screens.cells import shown
from resdiff.screens.commands import CLOSED_BY_Q, FIND, TRAVEL, Command, bindings
from resdiff.screens.keyline import KeyLine
from resdiff.screens.lined import LinedListing
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.spread import Spread
from resdiff.screens.storyrows import label_width, story_rows
from resdiff.screens.wrapping import wrap
from resdiff.screens.years import COMPARING, YearsScreen
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.lineage.words import Run

_OWN = (
    Command("enter", "compare", "Compare the version of this line with the one before", "Versions", display="enter"),
    Command("y", "copy", "Copy the clause as this version has it", "Copy", "Copy"),
    Command("escape,q", "leave", "End the search, or go back to the grid", "Screen", "Back", display="esc q"),
)


class StoryScreen(YearsScreen[None]):
    """Shows a clause through its years.

    `runs` are its latest words with their years, None as long as they are not known, for which `unread` is a line.
    `words` are looked for from the beginning.
    """

    commands = (*COMPARING, *_OWN, *FIND, *TRAVEL, *CLOSED_BY_Q)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*COMPARING, *_OWN, *CLOSED_BY_Q))]
    DEFAULT_CSS = """
    StoryScreen { #head { height: 1; dock: top; background: $panel; color: $foreground; text-style: bold; } }
    """
    legend = LEGEND

    def __init__(
        self,
        series: Series,
        clause: Clause,
        year: int,
        runs: Sequence[Run] | None,
        unread: str,
        words: str = "",
        *,
        bracketed: bool,
    ) -> None:
        super().__init__()
        self._words = words
        self.series = series
        self._clause = clause
        self._year = year
        self._bracketed = bracketed
        self._listing = self._listed(runs, unread)

    def _listed(self, runs: Sequence[Run] | None, unread: str) -> LinedListing:
        from resdiff.meaning import load_ladders

        history = self.series.history
        rows = story_rows(history, self._clause, runs, unread, load_ladders(), bracketed=self._bracketed)
        return LinedListing(rows, label_width(history), wrap, gap=0)

    def compose(self) -> ComposeResult:
        """The page with the find bar, and the keys."""
        first, last = self.series.history.versions[0], self.series.history.versions[-1]
        yield Static(f" {shown(first.name)} → {shown(last.name)}  {shown(self._clause.name)}", id="head", markup=False)
        with Search("lines"):
            yield Spread(self._listing, ["page"])
        yield KeyLine(compact=True)

    def on_mount(self) -> None:
        """Begin at the version that the grid was at, where something happened in it, or at the top."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        rows = self._listing.rows
        at = next((k for k, row in enumerate(rows) if row.version == self._year), 0)
        if at and self._year != self._clause.latest.version:
            self.spread.jump_to(at)
        self.query_one(Search).begin(self._words, go=True)

    def know(self, runs: Sequence[Run] | None, unread: str) -> None:
        """Show the years of the words, or why they are not there."""
        number = self.spread.number
        self._listing = self._listed(runs, unread)
        self.spread.show(self._listing, number)
        self.query_one(Search).again()

    @property
    def clause(self) -> Clause:
        """The clause that is shown."""
        return self._clause

    @property
    def at(self) -> tuple[Clause | None, int]:
        """The clause, and the version of the line at the cursor."""
        return self._clause, self._listing.rows[self.spread.cursor].version

    @on(Spread.Pressed)
    def _pressed(self) -> None:
        self.set_focus(self.spread)

    def action_copy(self) -> None:
        """Copy the clause as the version at the cursor has it, or else as it stood last."""
        standing = self._clause.at(max(self.at[1], 0)) or self._clause.latest
        standing = standing if standing.is_here else self._clause.latest
        self.app.copy_to_clipboard(visible(standing.text))
        self.say(f"Copied {standing.address} of {shown(self.series.history.versions[standing.version].name)}")

    def action_leave(self) -> None:
        """End the search; if there is none, go back."""
        if not self.query_one(Search).leave():
            self.dismiss()
