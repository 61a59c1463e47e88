"""The pieces that a text of two documents is put together from, and the one order that both agree with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from resdiff.alignment.moves import heaviest_run
from resdiff.model import Comparison, Document, Paragraph
from resdiff.summary.choosing import PartName, parts_in

BASE, DRAFT = 0, 1
"""Which of the two documents a piece is from."""

_RANK: dict[PartName, int] = {"preamble": 0, "text": 1, "operative": 1, "annex": 2}


@frozen
class Piece:
    """A paragraph of one of the documents, by its place in the list of them, on its way into another text.

    `address` is the paragraph's there, empty where it stands in none. `paragraph` may have other words already.
    """

    paragraph: Paragraph
    origin: int
    address: str


@frozen
class _Spot:
    """A paragraph by its side and place, with what its order hangs on."""

    side: int
    place: int
    rank: int
    level: int


def common_order(comparison: Comparison) -> tuple[tuple[int, str], ...]:
    """All paragraphs of both sides (side, address) in one order that agrees with the order of each of them.

    What stayed in its place stands beside its counterpart; what is on one side only follows the paragraph it
    follows there, the base's before the draft's. Items stay under their paragraph, the preamble before the operative
    part.
    """
    documents = comparison.old, comparison.new
    sides = [_spots(side, document) for side, document in enumerate(documents)]
    ordered: list[_Spot] = []
    ends = [*_landmarks(comparison), (len(sides[BASE]), len(sides[DRAFT]))]
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *ends]):
        ordered += [sides[BASE][i], sides[DRAFT][j]] if i >= 0 else []
        ordered += _between(sides[BASE][i + 1 : next_i], sides[DRAFT][j + 1 : next_j])
    return tuple((spot.side, documents[spot.side].paragraphs[spot.place].id) for spot in ordered)


def _spots(side: int, document: Document) -> list[_Spot]:
    parts = parts_in(document)
    return [_Spot(side, place, _RANK[parts[p.id]], p.level) for place, p in enumerate(document.paragraphs)]


def _landmarks(comparison: Comparison) -> list[tuple[int, int]]:
    """The places of clauses that stayed where they were, rising on both sides."""
    at_old, at_new = (
        {paragraph.id: place for place, paragraph in enumerate(document.paragraphs)}
        for document in (comparison.old, comparison.new)
    )
    stayed = [c for c in comparison.changes if c.old and c.new and not (c.moved or c.transfer)]
    pairs = sorted((at_old[c.old[0]], at_new[c.new[0]]) for c in stayed)
    return [pairs[index] for index in heaviest_run([new for _, new in pairs], [1] * len(pairs))]


def _between(base: Sequence[_Spot], draft: Sequence[_Spot]) -> list[_Spot]:
    """What stands between two landmarks: first the items that go on under the one before, then part by part."""
    heads = [next((k for k, spot in enumerate(spots) if not spot.level), len(spots)) for spots in (base, draft)]
    rest = [*base[heads[0] :], *draft[heads[1] :]]
    if all(_rises(spots) for spots in (base[heads[0] :], draft[heads[1] :])):
        rest.sort(key=lambda spot: spot.rank)
    return [*base[: heads[0]], *draft[: heads[1]], *rest]


def _rises(spots: Sequence[_Spot]) -> bool:
    return all(one.rank <= other.rank for one, other in pairwise(spots))
