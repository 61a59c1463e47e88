"""Paragraphs with other words."""

from __future__ import annotations

from attrs import evolve

from resdiff.model import Anchor, Span
from resdiff.review.rewording import reworded
from tests.making_documents import paragraph

ONE = evolve(
    paragraph("OP1", "Urges all States, once more, to act in time"),
    anchors=(Anchor(17, "1"), Anchor(43, "2")),
    spans=(Span(0, 5, "italic"),),
)


def test_marks_stay_at_their_words() -> None:
    """Behind the comma they stood at, and where the sentence ended before."""
    (made,) = reworded([ONE], ["Urges all coastal States, once more, to act in time and tide"])

    assert [(25, "1"), (51, "2")] == [(anchor.offset, anchor.note) for anchor in made.anchors]
    assert (Span(0, 5, "italic"),) == made.spans
    assert made.lead.startswith("Urges")


def test_a_mark_of_deleted_words_stays_in_the_paragraph() -> None:
    """No note is lost with a word."""
    (made,) = reworded([ONE], ["Invites them"])

    assert ["1", "2"] == [anchor.note for anchor in made.anchors]
    assert all(0 <= anchor.offset <= len(made.text) for anchor in made.anchors)


def test_one_text_for_two_paragraphs_and_two_for_one() -> None:
    """Marks go to the text that has their words."""
    two = evolve(paragraph("OP2", "Requests a report"), anchors=(Anchor(17, "3"),))

    (fused,) = reworded([ONE, two], ["Urges all States, once more, to act in time and requests a report"])
    assert ["1", "2", "3"] == [anchor.note for anchor in fused.anchors]
    parted = reworded([ONE], ["Urges all States, once more", "Urges them to act in time"])
    assert [["1"], ["2"]] == [[anchor.note for anchor in each.anchors] for each in parted]
