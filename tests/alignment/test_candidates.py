"""Candidates: the index of rare words finds what a comparison of every pair finds."""

from __future__ import annotations

import random

import pytest
from attrs import frozen

from resdiff.alignment.candidates import FLOOR, alike
from resdiff.alignment.passages import Coded
from resdiff.alignment.similarity import Rarity, order_ratio
from tests.alignment.making_sides import passages, side
from tests.next_year import BRUTAL, HARD, MID, Measure, next_year


@frozen
class Words:
    """A row of coded words."""

    code: str


def every_pair(old: list[Coded], new: list[Coded], floor: float) -> dict[tuple[int, int], float]:
    """What `alike` promises, by looking at every pair."""
    rarity = Rarity(old, new)
    ours, theirs = [rarity.features(one.code) for one in old], [rarity.features(one.code) for one in new]
    found = {}
    for i, mine in enumerate(ours):
        for j, other in enumerate(theirs):
            dice = 2 * rarity.weight(mine & other) / max(1, rarity.weight(mine) + rarity.weight(other))
            if dice >= floor:
                found[i, j] = (dice + order_ratio(old[i].code, new[j].code)) / 2
    return found


@pytest.mark.parametrize("measure", [MID, HARD, BRUTAL], ids=["mid", "hard", "brutal"])
def test_nothing_is_lost_in_generated_versions(measure: Measure) -> None:
    """Of two versions of a resolution every pair above the floor is found, with the same similarity."""
    year = next_year(random.Random(11), measure)
    old, new = passages(year.old, year.new)
    assert alike(old, new, Rarity(old, new)) == every_pair(list(old), list(new), FLOOR)


@pytest.mark.parametrize("floor", [0.05, 0.25, 0.6, 0.9])
def test_nothing_is_lost_among_words_by_chance(floor: float) -> None:
    """Among rows of words of which few are rare every pair above any floor is found."""
    chance = random.Random(4)
    rows = [Words("".join(chance.choices("abcdefghijkl", range(1, 13), k=chance.randint(1, 9)))) for _ in range(60)]
    old, new = list[Coded](rows[:30]), list[Coded](rows[30:])
    assert alike(old, new, Rarity(old, new), floor) == every_pair(old, new, floor)


def test_equal_words_are_wholly_alike() -> None:
    """The similarity of a paragraph with itself is 1."""
    old, new = passages(*2 * [side("OP1 Urges all towns to light their lamps;\nOP2 Invites the guild to count them;")])
    scores = alike(old, new, Rarity(old, new))
    assert (scores[0, 0], scores[1, 1]) == (1.0, 1.0)


def test_nothing_to_compare() -> None:
    """An empty side has no candidates."""
    words = [Words("ab")]
    assert alike([], words, Rarity([], words)) == alike(words, [], Rarity(words, [])) == {}


def test_a_small_document_is_no_less_alike() -> None:
    """How alike two paragraphs look does not hang on how many others there are."""
    pair = (
        side("OP1 Urges all towns to light their lamps and bells by night;"),
        side("OP1 Urges all towns to light their lamps and horns by night;"),
    )
    crowd = "\n".join(f"OP{n} Thanks keeper{n} for mending{n} anchors{n} and hulls{n};" for n in range(2, 60))
    small, large = passages(*pair), passages(*(side(f"OP1 {made.paragraphs[0].text}\n{crowd}") for made in pair))
    scores = [alike(old, new, Rarity(old, new))[0, 0] for old, new in (small, large)]
    assert scores[0] == pytest.approx(scores[1], abs=0.1)
