"""Lines of pages to blocks in reading order: paragraphs, headings, rows of a table, masthead, title and closing."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import median

from attrs import define, evolve, frozen

from resdiff.model import Unread
from resdiff.reading.blocks import Block, Look
from resdiff.reading.lead import is_preambular_lead
from resdiff.reading.pdf.page_lines import Cell, Line, Piece, is_small
from resdiff.reading.pdf.page_patterns import begins, named
from resdiff.reading.pdf.page_text import why_dropped, write
from resdiff.reading.pdf.page_words import Hyphens, Joint

LARGE = 1.15
"""A line set so much larger than the text, in parts of its size, is a heading."""
GAP = 1.2
"""A line distance so much wider than the usual parts paragraphs; in a draft with wide lines 6 points are 1.28."""
CLOSE = 1.3
"""Lines of a table that are no more than so many sizes apart stand as close as lines of text."""
GAPS = 0.1
"""Where so many line distances are gaps, all paragraphs of the document are parted by one."""
SHORT = 0.55
"""A line that ends before this part of the measure though there was room for the next word ends its paragraph."""


@frozen
class Measures:
    """What is usual in a document: size, left and right edge and line distance of its running text, in points.

    `gapped` says that its paragraphs stand apart, `solid` that the rows of its tables do not.
    """

    size: float
    left: float
    right: float
    leading: float
    gapped: bool
    solid: bool


def measure(lines: Sequence[Line]) -> Measures:
    """The measures of the running text among `lines`, of which there must be some."""
    # Tables and headings have edges of their own.
    running = [line for line in lines if len(line.cells) == 1 and not line.bold] or lines
    letters: Counter[float] = Counter()
    for line in running:
        letters[round(line.size * 2) / 2] += len(line.text)
    size = max(letters, key=lambda size: (letters[size], size)) or 0.5  # some text is too small to be seen
    body = [line for line in running if abs(line.size - size) < 0.6]
    # Long lines tell the edges; a few may run across two columns.
    widths = sorted(line.right - line.left for line in body)
    usual = widths[int(0.9 * len(widths))]
    long = [line for line in body if line.right - line.left > 0.5 * usual] or body
    lefts = Counter(round(line.left) for line in long)
    left = min(edge for edge, times in lefts.items() if times >= 0.3 * max(lefts.values()))
    rights = sorted(line.right for line in long)
    steps = Counter(
        round(above.baseline - below.baseline, 1)
        for above, below in itertools.pairwise(body)
        if above.page == below.page and 0.9 * size < above.baseline - below.baseline < 2.5 * size
    )
    often = max(steps.values(), default=0)
    leading = min((step for step, times in steps.items() if times >= 0.3 * often), default=1.2 * size)
    return Measures(
        size,
        median(line.left for line in long if round(line.left) == left),
        rights[int(0.98 * len(rights))],
        leading,
        gapped=sum(times for step, times in steps.items() if step > GAP * leading) > GAPS * steps.total(),
        solid=any(_are_solid(above, below) for above, below in itertools.pairwise(lines)),
    )


def _are_solid(above: Line, below: Line) -> bool:
    """Whether two lines are rows of a table that stand as close as lines of text."""
    rows = len(above.cells) > 1 and len(below.cells) > 1 and abs(above.left - below.left) < above.size
    return rows and above.page == below.page and 0 < above.baseline - below.baseline <= CLOSE * below.size


@define
class Group:
    """Lines that make one block; it grows while its lines are gathered."""

    lines: list[Line]
    look: Look

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line added last."""
        return self.lines[-1]


@frozen
class Laid:
    """The blocks of a document, and what putting them together left over."""

    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...]


def lay_out_text(lines: Sequence[Line], body: Measures, hyphens: Hyphens, notes: Collection[str], symbol: str) -> Laid:
    """The blocks that the lines of the text make, from the first page to the last.

    A document with a `symbol` is an official one and has a masthead.
    """
    taken = masthead_end(lines, symbol, body) if symbol else 0
    groups = [*masthead(lines[:taken], body), *titled(group_lines(lines[taken:], body), body)]
    blocks, unread = [], []
    for group in groups:
        block, dropped = _block(group, body, hyphens, notes)
        if block.text:
            blocks.append(block)
        else:
            unread.append(Unread(block.where, block.printed, "note mark without text"))
        unread += [Unread(block.where, char, why_dropped(char)) for char in dropped]
    return Laid(tuple(blocks), tuple(unread))


