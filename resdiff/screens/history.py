"""The history screen: clauses down, versions across, what happened there in each cell, and the ways to more of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from resdiff.beside import started
from resdiff.lineage import Clause
from resdiff.lineage.signs import LEGEND, said
from resdiff.screens.cells import shown
from resdiff.screens.cellspread import Cells
from resdiff.screens.commands import COMMON, FIND, TRAVEL, YEARS, Command, bindings
from resdiff.screens.keyline import KeyLine
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.spread import Spread
from resdiff.screens.title import Heading, TitleLine
from resdiff.screens.troubles import trouble
from resdiff.screens.yearhead import YearHead
from resdiff.screens.years import COMPARING, YearsScreen
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.lineage.account import Account
    from resdiff.lineage.words import Run, WordYears

UNREAD = "The years of its words are being read …"
_ENDINGS = "The ending says what is written: .html, .md, .txt, .json or .csv."
_OWN = (
    Command(
        "enter", "open", "Open the clause: every version, its words with their years", "Clauses", "Clause", "enter"
    ),
    Command("w", "several", "Three or more versions side by side, the one at the cursor last", "Versions"),
    Command("s", "figures", "The figures of the series on a page", "Series", "Figures"),
    Command("e", "export", "Write the history to a file", "Series"),
    Command("y", "copy", "Copy the clause as this version has it", "Copy"),
    Command("escape", "leave", "End the search, then the mark, then the filter", "Find", display="esc"),
)


class HistoryScreen(YearsScreen[None]):
    """Shows a finished history; the years of words and the figures are worked out beside, once it is on the screen."""

    commands = (*_OWN[:1], *YEARS, *COMPARING, *FIND, *_OWN[1:], *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN[:1], *COMPARING, *_OWN[1:], *COMMON))]
    DEFAULT_CSS = """
    HistoryScreen {
        #bottom { dock: bottom; height: auto; }
        #told { height: auto; max-height: 3; padding: 0 1; background: $panel; color: $foreground; }
        Footer { dock: none; }
    }
    """
    legend = LEGEND

    class Worked(Message):
        """The years of the words have been worked out, or the figures too; or they could not be."""

        def __init__(self, words: Future[WordYears] | None, account: Future[Account] | None) -> None:
            self.words, self.account = words, account
            super().__init__()

    def __init__(self, series: Series, *, bracketed: bool = False) -> None:
        super().__init__()
        self.series = series
        self.cells = Cells(series.history)
        self.words: WordYears | None = None
        self.account: Account | None = None
        self._bracketed = bracketed
        self._waiting: Callable[[Account], None] | None = None
        self._is_working = False
        self._unread = UNREAD

    def compose(self) -> ComposeResult:
        """Title and names of the versions; the grid with the find bar; what is told of the cell, and the keys."""
        yield TitleLine()
        yield YearHead(self.cells.listing)
        with Search():
            yield self.cells
        with Widget(id="bottom"):
            yield Static(id="told", markup=False)
            yield KeyLine(compact=True)

    def on_mount(self) -> None:
        """Follow the cursor; work the rest out, once there is something to look at."""
        self.tell()
        self.watch(self.cells, "cursor", self.tell, init=False)
        self.watch(self.cells, "year", self.tell, init=False)
        self.call_after_refresh(self.call_after_refresh, self._work)
        for line in self.series.told:
            self.notify(visible(line), timeout=10, markup=False)

    # Where the reader is

    @property
    def at(self) -> tuple[Clause | None, int]:
        """The clause and the version at the cursor."""
        return self.cells.clause, self.cells.year

    def told_mark(self) -> None:
        """Show the mark among the names of the versions."""
        self.query_one(YearHead).tell(self.marked)

    def tell(self) -> None:
        """Say where the reader is: in the title line, among the versions, and in words below the grid."""
        listing, number = self.cells.listing, self.cells.number
        history, asked = self.series.history, self.cells.listing.asked
        total = len(history.clauses)
        self.query_one(TitleLine).heading = Heading(
            shown(history.versions[0].name),
            shown(history.versions[-1].name),
            f"{len(history.versions)} versions, clause {number + 1} of {total}, "
            + ("by age" if listing.is_by_age else "as in the latest text"),
            f"{number + 1}/{total}",
            tuple((name, listing.counts[name]) for name in listing.counts if name in asked),
            filtered=bool(asked),
            hidden=listing.hidden,
        )
        self.query_one(YearHead).tell(self.marked)
        self.query_one("#told", Static).update(self._told())

    def _told(self) -> str:
        clause, year = self.cells.clause, self.cells.year
        version, standing = self.series.history.versions[year], clause.at(year)
        if standing is None:
            what = f"not there yet; first as {clause.name}"
        elif standing.is_here:
            what = f"{standing.address} {said(standing)}; first as {clause.name}"
        else:
            last = clause.latest
            before = f"last {last.address} in {self.series.history.short_names[last.version]}"
            what = f"{said(standing)}; {before if last.version < year else 'back later'}, first as {clause.name}"
        names = self.series.history.short_names
        found = [names[number] for number in self.cells.listing.found_in(self.cells.number)]
        where = f"; the words stand in {', '.join(found)}" if found else ""
        return shown(f"{version.name}: {what}{where}")

    # What is worked out beside

    def _work(self) -> None:
        """Work out what is not known yet: the years of the words, and with them the figures."""
        self._is_working = True
        if self.words is not None:
            self._work_on(self.words)
            return
        history = self.series.history
        self._unread = UNREAD

        def words() -> WordYears:
            from resdiff.lineage.words import years_of_words

            return years_of_words(history)

        def tell(done: Future[WordYears]) -> None:
            self._post(self.Worked(done, None))

        started(words, "resdiff-words").add_done_callback(tell)

    def _work_on(self, words: WordYears) -> None:
        work = started(lambda: self.series.account(words), "resdiff-figures")
        work.add_done_callback(lambda done: self._post(self.Worked(None, done)))

    def _post(self, message: Message) -> None:
        with suppress(RuntimeError):  # the person has left meanwhile
            self.post_message(message)

    @on(Worked)
    def _worked(self, event: Worked) -> None:
        from resdiff.screens.story import StoryScreen

        event.stop()
        if event.words is not None:
            if why := trouble(event.words):
                self._unread = f"The years of its words could not be worked out ({why})"
                self._miss("years of the words", why)
            else:
                self.words = event.words.result()
                self._work_on(self.words)
            for screen in self.app.screen_stack:
                if isinstance(screen, StoryScreen):
                    screen.know(self._runs(screen.clause), self._unread)
        if event.account is not None:
            if why := trouble(event.account):
                self._miss("figures", why)
                return
            self._is_working = False
            self.account = event.account.result()
            if self._waiting is not None:
                waiting, self._waiting = self._waiting, None
                waiting(self.account)

    def _miss(self, what: str, why: str) -> None:
        """Say what could not be worked out; everything else stays as it is."""
        self._is_working, self._waiting = False, None
        line = f"The {what} could not be worked out ({why}). All else is here; s tries again."
        self.notify(line, severity="warning", timeout=10, markup=False)

    def _when_worked(self, do: Callable[[Account], None]) -> None:
        if self.account is not None:
            do(self.account)
            return
        self._waiting = do
        self.say("Working out the figures …")
        if not self._is_working:
            self._work()

    def _runs(self, clause: Clause) -> tuple[Run, ...] | None:
        latest = clause.latest
        return self.words[latest.version][latest.address] if self.words else None

    # What can be asked for

    @on(Spread.Pressed)
    def action_open(self) -> None:
        """Open the clause at the cursor."""
        # Not at the top, as all that knows of verbs and summaries: the grid is on the screen half a second earlier.
        from resdiff.screens.story import StoryScreen

        clause, words = self.cells.clause, self.query_one(Search).words
        runs = self._runs(clause)
        self.app.push_screen(
            StoryScreen(self.series, clause, self.cells.year, runs, self._unread, words, bracketed=self._bracketed)
        )

    def action_several(self) -> None:
        """Show the version at the cursor and those before side by side."""
        # Not at the top: as for the story.
        from resdiff.screens.severalyears import ROOM, SeveralYears

        if self.size.width < ROOM:
            self.say(f"Three versions side by side need {ROOM} columns; this screen has {self.size.width}")
        else:
            words = self.query_one(Search).words
            self.app.push_screen(SeveralYears(self.series, self.cells.clause, self.cells.year, words))

    def action_figures(self) -> None:
        """Show the figures of the series."""
        self._when_worked(self._show_figures)

    def _show_figures(self, account: Account) -> None:
        from resdiff.screens.figurespage import FiguresScreen

        self.app.push_screen(FiguresScreen(account))

    def action_export(self) -> None:
        """Ask for a file and write the history to it."""
        from resdiff.screens.exporting import Exporting, said

        def ask(account: Account) -> None:
            first, last = self.series.history.versions[0], self.series.history.versions[-1]
            names = (re.sub(r"\W+", "_", version.name).strip("_")[:60] or "history" for version in (first, last))
            name = f"{'-'.join(dict.fromkeys(names))}.html"
            asking = Exporting(
                "Write the history to a file", name, _ENDINGS, lambda name: self.series.write(account, name)
            )
            self.app.push_screen(asking, said(self))

        self._when_worked(ask)

    def action_copy(self) -> None:
        """Copy the clause as the version at the cursor has it, or else as it stood last."""
        clause, year = self.cells.clause, self.cells.year
        standing = clause.at(year)
        standing = standing if standing and standing.is_here else clause.latest
        self.app.copy_to_clipboard(visible(standing.text))
        self.say(f"Copied {standing.address} of {shown(self.series.history.versions[standing.version].name)}")

    def action_leave(self) -> None:
        """End the search; if there is none, the mark; then the filter."""
        if self.query_one(Search).leave():
            self.tell()
        elif self.marked is not None:
            self.marked = None
            self.told_mark()
        elif self.cells.listing.asked:
            self.cells.filter(frozenset())
