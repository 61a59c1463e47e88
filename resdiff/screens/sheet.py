"""Lay rows out in cells of so many columns: which line of which cell stands where, without a screen.

A sheet is made of rows, a row of bands one below the other, a band of cells side by side, a cell of blocks
(paragraphs). The cells of a band begin on the same line, so that a clause and its counterpart, and the notes below
them, stay in step whatever the widths. Nothing here knows what the rows mean or how they are painted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

from attrs import evolve, frozen

Wrap = Callable[[str, int], Sequence[tuple[int, int]]]
"""Text and width in cells -> the lines, as offsets in characters; never none."""


@frozen
class Piece:
    """A stretch of text of one look; `sign` tells whose it is: both texts', the old, the new, or neither's (a mark)."""

    text: str
    look: str
    sign: Literal["=", "-", "+", ""] = "="
    emphasis: str = ""


@frozen
class Block:
    """A paragraph of a cell: its pieces, the lines of its label in the margin, its indent in cells.

    `one_line` cuts it to one line instead of breaking it.
    """

    pieces: tuple[Piece, ...] = ()
    labels: tuple[str, ...] = ()
    indent: int = 0
    one_line: bool = False

    @cached_property
    def text(self) -> str:
        """The pieces joined."""
        return self.pieces[0].text if len(self.pieces) == 1 else "".join([piece.text for piece in self.pieces])


@frozen
class Band:
    """Cells side by side that begin on the same line, with the signs for the margin and the name of their look.

    `repeats` puts the signs on every line, for a clause that came or went as a whole. `mark` is the name of the mark
    before the signs.
    """

    cells: tuple[tuple[Block, ...], ...]
    signs: str = ""
    look: str = ""
    repeats: bool = False
    mark: str = ""


@frozen
class Line:
    """One line of a cell: the stretch `[start, end)` of a block's text, what the margin says beside it.

    `continues` says that a paragraph goes on in the next line of the cell; `cut`, that its rest is not shown.
    """

    block: Block | None = None
    start: int = 0
    end: int = 0
    label: str = ""
    signs: str = ""
    look: str = ""
    continues: bool = False
    cut: bool = False
    mark: str = ""


BLANK = Line()
GAP = 1
"""Blank lines between two rows, where nothing else is asked for."""


class Sheet:
    """Rows laid out for cells of some widths.

    `rows` are the bands of each row; `widths` the cells of text in each column; `gap` the blank lines between two
    rows. A filter is a shorter list of rows. `alike` are rows of the same texts and labels, to be measured instead
    where those of `rows` are costly to make.
    Making one costs a wrap of every paragraph; everything after that costs the same however long the sheet is.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Band]],
        widths: Sequence[int],
        wrap: Wrap,
        gap: int = GAP,
        alike: Sequence[Sequence[Band]] | None = None,
    ) -> None:
        self.rows = rows
        self.widths = tuple(widths)
        self.gap = gap
        self._wrap = wrap
        heights = (self._row_height(row) for row in (rows if alike is None else alike))
        # tops[i] is the line on which row i begins; the last entry is where the next row would begin.
        self.tops: list[int] = list(accumulate((height + gap for height in heights), initial=0))

    @property
    def height(self) -> int:
        """Lines of the whole sheet, without a gap after the last row."""
        return max(self.tops[-1] - self.gap, 0)

    def row_height(self, row: int) -> int:
        """Lines of a row, without the gap below it."""
        return self.tops[row + 1] - self.tops[row] - self.gap

    def at(self, y: int) -> tuple[int, int]:
        """The row that line `y` belongs to (its gap included), and which of its lines it is.

        Lines outside the sheet count to the first or the last row. The sheet has at least one row.
        """
        row = min(max(bisect_right(self.tops, y) - 1, 0), len(self.rows) - 1)
        return row, y - self.tops[row]

    def lines(self, row: int, column: int) -> list[Line]:
        """The lines of a row's cell, as many as the row has, its gap included."""
        lines: list[Line] = []
        for band in self.rows[row]:
            lines += self._cell_lines(band, column, self._band_height(band))
        return lines + [BLANK] * self.gap

    def _cell_lines(self, band: Band, column: int, height: int) -> list[Line]:
        lines = [line for block in band.cells[column] for line in self._block_lines(block, self.widths[column], band)]
        lines += [Line(look=band.look)] * (height - len(lines))
        if not (band.signs or band.mark):
            return lines
        signed = range(height if band.repeats else 1)
        return [
            evolve(line, signs=band.signs, mark=band.mark if k == 0 else "") if k in signed else line
            for k, line in enumerate(lines)
        ]

    def _block_lines(self, block: Block, width: int, band: Band) -> list[Line]:
        spans = self._wrap(block.text, width - block.indent)
        cut = block.one_line and len(spans) > 1
        spans = spans[:1] if block.one_line else spans
        count = max(len(spans), len(block.labels))
        lines = []
        for k in range(count):
            label = block.labels[k] if k < len(block.labels) else ""
            start, end = spans[k] if k < len(spans) else (spans[-1][1], spans[-1][1])
            lines.append(Line(block, start, end, label, "", band.look, continues=k + 1 < len(spans), cut=cut))
        return lines

    def _row_height(self, row: Sequence[Band]) -> int:
        return sum([self._band_height(band) for band in row])

    def _band_height(self, band: Band) -> int:
        return max(
            1,
            *[
                sum([self._block_height(block, width) for block in cell])
                for cell, width in zip(band.cells, self.widths, strict=True)
            ],
        )

    def _block_height(self, block: Block, width: int) -> int:
        lines = 1 if block.one_line else len(self._wrap(block.text, width - block.indent))
        return max(lines, len(block.labels))
