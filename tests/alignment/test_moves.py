"""What keeps its order, and what has moved."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.alignment import align
from resdiff.alignment.moves import heaviest_run, in_order
from tests.alignment.making_sides import side, told

LAMPS = "Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"
TIDES = "Invites the Tide Institutes to publish a table of tides for the eastern approaches every winter;"
FEES = "Requests the Keeper-General to report on the harbour fees paid by fishing vessels in each region;"
CREWS = "Encourages harbour wardens to provide crews in port with clean water and with news from home;"
CHARTS = "Decides that every chart of the northern shore shall show the depth of water at the lowest tide;"


def numbered(*texts: str) -> str:
    """Operative paragraphs with these texts."""
    return "\n".join(f"OP{number} {text}" for number, text in enumerate(texts, 1))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=9))
def test_no_run_is_heavier(rows: list[tuple[int, int]]) -> None:
    """Of all runs that never fall the one returned has the greatest weight."""
    places, weights = [place for place, _ in rows], [weight for _, weight in rows]
    run = heaviest_run(places, weights)
    assert [places[at] for at in run] == sorted(places[at] for at in run)
    assert run == sorted(run)
    every = (
        chosen
        for size in range(len(rows) + 1)
        for chosen in combinations(range(len(rows)), size)
        if all(places[a] <= places[b] for a, b in pairwise(chosen))
    )
    assert sum(weights[at] for at in run) == max(sum(weights[at] for at in chosen) for chosen in every)


@pytest.mark.parametrize(
    ("place", "fits"),
    [((0, 0), True), ((2, 2), True), ((2, 6), False), ((4, 1), False), ((9, 9), True), ((9, 3), False)],
)
def test_a_pair_fits_between_its_neighbours(place: tuple[int, int], fits: bool) -> None:
    """A pair of places is in order where it crosses no pair that keeps the order."""
    assert in_order([(1, 1), (3, 3), (5, 5)], *place) is fits


def test_paragraphs_pushed_along_have_not_moved() -> None:
    """What others coming in before it push along has not moved, however many they are."""
    new = numbered(
        "Welcomes the offer of the town of Karsund to act as host to the next Congress;",
        "Takes note of the report on the pay of keepers and on the price of lamp oil;",
        LAMPS,
        "Thanks the masters of the supply ships for their service in the great storm;",
        TIDES,
        FEES,
    )
    assert told(align(side(numbered(LAMPS, TIDES, FEES)), side(new))) == ["OP1=OP3", "OP2=OP5", "OP3=OP6"]


def test_a_paragraph_that_jumps_has_moved_and_its_neighbours_have_not() -> None:
    """One paragraph going from the end to the beginning is one move."""
    new = numbered(CHARTS, LAMPS, TIDES, FEES, CREWS)
    assert told(align(side(numbered(LAMPS, TIDES, FEES, CREWS, CHARTS)), side(new))) == [
        "OP5=OP1 moved",
        "OP1=OP2",
        "OP2=OP3",
        "OP3=OP4",
        "OP4=OP5",
    ]


def test_one_long_paragraph_moves_past_three_short_ones() -> None:
    """A move counts for more than words: the long one has moved, not the three that it passed."""
    long = f"{LAMPS[:-1]} and to have every lens cleaned by two keepers before each dusk, and {FEES.lower()}"
    short = ("Thanks the pilots of Maren;", "Welcomes the bells of Oldhaven;", "Notes the fogs of Lindholm;")
    assert told(align(side(numbered(long, *short)), side(numbered(*short, long)))) == [
        "OP2=OP1",
        "OP3=OP2",
        "OP4=OP3",
        "OP1=OP4 moved",
    ]


def test_promotion_does_not_make_the_rest_look_moved() -> None:
    """A clause that goes from the preamble into the operative part is no move, and moves nobody."""
    old = (
        "PP1 Recalling the Fog Signals Protocol and the duty to sound the horn,\nPP2 Convinced that a light which "
        "cannot be relied upon is worse than a dark coast,\n" + numbered(LAMPS, TIDES)
    )
    new = "PP1 Recalling the Fog Signals Protocol and the duty to sound the horn,\n" + numbered(
        LAMPS, TIDES, "Stresses that a light which cannot be relied upon is worse than a dark coast;"
    )
    assert told(align(side(old), side(new))) == ["PP1=PP1", "OP1=OP1", "OP2=OP2", "PP2=OP3"]


def test_a_merge_is_in_its_place_where_one_of_its_parts_was() -> None:
    """Of several paragraphs fused into one, one that keeps the order is enough."""
    fused = f"{LAMPS[:-1]}, {TIDES[0].lower()}{TIDES[1:-1]}, and {FEES[0].lower()}{FEES[1:]}"
    matches = align(side(numbered(LAMPS, CREWS, TIDES, CHARTS, FEES)), side(numbered(CREWS, CHARTS, fused)))
    assert told(matches) == ["OP2=OP1", "OP4=OP2", "OP1+OP3+OP5=OP3"]


def test_a_heading_does_not_move_because_its_paragraphs_left() -> None:
    """Headings are judged among themselves."""
    old = f"H1 Lamps\nOP1 {LAMPS}\nOP2 {TIDES}\nH2 Money\nOP3 {FEES}\nOP4 {CREWS}"
    new = f"H1 Lamps\nOP1 {FEES}\nOP2 {CREWS}\nH2 Money\nOP3 {LAMPS}\nOP4 {TIDES}"
    moved = [match.old for match in align(side(old), side(new)) if match.moved]
    assert ("H1",) not in moved
    assert ("H2",) not in moved
    assert len(moved) == 2
