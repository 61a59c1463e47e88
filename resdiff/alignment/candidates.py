"""Find the pairs that are alike enough to be worth a look, without looking at every pair.

An index of words and word pairs finds them, and nothing that a comparison of every pair would find is lost. Two texts
that share enough weight share one of their rarer words too: were it only the commonest ones, which together weigh
less than that, it could not be enough. So the commonest, which stand in most paragraphs, need not be looked up.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING

from resdiff.alignment.similarity import order_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.alignment.passages import Coded
    from resdiff.alignment.similarity import Rarity

FLOOR = 0.25
"""Pairs that share less than this (weighted Dice) are not candidates; of 2,000 true pairs of real documents that the
assignment accepts, the hardest shares .28."""

_MOST = 64
"""Candidates of one paragraph; where there are more (thousands of rows of a table), the best and nearest are kept."""


def alike(
    old: Sequence[Coded], new: Sequence[Coded], rarity: Rarity, floor: float = FLOOR
) -> dict[tuple[int, int], float]:
    """The similarity, 0 to 1, of every pair (by index) whose weighted Dice over words and word pairs is >= `floor`.

    `rarity` must know the words of both sides.
    """
    old_features = [rarity.features(coded.code) for coded in old]
    new_features = [rarity.features(coded.code) for coded in new]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, found in enumerate(new_features):
        for feature in found:
            holders[feature].append(j)
    crowd = {feature: len(held) for feature, held in holders.items()}
    new_weights = [rarity.weight(found) for found in new_features]
    pairs: dict[tuple[int, int], float] = {}
    for i, found in enumerate(old_features):
        weight = rarity.weight(found)
        here = found & crowd.keys()
        # Another text reaches the floor only by sharing more than this, so it shares one of the rarer features too.
        spare = weight * floor / (2 - floor)
        left = rarity.weight(here)
        shared = [0] * len(new)
        for feature in sorted(here, key=crowd.__getitem__):
            if left < spare:
                break
            worth = rarity.of[feature]
            left -= worth
            for j in holders[feature]:
                shared[j] += worth
        # What a pair must have shared by now to reach the floor with all that is left; more, the heavier the other.
        least = max(0.0, floor * weight / 2 - left)
        able = [
            j
            for j, known in enumerate(shared)
            if known > least and 2 * (known + left) >= floor * (weight + new_weights[j])
        ]
        if len(able) > _MOST:
            able = nsmallest(_MOST, able, key=lambda j: (-shared[j], abs(i / len(old) - j / len(new))))
        for j in able:
            dice = 2 * rarity.weight(found & new_features[j]) / (weight + new_weights[j])
            if dice >= floor:
                pairs[i, j] = (dice + order_ratio(old[i].code, new[j].code)) / 2
    return pairs
