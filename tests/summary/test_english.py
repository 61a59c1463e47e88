"""English for sentences about documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.summary.english import capital, counted, day, excerpt, listed, quotation


def test_counts_agree_with_their_noun() -> None:
    """One paragraph, two paragraphs; other plurals as given."""
    assert ["1 paragraph", "0 paragraphs", "2 entries"] == [
        counted(1, "paragraph"),
        counted(0, "paragraph"),
        counted(2, "entry", "entries"),
    ]


def test_lists_have_commas_and_one_and() -> None:
    """Semicolons part things that hold commas."""
    assert ["", "a", "a and b", "a, b and c"] == [listed([*"abc"[:n]]) for n in range(4)]
    assert "a, b; c; and d" == listed(["a, b", "c", "d"], mark=";")


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2023-12-19", "19 December 2023"), ("2024-01-05", "5 January 2024"), ("", ""), ("2024-13-05", "2024-13-05")],
)
def test_dates_are_written_as_resolutions_do(iso: str, written: str) -> None:
    """What is no date stays what it is."""
    assert written == day(iso)


def test_an_excerpt_keeps_whole_words() -> None:
    """Marks at the ends go, what is cut becomes dots, and a tail is kept where asked for."""
    text = "Urges all coastal States to keep the lamps of their lighthouses burning throughout the night;"

    assert "Urges all coastal States …" == excerpt(text, 26)
    assert "Urges all coastal States to keep … the night" == excerpt(text, 52, tail=True)
    assert "to keep the lamps" == excerpt(", to  keep\nthe lamps;", 26)
    assert "," == excerpt(", ", 26)


def test_a_quotation_mark_whose_partner_is_cut_off_gets_it_back_or_goes() -> None:
    """A reader sees what is a title and what is not, in every excerpt."""
    text = "Recalls the charter entitled “A lamp for every pier of the straits and of the sea”, and keeps to it"

    assert "Recalls the charter entitled “A lamp for …”" == excerpt(text, 43)
    assert "Recalls the charter entitled “A lamp for …” and keeps to it" == excerpt(text, 60, tail=True)
    assert "a lamp … the reefs and the sea" == excerpt("a lamp … the reefs” and the sea", 52)
    assert "a lamp and a bell" == excerpt("a lamp” and “a bell", 52)
    assert "”" == excerpt("”", 26)


@given(st.text(), st.integers(12, 90), st.booleans())
def test_an_excerpt_is_never_much_longer_than_asked(text: str, most: int, tail: bool) -> None:
    """Two signs and the dots come on top, whatever the script."""
    assert len(excerpt(text, most, tail=tail)) <= max(most + 3, 3) or not text.strip(" ,;:\n")


def test_a_quotation_has_single_marks_inside() -> None:
    """Double marks outside; nothing steers a terminal; right-to-left words are kept to themselves."""
    assert "“the ‘Harbour’ report”" == quotation("the “Harbour” report")
    assert "“␛[31m”" == quotation("\x1b[31m")
    assert "“\u2068مرحبا\u2069”" == quotation("مرحبا")


def test_a_sentence_begins_with_a_capital() -> None:
    """And an empty one stays empty."""
    assert ["Verbs", ""] == [capital("verbs"), capital("")]
