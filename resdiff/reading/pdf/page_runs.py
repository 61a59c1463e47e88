"""Pages as runs of characters with their places, made from what the child that reads a PDF answers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import frozen

from resdiff.reading.pdf.page_patterns import patterns

ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # the PDF standard's font flags


@frozen
class Font:
    """A font by its name, and how it looks."""

    name: str
    bold: bool
    italic: bool


@frozen
class Run:
    """Characters of one font on one baseline; places and `size` in points from the lower left of the page.

    `left` and `right` are the edges of what is not blank.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: Font


@frozen
class Page:
    """One page: its number from 1, its size in points as one holds it to read, and its runs as painted.

    `turned` are runs that do not stand upright with most others; `picture` says that it shows one; `bars` are the
    left and right ends and the height of the level lines drawn on it.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    turned: tuple[Run, ...] = ()
    picture: bool = False
    bars: tuple[tuple[float, float, float], ...] = ()


def pages_of(answer: dict[str, Any]) -> tuple[Page, ...]:
    """The pages in what the child answered (see `glyphs`)."""
    fonts = [_font(name, flags) for name, flags in answer["fonts"]]
    pages = []
    for number, page in enumerate(answer["pages"], start=1):
        turns: Counter[int] = Counter()
        runs = []
        for text, left, right, baseline, size, font, turn in page["runs"]:
            turns[turn] += len(text)
            runs.append((turn, Run(text, left, right, baseline, size, fonts[font])))
        upright = max(turns, key=lambda turn: (turns[turn], -turn)) if turns else 0
        width, height = page["width"], page["height"]
        pages.append(
            Page(
                number,
                *((height, width) if upright in (1, 3) else (width, height)),
                runs=tuple(run for turn, run in runs if turn == upright),
                turned=tuple(run for turn, run in runs if turn != upright),
                picture=page["picture"],
                bars=tuple((left, right, middle) for left, right, middle in page["bars"]) if upright == 0 else (),
            )
        )
    return tuple(pages)


def _font(name: str, flags: int) -> Font:
    looks = {look for look, pattern in patterns("looks") if pattern.search(name)}
    return Font(name, bool(flags & FORCE_BOLD) or "bold" in looks, bool(flags & ITALIC) or "italic" in looks)
