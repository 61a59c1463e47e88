"""Follow clauses through generated series of twelve years, and beside that compare all pairs of years, in one run.

python benchmarks/lineage.py [--series 5] [--years 12]
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "tests")]

from many_years import ManyYears, Place, many_years  # noqa: E402 - it stands beside the tests

from resdiff.comparison import compare  # noqa: E402
from resdiff.lineage import History, trace  # noqa: E402
from resdiff.lineage.figures import words_in  # noqa: E402
from resdiff.lineage.words import years_of_words  # noqa: E402
from resdiff.model import Comparison, Document  # noqa: E402

Ways = frozenset[tuple[Place, Place]]
_SHORTEST = 8
"""Words of a clause that has to be found when it comes back."""


@frozen
class Result:
    """One series: the truth, what lineage says, and how both ways agree; times in seconds."""

    truth: Ways
    said: Ways
    back: int
    back_found: int
    lineage: float
    words: float
    all_pairs: float
    same: int
    overlap: int


def followed(documents: Sequence[Document]) -> tuple[History, float]:
    """The history of a series, worked out on one core with nothing kept, and the seconds it took."""
    start = time.perf_counter()
    history = trace(documents, keep=False, most=1)
    return history, time.perf_counter() - start


def paired(documents: Sequence[Document]) -> tuple[dict[tuple[int, int], Comparison], float]:
    """The comparisons of all pairs of years, and the seconds they took."""
    start = time.perf_counter()
    pairs = itertools.combinations(range(len(documents)), 2)
    return {(i, j): compare(documents[i], documents[j]) for i, j in pairs}, time.perf_counter() - start


def ways(history: History) -> Ways:
    """From where to where words went, as lineage says."""
    return frozenset(
        ((tie.version, tie.address), (standing.version, standing.address))
        for clause in history.clauses
        for standing in clause.here
        for tie in standing.ties
    )


def agreement(history: History, comparisons: dict[tuple[int, int], Comparison]) -> tuple[int, int]:
    """Of the one-to-one matches of two years as alike as `ALIKE`, those that are one clause, and how many there are."""
    same = overlap = 0
    for (i, j), comparison in comparisons.items():
        for change in comparison.changes:
            if len(change.old) == len(change.new) == 1 and change.similarity >= _ALIKE:
                overlap += 1
                same += history.places[i][change.old[0]] == history.places[j][change.new[0]]
    return same, overlap


_ALIKE = 0.6


def measured(series: ManyYears) -> Result:
    """One series by both ways."""
    history, seconds = followed(series.documents)
    start = time.perf_counter()
    years_of_words(history)
    words = time.perf_counter() - start
    comparisons, all_pairs = paired(series.documents)
    said = ways(history)
    texts = {
        (number, paragraph.id): paragraph.text
        for number, document in enumerate(series.documents)
        for paragraph in document.paragraphs
    }
    back = {(old, new) for old, new in series.back if min(words_in(texts[old]), words_in(texts[new])) >= _SHORTEST}
    return Result(
        series.links | series.back, said, len(back), len(back & said), seconds, words, all_pairs,
        *agreement(history, comparisons),
    )  # fmt: skip


def main() -> None:
    """Print a line for each series, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=5, help="how many series (default: 5)")
    parser.add_argument("--years", type=int, default=12, help="versions of each (default: 12)")
    arguments = parser.parse_args()
    print(f"{'':8}   P      R      F1    back     lineage  + words  all pairs  times  same answer")
    compare(*many_years(random.Random(0), 2).documents)  # what is loaded and made ready once is nobody's time
    results = [measured(many_years(random.Random(seed), arguments.years)) for seed in range(arguments.series)]
    for seed, result in enumerate(results):
        print(f"series {seed}", line([result]))
    print("all     ", line(results))


def line(results: Sequence[Result]) -> str:
    """The figures of some series together."""
    right = sum(len(result.truth & result.said) for result in results)
    said, truth = sum(len(result.said) for result in results), sum(len(result.truth) for result in results)
    lineage, pairs = sum(result.lineage for result in results), sum(result.all_pairs for result in results)
    same, overlap = sum(result.same for result in results), sum(result.overlap for result in results)
    back, found = sum(result.back for result in results), sum(result.back_found for result in results)
    return (
        f"{right / said:6.4f} {right / truth:6.4f} {2 * right / (said + truth):6.4f} {found:3} of {back:<3}"
        f" {lineage:6.2f} s {sum(result.words for result in results):6.2f} s {pairs:8.2f} s  {pairs / lineage:5.1f}"
        f"  {same} of {overlap}"
    )


if __name__ == "__main__":
    main()
