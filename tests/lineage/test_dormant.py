"""Clauses that come back after an absence."""

from __future__ import annotations

import pytest

from tests.lineage.making_series import dated, happened, history, named, standing, version
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, paragraph


@pytest.mark.parametrize("years", [1, 2, 5])
def test_a_clause_comes_back_after_any_absence(years: int) -> None:
    """It is the same clause, and says where it stood last and how long it was away."""
    between = [version(81 + year, BELLS, CHARTS) for year in range(years)]
    found = history(version(80, BELLS, CHARTS, LAMPS), *between, version(81 + years, LAMPS, BELLS, CHARTS))

    clause = named(found, "A/RES/80/7 OP3")
    assert ["born", "dropped", *["absent"] * (years - 1), "back"] == happened(clause)
    assert ((1, years),) == clause.gaps
    back = clause.standings[-1]
    assert (0, "OP3") == (back.ties[0].version, back.ties[0].address)
    assert 1.0 == back.similarity


def test_a_clause_comes_back_edited() -> None:
    """Near-identical wording is enough, and so is the old clause whole in a longer paragraph."""
    edited = LAMPS.replace("throughout the night", "until sunrise")
    longer = f"{LAMPS[:-1]}, to trim their wicks twice in every watch, to polish the lenses before each full moon, "
    longer += "to count the moths and gulls that strike the lantern, and to enter all of this in a book kept for it;"
    for text in (edited, longer):
        found = history(version(80, BELLS, LAMPS), version(81, BELLS), version(82, BELLS, text))
        assert "back" == standing(found, 2, "OP2").happened


def test_formulae_wake_nobody() -> None:
    """A request of the same form on another subject is a new clause."""
    form = "Requests the Keeper-General to report to the Assembly at its next session on"
    others = [f"{form} {subject};" for subject in ("the state of the lamps", "the casting of bells")]
    fees, pilots = f"{form} the fees of fishing vessels;", f"{form} the training of pilots and their examinations;"
    found = history(
        version(80, CHARTS, *others, fees), version(81, CHARTS, *others), version(82, CHARTS, *others, pilots)
    )

    assert "born" == standing(found, 2, "OP4").happened


def test_what_is_short_comes_back_by_its_very_words() -> None:
    """Under eight words every word counts, and headings come back as headings only."""
    short = "Decides to remain seized of the matter;"
    same = history(version(80, CHARTS, short), version(81, CHARTS), version(82, CHARTS, short))
    aware = short.replace("seized", "aware")
    other = history(version(80, CHARTS, short), version(81, CHARTS), version(82, CHARTS, aware))
    assert "back" == standing(same, 2, "OP2").happened
    assert "born" == standing(other, 2, "OP2").happened

    heading, charts = paragraph("H1", "National measures"), paragraph("OP1", CHARTS)
    found = history(dated(80, [heading, charts]), dated(81, [charts]), dated(82, [heading, charts]))
    assert "back" == standing(found, 2, "H1").happened


def test_of_two_equal_clauses_the_one_that_stood_last_is_back() -> None:
    """And one clause comes back once."""
    once, never = version(81, BELLS), version(83, BELLS)
    found = history(version(80, BELLS, LAMPS), once, version(82, BELLS, LAMPS), never, version(84, LAMPS, BELLS, LAMPS))

    clause = named(found, "A/RES/80/7 OP2")
    assert ["born", "dropped", "back", "dropped", "back"] == happened(clause)
    assert 1 == sum(s is not None and s.happened == "back" for s in (c.at(4) for c in found.clauses))


def test_a_clause_that_comes_back_takes_the_place_of_a_weak_match() -> None:
    """Where last year's nearest paragraph is little alike, and the dormant clause the very words, it is the clause."""
    weak = "Urges all coastal States to keep accounts of the fees that fishing vessels pay in the harbours of a region;"
    found = history(
        version(80, LAMPS, CHARTS), version(81, CHARTS), version(82, weak, CHARTS), version(83, LAMPS, CHARTS)
    )

    assert ["unchanged", "reworded"] == sorted({change.kind for change in found.comparisons[2].changes}, reverse=True)
    back = standing(found, 3, "OP1")
    assert "back" == back.happened
    assert [(0, "OP1"), (2, "OP1")] == [(tie.version, tie.address) for tie in back.ties]
    assert ["born", "joined"] == happened(named(found, "A/RES/82/7 OP1"))


def test_a_clause_merged_away_stands_again() -> None:
    """It went into another clause, and is itself again when it is split off; it was never away."""
    merged = f"{BELLS[:-1]}, and urges all coastal States to keep the lamps of their lighthouses burning;"
    found = history(version(80, BELLS, LAMPS), version(81, merged), version(82, BELLS, LAMPS))

    assert ["born", "joined", "parted"] == happened(named(found, "A/RES/80/7 OP2"))
    assert not named(found, "A/RES/80/7 OP2").is_back


def test_a_clause_comes_back_inside_another_one() -> None:
    """It says in which, and that one whence it has the words; both stay clauses of their own."""
    fused = f"{BELLS[:-1]}, and urges all coastal States to keep the lamps of their lighthouses burning at night;"
    found = history(version(80, BELLS, LAMPS), version(81, BELLS), version(82, BELLS), version(83, fused))

    lamps = named(found, "A/RES/80/7 OP2")
    assert ["born", "dropped", "absent", "within"] == happened(lamps)
    assert [(3, "OP1")] == [(tie.version, tie.address) for tie in lamps.standings[3].ties]
    host = standing(found, 3, "OP1")
    assert "reworded" == host.happened
    assert [(2, "OP1"), (0, "OP2")] == [(tie.version, tie.address) for tie in host.ties]


def test_nothing_sleeps_where_nothing_went() -> None:
    """A series that only grows has only births."""
    found = history(version(80, LAMPS), version(81, LAMPS, FEES), version(82, LAMPS, FEES, BELLS, PP1=FOG))

    assert {"born", "carried"} == {s.happened for clause in found.clauses for s in clause.standings}
