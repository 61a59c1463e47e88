"""Several neighbouring versions side by side: a row a clause, a column a version, new words marked in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, overload

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, look, sign
from resdiff.model import Edit
from resdiff.screens.cells import Looks, Side, address_lines, blocks, shown
from resdiff.screens.commands import CLOSED_BY_Q, FIND, TRAVEL, Command, bindings
from resdiff.screens.finding import Finds
from resdiff.screens.grid import OVERVIEW
from resdiff.screens.keyline import KeyLine
from resdiff.screens.search import Search
from resdiff.screens.series import Series
from resdiff.screens.sheet import Band, Block, Piece, Sheet, Wrap
from resdiff.screens.spans import Margin, Span
from resdiff.screens.spread import Spread
from resdiff.screens.storyrows import standing_before
from resdiff.screens.wrapping import wrap
from resdiff.screens.years import COMPARING, YearsScreen
from resdiff.wording import edits

LEAST, MOST = 3, 6
"""Versions side by side, where the series has as many."""
_EACH = 53
"""Cells that a version takes at least."""
ROOM = 160
"""Cells of a screen from which on the least number of versions find room."""
_LABEL = 8


class YearsListing:
    """The clauses that stand in some of a few neighbouring versions, in the order of the grid.

    A row's number is its place in that order among all clauses of the history. `last` is the last version (by index)
    asked for; how many there are before it is decided by the width. Words are compared only of rows that are painted.
    """

    def __init__(self, history: History, last: int, wrap: Wrap) -> None:
        self.history = history
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.sheet = Sheet([], [], wrap)
        self.versions = range(0)
        self.last = last
        self._wrap = wrap
        self._order = [history.clauses[index] for index in by_latest_text(history)]
        self._numbers: list[int] = []
        self.measured: list[tuple[Band, ...]] = []
        self._words = ""

    def clause_at(self, index: int) -> Clause:
        """The clause of a row shown."""
        return self._order[self._numbers[index]]

    @property
    def looks(self) -> list[str]:
        """What happened to each clause in the last of the versions."""
        return [OVERVIEW[look(self._order[number].at(self.versions[-1]))] for number in self._numbers]

    # Laying out

    def lay_out(self, width: int) -> None:
        """Lay as many versions out as find room in so many cells."""
        count = min(max(LEAST, min(width // _EACH, MOST)), len(self.history.versions))
        first = max(self.last - count + 1, 0)
        if range(first, first + count) != self.versions:
            self._choose(range(first, first + count))
        widths = [width // count] * (count - 1) + [width - width // count * (count - 1)]
        self.spans = [Span(cells, Margin(_LABEL, is_first=k == 0)) for k, cells in enumerate(widths)]
        texts = [max(span.width - span.margin.width - 1, 2) for span in self.spans]
        self.sheet = Sheet(_Rows(self._marked, len(self.measured)), texts, self._wrap, alike=self.measured)

    def _choose(self, versions: range) -> None:
        self.versions = versions
        self._numbers = [
            number
            for number, clause in enumerate(self._order)
            if any(clause.stands_in(version) for version in versions)
        ]
        self.measured = [self._row(self._order[number], self._plain_cell) for number in self._numbers]
        self.find(self._words)

    def _marked(self, index: int) -> tuple[Band, ...]:
        return self._row(self.clause_at(index), self._marked_cell)

    def _row(self, clause: Clause, cell: Callable[[Clause, Standing], Iterable[Block]]) -> tuple[Band, ...]:
        """The row of a clause, made of the cells of the versions in which it stands."""
        standings = [clause.at(version) for version in self.versions]
        cells = tuple(tuple(cell(clause, s)) if s and s.is_here else () for s in standings)
        return (Band(cells, sign(standings[-1]).strip(), OVERVIEW[look(standings[-1])]),)

    def _plain_cell(self, _: Clause, standing: Standing) -> Iterator[Block]:
        """The words of a clause in a version, without what changed."""
        if self.history.paragraphs[standing.version][standing.address].anchors:
            return self._cell(standing, (Edit("=", standing.text),), Looks())
        # Of a paragraph without notes this is all that there is to measure.
        return iter((Block((Piece(shown(standing.text), "kept"),), address_lines(standing.address, _LABEL)),))

    def _marked_cell(self, clause: Clause, standing: Standing) -> Iterator[Block]:
        """The words of a clause in a version, with those marked that the column before it has not."""
        if standing.version == self.versions[0]:
            return self._plain_cell(clause, standing)
        before = standing_before(clause, standing.version)
        if before is None:
            return self._cell(standing, (Edit("+", standing.text),), Looks("kept", "gone", "came", whole=True))
        return self._cell(standing, _words(self.history, before, standing), Looks())

    def _cell(self, standing: Standing, words: Sequence[Edit], looks: Looks) -> Iterator[Block]:
        paragraph = self.history.paragraphs[standing.version][standing.address]
        found = blocks(words, [Side.of("+", [paragraph])], looks, _LABEL)
        return (evolve(block, indent=0) for block in found)

    # Where things are

    def number_at(self, index: int) -> int:
        """The number of a row shown."""
        return self._numbers[index]

    def index_of(self, number: int) -> int:
        """Where a row stands among those shown; for one that is not, the last shown before it."""
        return max(bisect_right(self._numbers, number) - 1, 0)

    def number_of(self, clause: Clause) -> int:
        """The number of a clause."""
        return self._order.index(clause)

    def reveal(self, number: int) -> bool:  # noqa: ARG002 - every listing can be asked
        """Nothing is hidden by the person."""
        return False

    # Words

    def find(self, words: str) -> None:
        """Look for words in all versions shown; none ends the search."""
        self._words = words
        self.finds.look(words, zip(self._numbers, self.measured, strict=True))

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, latest address and latest words of the clauses."""
        for number in self._numbers:
            latest = self._order[number].latest
            yield number, latest.address, shown(latest.text)


