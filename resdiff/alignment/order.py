"""Tell moved clauses from clauses merely pushed along: those off the heaviest run that keeps its order.

A clause that is told to have moved when it did not costs more trust than one whose move is missed, so whatever can
stand in one common order with its neighbours has not moved, however far it was pushed by what came or went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_run(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indices of the increasing subsequence of `places` with the greatest summed weight.

    `places` are all different. Among equally heavy runs the first found from the left is taken. O(n log n).
    """
    if not places:
        return []
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    # A Fenwick tree: the heaviest run (its weight, and the index it ends with) up to a rank.
    tallest = [(0, -1)] * (len(places) + 1)
    before = [-1] * len(places)
    totals = [0] * len(places)
    for index, place in enumerate(places):
        node = ranks[place]
        best = (0, -1)
        while node > 0:
            best = max(best, tallest[node], key=lambda run: run[0])
            node -= node & -node
        before[index] = best[1]
        totals[index] = best[0] + weights[index]
        node = ranks[place] + 1
        while node < len(tallest):
            if tallest[node][0] < totals[index]:
                tallest[node] = (totals[index], index)
            node += node & -node
    index = max(range(len(places)), key=lambda at: (totals[at], -at))
    run: list[int] = []
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]
