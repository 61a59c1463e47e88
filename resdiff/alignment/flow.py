"""Follow the words: which paragraphs beside the one-to-one pairs gave a clause away, or took one over.

A paragraph is a chain of clauses, and negotiation moves clauses, not only paragraphs. So each word of the new text
is asked where it came from, each word of the old text where it went, and only where both agree does it count: the
mutual clause flow of a pair. Stock phrases drop out by themselves, because their best source is elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log, sqrt
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from resdiff.alignment.passages import Passage

GRAM = 3
"""A run of words counts from this length on."""
_CROWD = 12
"""A run of three words is rare when (old paragraphs with it) x (new paragraphs with it) is at most this."""
_REPEATED = 8
"""Three words that stand more often than this in one paragraph begin no run (one around them is still found)."""
_SHARED = 2
"""Two paragraphs are looked at when they share at least this many rare runs of three words."""
_KINSHIP = 13, 10
"""What a run is worth in a one-to-one pair, to what it is worth elsewhere."""
_ENOUGH = 1.5
"""The evidence (worth x share x longest run), over the root of the distance, from which a clause was carried on."""
_FARTHEST = 99
"""Paragraphs; beyond this, distance counts no further."""


@frozen
class Flow:
    """What went from one old paragraph to one new one and nowhere better.

    `old_words`, `new_words` are the places of the words (in the passages' codes). `old_share`, `new_share` say how
    much of each paragraph that is, weighted by rarity, 0 to 1. `longest` is the longest unbroken run in words.
    `worth` counts the words, each for as much (0 to 1) as it is rare and its phrase stands in no other paragraph.
    """

    old_words: tuple[int, ...]
    new_words: tuple[int, ...]
    old_share: float
    new_share: float
    longest: int
    worth: float

    @property
    def evidence(self) -> float:
        """How strongly the flow by itself says that a clause was carried on."""
        return self.worth * max(self.old_share, self.new_share) * self.longest

    def carries(self, displacement: int) -> bool:
        """Whether this is a clause carried on, so many paragraphs from where the neighbours would put it."""
        return self.evidence >= _ENOUGH * sqrt(1 + min(displacement, _FARTHEST))


def flows(
    old: Sequence[Passage], new: Sequence[Passage], kin: Collection[tuple[int, int]]
) -> dict[tuple[int, int], Flow]:
    """The mutual clause flow of every pair (by index) that has any; `kin` are the one-to-one pairs found before."""
    holders_old, holders_new = _holders(old), _holders(new)
    pairs = _pairs_to_look_at(holders_old, holders_new).union(kin)
    rarity = _Rarity(old, new)
    best_source: list[list[tuple[int, int]]] = [[(0, -1)] * len(passage.code) for passage in new]
    best_destination: list[list[tuple[int, int]]] = [[(0, -1)] * len(passage.code) for passage in old]
    runs: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for i, j in sorted(pairs):
        found = runs[i, j] = _runs(old[i].code, new[j].code)
        factor = _KINSHIP[0] if (i, j) in kin else _KINSHIP[1]
        for at_old, at_new, length in found:
            value = factor * rarity.weight(old[i].code[at_old : at_old + length])
            _claim(best_destination[i], at_old, length, value, j)
            _claim(best_source[j], at_new, length, value, i)
    result: dict[tuple[int, int], Flow] = {}
    for (i, j), found in runs.items():
        old_words: dict[int, float] = {}
        new_words: dict[int, float] = {}
        for at_old, at_new, length in found:
            for step in range(length):
                if best_destination[i][at_old + step][1] == j and best_source[j][at_new + step][1] == i:
                    alone = _alone(old[i].code, at_old, length, step, holders_old, holders_new)
                    old_words[at_old + step] = max(alone, old_words.get(at_old + step, 0.0))
                    new_words[at_new + step] = max(alone, new_words.get(at_new + step, 0.0))
        if old_words:
            result[i, j] = _flow(old[i], new[j], old_words, new_words, rarity)
    return result


class _Rarity:
    """What each word tells, in thousandths: the fewer paragraphs hold it, the more."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        frequency = Counter(word for passage in (*old, *new) for word in set(passage.code))
        top = log(len(old) + len(new) + 1)
        by_count = {count: round(1000 * (1 - log(count) / top)) for count in set(frequency.values())}
        self._of = {word: by_count[count] for word, count in frequency.items()}

    def weight(self, words: Iterable[str]) -> int:
        return sum(map(self._of.__getitem__, words))


def _holders(side: Sequence[Passage]) -> dict[str, list[int]]:
    """Which paragraphs hold each run of three words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(side):
        code = passage.code
        for gram in {code[at : at + GRAM] for at in range(len(code) - GRAM + 1)}:
            holders[gram].append(index)
    return dict(holders)


def _pairs_to_look_at(old: Mapping[str, list[int]], new: Mapping[str, list[int]]) -> set[tuple[int, int]]:
    shared: Counter[tuple[int, int]] = Counter()
    for gram, here in old.items():
        there = new.get(gram)
        if there is not None and len(here) * len(there) <= _CROWD:
            shared.update((i, j) for i in here for j in there)
    return {pair for pair, count in shared.items() if count >= _SHARED}


def _runs(one: str, other: str) -> list[tuple[int, int, int]]:
    """All longest equal runs of at least three words, as (place in one, place in other, length)."""
    if one == other:
        return [(0, 0, len(one))]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(one) - GRAM + 1):
        places[one[at : at + GRAM]].append(at)
    reached: dict[int, int] = {}  # how far the runs of each diagonal are known already
    found = []
    for there in range(len(other) - GRAM + 1):
        here_too = places.get(other[there : there + GRAM], ())
        if len(here_too) > _REPEATED:
            continue
        for here in here_too:
            if there < reached.get(here - there, 0):
                continue
            start, end = 0, GRAM
            while here + start and there + start and one[here + start - 1] == other[there + start - 1]:
                start -= 1
            while here + end < len(one) and there + end < len(other) and one[here + end] == other[there + end]:
                end += 1
            reached[here - there] = there + end
            found.append((here + start, there + start, end - start))
    return found


def _claim(best: list[tuple[int, int]], start: int, length: int, value: int, claimant: int) -> None:
    """Let the words of a run prefer `claimant` where no better run covers them; a draw between two is nobody's."""
    for at in range(start, start + length):
        held, holder = best[at]
        if value > held:
            best[at] = value, claimant
        elif value == held and holder != claimant:
            best[at] = value, -1


def _alone(
    code: str, start: int, length: int, step: int, old: Mapping[str, list[int]], new: Mapping[str, list[int]]
) -> float:
    """1 where a phrase around this word of a run stands in one paragraph of each side only, less where in more."""
    around = range(start + max(0, step - GRAM + 1), start + min(step, length - GRAM) + 1)
    grams = (code[at : at + GRAM] for at in around)
    return max((1 / max(len(old[gram]), len(new[gram])) for gram in grams), default=1.0)


def _flow(
    old: Passage, new: Passage, old_words: Mapping[int, float], new_words: Mapping[int, float], rarity: _Rarity
) -> Flow:
    def worth(code: str, words: Mapping[int, float]) -> float:
        return sum(rarity.weight(code[at]) * alone for at, alone in words.items()) / 1000

    return Flow(
        tuple(sorted(old_words)),
        tuple(sorted(new_words)),
        rarity.weight(old.code[at] for at in old_words) / max(1, rarity.weight(old.code)),
        rarity.weight(new.code[at] for at in new_words) / max(1, rarity.weight(new.code)),
        max(_longest(old_words), _longest(new_words)),
        min(worth(old.code, old_words), worth(new.code, new_words)),
    )


def _longest(words: Iterable[int]) -> int:
    """The length of the longest unbroken row of numbers."""
    longest = length = 0
    last = -2
    for at in sorted(words):
        length = length + 1 if at == last + 1 else 1
        last = at
        longest = max(longest, length)
    return longest
