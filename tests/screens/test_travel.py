"""Where to scroll."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.screens import travel

ROWS = st.integers(0, 500), st.integers(1, 60), st.integers(0, 500), st.integers(1, 50)


@pytest.mark.parametrize(
    ("top", "height", "scroll", "expected"),
    [(5, 3, 0, 0), (9, 3, 0, 2), (2, 3, 5, 2), (20, 3, 0, 13), (5, 30, 0, 5), (0, 30, 50, 20)],
)
def test_nearby_moves_as_little_as_it_can(top: int, height: int, scroll: int, expected: int) -> None:
    """A row that can be read moves nothing; others come in at the nearer edge, tall ones with the nearer end."""
    assert expected == travel.nearby(top, height, scroll, view=10)


@given(*ROWS)
def test_a_row_that_fits_can_be_read(top: int, height: int, scroll: int, view: int) -> None:
    """Whatever the way, a row that is no taller than the screen is wholly on it afterwards."""
    for to in (travel.nearby, travel.landing):
        scrolled = to(top, height, scroll, view)
        if height <= view:
            assert scrolled <= top
            assert top + height <= scrolled + view
        else:
            assert scrolled <= top + height - 1


def test_landing_leaves_some_lines_above() -> None:
    """After a jump a row stands a quarter down the screen, with what comes before it."""
    assert 90 == travel.landing(100, 3, 0, view=40)
    assert 100 == travel.landing(100, 80, 0, view=40)


def test_the_rest_of_a_row_comes_half_a_screen_at_a_time() -> None:
    """What is below or above the screen is told, half a screen at most, nothing where nothing is."""
    assert 0 == travel.rest_below(0, 10, 0, view=10)
    assert 3 == travel.rest_below(0, 13, 0, view=10)
    assert 5 == travel.rest_below(0, 40, 0, view=10)
    assert 0 == travel.rest_above(5, 5, view=10)
    assert 2 == travel.rest_above(3, 5, view=10)
    assert 5 == travel.rest_above(0, 40, view=10)
