"""Stretches that moved within a clause, and what is told of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from resdiff.meaning.transposed import SPAN, transposed
from tests.meaning.reading_clauses import read, told

PLEA = "urging shipowners to repaint the hulls of their oldest vessels"


def test_a_stretch_that_left_and_came_back_is_known_again() -> None:
    """Its places on both sides, whatever stands around it."""
    old, new = f"{PLEA}, and thanks the pilots", f"Thanks the pilots, {PLEA}"
    ((before, after),) = transposed(old, [(0, len(PLEA))], new, [(19, len(new))])

    assert PLEA == old[slice(*before)] == new[slice(*after)]


def test_a_name_elsewhere_is_no_stretch_that_moved() -> None:
    """It may be named for something else."""
    name = "the Inner Harbour Commission for Lights and Signals"

    assert () == transposed(name, [(0, len(name))], f"with {name}", [(0, len(name) + 5)])


@given(st.lists(st.sampled_from(["seal", "gull", "tide", "lamp", "rope", "bell"]), max_size=40).map(" ".join))
def test_each_word_moves_once(text: str) -> None:
    """However often a text repeats itself, no word is taken twice."""
    found = transposed(text, [(0, len(text))], text, [(0, len(text))])
    for side in (0, 1):
        runs = sorted(pair[side] for pair in found)
        assert all(end <= start for (_, end), (start, _) in pairwise(runs))
        assert all(len(text[slice(*run)].split()) >= SPAN for run in runs)


def test_what_only_moved_is_neither_gained_nor_lost() -> None:
    """A part of a merged clause may stand before the other now; what was cut from it is told."""
    meaning = read(
        "Takes note of the new lamps of the outer harbour;\n"
        "Invites all towns to read the advice of the pilots on the care of old bells, in winter as in summer;",
        "Invites all towns to read the advice of the pilots on the care of old bells, and takes note of the new lamps "
        "of the outer harbour;",
    )

    assert [("dropped", "in winter as in summer", "")] == told(meaning, "wording")
    assert [] == told(meaning, "lead")


def test_a_verb_is_followed_to_the_one_that_its_object_stands_under_now() -> None:
    """What was reaffirmed is only recalled, though both verbs stood there before."""
    meaning = read(
        "Reaffirming the advice that it gave to the towns on the painting of old boats, and welcoming the new lamps,\n"
        "Recalling also the tides of the northern straits,",
        "Welcoming the new lamps,\n"
        "Recalling also the advice that it gave to the towns on the painting of old boats, and the tides of the "
        "northern straits,",
        "PP4",
    )

    assert [("weaker", "Reaffirming", "Recalling also")] == told(meaning, "lead")


def test_a_qualifier_of_a_passage_that_was_said_twice_is_still_said() -> None:
    """Two clauses with one proviso become one with it."""
    meaning = read(
        "Requests the Bureau to count and publicly report immediately on the lamps, and to count and publicly report "
        "immediately on the many bells of each and every one of the towns;",
        "Requests the Bureau to count and publicly report immediately on the lamps and bells;",
    )

    assert [] == told(meaning, "qualifier")
