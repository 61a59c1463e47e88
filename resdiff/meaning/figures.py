"""Figures, dates and ordinals of a text, and what became of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.mentions import Mention, Pair, facet, outside, paired, passage_remark
from resdiff.meaning.sides import Sides, matches

SOURCE = "figures and dates"


@frozen
class Figures:
    """The patterns of figures.toml; `ordinal` is without a group, `ranks` says how much an ordinal is."""

    figure: re.Pattern[str]
    date: re.Pattern[str]
    ordinal: str
    ordinals: re.Pattern[str]
    ranks: dict[str, int]
    months: tuple[str, ...]


@cache
def figures() -> Figures:
    """The patterns, made once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("figures.toml").read_text(encoding="utf-8"))
    ranks = {word: k for k, word in enumerate([*table["ones"], *table["teens"]], 1)}
    for k, ten in enumerate(table["tens"], 2):
        ranks[f"{ten.removesuffix('y')}ieth" if ten.endswith("y") else f"{ten}th"] = 10 * k
        ranks |= {f"{ten}-{one}": 10 * k + j for j, one in enumerate(table["ones"], 1)}
    month = "|".join(table["months"])
    ordinal = "|".join(sorted(ranks, key=lambda word: (-len(word), word)))
    units = "|".join(re.escape(unit) for unit in table["units"])
    return Figures(
        figure=re.compile(
            rf"(?<![\w/.-])(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|{'|'.join(table['cardinals'])})(?:[ \u00a0]?(?:{units}))*(?![\w/]|-\w)",
            re.IGNORECASE,
        ),
        date=re.compile(
            rf"(?<![\w/])(?:(?:\d{{1,2}}(?: and |[–-]|(?: (?:{month}))? to ))?\d{{1,2}} (?:{month})(?: \d{{4}})?"
            rf"|(?:{month})(?: \d{{4}}| to (?:{month}) \d{{4}})|(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?)(?![\w/])"
        ),
        ordinal=ordinal,
        ordinals=re.compile(rf"(?<![\w-])(?:{ordinal})(?![\w-])", re.IGNORECASE),
        ranks=ranks,
        months=tuple(table["months"]),
    )


def find_dates(text: str, windows: Sequence[Place], masks: Sequence[Place]) -> list[Mention]:
    """The dates of a text, from days to years, that stand in none of the masked stretches."""
    return outside(_found(figures().date, text, windows, "date"), masks)


def find_figures(text: str, windows: Sequence[Place], masks: Sequence[Place]) -> list[Mention]:
    """The numbers and ordinals of a text that stand in none of the masked stretches."""
    found = _found(figures().figure, text, windows, "figure")
    found += _found(figures().ordinals, text, windows, "ordinal")
    return sorted(outside(found, masks), key=lambda m: m.start)


def _found(pattern: re.Pattern[str], text: str, windows: Sequence[Place], group: str) -> list[Mention]:
    return [Mention(m.group().casefold(), group, m.start(), m.end()) for m in matches(pattern, text, windows)]


def compare_figures(
    sides: Sides, old: Sequence[Mention], new: Sequence[Mention], family: Literal["figure", "date"]
) -> Iterator[tuple[Facet, Pair]]:
    """The figures or dates that changed, came or went, save those that came or went within a passage."""
    for before, after in paired(sides, old, new):
        if before and after:
            yield facet(sides, family, "changed", before.place, after.place, SOURCE), (before, after)
        elif not passage_remark(sides, before, after):
            judgement: Judgement = "dropped" if before else "added"
            at_old, at_new = before.place if before else None, after.place if after else None
            yield facet(sides, family, judgement, at_old, at_new, SOURCE), (before, after)


def moved_years(old: str, new: str) -> int | None:
    """By how many years a date moved on, None where more than its years differ."""
    year = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
    before, after = year.findall(old), year.findall(new)
    if not before or len(before) != len(after) or year.sub("", old) != year.sub("", new):
        return None
    steps = {int(b) - int(a) for a, b in zip(before, after, strict=True)}
    return steps.pop() if len(steps) == 1 else None
