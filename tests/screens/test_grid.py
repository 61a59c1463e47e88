"""The grid of a history: what is listed, in what order, and what there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.lineage import History
from resdiff.screens.grid import GridListing, address
from resdiff.screens.wrapping import wrap
from resdiff.screens.yearhead import YearHead
from tests.lineage.making_series import history, version
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS


def _fifty() -> History:
    """Fifty versions, a year apart; the charts are there in every second one."""
    return history(*(version(80 + k, LAMPS, *((CHARTS,) if k % 2 else ()), FEES) for k in range(50)))


FIFTY = _fifty()


@pytest.mark.parametrize(("width", "step", "count"), [(240, 4, 50), (140, 2, 50), (90, 1, 50), (60, 1, 31)])
def test_fifty_versions(width: int, step: int, count: int) -> None:
    """Their columns are as wide as there is room for; where there is none for all, those at the cursor are shown."""
    listing = GridListing(FIFTY, wrap)
    listing.lay_out(width)

    assert (step, count) == (listing.step, listing.count)
    assert listing.is_year_shown
    listing.year = 0
    listing.lay_out(width)
    assert 0 == listing.first


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 49), st.integers(1, 250)), min_size=1, max_size=8))
def test_the_version_at_the_cursor_is_always_shown(steps: list[tuple[int, int]]) -> None:
    """Whatever the widths and wherever the cursor was; its cell is one of the row."""
    listing = GridListing(FIFTY, wrap)
    for year, width in steps:
        listing.year = year
        listing.lay_out(width)
        assert listing.is_year_shown
        start, end = listing.spot
        sign = listing.sheet.rows[0][0].cells[0][0].text[start:end]
        assert sign[0] in "+=~"


def test_the_names_say_how_many_versions_find_no_room() -> None:
    """To the left and to the right."""
    listing = GridListing(FIFTY, wrap)
    listing.year = 20
    listing.lay_out(60)

    assert f"← {listing.first} more, {50 - listing.count - listing.first} more →" in str(YearHead(listing).render())


def test_clauses_that_are_gone_stand_where_they_stood() -> None:
    """In brackets, with the address that they had last; a filter hides the others, and going to one undoes it."""
    listing = GridListing(history(version(80, LAMPS, BELLS, FEES), version(81, LAMPS, FEES)), wrap)
    listing.lay_out(100)
    assert ["OP1", "(OP2)", "OP2"] == [address(listing.clause_at(k)) for k in range(3)]
    assert ["unchanged", "removed", "unchanged"] == listing.looks
    listing.asked = frozenset({"gone"})
    listing.lay_out(100)

    assert 1 == listing.number_at(0)
    assert 2 == listing.hidden
    assert not listing.reveal(1)
    assert listing.reveal(2)
    assert not listing.asked


def test_what_no_clause_has_shows_the_first() -> None:
    """Traits of two groups that no clause has together leave a row to stand on."""
    listing = GridListing(history(version(80, LAMPS, BELLS, FEES), version(81, LAMPS, FEES, CHARTS)), wrap)
    listing.asked = frozenset({"born in 81", "dropped in 81"})
    listing.lay_out(100)

    assert 1 == len(listing.sheet.rows)


def test_what_clauses_are_told_by() -> None:
    """Where they were born and went, what they are now, and what happened to them on the way."""
    found = history(
        version(80, LAMPS, BELLS, FEES, CHARTS),
        version(81, LAMPS.replace("all", "most"), FEES, CHARTS),
        version(82, LAMPS.replace("all", "most"), FEES, BELLS),
    )
    listing = GridListing(found, wrap)
    lamps, bells, fees, charts = (listing.traits[k] for k in range(4))

    assert {"in every version", "reworded", "born in 80", "in the latest text"} == lamps
    assert {"brought back", "dropped in 81"} < bells
    assert "never changed" in fees
    assert {"gone", "born in 80", "dropped in 82", "never changed"} == charts


def test_words_of_any_version_are_found() -> None:
    """Those that were dropped too, with the versions in which they stand."""
    listing = GridListing(FIFTY, wrap)
    listing.lay_out(100)
    listing.find("chart of the northern")

    assert 1 == len(listing.finds.numbers)
    assert list(range(1, 50, 2)) == listing.found_in(listing.finds.numbers[0])
    listing.find("")
    assert [] == listing.found_in(0)
