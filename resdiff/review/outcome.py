"""The text that the decisions of a review lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import evolve

from resdiff.model import Change, Comparison, Document
from resdiff.review.decisions import Decision
from resdiff.review.pieces import BASE, DRAFT, Piece, common_order
from resdiff.review.recounting import recount
from resdiff.review.renoting import renote
from resdiff.review.rewording import reworded

Otherwise = Literal["base", "draft"]
"""What stands where nothing is decided."""


def outcome(comparison: Comparison, decisions: Mapping[int, Decision], otherwise: Otherwise = "base") -> Document:
    """The text as the decisions (by the place of their change) leave it.

    Accepted is as in the draft, rejected as in the base, in its words and in its place; what is held or open stands
    as in `otherwise`. Addresses, operative numbers, items and notes are counted anew. With everything accepted this
    has the draft's paragraphs and notes, with everything rejected the base's.
    """
    pieces = _pieces(comparison, decisions, otherwise)
    documents = comparison.old, comparison.new
    # Notes that no paragraph cites (they stand at the title) come from the document that most stands from.
    from_draft = sum(piece.origin == DRAFT for piece in pieces)
    noted, notes = renote(pieces, documents, DRAFT if 2 * from_draft > len(pieces) else BASE)
    return evolve(
        comparison.new,
        source=f"{comparison.new.name} as reviewed",
        paragraphs=recount(noted, documents),
        notes=notes,
        unread=(),
        comments=(),
        format="",
    )


def _pieces(comparison: Comparison, decisions: Mapping[int, Decision], otherwise: Otherwise) -> list[Piece]:
    """The paragraphs that stand, in order."""
    stands: dict[tuple[int, str], tuple[Piece, ...]] = {}
    sides = {row: _side(change, decisions.get(row), otherwise) for row, change in enumerate(comparison.changes)}
    # What is the same on both sides stands as in the base, the text that is worked on; where all else is as in the
    # draft, it does too, for files of some formats have no notes at all.
    quiet = BASE if any(side == BASE for side in sides.values()) else DRAFT
    for row, change in enumerate(comparison.changes):
        side = sides[row]
        side = quiet if side is None else side
        paragraphs = comparison.old_paragraphs if side == BASE else comparison.new_paragraphs
        addresses = change.old if side == BASE else change.new
        decision = decisions.get(row)
        if decision and decision.verdict == "own":
            own = reworded([paragraphs[address] for address in addresses], decision.wording)
            for k, paragraph in enumerate(own):
                at = min(k, len(addresses) - 1)
                stands[side, addresses[at]] = (
                    *stands.get((side, addresses[at]), ()),
                    Piece(paragraph, side, paragraph.id),
                )
        else:
            stands |= {(side, address): (Piece(paragraphs[address], side, address),) for address in addresses}
    return [piece for spot in common_order(comparison) for piece in stands.get(spot, ())]


def _side(change: Change, decision: Decision | None, otherwise: Otherwise) -> int | None:
    """Which side of a change stands, None where both are the same."""
    verdict = decision.verdict if decision else "open"
    if verdict == "own":
        return DRAFT if change.new else BASE
    if change.is_quiet:
        return None
    if verdict in ("accept", "reject"):
        return DRAFT if verdict == "accept" else BASE
    return DRAFT if otherwise == "draft" else BASE
