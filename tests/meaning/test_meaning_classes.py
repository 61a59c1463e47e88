"""Classes: what is roll-over, what is editing, and that neither ever hides a change that matters."""

from __future__ import annotations

import pytest

from resdiff.meaning import read_meaning
from resdiff.model import Change, Edit, NoteChange
from tests.meaning.reading_clauses import compared, paragraph, read, told, with_notes

ROUTINE = [
    ("Urges towns to act;", "Further urges towns to act;"),
    ("Recalling also the fog of last year,", "Recalling the fog of last year,"),
    ("Notes with appreciation the bells;", "Notes with appreciation also the bells;"),
    ("Lists it at its ninety-third session;", "Lists it at its ninety-fourth session;"),
    ("Also takes note of the report (A/92/4);", "Takes note of the report (A/93/7);"),
]
EDITORIAL = [
    ("Urges States parties to act;", "Urges States Parties to act;"),
    ("Notes the non-payment of fees;", "Notes the non‑payment of fees;"),
    ("Notes health care for pilots;", "Notes healthcare for pilots;"),
    ("Notes real time data;", "Notes real-time data;"),
    ("Recognizes the revitalised harbour;", "Recognises the revitalized harbour;"),
    ("Supports the program of the center;", "Supports the programme of the centre;"),
    ("Calls on towns to act;", "Calls upon towns to act;"),
    ("Lights piers, particularly old ones;", "Lights piers, in particular old ones;"),
    ("Acts in order to save oil;", "Acts to save oil;"),
    ("Urges towns, to act;", "Urges towns to act;"),
    ("Notes special procedures;", "Notes the special procedures;"),
    ("Honours oil, rope, soap and salt;", "Honours oil, salt, soap and rope;"),
    ("Lights piers, buoys and reefs;", "Lights piers and buoys, reefs;"),
]  # fmt: skip
SUBSTANTIVE = [
    ("Lights national and international piers;", "Lights national or international piers;"),
    ("Notes work in formal schools;", "Notes work informal schools;"),
    ("Notes food and nutrition security;", "Notes food security and nutrition;"),
    ("Asks pilots to warn keepers;", "Asks keepers to warn pilots;"),
    ("Urges towns to act;", "Urges towns not to act;"),
    ("Lists 12 lamps;", "Lists 1, 2 lamps;"),
    ("Pays $5 for oil;", "Pays €5 for oil;"),
    ("[Urges] towns to act;", "Urges towns to act;"),
    ("Asks towns to further light piers;", "Asks towns to light piers;"),
    ("Lights piers, in particular old ones;", "Lights piers, including old ones;"),
    ("Recalls the fog;", "Recalls the fog and the ice;"),
    ("Urges towns to act;", "Encourages towns to act;"),
    ("Notes pilots and keepers;", "Notes pilots;"),
    ("Lists it at its ninety-third session;", "Lists it at its ninety-third and ninety-fourth sessions;"),
]


@pytest.mark.parametrize(("old", "new"), ROUTINE)
def test_roll_over_is_routine_both_ways_of_also(old: str, new: str) -> None:
    """Sessions, reports and "also" turn every year."""
    assert read(old, new).klass == "routine"


@pytest.mark.parametrize(("old", "new"), EDITORIAL)
def test_editing_is_editorial_in_both_directions(old: str, new: str) -> None:
    """Spelling, hyphens, capitals, punctuation and the order of a list say nothing new."""
    assert read(old, new).klass == "editorial"
    assert read(new, old).klass == "editorial"


@pytest.mark.parametrize("new", ["Notes\u00a0the café;", "Notes the cafe\u0301;", "Notes the ca\u00adfé;"])
def test_characters_that_look_the_same_are_named_as_such(new: str) -> None:
    """Nobody sees what changed on paper, so the rule says that there is nothing to see."""
    meaning = read("Notes the café;", new)

    assert (meaning.klass, meaning.rule) == ("editorial", "characters that look the same or do not show")


@pytest.mark.parametrize(("old", "new"), SUBSTANTIVE)
def test_what_looks_like_editing_and_is_not(old: str, new: str) -> None:
    """When in doubt a change is substantive, whichever way it went, and something is told of it."""
    for meaning in (read(old, new), read(new, old)):
        assert meaning.klass == "substantive"
        assert meaning.rule
        assert meaning.facets


@pytest.mark.parametrize(("mild_old", "mild_new"), [*ROUTINE, *EDITORIAL])
@pytest.mark.parametrize(("hard_old", "hard_new"), SUBSTANTIVE[:8])
def test_a_routine_change_never_hides_a_substantive_one(
    mild_old: str, mild_new: str, hard_old: str, hard_new: str
) -> None:
    """Two changes in one clause have the class of the weightier."""
    assert read(f"{mild_old}\n{hard_old}", f"{mild_new}\n{hard_new}").klass == "substantive"


