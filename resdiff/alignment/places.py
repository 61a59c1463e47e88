"""How far a pair stands from where its neighbours' pairs would put it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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

        0 where one comes just as far after (or before) a landmark as the other does; with no landmarks at all,
        the difference of the two places.
        """
        offsets = [
            *(abs((i - at) - (j - there)) for at, there in _around(self._old, self._to_new, i)),
            *(abs((j - at) - (i - there)) for at, there in _around(self._new, self._to_old, j)),
        ]
        return min(offsets, default=abs(i - j))


def _around(places: list[int], partners: list[int], place: int) -> list[tuple[int, int]]:
    """The nearest landmarks at or before, and at or after, a place."""
    after = bisect_left(places, place)
    found = list(zip(places[after : after + 1], partners[after : after + 1], strict=True))
    if after and not (found and found[0][0] == place):
        found.append((places[after - 1], partners[after - 1]))
    return found
