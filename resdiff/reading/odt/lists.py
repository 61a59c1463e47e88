"""The numbers that an OpenDocument text makes by itself for its lists and headings."""

from __future__ import annotations

import re
from typing import Literal

from attrs import define, field, frozen
from lxml import etree

from resdiff.reading.counting import Shape, counted
from resdiff.reading.odt.xml import LOEXT, STYLE, TEXT, identity, whole

_SHAPES: dict[str, Shape] = {"1": "decimal", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN"}
# LibreOffice writes the first figures of other scripts ("١, ٢, ٣, ...").
_SCRIPTS: dict[str, Shape] = {
    "١": "arabic-indic",
    "۱": "persian",
    "१": "devanagari",
    "一": "han",
    "壹": "han",
    "壱": "han",
}
_PLACE = re.compile(r"%(\d{1,2})%")
MAX_LEVEL = 10
"""Levels of a list or outline (ODF 1.3, part 3, 16.30); deeper ones count as the last."""


@frozen
class ListLevel:
    """How one level of a list prints its numbers."""

    shape: Shape | Literal["bullet", "none"] = "none"
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    """How many levels a number shows, itself included ("2.1")."""
    doubled: bool = True
    pattern: str = ""
    """LibreOffice's own word on it, "(%2%)", which allows more than `before` and `after`."""


def levels_of(style: etree._Element) -> dict[int, ListLevel]:
    """The levels of a list style or of the outline style."""
    levels: dict[int, ListLevel] = {}
    for element in style:
        level = whole(element.get(f"{TEXT}level"))
        if level is None or not 1 <= level <= MAX_LEVEL:
            continue
        if element.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"):
            levels[level] = ListLevel("bullet")
            continue
        form = (element.get(f"{STYLE}num-format") or "").strip()
        levels[level] = ListLevel(
            _SHAPES.get(form) or _SCRIPTS.get(form[:1]) or ("decimal" if form else "none"),
            element.get(f"{STYLE}num-prefix") or "",
            element.get(f"{STYLE}num-suffix") or "",
            whole(element.get(f"{TEXT}start-value")) or 1,
            whole(element.get(f"{TEXT}display-levels")) or 1,
            # Without num-letter-sync a list goes on after z with aa, ab.
            element.get(f"{STYLE}num-letter-sync") == "true",
            element.get(f"{LOEXT}num-list-format") or "",
        )
    return levels


@define
class Counters:
    """The counts of one list, level by level."""

    _counts: dict[int, int] = field(factory=dict)

    def number(
        self, level: int, levels: dict[int, ListLevel], restart: int | None = None, *, anew: bool = False
    ) -> str:
        """The number of the next item at `level` ("12.", "(a)", "•", or nothing).

        `restart` is a value given to it; `anew` says that the level begins again.
        """
        if anew:
            self.close_below(level - 1)
        own = levels.get(level, ListLevel())
        for above in range(1, level):
            # A list that begins below its first level has, unseen, a first item on each level above.
            self._counts.setdefault(above, levels.get(above, ListLevel()).start)
        before = self._counts.get(level)
        self._counts[level] = restart if restart is not None else own.start if before is None else before + 1
        self.close_below(level)
        if own.shape == "bullet":
            return "•"
        if own.shape == "none":
            return ""
        if _PLACE.search(own.pattern):
            return _PLACE.sub(lambda place: self._figure(int(place.group(1)), levels), own.pattern).strip()
        shown = range(max(1, level - own.shown + 1), level + 1)
        figures = [self._figure(k, levels) for k in shown]
        return f"{own.before}{'.'.join(figure for figure in figures if figure)}{own.after}".strip()

    def close_below(self, level: int) -> None:
        """Lists deeper than `level` begin anew."""
        for deeper in [key for key in self._counts if key > level]:
            del self._counts[deeper]

    def _figure(self, level: int, levels: dict[int, ListLevel]) -> str:
        style = levels.get(level, ListLevel())
        if style.shape == "bullet" or style.shape == "none":
            return ""
        return counted(self._counts.get(level, style.start), style.shape, doubled=style.doubled)


@define
class Listings:
    """Which list a list element is: a new one, or an earlier one that goes on."""

    _count: int = 0
    _last: dict[str, int] = field(factory=dict)  # by list style
    _last_style: str = ""
    _names: dict[str, int] = field(factory=dict)

    def of(self, element: etree._Element, style: str, *, restoring: bool) -> tuple[int, bool]:
        """The number of the list, and whether it goes on from an earlier element.

        A list that was deleted (`restoring`) stood in the list of its style around it.
        """
        continued = element.get(f"{TEXT}continue-list") or ""
        # Only the list just before can be continued by the attribute that names none (ODF 1.3, part 3, 19.780).
        just_before = element.get(f"{TEXT}continue-numbering") == "true" and style == self._last_style
        goes_on = True
        if continued in self._names:
            listing = self._names[continued]
        elif (restoring or just_before) and style in self._last:
            listing = self._last[style]
        else:
            self._count += 1
            listing, goes_on = self._count, False
        self._last[style] = listing
        self._last_style = style
        if name := identity(element):
            self._names[name] = listing
        return listing, goes_on

    def named(self, name: str) -> int:
        """The number of the list with this name, new or not."""
        if name not in self._names:
            self._count += 1
            self._names[name] = self._count
        return self._names[name]
