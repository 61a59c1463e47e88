"""The numbers that Word counts by itself, as it prints them: "12.", "(a)", "II.", "1.2.", "•"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from attrs import define, field, frozen
from lxml import etree

from resdiff.reading.counting import counted
from resdiff.reading.docx.styles import Stand, words
from resdiff.reading.docx.xml import W, switch, value, value_of, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@frozen
class _Level:
    """One level of a list: how it counts, what it prints ("%1.%2"), where it starts, what begins it anew."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 0
    after: int | None = None  # levels above this number restart it; None is every level above
    legal: bool = False
    style: str = ""
    format: str = ""


@frozen
class _List:
    """What a `w:num` is: the list whose count it shares, its levels, and where it begins for itself."""

    shared: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@define
class Numbering:
    """Counts the numbered paragraphs of one text, in the order in which they are asked for (clause 17.9)."""

    _lists: dict[str, _List]
    _counts: dict[str, list[int | None]] = field(factory=dict)
    _begun: set[tuple[str, int]] = field(factory=set)

    def number(self, stand: Stand) -> str:
        """What is printed before the next paragraph, which stands so; empty where it has no number."""
        known = self._lists.get(stand.num_id)
        if known is None:
            return ""
        level = self._level_of(stand, known)
        if level not in known.levels:
            return ""
        counts = self._counts.setdefault(known.shared, [None] * _LEVELS)
        for higher in range(level):
            # A level that was skipped counts as used: what follows on it is 2 (Microsoft, Q110380).
            if counts[higher] is None:
                counts[higher] = _start(known, higher)
        before = counts[level]
        if level in known.starts and (stand.num_id, level) not in self._begun:
            self._begun.add((stand.num_id, level))
            before = None
        counts[level] = _start(known, level) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            after = known.levels[deeper].after if deeper in known.levels else None
            if after is None or level < after:
                counts[deeper] = None
        return _printed(known, level, counts)

    def _level_of(self, stand: Stand, known: _List) -> int:
        """A style may be bound to a level from the side of the list (`w:pStyle`)."""
        if stand.level:
            return whole(stand.level) or 0
        bound = (number for number, level in known.levels.items() if level.style == stand.numbered_by)
        return next(bound, 0) if stand.numbered_by else 0


def _start(known: _List, level: int) -> int:
    return known.starts.get(level, known.levels[level].start if level in known.levels else 0)


def _printed(known: _List, level: int, counts: list[int | None]) -> str:
    here = known.levels[level]
    if here.kind == "bullet":
        bullets: dict[str, str] = words()["bullets"]
        return bullets.get(here.pattern.strip()[:1], "•")

    def count(found: re.Match[str]) -> str:
        place = int(found.group(1)) - 1
        other = known.levels.get(place, _Level())
        kind = "decimal" if here.legal and other.kind != "none" else other.kind
        return in_kind(counts[place] or 0, kind, other.format)

    return _PLACE.sub(count, here.pattern).strip()


def in_kind(count: int, kind: str, format_: str = "") -> str:
    """A count as a kind of counting prints it ("lowerRoman": xii); an unknown kind counts in figures."""
    series: dict[str, str] = words()["series"]
    shapes: dict[str, Any] = words()["counting"]
    match kind:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}{_english_ending(count)}"
        case "custom":
            return f"{count:0{min(len(format_.partition(',')[0].strip()), 9) or 1}}"
        case _ if kind in series and 0 < count <= 10 * len(series[kind]):
            rounds, place = divmod(count - 1, len(series[kind]))
            return series[kind][place] * (rounds + 1)
        case _:
            return counted(count, shapes.get(kind, "decimal"))


def _english_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def read_numbering(root: etree._Element | None, list_of_style: Callable[[str], str]) -> Numbering:
    """The lists that a numbering part defines; `list_of_style` gives the `w:numId` that a list style stands for."""
    if root is None:
        return Numbering({})
    abstract = {value(a, "abstractNumId"): a for a in root.iterfind(f"{W}abstractNum")}
    nums = {value(num, "numId"): num for num in root.iterfind(f"{W}num")}
    known: dict[str, dict[int, _Level]] = {}
    lists: dict[str, _List] = {}
    for number, num in nums.items():
        shared = _defined_by(value_of(num, "abstractNumId"), abstract, nums, list_of_style)
        if shared not in abstract:
            continue
        if shared not in known:
            known[shared] = _levels(abstract[shared])
        levels, starts = known[shared], {}
        for override in num.iterfind(f"{W}lvlOverride"):
            level = whole(value(override, "ilvl"))
            if level is None or not 0 <= level < _LEVELS:
                continue
            if (own := override.find(f"{W}lvl")) is not None:
                levels = levels | {level: _level(own)}
            if (start := whole(value_of(override, "startOverride"))) is not None:
                starts[level] = start
        lists[number] = _List(shared, levels, starts)
    return Numbering(lists)


def _defined_by(
    name: str, abstract: dict[str, etree._Element], nums: dict[str, etree._Element], list_of_style: Callable[[str], str]
) -> str:
    """The list that holds the levels: a list may refer to a list style, and that to another list (17.9.21)."""
    for _ in range(_LEVELS):
        style = value_of(abstract.get(name), "numStyleLink")
        if not style:
            return name
        name = value_of(nums.get(list_of_style(style)), "abstractNumId")
    return ""


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found = ((whole(value(level, "ilvl")), level) for level in abstract.iterfind(f"{W}lvl"))
    return {number: _level(level) for number, level in found if number is not None and 0 <= number < _LEVELS}


def _level(level: etree._Element) -> _Level:
    format_ = level.find(f".//{W}numFmt")
    return _Level(
        kind=value(format_) or "decimal",
        pattern=value_of(level, "lvlText"),
        start=whole(value_of(level, "start")) or 0,
        after=whole(value_of(level, "lvlRestart")),
        legal=bool(switch(level, "isLgl")),
        style=value_of(level, "pStyle"),
        format=value(format_, "format"),
    )
