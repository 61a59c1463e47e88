"""Clauses reworded through and through, and the opening words of lists."""

from __future__ import annotations

from resdiff.alignment import align
from tests.alignment.making_sides import side, told

WORKSHOPS = (
    "Notes that workshops for keepers could not be held on the northern shore since 2026, invites all towns and guilds "
    "to make voluntary contributions to the fund of the Lantern Office towards the financing of such workshops"
)
LAMPS = "Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"
CREWS = "Encourages harbour wardens to provide crews in port with clean water and with news from home;"


def test_a_clause_rewritten_beside_its_old_paragraph() -> None:
    """A clause cut off and rewritten without a run of equal words is known again where it stands next to its host."""
    old = (
        f"OP1 {LAMPS}\nOP2 {WORKSHOPS}, and expresses its appreciation for the generous contribution made to "
        f"support the holding of these workshops;\nOP3 {CREWS}"
    )
    new = (
        f"OP1 {LAMPS}\nOP2 {WORKSHOPS};\nOP3 Expresses its appreciation to the towns that made a generous contribution "
        f"in support of workshops;\nOP4 {CREWS}"
    )
    assert told(align(side(old), side(new))) == ["OP1=OP1", "OP2=OP2+OP3", "OP3=OP4"]


def test_the_opening_words_of_a_list_follow_an_item() -> None:
    """Where a free paragraph was cut into chapeau and item, both are its heirs; a second item has its own."""
    old = (
        "PP1 Recalling the endorsement of the Guidelines on the Humane Keeping of Lighthouse Donkeys by the Wardens' "
        "Council at its eighth session, held on 11 May 2032,\n"
        "PP2 Thanking the keepers of the southern straits for their patience in the long winter of fogs,"
    )
    new = (
        "PP1 Recalling the endorsement by the Wardens' Council of:\n"
        "PP1(a) The Guidelines on the Humane Keeping of Lighthouse Donkeys, at its eighth session, held on 11 May "
        "2032,\nPP1(b) The Manual for Masters of Lightships, at its ninth session,\n"
        "PP2 Thanking the keepers of the southern straits for their patience in the long winter of fogs,"
    )
    expected = ["PP1=PP1+PP1(a)", "PP2=PP2"]
    assert told(align(side(old), side(new))) == expected
    assert told(align(side(new), side(old))) == ["PP1+PP1(a)=PP1", "PP2=PP2"]


def test_topic_alone_is_no_clause() -> None:
    """Two paragraphs on the same matter with nothing but the matter in common stay apart."""
    old = f"OP1 {LAMPS}\nOP2 Deplores the theft of bells from the buoys of the southern straits by divers;"
    new = f"OP1 {LAMPS}\nOP2 Approves the budget for casting bells, which the Bell Founders' Guild presented in June;"
    assert told(align(side(old), side(new))) == ["OP1=OP1"]
