"""The whole way from two documents to matches: tricky cases, and what must always hold."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.alignment import align
from resdiff.model import Document, Match
from tests.alignment.making_sides import side, told
from tests.next_year import BRUTAL, EASY, HARD, MID, NextYear, next_year

if TYPE_CHECKING:
    from collections.abc import Callable

LAMPS = "Urges all coastal towns to keep the lamps of their lighthouses burning throughout the night;"
TIDES = "Invites the Tide Institutes to publish a table of tides for the eastern approaches;"
YEARS = st.builds(
    lambda seed, measure: next_year(random.Random(seed), measure),
    st.integers(0, 10_000),
    st.sampled_from([EASY, MID, HARD, BRUTAL]),
)
FEW = settings(max_examples=15)


def aligned(old: str, new: str) -> list[str]:
    """The matches of two small documents."""
    return told(align(side(old), side(new)))


# --- tricky cases ----------------------------------------------------------------------------------------------------


def test_a_changed_lead_verb() -> None:
    """The lead verb is a large part of a short paragraph, and yet the clause is the same."""
    old = "OP1 Encourages towns to ratify the Convention against Wrecking;\nOP2 Requests the guild to mend the bells;"
    new = "OP1 Urges towns to ratify the Convention against Wrecking;\nOP2 Also requests the guild to mend the bells;"
    assert aligned(old, new) == ["OP1=OP1", "OP2=OP2"]


def test_near_duplicates_are_told_apart_by_what_is_specific() -> None:
    """Of two yearly requests for reports each goes to the one on its own subject, whatever its place."""
    request = "Requests the Keeper-General to submit to the Assembly at its {} session a report on {};"
    fogs, fees = "the horns of the foggy straits", "the fees of fishing harbours"
    old = f"OP1 {request.format('ninetieth', fogs)}\nOP2 {request.format('ninetieth', fees)}"
    new = f"OP1 {request.format('ninety-first', fees)}\nOP2 {request.format('ninety-first', fogs)}"
    assert sorted(line.split()[0] for line in aligned(old, new)) == ["OP1=OP2", "OP2=OP1"]


def test_near_duplicates_are_told_apart_by_their_place() -> None:
    """Equal requests under different paragraphs stay with their neighbours."""
    request = "Requests the Keeper-General to report to the Assembly on this matter every second year;"
    old = f"OP1 {LAMPS}\nOP2 {request}\nOP3 {TIDES}\nOP4 {request}"
    new = f"OP1 {TIDES}\nOP2 {request}"
    assert aligned(old, new) == ["OP3=OP1", "OP4=OP2", "OP2="]


def test_equally_good_partners_make_an_uncertain_match() -> None:
    """Where neither words nor place decide, the match says so on both ends."""
    request = "Requests the Keeper-General to submit to the Assembly a report on the lights of the {} shore;"
    old = f"OP1 {request.format('stony')}\nOP2 {request.format('grassy')}"
    new = f"OP1 {request.format('sandy')}\nOP2 {request.format('muddy')}"
    assert aligned(old, new) == ["OP1=OP1 uncertain", "OP2=OP2 uncertain"]
    old, new = f"OP1 {TIDES}\nOP2 {request.format('stony')}", f"OP1 {TIDES}\nOP2 {request.format('sandy')}"
    assert aligned(old, f"{new}\nOP3 {request.format('muddy')}") == ["OP1=OP1", "OP2=OP2 uncertain"]
    assert aligned(f"{new}\nOP3 {request.format('muddy')}", old) == ["OP1=OP1", "OP2=OP2 uncertain"]


def test_five_become_one() -> None:
    """Paragraphs fused into one, each giving up some words, are all its sources."""
    parts = [
        "Recalling the Guidelines for the Treatment of Shipwrecked Animals, adopted by the experts in Maren,",
        "Alarmed at the use of drifting nets as a weapon in disputes between fishing towns of the straits,",
        "Noting with satisfaction that 141 towns have become parties to the Convention against Wrecking,",
        "Welcoming the establishment of the Fund for the Widows and Orphans of Keepers by the guild,",
        "Concerned at the spread of forged charts by telegraph and at the trouble of tracing the sellers,",
    ]
    old = "\n".join(f"PP{number} {text}" for number, text in enumerate(parts, 1))
    fused = (
        "PP1 Recalling the Guidelines for the Treatment of Shipwrecked Animals, alarmed at the use of drifting nets as "
        "a weapon in disputes between fishing towns, noting that 141 towns have become parties to the Convention "
        "against Wrecking, welcoming the establishment of the Fund for the Widows and Orphans of Keepers, and "
        "concerned at the spread of forged charts by telegraph,"
    )
    assert aligned(old, fused) == ["PP1+PP2+PP3+PP4+PP5=PP1"]
    assert aligned(fused, old) == ["PP1=PP1+PP2+PP3+PP4+PP5"]


def test_a_clause_changes_houses() -> None:
    """Both paragraphs live on, but a clause went from one to the other: a recast."""
    clause = "and to propose common marks on the licences of pilots that are difficult to imitate"
    keeps, takes = (
        "Calls upon towns to counter false lights through timely exchange of news among harbour watches",
        "Requests the Lantern Office to collect facts on the theft of cargo in the ports of the north",
    )
    old = f"OP1 {LAMPS}\nOP2 {keeps}, {clause};\nOP3 {takes};"
    new = f"OP1 {LAMPS}\nOP2 {keeps};\nOP3 {takes}, {clause};"
    assert aligned(old, new) == ["OP1=OP1", "OP2+OP3=OP2+OP3"]


def test_stock_phrases_join_nothing() -> None:
    """Phrases that stand in many paragraphs are no clause of any of them."""
    stock = "in accordance with the custom of the sea and within existing resources"
    both = "\n".join(
        f"OP{number} {text} {stock};"
        for number, text in enumerate(
            (
                "Urges all fishing towns of the southern shore to mend their nets before the spring",
                "Asks every bell founder to stamp the year of casting on the bells of the buoys",
                "Decides that two keepers shall live at each lighthouse which stands on an island",
                "Welcomes the school boats in which pupils of the north learn to read the stars",
            ),
            1,
        )
    )
    old = f"{both}\nOP5 Deplores the quarrels of divers over the anchors of sunken ships {stock};"
    new = f"{both}\nOP5 Thanks the bakers of Maren for sending warm bread to stranded crews {stock};"
    assert aligned(old, new) == ["OP1=OP1", "OP2=OP2", "OP3=OP3", "OP4=OP4"]


def test_a_list_re_cut_into_free_paragraphs() -> None:
    """Chapeau and items become paragraphs of their own; each keeps its item, and the chapeau goes with the first."""
    items = ("mend the bells of the southern buoys before winter", "survey the shoals that the tides have moved")
    old = f"OP1 Requests the Lantern Office:\nOP1(a) To {items[0]};\nOP1(b) To {items[1]};\nOP2 {LAMPS}"
    office = "equests the Lantern Office to"
    new = f"OP1 R{office} {items[0]};\nOP2 Also r{office} {items[1]};\nOP3 {LAMPS}"
    lines = aligned(old, new)
    assert "OP1(b)=OP2" in lines
    assert "OP2=OP3" in lines
    assert any(line.startswith(("OP1(a)=OP1", "OP1+OP1(a)=OP1")) for line in lines)


def test_headings_match_headings_only() -> None:
    """A heading whose words stand in a paragraph of the other side is no source of it."""
    old = f"H1 The keeping of lamps and bells in the southern straits\nOP1 {LAMPS}"
    new = f"OP1 {LAMPS}\nOP2 Recalls its section on the keeping of lamps and bells in the southern straits;"
    assert aligned(old, new) == ["OP1=OP1"]
    assert aligned(old, f"H1 THE KEEPING OF LAMPS AND BELLS\nOP1 {LAMPS}") == ["H1=H1", "OP1=OP1"]


def test_unrelated_documents() -> None:
    """Next to nothing is matched between texts on different matters."""
    bread = [
        f"OP{n} Decides that {x} shall be baked from {y} before dawn;"
        for n, x, y in [(1, "bread", "rye"), (2, "cake", "oats"), (3, "buns", "wheat")]
    ]
    assert aligned(f"OP1 {LAMPS}\nOP2 {TIDES}", "\n".join(bread)) == []


def test_one_word_documents() -> None:
    """A document may be one word, one mark or nothing."""
    assert aligned("OP1 Notes", "OP1 Notes") == ["OP1=OP1"]
    assert aligned("OP1 ***", "OP1 ***") == ["OP1=OP1"]
    assert align(Document("nothing"), side(f"OP1 {LAMPS}")) == ()
    assert align(side(f"OP1 {LAMPS}"), Document("nothing")) == ()


# --- what must always hold -------------------------------------------------------------------------------------------


def rows(matches: tuple[Match, ...], mirrored: bool = False) -> list[object]:
    """What of the matches must mirror: who, how alike, and what is said of them."""
    return sorted(
        (
            *((match.new, match.old) if mirrored else (match.old, match.new)),
            match.similarity,
            match.moved,
            match.uncertain,
        )
        for match in matches
        if match.old and match.new
    )


@FEW
@given(YEARS)
def test_every_paragraph_at_most_once(year: NextYear) -> None:
    """No paragraph stands in two matches, and every match has a reason and a similarity from 0 to 1."""
    matches = align(year.old, year.new)
    for ids in ([i for match in matches for i in match.old], [i for match in matches for i in match.new]):
        assert len(ids) == len(set(ids))
    assert all(match.why and 0 <= match.similarity <= 1 for match in matches)


@FEW
@given(YEARS)
def test_reversed_order_is_the_mirror(year: NextYear) -> None:
    """The two documents exchanged give the same matches the other way round."""
    assert rows(align(year.old, year.new)) == rows(align(year.new, year.old), mirrored=True)


@FEW
@given(YEARS)
def test_a_document_with_itself(year: NextYear) -> None:
    """Every paragraph is itself, verbatim, and none has moved."""
    matches = align(year.new, year.new)
    assert [(match.old, match.why, match.moved) for match in matches] == [
        ((paragraph.id,), "verbatim", False) for paragraph in year.new.paragraphs
    ]
    assert all(match.old == match.new for match in matches)


def retold(change: Callable[[str], str], year: NextYear) -> Document:
    """The new version with each text changed in form."""
    paragraphs = (evolve(paragraph, text=change(paragraph.text)) for paragraph in year.new.paragraphs)
    return evolve(year.new, paragraphs=tuple(paragraphs))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace(" ", "\n"), id="line breaks"),
        pytest.param(lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"), id="quotes"),
        pytest.param(str.upper, id="case"),
        pytest.param(lambda text: text.replace(", ", ",17 "), id="notes left in the text"),
    ],
)
def test_form_makes_no_other_links(change: Callable[[str], str]) -> None:
    """Line breaks, quotes, case, and the numbers of notes change no link and no move."""
    year = next_year(random.Random(21), HARD)
    plain, changed = align(year.old, year.new), align(year.old, retold(change, year))
    assert [(m.old, m.new, m.moved) for m in plain] == [(m.old, m.new, m.moved) for m in changed]


@pytest.mark.parametrize(("measure", "floor"), [(EASY, 0.99), (MID, 0.99), (HARD, 0.97), (BRUTAL, 0.94)])
def test_generated_versions_are_understood(measure: object, floor: float) -> None:
    """Of the links that the generator made and of those that are claimed nearly all agree."""
    hits = claimed = wanted = 0
    for seed in range(6):
        year = next_year(random.Random(seed), measure)  # type: ignore[arg-type]
        truth = {(link.old, link.new) for link in year.links if link.kind != "copied"}
        copied = {(link.old, link.new) for link in year.links if link.kind == "copied"}
        said = {(i, j) for match in align(year.old, year.new) for i in match.old for j in match.new} - copied
        hits, claimed, wanted = hits + len(said & truth), claimed + len(said), wanted + len(truth)
    assert 2 * hits / (claimed + wanted) >= floor
