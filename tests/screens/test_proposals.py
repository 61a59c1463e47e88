"""Proposals of several drafts, by the clause that they belong to and with what they are worth."""

from __future__ import annotations

from resdiff.review import Laid, lay
from resdiff.review.decisions import decided, undecided
from resdiff.screens.proposals import offers, places_by_change, proposal_lines
from tests.making_documents import BELLS, FEES, LAMPS, document, paragraph

BASE = document(paragraph("OP1", LAMPS), paragraph("OP2", FEES))
FIRST = document(paragraph("OP1", LAMPS.replace("Urges", "Invites")), paragraph("OP2", FEES))
SECOND = document(
    paragraph("OP1", LAMPS.replace("Urges", "Calls upon")), paragraph("OP2", FEES), paragraph("OP3", BELLS)
)


def _laid() -> Laid:
    return lay(BASE, [FIRST, SECOND], ["Norland", "Sudland"])


def _lines(laid: Laid, row: int, verdict: str) -> list[str]:
    comparison = laid.comparisons[0]
    decision = decided(undecided(comparison, comparison.changes[row]), verdict)  # type: ignore[arg-type]
    places = places_by_change(laid, comparison)[row]
    return [str(line) for line in proposal_lines(laid, places, decision, bracketed=True) if str(line)]


def test_places_belong_to_changes() -> None:
    """A clause has the proposals on it; what is new elsewhere belongs to the clause that it would follow."""
    laid = _laid()
    places = places_by_change(laid, laid.comparisons[0])

    assert [0, 1] == sorted(places)
    assert [("Norland", False), ("Sudland", False)] == [(o.by, o.is_beside) for o in offers(laid, places[0])]
    assert [("Sudland", True)] == [(offer.by, offer.is_beside) for offer in offers(laid, places[1])]


def test_taking_an_offer() -> None:
    """A proposal on the clause takes its place, a clause of its own stands behind it."""
    laid = _laid()
    places = places_by_change(laid, laid.comparisons[0])
    (_, other), (beside,) = offers(laid, places[0]), offers(laid, places[1])

    assert (LAMPS.replace("Urges", "Calls upon"),) == other.taken([LAMPS])
    assert (FEES, BELLS) == beside.taken([FEES])


def test_a_place_that_only_the_first_draft_is_about_is_no_news() -> None:
    """What nobody else proposes is the draft under review itself."""
    first = document(paragraph("OP1", LAMPS.replace("Urges", "Invites")), paragraph("OP2", FEES))
    laid = lay(BASE, [first, BASE], ["Norland", "Sudland"])

    assert not places_by_change(laid, laid.comparisons[0])


def test_proposals_are_told_stale_only_if_they_are() -> None:
    """After a decision, what has the same words is met, and what would change the decided words is stale."""
    accepted = _lines(_laid(), 0, "accept")

    assert "Proposals: they clash" == accepted[0]
    assert "(met by what is decided)" == accepted[2]
    assert "(stale: what is decided has other words in its place)" == accepted[4]
    assert "(still fits what is decided)" == _lines(_laid(), 0, "reject")[4]
