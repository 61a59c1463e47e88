"""How changes stand in a review: marks, names to filter by, the line above."""

from __future__ import annotations

from resdiff.review import Remark
from resdiff.review.telling import IN_WORDS
from resdiff.screens.signs import MARKS
from resdiff.screens.standing import FRESH, NAMES, PROPOSED, REMARKED, Standing, standing
from tests.review.making_reviews import desk, row_of


def test_every_verdict_has_a_mark_and_a_name() -> None:
    """What can be decided can be shown and filtered by."""
    assert {verdict.replace(" ", "-") for verdict in IN_WORDS.values()} == set(MARKS)
    assert set(IN_WORDS.values()) < set(NAMES)


def test_an_open_change_and_an_unchanged_clause() -> None:
    """A change is open until it is decided; a clause without one has nothing, unless others propose something."""
    at = desk()
    changed, quiet = row_of(at.comparison, new="PP2"), row_of(at.comparison, new="PP1")

    assert Standing("open", ("open",)) == standing(at, changed)
    assert Standing() == standing(at, quiet)
    assert Standing("", (PROPOSED,)) == standing(at, quiet, (PROPOSED,))


def test_what_is_new_since_is_told() -> None:
    """A line above says so, before and after it is decided."""
    at = desk()
    place = row_of(at.comparison, new="PP2")
    assert "not in the draft that was reviewed before" == standing(at, place, (FRESH,)).told

    at.decide([place], "accept")

    now = standing(at, place, (FRESH,))
    assert ("accepted", ("accepted", FRESH)) == (now.mark, now.names)


def test_own_words_and_remarks() -> None:
    """Own words are told as they change both texts, remarks with their openings; a remark decides nothing."""
    at = desk()
    place, quiet = row_of(at.comparison, new="PP2"), row_of(at.comparison, new="PP1")
    at.word(place, ["Noting the nights,"])
    at.remark(quiet, Remark("praise", "Ada", "Well put."))

    assert ("own-wording", 2) == (standing(at, place).mark, len(standing(at, place).own))
    assert ("", (REMARKED,), (("Praise by Ada", "Well put."),)) == (
        standing(at, quiet).mark,
        standing(at, quiet).names,
        standing(at, quiet).remarks,
    )
