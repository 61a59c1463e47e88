"""Which lines of a page belong to no paragraph: running headers, page and job numbers, bar codes, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import cache

from attrs import frozen

from resdiff.model import Unread
from resdiff.reading.pdf.page_lines import Line
from resdiff.reading.pdf.page_patterns import named, patterns
from resdiff.reading.pdf.page_runs import Page

MARGIN = 0.12
"""The head and the foot of a page, in parts of its height."""
OFTEN = 0.4
"""What stands at one place on so many of the pages is furniture; left and right pages may have their own."""


@frozen
class Sheet:
    """A page and its lines from top to bottom: those of the text, those set aside, and where rules stand."""

    page: Page
    lines: tuple[Line, ...]
    unread: tuple[Unread, ...] = ()
    rules: tuple[float, ...] = ()


def set_aside(sheets: Sequence[Sheet], symbol: str) -> list[Sheet]:
    """The sheets without their furniture; `symbol` is the document's, which running headers repeat."""
    repeated = _repeated(sheets)
    return [_set_aside(sheet, symbol, repeated) for sheet in sheets]


def _set_aside(sheet: Sheet, symbol: str, repeated: frozenset[tuple[str, int, int]]) -> Sheet:
    reasons = [_reason(sheet, line, symbol, repeated) for line in sheet.lines]
    _spread(sheet, reasons)
    lines, unread = [], []
    for line, why in zip(sheet.lines, reasons, strict=True):
        if not why:
            lines.append(line)
            continue
        for cell in line.cells:
            own = named("margin", cell.text) if why != "rule" else ""
            unread.append(Unread(f"page {line.page}", cell.printed, own or why))
    rules = [line.baseline for line, why in zip(sheet.lines, reasons, strict=True) if why == "rule"]
    return Sheet(sheet.page, tuple(lines), tuple(unread), tuple(rules))


def _reason(sheet: Sheet, line: Line, symbol: str, repeated: frozenset[tuple[str, int, int]]) -> str:
    """Why a line is furniture, or an empty string."""
    page = sheet.page
    if why := named("anywhere", line.text):
        return why
    painted = {_font_reason(font) for font in line.fonts}
    if painted and "" not in painted:  # words that share a line with a bar code are text
        return min(painted)
    if not _in_margin(page, line):
        return ""
    whys = [named("margin", cell.text) for cell in line.cells]
    if all(whys):
        return whys[0]
    if page.number == 1:
        return ""
    head = line.baseline > page.height / 2
    if head and symbol and any(cell.text == symbol for cell in line.cells):
        return "page header"
    if _shape(line) in repeated and _stands_apart(sheet, line):
        return "page header" if head else "page footer"
    return ""


@cache
def _font_reason(font: str) -> str:
    return next((name for name, pattern in patterns("fonts") if pattern.search(font)), "")


def _in_margin(page: Page, line: Line) -> bool:
    return not MARGIN * page.height < line.baseline < (1 - MARGIN) * page.height


def _stands_apart(sheet: Sheet, line: Line) -> bool:
    """Whether there is a gap between a line of the margin and the text: two pages may end with the same words."""
    head = line.baseline > sheet.page.height / 2
    gaps = [(line.baseline - other.baseline) * (1 if head else -1) for other in sheet.lines]
    return min((gap for gap in gaps if gap > 0), default=line.size * 9) > 1.4 * line.size


def _shape(line: Line) -> tuple[str, int, int]:
    return re.sub(r"\d+", "#", line.text), round(line.size), round(line.baseline)


def _repeated(sheets: Sequence[Sheet]) -> frozenset[tuple[str, int, int]]:
    """The shapes of lines that stand in the margin at the same height on many pages; notes are none."""
    count: Counter[tuple[str, int, int]] = Counter()
    for sheet in sheets:
        marks = {piece.text for line in sheet.lines for piece in line.pieces if piece.mark}
        margin = (line for line in sheet.lines if _in_margin(sheet.page, line))
        count.update({_shape(line) for line in margin if not _begins_note(line, marks)})
    return frozenset(shape for shape, times in count.items() if times >= max(2, OFTEN * len(sheets)))


def _begins_note(line: Line, marks: Container[str]) -> bool:
    """Whether a line begins with a note's number: a raised one, or one of the marks of its page and then words."""
    head, *rest = line.text.split(maxsplit=1)
    return line.pieces[0].mark or (bool(rest) and head in marks)


def _spread(sheet: Sheet, reasons: list[str]) -> None:
    """Call header what stands close to a header line and is set like it: a long title runs over several lines."""
    top = (1 - MARGIN) * sheet.page.height
    for step in (-1, 1):
        for place in range(len(reasons))[::step]:
            near = place + step
            if reasons[place] != "page header" or not 0 <= near < len(reasons) or reasons[near]:
                continue
            line, other = sheet.lines[place], sheet.lines[near]
            close = abs(line.baseline - other.baseline) < 1.4 * line.size and other.baseline > top
            if close and abs(line.size - other.size) < 0.3 and line.bold == other.bold:
                reasons[near] = "page header"
