"""Documents and comparisons to JSON and back."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from next_year import HARD, next_year

from resdiff.comparison import compare
from resdiff.keeping.checks import Unfit
from resdiff.keeping.packing import (
    dumps,
    loads,
    pack_changes,
    pack_document,
    unpack_changes,
    unpack_classes,
    unpack_document,
)
from resdiff.model import Comment, Document, Note, Paragraph, Span, Unread
from resdiff.reading import read
from tests.making_documents import FOG, LAMPS, document, paragraph

TEXT = st.text(st.characters(), max_size=12)


@given(TEXT, TEXT, TEXT, st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_document_comes_back_as_it_was(one: str, other: str, third: str, level: int) -> None:
    """Whatever characters it holds, lone surrogates included."""
    told = Document(
        one,
        (
            Paragraph(
                other, "annex", one + other, third, lead=one, level=level, spans=(Span(0, 0, "bold"),), where=third
            ),
        ),
        (Note(one, other),),
        (Unread(one, other, third),),
        "decision",
        comments=(Comment(one, other, third, one, other),),
        title=third,
    )

    assert told == unpack_document(loads(dumps(pack_document(told))))


def test_official_layouts_come_back_as_they_were(examples: Path) -> None:
    """The fictional series with its notes, italics and addresses."""
    for path in sorted(examples.glob("*.txt")):
        told = read(str(path))
        assert told == unpack_document(loads(dumps(pack_document(told))))


@pytest.mark.parametrize("seed", range(2))
def test_a_comparison_comes_back_as_it_was(seed: int) -> None:
    """With splits, merges, moves, notes and all words."""
    year = next_year(random.Random(seed), HARD)
    made = compare(year.old, year.new)

    assert made == unpack_changes(loads(dumps(pack_changes(made.changes))), year.old, year.new)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"nul"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    """In one way, however broken it is."""
    with pytest.raises(Unfit):
        loads(data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_what_is_no_pack_is_refused(value: Any) -> None:
    """Any JSON that is not of the right shape, never another error."""
    for unpack in (
        unpack_document,
        lambda packed: unpack_changes(packed, document(paragraph("OP1", LAMPS)), document()),
        lambda packed: unpack_classes(packed, 3),
    ):
        with pytest.raises(Unfit):
            unpack(value)


def spoilt(packed: list[Any], at: int, value: Any) -> list[Any]:
    """The pack of a comparison with one value of its first change exchanged."""
    return [[*packed[0][:at], value, *packed[0][at + 1 :]], *packed[1:]]


@pytest.mark.parametrize(
    ("at", "value"),
    [(0, "deleted"), (1, []), (2, ["OP9"]), (3, 1.5), (3, "1"), (5, ["=other words"]), (6, [1, 0, 0, 0]), (7, "up")],
)
def test_changes_that_do_not_fit_the_documents_are_refused(at: int, value: Any) -> None:
    """An unknown kind, a paragraph lost or invented, words that the documents do not have."""
    old, new = document(paragraph("OP1", LAMPS)), document(paragraph("OP1", LAMPS), paragraph("PP1", FOG))
    packed = pack_changes(compare(old, new).changes)
    unpack_changes(packed, old, new)

    with pytest.raises(Unfit):
        unpack_changes(spoilt(packed, at, value), old, new)


def test_a_document_with_one_address_twice_is_refused() -> None:
    """And one whose lead phrase is not in its text."""
    twice = document(paragraph("OP1", LAMPS), paragraph("OP1", FOG))
    led = document(Paragraph("OP1", "operative", LAMPS, lead="Invites"))
    for told in (twice, led):
        with pytest.raises(Unfit):
            unpack_document(pack_document(told))
