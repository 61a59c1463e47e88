"""Several drafts laid together."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.model import Document
from resdiff.review.laying import Laid, Place, decide, lay
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.next_year import EASY, next_year
from tests.review.making_reviews import HORN


def _draft(*texts: str) -> Document:
    return document(*(paragraph(f"OP{k}", text) for k, text in enumerate(texts, 1)))


BASE = _draft(LAMPS, FEES, BELLS, HORN)


def _laid(*drafts: Document) -> Laid:
    return lay(BASE, drafts, [chr(ord("A") + k) for k in range(len(drafts))])


def _place(laid: Laid, address: str) -> Place:
    return next(place for place in laid.places if address in place.base)


def test_who_proposes_what_is_told_clause_by_clause() -> None:
    """One alone, several the same, several that can both be had, and several that cannot."""
    laid = _laid(
        _draft(LAMPS.replace("all", "some"), FEES.replace("each", "every"), BELLS.replace("forty", "six"), HORN),
        _draft(
            LAMPS.replace("all", "most"),
            FEES.replace("each", "every"),
            BELLS.replace("daily", "nightly"),
            HORN[:-1] + ", too;",
        ),
    )

    standings = {place.base[0]: place.standing for place in laid.places}
    assert {"OP1": "clash", "OP2": "agreed", "OP3": "compatible", "OP4": "alone"} == standings
    assert [[0], [1]] == [[proposal.draft for proposal in group] for group in _place(laid, "OP1").groups]
    assert [[0, 1]] == [[proposal.draft for proposal in group] for group in _place(laid, "OP2").groups]


def test_to_delete_clashes_with_every_other_wish() -> None:
    """And agrees with another who would delete."""
    gone = _draft(LAMPS, BELLS, HORN)
    laid = _laid(gone, gone, _draft(LAMPS, FEES.replace("each", "every"), BELLS, HORN))

    assert "clash" == _place(laid, "OP2").standing
    assert [(), (), (FEES.replace("each", "every"),)] == [p.texts for p in _place(laid, "OP2").proposals]
    assert "agreed" == _place(_laid(gone, gone), "OP2").standing


def test_new_clauses_are_laid_together_where_they_stand() -> None:
    """The same words are one proposal, other words at the same point an alternative, other clauses stand alone."""
    laid = _laid(
        _draft(LAMPS, CHARTS, FEES, BELLS, HORN),
        _draft(LAMPS, CHARTS, FEES, BELLS, HORN),
        _draft(LAMPS, CHARTS.replace("northern", "southern"), FEES, BELLS, HORN, "Decides to remain seized of it;"),
    )

    assert [("OP1", 3, "clash"), ("OP4", 1, "alone")] == [(p.after, len(p.proposals), p.standing) for p in laid.places]
    assert [[0, 1], [2]] == [[proposal.draft for proposal in group] for group in laid.places[0].groups]


def test_what_is_merged_by_one_is_one_place_for_all() -> None:
    """The other's wish for one of the two paragraphs is shown with both."""
    laid = _laid(
        _draft(f"{LAMPS[:-1]}, and {FEES}", BELLS, HORN), _draft(LAMPS, FEES.replace("each", "every"), BELLS, HORN)
    )

    (place,) = laid.places
    assert ("OP1", "OP2") == place.base
    assert [1, 2] == [len(proposal.texts) for proposal in place.proposals]


def test_a_move_says_where_to() -> None:
    """Behind which clause of the base."""
    laid = _laid(_draft(FEES, BELLS, HORN, LAMPS), _draft(LAMPS, FEES, BELLS, HORN))

    (place,) = laid.places
    assert ("OP1",) == place.base
    assert "OP4" == place.proposals[0].moved_after


def test_after_a_decision_only_what_it_touches_is_stale() -> None:
    """Met, fitting in other words, or stale."""
    laid = _laid(
        _draft(LAMPS.replace("all", "some"), FEES, BELLS, HORN),
        _draft(LAMPS.replace("night", "winter"), FEES, BELLS, HORN),
        _draft(LAMPS.replace("all", "most"), FEES, BELLS, HORN),
        _draft(FEES, BELLS, HORN),
    )
    place = _place(laid, "OP1")

    after = decide(place, [LAMPS.replace("all", "some")])
    assert ["met", "fits", "stale", "stale"] == [each.fit for each in after]
    assert (LAMPS.replace("all", "some").replace("night", "winter"),) == after[1].texts
    assert ["fits"] * 4 == [each.fit for each in decide(place, place.texts)]
    assert ["stale", "stale", "stale", "met"] == [each.fit for each in decide(place, ())]


def test_a_decision_on_a_new_clause_makes_its_alternatives_stale() -> None:
    """Rejecting it does not."""
    laid = _laid(
        _draft(LAMPS, CHARTS, FEES, BELLS, HORN),
        _draft(LAMPS, CHARTS.replace("northern", "southern"), FEES, BELLS, HORN),
    )
    (place,) = laid.places

    assert ["met", "stale"] == [each.fit for each in decide(place, [CHARTS])]
    assert ["fits", "fits"] == [each.fit for each in decide(place, [])]


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_every_change_of_every_draft_is_in_one_place(seed: int) -> None:
    """Nothing that somebody proposes is left out or told twice."""
    chance = random.Random(seed)
    year = next_year(chance, EASY)
    laid = lay(year.old, [year.new, year.old, year.new])

    held = [address for place in laid.places for address in place.base]
    assert len(set(held)) == len(held)
    for draft in (0, 2):
        proposed = [a for place in laid.places for p in place.proposals if p.draft == draft for a in p.addresses]
        assert len(set(proposed)) == len(proposed)
        for change in laid.comparisons[draft].changes:
            if not change.is_quiet:
                assert set(change.old) <= set(held)
                assert set(change.new) <= set(proposed)
    assert {"agreed"} == {place.standing for place in laid.places}
    assert not any(p.draft == 1 for place in laid.places for p in place.proposals)
