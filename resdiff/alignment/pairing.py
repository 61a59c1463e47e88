"""One to one: verbatim paragraphs first, then the best assignment of all the others at once.

The similarity of a pair is the mean of what it shares in rare words and of what stands in the same order; on real
pairs the hardest true one scores .37 and the hardest false one .39, so no threshold can part them. The assignment
does: it weighs all pairs against each other (notes/alignment.md, sections 1 and 3). Among near-duplicates, such as
the yearly requests for a report, the place decides where the words do not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.alignment.assignment import assign
from resdiff.alignment.candidates import alike
from resdiff.alignment.places import Places
from resdiff.alignment.similarity import order_ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from resdiff.alignment.passages import Passage
    from resdiff.alignment.runs import SharedRuns
    from resdiff.alignment.similarity import Rarity

ACCEPTED = 0.36
"""The similarity from which two paragraphs may be one clause carried on (flat between .30 and .42 on real pairs)."""
_WORTHLESS = 0.25
"""What is taken off each similarity before they are summed: two middling pairs must not outbid one good one."""
_IN_PLACE = 0.04
"""What standing in the expected place adds; it decides between partners that are otherwise about as good."""
_STEPS = 3
"""Paragraphs away from the expected place at which half of that is lost."""
_ASKEW = 1e-4
"""So little that it decides only draws: of two equal pairs of equal paragraphs the one that keeps their order."""
_CLEAR = 0.6, 0.1
"""A landmark: a pair at least this alike, and by so much more than either is to any other."""
_MANY_RUNS = 8, 8
"""An unmistakable pair shares at least so many rare runs of three words, and so many times as many as any other."""
_MANY = 50
"""Equal paragraphs on both sides (rows of a table) are paired in order from here on: place cannot tell them apart."""
_CLOSE = 0.015
"""Where giving a pair up for the next best costs less than this, the pair is uncertain."""

_UNIT = 10**9  # worths are whole numbers, so that sums are exact


@frozen
class Pairing:
    """How alike two paired paragraphs are (0 to 1).

    `rival` is the paragraph (side, index), if any, that one of them could have been paired with about as well.
    """

    similarity: float
    rival: tuple[str, int] | None = None


def one_to_one(
    old: Sequence[Passage],
    new: Sequence[Passage],
    shared: SharedRuns,
    rarity: Rarity,
    landmarks: Iterable[tuple[int, int]] = (),
) -> dict[tuple[int, int], Pairing]:
    """The pairs (by index) of paragraphs carried on, each paragraph in at most one; blank ones in none.

    `shared` and `rarity` know the words of both sides. `landmarks` are pairs known otherwise, which only tell the
    place of others.
    """
    pairs = dict.fromkeys(sorted(_verbatim(old, new)), Pairing(1.0))
    pairs |= _unmistakable(old, new, shared, pairs)
    left_old = _left(old, {i for i, _ in pairs})
    left_new = _left(new, {j for _, j in pairs})
    scores = {
        (left_old[a], left_new[b]): similarity
        for (a, b), similarity in alike([old[i] for i in left_old], [new[j] for j in left_new], rarity).items()
        if similarity >= ACCEPTED
    }
    places = Places({*pairs, *landmarks, *_clear(scores)})
    worth = {
        (i, j): round(
            _UNIT
            * (
                similarity
                - _WORTHLESS
                + _IN_PLACE / (1 + places.displacement(i, j) / _STEPS)
                - _ASKEW * (i / len(old) - j / len(new)) ** 2
            )
        )
        for (i, j), similarity in scores.items()
    }
    chosen = assign(worth)
    rivals = _rivals(chosen, worth)
    return pairs | {pair: Pairing(scores[pair], rivals.get(pair)) for pair in chosen.items()}


def _left(side: Sequence[Passage], taken: set[int]) -> list[int]:
    return [index for index, passage in enumerate(side) if passage.code and index not in taken]


def _verbatim(old: Sequence[Passage], new: Sequence[Passage]) -> set[tuple[int, int]]:
    """Paragraphs with the same words, in order, where just as many new ones have them as old ones, or very many."""
    same: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, passages in enumerate((old, new)):
        for index, passage in enumerate(passages):
            if passage.code:
                same[passage.code][side].append(index)
    return {
        pair
        for ours, theirs in same.values()
        if len(ours) == len(theirs) or min(len(ours), len(theirs)) > _MANY
        for pair in zip(ours, theirs, strict=False)
    }


def _unmistakable(
    old: Sequence[Passage], new: Sequence[Passage], shared: SharedRuns, known: Collection[tuple[int, int]]
) -> dict[tuple[int, int], Pairing]:
    """Pairs that share many times more rare runs of words than either does with any other, and most of the wording.

    The assignment would pair them anyway: what it could gain by parting them is less than what it would lose. Most
    paragraphs of most years are such, so that few are left to be weighed against each other.
    """
    taken = {i for i, _ in known}, {j for _, j in known}
    best: defaultdict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    for (i, j), count in shared.counts.items():
        for end in (("old", i), ("new", j)):
            if count > best[end][0]:
                best[end] = sorted([*best[end], count])[1:]
    least, times = _MANY_RUNS
    found = {}
    for (i, j), count in sorted(shared.counts.items()):
        if count < least or i in taken[0] or j in taken[1] or not (old[i].code and new[j].code):
            continue
        seconds = best["old", i][0], best["new", j][0]
        if count == best["old", i][1] == best["new", j][1] and count >= times * max(seconds):
            similarity = order_ratio(old[i].code, new[j].code)
            if similarity >= _CLEAR[0]:
                found[i, j] = Pairing(similarity)
    return found


def _clear(scores: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Pairs that no other comes near."""
    best: defaultdict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (i, j), similarity in scores.items():
        for end in (("old", i), ("new", j)):
            best[end] = sorted([*best[end], similarity])[1:]
    least, margin = _CLEAR
    return {
        (i, j)
        for (i, j), similarity in scores.items()
        if similarity >= least
        and similarity - max(min(best["old", i]), min(best["new", j])) >= margin
        and similarity >= max(*best["old", i], *best["new", j])
    }


def _rivals(chosen: Mapping[int, int], worth: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], tuple[str, int]]:
    """For each pair that could be given up at next to no loss, the paragraph that would take a partner's place.

    What is lost counts the rival's own pair too: where two paragraphs could as well change partners, both pairs
    are uncertain.
    """
    holder = {j: i for i, j in chosen.items()}
    closest: dict[tuple[int, int], tuple[int, str, int]] = {}
    for (i, j), value in worth.items():
        mine, theirs = chosen.get(i), holder.get(j)
        if mine == j:
            continue
        if mine is None:  # old i is free: it could stand in for the partner of new j
            if theirs is not None:
                _keep(closest, (theirs, j), (worth[theirs, j] - value, "old", i))
        elif theirs is None:
            _keep(closest, (i, mine), (worth[i, mine] - value, "new", j))
        else:
            loss = worth[i, mine] + worth[theirs, j] - value - worth.get((theirs, mine), 0)
            _keep(closest, (i, mine), (loss, "new", j))
            _keep(closest, (theirs, j), (loss, "old", i))
    return {pair: (side, index) for pair, (loss, side, index) in closest.items() if loss < _CLOSE * _UNIT}


def _keep(
    closest: dict[tuple[int, int], tuple[int, str, int]], pair: tuple[int, int], rival: tuple[int, str, int]
) -> None:
    if pair not in closest or rival < closest[pair]:
        closest[pair] = rival
