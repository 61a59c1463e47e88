"""Note marks glued to words."""

from __future__ import annotations

import pytest

from resdiff.model import Anchor, Note
from resdiff.reading.marks import MarkFinder


def _notes(count: int, first: int = 1) -> tuple[Note, ...]:
    return tuple(Note(str(n), f"Body {n}.") for n in range(first, first + count))


def test_marks_are_taken_out_where_they_ascend() -> None:
    """The first mark expected is taken, after a word, a comma, a year or a bracket."""
    marked = MarkFinder(_notes(4)).take(
        "the Protocols thereto,1 the Plan2 of 2014;3 and the Rules (the Harbour Rules),4 as"
    )

    assert "the Protocols thereto, the Plan of 2014; and the Rules (the Harbour Rules), as" == marked.text
    assert ["1", "2", "3", "4"] == [anchor.note for anchor in marked.anchors]
    assert Anchor(len("the Protocols thereto,"), "1") == marked.anchors[0]


@pytest.mark.parametrize(
    "text",
    [
        "resolutions 69/127 and 70/1 of 1971, and its Agenda21 of",
        "decides that 1 per cent of 2 million",
        "A/RES/78/229 and A/C.3/80/L.3,",
        "paragraph 2, chapter 1, section 3",
    ],
)
def test_other_digits_stay(text: str) -> None:
    """Symbols, figures and numbers that no note has are text."""
    assert text == MarkFinder(_notes(3)).take(text).text


def test_a_note_may_be_cited_again() -> None:
    """A number seen before is a mark again; one that is still to come is not."""
    finder = MarkFinder(_notes(3))
    finder.take("the Convention,1 and the Plan2")

    assert ["1"] == [a.note for a in finder.take("the Convention1 and Annex3x").anchors]


def test_without_a_note_list_nothing_is_a_mark() -> None:
    """Digits are only marks of notes that exist."""
    assert "thereto,1 the" == MarkFinder(()).take("thereto,1 the").text


def test_marks_that_stand_apart_are_found_in_wrapped_texts() -> None:
    """Texts of the 1990s print the mark as a word; dates and references before figures are left alone."""
    finder = MarkFinder(_notes(2, first=17), apart=True)

    marked = finder.take("of 12 March and 13 December 1993 17 submitted under paragraph 18 of resolution 17 (1963); 18")

    assert "of 12 March and 13 December 1993 submitted under paragraph 18 of resolution 17 (1963);" == marked.text


def test_marks_with_a_slash_are_taken_where_the_notes_have_one() -> None:
    """Texts of the 1980s mark a note as "1/", set apart or glued; fractions, symbols and bare digits stay."""
    finder = MarkFinder(_notes(3), slashed=True)

    marked = finder.take("the Charter, 1/ the Convention,2/ half (1/2) of A/48/1, and the Plan 3/ of 1993,1/")

    assert "the Charter, the Convention, half (1/2) of A/48/1, and the Plan of 1993," == marked.text
    assert ["1", "2", "3", "1"] == [anchor.note for anchor in marked.anchors]
