"""Which changes a person means."""

from __future__ import annotations

import pytest

from resdiff.errors import UsageError
from resdiff.review.asking import asked_for
from tests.review.making_reviews import comparison, desk, row_of

PP2, NEW, GONE = row_of(comparison(), old="PP2"), row_of(comparison(), new="OP1"), row_of(comparison(), old="OP2")


@pytest.mark.parametrize(
    ("words", "rows"),
    [("preamble", {PP2}), ("new", {NEW}), ("gone, new", {GONE, NEW}), ("PP1-2", {PP2}), ("PP1", set()), ("", set())],
)
def test_changes_are_meant_by_part_kind_and_address(words: str, rows: set[int]) -> None:
    """Of either text; a clause without a change is passed over."""
    assert rows == set(asked_for(desk(), words))


def test_what_is_decided_is_meant_by_its_address_alone() -> None:
    """A sweep leaves it."""
    at_work = desk()
    at_work.decide([PP2], "reject")

    assert PP2 not in asked_for(at_work, "all")
    assert set(at_work.to_decide) - {PP2} == set(asked_for(at_work, "ALL"))
    assert (PP2,) == asked_for(at_work, "PP2")


def test_a_word_that_means_nothing_is_told() -> None:
    """With what may be meant."""
    with pytest.raises(UsageError) as told:
        asked_for(desk(), "editorialish")
    assert told.value.hint
