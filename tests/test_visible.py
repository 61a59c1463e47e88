"""Text from a document shown as text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.visible import look_alike, tell_apart, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Urges all keepers,\tby day\nand night", "Urges all keepers,\tby day\nand night"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("\x00 \x0b \x0c \r \x7f", "␀ ␋ ␌ ␍ ␡"),
        ("\x9b2J \x85", "<009B>2J <0085>"),
        ("the \u202elamp\u202c", "the <202E>lamp<202C>"),
        ("\u2066a\u2069 \u200f \u061c", "<2066>a<2069> <200F> <061C>"),
        ("light\u00adhouse\u200bs\ufeff\u2060", "light<00AD>house<200B>s<FEFF><2060>"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("lone \ud800", "lone \ufffd"),
        ("tags \U000e0041\U000e007f, fillers \u3164\u115f", "tags <E0041><E007F>, fillers <3164><115F>"),
        ("[bold]no markup[/] \\[", "[bold]no markup[/] \\["),
    ],
)
def test_what_could_steer_or_hide_becomes_a_mark(text: str, shown: str) -> None:
    """Controls, escapes, directions and characters without width are seen; markup is only text."""
    assert shown == visible(text)


@pytest.mark.parametrize(
    "text", ["Côte d’Ivoire – “résumé”", "沿海灯塔", "مى\u200cخواهم", "ภาษา", "👩\u200d🚒", "☎\ufe0e ☎\ufe0f"]
)
def test_writing_is_left_alone(text: str) -> None:
    """Letters, accents, joiners and emoji of any script stay as they are."""
    assert text == visible(text)


@given(st.text(st.characters()))
def test_nothing_unseen_is_left(text: str) -> None:
    """Whatever comes in, no control, direction or surrogate character comes out, and showing twice is showing once."""
    shown = visible(text)

    assert shown == visible(shown)
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"}
    assert not {c for c in shown if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("per cent", "per\u00a0cent", ("per cent", "per<00A0>cent")),
        ("eighty-third", "eighty\u2011third", ("eighty-third", "eighty<2011>third")),
        ("caf\u00e9", "cafe\u0301", ("caf\u00e9", "cafe<0301>")),
        ("report", "r\u0435port", ("report", "r<0435>port")),
        ("report", "re\u200bport", ("report", "re<200B>port")),
        ("г. Москва", "г.\u00a0Москва", ("г. Москва", "г.<00A0>Москва")),
    ],
)  # fmt: skip
def test_what_only_looks_the_same_is_told_apart(old: str, new: str, shown: tuple[str, str]) -> None:
    """What differs is named by its code and nothing else is, in either direction."""
    assert shown == tell_apart(old, new)
    assert shown[::-1] == tell_apart(new, old)
    assert look_alike(old, new)


@given(st.text(), st.text())
def test_different_texts_are_told_apart_or_shown_as_they_are(old: str, new: str) -> None:
    """Whatever the two are, nothing is lost; two that look the same do not come out the same."""
    first, second = tell_apart(old, new)

    assert (first, second) == (visible(old), visible(new)) or first != second
