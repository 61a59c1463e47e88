"""How alike two passages are: rare words they share, and how much of the wording stands in the same order.

Of twenty measures the mean of these two was best or next to best at every grade of rewriting, at a hundredth of the
cost of sentence embeddings, which did worse (notes/alignment.md, section 3).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from resdiff.alignment.passages import Coded

# Weights are whole numbers, so that their sums do not depend on the order in which a set is walked.
_UNIT = 1000
_LONG = 10**10
"""Above this product of lengths (100,000 words each) the order of the words is no longer compared: it takes seconds."""


class Rarity:
    """How much each word, and each pair of neighbouring words, tells in two documents.

    The fewer paragraphs hold it, on the side where more do, the more. A word that stands in one paragraph of either
    side weighs as much as one that stands on one side only, so that two paragraphs look equally alike in a document
    of two paragraphs and in one of two hundred.
    """

    def __init__(self, old: Sequence[Coded], new: Sequence[Coded]) -> None:
        self._sides = old, new
        self._features: dict[str, frozenset[str]] = {}

    @cached_property
    def of(self) -> dict[str, int]:
        """The weight of each word and pair of words, counted when it is first asked for."""
        frequency = larger_counts(*([self.features(coded.code) for coded in side] for side in self._sides))
        paragraphs = max(sum(bool(coded.code) for coded in side) for side in self._sides)
        by_count = {count: round(_UNIT * log((paragraphs + 1) / count)) for count in set(frequency.values())}
        return {feature: by_count[count] for feature, count in frequency.items()}

    def features(self, code: str) -> frozenset[str]:
        """The words and pairs of neighbouring words of a passage, or of a part of one."""
        found = self._features.get(code)
        if found is None:
            found = self._features[code] = frozenset(code).union(map(str.__add__, code, code[1:]))
        return found

    def weight(self, found: Iterable[str]) -> int:
        """The summed weight of some features."""
        return sum(map(self.of.__getitem__, found))


def larger_counts(old: Iterable[Iterable[str]], new: Iterable[Iterable[str]]) -> dict[str, int]:
    """In how many of the collections of a side each thing is, on the side where it is in more."""
    here, there = (Counter(chain.from_iterable(side)) for side in (old, new))
    here.update({thing: count - here[thing] for thing, count in there.items() if count > here[thing]})
    return here


def order_ratio(one: str, other: str) -> float:
    """The share of words that stand in the same order on both sides, 0 to 1."""
    if len(one) * len(other) > _LONG:
        return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
    return Indel.normalized_similarity(one, other)
