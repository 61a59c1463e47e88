"""Runs of three words: which paragraphs hold them, and which pairs share enough rare ones to be worth a look."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.alignment.passages import grams

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from resdiff.alignment.passages import Passage

_CROWD = 12
"""A run of three words is rare when (old paragraphs with it) x (new paragraphs with it) is at most this."""


@frozen
class SharedRuns:
    """Which paragraphs (by index) hold each run of three words, and how many rare ones each pair shares."""

    old: Mapping[str, Sequence[int]]
    new: Mapping[str, Sequence[int]]
    counts: Mapping[tuple[int, int], int]


def shared_runs(old: Sequence[Passage], new: Sequence[Passage]) -> SharedRuns:
    """The runs of two sides."""
    holders_old, holders_new = _holders(old), _holders(new)
    counts: Counter[tuple[int, int]] = Counter()
    for gram in holders_old.keys() & holders_new.keys():
        here, there = holders_old[gram], holders_new[gram]
        if len(here) * len(there) <= _CROWD:
            counts.update(product(here, there))
    return SharedRuns(holders_old, holders_new, counts)


def _holders(side: Sequence[Passage]) -> dict[str, list[int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(side):
        for gram in set(grams(passage.code)):
            holders[gram].append(index)
    return dict(holders)
