"""Rows in one column, all of them shown: a page that is read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from resdiff.screens.finding import Finds
from resdiff.screens.listing import WIDEST_TEXT
from resdiff.screens.sheet import Band, Sheet, Wrap
from resdiff.screens.spans import Margin, Span


@frozen
class Lined:
    """A row of a page. `version` is the version (by index) that it is about, -1 where it is about none."""

    bands: tuple[Band, ...]
    version: int = -1

    @property
    def text(self) -> str:
        """The words of the row."""
        return " ".join(block.text for band in self.bands for cell in band.cells for block in cell)


class LinedListing:
    """A page; number and index of a row are the same."""

    def __init__(self, rows: Sequence[Lined], label_width: int, wrap: Wrap, gap: int = 0) -> None:
        self.rows = rows
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.sheet = Sheet([], [], wrap)
        self._margin = Margin(label_width, is_first=True)
        self._wrap = wrap
        self._gap = gap

    @property
    def looks(self) -> list[str]:
        """The look of the signs of each row."""
        return [row.bands[0].look or "unchanged" for row in self.rows]

    def lay_out(self, width: int) -> None:
        """Lay the page out in so many cells."""
        self.spans = [Span(width, self._margin)]
        text = min(max(width - self._margin.width - 1, 2), WIDEST_TEXT)
        self.sheet = Sheet([row.bands for row in self.rows], [text], self._wrap, self._gap)

    def number_at(self, index: int) -> int:
        """The number of a row."""
        return index

    def index_of(self, number: int) -> int:
        """Where a row stands."""
        return min(number, len(self.rows) - 1)

    def reveal(self, number: int) -> bool:  # noqa: ARG002 - every listing can be asked
        """Nothing is hidden."""
        return False

    def find(self, words: str) -> None:
        """Look for words in every row; none ends the search."""
        self.finds.look(words, enumerate(row.bands for row in self.rows))

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, label and words of every row about a version."""
        for number, row in enumerate(self.rows):
            if row.version >= 0:
                block = row.bands[0].cells[0][0]
                yield number, " ".join(block.labels), row.text
