"""One to one: what is unmistakable, what is weighed, and what is uncertain."""

from __future__ import annotations

import random

import pytest

from resdiff.alignment import pairing
from resdiff.alignment.pairing import one_to_one
from resdiff.alignment.runs import shared_runs
from resdiff.alignment.similarity import Rarity
from tests.alignment.making_sides import passages, side
from tests.next_year import BRUTAL, HARD, MID, Measure, next_year

LAMPS = "Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"
TIDES = "Invites the Tide Institutes to publish a table of tides for the eastern approaches every year;"


def paired(old: str, new: str) -> dict[tuple[int, int], float]:
    """The pairs of two small documents, with their similarity."""
    before, after = passages(side(old), side(new))
    found = one_to_one(before, after, shared_runs(before, after), Rarity(before, after))
    return {pair: said.similarity for pair, said in found.items()}


@pytest.mark.parametrize("measure", [MID, HARD, BRUTAL], ids=["mid", "hard", "brutal"])
def test_the_short_cut_changes_nothing(measure: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairing the unmistakable ones beforehand gives the pairs that weighing all of them gives."""
    for seed in range(4):
        year = next_year(random.Random(seed), measure)
        old, new = passages(year.old, year.new)
        shared, rarity = shared_runs(old, new), Rarity(old, new)
        quick = one_to_one(old, new, shared, rarity)
        with monkeypatch.context() as patch:
            patch.setattr(pairing, "_MANY_RUNS", (8, 10**9))
            assert one_to_one(old, new, shared, rarity).keys() == quick.keys()


def test_verbatim_first() -> None:
    """Paragraphs with the same words are paired wherever they stand."""
    assert paired(f"OP1 {LAMPS}\nOP2 {TIDES}", f"OP1 {TIDES}\nOP2 {LAMPS}") == {(0, 1): 1.0, (1, 0): 1.0}


def test_two_middling_pairs_do_not_outbid_a_good_one() -> None:
    """A paragraph lightly edited keeps its partner, though two others would each take one of the two."""
    pairs = paired(
        f"OP1 {LAMPS}\nOP2 Urges all coastal towns to count the buoys of their harbours;",
        f"OP1 {LAMPS.replace('night', 'year')}\nOP2 Asks the guilds to keep the lamps of fishing boats trimmed;",
    )
    assert (0, 0) in pairs


def test_many_equal_rows_are_paired_in_order() -> None:
    """Thousands of equal rows, as in a table, are paired one after another and not all with all."""
    rows = [f"OP{number} The same row of words in a long table" for number in range(1, 400)]
    pairs = paired("\n".join(rows), "\n".join(rows[:390]))
    assert list(pairs) == [(number, number) for number in range(390)]
