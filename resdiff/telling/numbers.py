"""The figures of a series in lines of text: a table of its versions, bars, and how each figure is said."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resdiff.bars import bar
from resdiff.lineage.signs import HAPPENED_SIGNS
from resdiff.telling.stacks import Line, Part, bar_of, letters, words

if TYPE_CHECKING:
    from resdiff.lineage.account import Account
    from resdiff.lineage.figures import YearFigures

_BAR = 24
_WIDTH = 72
"""Columns at most, where names are short: on a screen of 80 there are margins."""
_STACK = 40
"""Cells of a stacked bar, where the names leave room for it."""


def figure_lines(account: Account) -> Iterator[Line]:
    """The figures as lines of a page in one width of letters: a table, bars of what became of the clauses, verbs."""
    names = account.history.short_names
    width = max(7, *(len(name) for name in names))
    yield from map(words, _table(account, names, width))
    yield from _fates(account, names, width)
    yield from map(words, _bars(account, names, width))
    yield from _verbs(account, names, width)


def _table(account: Account, names: Sequence[str], width: int) -> Iterator[str]:
    yield "The figures of each version"
    yield f"{'':{width}}  paras  words  kept  same  changed  new  back  gone  routine"
    for name, year in zip(names, account.figures.years, strict=True):
        yield (
            f"{name:<{width}}  {year.paragraphs:5}  {year.words:5}  {percent(year.kept_words, year.words):>4}"
            f"  {year.carried:4}  {year.changed:7}  {year.new:3}  {year.back:4}  {year.gone:4}"
            f"  {percent(year.routine, judged(year)):>7}"
        )
    yield "  same to gone: clauses; what is back or split off counts as new too,"
    yield "  and what went into another clause as gone"
    yield "  kept: per cent of the words that stood in the version before"
    yield "  routine: per cent of changes of carried clauses that only roll over"
    yield ""


def fates(years: Sequence[YearFigures]) -> tuple[Part, ...]:
    """What became of the clauses, year by year: those of the version, and those gone from the one before."""
    signs = HAPPENED_SIGNS
    return (
        Part(signs["carried"], "carried on", "same", tuple(year.carried for year in years)),
        Part(signs["reworded"], "changed", "reworded", tuple(year.changed for year in years)),
        Part(signs["born"], "new", "new", tuple(year.new - year.back for year in years)),
        Part(signs["back"], "brought back", "back", tuple(year.back for year in years)),
        Part(signs["dropped"], "gone", "gone", tuple(year.gone for year in years)),
    )


def _fates(account: Account, names: Sequence[str], width: int) -> Iterator[Line]:
    """A bar for each version, all of one length, and the shares beside it."""
    parts = fates(account.figures.years)
    room = max(min(_STACK, _WIDTH - width - 2 - 5 * len(parts)), 10)
    yield words("What became of the clauses, gone ones included (shares in per cent)")
    yield words(f"{'':{width}}  {', '.join(f'{part.mark} {part.name}' for part in parts)}")
    yield words(f"{'':{width}}  {'':{room}}{''.join(f'{part.mark:>5}' for part in parts)}")
    for at, name in enumerate(names):
        whole = sum(part.values[at] for part in parts)
        shares = "".join(f"{percent(part.values[at], whole):>5}" for part in parts)
        yield (*words(f"{name:<{width}}  "), *bar_of(parts, at, whole or 1, room), *words(shares))
    yield words("")


def _bars(account: Account, names: Sequence[str], width: int) -> Iterator[str]:
    figures = account.figures
    yield "Words"
    most = max(year.words for year in figures.years) or 1
    for name, year in zip(names, figures.years, strict=True):
        yield f"{name:<{width}}  {bar(year.words / most, _BAR)} {year.words:,}"
    yield ""
    yield "Clauses still there after so many versions"
    for one in figures.survival:
        yield f"{one.later:>{width}}  {bar(one.share, _BAR)} {percent(one.stand, one.stood)} % of {one.stood}"
    yield "  of those that stood in a version with one so many later; a clause"
    yield "  counts once for each of them"
    yield f"  {half_life_said(account)}"
    yield ""


def _verbs(account: Account, names: Sequence[str], width: int) -> Iterator[Line]:
    """A table of the verbs, and a bar for each version as long as it has verbs."""
    years, families = account.figures.years, families_used(account)
    yield words("Verbs by family")
    yield words(f"{'':{width}}  {'  '.join(families)}")
    for name, year in zip(names, years, strict=True):
        yield words(f"{name:<{width}}  {'  '.join(f'{year.verbs[family]:>{len(family)}}' for family in families)}")
    parts = [
        Part(letter, family, "none", tuple(year.verbs[family] for year in years))
        for letter, family in zip(letters(families), families, strict=True)
    ]
    most = max((sum(part.values[at] for part in parts) for at in range(len(years))), default=0)
    if not most:
        return
    yield words("")
    named = ", ".join(f"{part.mark}\0{part.name}" for part in parts)  # a letter stands on the line of its name
    for line in textwrap.wrap(named, max(_WIDTH - width - 2, 20)):
        yield words(f"{'':{width}}  {line}".replace("\0", " "))
    # One cell a verb where that fits.
    room = min(max(_WIDTH - width - 2 - 5, 10), most)
    for at, name in enumerate(names):
        count = sum(part.values[at] for part in parts)
        yield (*words(f"{name:<{width}}  "), *bar_of(parts, at, most, room), *words(f"{count:>5}"))


def families_used(account: Account) -> list[str]:
    """The families of verbs that some version acts with."""
    years = account.figures.years
    return [family for family in years[-1].verbs if any(year.verbs[family] for year in years)]


def half_life_said(account: Account) -> str:
    """How long it takes until half of the clauses are gone, as a sentence."""
    if account.figures.half_life is None:
        return f"After {len(account.history.versions) - 1} versions, more than half of the clauses still stand."
    after = f"{account.figures.half_life:.1f}".removesuffix(".0")
    return f"Half of the clauses are gone after {after} {'version' if after == '1' else 'versions'}."


def judged(year: YearFigures) -> int:
    """How many changes of carried clauses were given a class."""
    return year.routine + year.editorial + year.substantive


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, a dash where there is nothing to share."""
    return f"{round(100 * part / whole)}" if whole else "-"
