"""Three neighbouring versions side by side: a row a clause, a column a version, new words marked in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Static

from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, look, sign
from resdiff.model import Edit
from resdiff.screens.cells import Looks, Side, blocks, shown
from resdiff.screens.commands import CLOSED_BY_Q, FIND, TRAVEL, Command, bindings
from resdiff.screens.finding import Finds
from resdiff.screens.grid import OVERVIEW
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.sheet import Band, Block, Sheet, Wrap
from resdiff.screens.spans import Margin, Span
from resdiff.screens.spread import Spread
from resdiff.screens.storyrows import standing_before
from resdiff.screens.wrapping import wrap
from resdiff.screens.years import COMPARING, YearsScreen
from resdiff.wording import edits

ROOM = 160
"""Cells of a screen from which on three versions find room."""
_LABEL = 8


class ThreeListing:
    """The clauses that stand in some of three versions, in the order of the grid; `first` is the first of these.

    A row's number is its index.
    """

    def __init__(self, history: History, first: int, wrap: Wrap) -> None:
        self.history = history
        self.first = first
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.sheet = Sheet([], [], wrap)
        self._wrap = wrap
        self.versions = range(first, min(first + 3, len(history.versions)))
        self.shown = [
            clause
            for clause in (history.clauses[index] for index in by_latest_text(history))
            if any(_is_here(clause.at(version)) for version in self.versions)
        ]
        self._rows = [(self._band(clause),) for clause in self.shown]

    def _band(self, clause: Clause) -> Band:
        cells = tuple(tuple(self._cell(clause, version, k)) for k, version in enumerate(self.versions))
        last = clause.at(self.versions[-1])
        return Band(cells, sign(last).strip(), OVERVIEW[look(last)])

    def _cell(self, clause: Clause, version: int, column: int) -> Iterator[Block]:
        standing = clause.at(version)
        if standing is None or not standing.is_here:
            return
        before = standing_before(clause, version) if column else None
        words = _words(self.history, before, standing) if before else (Edit("=", standing.text),)
        looks = Looks("kept", "gone", "came", whole=True) if column and before is None else Looks()
        if looks.whole:
            words = (Edit("+", standing.text),)
        paragraph = self.history.paragraphs[version][standing.address]
        found = blocks(words, [Side.of("+", [paragraph])], looks, _LABEL)
        yield from (evolve(block, indent=0) for block in found)

    @property
    def looks(self) -> list[str]:
        """What happened to each clause in the last of the three versions."""
        return [row[0].look for row in self._rows]

    def lay_out(self, width: int) -> None:
        """Lay the columns out in so many cells."""
        count = len(self.versions)
        widths = [width // count] * (count - 1) + [width - width // count * (count - 1)]
        self.spans = [Span(cells, Margin(_LABEL, is_first=k == 0)) for k, cells in enumerate(widths)]
        self.sheet = Sheet(self._rows, [max(s.width - s.margin.width - 1, 2) for s in self.spans], self._wrap)

    def number_at(self, index: int) -> int:
        """The number of a row."""
        return index

    def index_of(self, number: int) -> int:
        """Where a row stands."""
        return min(number, len(self.shown) - 1)

    def reveal(self, number: int) -> bool:  # noqa: ARG002 - every listing can be asked
        """Nothing is hidden."""
        return False

    def find(self, words: str) -> None:
        """Look for words in all three versions; none ends the search."""
        self.finds.look(words, enumerate(self._rows))

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, latest address and latest words of the clauses."""
        for number, clause in enumerate(self.shown):
            yield number, clause.latest.address, shown(clause.latest.text)

    def nearest(self, clause: Clause) -> int:
        """The row of a clause, or the first where it stands in none of the three versions."""
        return self.shown.index(clause) if clause in self.shown else 0


_OWN = (
    Command("right_square_bracket,right,l", "go_on(1)", "One version on", "Versions", "Years", display="] → l"),
    Command("left_square_bracket,left,h", "go_on(-1)", "One version back", "Versions", display="[ ← h"),
    Command("escape,q,w", "leave", "End the search, or go back to the grid", "Screen", "Back", display="esc q w"),
)


class ThreeYears(YearsScreen[None]):
    """Shows three versions of a series, the last of them `year`, beginning at a clause."""

    commands = (*_OWN, *COMPARING, *FIND, *TRAVEL, *CLOSED_BY_Q)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *COMPARING, *CLOSED_BY_Q))]
    DEFAULT_CSS = """
    ThreeYears { #head { height: 1; dock: top; background: $panel; color: $foreground; text-style: bold; } }
    """
    legend = LEGEND

    def __init__(self, series: Series, clause: Clause, year: int) -> None:
        super().__init__()
        self.series = series
        self._clause = clause
        self._listing = ThreeListing(series.history, max(year - 2, 0), wrap)

    def compose(self) -> ComposeResult:
        """The names over their columns, the texts with the find bar, and the keys."""
        yield Static(id="head", markup=False)
        with Search():
            yield Spread(self._listing, ["year-1", "year-2", "year-3"][-len(self._listing.versions) :])
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin at the clause."""
        self.call_after_refresh(lambda: self.spread.jump_to(self._listing.nearest(self._clause)))

    def on_resize(self) -> None:
        """The names stand over their columns."""
        self.call_after_refresh(self._show_names)

    def _show_names(self) -> None:
        history = self.series.history
        parts = []
        for span, version in zip(self._listing.spans, self._listing.versions, strict=True):
            name = " " * (span.margin.width) + shown(history.versions[version].name)
            parts.append(name[: span.width].ljust(span.width))
        self.query_one("#head", Static).update("".join(parts))

    @property
    def at(self) -> tuple[Clause | None, int]:
        """The clause at the cursor, and the last of the three versions."""
        return self._listing.shown[self.spread.cursor], self._listing.versions[-1]

    def action_go_on(self, step: int) -> None:
        """Show the three versions that begin one later (1) or earlier (-1), at the same clause."""
        history, first = self.series.history, self._listing.first + step
        if not 0 <= first <= max(len(history.versions) - 3, 0):
            self.say("This is the latest version" if step > 0 else "This is the first version")
            return
        clause, _ = self.at
        self._listing = ThreeListing(history, first, wrap)
        self.spread.show(self._listing, self._listing.nearest(clause) if clause else 0)
        self.query_one(Search).again()
        self._show_names()

    def action_leave(self) -> None:
        """End the search; if there is none, go back."""
        if not self.end_search():
            self.dismiss()


def _words(history: History, before: Standing, standing: Standing) -> Sequence[Edit]:
    """The words of a clause beside those it had when it stood last; those of neighbours have been compared already."""
    change = history.change(standing)
    if change and before.version == standing.version - 1 and len(change.old) == len(change.new) == 1:
        return change.words
    return edits(before.text, standing.text)


def _is_here(standing: Standing | None) -> bool:
    return standing is not None and standing.is_here
