"""The redline of a review: what was decided stands as tracked changes, what was said as comments."""

from __future__ import annotations

from attrs import evolve

import resdiff
from resdiff.comparison import compare
from resdiff.redline.reviewed import redline_of_review
from resdiff.review.decisions import Remark
from tests.making_documents import CHARTS
from tests.redline.making_pairs import of_clauses
from tests.redline.reading_redlines import texts, views
from tests.review.making_reviews import BASE, DRAFT, HORN, comparison, desk, row_of


def test_accepting_the_file_gives_the_outcome_and_rejecting_it_the_base() -> None:
    """A clause accepted, one in own words, one rejected; what is open stands as in the base, and that is told."""
    at = desk(compare(*(evolve(side, unread=of_clauses([]).unread) for side in (BASE, DRAFT))))
    at.decide([row_of(at.comparison, new="OP1")], "accept")
    at.decide([row_of(at.comparison, old="OP2")], "reject")
    at.word(row_of(at.comparison, old="PP2"), ["Noting the long winter nights of all coasts,"])

    made = redline_of_review(at)

    accepted, rejected = views(made.data)
    assert texts(at.outcome()) == texts(accepted)
    assert texts(BASE) == texts(rejected)
    assert any("not decided, and left as in the base" in line for line in made.told)


def test_remarks_stand_at_their_clauses() -> None:
    """At the base's paragraph, at the new one that was accepted, and of one that was rejected where it would stand."""
    over = comparison()
    new, fees = row_of(over, new="OP1"), row_of(over, old="OP2")

    def placed(verdict: str) -> list[tuple[str, str, str]]:
        at = desk(over)
        at.decide([new], "accept" if verdict == "accept" else "reject")
        at.remark(new, Remark("question", "Arcadia", "Who draws them?"))
        at.remark(fees, Remark("objection", "", "We need the fees."))
        found = resdiff.read("redline", data=redline_of_review(at).data).comments
        return sorted((each.author, each.text, each.words[:30]) for each in found)

    said = [("Arcadia", "Question: Who draws them?"), ("resdiff", "Objection: We need the fees.")]
    accepted, rejected = placed("accept"), placed("reject")
    assert said == [(by, text) for by, text, _ in accepted if ":" in text]
    assert said == [(by, text) for by, text, _ in rejected if ":" in text]
    assert accepted[0][2]
    assert CHARTS.startswith(accepted[0][2])
    assert rejected[0][2]
    assert any(paragraph.text.startswith(rejected[0][2]) for paragraph in BASE.paragraphs)


def test_nothing_decided_changes_nothing() -> None:
    """Without decisions the file is the base."""
    accepted, _ = views(redline_of_review(desk()).data)

    assert texts(BASE) == texts(accepted)
    assert HORN in [paragraph.text for paragraph in accepted.paragraphs]
