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
from resdiff.meaning.lexicon import either
from resdiff.meaning.listing import lowered, plain
from resdiff.meaning.mentions import Mention, Pair, apart, facet, is_gloss, outside, paired, passage_remark
from resdiff.meaning.sides import Sides

SOURCE = "figures and dates"

_DIGIT = re.compile(r"\d")


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
    # Tens and ones apart: one list of a hundred words would be slow to look for.
    tens, ones = either(table["tens"]), either(table["ones"])
    round_tens = either(word for word in ranks if word.endswith(("ieth", "hundredth")))
    ordinal = rf"(?:(?:(?:{tens})-)?(?:{ones})|{either(table['teens'])}|{round_tens})"
    cardinals, units = either(table["cardinals"]), either(table["units"])
    words = rf"(?:{tens})(?:-(?:one|{either(word for word in table['cardinals'] if word.isalpha())}))?|{cardinals}"
    number = rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|{words})"
    # "1 out of 11", "one in five": a share; "24 in 2025" is none.
    share = rf"(?:{number}|one)(?: out of (?:every )?| in (?:every )?(?=\d{{1,3}}(?!\d)|{words})){number}"
    return Figures(
        figure=re.compile(
            rf"(?<![\w/.+-])(?:{share}|{number})"
            rf"(?P<unit>(?: ?(?:{units}))*)(?:-(?:{either(table['measures'])}))?(?![\w/]|-\w)"
        ),
        date=re.compile(
            rf"(?<![\w/])(?:(?:\d{{1,2}}(?: and |[–-]|(?: (?:{month}))? to ))?\d{{1,2}} (?:{month})(?: \d{{4}})?"
            rf"|(?:{month})(?: \d{{4}}| to (?:{month}) \d{{4}})|(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?)(?![\w/])"
        ),
        ordinal=ordinal,
        ordinals=re.compile(rf"(?<![\w-]){ordinal}(?![\w-])"),
        ranks=ranks,
        months=tuple(table["months"]),
    )


def find_dates(text: str, masks: Sequence[Place]) -> list[Mention]:
    """The dates of a text, from days to years, that stand in none of the masked stretches."""
    return outside(_found(figures().date, plain(text), "date"), masks) if _DIGIT.search(text) else []


def find_figures(text: str, masks: Sequence[Place]) -> list[Mention]:
    """The numbers and ordinals of a text that stand in none of the masked stretches."""
    # Millions answer to millions, shares to shares.
    found = [
        mention
        for match in figures().figure.finditer(lowered(text))
        if not is_gloss(text, mention := Mention(match.group(), f"figure{match['unit']}", *match.span()))
    ]
    found += _found(figures().ordinals, lowered(text), "ordinal")
    return sorted(outside(found, masks), key=lambda m: m.start)


def _found(pattern: re.Pattern[str], text: str, group: str) -> list[Mention]:
    return [Mention(m.group().casefold(), group, m.start(), m.end()) for m in pattern.finditer(text)]


def compare_figures(
    sides: Sides, old: Sequence[Mention], new: Sequence[Mention], family: Literal["figure", "date"]
) -> Iterator[tuple[Facet, Pair]]:
    """The figures or dates that changed, came or went, save those that came or went within a passage."""
    ordinals = {m for m in [*old, *new] if m.group == "ordinal"}
    pairs = paired(sides, old, new)
    for before, after in (one for pair in pairs for one in (apart(sides, pair) if _in_words(pair) else [pair])):
        if before and after:
            yield facet(sides, family, "changed", before.place, after.place, SOURCE), (before, after)
            continue
        remark = passage_remark(sides, before, after)
        if remark and not (family == "figure" and _is_in_digits(sides, before, after)):
            continue  # told with the words that it came or went with
        if (before or after) in ordinals:
            continue
        judgement: Judgement = "dropped" if before else "added"
        at_old, at_new = before.place if before else None, after.place if after else None
        yield facet(sides, family, judgement, at_old, at_new, SOURCE, remark), (before, after)


def _in_words(pair: Pair) -> bool:
    """Whether both are small numbers in words, which stand for anything: "four years", "six cases"."""
    return all(m is not None and m.group == "figure" and m.key.isalpha() for m in pair)


def _is_in_digits(sides: Sides, old: Mention | None, new: Mention | None) -> bool:
    text = sides.new[slice(*new.place)] if new else sides.old[slice(*old.place)] if old else ""
    return any(c.isdigit() for c in text)


def moved_years(old: str, new: str) -> int | None:
    """By how many years a date moved on, None where more than its years differ."""
    year = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
    before, after = year.findall(old), year.findall(new)
    if not before or len(before) != len(after) or year.sub("", old) != year.sub("", new):
        return None
    steps = {int(b) - int(a) for a, b in zip(before, after, strict=True)}
    return steps.pop() if len(steps) == 1 else None
