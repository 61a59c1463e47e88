"""Lines of so many cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from resdiff.screens import wrapping
from resdiff.screens.wrapping import wrap

WORDS = st.lists(st.text(st.sampled_from("abc,.;'“é’–"), min_size=1, max_size=25), max_size=12)


def _lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Urges all States to keep the lamps", 12, ["Urges all", "States to", "keep the", "lamps"]),
        ("Urges", 12, ["Urges"]),
        ("", 12, [""]),
        ("   ", 12, [""]),
        ("one  two   three", 9, ["one  two", "three"]),
        ("A/RES/78/229/Add.1 and", 10, ["A/RES/78/2", "29/Add.1", "and"]),
        ("oo A/RES/78/229", 10, ["oo", "A/RES/78/2", "29"]),
        ("大会，回顾其决议。", 6, ["大会，", "回顾其", "决议。"]),
        ("大会 recalls 决议", 12, ["大会 recalls", "决议"]),
        ("a", 0, ["a"]),
    ],
)
def test_lines_end_at_words_and_wide_characters(text: str, width: int, lines: list[str]) -> None:
    """Spaces are left out at the break, closing punctuation stays with its character, long words are cut."""
    assert lines == _lines(text, width)


@given(WORDS, st.integers(2, 30))
def test_the_short_way_breaks_where_the_long_one_does(words: list[str], width: int) -> None:
    """Text of narrow characters is broken by an expression; measuring every word gives the same lines."""
    text = " ".join(words)

    assert (tuple(wrapping._measured_lines(text, width)) or ((0, 0),)) == wrap(text, width)


@given(st.text(st.sampled_from("ab 大会，。مر\u0301é-"), max_size=80), st.integers(2, 30))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: int) -> None:
    """Lines hold every character but spaces, in order, and none is wider than the column."""
    lines = _lines(text, width)

    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


def test_narrow_characters_take_one_cell() -> None:
    """What is broken without measuring really has one cell a character."""
    narrow = [chr(code) for code in range(0x3000) if wrapping._NARROW.fullmatch(chr(code))]

    assert {1} == {get_character_cell_size(character) for character in narrow}
