"""Numbers as automatic lists print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.reading.counting import Shape, counted

SHAPES: tuple[Shape, ...] = (
    *("decimal", "letter", "LETTER", "roman", "ROMAN"),
    *("arabic-indic", "persian", "devanagari", "han"),
)


@pytest.mark.parametrize(
    ("count", "shape", "printed"),
    [
        (12, "decimal", "12"),
        (3, "letter", "c"),
        (27, "letter", "aa"),
        (28, "letter", "bb"),
        (3, "LETTER", "C"),
        (14, "roman", "xiv"),
        (1944, "ROMAN", "MCMXLIV"),
        (12, "arabic-indic", "١٢"),
        (12, "persian", "۱۲"),
        (10, "han", "十"),
        (21, "han", "二十一"),
        (105, "han", "一百零五"),
        (1010, "han", "一千零一十"),
    ],
)
def test_counts_in_the_shape_asked_for(count: int, shape: Shape, printed: str) -> None:
    """Figures, letters, roman numerals and the figures of other scripts."""
    assert printed == counted(count, shape)


def test_letters_after_z_are_doubled_or_carried() -> None:
    """Word goes on with aa, bb, browsers with aa, ab."""
    assert ["z", "aa", "bb"] == [counted(n, "letter") for n in (26, 27, 28)]
    assert ["z", "aa", "ab"] == [counted(n, "letter", doubled=False) for n in (26, 27, 28)]


@given(st.integers(-10, 10**9), st.sampled_from(SHAPES), st.booleans())
def test_no_count_prints_nothing_or_much(count: int, shape: Shape, doubled: bool) -> None:
    """Whatever the count, something short is printed."""
    assert 0 < len(counted(count, shape, doubled=doubled)) < 30


@given(st.integers(1, 400), st.sampled_from(SHAPES))
def test_two_counts_never_print_the_same(count: int, shape: Shape) -> None:
    """Within a list every number is another."""
    assert counted(count, shape) != counted(count + 1, shape)
