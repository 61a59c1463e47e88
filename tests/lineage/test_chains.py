"""Clauses followed from version to version."""

from __future__ import annotations

import pytest

from resdiff.lineage import Tie
from tests.lineage.making_series import happened, history, named, standing, version
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS

STRONG = LAMPS.replace("Urges", "Strongly urges")


def test_a_clause_is_one_through_all_versions() -> None:
    """It is born, carried, reworded and dropped, and stays one clause although its number changes."""
    found = history(
        version(80, LAMPS, FEES), version(81, BELLS, LAMPS, FEES), version(82, STRONG, FEES), version(83, FEES)
    )

    lamps = named(found, "A/RES/80/7 OP1")
    assert ["born", "carried", "reworded", "dropped"] == happened(lamps)
    assert ["OP1", "OP2", "OP1", ""] == [s.address for s in lamps.standings]
    assert LAMPS == lamps.standings[1].text
    assert "" == lamps.standings[3].text
    assert ["born", "dropped", "absent"] == happened(named(found, "A/RES/81/7 OP1"))


def test_every_paragraph_of_every_version_is_one_clause() -> None:
    """No paragraph is in two clauses, and none is in none."""
    merged = f"{LAMPS[:-1]}, and {FEES[0].lower()}{FEES[1:]}"
    found = history(version(80, LAMPS, FEES, BELLS), version(81, merged), version(82, BELLS))

    for number, told in enumerate(found.versions):
        assert [p.id for p in told.document.paragraphs] == sorted(found.places[number])
        here = [clause.at(number) for clause in found.clauses]
        assert len(told.document.paragraphs) == sum(s is not None and s.is_here for s in here)


def test_names_say_where_a_clause_was_born_and_stay() -> None:
    """A version added at the end changes no name and no standing of those before."""
    documents = version(80, LAMPS, FEES), version(81, FEES, BELLS), version(82, LAMPS, BELLS, CHARTS)
    short, whole = history(*documents[:2]), history(*documents)

    assert ["A/RES/80/7 OP1", "A/RES/80/7 OP2", "A/RES/81/7 OP2"] == [clause.name for clause in short.clauses]
    assert ["A/RES/82/7 OP3"] == [clause.name for clause in whole.clauses[3:]]
    for before, after in zip(short.clauses, whole.clauses, strict=False):
        assert (before.name, before.standings) == (after.name, after.standings[:-1])


def test_versions_of_one_symbol_are_told_apart() -> None:
    """The second of a name gets a number, so that the names of clauses are unique."""
    found = history(version(80, LAMPS), version(80, LAMPS, FEES))

    assert ["A/RES/80/7", "A/RES/80/7 (2)"] == [told.name for told in found.versions]
    assert ["A/RES/80/7 OP1", "A/RES/80/7 (2) OP2"] == [clause.name for clause in found.clauses]


def test_a_merge_goes_on_with_one_clause_and_ends_the_other() -> None:
    """The clause that goes on says what it took in, the other one where its words went."""
    merged = f"{LAMPS[:-1]}, and requests the Keeper-General to report on the harbour fees paid by fishing vessels;"
    found = history(version(80, LAMPS, FEES), version(81, merged))

    one, other = named(found, "A/RES/80/7 OP1"), named(found, "A/RES/80/7 OP2")
    assert ["born", "merged"] == happened(one)
    assert (Tie(0, 0, "OP1"), Tie(1, 0, "OP2")) == one.standings[1].ties
    assert ["born", "joined"] == happened(other)
    assert (Tie(0, 1, "OP1"),) == other.standings[1].ties


def test_a_merge_goes_on_with_one_clause_although_all_words_crossed() -> None:
    """Two short clauses in a long new one, the second before the first: one of them is carried on all the same."""
    repairs = (
        "Emphasizes that early repairs are in most cases far cheaper than new lanterns, and that keepers need better "
        "access to spare glass so that a warning leads to a deed;"
    )
    long = (
        "Emphasizes the importance of a broad and patient upkeep, recognizing that early repairs are in most cases far "
        f"cheaper than new lanterns, {LAMPS[0].lower()}{LAMPS[1:-1]}, welcomes the call of the Council for a plan that "
        "protects every harbour from storms within five years, recognizes the part of the Fund for Pilots in reaching "
        "that goal, takes note with appreciation of the findings of its first survey, and calls upon every office to "
        "take an orderly share in carrying out the plan that was put before the seventh Congress;"
    )
    found = history(version(80, LAMPS, FEES, repairs), version(81, long, FEES))

    assert all(edit.sign != "=" or edit.text == ";" for edit in found.comparisons[0].changes[0].words)
    assert ["born", "merged"] == happened(named(found, "A/RES/80/7 OP1"))
    assert ["born", "joined"] == happened(named(found, "A/RES/80/7 OP3"))


def test_a_split_goes_on_with_one_piece_and_begins_a_clause() -> None:
    """The other piece says from which clause it was split off."""
    merged = f"{LAMPS[:-1]}, and requests the Keeper-General to report on the harbour fees paid by fishing vessels;"
    found = history(version(80, merged), version(81, LAMPS, FEES))

    assert ["born", "split"] == happened(named(found, "A/RES/80/7 OP1"))
    parted = named(found, "A/RES/81/7 OP2")
    assert ["parted"] == happened(parted)
    assert (Tie(0, 0, "OP1"),) == parted.standings[0].ties


def test_a_split_goes_on_with_what_the_clause_had_been() -> None:
    """A passage put in last year that stands by itself now is not the clause, though it is the longer piece."""
    short = "Takes note of the report of the Keeper-General on the state of the lamps of the northern coasts;"
    added = "takes note with appreciation of the survey of buoys and bells by the Institute of Tides, and of all that "
    added += "it recommends for the training of keepers, the repair of old lenses and the charting of shoals"
    both = f"{short[:-1]}, and {added};"
    found = history(version(80, short), version(81, short), version(82, both), version(83, f"T{added[1:]};", short))

    assert "OP2" == named(found, "A/RES/80/7 OP1").latest.address


@pytest.mark.parametrize(("old", "new", "name"), [("PP1", "OP9", "promoted"), ("OP9", "PP1", "demoted")])
def test_a_clause_that_changes_parts_is_promoted_or_demoted(old: str, new: str, name: str) -> None:
    """Whether it does so from one version to the next or over an absence."""
    forms = {"PP1": FOG, "OP9": FOG.replace("Recalling", "Recalls").replace("weather,", "weather;")}
    one, other = version(80, BELLS, **{"PP2": CHARTS, old: forms[old]}), version(82, **{"PP2": CHARTS, new: forms[new]})

    assert getattr(standing(history(one, other), 1, new), name)
    away = history(one, version(81, BELLS, PP2=CHARTS), other)
    assert "back" == standing(away, 2, new).happened
    assert getattr(standing(away, 2, new), name)
