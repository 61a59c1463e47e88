"""What the screen lists: one row a clause in reading order, a ghost where a moved clause stood, runs folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import field, frozen

from resdiff.model import Change, Comparison
from resdiff.screens import signs

Role = Literal["front", "clause", "heading", "ghost", "fold", "end"]
"""What a row is; `ghost` is the line where a moved clause stood, `fold` a run of unchanged clauses in one line."""


@frozen
class Row:
    """One row of the screen. `number` is its place among all rows of a comparison; a fold has that of its first.

    `folded` are the rows that a fold stands for.
    """

    number: int
    role: Role
    change: Change | None = None
    folded: tuple[Row, ...] = ()
    facets: tuple[str, ...] = field(init=False)

    @facets.default
    def _facets(self) -> tuple[str, ...]:
        return signs.facets(self.change) if self.change else ()

    @property
    def is_loud(self) -> bool:
        """True for a clause that `n` and `p` stop at: more than its number changed."""
        return self.role in ("clause", "heading") and self.change is not None and not self.change.is_quiet

    @property
    def look(self) -> str:
        """The name its signs are styled by."""
        return signs.look(self.change) if self.change else "unchanged"


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """The rows of a comparison: front matter, every change once, ghosts where moved clauses stood, the end."""
    found: list[tuple[Role, Change | None]] = [("front", None)]
    before, after = _ghosts(comparison)
    found += [("ghost", change) for change in before]
    for change in comparison.changes:
        found.append(("heading" if _is_heading(comparison, change) else "clause", change))
        found += [("ghost", ghost) for ghost in after.get(_key(change), ())]
    found.append(("end", None))
    return tuple(Row(number, role, change) for number, (role, change) in enumerate(found))


def count_facets(rows: Iterable[Row]) -> dict[str, int]:
    """How many clauses each facet holds, in the order of the signs, empty ones left out."""
    counts = dict.fromkeys(signs.SIGNS, 0)
    for row in rows:
        if row.role in ("clause", "heading"):
            for facet in row.facets:
                counts[facet] += 1
    return {facet: count for facet, count in counts.items() if count}


def shown_rows(rows: Sequence[Row], facets: frozenset[str], *, fold: bool, unfolded: frozenset[int]) -> list[Row]:
    """The rows to show: those with one of `facets` (all, if there are none), unchanged runs folded if asked.

    `unfolded` are numbers of first rows of runs that stay open all the same.
    """
    if facets:
        chosen = [row for row in rows if row.change and not facets.isdisjoint(row.facets)]
        return chosen if facets & {"moved", "promoted", "demoted"} else [r for r in chosen if r.role != "ghost"]
    return _folded(rows, unfolded) if fold else list(rows)


def _folded(rows: Sequence[Row], unfolded: frozenset[int]) -> list[Row]:
    found: list[Row] = []
    run: list[Row] = []
    for row in rows:
        if row.role == "clause" and row.change and row.change.is_quiet:
            run.append(row)
            continue
        found += _closed(run, unfolded)
        run = []
        found.append(row)
    return found + _closed(run, unfolded)


def _closed(run: Sequence[Row], unfolded: frozenset[int]) -> list[Row]:
    if not run or run[0].number in unfolded:
        return list(run)
    return [Row(run[0].number, "fold", None, tuple(run))]


def _is_heading(comparison: Comparison, change: Change) -> bool:
    parts = [comparison.new_paragraphs[i].part for i in change.new] + [
        comparison.old_paragraphs[i].part for i in change.old
    ]
    return set(parts) == {"heading"}


def _ghosts(comparison: Comparison) -> tuple[list[Change], dict[tuple[str, ...], list[Change]]]:
    """Where moved clauses stood: those before everything else, and the others by the row that they follow."""
    changes = {address: change for change in comparison.changes for address in change.old}
    before: list[Change] = []
    after: dict[tuple[str, ...], list[Change]] = {}
    follows = before
    for paragraph in comparison.old.paragraphs:
        change = changes[paragraph.id]
        if not (change.moved or change.transfer):
            follows = after.setdefault(_key(change), [])
        elif change.old[0] == paragraph.id:
            follows.append(change)
    return before, after


def _key(change: Change) -> tuple[str, ...]:
    """What tells a change from the others: every paragraph stands in one change only."""
    return ("-", *change.old) if change.old else ("+", *change.new)
