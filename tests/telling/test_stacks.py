"""Stacked bars in letters and signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.telling.stacks import Part, bar_of, cells, letters, plain


@given(st.lists(st.integers(0, 500), max_size=8), st.integers(0, 100), st.integers(8, 120))
def test_a_bar_is_as_long_as_its_sum(values: list[int], more: int, width: int) -> None:
    """Each part has cells by its share; what is there has one at least, what is not has none."""
    whole = sum(values) + more
    found = cells(values, max(whole, 1), width)

    assert all((count > 0) == (value > 0) for count, value in zip(found, values, strict=True))
    if sum(values):
        exact = width * sum(values) / whole
        least = sum(value > 0 for value in values)
        assert sum(found) == max(round(exact), least)
        for count, value in zip(found, values, strict=True):
            assert abs(count - sum(found) * value / sum(values)) < 1 + least


@given(st.lists(st.integers(0, 500), min_size=2, max_size=8), st.integers(8, 120))
def test_more_never_takes_fewer_cells(values: list[int], width: int) -> None:
    """Of two parts of a bar the greater one is not drawn shorter."""
    found = cells(values, max(sum(values), 1), width)

    for one, first in zip(values, found, strict=True):
        for other, second in zip(values, found, strict=True):
            assert one <= other or first >= second


def test_where_there_are_too_few_cells() -> None:
    """More parts than cells: some go without, and the bar is not longer than it may be."""
    assert 3 == sum(cells([1, 1, 1, 1, 1], 5, 3))


def test_a_bar_is_drawn_in_its_signs() -> None:
    """Each part with its character and its look, blanks up to the width."""
    parts = [Part("=", "same", "same", (2, 0)), Part("+", "new", "new", (1, 0))]

    assert (("====", "same"), ("++", "new"), ("  ", "none")) == bar_of(parts, 0, 4, 8)
    assert "====++" == plain(bar_of(parts, 0, 4, 8))
    assert "" == plain(bar_of(parts, 1, 4, 8))


def test_no_two_letters_are_alike() -> None:
    """The first letter of a name where it is free, then the next, then any."""
    assert ["m", "d", "r", "c", "o", "C"] == letters(["mandate", "directive", "reception", "concern", "other", "cco"])
    assert ["a", "A", "b"] == letters(["a", "a", "aa"])
    assert 30 == len(set(letters(["same name"] * 30)))
