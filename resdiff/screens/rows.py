"""What the screen lists: one row a clause in reading order, a ghost where a moved clause stood, runs folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import field, frozen

from resdiff.model import Change, Comparison
from resdiff.screens import signs
from resdiff.screens.standing import Standing

Role = Literal["front", "clause", "heading", "ghost", "fold", "end"]
"""What a row is; `ghost` is the line where a moved clause stood, `fold` a run of unchanged clauses in one line."""


@frozen
class Row:
    """One row of the screen. `number` is its place among all rows of a comparison; a fold has that of its first.

    `place` is that of its change among the changes, -1 where it has none. `folded` are the rows that a fold stands
    for. `told` are the class of the change and what the summary tells of it, as far as that has been read;
    `standing` is how it stands in a review.
    """

    number: int
    role: Role
    change: Change | None = None
    place: int = -1
    folded: tuple[Row, ...] = ()
    told: tuple[str, ...] = ()
    standing: Standing = field(factory=Standing)
    facets: tuple[str, ...] = field(init=False)

    @facets.default
    def _facets(self) -> tuple[str, ...]:
        return (*signs.facets(self.change), *self.told, *self.standing.names) if self.change else ()

    @property
    def is_loud(self) -> bool:
        """True for a clause that `n` and `p` stop at: more than its number changed, or there is something to check."""
        if self.role not in ("clause", "heading") or self.change is None:
            return False
        return not self.change.is_quiet or bool(self.told or self.standing.names)

    @property
    def look(self) -> str:
        """The name its signs are styled by."""
        return signs.look(self.change) if self.change else "unchanged"

    @property
    def seen_from_afar(self) -> str:
        """The look it has in the overview: what was decided, or what there is to decide."""
        if self.role == "ghost":
            return "unchanged"
        return self.standing.mark if self.standing.mark not in ("", "open") else self.look


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """The rows of a comparison: front matter, every change once, ghosts where moved clauses stood, the end."""
    places = {id(change): place for place, change in enumerate(comparison.changes)}
    found: list[tuple[Role, Change | None]] = [("front", None)]
    before, after = _ghosts(comparison)
    found += [("ghost", change) for change in before]
    for change in comparison.changes:
        found.append(("heading" if _is_heading(comparison, change) else "clause", change))
        found += [("ghost", ghost) for ghost in after.get(_key(change), ())]
    found.append(("end", None))
    return tuple(Row(number, role, change, places.get(id(change), -1)) for number, (role, change) in enumerate(found))


def count_facets(rows: Iterable[Row], names: Iterable[str]) -> dict[str, int]:
    """How many clauses each facet of these names holds, in their order, empty ones left out."""
    counts = dict.fromkeys(names, 0)
    for row in rows:
        if row.role in ("clause", "heading"):
            for facet in row.facets:
                counts[facet] += 1
    return {facet: count for facet, count in counts.items() if count}


def shown_rows(
    rows: Sequence[Row], chosen: Sequence[frozenset[str]], *, fold: bool, unfolded: frozenset[int]
) -> list[Row]:
    """The rows to show: those with a facet of each of the sets `chosen` (all, if there are none), or else the first.

    Unchanged runs are folded if asked; `unfolded` are numbers of first rows of runs that stay open all the same.
    """
    if not chosen:
        return _folded(rows, unfolded) if fold else list(rows)
    with_ghosts = any(facets & {"moved", "promoted", "demoted"} for facets in chosen)
    return [
        row
        for row in rows
        if row.change
        and (with_ghosts or row.role != "ghost")
        and not any(facets.isdisjoint(row.facets) for facets in chosen)
    ] or list(rows[:1])


def _folded(rows: Sequence[Row], unfolded: frozenset[int]) -> list[Row]:
    found: list[Row] = []
    run: list[Row] = []
    for row in rows:
        if row.role == "clause" and not row.is_loud:
            run.append(row)
            continue
        found += _closed(run, unfolded)
        run = []
        found.append(row)
    return found + _closed(run, unfolded)


def _closed(run: Sequence[Row], unfolded: frozenset[int]) -> list[Row]:
    if not run or run[0].number in unfolded:
        return list(run)
    return [Row(run[0].number, "fold", folded=tuple(run))]


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
