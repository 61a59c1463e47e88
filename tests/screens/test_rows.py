"""The rows of a comparison."""

from __future__ import annotations

from attrs import evolve

from resdiff.screens.rows import Row, count_facets, rows_of, shown_rows
from resdiff.screens.signs import SIGNS
from tests.screens.making_comparisons import change, comparison, everything, many

NONE: frozenset[int] = frozenset()


def _told(rows: list[Row] | tuple[Row, ...]) -> list[str]:
    return [f"{row.role} {'/'.join(row.change.old + row.change.new)}" if row.change else row.role for row in rows]


def test_one_row_a_clause_in_reading_order() -> None:
    """Front matter, every change once, ghosts where clauses stood, the end."""
    assert [
        "front",
        "clause PP1/PP1",
        "clause PP4/PP2",
        "clause PP2/PP3",
        "ghost PP3/OP4",
        "ghost PP4/PP2",
        "heading H1/H1",
        "clause OP1/OP1/OP2",
        "clause OP2/OP3/OP3",
        "clause OP4",
        "clause PP3/OP4",
        "clause OP5",
        "clause OP5/OP6",
        "end",
    ] == _told(rows_of(everything()))


def test_a_ghost_can_stand_before_everything() -> None:
    """The first clause of the old text moved to the end."""
    moved = comparison(change("OP2", "OP1", "Requests a report;"), change("OP1", "OP2", "Urges;", moved=True))

    assert ["front", "ghost OP1/OP2", "clause OP2/OP1", "clause OP1/OP2", "end"] == _told(rows_of(moved))


def test_rows_are_numbered() -> None:
    """A row's number is its place among all rows."""
    assert list(range(14)) == [row.number for row in rows_of(everything())]


def test_quiet_and_loud() -> None:
    """`n` stops at what changed, not at what was only renumbered, and not at ghosts."""
    loud = [row for row in rows_of(everything()) if row.is_loud]

    assert ["PP2", "PP3", "OP1", "OP3", "OP4", "OP4", "OP5"] == [
        (row.change.new or row.change.old)[0] for row in loud if row.change
    ]


def test_facets_are_counted() -> None:
    """A clause counts for its kind and for everything else that is true of it; ghosts and ends do not count."""
    assert {
        "reworded": 3,
        "split": 1,
        "merged": 1,
        "added": 1,
        "removed": 1,
        "moved": 1,
        "promoted": 1,
        "notes": 1,
        "renumbered": 1,
        "uncertain": 1,
        "unchanged": 2,
    } == count_facets(rows_of(everything()), SIGNS)


def test_a_filter_shows_only_what_has_one_of_its_facets() -> None:
    """Front matter and the end go too; ghosts stay only with moved clauses."""
    rows = rows_of(everything())

    assert ["clause OP4", "clause OP5"] == _told(
        shown_rows(rows, [frozenset({"added", "removed"})], fold=True, unfolded=NONE)
    )
    assert ["clause PP4/PP2", "ghost PP4/PP2"] == _told(
        shown_rows(rows, [frozenset({"moved"})], fold=False, unfolded=NONE)
    )


def test_what_is_chosen_in_two_groups_must_both_be_true() -> None:
    """A class and a kind together narrow the choice; where nothing is left, the front matter stands alone."""
    rows = [evolve(row, told=("routine",)) if row.change else row for row in rows_of(everything())]

    def shown(*chosen: str) -> list[str]:
        return _told(shown_rows(rows, [frozenset({name}) for name in chosen], fold=False, unfolded=NONE))

    assert ["clause OP5"] == shown("added", "routine")
    assert ["front"] == shown("added", "substantive")


def test_an_unchanged_clause_with_something_to_check_is_loud() -> None:
    """`n` stops at it, and no fold takes it away, once the meaning has been read."""
    rows = list(rows_of(many(7)))
    rows[2] = evolve(rows[2], told=("substantive", "warnings"))

    assert rows[2].is_loud
    assert ["front", "fold", "clause OP2/OP3", "clause OP3/OP4", "fold"] == _told(
        shown_rows(rows, (), fold=True, unfolded=NONE)
    )[:5]


def test_runs_are_folded() -> None:
    """Unchanged and renumbered clauses side by side become one row that holds them; others stay."""
    folded = shown_rows(rows_of(many(7)), (), fold=True, unfolded=NONE)

    assert ["front", "fold", "clause OP3/OP4", "fold", "clause OP6/OP7", "fold", "end"] == _told(folded)
    assert [2, 2, 1] == [len(row.folded) for row in folded if row.folded]
    assert [1, 4, 7] == [row.number for row in folded if row.folded]


def test_a_run_can_stay_open() -> None:
    """A run that was opened is shown in full."""
    shown = shown_rows(rows_of(many(4)), (), fold=True, unfolded=frozenset({1}))

    assert ["front", "clause OP1/OP2", "clause OP2/OP3", "clause OP3/OP4", "fold", "end"] == _told(shown)


def test_without_folding_everything_is_shown() -> None:
    """No filter, no fold: all rows."""
    rows = rows_of(many(5))

    assert list(rows) == shown_rows(rows, (), fold=False, unfolded=NONE)
