"""Find copies: a paragraph without a counterpart that repeats one which stays where it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from resdiff.alignment.candidates import alike
from resdiff.alignment.passages import grams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.alignment.passages import Passage

COPIED = 0.9
"""From this similarity on, one paragraph repeats the other; a yearly request with another subject stays below."""
STAYED = 0.6
"""From this similarity on, a paragraph found in its place is the one carried on, and one found far off is its copy."""
_COMMON = 0.15
"""Of a copy's words, as many begin a run of three that stands in the original."""
_SHORTEST = 8
"""Words; what is shorter is repeated by chance ("Requests the Secretary-General to report annually")."""


def repeated(kept: Sequence[Passage], alone: Sequence[Passage], least: float = COPIED) -> dict[int, tuple[int, float]]:
    """For each of `alone` (by index) at least so much like one of `kept`: that one's index, and how alike they are."""
    lone = [index for index, passage in enumerate(alone) if len(passage.code) >= _SHORTEST]
    sources = _with_common_runs(kept, [alone[index] for index in lone])
    # Similarity is the mean of two measures of at most 1, so the one that is searched by is at least this.
    scores = alike([kept[index] for index in sources], [alone[index] for index in lone], floor=2 * least - 1)
    found: dict[int, tuple[int, float]] = {}
    for (source, at), similarity in sorted(scores.items()):
        copy = lone[at]
        if similarity >= least and similarity > found.get(copy, (0, 0.0))[1]:
            found[copy] = sources[source], similarity
    return found


def _with_common_runs(kept: Sequence[Passage], alone: Sequence[Passage]) -> list[int]:
    """Which of `kept` (by index) have enough runs of three words in common with one of `alone`; most have not."""
    runs: defaultdict[str, set[int]] = defaultdict(set)
    for at, passage in enumerate(alone):
        for gram in grams(passage.code):
            runs[gram].add(at)
    enough = [_COMMON * len(passage.code) for passage in alone]
    found = []
    for index, passage in enumerate(kept):
        common = Counter(chain.from_iterable(runs[gram] for gram in grams(passage.code) if gram in runs))
        if any(count >= enough[at] for at, count in common.items()):
            found.append(index)
    return found
