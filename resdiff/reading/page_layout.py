"""Lines of pages to blocks in reading order: paragraphs, headings, rows of a table, the masthead, the closing."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from resdiff.model import Anchor, Span
from resdiff.reading.blocks import Block, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from resdiff.reading.page_runs import Cell, Line, Piece

NUMBERED = re.compile(r"(?:\d{1,3}\.|\(?[a-z]{1,3}\)|\([ivxlc]{1,6}\)|\(\d{1,2}\)|[IVXLC]{1,6}\.|[A-Z]\.|[•·○–—-])\s")


@frozen
class Measures:
    """What is usual in a document: size, edges and line distance of its running text, in points."""

    size: float
    left: float
    right: float
    leading: float


def measure(lines: Sequence[Line]) -> Measures:
    """The measures of the running text among `lines`."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda size: (sizes[size], size))
    body = [line for line in lines if abs(line.size - size) < 0.6]
    lefts = Counter(round(line.left) for line in body)
    left = min(edge for edge, count in lefts.items() if count >= 0.15 * len(body) or count == max(lefts.values()))
    rights = sorted(line.right for line in body)
    steps = Counter(
        round(above.baseline - below.baseline, 0)
        for above, below in itertools.pairwise(body)
        if above.page == below.page and size * 0.9 < above.baseline - below.baseline < size * 3
    )
    leading = min((step for step, n in steps.items() if n >= 0.3 * max(steps.values())), default=size * 1.2)
    exact = [line.left for line in body if round(line.left) == left]
    return Measures(size, sum(exact) / len(exact), rights[int(0.9 * (len(rights) - 1))], leading)


@define
class Writer:
    """Text put together from lines, with its spans and anchors."""

    text: str = ""
    spans: list[Span] = Factory(list)
    anchors: list[Anchor] = Factory(list)

    def add(self, pieces: Iterable[Piece], joint: str) -> None:
        """Append the pieces of a line after what joins it to the last one."""
        self.text = self.text.rstrip() + joint if self.text else ""
        start = len(self.text)
        for piece in pieces:
            if piece.mark:
                self.anchors.append(Anchor(len(self.text.rstrip()), piece.text))
                continue
            text = piece.text.lstrip() if len(self.text) == start else piece.text
            self._span(len(self.text), text, piece)
            self.text += text

    def _span(self, offset: int, text: str, piece: Piece) -> None:
        begin, end = offset + len(text) - len(text.lstrip()), offset + len(text.rstrip())
        if begin >= end:
            return
        if piece.italic:
            self._mark(Span(begin, end, "italic"))
        if piece.bold:
            self._mark(Span(begin, end, "bold"))

    def _mark(self, span: Span) -> None:
        for index in range(len(self.spans) - 1, -1, -1):
            last = self.spans[index]
            if last.style == span.style:
                if not self.text[last.end : span.start].strip():
                    self.spans[index] = Span(last.start, span.end, span.style)
                    return
                break
        self.spans.append(span)

    def block(self, where: str, look: Look, indent: float | None) -> Block:
        """The finished block."""
        length = len(self.text.rstrip())
        anchors = tuple(Anchor(min(anchor.offset, length), anchor.note) for anchor in self.anchors)
        return Block(self.text.rstrip(), where, look, "", indent, anchors, tuple(self.spans))


@define
class Open:
    """A block still growing."""

    lines: list[Line]
    look: Look

    @property
    def last(self) -> Line:
        """The line added last."""
        return self.lines[-1]


def blocks_of(lines: Sequence[Line], body: Measures) -> list[Block]:
    """The blocks that the lines of the text make, from the first page to the last."""
    groups: list[Open] = []
    for line in lines:
        if groups and belongs(groups[-1], line, body):
            groups[-1].lines.append(line)
        else:
            groups.append(Open([line], look_of(line, body)))
    for group in groups:
        first = group.lines[0]
        bracketed = first.text.startswith("[") and group.last.text.rstrip().endswith("]")
        if first.page != lines[0].page or not (first.bold or bracketed):
            break
        group.look = "title"
    if groups and all(group.look == "title" for group in groups[:1]) and groups[0].lines[0].size < body.size + 0.8:
        titles = [group for group in groups if group.look == "title"]
        if not any(group.lines[0].size > body.size + 0.8 for group in titles):
            for group in titles:
                group.look = "heading"
    return [finish(group, body) for group in groups]


