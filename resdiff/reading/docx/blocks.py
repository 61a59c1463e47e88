"""The body of a Word file as blocks: paragraphs with their printed numbers, headings, rows of tables, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field
from lxml import etree

from resdiff.model import Anchor, Span, Unread
from resdiff.reading.blocks import Block, Look
from resdiff.reading.docx.numbers import Numbering
from resdiff.reading.docx.text import Line, LineReader
from resdiff.reading.docx.xml import W
from resdiff.reading.front import MAX_FRONT, opening_organ
from resdiff.reading.layout import flatten, named, rules
from resdiff.reading.numbering import bullet, list_marker
from resdiff.reading.running_text import block_of, lines_of_the_front

_HEADING_WORDS = 25
_CLOSING_WORDS = 12
_FAR_RIGHT = 4500
"""Twentieths of a point (8 cm) from which a short line stands to the right of the text."""
_CLAUSE_END = re.compile(r"[,;.:]\s*(?:and|or)?$")
_LETTERED = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]?$")
_SILENT = frozenset(W + name for name in ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr"))


@define
class BlockReader:
    """Reads a body, a header or a text box block by block."""

    lines: LineReader
    numbering: Numbering
    blocks: list[Block] = field(factory=list)
    _cells: dict[int, list[Block]] = field(factory=dict)  # a row's place among the blocks -> what its cells hold

    def read(self, container: Iterable[etree._Element]) -> None:
        """Read all paragraphs and tables in `container`, in order."""
        for child in container:
            if child.tag == f"{W}p":
                self._read_paragraph(child)
            elif child.tag == f"{W}tbl":
                self._read_table(child)
            elif child.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                self.lines.remark(child, between=True)
            elif child.tag not in _SILENT:
                self.read(child)

    def finish(self) -> list[Block]:
        """The blocks, a masthead set in a table as the lines it shows, the adoption note known as such."""
        opening = next((k for k, b in enumerate(self.blocks[:MAX_FRONT]) if opening_organ(flatten(b.text))), None)
        if opening is None:
            opening = next((k for k in range(len(self.blocks)) if k not in self._cells), len(self.blocks))
            if not any(named("front", line.text) for k in range(opening) for line in self._cells[k]):
                opening = 0
        blocks: list[Block] = []
        for k, block in enumerate(self.blocks):
            if k < opening and k in self._cells:
                blocks += (evolve(line, look="masthead") for line in self._cells[k])
            else:
                blocks.append(block)
        return _only_last_closing(lines_of_the_front(blocks))

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        line = self.lines.read(paragraph)
        if block := self._block(line):
            self.blocks.append(block)
        for box in line.boxes:
            self.read([box] if box.tag == f"{W}p" else box)

    def _block(self, line: Line) -> Block | None:
        """The block that a paragraph is; None where it shows no text."""
        # A paragraph that is hidden with its end does not count.
        hidden = not line.text and (line.stand.hidden_mark or line.stand.dress.hidden)
        number = "" if hidden else self.numbering.number(line.stand)
        if not line.text:
            if number:
                self.lines.unread.append(Unread(line.where, number, "number of an empty paragraph"))
            return None
        if line.stand.kind == "contents":
            self.lines.unread.append(Unread(line.where, f"{number}\t{line.text}".strip(), "table of contents"))
            return None
        return block_of(line.pieces, line.where, _look(line, number), number)

    def _read_table(self, table: etree._Element) -> None:
        rows = [row.findall(f"{W}tc") for row in table.iterfind(f"{W}tr")]
        if max(map(len, rows), default=0) == 1:
            # A frame around paragraphs.
            for (cell,) in filter(None, rows):
                self.read(cell)
            return
        for row in rows:
            cells = [self._read_cell(cell) for cell in row]
            if any(cells):
                self._cells[len(self.blocks)] = [block for cell in cells for block in cell]
                self.blocks.append(_row(cells))

    def _read_cell(self, cell: etree._Element) -> list[Block]:
        inner = BlockReader(self.lines, self.numbering)
        inner.read(cell)
        return inner.blocks


def _look(line: Line, number: str) -> Look:
    text, stand = line.text, line.stand
    words = len(text.split())
    if stand.kind == "title":
        return "title"
    ended = bool(_CLAUSE_END.search(text))
    if (stand.kind == "heading" or stand.outline < 9) and not (ended and words > 3):
        return "heading"
    if number and not _LETTERED.match(number):
        return "body"
    right = stand.align in ("left", "start") if stand.right_to_left else stand.align in ("right", "end")
    if words <= _CLOSING_WORDS and (right or stand.indent >= _FAR_RIGHT):
        return "closing"
    if words > _HEADING_WORDS or ended or text[:1].islower() or list_marker(text) or bullet(text):
        return "body"
    if stand.align == "center" or all(p.bold for p in line.pieces if p.text.strip()):
        return "heading"
    return "body"


def _row(cells: Sequence[Sequence[Block]]) -> Block:
    """One row as one block: cells parted by tabs, the paragraphs of a cell by spaces."""
    text, anchors, spans = "", list[Anchor](), list[Span]()
    for cell in cells:
        for place, block in enumerate(cell):
            text += " " if place else ""
            text += f"{block.number} " if block.number else ""
            start = len(text)
            anchors += (Anchor(a.offset + start, a.note) for a in block.anchors)
            spans += (Span(s.start + start, s.end + start, s.style) for s in block.spans)
            text += block.text.replace("\t", " ")
        text += "\t"
    first = next(block for cell in cells for block in cell)
    return Block(text.rstrip("\t"), first.where, "table", anchors=tuple(anchors), spans=tuple(spans))


def _only_last_closing(blocks: Sequence[Block]) -> list[Block]:
    """Lines set to the right are an adoption note only where no clause follows, but for an annex."""
    settled: list[Block] = []
    last = True
    for block in reversed(blocks):
        flat = flatten(block.text)
        if rules("annex")[0][1].match(flat):
            last = True
        elif block.look == "closing":
            block = block if last else evolve(block, look="body")
        elif not named("closing", flat):
            last = False
        settled.append(block)
    return settled[::-1]
