"""A history as text for a terminal: the grid of clauses and years, what came back, and the figures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from resdiff.lineage import Clause, History
from resdiff.lineage.account import Account
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import LEGEND, sign
from resdiff.summary.english import excerpt
from resdiff.telling.heads import heads, step_of
from resdiff.telling.numbers import figure_lines
from resdiff.telling.stacks import plain
from resdiff.telling.stories import opening, title, where
from resdiff.visible import visible

WIDTH = 80
_ADDRESS = 12
_LEAST_TEXT = 20


def to_text(account: Account) -> str:
    """The history as lines of at most 80 columns where the versions leave room, without a final newline."""
    history = account.history
    lines = [*textwrap.wrap(title(history), WIDTH), *textwrap.wrap(" ".join(opening(history)), WIDTH), ""]
    lines += ["   ".join(f"{mark} {meaning}" for mark, meaning in some) for some in (LEGEND[:5], LEGEND[5:])]
    lines += ["", *_grid(history), "", *_back(history), *map(plain, figure_lines(account))]
    return "\n".join(line.rstrip() for line in lines)


def _grid(history: History) -> Iterator[str]:
    """The clauses that stand in the latest version in its order, then those that are gone."""
    names = history.short_names
    room = max([_ADDRESS, *(len(_place(history, clause)) + 1 for clause in history.clauses)])
    step = step_of(names, WIDTH - room - _LEAST_TEXT)
    for line in heads(names, step):
        yield f"{'':{room}}{line}"
    order = by_latest_text(history)
    for index in order:
        clause = history.clauses[index]
        if clause.standings[-1].is_here:
            yield _row(history, clause, step, room)
    gone = [history.clauses[index] for index in order if not history.clauses[index].standings[-1].is_here]
    if gone:
        yield ""
        yield "No longer there, each behind what it followed:"
        for clause in gone:
            yield _row(history, clause, step, room)


def _place(history: History, clause: Clause) -> str:
    return visible(where(clause, history).replace(" in ", " "))


def _row(history: History, clause: Clause, step: int, width: int) -> str:
    cells = "".join(f"{sign(clause.at(number)):<{step}}" for number in range(len(history.versions)))
    line = f"{_place(history, clause):<{width}}{cells} "
    room = max(WIDTH - len(line), _LEAST_TEXT)
    return line + excerpt(visible(clause.latest.text), room - 2)


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
