"""Clauses that no flow explains: reworded through and through, but still alike and near where they belong.

Flow needs runs of equal words. A clause rewritten from "for the contribution made to the workshops" to "to the States
that have made contributions towards the workshops" has none, yet a reader knows it again, above all where it stands
beside the paragraph it was cut from. So what flow leaves unexplained is compared clause by clause; and the opening
words of a list are followed to the paragraph that its items were cut from. On 51 pairs of official texts this adds
eight links: five right, one wrong, two on which readers differ.
"""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

from resdiff.alignment.assignment import assign
from resdiff.alignment.candidates import alike
from resdiff.alignment.clauses import SHORTEST, Clause, clauses
from resdiff.alignment.similarity import order_ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from resdiff.alignment.flow import Flows
    from resdiff.alignment.passages import Passage
    from resdiff.alignment.places import Places
    from resdiff.alignment.similarity import Rarity

_ALIKE = 0.35
"""From this similarity an unexplained clause in its expected place is the other reworded."""
_AFAR = 0.025
"""How much more it takes for each step (of the logarithm) that it stands away from there."""
_EXPLAINED = 0.5
"""A clause is explained when this much of its words flowed to or from a partner."""
_CHAPEAU = 0.7, 6
"""How much of a list's opening words, and how many, must stand in order in the paragraph its items came from."""


def orphaned(
    old: Sequence[Passage],
    new: Sequence[Passage],
    links: Collection[tuple[int, int]],
    flows: Flows,
    places: Places,
    rarity: Rarity,
) -> dict[tuple[int, int], float]:
    """Pairs (by index) with a clause in common that flow missed, at least one of them without any partner yet."""
    partnered_old, partnered_new = {i for i, _ in links}, {j for _, j in links}
    lone_old, lone_new = _lone(old, partnered_old), _lone(new, partnered_new)
    told = [(pair, flows[pair]) for pair in links if pair in flows]
    # Who has a partner is of interest only to those without one on the other side.
    wanted_old = lone_old | (partnered_old if lone_new else set())
    wanted_new = lone_new | (partnered_new if lone_old else set())
    mine = _unexplained(old, wanted_old, [(i, flow.old_words) for (i, _), flow in told])
    theirs = _unexplained(new, wanted_new, [(j, flow.new_words) for (_, j), flow in told])
    found: dict[tuple[int, int], float] = {}
    scores = {}
    for (a, b), similarity in alike(mine, theirs, rarity).items():
        pair = mine[a].index, theirs[b].index
        if pair in links or (pair[0] in partnered_old and pair[1] in partnered_new):
            continue
        if old[pair[0]].is_preambular != new[pair[1]].is_preambular:
            continue
        if similarity >= _ALIKE + _AFAR * log(1 + places.displacement(*pair)):
            scores[a, b] = similarity
    for a, b in assign({pair: round(similarity * 1e6) for pair, similarity in scores.items()}).items():
        found[mine[a].index, theirs[b].index] = scores[a, b]
    return found


def _lone(side: Sequence[Passage], partnered: Collection[int]) -> set[int]:
    return {index for index, passage in enumerate(side) if passage.code and index not in partnered}


def _unexplained(
    side: Sequence[Passage], wanted: Iterable[int], told: Iterable[tuple[int, tuple[int, ...]]]
) -> list[Clause]:
    """The clauses of which less than half the words are told of; `told` are places of words by passage."""
    explained = {index: bytearray(len(side[index].code)) for index in sorted(wanted)}
    for index, words in told:
        if index in explained:
            for at in words:
                explained[index][at] = 1
    return [
        clause
        for index, known in explained.items()
        if _has_gap(known)
        for clause in clauses(index, side[index])
        if known.count(1, clause.start, clause.end) < _EXPLAINED * len(clause.code)
    ]


def _has_gap(explained: bytearray) -> bool:
    """Whether anywhere as many words as make a clause are mostly unexplained; if not, no clause can be."""
    return any(
        explained.count(0, at, at + SHORTEST) > _EXPLAINED * SHORTEST for at in range(len(explained) - SHORTEST + 1)
    )


def chapeaus(
    old: Sequence[Passage], new: Sequence[Passage], links: Collection[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Pairs of a list's opening words with the paragraph on the other side that an item of the list came from.

    Each with the share of the opening words that stand there.
    """
    backward = _chapeaus(new, old, {(j, i) for i, j in links})
    return _chapeaus(old, new, links) | {(i, j): share for (j, i), share in backward.items()}


def _chapeaus(
    lists: Sequence[Passage], others: Sequence[Passage], links: Collection[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for here, there in links:
        partners[here].add(there)
    best: dict[int, tuple[float, int]] = {}
    share, least = _CHAPEAU
    opening: dict[int, int] = {}  # level -> the last paragraph on it
    for index, passage in enumerate(lists):
        if not passage.code:
            continue
        level = passage.paragraph.level
        opening = {known: at for known, at in opening.items() if known < level} | {level: index}
        chapeau = opening.get(level - 1)
        if chapeau is None or partners[chapeau]:
            continue
        code = lists[chapeau].code
        for there in partners[index]:
            other = others[there].code
            kept = order_ratio(code, other) * (len(code) + len(other)) / 2
            if kept >= max(least, share * len(code)):
                best[chapeau] = max(best.get(chapeau, (0.0, 0)), (kept / len(code), -there))
    return {(chapeau, -there): kept for chapeau, (kept, there) in best.items()}
