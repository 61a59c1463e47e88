"""Tell moved clauses from clauses merely pushed along: those off the heaviest run that keeps its order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_run(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indices of the increasing subsequence of `places` with the greatest summed weight.

    `places` are all different. Among equally heavy runs the first found from the left is taken. O(n log n).
    """
    ranks = sorted(places)
    best = [(0, -1)] * (len(ranks) + 1)  # a Fenwick tree of prefix maxima: (weight, index of the run's last)
    previous = [-1] * len(places)
    totals = [0] * len(places)
    for index, place in enumerate(places):
        rank = bisect_left(ranks, place)
        top, at = 0, -1
        node = rank
        while node > 0:
            if best[node][0] > top:
                top, at = best[node]
            node -= node & -node
        previous[index] = at
        totals[index] = top + weights[index]
        node = rank + 1
        while node < len(best):
            if best[node][0] < totals[index]:
                best[node] = (totals[index], index)
            node += node & -node
    if not places:
        return []
    index = max(range(len(places)), key=lambda i: (totals[i], -i))
    run: list[int] = []
    while index >= 0:
        run.append(index)
        index = previous[index]
    return run[::-1]