def masthead_end(lines: Sequence[Line], symbol: str, body: Measures) -> int:
    """How many of the first page's lines are masthead: down to the last that hangs out to the left of the text.

    That is where session, committee and agenda item stand; the number before a title hangs out too.
    """
    end = 0
    for place, line in enumerate(lines):
        if line.page != lines[0].page or begins("number", line.text):
            break
        is_top = end == 0 and any(cell.text == symbol for cell in line.cells)
        if is_top or (line.left < body.left - 2 * body.size and not begins("title", line.text)):
            end = place + 1
    return end


def masthead(lines: Sequence[Line], body: Measures) -> list[Group]:
    """The boxes of the masthead, a cell each; a bold item that runs over several lines is one."""
    groups: list[Group] = []
    for line in lines:
        last = groups[-1].last if groups else None
        if (
            last is not None
            and line.bold
            and last.bold
            and len(line.cells) == 1
            and abs(line.size - last.size) < 0.5
            and abs(line.left - last.left) < 2
            and last.baseline - line.baseline < GAP * max(body.leading, line.size)
        ):
            groups[-1].lines.append(line)
        else:
            groups += [Group([evolve(line, cells=(cell,))], "masthead") for cell in line.cells]
    return groups


def titled(groups: Sequence[Group], body: Measures) -> list[Group]:
    """The groups, those that stand before the text begins being the title if one is set larger than the text.

    They are bold, or the bracketed line that says where the text came from.
    """
    end = 0
    for group in groups:
        bracketed = group.first.text.startswith("[") and group.last.text.endswith("]")
        numbered = begins("number", group.first.text)
        if numbered or not (group.look == "heading" or bracketed) or group.first.page != groups[0].first.page:
            break
        end += 1
    if not any(group.first.size > body.size + 0.8 for group in groups[:end]):
        return list(groups)
    return [evolve(group, look="title") for group in groups[:end]] + list(groups[end:])


def group_lines(lines: Sequence[Line], body: Measures) -> list[Group]:
    """The lines that belong together."""
    groups: list[Group] = []
    for line in lines:
        if groups and _belongs(groups[-1], line, body):
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line], _look(line, body)))
    return groups


def _look(line: Line, body: Measures) -> Look:
    """How a block that begins with this line looks."""
    if line.tabular or (len(line.cells) > 1 and not _hangs_a_number(line)):
        return "table"
    if line.bold or line.size > LARGE * body.size:
        return "heading"
    middle = (body.left + body.right) / 2
    if abs((line.left + line.right) / 2 - middle) < 0.8 * body.size and line.left > body.left + 4 * body.size:
        return "heading"
    at_right = line.left > body.left + 0.4 * (body.right - body.left) and line.right > body.right - 1.5 * body.size
    if line.italic and at_right and not is_small(line, body.size):
        return "closing"
    return "body"


def _hangs_a_number(line: Line) -> bool:
    """Whether the first of two cells is but the number of what the second says, a paragraph or a title."""
    head = line.cells[0].text + " "
    return len(line.cells) == 2 and (begins("number", head) or begins("title", head))


def _belongs(group: Group, line: Line, body: Measures) -> bool:
    """Whether the line carries on the block before it."""
    last = group.last
    if group.look == "closing" or abs(last.size - line.size) > 0.08 * body.size:
        return False
    if group.look == "table":
        return _fills_cells(group, line, body)
    if len(line.cells) > 1 or (line.bold != last.bold and (group.look == "heading" or line.bold)):
        return False
    if last.page != line.page or line.baseline > last.baseline + line.size:
        return group.look == "body" and _carries_on(group, line, body)
    leading = body.leading * max(1.0, line.size / body.size)
    if last.baseline - line.baseline > GAP * max(leading, 1.15 * line.size):
        return False
    if group.look == "heading":
        return not named("alone", last.text)
    if last.right < body.left + SHORT * (body.right - body.left) and not _is_full(last, line, body):
        return False
    if begins("number", line.text) and (_is_next_item(group, line, body) or not _is_full(last, line, body)):
        return False
    if body.gapped and _is_full(last, line, body):
        return True
    expected = _expected(group, body)
    if len(group.lines) > 1:
        return line.left < expected + 0.5 * body.size
    return line.left < max(expected, group.first.left) + 0.5 * body.size or (
        begins("number", group.first.text) and line.left > group.first.left
    )


