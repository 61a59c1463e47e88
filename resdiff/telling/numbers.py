"""The figures of a series in lines of text: a table of its versions, bars, and how each figure is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from resdiff.bars import bar

if TYPE_CHECKING:
    from resdiff.lineage.account import Account
    from resdiff.lineage.figures import YearFigures

_BAR = 24


def figure_lines(account: Account) -> Iterator[str]:
    """The figures as lines of a page in one width of letters: a table, bars of words and of survival, verbs."""
    history, figures = account.history, account.figures
    names = history.short_names
    width = max(7, *(len(name) for name in names))
    yield "The figures of each version (shares in per cent)"
    yield f"{'':{width}}  paras  words  kept  same  changed  new  back  gone  routine"
    for name, year in zip(names, figures.years, strict=True):
        yield (
            f"{name:<{width}}  {year.paragraphs:5}  {year.words:5}  {percent(year.kept_words, year.words):>4}"
            f"  {year.carried:4}  {year.changed:7}  {year.new:3}  {year.back:4}  {year.gone:4}"
            f"  {percent(year.routine, judged(year)):>7}"
        )
    yield "  kept: words that stood in the version before"
    yield "  routine: changes that only roll over, of all changes of clauses carried on"
    yield ""
    yield "Words"
    most = max(year.words for year in figures.years) or 1
    for name, year in zip(names, figures.years, strict=True):
        yield f"{name:<{width}}  {bar(year.words / most, _BAR)} {year.words:,}"
    yield ""
    yield "Clauses still there after so many versions"
    for one in figures.survival:
        yield f"{one.later:>{width}}  {bar(one.share, _BAR)} {percent(one.stand, one.stood)} % of {one.stood}"
    yield f"  {half_life_said(account)}"
    yield ""
    yield "Verbs by family"
    families = families_used(account)
    yield f"{'':{width}}  {'  '.join(families)}"
    for name, year in zip(names, figures.years, strict=True):
        yield f"{name:<{width}}  {'  '.join(f'{year.verbs[family]:>{len(family)}}' for family in families)}"


def families_used(account: Account) -> list[str]:
    """The families of verbs that some version acts with."""
    years = account.figures.years
    return [family for family in years[-1].verbs if any(year.verbs[family] for year in years)]


def half_life_said(account: Account) -> str:
    """How long it takes until half of the clauses are gone, as a sentence."""
    if account.figures.half_life is None:
        return f"More than half of the clauses outlive the {len(account.history.versions)} versions."
    return f"Half of the clauses are gone after {account.figures.half_life:.1f} versions."


def judged(year: YearFigures) -> int:
    """How many changes of carried clauses were given a class."""
    return year.routine + year.editorial + year.substantive


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, a dash where there is nothing to share."""
    return f"{round(100 * part / whole)}" if whole else "-"
