"""The best one-to-one assignment, against trying everything."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.alignment.assignment import assign

Worth = dict[tuple[int, int], int]
SMALL = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=14)


def summed(worth: Worth, chosen: dict[int, int]) -> int:
    """What a choice of pairs is worth."""
    return sum(worth[pair] for pair in chosen.items())


def best_of_all(worth: Worth) -> int:
    """The greatest worth of any choice, found by trying every order of the columns."""
    return max(sum(worth.get((row, column), 0) for row, column in enumerate(order)) for order in permutations(range(5)))


@given(SMALL)
def test_nothing_is_worth_more(worth: Worth) -> None:
    """No other choice of pairs is worth more in sum."""
    assert summed(worth, assign(worth)) == best_of_all(worth)


@given(SMALL)
def test_each_side_is_used_once_and_only_as_allowed(worth: Worth) -> None:
    """Only allowed pairs are chosen, and no row or column twice."""
    chosen = assign(worth)
    assert len(set(chosen.values())) == len(chosen)
    assert set(chosen.items()) <= worth.keys()


@given(SMALL)
def test_mirrored_input_is_worth_the_same(worth: Worth) -> None:
    """Rows and columns exchanged, the sum stays."""
    mirrored = {(right, left): value for (left, right), value in worth.items()}
    assert summed(worth, assign(worth)) == summed(mirrored, assign(mirrored))


def test_one_good_pair_yields_to_two_that_are_better_together() -> None:
    """The greedy choice is given up where another is worth more in sum."""
    assert assign({(0, 0): 10, (0, 1): 9, (1, 0): 8}) == {0: 1, 1: 0}


def test_a_row_may_stay_alone() -> None:
    """Where two rows want one column, the one that is worth less stays without a partner."""
    assert assign({(0, 0): 3, (1, 0): 7}) == {1: 0}


def test_nothing_allowed() -> None:
    """Without pairs there is no assignment."""
    assert assign({}) == {}
