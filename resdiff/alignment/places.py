"""How far a pair stands from where its neighbours' pairs would put it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FARTHEST = 99
"""Paragraphs; distance counts no further, and where there is no landmark at all everything is as far off as this."""
_GUESSWORK = 2
"""Paragraphs between a landmark and a place that make the guess at the place uncertain by one."""


class Places:
    """The pairs known so far, as landmarks: a clause usually goes where its neighbours went."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(pairs)
        self._old = [i for i, _ in ordered]
        self._to_new = [j for _, j in ordered]
        mirrored = sorted((j, i) for i, j in ordered)
        self._new = [j for j, _ in mirrored]
        self._to_old = [i for _, i in mirrored]

    def displacement(self, i: int, j: int) -> int:
        """By how many paragraphs old `i` and new `j` miss each other, going by the nearest landmark of either.

        0 where one comes just as far after (or before) a landmark as the other does. The farther the landmark, the
        less it says, so part of the way to it is added.
        """
        misses = [FARTHEST]
        for place, other, places, partners in ((i, j, self._old, self._to_new), (j, i, self._new, self._to_old)):
            for at in _around(places, place):
                way, miss = place - places[at], (place - places[at]) - (other - partners[at])
                misses.append(abs(miss) + abs(way) // _GUESSWORK)
        return min(misses)


def _around(places: list[int], place: int) -> list[int]:
    """Where in `places` the nearest landmarks at or before, and at or after, a place are."""
    after = bisect_left(places, place)
    if after < len(places) and places[after] == place:
        return [after]
    return [at for at in (after - 1, after) if 0 <= at < len(places)]
