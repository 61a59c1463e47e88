"""The rows that are shown and where they stand: filter, folds, layout, jumps and finds, without a terminal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve

from resdiff.model import Comparison
from resdiff.screens.bands import Layout, bands, label_width
from resdiff.screens.cells import shown
from resdiff.screens.finding import Finds
from resdiff.screens.naming import Names
from resdiff.screens.rows import Row, count_facets, rows_of, shown_rows
from resdiff.screens.sheet import Band, Sheet, Wrap
from resdiff.screens.signs import SIGNS
from resdiff.screens.spans import Margin, Span
from resdiff.screens.standing import NAMES, Standing

NARROW = 100
"""Below this many cells both texts stand in one column unless a person asks for two."""
WIDEST_TEXT = 100
"""Cells of a line of text at most: the eye loses its way back in longer ones."""
Group = Literal["review", "kind", "class", "topic", "history", "birth", "end"]
"""What a name that can be filtered by is about; a clause is shown that has one of those chosen in every group."""


class Listing:
    """What a screen shows of a Comparison, as a person filters, folds and widens it.

    Rows are told by their number among all rows (it never changes) or by their index among those shown.
    """

    def __init__(self, comparison: Comparison, wrap: Wrap, *, bracketed: bool = False) -> None:
        self.comparison = comparison
        self.rows = rows_of(comparison)
        self.groups: dict[Group, tuple[str, ...]] = {"kind": tuple(SIGNS)}
        """The names that can be filtered by, in the order in which they are listed; more with all that is known."""
        self.counts = count_facets(self.rows, SIGNS)
        self.asked: frozenset[str] = frozenset()
        """What a person chose to see; a name that is not known, or not yet, hides nothing."""
        self.folding = False
        self.unfolded: frozenset[int] = frozenset()
        self.wide: bool | None = None
        """Two columns or one, or None to go by the width of the screen."""
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.shown: list[Row] = []
        self._numbers: list[int] = []
        self._wrap = wrap
        self._label_width = label_width(comparison)
        self._bracketed = bracketed
        self._layout = Layout(2, self._label_width, bracketed)
        self._bands: dict[tuple[int, str], tuple[Band, ...]] = {}
        self._loud: list[int] = []
        self._ends = _other_ends(self.rows)
        self.sheet = Sheet([], [], wrap)

    def renewed(self, comparison: Comparison) -> Listing:
        """The same listing of another comparison of the same documents: filter, folds and layout stay."""
        other = Listing(comparison, self._wrap, bracketed=self._bracketed)
        other.asked, other.folding, other.wide = self.asked, self.folding, self.wide
        return other

    @property
    def facets(self) -> frozenset[str]:
        """The facets that are filtered by."""
        return self.asked & self.counts.keys()

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that changes are told by, the one that matters first; none until the meaning has been read."""
        return self.groups.get("class", ())

    @property
    def hidden(self) -> int:
        """How many changes the filter hides."""
        return sum(row.is_loud for row in self.rows) - len(self._loud)

    def understand(self, names: Names) -> None:
        """Take in what the changes mean; it can be filtered by once the rows are laid out again."""
        self.groups |= {"class": names.classes, "topic": names.topics}
        self.rows = tuple(evolve(row, told=names.told[row.place]) if row.change else row for row in self.rows)
        self._count()

    def stand(self, standings: Mapping[int, Standing]) -> None:
        """Take in how some changes, by their places, stand in a review; it shows once the rows are laid out again."""
        self.groups = {"review": NAMES, **self.groups}
        self.rows = tuple(
            evolve(row, standing=standings[row.place]) if row.place in standings and row.role != "ghost" else row
            for row in self.rows
        )
        for row in self.rows:
            if row.place in standings:
                self._bands.pop((row.number, row.role), None)
        self._count()

    def _count(self) -> None:
        self.counts = count_facets(self.rows, (name for group in self.groups.values() for name in group))

    def number_of(self, address: str, otherwise: int) -> int:
        """The row of the new clause at an address, or another where there is none."""
        rows = (row.number for row in self.rows if row.change and address in row.change.new and row.role != "ghost")
        return next(rows, otherwise)

    def number_of_place(self, place: int) -> int:
        """The row of a change, told by its place among the changes."""
        return next(row.number for row in self.rows if row.place == place and row.role != "ghost")

    def lay_out(self, width: int) -> None:
        """Lay the rows to be shown out in so many cells."""
        chosen = [asked for group in self.groups.values() if (asked := self.facets.intersection(group))]
        self.shown = shown_rows(self.rows, chosen, fold=self.folding, unfolded=self.unfolded)
        self._numbers = [row.number for row in self.shown]
        self._loud = [row.number for row in self.shown if row.is_loud]
        layout = Layout(2 if self.is_wide(width) else 1, self._label_width, self._bracketed)
        marked = "review" in self.groups
        if layout != self._layout:
            self._layout, self._bands = layout, {}
        widths = [width // 2, width - width // 2] if layout.wide else [width]
        # The address of the last column has room for an arrow before it.
        last = len(widths) - 1
        self.spans = [
            Span(cells, Margin(self._label_width + (2 if k == last else 0), is_first=k == 0, marked=marked))
            for k, cells in enumerate(widths)
        ]
        texts = [min(max(span.width - span.margin.width - 1, 2), WIDEST_TEXT) for span in self.spans]
        self.sheet = Sheet([self._bands_of(row) for row in self.shown], texts, self._wrap)

    @property
    def looks(self) -> list[str]:
        """The look of each row shown, for the overview."""
        return [row.seen_from_afar for row in self.shown]

    def is_wide(self, width: int) -> bool:
        """Whether both texts stand side by side in so many cells."""
        return width >= NARROW - 2 if self.wide is None else self.wide

    def turn(self, width: int) -> None:
        """Set the texts the other way; what the width asks for anyway is left to the width again."""
        wanted = not self.is_wide(width)
        self.wide = None
        if self.is_wide(width) != wanted:
            self.wide = wanted

    def number_at(self, index: int) -> int:
        """The number of a row shown."""
        return self._numbers[index]

    def index_of(self, number: int) -> int:
        """Where a row stands among those shown; for one that is hidden, the last shown before it."""
        return max(bisect_right(self._numbers, number) - 1, 0)

    def reveal(self, number: int) -> bool:
        """Undo what hides a row, its fold or the filter; True where something had to be undone."""
        row = self.shown[self.index_of(number)]
        if row.number == number and row.role != "fold":
            return False
        if self.facets:
            self.asked = frozenset()
        if self.folding:
            self.unfolded |= {self._run_of(number)}
        return True

    def fold(self) -> None:
        """Fold every unchanged run, or open them all."""
        self.folding, self.unfolded = not self.folding, frozenset()

    # Changes and moves

    def change_from(self, index: int, step: int) -> int | None:
        """The index of the next (1) or previous (-1) change shown, seen from a row shown."""
        indexes = range(index + step, len(self.shown) if step > 0 else -1, step)
        return next((k for k in indexes if self.shown[k].is_loud), None)

    def position(self, number: int) -> tuple[int, int, bool]:
        """How many changes shown there are up to a row, how many in all, and whether the row is one itself."""
        passed = bisect_right(self._loud, number)
        return passed, len(self._loud), passed > 0 and self._loud[passed - 1] == number

    def other_end(self, number: int) -> int | None:
        """The number of the row where a moved clause stood, or of the one where it stands now."""
        return self._ends.get(number)

    # Words

    def find(self, words: str) -> None:
        """Look for words in every row of the comparison, whatever is shown; none ends the search."""
        rows = (row for row in self.rows if row.role != "ghost")
        self.finds.look(words, ((row.number, self._bands_of(row)) for row in rows))

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, address and text of every clause and heading, as the new document has it where it has it."""
        for row in self.rows:
            if row.role in ("clause", "heading") and row.change:
                change = row.change
                paragraphs = self.comparison.new_paragraphs if change.new else self.comparison.old_paragraphs
                for address in change.new or change.old:
                    yield row.number, address, shown(paragraphs[address].text)

    def _bands_of(self, row: Row) -> tuple[Band, ...]:
        key = (row.number, row.role)
        if key not in self._bands:
            other = self._ends.get(row.number, row.number)
            position = (other > row.number) - (other < row.number)
            self._bands[key] = bands(row, self.comparison, self._layout, position)
        return self._bands[key]

    def _run_of(self, number: int) -> int:
        """The number that a run of unchanged clauses is folded under."""
        folded = shown_rows(self.rows, (), fold=True, unfolded=frozenset())
        numbers = [row.number for row in folded]
        return numbers[max(bisect_right(numbers, number) - 1, 0)]


def _other_ends(rows: tuple[Row, ...]) -> dict[int, int]:
    """From the row of every moved clause to its ghost, and back."""
    ghosts = {id(row.change): row.number for row in rows if row.role == "ghost"}
    places = {row.number: ghosts[id(row.change)] for row in rows if row.role != "ghost" and id(row.change) in ghosts}
    return places | {ghost: place for place, ghost in places.items()}
