"""Paragraphs as rows of words: what counts as a word, and which words are equal."""

from __future__ import annotations

import pytest

from resdiff.alignment.passages import Lexicon, grams, pauses
from tests.making_documents import paragraph

LEXICON = Lexicon()


def words(text: str) -> list[str]:
    """The words of a paragraph as they are compared."""
    lexicon = Lexicon()
    return [lexicon.word(code) for code in lexicon.passage(paragraph("OP1", text)).code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the keeper's lamp", "the keeper’s lamp"),
        ('the report "Dark coast"', "the report “Dark coast”"),
        ("the lamp\nof the  keeper", "the lamp of the keeper"),
        ("THE LAMP", "The lamp"),
        ("a well-known light", "a well‑known light"),
        ("the lamp, of the keeper;", "the lamp of the keeper"),
        ("the Protocol,1 the Charter2 and the fees3", "the Protocol, the Charter and the fees"),
        ("the Protocol,14 the Charter2", "the Protocol,9 the Charter31"),
    ],
)
def test_equal_words(one: str, other: str) -> None:
    """Quotes, line breaks, case, hyphens, marks and the numbers of notes left in the text make no difference."""
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resolution 69/127", "resolution 69/128"),
        ("the year 2030", "the year 2031"),
        ("paragraphs 4, 5 and 6", "paragraphs 4, 7 and 6"),
        ("target (16)", "target (17)"),
        ("on 3 May 2030", "on 4 May 2030"),
    ],
)
def test_different_words(one: str, other: str) -> None:
    """Symbols, years and numbers are words, not notes."""
    assert words(one) != words(other)


def test_a_paragraph_of_marks_keeps_them() -> None:
    """Where there is no word the marks are compared."""
    assert words("* * *") == ["*", "*", "*"]
    assert words("") == []


def test_pauses_lie_before_words() -> None:
    """A pause is told by the word that follows and by where its mark ends in the text; notes are no words."""
    text = "Notes the fog,1 and urges 12 towns; thanks them."
    assert [(word, text[:offset]) for word, offset in pauses(text)] == [
        (3, "Notes the fog,"),
        (7, "Notes the fog,1 and urges 12 towns;"),
    ]


def test_runs_of_three() -> None:
    """All runs of three words, in order; none where there are fewer."""
    assert grams("abcd") == ["abc", "bcd"]
    assert grams("ab") == []


def test_half_characters_are_no_trouble() -> None:
    """A text with a lone surrogate, as broken decoding leaves it, can be drawn for."""
    assert LEXICON.passage(paragraph("OP1", "a \ud800 b")).draw >= 0