def test_routine_and_editing_together_are_routine_with_both_rules() -> None:
    """What decided is all told."""
    meaning = read(
        "Urges States parties to act at its ninety-third session;",
        "Also urges States Parties to act at its ninety-fourth session;",
    )

    assert meaning.klass == "routine"
    assert meaning.rule == "“also” and “further” weigh nothing; a session moved on"


def test_a_quiet_change_has_no_class() -> None:
    """Where no word, note or place changed, there is nothing to weigh."""
    meaning = read("Urges towns to act;", "Urges towns to act;")

    assert (meaning.klass, meaning.facets) == ("", ())


@pytest.mark.parametrize(
    ("old", "new", "klass"),
    [("PP1", "OP1", "substantive"), ("OP1", "PP1", "substantive"), ("OP1", "OP9", "editorial")],
)
def test_a_clause_that_moved_without_a_word(old: str, new: str, klass: str) -> None:
    """Out of its part it has another weight; within it only its place changed."""
    text = "Notes the loss of buoys;"
    transfer = {"PP1": "promoted", "OP1": "demoted"}[old] if old[:2] != new[:2] else ""
    change = Change("unchanged", (old,), (new,), 1.0, "as given", (Edit("=", text),), moved=True, transfer=transfer)  # type: ignore[arg-type]
    comparison = compared([paragraph(old, text)], [paragraph(new, text)], [])

    assert read_meaning(type(comparison)(comparison.old, comparison.new, (change,)))[0].klass == klass


def test_an_operative_clause_merged_into_the_preamble_is_substantive() -> None:
    """Though no word is lost, it has another weight there."""
    old = [paragraph("PP1", "Noting the loss of buoys,"), paragraph("OP1", "Recalls the fog of last year;")]
    new = [paragraph("PP1", "Noting the loss of buoys, and recalling the fog of last year,")]
    meaning = read_meaning(compared(old, new, [([0, 1], [0])]))[0]

    assert meaning.klass == "substantive"


UNCHANGED = Change("unchanged", ("PP1",), ("PP1",), 1.0, "as given", (Edit("=", "Welcoming the report,"),))


@pytest.mark.parametrize(
    ("old", "new", "judgement", "klass"),
    [
        ("A/92/4.", "A/93/7.", "changed", "routine"),
        ("A/92/4.", "See A/92/4.", "changed", "editorial"),
        ("Resolution 88/41, annex.", "Resolution 71/2, annex.", "changed", "substantive"),
        ("", "United Nations, Treaty Series, vol. 2326, No. 39574.", "added", "editorial"),
        ("A/92/4.", "", "dropped", "editorial"),
        ("", "Norland dissociated itself from this paragraph.", "added", "substantive"),
        ("Adopted by 40 votes.", "Adopted by 41 votes.", "changed", "substantive"),
    ],
)
def test_notes_are_told_and_weighed_apart_from_their_numbers(old: str, new: str, judgement: str, klass: str) -> None:
    """A note that only gives a source is editing or roll-over; what it says beyond that matters."""
    words = tuple(Edit(sign, text) for sign, text in (("-", old), ("+", new)) if text)  # type: ignore[arg-type]
    kind = {"added": "added", "dropped": "removed", "changed": "reworded"}[judgement]
    note = NoteChange(kind, "7" if old else "", "9" if new else "", words)  # type: ignore[arg-type]
    meaning = read_meaning(with_notes(UNCHANGED, note))[0]

    assert told(meaning, "note") == [(judgement, old, new)]
    assert meaning.facets[0].old_at is meaning.facets[0].new_at is None
    assert meaning.klass == klass


def test_what_is_left_of_the_words_is_told() -> None:
    """A changed run that no other facet tells is told as words, without the spaces and commas at its ends."""
    old = "Notes the oil, including that of the northern towns, and the bells;"

    assert told(read(old, old.replace(", including that of the northern towns", "")), "wording") == [
        ("dropped", "including that of the northern towns", "")
    ]
    assert told(read(old, old.replace("oil", "soot")), "wording") == [("changed", "oil", "soot")]


def test_a_verb_that_stays_did_not_become_the_words_before_it() -> None:
    """The passage came, and the verb only lost its capital."""
    meaning = read(
        "Notes the new lamps of the harbour;",
        "Recalls the winter of the great storms and the long search, and notes the new lamps of the harbour;",
    )

    assert [("added", "")] == [(judgement, old) for judgement, old, _ in told(meaning, "wording")]
