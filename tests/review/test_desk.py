"""The desk without a screen."""

from __future__ import annotations

import pytest

from resdiff.alignment import Pin
from resdiff.comparison import compare
from resdiff.errors import ReviewError
from resdiff.meaning import read_meaning
from resdiff.review.decisions import Remark, Review
from resdiff.review.desk import Desk
from resdiff.summary import Choice
from tests.making_documents import BELLS, CHARTS, document, paragraph
from tests.review.making_reviews import BASE, DRAFT, comparison, desk, row_of, texts

PP2, NEW, GONE = row_of(comparison(), old="PP2"), row_of(comparison(), new="OP1"), row_of(comparison(), old="OP2")
QUESTION = Remark("question", "Norland", "Why all of them?", "2139-10-04")


def test_progress_counts_what_there_is_to_decide() -> None:
    """Unchanged clauses are none of it; held is decided; by class too."""
    at_work = desk()
    total = len(at_work.to_decide)
    at_work.decide([PP2], "hold")
    at_work.remark(NEW, QUESTION)

    assert f"1 of {total} decided" == str(at_work.progress)
    assert total == sum(each.total for each in at_work.progress_by_class.values())
    assert row_of(at_work.comparison, new="OP4") not in at_work.to_decide


def test_a_whole_run_is_one_step() -> None:
    """And takes only what is open, so that nothing decided is swept over."""
    at_work = desk()
    at_work.decide([NEW], "reject")
    operative = at_work.rows(Choice(parts=("operative",)))
    at_work.decide(operative, "accept")

    assert NEW not in operative
    assert {"accept"} == {at_work.decision(row).verdict for row in operative}
    assert f"accept {len(operative)} changes" == at_work.undo()
    assert [NEW] == list(at_work.decisions)
    assert "reject one change" == at_work.undo()
    assert "" == at_work.undo()
    assert not at_work.decisions
    at_work.redo()
    at_work.redo()
    assert "" == at_work.redo()
    assert {NEW, *operative} == set(at_work.decisions)


def test_a_new_step_ends_what_could_be_made_again() -> None:
    """As everywhere."""
    at_work = desk()
    at_work.decide([NEW], "reject")
    at_work.undo()
    at_work.decide([PP2], "accept")

    assert "" == at_work.redo()


def test_the_next_open_change_is_found_both_ways_and_round_the_end() -> None:
    """None where all is decided."""
    at_work = desk()
    first, *_, last = at_work.to_decide
    assert first == at_work.next_open(-1) == at_work.next_open(last)
    assert last == at_work.next_open(first, -1)

    at_work.decide(at_work.to_decide, "accept")
    assert at_work.next_open(first) is None


def test_own_words_are_shown_against_both_texts() -> None:
    """And need words."""
    at_work = desk()
    at_work.word(PP2, ["Noting the long winter nights and the toll they take of small vessels,"])
    from_base, from_draft = at_work.own_edits(PP2)

    assert ["of the northern coasts "] == [edit.text for edit in from_base if edit.sign != "="]
    assert ("-", "all") in [(edit.sign, edit.text) for edit in from_draft]
    assert "Noting the long winter nights and" in "".join(texts(at_work.outcome()))
    for nothing in ([], [" "]):
        with pytest.raises(ReviewError, match="needs words"):
            at_work.word(PP2, nothing)
    assert "own" == at_work.decision(PP2).verdict
    at_work.decide([PP2], "accept")
    assert () == at_work.decision(PP2).wording


def test_remarks_are_added_reworded_and_taken_away() -> None:
    """On any clause, decided or not, changed or not; listed in reading order."""
    at_work = desk()
    quiet = row_of(at_work.comparison, new="OP4")
    at_work.remark(quiet, Remark("praise", "Norland", "Well kept."))
    at_work.remark(PP2, QUESTION)
    assert [PP2, quiet] == [row for row, _ in at_work.remarks]

    at_work.amend_remark(PP2, 0, Remark("objection", "Norland", "Not all."))
    assert "objection" == at_work.remarks[0][1].kind
    at_work.amend_remark(PP2, 0, None)
    assert [quiet] == [row for row, _ in at_work.remarks]
    with pytest.raises(ReviewError, match="needs words"):
        at_work.remark(PP2, Remark("note", "Norland", " \n"))


def test_every_step_is_kept_and_one_that_cannot_be_is_kept_with_the_next() -> None:
    """Undo too; the step stays made."""
    kept: list[Review] = []
    at_work = desk()

    def refuse(_: Review) -> None:
        raise ReviewError("no room", "make some")

    at_work.keep = kept.append
    at_work.decide([PP2], "accept")
    at_work.undo()
    assert [1, 0] == [len(review.decisions) for review in kept]
    at_work.keep = refuse
    with pytest.raises(ReviewError, match="no room"):
        at_work.decide([NEW], "accept")
    assert not at_work.is_kept
    at_work.keep = kept.append
    at_work.remark(PP2, QUESTION)
    assert at_work.is_kept
    assert 2 == len(kept[-1].decisions)


def test_a_review_is_taken_up_again() -> None:
    """Decisions are found by their words."""
    first = desk()
    first.decide([NEW], "reject")
    first.remark(GONE, QUESTION)
    again = Desk(comparison(), read_meaning(comparison()), first.review)

    assert first.decisions == again.decisions
    assert first.review == again.review


def test_after_a_pin_the_decisions_are_found_again() -> None:
    """What no longer has its change stays in the review, and comes back with it."""
    at_work = desk()
    at_work.decide([NEW, PP2], "accept")
    pinned = compare(BASE, DRAFT, [Pin(("OP2",), ("OP1",))])
    at_work.compared_again(pinned, read_meaning(pinned))

    assert [row_of(pinned, old="PP2")] == list(at_work.decisions)
    assert 2 == len(at_work.review.decisions)
    assert ["OP1"] == [decision.draft.addresses[0] for decision in at_work.elsewhere]
    at_work.compared_again(comparison(), read_meaning(comparison()))
    assert {PP2, NEW} == set(at_work.decisions)


def test_equal_clauses_are_told_apart_by_address() -> None:
    """A decision on the second of two new paragraphs with the same words is on the second."""
    over = compare(
        document(paragraph("OP1", BELLS)),
        document(paragraph("OP1", CHARTS), paragraph("OP2", BELLS), paragraph("OP3", CHARTS)),
    )
    first = desk(over)
    last = row_of(over, new="OP3")
    first.decide([last], "reject")

    assert [last] == list(Desk(over, read_meaning(over), first.review).decisions)
