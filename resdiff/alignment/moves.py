"""Tell moved clauses from clauses merely pushed along: those off the heaviest run that keeps its order.

A clause that is told to have moved when it did not costs more trust than one whose move is missed, so whatever can
stand in one common order with its neighbours has not moved, however far it was pushed by what came or went.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resdiff.alignment.flow import Flows
    from resdiff.alignment.groups import Group
    from resdiff.alignment.passages import Sides

_ONE_MOVE = 100
"""Words; what a move costs the order beside the words it carries."""


def moved_groups(groups: Sequence[Group], clauses: Flows, sides: Sides) -> tuple[set[int], list[tuple[int, int]]]:
    """Which groups (by index) have moved, and the pairs of places that keep the order.

    A group has moved if it stands elsewhere in the order than its neighbours carried with it. A move costs the order
    as much as the words it carries and a fixed amount for the match itself, so that one long paragraph moving past
    three short ones is one move. Of several paragraphs one in its place is enough. Headings are judged among
    themselves: that paragraphs left a section does not move its heading.
    """
    moved: set[int] = set()
    order: list[tuple[int, int]] = []
    for headings in (True, False):
        judged: list[tuple[int, int, int, int]] = []
        for at, group in enumerate(groups):
            for link in group.links:
                old, new = sides[0][link.old], sides[1][link.new]
                if old.is_heading == headings and old.is_preambular == new.is_preambular:
                    flow = clauses.get((link.old, link.new))
                    words = len(flow.old_words) + len(flow.new_words) if flow else len(old.code)
                    # Equally heavy orders are told apart by the texts, whichever document comes first.
                    draw = old.draw ^ new.draw
                    weight = 2 * _ONE_MOVE // len(group.links) + words
                    judged.append((link.old, link.new, (weight << 32) + draw, at))
                    moved.add(at)
        judged.sort()
        run = heaviest_run([new for _, new, _, _ in judged], [weight for _, _, weight, _ in judged])
        moved -= {judged[index][3] for index in run}
        order += [judged[index][:2] for index in run]
    return moved, sorted(order)


def heaviest_run(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indices of the subsequence of `places` that never falls and has the greatest summed weight.

    Among equally heavy runs the first found from the left is taken. O(n log n).
    """
    if not places:
        return []
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), 1)}
    # A Fenwick tree: the heaviest run (its weight, and the index it ends with) up to a rank.
    heaviest = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(places)
    totals = [0] * len(places)
    for index, place in enumerate(places):
        node = ranks[place]
        best = (0, -1)
        while node > 0:
            best = max(best, heaviest[node], key=itemgetter(0))
            node -= node & -node
        before[index] = best[1]
        totals[index] = best[0] + weights[index]
        node = ranks[place]
        while node < len(heaviest):
            if heaviest[node][0] < totals[index]:
                heaviest[node] = (totals[index], index)
            node += node & -node
    index = max(range(len(places)), key=lambda at: (totals[at], -at))
    run: list[int] = []
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]


def in_order(order: Sequence[tuple[int, int]], i: int, j: int) -> bool:
    """Whether old place `i` and new place `j` fit between the pairs of places that keep the order."""
    after = bisect_left(order, (i, j))
    return (not after or order[after - 1][1] <= j) and (after == len(order) or order[after][1] >= j)
