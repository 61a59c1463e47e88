"""Fingerprints of words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.model import Note
from resdiff.review.marks import mark, mark_text, same_mark
from tests.making_documents import document, paragraph


def test_what_differs_between_file_formats_does_not_count() -> None:
    """Spaces, quotation marks, hyphens, soft hyphens and note marks left in the text are no words."""
    assert mark_text("the “Sandhaven” well-known plan, 12 of them") == mark_text(
        'the\n"Sandhaven"  well\u2011known\u00a0plan, 12 of\u00ad them'
    )
    assert mark_text("the Protocol thereto,1 which") == mark_text("the Protocol thereto, which")
    assert mark_text("the Child2 and") == mark_text("the Child and")


def test_what_is_decided_on_does_count() -> None:
    """A word, a comma, a capital, a figure."""
    words = "Urges all member States, in 12 regions, to act"
    others = [
        words.replace("all", "some"),
        words.replace(", to", " to"),
        words.replace("m", "M"),
        words.replace("2", "3"),
    ]

    assert 5 == len({mark_text(text) for text in [words, *others]})


def test_notes_count_where_both_files_have_them() -> None:
    """Their numbers do not, their words do."""
    one, renumbered, other = (
        document(paragraph("OP1", "Urges them", number), notes=(Note(number, body),))
        for number, body in (("1", "See A."), ("7", "See A."), ("1", "See B."))
    )
    bare = document(paragraph("OP1", "Urges them"))
    marks = [mark(d.paragraphs[0], d) for d in (one, renumbered, other, bare)]

    assert marks[0] == marks[1] != marks[2]
    assert not same_mark(marks[0], marks[2])
    assert same_mark(marks[0], marks[3])


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_has_a_mark(text: str) -> None:
    """Lone surrogates and control characters too; and spaces around it are nothing."""
    assert mark_text(text) == mark_text(f" {text}\n")
    assert 12 == len(mark_text(text))
