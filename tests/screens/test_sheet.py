"""The layout of rows, without a screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.screens.sheet import BLANK, GAP, Band, Block, Piece, Sheet


def _wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Lines of exactly `width` characters, so that heights can be counted by hand."""
    return [(k, min(k + width, len(text))) for k in range(0, len(text), width)] or [(0, 0)]


def _block(size: int, *labels: str, indent: int = 0, one_line: bool = False) -> Block:
    return Block((Piece("x" * size, "kept"),), labels, indent, one_line)


def _band(left: int, right: int, **properties: object) -> Band:
    return Band(((_block(left),), (_block(right),)), **properties)  # type: ignore[arg-type]


def test_a_row_is_as_tall_as_its_tallest_cell_and_a_gap() -> None:
    """Ten characters in cells of 5 are two lines; a blank line parts two rows."""
    sheet = Sheet([[_band(10, 23)], [_band(1, 1)]], (5, 5), _wrap)

    assert [0, 5 + GAP, 5 + GAP + 1 + GAP] == sheet.tops
    assert 5 + GAP + 1 == sheet.height
    assert [5, 1] == [sheet.row_height(0), sheet.row_height(1)]


def test_bands_begin_on_the_same_line_in_every_cell() -> None:
    """A note below a clause stands beside its counterpart, however long the clauses are."""
    sheet = Sheet([[_band(20, 5), _band(3, 4)]], (5, 5), _wrap)
    left, right = sheet.lines(0, 0), sheet.lines(0, 1)

    assert len(left) == len(right) == sheet.row_height(0) + GAP
    assert (0, 3) == (left[4].start, left[4].end)
    assert (0, 4) == (right[4].start, right[4].end)
    assert [None] * 3 == [line.block for line in right[1:4]]
    assert BLANK == left[-1]


def test_labels_make_room_for_themselves() -> None:
    """A block is at least as tall as its label; the text ends where it ends."""
    sheet = Sheet([[Band(((_block(5, "PP1", "→ PP2", "x"),),))]], (5,), _wrap)

    assert [("PP1", 0, 5), ("→ PP2", 5, 5), ("x", 5, 5)] == [(x.label, x.start, x.end) for x in sheet.lines(0, 0)[:3]]


def test_indents_take_from_the_width() -> None:
    """A sub-paragraph that is set in has shorter lines."""
    sheet = Sheet([[Band(((_block(6, indent=2),),))]], (5,), _wrap)

    assert 2 == sheet.row_height(0)


def test_one_line_is_cut() -> None:
    """A ghost or a fold is one line, and says that there is more."""
    (line, _) = Sheet([[Band(((_block(20, one_line=True),),))]], (5,), _wrap).lines(0, 0)

    assert (0, 5, True) == (line.start, line.end, line.cut)


def test_signs_stand_on_the_first_line_or_on_all() -> None:
    """Signs open a band; of a clause that came or went they stand on every line."""
    once = Sheet([[_band(10, 10, signs="~", look="reworded")]], (5, 5), _wrap)
    each = Sheet([[_band(10, 15, signs="+", look="added", repeats=True)]], (5, 5), _wrap)

    assert ["~", "", ""] == [line.signs for line in once.lines(0, 0)]
    assert ["+", "+", "+", ""] == [line.signs for line in each.lines(0, 0)]


def test_an_empty_cell_is_blank() -> None:
    """A clause without a counterpart leaves the other cell empty."""
    sheet = Sheet([[Band(((), (_block(10),)))]], (5, 5), _wrap)

    assert [None, None, None] == [line.block for line in sheet.lines(0, 0)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=30), st.integers(1, 20))
def test_every_line_is_in_one_row(sizes: list[tuple[int, int]], width: int) -> None:
    """Walking down all lines meets every line of every row once, in order: sums and `at` agree with the lines."""
    sheet = Sheet([[_band(*size)] for size in sizes], (width, width), _wrap)
    walked = [sheet.at(y) for y in range(sheet.tops[-1])]

    assert walked == [(row, k) for row in range(len(sizes)) for k in range(len(sheet.lines(row, 0)))]
    assert (0, -3) == sheet.at(-3)
    assert len(sizes) - 1 == sheet.at(10**6)[0]
