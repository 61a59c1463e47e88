"""How a change stands in a review: its mark in the margin, what it is filtered by, what stands round its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.model import Edit

if TYPE_CHECKING:
    from resdiff.review.desk import Desk

REMARKED, FRESH, AGAIN = "with remarks", "new in this draft", "to decide again"
PROPOSED, CLASH = "others propose", "proposals clash"
NAMES = ("open", AGAIN, FRESH, "held", "own wording", "rejected", "accepted", REMARKED, PROPOSED, CLASH)
"""What can be filtered by, in the order in which it is listed: what is to be done first."""


@frozen
class Standing:
    """How one change stands.

    `mark` is the look of the mark, empty where there is nothing to decide; `told` is a line above the clause. `own`
    are a person's own words as they change the base and the draft, `remarks` the openings and texts of remarks.
    """

    mark: str = ""
    names: tuple[str, ...] = ()
    told: str = ""
    own: tuple[tuple[Edit, ...], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


def standing(desk: Desk, place: int, also: tuple[str, ...] = ()) -> Standing:
    """How the change at a place stands on a desk.

    `also` are names that the desk does not know: FRESH where the draft reviewed before had no such change, PROPOSED
    and CLASH where other drafts have something to say.
    """
    # Not at the top: comparing two texts needs nothing of a review.
    from resdiff.review.telling import IN_WORDS, earlier_in_words, remark_opening

    decision = desk.decisions.get(place)
    verdict = IN_WORDS[decision.verdict if decision else "open"]
    is_quiet = desk.comparison.changes[place].is_quiet and verdict == "open"
    fresh = "not in the draft that was reviewed before" if FRESH in also else ""
    if decision is None:
        return Standing("", also) if is_quiet else Standing("open", ("open", *also), fresh)
    names = [*also] if is_quiet else [verdict, *also]
    names += [AGAIN] if decision.earlier else []
    names += [REMARKED] if decision.remarks else []
    return Standing(
        "" if is_quiet else verdict.replace(" ", "-"),
        tuple(names),
        earlier_in_words(decision) or fresh,
        desk.own_edits(place) if decision.verdict == "own" else (),
        tuple((remark_opening(remark), remark.text) for remark in decision.remarks),
    )
