"""A history as text for a terminal: the grid of clauses and years, what came back, and the figures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from resdiff.bars import bar
from resdiff.exports.history.stories import opening, title, where
from resdiff.lineage import Clause, History
from resdiff.lineage.account import Account
from resdiff.lineage.figures import YearFigures
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, sign
from resdiff.summary.english import excerpt
from resdiff.visible import visible

WIDTH = 80
_ADDRESS = 12
_LEAST_TEXT = 20
_BAR = 24


def to_text(account: Account) -> str:
    """The history as lines of at most 80 columns where the versions leave room, without a final newline."""
    history = account.history
    lines = [*textwrap.wrap(title(history), WIDTH), *textwrap.wrap(" ".join(opening(history)), WIDTH), ""]
    lines += ["   ".join(f"{mark} {meaning}" for mark, meaning in some) for some in (LEGEND[:5], LEGEND[5:])]
    lines += ["", *_grid(history), "", *_back(history), *_figures(account)]
    return "\n".join(line.rstrip() for line in lines)


def _grid(history: History) -> Iterator[str]:
    """The clauses that stand in the latest version in its order, then those that are gone."""
    names = history.short_names
    step = _step(names)
    for line in _heads(names, step):
        yield f"{'':{_ADDRESS}}{line}"
    order = by_latest_text(history)
    for index in order:
        clause = history.clauses[index]
        if clause.standings[-1].is_here:
            yield _row(history, clause, step)
    gone = [history.clauses[index] for index in order if not history.clauses[index].standings[-1].is_here]
    if gone:
        yield ""
        yield "No longer there:"
        for clause in gone:
            yield _row(history, clause, step)


def _row(history: History, clause: Clause, step: int) -> str:
    cells = "".join(f"{sign(clause.at(number)):<{step}}" for number in range(len(history.versions)))
    address = visible(where(clause, history).replace(" in ", " "))
    line = f"{address:<{_ADDRESS}}{cells} "
    room = max(WIDTH - len(line), _LEAST_TEXT)
    return line + excerpt(visible(clause.latest.text), room - 2)


def _step(names: Sequence[str]) -> int:
    """Columns for each version: as many as its name takes where there is room for all, else two or one."""
    room = (WIDTH - _ADDRESS - _LEAST_TEXT) // len(names)
    whole = max(map(len, names)) + 1
    return whole if whole <= room else max(1, min(2, room))


def _heads(names: Sequence[str], step: int) -> Iterator[str]:
    """The names above their columns; from top to bottom where they are wider than these."""
    if max(map(len, names)) < step:
        yield "".join(f"{name:<{step}}" for name in names)
        return
    tallest = max(map(len, names))
    for at in range(tallest):
        yield "".join(f"{name.rjust(tallest)[at]:<{step}}" for name in names)


def _back(history: History) -> Iterator[str]:
    names = history.short_names
    told = []
    for clause in history.clauses:
        before = clause.standings[0]
        for standing in clause.standings:
            if standing.happened in ("back", "within"):
                inside = "inside " if standing.happened == "within" else ""
                address = standing.address or standing.ties[0].address
                last = f"last {before.address} in {names[before.version]}"
                words = excerpt(visible(standing.text or before.text), WIDTH - 6)
                told.append(
                    (standing.version, f"  {names[standing.version]} {inside}{address}, {last}", f"    {words}")
                )
            before = standing if standing.is_here else before
    if told:
        yield "Brought back:"
        for _, line, words in sorted(told, key=lambda one: one[0]):
            yield line
            yield words
        yield ""


def _figures(account: Account) -> Iterator[str]:
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
