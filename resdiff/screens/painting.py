"""Paint the lines of a cell: margin, words and their marks, in the styles that a theme gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style

from resdiff.screens.finding import stretches
from resdiff.screens.sheet import Block, Line
from resdiff.screens.signs import MARKS
from resdiff.screens.spans import Margin

GetStyle = Callable[[str], Style]
"""The style of a look by name; a name without one gives the null style."""

_TINTED = ("came", "gone")
_WHOLE = ("added", "removed")


@frozen
class Brush:
    """Everything the painting of a cell depends on beside its lines."""

    style: GetStyle
    base: Style
    margin: Margin
    text_width: int
    width: int
    wanted: re.Pattern[str] | None = None

    def row(self, lines: Sequence[Line], height: int, *, is_cursor: bool) -> list[Strip]:
        """The strips of a row's lines; the gap below its `height` is never part of the cursor."""
        found: dict[int, list[tuple[int, int]]] = {}
        if self.wanted:
            wanted = self.wanted
            found = {id(line.block): list(stretches(wanted, line.block)) for line in lines if line.block}
        return [
            self._strip(line, is_cursor and k < height, found.get(id(line.block), ())) for k, line in enumerate(lines)
        ]

    def _strip(self, line: Line, is_cursor: bool, found: Sequence[tuple[int, int]]) -> Strip:
        base = self.base + self.style("cursor") if is_cursor else self.base
        segments = [Segment(text, (base + style).rich_style) for text, style in self._margin(line, is_cursor)]
        indent = line.block.indent if line.block else 0
        tint = self._tint(line)
        segments.append(Segment(" " * indent, (base + tint).rich_style))
        for text, style in self._words(line, found):
            segments.append(Segment(text, (base + tint + style).rich_style))
        strip = Strip([segment for segment in segments if segment.text]).simplify()
        strip = strip.extend_cell_length(self.margin.width + self.text_width, (base + tint).rich_style)
        return strip.adjust_cell_length(self.width, base.rich_style)

    def _margin(self, line: Line, is_cursor: bool) -> Iterator[tuple[str, Style]]:
        if self.margin.is_first:
            yield ("▌" if is_cursor else " "), self.style("bar")
            if self.margin.marked:
                yield MARKS.get(line.mark, " "), self.style(f"mark-{line.mark}")
            yield f"{line.signs:<2}", self.style(f"sign-{line.look}")
            yield " ", Style()
        else:
            yield "│", self.style("rule")
            yield " ", Style()
        label = line.label.lstrip(" ")
        yield " " * (len(line.label) - len(label)), Style()
        yield label, self.style(f"address-{line.look}" if line.look in _WHOLE else "address")
        yield " " * (self.margin.label_width - len(line.label) + 1), Style()

    def _tint(self, line: Line) -> Style:
        """The background of a clause that came or went runs to the end of the cell, as a block of its own."""
        look = line.block.pieces[0].look if line.block and line.block.pieces else ""
        return Style(background=self.style(look).background) if look in _TINTED else Style()

    def _words(self, line: Line, found: Sequence[tuple[int, int]]) -> Iterator[tuple[str, Style]]:
        block = line.block
        if block is None or line.start == line.end:
            return
        end = _with_room_for_dots(line, block, self.text_width) if line.cut else line.end
        for start, stop, look, emphasis in _runs(block, line.start, end):
            style = self.style(look) + self.style(f"{look}-{emphasis}" if look in _TINTED else emphasis)
            for first, last, is_found in _split(start, stop, found):
                yield block.text[first:last], style + self.style("found") if is_found else style
        if line.cut:
            yield "…", self.style("aside")


def _with_room_for_dots(line: Line, block: Block, width: int) -> int:
    """Where a line that is cut short ends: before the word, or the character, that the dots take the place of."""
    end = line.end
    while end > line.start and cell_len(block.text[line.start : end]) > width - block.indent - 1:
        space = block.text.rfind(" ", line.start, end)
        end = space if space > line.start else end - 1
    return end


def _runs(block: Block, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """The pieces of a block between two offsets: where they stand, and how they look."""
    at = 0
    for piece in block.pieces:
        first, last = max(start, at), min(end, at + len(piece.text))
        if first < last:
            yield first, last, piece.look, piece.emphasis
        at += len(piece.text)


def _split(start: int, end: int, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """`[start, end)` cut into what was found and what stands between."""
    edges = sorted({start, end, *(min(max(edge, start), end) for stretch in found for edge in stretch)})
    for first, last in pairwise(edges):
        yield first, last, any(a <= first and last <= b for a, b in found)
