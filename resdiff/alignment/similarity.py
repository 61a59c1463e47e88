"""How alike two passages are: rare words they share, and how much of the wording stands in the same order."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterable

# Weights are whole numbers, so that their sums do not depend on the order in which a set is walked.
_UNIT = 1000
_LONG = 10**10
"""Above this product of lengths (100,000 words each) the order of the words is no longer compared: it takes seconds."""


def features(code: str) -> frozenset[str]:
    """The words and pairs of neighbouring words of a passage."""
    return frozenset(code).union(map(str.__add__, code, code[1:]))


class Rarity:
    """How much a word, or a pair of words, tells: the fewer paragraphs of both sides hold it, the more."""

    def __init__(self, featured: Iterable[frozenset[str]]) -> None:
        frequency: Counter[str] = Counter()
        paragraphs = 0
        for found in featured:
            paragraphs += 1
            frequency.update(found)
        by_count = {count: round(_UNIT * log((paragraphs + 1) / count)) for count in set(frequency.values())}
        self.of = {feature: by_count[count] for feature, count in frequency.items()}

    def weight(self, found: Iterable[str]) -> int:
        """The summed weight of some features."""
        return sum(map(self.of.__getitem__, found))


def order_ratio(one: str, other: str) -> float:
    """The share of words that stand in the same order on both sides, 0 to 1."""
    if len(one) * len(other) > _LONG:
        return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
    return Indel.normalized_similarity(one, other)
