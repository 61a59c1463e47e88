"""Reasons: what a match says for itself can be checked against the two texts."""

from __future__ import annotations

import pytest
from attrs import evolve

from resdiff.alignment import align
from resdiff.model import Note
from tests.alignment.making_sides import side
from tests.making_documents import document, paragraph

LAMPS = "OP1 Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"


def why(old: str, new: str) -> str:
    """The reason of the first match."""
    return align(side(old), side(new))[0].why


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (LAMPS, "verbatim"),
        (LAMPS.replace(" ", "\n", 1).replace("night;", "night."), "the same words; only marks, case or spacing differ"),
        (LAMPS.replace("burning ", ""), "the old text with 1 word left out"),
        (LAMPS.replace("night;", "night and the day;"), "all of the old text, and 3 words more"),
        (
            LAMPS.replace("burning", "lit"),
            "93 % of the old words carried; they make up 93 % of the new text",
        ),
    ],
)
def test_one_to_one(new: str, reason: str) -> None:
    """A pair says how much of the wording was carried."""
    assert why(LAMPS, new.replace("OP1\n", "OP1 ")) == reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "PP1 Recalling its resolution 68/251 of 27 December 2033 on the keeping of unmanned lights,",
            "PP1 Recalling its resolution 69/114 of 19 December 2034 on the keeping of unmanned lights,",
            "the same wording but for the dates and the symbols",
        ),
        (
            "OP1 Requests the Warden to repair 14 lamps before the winter storms;",
            "OP1 Requests the Warden to repair 15 lamps before the winter storms;",
            "the same wording but for the numbers",
        ),
    ],
)
def test_only_dates_symbols_or_numbers(old: str, new: str, reason: str) -> None:
    """Where only such words differ, the reason names their kind."""
    assert why(old, new) == reason


def test_only_the_lead_phrase() -> None:
    """Where all that differs stands in the lead phrases, that is said."""
    texts = [
        f"{lead} all coastal towns to keep the lamps of their lighthouses burning" for lead in ("Urges", "Calls upon")
    ]
    old, new = (
        document(evolve(paragraph("OP1", text), lead=lead))
        for text, lead in zip(texts, ("Urges", "Calls upon"), strict=True)
    )
    assert align(old, new)[0].why == "the same wording but for the lead phrase"


def test_only_the_notes() -> None:
    """The same words over other notes are verbatim but for these; renumbered notes are no difference."""
    text = "Recalling the Fog Signals Protocol,"
    one = document(paragraph("PP1", text, "1"), notes=(Note("1", "Maren, 2031."),))
    renumbered = document(paragraph("PP1", text, "7"), notes=(Note("7", "Maren, 2031."),))
    other = document(paragraph("PP1", text, "1"), notes=(Note("1", "Lindholm, 2032."),))
    assert [align(one, new)[0].why for new in (renumbered, other)] == ["verbatim", "verbatim but for notes"]


def test_a_merge_says_what_it_holds() -> None:
    """Of each old paragraph the share of its words that stands in the new one is told."""
    old = (
        "OP1 Welcomes the casting of forty new bells for the buoys of the southern straits;\n"
        "OP2 Decides that every chart of the northern coasts shall show the depth of water at the lowest tide;"
    )
    new = (
        "OP1 Welcomes the casting of forty new bells for the buoys of the southern straits, and decides that every "
        "chart of the northern coasts shall show the depth of water at the lowest tide;"
    )
    assert why(old, new) == "new OP1 holds 100 % of old OP1 and 100 % of old OP2"
    assert why(new, old) == "of old OP1, 42 % in new OP1 and 55 % in new OP2"


def test_an_uncertain_pair_names_its_rival() -> None:
    """Where another partner would do about as well, the reason says which."""
    request = "Requests the Keeper-General to submit to the Assembly a report on the lights of the {} shore;"
    old = f"{LAMPS}\nOP2 {request.format('stony')}"
    new = f"{LAMPS}\nOP2 {request.format('sandy')}\nOP3 {request.format('muddy')}"
    match = align(side(old), side(new))[1]
    assert match.uncertain
    assert match.why.endswith("new OP3 would fit about as well")
