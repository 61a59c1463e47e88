"""Copies: what repeats a paragraph that stays is no move."""

from __future__ import annotations

from resdiff.alignment import align
from tests.alignment.making_sides import side, told

LIGHT = "that a light which cannot be relied upon is worse for the mariner than a coast that is known to be dark"
LAMPS = "OP1 Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"
TIDES = "OP2 Invites the Tide Institutes to publish a table of tides for the eastern approaches;"
FEES = "OP3 Requests the Keeper-General to report on the harbour fees paid by fishing vessels in each region;"


def test_a_paragraph_said_again_is_a_copy() -> None:
    """The paragraph in its place is carried on; the second one is a copy and says of what."""
    matches = align(
        side(f"PP1 Convinced {LIGHT},\n{LAMPS}\n{TIDES}"),
        side(f"PP1 Convinced {LIGHT},\n{LAMPS}\n{TIDES}\nOP3 Reaffirms {LIGHT};"),
    )
    assert told(matches) == ["PP1=PP1", "OP1=OP1", "OP2=OP2", "=OP3 copied"]
    assert matches[-1].why == "repeats old PP1, which stays as new PP1"


def test_the_one_in_place_is_carried_on_even_where_it_was_edited() -> None:
    """The verbatim one stands far off, the edited one in place: the far one is the copy."""
    edited = f"OP1 Recalls {LIGHT}, and to be avoided by night;"
    new = f"{edited}\n{LAMPS.replace('OP1', 'OP2')}\n{TIDES.replace('OP2', 'OP3')}\nOP4 Affirms {LIGHT};"
    old = f"OP1 Affirms {LIGHT};\n{LAMPS.replace('OP1', 'OP2')}\n{TIDES.replace('OP2', 'OP3')}"
    assert told(align(side(old), side(new))) == ["OP1=OP1", "OP2=OP2", "OP3=OP3", "=OP4 copied"]


def test_of_two_equal_ones_the_one_in_place_stays() -> None:
    """Where a sentence stood twice and one of them went, place tells which."""
    seized = "Decides to remain seized of the matter of the lighthouses;"
    old = f"OP1 {seized}\n{LAMPS.replace('OP1', 'OP2')}\n{TIDES.replace('OP2', 'OP3')}\nOP4 {seized}"
    matches = align(side(old), side(f"{LAMPS}\n{TIDES}\nOP3 {seized}"))
    assert told(matches) == ["OP2=OP1", "OP3=OP2", "OP4=OP3", "OP1="]
    assert matches[-1].why == "said what new OP3 says, which was old OP4"


def test_short_phrases_are_not_copies() -> None:
    """What is said in a few words is said twice by chance."""
    matches = align(
        side(f"OP1 Thanks the pilots of Maren;\n{FEES}"),
        side(f"OP1 Thanks the pilots of Maren;\nOP2 Thanks the pilots of Maren;\n{FEES}"),
    )
    assert not any(match.copied for match in matches)
