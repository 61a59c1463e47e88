"""The words of a document decide about narrow gaps and about hyphens at the ends of lines."""

from __future__ import annotations

import pytest
from making_pdfs import Words, pages

from resdiff.reading.pdf.page_lines import Line, lines_of
from resdiff.reading.pdf.page_words import Hyphens, hyphens_of, settle_gaps, words_of


def lines(*texts: str) -> list[Line]:
    """A line for each text, one below the other."""
    return lines_of(pages([[Words(100, 700 - 12 * place, text) for place, text in enumerate(texts)]])[0])


def with_gap(first: str, second: str) -> list[Line]:
    """A line of two runs with a doubtful gap between them."""
    start = Words(100, 640, first)
    return lines_of(pages([[start, Words(start.right + 1.3, 640, second)]])[0])


@pytest.mark.parametrize(
    ("known", "text"),
    [
        pytest.param("the lamplight is dim", "lamplight", id="the whole is a word"),
        pytest.param("a lamp and a light", "lamp light", id="the parts are words"),
        pytest.param("nothing of the kind", "lamplight", id="nothing is known, and the gap is narrow"),
    ],
)
def test_a_doubtful_gap_is_settled_by_the_words_met_elsewhere(known: str, text: str) -> None:
    """What the document writes elsewhere beyond doubt is what it writes here."""
    doubtful = with_gap("lamp", "light")

    assert settle_gaps(doubtful, words_of([*lines(known), *doubtful]))[0].text == text


@pytest.mark.parametrize(
    ("line", "following", "joint"),
    [
        ("the lamp", "burns", " "),
        ("a storm-", "proof lamp", ""),
        ("the North-", "South line", ""),
        ("short-", "and long-lit lamps", " "),
        ("day-", "to-day work", ""),
        ("search-", "and-rescue", ""),
        ("the lamps -", "all of them", " "),
        ("lamps and/", "or lights", ""),
        ("www.example.org/lamps/", "towers", ""),
        ("the lamp / ", "light", " "),
        ("the light\u00ad", "house", "-"),
        ("灯塔看守", "人每晚", ""),
        ("灯塔 A", "看守", " "),
    ],
)
def test_what_stands_between_two_lines(line: str, following: str, joint: str) -> None:
    """A hyphen of the word's own joins, one left hanging does not, and a soft hyphen goes."""
    assert Hyphens(frozenset(), breaks=False).joint(line, following) == joint


BROKEN = ("The lighthouse stands on the inter-", "national rock. An administra-", "tion of towers and their main-")
WHOLE = ("tenance is needed: international administration, maintenance,", "and the well-known keepers.")


def test_a_document_that_breaks_words_is_found_out() -> None:
    """Several words found broken here and whole there show it; then hyphens of breaking go, others stay."""
    text = lines(*BROKEN, *WHOLE)
    hyphens = hyphens_of(text, words_of(text))

    assert hyphens.joint("the inter-", "national rock") == "-"
    assert hyphens.joint("the polyph-", "ony of bells") == "-"
    assert hyphens.joint("the well-", "known keepers") == ""
    assert hyphens.joint("the tower-", "Keeper of them") == ""


def test_a_document_that_does_not_break_words_is_left_alone() -> None:
    """One hyphen that might come from breaking is not enough to change any word."""
    text = lines(BROKEN[0], "national rock, an international one.")

    assert hyphens_of(text, words_of(text)).joint("the inter-", "national rock") == ""
