"""The best one-to-one assignment: of all ways to pair two sides, the one whose summed worth is greatest."""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def assign(worth: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Pair left with right, each at most once, so that the summed worth is the greatest possible.

    `worth` holds the pairs that are allowed and what each is worth (positive whole numbers, which keeps the sums
    exact). Returns {left: right}. This is the Hungarian method on a sparse graph, one shortest augmenting path a
    row, with prices that keep every step's costs from being negative: it never looks beyond the connected part
    of the graph that a row stands in, so the cost follows the number of pairs, not the size of the matrix.
    """
    offers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (left, right), value in sorted(worth.items()):
        offers[left].append((right, value))
    for left, row in offers.items():
        row.append((_alone(left), 0))
    market = _Market(offers)
    for left in offers:
        market.place(left)
    return {left: right for left, right in sorted(market.taken.items()) if right >= 0}


def _alone(left: int) -> int:
    """The private column in which a row stays without a partner."""
    return -1 - left


class _Market:
    """Rows placed so far and the prices that prove the placing best: row price + column price >= worth."""

    def __init__(self, offers: Mapping[int, list[tuple[int, int]]]) -> None:
        self.offers = offers
        self.taken: dict[int, int] = {}  # row -> column
        self.holder: dict[int, int] = {}  # column -> row
        self.row_price = {left: max(value for _, value in row) for left, row in offers.items()}
        self.column_price: defaultdict[int, int] = defaultdict(int)

    def place(self, start: int) -> None:
        """Give `start` a column, moving rows already placed along the cheapest chain (Dijkstra's search)."""
        reached: dict[int, int] = {}  # column -> cost of the cheapest chain to it
        origin: dict[int, int] = {}  # column -> the row that the chain comes from
        settled: dict[int, int] = {}
        rows = [(start, 0)]
        waiting: list[tuple[int, int]] = []
        while True:
            row, cost = rows[-1]
            for column, value in self.offers[row]:
                reach = cost + self.row_price[row] + self.column_price[column] - value
                if column not in settled and reach < reached.get(column, reach + 1):
                    reached[column], origin[column] = reach, row
                    heappush(waiting, (reach, column))
            cost, column = heappop(waiting)
            while column in settled:
                cost, column = heappop(waiting)
            settled[column] = cost
            if column not in self.holder:
                break
            rows.append((self.holder[column], cost))
        for row, reach in rows:
            self.row_price[row] -= cost - reach
        for other, reach in settled.items():
            self.column_price[other] += cost - reach
        while True:
            row = origin[column]
            before = self.taken.get(row)
            self.taken[row], self.holder[column] = column, row
            if row == start or before is None:
                break
            column = before
