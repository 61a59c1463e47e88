"""Find the pairs that are alike enough to be worth a look, without looking at every pair.

An index of rare words and word pairs finds them, and nothing that a comparison of every pair would find is lost:
a bound on what two texts can still share says how far down the list of ever commoner words one has to look.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from resdiff.alignment.similarity import Rarity, features, order_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.alignment.passages import Coded

FLOOR = 0.15
"""Pairs that share less than this (weighted Dice) are not candidates; the hardest true link on record shares .25."""


def alike(old: Sequence[Coded], new: Sequence[Coded], floor: float = FLOOR) -> dict[tuple[int, int], float]:
    """The similarity, 0 to 1, of every pair (by index) whose weighted Dice over words and word pairs is >= `floor`."""
    old_features = [features(coded.code) for coded in old]
    new_features = [features(coded.code) for coded in new]
    rarity = Rarity(chain(old_features, new_features))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, found in enumerate(new_features):
        for feature in found:
            holders[feature].append(j)
    new_weights = [rarity.weight(found) for found in new_features]
    pairs: dict[tuple[int, int], float] = {}
    for i, found in enumerate(old_features):
        weight = rarity.weight(found)
        # A pair that reaches the floor shares more than this, so features that together weigh less cannot be
        # all that it shares: the commonest need not be looked up.
        spare = weight * floor / (2 - floor)
        shared: defaultdict[int, int] = defaultdict(int)
        here = found & holders.keys()
        left = rarity.weight(here)
        for feature in sorted(here, key=lambda feature: (len(holders[feature]), feature)):
            if left < spare:
                break
            worth = rarity.of[feature]
            left -= worth
            for j in holders[feature]:
                shared[j] += worth
        for j in sorted(shared):
            total = weight + new_weights[j]
            if 2 * (shared[j] + left) < floor * total:
                continue
            dice = 2 * rarity.weight(found & new_features[j]) / total
            if dice >= floor:
                pairs[i, j] = (dice + order_ratio(old[i].code, new[j].code)) / 2
    return pairs
