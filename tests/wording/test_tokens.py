"""Tokens: what people read as one unit is one token, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.wording.tokens import comparable, tokens

ONE_TOKEN = [
    "Requests",
    "eighty-fourth",
    "capacity\u2011building",
    "States\u2019s",
    "A/RES/78/229",
    "A/C.3/80/L.3/Rev.1",
    "E/CN.15/2015/16",
    "S/RES/2674 (2023)",
    "2674 (2023)",
    "69/127",
    "33/141 A",
    "2625 (XXV)",
    "364 B (IV)",
    "ES-10/23",
    "2/CP.17",
    "Rev.1",
    "1,000,000",
    "2.5",
    "16.a",
    "50%",
    "12.5 %".replace(" ", "\u00a0"),
    "21st",
    "COVID-19",
    "2015-2030",
    "18 December 2014",
    "18\u00a0December\u00a02014",
    "27–29 May 2014",
    "December 18, 2014",
    "1er décembre 2014",
    "18 de diciembre de 2014",
    "18 декабря 2014",
    "18 كانون الأول/ديسمبر 2014",
    "2014年12月18日",
    "مؤتمرُها",
    "cafe\u0301s",
    "https://example.org/a?b=c",
]


@pytest.mark.parametrize("text", ONE_TOKEN)
def test_what_is_read_as_one_unit_is_one_token(text: str) -> None:
    """Words, symbols, numbers and whole dates are one token, also inside a sentence and before a full stop."""
    assert tokens(text) == [text]
    assert tokens(f"of {text}. Of ({text}), and")[2:8] == [text, ".", " ", "Of", " ", "("]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 70/1.", ["resolution", " ", "70/1", "."]),
        ("l’Assemblée d'une", ["l’", "Assemblée", " ", "d'", "une"]),
        ("Member States’ rights", ["Member", " ", "States’", " ", "rights"]),
        ("and/or", ["and", "/", "or"]),
        ("thirty (30) days", ["thirty", " ", "(", "30", ")", " ", "days"]),
        ("from 12 to 15 May 2014", ["from", " ", "12", " ", "to", " ", "15 May 2014"]),
        ("大会通过", ["大", "会", "通", "过"]),
        ("大会2014年12月18日通过", ["大", "会", "2014年12月18日", "通", "过"]),
        ("الجمعية العامة،", ["الجمعية", " ", "العامة", "،"]),
        ("one;\ntwo  three", ["one", ";", "\n", "two", "  ", "three"]),
        ("", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    """Marks and spaces are tokens of their own; elisions, Han characters and stops stand apart."""
    assert tokens(text) == expected


@given(st.text() | st.text(alphabet="aA1 /.-,’()%年\u0301\u00a0\nIV"))
def test_nothing_is_lost(text: str) -> None:
    """Joined, the tokens are the text, whatever it holds."""
    pieces = tokens(text)
    assert "".join(pieces) == text
    assert all(pieces)


@pytest.mark.parametrize("odd", ["1,", "A.", "A-A.", "1.", "www.!", "9/", "l’", "A/1 ", "\u0301", "1 "])
def test_odd_text_is_cut_in_one_pass(odd: str) -> None:
    """Long runs of almost-numbers and almost-symbols are cut like any other text (a slow pattern would hang here)."""
    text = odd * 50_000
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("States'", "States’"),
        ("“", '"'),
        ("«", '"'),
        ("capacity\u2011building", "Capacity-building"),
        ("\u2212", "-"),
        ("18\u00a0December\u202f2014", "18 December 2014"),
        ("cafe\u0301", "café"),
        ("reso\u00adlution", "resolution"),
        ("STRASSE", "straße"),
        ("\u00a0", " "),
        ("\n", " "),
    ],
)
def test_typography_is_unified_for_comparing(one: str, other: str) -> None:
    """Case, composition, quotes, hyphens, kinds of space and signs without width make no difference."""
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("resume", "résumé"), ("69/127", "69/128"), ("shall", "should"), ("2014", "2015"), (",", ";")]
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    """Accents, digits, words and punctuation still count."""
    assert comparable(one) != comparable(other)


@given(st.text())
def test_comparing_twice_changes_nothing(text: str) -> None:
    """The comparable form of a comparable form is itself."""
    assert comparable(comparable(text)) == comparable(text)


@pytest.mark.corpus
def test_official_texts_come_back(corpus: Path) -> None:
    """The tokens of every official plain text, joined, are the text; symbols and dates in it are whole tokens."""
    wanted = {"18 December 2014", "70/1", "A/RES/70/178"}
    for file in sorted(corpus.rglob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        pieces = tokens(text)
        assert "".join(pieces) == text
        wanted -= set(pieces)
    assert not wanted
