"""The grid of a history as CSV: a row for each clause, a column for each version, what happened in words."""

from __future__ import annotations

from resdiff.exports.tables import csv_of
from resdiff.lineage import Standing
from resdiff.lineage.account import Account
from resdiff.lineage.rows import by_latest_text
from resdiff.lineage.signs import said
from resdiff.visible import visible


def to_csv(account: Account) -> str:
    """The grid, no cell of which a spreadsheet would run; the clauses as they stand in the latest text."""
    history = account.history
    head = ["Clause", "Latest address", "First", "Last", *map(visible, history.short_names), "Latest words"]
    lines = [head]
    for index in by_latest_text(history):
        clause = history.clauses[index]
        last = clause.latest
        names = history.short_names[clause.born], history.short_names[last.version]
        cells = [_cell(clause.at(number)) for number in range(len(history.versions))]
        lines.append([*map(visible, (clause.name, last.address, *names)), *cells, visible(last.text)])
    return csv_of(lines)


def _cell(standing: Standing | None) -> str:
    """Where the clause stood and what happened: "OP7: reworded, moved"; empty before its birth and while absent.

    Of one whose words stand in another clause, the address of that: "went into another clause (OP9)".
    """
    if standing is None or standing.happened == "absent":
        return ""
    where = standing.address if standing.is_here else ""
    into = "" if standing.is_here else ", ".join(tie.address for tie in standing.ties)
    return visible(f"{f'{where}: ' if where else ''}{said(standing)}{f' ({into})' if into else ''}")
