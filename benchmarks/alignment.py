"""Score the aligner and the baselines on pairs aligned by reading and on generated versions, side by side in one run.

python benchmarks/alignment.py [--gold ../shared/gold] [--versions 10] [--runs 5] [--each] [--misses]
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen
from baselines import Method, methods
from pairs import BRUTAL, HARD, MID, ROOT, Links, Pair, generated_pairs, gold_pairs

from resdiff.alignment import align
from resdiff.model import Match


@frozen
class Count:
    """How many links were right, claimed and wanted; counts of several pairs add up."""

    right: int = 0
    claimed: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.claimed + other.claimed, self.wanted + other.wanted)

    def __str__(self) -> str:
        parts = ((self.right, self.claimed), (self.right, self.wanted), (2 * self.right, self.claimed + self.wanted))
        return " ".join(f"{right / whole:6.3f}" if whole else f"{'-':>6}" for right, whole in parts)


@frozen
class Score:
    """How one method did on one pair, or on several together; `moved` is None where nobody knows the truth."""

    links: Count
    several: Count
    moved: Count | None
    said_moved: int
    ms: float
    false: Links
    missed: Links


def scored(pair: Pair, matches: Iterable[Match], ms: float) -> Score:
    """Matches against the truth about a pair."""
    claimed: set[tuple[str, str]] = set()
    several: set[tuple[str, str]] = set()
    moved: set[tuple[str, str]] = set()
    for match in matches:
        links = set(itertools.product(match.old, match.new))
        claimed |= links
        if len(links) > 1:
            several |= links
        if match.moved:
            moved |= links
    claimed -= pair.unsure
    several -= pair.unsure
    return Score(
        Count(len(claimed & pair.links), len(claimed), len(pair.links)),
        Count(len(several & pair.several), len(several), len(pair.several)),
        None if pair.moved is None else Count(len(moved & pair.moved), len(moved), len(pair.moved)),
        len(moved),
        ms,
        frozenset(claimed - pair.links),
        frozenset(pair.links - claimed),
    )


def measured(method: Method, pair: Pair, runs: int) -> Score:
    """A method's score on a pair, with the median time of some runs."""
    times = []
    matches: tuple[Match, ...] = ()
    for _ in range(runs):
        start = time.perf_counter()
        matches = method.align(pair.old, pair.new)
        taken = 1000 * (time.perf_counter() - start)
        times.append(method.own_clock() if method.own_clock else taken)
    return scored(pair, matches, statistics.median(times))


def together(scores: list[Score]) -> Score:
    """Scores of several pairs as one: counts added up, the median of the times."""
    known = [score.moved for score in scores if score.moved is not None]
    return Score(
        sum((score.links for score in scores), Count()),
        sum((score.several for score in scores), Count()),
        sum(known, Count()) if known else None,
        sum(score.said_moved for score in scores),
        statistics.median(score.ms for score in scores),
        frozenset(),
        frozenset(),
    )


def table(title: str, pairs: list[Pair], ways: list[Method], arguments: argparse.Namespace) -> None:
    """Print how every method did on these pairs."""
    if not pairs:
        return
    print(f"\n{title}: {len(pairs)} pairs")
    print(f"{'':40}{'links':^21} {'splits, merges':^21} {'moved':^21}{'ms':>8}")
    print(f"{'':40}" + 3 * f"{'P':>6} {'R':>6} {'F1':>6} " + f"{'a pair':>8}")
    for way in ways:
        if way.missing:
            print(f"{way.name:40}{way.missing}")
            continue
        scores = [measured(way, pair, arguments.runs) for pair in pairs]
        _line(way.name, together(scores))
        if arguments.each:
            for pair, score in zip(pairs, scores, strict=True):
                _line(f"    {pair.name}", score)
                if arguments.misses:
                    print(f"{'':8}false {sorted(score.false)}\n{'':8}missed {sorted(score.missed)}")


def _line(name: str, score: Score) -> None:
    moved = str(score.moved) if score.moved is not None else f"{f'says {score.said_moved}':>20}"
    print(f"{name:40}{score.links} {score.several} {moved}{score.ms:8.1f}")


def main() -> None:
    """Read the arguments and print one table for each kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="folder of alignments by reading"
    )
    parser.add_argument("--versions", type=int, default=10, help="generated versions of each measure (default 10)")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median time is shown (default 5)")
    parser.add_argument("--each", action="store_true", help="show every pair, not only all together")
    parser.add_argument("--misses", action="store_true", help="with --each: list the false and the missed links")
    arguments = parser.parse_args()
    ways = [Method("resdiff", align), *methods()]
    gold = gold_pairs(arguments.gold)
    if not gold:
        print(f"no alignments by reading in {arguments.gold}")
    table("aligned by reading", gold, ways, arguments)
    for name, measure in (("mid", MID), ("hard", HARD), ("brutal", BRUTAL)):
        table(f"generated, {name}", generated_pairs(name, measure, arguments.versions), ways, arguments)


if __name__ == "__main__":
    main()
