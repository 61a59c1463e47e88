"""The listing: what is shown, and where to go from it."""

from __future__ import annotations

from resdiff.screens.listing import WIDEST_TEXT, Listing
from resdiff.screens.wrapping import wrap
from tests.screens.making_comparisons import everything, many


def _listing(width: int = 118) -> Listing:
    listing = Listing(everything(), wrap)
    listing.lay_out(width)
    return listing


def test_columns_by_width() -> None:
    """Two columns from 100 cells of screen on (98 beside the bar), one below, and no line longer than 100."""
    assert [1, 2] == [len(_listing(width).spans) for width in (97, 98)]
    assert (WIDEST_TEXT, WIDEST_TEXT) == _listing(300).sheet.widths
    assert 250 == sum(span.width for span in _listing(250).spans)


def test_a_person_can_turn_the_layout_and_the_width_decides_again() -> None:
    """Turned to one column on a wide screen and back, it is the width that counts once more."""
    listing = _listing(118)
    listing.turn(118)
    assert listing.wide is False
    listing.turn(118)
    assert listing.wide is None
    listing.turn(80)
    assert listing.wide is True


def test_both_ends_of_a_move_know_each_other() -> None:
    """The row of a moved clause and its ghost point to each other; others point nowhere."""
    listing = _listing()
    ends = {row.number: listing.other_end(row.number) for row in listing.rows}

    assert {2: 5, 5: 2, 4: 10, 10: 4} == {number: end for number, end in ends.items() if end is not None}


def test_next_and_previous_change() -> None:
    """From anywhere to the nearest change in that direction, and nowhere from the last one."""
    listing = _listing()

    assert 2 == listing.change_from(0, 1)
    assert 7 == listing.change_from(3, 1)
    assert 3 == listing.change_from(7, -1)
    assert None is listing.change_from(11, 1)
    assert None is listing.change_from(2, -1)


def test_position_among_the_changes() -> None:
    """On a change its number; between two the one before."""
    listing = _listing()

    assert [(0, 7, False), (1, 7, True), (2, 7, True), (2, 7, False)] == [listing.position(k) for k in (1, 2, 3, 6)]


def test_what_hides_a_row_is_undone() -> None:
    """To go to a row, its fold is opened or the filter taken away; for a row in sight nothing changes."""
    listing = Listing(many(7), wrap)
    listing.fold()
    listing.lay_out(118)

    assert not listing.reveal(3)
    assert listing.reveal(5)
    listing.lay_out(118)
    assert 5 == listing.shown[listing.index_of(5)].number
    assert "fold" == listing.shown[1].role

    listing.asked = frozenset({"reworded"})
    listing.lay_out(118)
    assert listing.reveal(5)
    assert not listing.facets


def test_hidden_rows_have_a_place() -> None:
    """A row that a filter hides stands for the last shown one before it, or the first."""
    listing = Listing(many(9), wrap)
    listing.asked = frozenset({"reworded"})
    listing.lay_out(118)

    assert [0, 0, 0, 1, 2] == [listing.index_of(number) for number in (0, 3, 5, 6, 11)]


def test_finding_goes_round() -> None:
    """After the last row found comes the first; `here` counts the row one is on."""
    listing = _listing()
    listing.find("KEEPERS work")

    assert [10] == listing.finds.numbers
    listing.find("states")
    assert [7, 8] == listing.finds.numbers
    assert 7 == listing.finds.from_row(0, 1)
    assert 7 == listing.finds.from_row(8, 1)
    assert 8 == listing.finds.from_row(7, -1)
    assert 7 == listing.finds.from_row(7, 1, here=True)
    listing.find("nowhere")
    assert None is listing.finds.from_row(0, 1)
    listing.find("")
    assert None is listing.finds.wanted


def test_notes_are_found() -> None:
    """The words of a note that changed find its clause."""
    listing = _listing()
    listing.find("vols. 412")

    assert [3] == listing.finds.numbers


def test_clauses_for_the_palette() -> None:
    """Every clause with its address, several for a split, the old one for what is gone."""
    told = [(number, address) for number, address, _ in _listing().clauses()]

    assert (7, "OP1") in told
    assert (7, "OP2") in told
    assert (9, "OP4") in told


def test_the_same_words_give_the_same_height_however_long_the_list() -> None:
    """The layout of a row does not depend on the rows around it."""
    short, long = Listing(many(3), wrap), Listing(many(300), wrap)
    for listing in (short, long):
        listing.lay_out(118)

    assert short.sheet.tops[:4] == long.sheet.tops[:4]