def masthead_of(lines: Sequence[Line], body: Measures) -> tuple[list[Block], int]:
    """The blocks of the masthead of an official document, and how many of the first page's lines they took."""
    hanging = [
        index
        for index, line in enumerate(lines)
        if line.left < body.left - 2 * body.size and not re.match(r"[A-Z\d-]+/\d+[ A-Z]*\.", line.text)
    ]
    if not hanging:
        return [], 0
    groups: list[list[Cell]] = []
    last: Line | None = None
    for line in lines[: hanging[-1] + 1]:
        if (
            last is not None
            and len(line.cells) == 1
            and last.bold
            and line.bold
            and abs(line.size - last.size) < 0.5
            and abs(line.left - last.left) < 2
            and last.baseline - line.baseline < 1.4 * line.size
        ):
            groups[-1].append(line.cells[0])
        else:
            groups += [[cell] for cell in line.cells]
        last = line
    blocks = []
    for group in groups:
        writer = Writer()
        for cell in group:
            writer.add(cell.pieces, joint_of(writer.text, cell.text))
        blocks.append(writer.block(f"page {lines[0].page}", "masthead", round(group[0].left - body.left, 1)))
    return blocks, hanging[-1] + 1


def look_of(line: Line, body: Measures) -> Look:
    """How a block that begins with this line looks."""
    if len(line.cells) > 1 and not NUMBERED.match(line.text.replace("\t", " ")):
        return "table"
    if line.bold:
        return "heading"
    middle = (body.left + body.right) / 2
    centred = abs((line.left + line.right) / 2 - middle) < 0.5 * body.size
    if centred and line.left > body.left + 4 * body.size:
        return "heading"
    if (
        line.italic
        and line.left > body.left + 0.4 * (body.right - body.left)
        and line.right > body.right - 1.5 * body.size
    ):
        return "closing"
    return "body"


def belongs(group: Open, line: Line, body: Measures) -> bool:
    """Whether the line carries on the block before it."""
    last = group.last
    if group.look != "body" and (line.bold, line.italic) != (last.bold, last.italic):
        return False
    if abs(last.size - line.size) > 0.08 * body.size or len(line.cells) > 1:
        return False
    if group.look == "closing":
        return False
    first = group.lines[0]
    if last.page != line.page:
        return carries_on(group, line, body)
    if last.baseline - line.baseline > 1.3 * max(body.leading, 1.15 * line.size):
        return False
    if group.look == "heading":
        return True
    numbered = NUMBERED.match(line.text)
    if numbered and not full(last, line, body):
        return False
    if line.bold and not last.bold:
        return False
    expected = group.lines[1].left if len(group.lines) > 1 else min(first.left, body.left)
    return (
        line.left < expected + 0.5 * body.size
        or (len(group.lines) == 1 and abs(line.left - first.left) < 0.3 * body.size)
        or bool(len(group.lines) == 1 and NUMBERED.match(first.text) and line.left > first.left)
    )


def carries_on(group: Open, line: Line, body: Measures) -> bool:
    """Whether the first line of a page carries on the last block of the page before."""
    if group.look != "body" or line.bold or NUMBERED.match(line.text):
        return False
    expected = group.lines[1].left if len(group.lines) > 1 else min(group.lines[0].left, body.left)
    return abs(line.left - expected) < 0.5 * body.size and full(group.last, line, body)


def full(last: Line, line: Line, body: Measures) -> bool:
    """Whether the first word of `line` had no room left on the line before it."""
    word = line.text.split(maxsplit=1)[0] if line.text.split() else ""
    width = (line.right - line.left) * len(word) / max(1, len(line.text))
    return last.right + width + 0.25 * line.size > body.right - 0.3 * body.size


def finish(group: Open, body: Measures) -> Block:
    """The block that a group of lines makes."""
    writer = Writer()
    for line in group.lines:
        joint = joint_of(writer.text, line.text)
        for cell in line.cells:
            writer.add(cell.pieces, joint)
            joint = " " if group.look == "body" else "\t"
    first = group.lines[0]
    return writer.block(f"page {first.page}", group.look, round(first.left - body.left, 1))


def joint_of(text: str, following: str) -> str:
    """What joins a line to the next one: nothing after a hyphen, else a space."""
    if re.search(r"\S-$", text) and not re.match(r"(?:and|or|to)\b(?!-)", following):
        return ""
    if re.search(r"\S/$", text):
        return ""
    return " "
