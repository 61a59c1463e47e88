"""Find copies: a paragraph without a counterpart that repeats one which stays where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resdiff.alignment.candidates import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.alignment.passages import Passage

COPIED = 0.9
"""From this similarity on, one paragraph repeats the other; a yearly request with another subject stays below."""
STAYED = 0.6
"""From this similarity on, a paragraph found in its place is the one carried on, and one found far off is its copy."""
_SHORTEST = 8
"""Words; what is shorter is repeated by chance ("Requests the Secretary-General to report annually")."""


def repeated(kept: Sequence[Passage], alone: Sequence[Passage], least: float = COPIED) -> dict[int, tuple[int, float]]:
    """For each of `alone` (by index) at least so much like one of `kept`: that one's index, and how alike they are."""
    long_enough = [index for index, passage in enumerate(alone) if len(passage.code) >= _SHORTEST]
    found: dict[int, tuple[int, float]] = {}
    # Similarity is the mean of two measures of at most 1, so the one that is searched by is at least this.
    scores = alike(kept, [alone[index] for index in long_enough], floor=2 * least - 1)
    for (original, at), similarity in sorted(scores.items()):
        copy = long_enough[at]
        if similarity >= least and similarity > found.get(copy, (0, 0.0))[1]:
            found[copy] = original, similarity
    return found
