"""The text of a review file."""

from __future__ import annotations

from contextlib import suppress

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.errors import ReviewError
from resdiff.review.decisions import (
    REMARK_KINDS,
    Decision,
    Earlier,
    Lost,
    Remark,
    Review,
    Reviewed,
    Side,
)
from resdiff.review.text_form import FORMAT, read_review, write_review
from resdiff.visible import visible
from tests.review.making_reviews import comparison, desk, row_of

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_MARKS = st.text("0123456789abcdef", min_size=12, max_size=12)


@st.composite
def _sides(draw: st.DrawFn, least: int = 0) -> Side:
    size = draw(st.integers(least, 2))
    rows = [draw(st.lists(kind, min_size=size, max_size=size)) for kind in (_TEXTS, _TEXTS, _MARKS)]
    return Side(*map(tuple, rows))


@st.composite
def _decisions(draw: st.DrawFn) -> Decision:
    wording = tuple(draw(st.lists(_TEXTS, max_size=2)))
    verdict = "own" if wording else draw(st.sampled_from(["open", "accept", "reject", "hold"]))
    remarks = draw(st.lists(st.builds(Remark, st.sampled_from(REMARK_KINDS), _TEXTS, _TEXTS, _TEXTS), max_size=2))
    earlier = draw(st.none() | st.builds(Earlier, st.just("hold"), st.lists(_TEXTS, max_size=2).map(tuple)))
    return Decision(draw(_sides(1)), draw(_sides()), draw(_TEXTS), verdict, wording, tuple(remarks), earlier)


_DOCUMENTS = st.builds(
    Reviewed,
    _TEXTS,
    _TEXTS,
    _MARKS,
    st.dictionaries(_TEXTS, _MARKS, max_size=3).map(lambda marks: tuple(marks.items())),
)
_REVIEWS = st.builds(
    Review,
    _DOCUMENTS,
    _DOCUMENTS,
    st.lists(_decisions(), max_size=3).map(tuple),
    st.lists(st.builds(Lost, _decisions(), _TEXTS.filter(bool)), max_size=2).map(tuple),
)


@settings(deadline=None)
@given(_REVIEWS)
def test_a_review_comes_back_as_it_was_written(review: Review) -> None:
    """Whatever stands in it, with the same bytes each time and nothing in them that hides."""
    text = write_review(review)

    assert review == read_review(text, "file")
    assert text == write_review(read_review(text, "file"))
    assert text == visible(text)


def test_the_file_can_be_read_by_a_person() -> None:
    """A block a decision, in reading order, with both texts and each remark."""
    at_work = desk()
    at_work.decide([row_of(at_work.comparison, old="PP2")], "accept")
    at_work.remark(
        row_of(at_work.comparison, new="OP1"), Remark("question", "Norland", "What of \x1b[2J?", "2139-10-04")
    )
    text = write_review(at_work.review)

    assert """
[[decision]]
verdict = "accept"
change = "reworded"
base = ["PP2"]
base_marks = ["8fa0a4dd6d5f"]
base_text = [
  "Noting the long winter nights of the northern coasts and the toll they take of small vessels,",
]
""" in text.replace(at_work.decision(row_of(comparison(), old="PP2")).base.marks[0], "8fa0a4dd6d5f")
    assert (
        """
[[decision.remark]]
kind = "question"
author = "Norland"
date = "2139-10-04"
text = "What of \\u001b[2J?"
"""
        in text
    )


_GOOD = write_review(evolve(desk().review, decisions=(desk().decision(1),)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('verdict = "open"', 'verdict = "maybe"', "in the block at line 15: verdict is 'maybe'"),
        ('verdict = "open"', "verdict = 3", "in the block at line 15: verdict is no text"),
        ('verdict = "open"', 'verdikt = "open"', "in the block at line 15: 'verdikt' means nothing"),
        ('verdict = "open"', 'verdict = "own"', "in the block at line 15: a wording belongs to the verdict"),
        ('verdict = "open"', 'verdict = "open', r"can be read: .*\(at line 16"),
        ('base = ["PP2"]', "base = []", "in the block at line 15: base, base_text and base_marks"),
        ("base_marks = [", 'base_marks = ["../../etc/passwd", ', "in the block at line 15"),
        ("[marks.base]", "[nothing.base]", "at the head: 'nothing' means nothing"),
        ("[marks.base]\n", "[marks.base]\nPP9 = 7\n", r"in \[marks.base\]: PP9 is no text"),
        ("[draft]", "[drafts]", "at the head: 'drafts' means nothing"),
        ("[[decision]]", "[decision]", "decision is no list of blocks"),
        (f'"{FORMAT}"', '"resdiff/review/2"', "written by a newer resdiff"),
        (f'"{FORMAT}"', '"resdiff/comparison/1"', "is no review of resdiff"),
        ("format = ", "formats = ", "is no review of resdiff"),
    ],
)
def test_what_was_broken_by_hand_is_told_with_its_line(before: str, after: str, said: str) -> None:
    """One line what is wrong, one what to do."""
    assert before in _GOOD
    with pytest.raises(ReviewError, match=said):
        read_review(_GOOD.replace(before, after, 1), "draft.review.toml")


@settings(deadline=None)
@given(
    st.text(max_size=200)
    | st.builds(lambda at, what: _GOOD[:at] + what + _GOOD[at:], st.integers(0, 900), st.text(max_size=3))
)
def test_any_text_is_a_review_or_told(text: str) -> None:
    """Never a traceback."""
    with suppress(ReviewError):
        assert isinstance(read_review(text, "file"), Review)


def test_a_date_without_quotation_marks_is_a_date() -> None:
    """As a person writes it by hand."""
    at_work = desk()
    at_work.remark(1, Remark("note", "Norland", "Yes.", "2139-10-04"))
    by_hand = write_review(at_work.review).replace('"2139-10-04"', "2139-10-04")

    assert at_work.review == read_review(by_hand, "file")
