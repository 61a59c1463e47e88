"""A review carried to the next draft."""

from __future__ import annotations

import random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.comparison import compare
from resdiff.model import Document
from resdiff.review.carrying import Carried, carry, three_way
from resdiff.review.decisions import Remark, decided
from resdiff.review.desk import Desk
from resdiff.review.text_form import read_review, write_review
from tests.making_documents import BELLS, CHARTS, LAMPS, document, paragraph
from tests.next_year import MID, next_year
from tests.review.making_reviews import BASE, DRAFT, comparison, desk, row_of

QUESTION = Remark("question", "Norland", "Which charts?", "2139-10-04")


def _rev1(**reworded: str) -> Document:
    """DRAFT with other words for some addresses, and without those with none."""
    paragraphs = [evolve(p, text=reworded.get(p.id, p.text)) for p in DRAFT.paragraphs]
    return evolve(DRAFT, paragraphs=tuple(p for p in paragraphs if p.text), symbol="A/C.2/94/L.5/Rev.1")


def _carried(at_work: Desk, rev1: Document) -> Carried:
    """Carried by way of the file alone."""
    return carry(read_review(write_review(at_work.review), "file"), compare(BASE, rev1))


def test_what_has_the_same_words_holds() -> None:
    """Whatever its number; verdict, wording and remarks."""
    at_work = desk()
    at_work.decide(at_work.to_decide, "reject")
    at_work.word(row_of(comparison(), old="PP2"), ["Noting the winters,"])
    at_work.remark(row_of(comparison(), new="OP1"), QUESTION)
    added = paragraph("OP1", "Decides to remain seized of the matter of harbour dues and of their remission in winter;")
    shifted = [paragraph(f"OP{k}", p.text, *p.notes) for k, p in enumerate(DRAFT.paragraphs[2:], 2)]
    rev1 = evolve(DRAFT, paragraphs=(*DRAFT.paragraphs[:2], added, *shifted))

    carried = _carried(at_work, rev1)

    assert {"carried": len(at_work.to_decide), "changed": 0, "met": 0, "lost": 0} == carried.counts
    assert [d.verdict for d in at_work.review.decisions] == [d.verdict for d in carried.review.decisions]
    assert [d.remarks for d in at_work.review.decisions] == [d.remarks for d in carried.review.decisions]
    assert [("OP1",)] == [compare(BASE, rev1).changes[row].new for row in carried.fresh]


def test_what_has_other_words_is_open_again_beside_what_was_decided() -> None:
    """With its remarks and all three texts."""
    at_work = desk()
    lamps = row_of(comparison(), old="OP1")
    at_work.decide([lamps], "accept")
    at_work.remark(lamps, QUESTION)
    rev1 = _rev1(OP3=LAMPS.replace("Urges", "Encourages"))

    carried = _carried(at_work, rev1)
    (decision,) = carried.review.decisions

    assert 1 == carried.counts["changed"]
    assert ("open", (QUESTION,)) == (decision.verdict, decision.remarks)
    seen = three_way(decision)
    assert seen is not None
    assert (LAMPS, "Invites", "Encourages") == (seen.base, seen.earlier.split()[0], seen.now.split()[0])
    assert [("-", "Invites"), ("+", "Encourages")] == [(e.sign, e.text) for e in seen.since if e.sign != "="]
    assert three_way(at_work.decision(lamps)) is None
    assert decided(decision, "hold").earlier is None, "a new verdict takes its place"


def test_a_clause_that_was_new_is_followed_by_its_words() -> None:
    """It has no counterpart in the base to be found by."""
    at_work = desk()
    at_work.decide([row_of(comparison(), new="OP1")], "accept")
    carried = _carried(at_work, _rev1(OP1=CHARTS.replace("northern", "southern")))

    (told,) = carried.told
    assert "changed" == told.fate
    assert (CHARTS,) == carried.review.decisions[0].earlier.texts  # type: ignore[union-attr]
    assert ("OP1",) == carried.review.decisions[0].draft.addresses


def test_what_the_new_draft_has_as_was_decided_is_met() -> None:
    """One's own words taken over, a rejected change taken back, a rejected clause left out."""
    over = comparison()
    at_work = desk()
    at_work.word(
        row_of(over, old="PP2"), ["Noting the long winters of all coasts and the toll they take of small vessels,"]
    )
    at_work.decide([row_of(over, new="OP1")], "reject")
    rev1 = _rev1(PP2=at_work.decision(row_of(over, old="PP2")).wording[0], OP1="")

    carried = _carried(at_work, rev1)

    assert 2 == carried.counts["met"]
    assert ["accept"] == [decision.verdict for decision in carried.review.decisions]
    assert () == carried.review.lost


def test_a_decision_without_an_object_is_told_and_kept() -> None:
    """An accepted clause is gone; an accepted change was taken back."""
    over = comparison()
    at_work = desk()
    at_work.decide([row_of(over, old="PP2"), row_of(over, new="OP1")], "accept")
    carried = _carried(at_work, _rev1(PP2=BASE.paragraphs[1].text, OP1=""))

    assert 2 == carried.counts["lost"] == len(carried.review.lost)
    assert {"A/C.2/94/L.5/Rev.1 has no such clause", "A/C.2/94/L.5/Rev.1 has the base's words again"} == {
        lost.why for lost in carried.review.lost
    }
    again = carry(carried.review, compare(BASE, DRAFT))
    assert carried.review.lost == again.review.lost


def test_decisions_on_clauses_that_became_one_meet_there() -> None:
    """Remarks and earlier words of both."""
    base = document(paragraph("OP1", LAMPS), paragraph("OP2", BELLS), paragraph("OP3", CHARTS))
    draft = document(
        paragraph("OP1", LAMPS.replace("all", "some")),
        paragraph("OP2", BELLS.replace("forty", "six")),
        base.paragraphs[2],
    )
    merged = document(paragraph("OP1", f"{LAMPS[:-1]}, and {BELLS}"), paragraph("OP2", CHARTS))
    at_work = desk(compare(base, draft))
    at_work.decide([0, 1], "accept")
    at_work.remark(1, QUESTION)

    (decision,) = carry(at_work.review, compare(base, merged)).review.decisions

    assert ("OP1", "OP2") == decision.base.addresses
    assert (QUESTION,) == decision.remarks
    assert decision.earlier is not None
    assert 2 == len(decision.earlier.texts)
    assert "accept" == decision.earlier.verdict


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_carried_to_the_same_draft_everything_holds(seed: int) -> None:
    """Whatever was decided; and to any other draft each decision is told once."""
    chance = random.Random(seed)
    year, other = next_year(chance, MID), next_year(chance, MID)
    at_work = desk(compare(year.old, year.new))
    for row in at_work.to_decide:
        at_work.decide([row], chance.choice(["accept", "reject", "hold"]))

    same = carry(at_work.review, at_work.comparison)
    assert at_work.review == same.review
    elsewhere = carry(at_work.review, compare(year.old, other.new))
    assert len(at_work.review.decisions) == len(elsewhere.told)
    assert elsewhere.review == read_review(write_review(elsewhere.review), "file")
