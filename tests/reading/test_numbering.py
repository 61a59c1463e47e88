"""Numbers before paragraphs."""

from __future__ import annotations

import pytest

from resdiff.reading.numbering import Levels, list_marker, operative_number


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("12. Urges States", 12, "12"),
        ("\t12.\tUrges States", 3, "12"),
        ("\t6\t Calls upon the Government", 6, "6"),
        ("6 Calls upon the Government", 6, "6"),
        ("1) The club shall meet", 1, "1"),
    ],
)
def test_a_number_is_read_with_a_dot_a_tab_or_where_it_is_expected(text: str, expected: int, value: str) -> None:
    """A dot or a tab makes a number; without either it must be the next one expected."""
    printed = operative_number(text, expected)

    assert printed is not None
    assert value == printed.value
    assert text[printed.length :][:1].isalpha()


@pytest.mark.parametrize(
    "text", ["1993 was a year of", "7 Calls upon", "3.5 per cent of", "Urges 12. States", "15 November 1993 as"]
)
def test_a_figure_at_the_head_of_a_text_is_no_number(text: str) -> None:
    """Years, decimals and figures that are not the next number stay in the text."""
    assert operative_number(text, 4) is None


def _paths(markers: str, *, opens: bool = False) -> list[str]:
    levels, given = Levels(), markers.split()
    return [".".join(levels.place(marker, [*given, ""][k + 1], opens=opens)) for k, marker in enumerate(given)]


def test_the_ninth_letter_goes_on_where_the_tenth_follows() -> None:
    """(i) after (h) is a letter if (j) comes next."""
    assert ["g", "h", "i", "j"] == _paths("a b c d e f g h i j")[6:]


def test_a_roman_list_opens_where_its_second_numeral_follows() -> None:
    """(i) after (h) opens a list of its own if (ii) comes next."""
    assert ["h", "h.i", "h.ii", "j"] == _paths("a b c d e f g h i ii j")[7:]


def test_inner_lists_close_when_the_outer_one_goes_on() -> None:
    """After (iv) the letter (c) returns to the outer list, and (i) begins anew below it."""
    assert ["a", "a.i", "a.ii", "b", "b.i", "b.ii", "c"] == _paths("a i ii b i ii c")


def test_a_gap_in_a_list_stays_on_its_level() -> None:
    """(d) after (b) is a slip, not a new level."""
    assert ["a", "b", "d", "e"] == _paths("a b d e")


def test_letters_beyond_the_alphabet_are_doubled() -> None:
    """(aa) follows (z), in either fashion."""
    assert ["z", "aa", "bb"] == _paths(" ".join("abcdefghijklmnopqrstuvwxyz") + " aa bb")[25:]


@pytest.mark.parametrize(("text", "mark"), [("(a) To report;", "(a)"), ("b) Hacer", "b)"), ("\t(iv)\tTo act", "(iv)")])
def test_markers_are_read_as_printed(text: str, mark: str) -> None:
    """English prints (a), French and Spanish a)."""
    printed = list_marker(text)

    assert printed is not None
    assert mark.strip("()") == printed.value


@pytest.mark.parametrize("text", ["(Part II) of the", "a. k. a. the", "(S/2025/7) and", "Urges (a) all"])
def test_brackets_inside_a_sentence_are_no_markers(text: str) -> None:
    """A symbol or a word in brackets is text."""
    assert list_marker(text) is None or text.startswith("a.")
