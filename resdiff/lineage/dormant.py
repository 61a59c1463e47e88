"""Which paragraphs that are new to the year before were there in an earlier year: clauses brought back.

Clauses that no longer stand are dormant. Each year they are weighed, all at once, against what that year has and the
year before had not. Here no order of paragraphs helps, so it takes more than between neighbours. On 80 official texts
of eight series the hardest clause brought back shares .54 by weight of words, or stands whole in a longer paragraph;
the best pair that only shares a subject and its formulae has .36.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from resdiff.alignment.assignment import assign
from resdiff.alignment.candidates import alike
from resdiff.alignment.passages import GRAM, Lexicon, Passage
from resdiff.alignment.similarity import Rarity, order_ratio
from resdiff.lineage.joints import Woken

if TYPE_CHECKING:
    from resdiff.lineage.values import History
    from resdiff.model import Comparison

ALIKE = 0.48
"""A dormant clause is brought back from this similarity on, by the weight of words as well as by their order: a long
formula alone makes the order alike."""
_WHOLE = 0.8
"""Or as much of the shorter of the two, by weight, stands in the longer one, in order and in runs of three words."""
_SHORTEST = 8
"""Words; what is shorter comes back by its very words or not at all."""
_MORE = 0.25
"""So much more alike than its partner in the year before is a paragraph that has one and brings a clause back."""
_PER_VERSION = 1e-5
"""What a clause loses for each version that it slept: of two that are equal, the one that stood last is back."""
_UNIT = 10**9


def wake(history: History, comparison: Comparison, rivals: Mapping[str, float]) -> dict[str, Woken]:
    """Which dormant clause each of some paragraphs of the new version brings back, by address.

    `rivals` says of each how alike (0 to 1) it is to its partner in the year before, 0 where it has none.
    """
    asleep = [index for index, clause in enumerate(history.clauses) if not clause.standings[-1].is_here]
    stood = [history.clauses[index].latest for index in asleep]
    fresh = [paragraph for paragraph in comparison.new.paragraphs if paragraph.id in rivals]
    lexicon = Lexicon()
    old = [lexicon.passage(history.paragraphs[last.version][last.address]) for last in stood]
    new = [lexicon.passage(paragraph) for paragraph in fresh]
    # What a word tells is judged on all that stands or stood, or the formulae of few candidates would look rare.
    rarity = Rarity(
        [*old, *map(lexicon.passage, comparison.old.paragraphs)], list(map(lexicon.passage, comparison.new.paragraphs))
    )
    scores = {}
    for (i, j), similarity in alike(old, new, rarity).items():
        rival = rivals[fresh[j].id]
        if rival and order_ratio(old[i].code, new[j].code) < rival + _MORE:
            continue
        if old[i].is_heading == new[j].is_heading and _is_back(old[i], new[j], similarity, rarity):
            scores[i, j] = similarity
    now = len(history.versions)
    worth = {
        (i, j): round(_UNIT * (similarity - _PER_VERSION * (now - stood[i].version)))
        for (i, j), similarity in scores.items()
    }
    return {
        fresh[j].id: Woken(asleep[i], stood[i].version, stood[i].address, round(scores[i, j], 3))
        for i, j in assign(worth).items()
    }


def _is_back(old: Passage, new: Passage, similarity: float, rarity: Rarity) -> bool:
    """Whether the words of two passages say that the one is the other brought back."""
    if min(len(old.code), len(new.code)) < _SHORTEST or old.is_heading:
        return old.code == new.code
    in_order = order_ratio(old.code, new.code)
    by_weight = 2 * similarity - in_order  # of which two the similarity is the mean
    return min(in_order, by_weight) >= ALIKE or _kept(old.code, new.code, rarity) >= _WHOLE


def _kept(one: str, other: str, rarity: Rarity) -> float:
    """The share of the shorter one, by weight, that stands in the other in order and in runs."""
    shorter, longer = sorted((one, other), key=len)
    runs = (
        shorter[block.src_start : block.src_end]
        for block in LCSseq.opcodes(shorter, longer)
        if block.tag == "equal" and block.src_end - block.src_start >= GRAM
    )
    return _weight(runs, rarity) / max(1, _weight([shorter], rarity))


def _weight(runs: Iterable[str], rarity: Rarity) -> int:
    return sum(rarity.weight(run) for run in runs)