def _is_next_item(group: Group, line: Line, body: Measures) -> bool:
    """Whether a line with a number or bullet begins where the group did, with one of its own."""
    return abs(line.left - group.first.left) < 0.5 * body.size and begins("number", group.first.text)


def _expected(group: Group, body: Measures) -> float:
    """Where the next line of a paragraph begins: below its second line, or at the edge of the text."""
    return group.lines[1].left if len(group.lines) > 1 else min(group.first.left, body.left)


def _carries_on(group: Group, line: Line, body: Measures) -> bool:
    """Whether the first line of a page or column carries on the last paragraph of the one before."""
    if begins("number", line.text):
        return False
    # Of a hanging paragraph that leaves but its first line behind, the second may stand further in.
    hangs = len(group.lines) == 1 and line.left > group.first.left and line.text[:1].islower()
    if abs(line.left - _expected(group, body)) > 0.5 * body.size and not hangs:
        return False
    # Where paragraphs begin at the edge of the text, only its words tell that one begins.
    opens = line.text[:1].isupper() and is_preambular_lead(line.text)
    if opens and group.last.text.endswith(",") and is_preambular_lead(group.first.text):
        return False
    return _is_full(group.last, line, body)


def _is_full(last: Line, line: Line, body: Measures) -> bool:
    """Whether the first word of `line` had no room left on the line before it."""
    # Words wider than a line's average tells are allowed for.
    return _would_end(last.cells[-1], line.cells[0], body) > body.right - 0.7 * body.size


def _would_end(last: Cell, following: Cell, body: Measures) -> float:
    """Where the line of a cell would end if it had taken the first word of the next one too."""
    words = following.text.split(maxsplit=1)
    width = (following.right - following.left) * len(words[0]) / len(following.text) if words else 0.0
    return last.right + 0.25 * body.size + width


def _fills_cells(group: Group, line: Line, body: Measures) -> bool:
    """Whether the line carries on cells of the table row before it: it stands close below, in the same columns.

    Where rows stand as close as lines, the first cell tells: it goes on only if it was full.
    """
    if group.last.page != line.page or group.last.baseline - line.baseline > CLOSE * line.size:
        return False
    starts = [cell.left for cell in group.first.cells]
    if not all(any(abs(cell.left - start) < 1.2 * body.size for start in starts) for cell in line.cells):
        return False
    if not body.solid or len(starts) == 1 or abs(line.left - starts[0]) > 1.2 * body.size:
        return True
    above = [row.cells[0] for row in group.lines if abs(row.left - starts[0]) < 1.2 * body.size]
    return _would_end(above[-1], line.cells[0], body) > starts[1] - 3 * body.size


def _block(group: Group, body: Measures, hyphens: Hyphens, notes: Collection[str]) -> tuple[Block, tuple[str, ...]]:
    parts = _row_parts(group, hyphens) if group.look == "table" else _line_parts(group, hyphens)
    written = write(parts, notes)
    block = Block(
        written.text,
        f"page {group.first.page}",
        group.look,
        indent=round(group.first.left - body.left, 1),
        anchors=written.anchors,
        spans=written.spans,
    )
    return block, written.dropped


def _line_parts(group: Group, hyphens: Hyphens) -> list[tuple[Joint, Sequence[Piece]]]:
    parts: list[tuple[Joint, Sequence[Piece]]] = []
    last = ""
    for line in group.lines:
        for place, cell in enumerate(line.cells):
            parts.append((" " if place else hyphens.joint(last, cell.text), cell.pieces))
            last = cell.text
    return parts


def _row_parts(group: Group, hyphens: Hyphens) -> list[tuple[Joint, Sequence[Piece]]]:
    """The cells of a row, each with the lines that it runs over."""
    columns: list[list[Cell]] = [[cell] for cell in group.first.cells]
    for line in group.lines[1:]:
        for cell in line.cells:
            nearest = min(columns, key=lambda column: abs(column[0].left - cell.left))
            nearest.append(cell)
    parts: list[tuple[Joint, Sequence[Piece]]] = []
    for cells in columns:
        for place, cell in enumerate(cells):
            parts.append((hyphens.joint(cells[place - 1].text, cell.text) if place else "\t", cell.pieces))
    return parts
