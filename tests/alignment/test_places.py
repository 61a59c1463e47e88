"""Where the neighbours would put a pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.alignment.places import FARTHEST, Places

PAIRS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8, unique_by=(lambda p: p[0], lambda p: p[1])
)


def test_beside_a_landmark() -> None:
    """The neighbour of a landmark's old paragraph is expected beside its new one."""
    places = Places([(4, 7)])
    assert [places.displacement(5, j) for j in (8, 9, 7)] == [0, 1, 1]


def test_a_far_landmark_says_less() -> None:
    """The same miss counts for more where the nearest landmark is far."""
    places = Places([(0, 0), (20, 20)])
    assert places.displacement(10, 10) > places.displacement(1, 1)


def test_without_landmarks_everything_is_far() -> None:
    """Nothing is known about places where nothing is paired yet."""
    assert Places([]).displacement(3, 3) == FARTHEST


@given(PAIRS, st.integers(0, 30), st.integers(0, 30))
def test_mirrored(pairs: list[tuple[int, int]], i: int, j: int) -> None:
    """The two sides exchanged, the displacement is the same."""
    mirrored = Places([(new, old) for old, new in pairs])
    assert Places(pairs).displacement(i, j) == mirrored.displacement(j, i)
