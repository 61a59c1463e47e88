"""Facts of official texts, checked by reading both versions side by side."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import resdiff
from resdiff.meaning import Meaning, read_meaning

pytestmark = pytest.mark.corpus


@cache
def _read(folder: Path, old: str, new: str) -> dict[str, Meaning]:
    """The meanings of a pair by the first new address of their change, or the first old one."""
    comparison = resdiff.compare(resdiff.read(folder / old), resdiff.read(folder / new))
    meanings = read_meaning(comparison)
    return {(c.new or c.old)[0]: m for c, m in zip(comparison.changes, meanings, strict=True) if c.new}


@pytest.fixture
def crime(corpus: Path) -> dict[str, Meaning]:
    """A/RES/78/229 -> A/RES/80/229."""
    return _read(corpus / "crime-programme", "A_RES_78_229.pdf", "A_RES_80_229.pdf")


@pytest.fixture
def cyprus(corpus: Path) -> dict[str, Meaning]:
    """S/RES/2674 (2023) -> S/RES/2723 (2024)."""
    return _read(corpus / "cyprus-mandate", "S_RES_2674(2023).txt", "S_RES_2723(2024).txt")


def facets(meaning: Meaning, *families: str) -> list[tuple[str, str, str]]:
    """Judgement and words of the facets of some families."""
    return [(f.judgement, f.old, f.new) for f in meaning.facets if f.family in families]


@pytest.mark.parametrize(
    "address", ["PP1", "PP4", "PP34", "PP54", "PP55", "PP61", "PP67", "OP1", "OP36", "OP78", "OP79"]
)
def test_what_only_rolled_over_in_the_crime_programme(crime: dict[str, Meaning], address: str) -> None:
    """Chains grown by a link, successors of a resolution, sessions, "also"."""
    assert crime[address].klass == "routine"


@pytest.mark.parametrize("address", ["PP44", "OP8", "OP14", "OP20", "OP26", "OP42", "OP52", "OP58", "OP70"])
def test_capitals_and_hyphens_of_the_crime_programme(crime: dict[str, Meaning], address: str) -> None:
    """Thirty times "States parties" became "States Parties"; only in OP52 something else came with it."""
    assert crime[address].klass == ("substantive" if address == "OP52" else "editorial")


def test_figures_of_the_crime_programme(crime: dict[str, Meaning]) -> None:
    """192 parties became 193, and the clause is not routine for that."""
    assert facets(crime["OP6"], "figure") == [("changed", "192", "193")]
    assert crime["OP6"].klass == "substantive"


def test_qualifiers_of_the_crime_programme(crime: dict[str, Meaning]) -> None:
    """National law came into the clause on trafficking, the extrabudgetary proviso went from that on follow-up."""
    assert ("added", "", "in accordance with national legislation") in facets(crime["PP53"], "qualifier")
    assert ("dropped", "subject to the availability of extrabudgetary resources", "") in facets(
        crime["OP77"], "qualifier"
    )
    assert "question" in {f.judgement for f in crime["OP77"].facets if f.family == "budget"}
    assert ("added", "", "where appropriate") in facets(crime["OP13"], "qualifier")


def test_verbs_of_the_crime_programme(crime: dict[str, Meaning]) -> None:
    """What was welcomed is recalled, what was reaffirmed is recalled."""
    assert ("disputed", "Welcoming", "Recalling") in facets(crime["PP3"], "lead")
    assert ("weaker", "Reaffirming", "Recalling") in facets(crime["PP19"], "lead")
    assert ("dropped", "Welcomes", "") in facets(crime["OP77"], "lead")


def test_references_of_the_cyprus_mandate_follow(cyprus: dict[str, Meaning]) -> None:
    """The reports requested in paragraph 21 are those of paragraph 24 now; paragraphs 5 to 8 are 7 to 10."""
    assert facets(cyprus["OP12"], "reference") == [("followed", "paragraph 21", "paragraph 24")]
    assert facets(cyprus["OP24"], "reference") == [
        ("followed", "paragraphs 5, 6, 7 and 8", "paragraphs 7, 8, 9 and 10")
    ]
    assert cyprus["OP24"].klass == "routine"


def test_verbs_and_hands_of_the_cyprus_mandate(cyprus: dict[str, Meaning]) -> None:
    """The sides are encouraged where they were urged, and it is the Secretary-General who is to repatriate units."""
    assert ("weaker", "urges", "encourages") in facets(cyprus["OP2"], "lead")
    assert (
        "swapped", "troop- and police-contributing countries", "Secretary-General",
    ) in facets(cyprus["OP21"], "addressee")  # fmt: skip
    assert ("changed", "31 January 2024", "31 January 2025") in facets(cyprus["OP12"], "date")
    assert cyprus["OP12"].klass == "substantive"


def test_should_became_shall_in_the_rights_of_the_child(corpus: Path) -> None:
    """A/RES/73/155 -> A/RES/74/133: detention of a child shall be a last resort."""
    meanings = _read(corpus / "rights-of-the-child", "A_RES_73_155.txt", "A_RES_74_133.txt")

    assert ("stronger", "should", "shall") in facets(meanings["OP25"], "lead")


def test_the_mandate_on_burundi_changed_hands(corpus: Path) -> None:
    """A/HRC/RES/45/19 -> 48/16: a Special Rapporteur in the place of the Commission of Inquiry."""
    meanings = _read(corpus / "burundi", "A_HRC_RES_45_19.txt", "A_HRC_RES_48_16.txt")

    assert ("swapped", "Commission of Inquiry on Burundi", "Special Rapporteur") in facets(
        meanings["OP21"], "addressee"
    )
    assert ("weaker", "urges", "Encourages") in facets(meanings["OP8"], "lead")


def test_south_south_cooperation_is_mostly_roll_over(corpus: Path) -> None:
    """A/RES/73/249 -> A/RES/74/239 PP1 to PP5: "also" and "further" turn, one chain grows."""
    meanings = _read(corpus / "south-south", "A_RES_73_249.txt", "A_RES_74_239.txt")

    assert {meanings[f"PP{n}"].klass for n in range(2, 6)} == {"routine"}