class _Rows(Sequence[tuple[Band, ...]]):
    """Rows that are made when they are asked for, and then kept."""

    def __init__(self, make: Callable[[int], tuple[Band, ...]], count: int) -> None:
        self._make = make
        self._made: list[tuple[Band, ...] | None] = [None] * count

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> tuple[Band, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[Band, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[Band, ...] | list[tuple[Band, ...]]:
        if isinstance(index, slice):
            return [self[k] for k in range(len(self))[index]]
        row = self._made[index]
        if row is None:
            row = self._made[index] = self._make(index)
        return row


_OWN = (
    Command("right_square_bracket,right,l", "go_on(1)", "One version on", "Versions", "Years", display="] → l"),
    Command("left_square_bracket,left,h", "go_on(-1)", "One version back", "Versions", display="[ ← h"),
    Command("escape,q,w", "leave", "End the search, or go back to the grid", "Screen", "Back", display="esc q w"),
)


class SeveralYears(YearsScreen[None]):
    """Shows as many versions of a series as find room, the last of them `year`, beginning at a clause.

    `words` are looked for from the beginning.
    """

    commands = (*_OWN, *COMPARING, *FIND, *TRAVEL, *CLOSED_BY_Q)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*_OWN, *COMPARING, *CLOSED_BY_Q))]
    DEFAULT_CSS = """
    SeveralYears { #head { height: 1; dock: top; background: $panel; color: $foreground; text-style: bold; } }
    """
    legend = LEGEND

    def __init__(self, series: Series, clause: Clause, year: int, words: str = "") -> None:
        super().__init__()
        self._words = words
        self.series = series
        self._clause = clause
        self._listing = YearsListing(series.history, year, wrap)

    def compose(self) -> ComposeResult:
        """The names over their columns, the texts with the find bar, and the keys."""
        yield Static(id="head", markup=False)
        with Search():
            yield Spread(self._listing, [f"year-{k + 1}" for k in range(min(MOST, len(self.series.history.versions)))])
        yield KeyLine(compact=True)

    def on_mount(self) -> None:
        """Begin at the clause."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.spread.jump_to(self._listing.number_of(self._clause))
        self.query_one(Search).begin(self._words, go=False)

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
        """The clause at the cursor, and the last of the versions."""
        return self._listing.clause_at(self.spread.cursor), self._listing.versions[-1]

    def action_go_on(self, step: int) -> None:
        """Show the versions that begin one later (1) or earlier (-1), at the same clause."""
        shown_last = self._listing.versions[-1] + step
        if not len(self._listing.versions) <= shown_last + 1 <= len(self.series.history.versions):
            self.say("This is the latest version" if step > 0 else "This is the first version")
            return
        self._listing.last = shown_last
        self.spread.show(self._listing, self.spread.number)
        self.query_one(Search).again()
        self._show_names()

    def action_leave(self) -> None:
        """End the search; if there is none, go back."""
        if not self.query_one(Search).leave():
            self.dismiss()


def _words(history: History, before: Standing, standing: Standing) -> Sequence[Edit]:
    """The words of a clause beside those it had when it stood last; those of neighbours have been compared already."""
    change = history.change(standing)
    if change and before.version == standing.version - 1 and len(change.old) == len(change.new) == 1:
        return change.words
    return edits(before.text, standing.text)
