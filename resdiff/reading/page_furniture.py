"""Which lines of a page belong to no paragraph: running headers, page and job numbers, bar codes, rules."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.model import Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.reading.page_runs import Line, Page

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

MARGIN = 0.12
"""The head and the foot of a page, in parts of its height."""


@cache
def patterns(section: str) -> Patterns:
    """The named patterns of a section of page_furniture.toml."""
    text = files("resdiff.reading").joinpath("page_furniture.toml").read_text(encoding="utf-8")
    return tuple((name, re.compile(one)) for name, several in tomllib.loads(text)[section].items() for one in several)


def named(section: str, text: str) -> str:
    """The name of the first pattern of the section that is the whole of `text`, or an empty string."""
    return next((name for name, pattern in patterns(section) if pattern.fullmatch(text.strip())), "")


@frozen
class Sorted:
    """The lines of a page's text, and what was set aside."""

    lines: tuple[Line, ...]
    unread: tuple[Unread, ...]
    rules: tuple[float, ...]


def set_aside(pages: Sequence[tuple[Page, list[Line]]], symbol: str) -> list[Sorted]:
    """Each page without its furniture."""
    repeated = _repeated(pages)
    done = []
    for page, lines in pages:
        reasons = {}
        for index, line in enumerate(lines):
            why = _reason(page, line, symbol, repeated)
            if why:
                reasons[index] = why
        if page.number > 1:
            _neighbours(page, lines, reasons)
        unread = [
            Unread(
                f"page {page.number}",
                cell.text.strip() + "".join(p.text for p in cell.pieces if p.mark),
                _cell_reason(cell.text, reasons[index]),
            )
            for index, line in enumerate(lines)
            if index in reasons
            for cell in line.cells
        ]
        done.append(
            Sorted(
                tuple(line for index, line in enumerate(lines) if index not in reasons),
                tuple(unread),
                tuple(line.baseline for index, line in enumerate(lines) if reasons.get(index) == "rule"),
            )
        )
    return done


def _cell_reason(text: str, why: str) -> str:
    return named("margin", text) or why if why != "rule" else why


def _shape(line: Line) -> tuple[str, int, int]:
    return re.sub(r"\d+", "#", line.text.strip()), round(line.size), round(line.baseline)


def _repeated(pages: Sequence[tuple[Page, list[Line]]]) -> set[tuple[str, int, int]]:
    """The shapes of margin lines that stand at the same height on many pages (half of them, left and right apart)."""
    count = Counter(
        shape
        for page, lines in pages
        for shape in {_shape(line) for line in lines if _margin(page, line) and not line.pieces[0].mark}
    )
    return {shape for shape, n in count.items() if n >= max(2, 0.4 * len(pages))}


def _margin(page: Page, line: Line) -> bool:
    return line.baseline > (1 - MARGIN) * page.height or line.baseline < MARGIN * page.height


def _reason(page: Page, line: Line, symbol: str, repeated: set[tuple[str, int, int]]) -> str:
    if why := named("anywhere", line.text):
        return why
    for name, pattern in patterns("fonts"):
        if any(pattern.search(font) for font in line.fonts):
            return name
    if not _margin(page, line):
        return ""
    whys = [named("margin", cell.text) for cell in line.cells]
    if all(whys):
        return whys[0]
    head = line.baseline > page.height / 2
    if page.number > 1 and head and symbol and any(cell.text.strip() == symbol for cell in line.cells):
        return "page header"
    if _shape(line) in repeated and page.number > 1:
        return "page header" if head else "page footer"
    return ""


def _neighbours(page: Page, lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Lines of the same size just above or below a header line are part of the header."""
    for step in (1, -1):
        for index in range(len(lines))[::step]:
            near = index + step
            if reasons.get(index) == "page header" and 0 <= near < len(lines) and near not in reasons:
                one, other = lines[index], lines[near]
                if (
                    abs(one.baseline - other.baseline) < 1.4 * one.size
                    and abs(one.size - other.size) < 0.3
                    and one.bold == other.bold
                    and other.baseline > page.height * (1 - MARGIN)
                ):
                    reasons[near] = "page header"
