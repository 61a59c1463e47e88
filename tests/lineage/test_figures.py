"""The figures of a series."""

from __future__ import annotations

import random

import pytest
from many_years import many_years

from resdiff.lineage.figures import Survival, figures, half_life, survivals, words_in
from resdiff.lineage.rows import by_age, by_latest_text
from resdiff.lineage.signs import look, said, sign
from resdiff.lineage.verbs import LeadVerb, lead_verb, verbs_by_family
from resdiff.meaning import load_ladders
from tests.lineage.making_series import history, standing, version
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, paragraph

REPORT = FEES.replace("Keeper", "Secretary")


def test_each_version_is_counted() -> None:
    """Clauses by what happened, words by whether they stood there before, changes by class."""
    told = figures(
        history(
            version(80, LAMPS, FEES),
            version(81, LAMPS, f"Also r{FEES[1:]}", BELLS),
            version(82, LAMPS.replace("all", "most")),
        ),
        keep=False,
    ).years

    assert [(2, 0, 0, 2, 0), (3, 1, 1, 1, 0), (1, 0, 1, 0, 2)] == [
        (year.paragraphs, year.carried, year.changed, year.new, year.gone) for year in told
    ]
    assert words_in("Urges all States, upon request;") == 5
    assert [0, words_in(LAMPS) + words_in(FEES), words_in(LAMPS) - 1] == [year.kept_words for year in told]
    assert [(0, 0, 0), (1, 0, 0), (0, 0, 1)] == [(year.routine, year.editorial, year.substantive) for year in told]


@pytest.mark.parametrize("seed", range(2))
def test_the_counts_add_up(seed: int) -> None:
    """What is carried, changed and new is all there is; what was there before is carried, changed or gone."""
    found = history(*many_years(random.Random(seed), 5).documents)
    told = figures(found, keep=False).years

    for number, year in enumerate(told):
        assert year.paragraphs == year.carried + year.changed + year.new
        assert 0 <= year.kept_words <= year.words
        if number:
            before = told[number - 1]
            assert before.paragraphs == year.carried + year.changed + year.gone
    for one in survivals(found):
        assert 0 <= one.stand <= one.stood


def test_survival_counts_clauses_over_versions() -> None:
    """Of all that could be followed so far, those still there; one that came back is."""
    found = history(version(80, LAMPS, FEES), version(81, LAMPS), version(82, LAMPS, FEES, BELLS))

    assert (Survival(1, 3, 2), Survival(2, 2, 2)) == survivals(found)


def test_half_life_lies_where_the_share_passes_a_half() -> None:
    """Between two versions in proportion; None where the series is too short to tell."""
    assert 1.5 == half_life((Survival(1, 10, 7), Survival(2, 10, 3)))
    assert 1.0 == half_life((Survival(1, 10, 5),))
    assert half_life((Survival(1, 10, 9),)) is None
    assert half_life(()) is None


def test_verbs_stand_on_the_ladder_of_their_family() -> None:
    """A request to an office is a mandate, and so is a decision; one to States a directive; each verb is counted."""
    ladders = load_ladders()
    paragraphs = [
        paragraph("PP1", FOG),
        *(paragraph(f"OP{k}", text) for k, text in enumerate((LAMPS, REPORT, CHARTS), 1)),
    ]

    assert LeadVerb("urge", "directive", 5, 7) == lead_verb(paragraphs[1], ladders)
    assert lead_verb(paragraph("H1", "National measures"), ladders) is None
    counted = verbs_by_family(paragraphs, ladders)
    assert sum(counted.values()) == 4
    assert (counted["directive"], counted["mandate"]) == (1, 2)
    assert {"mandate", "directive", "other"} <= counted.keys()


def test_rows_follow_the_latest_text() -> None:
    """What is gone stands behind what it followed; by age the oldest come first."""
    found = history(version(80, LAMPS, FEES, BELLS), version(81, LAMPS, FEES), version(82, CHARTS, FEES))

    names = [found.clauses[index].name for index in by_latest_text(found)]
    assert ["A/RES/80/7 OP1", "A/RES/82/7 OP1", "A/RES/80/7 OP2", "A/RES/80/7 OP3"] == names
    assert [0, 1, 2, 3] == by_age(found)


def test_signs_looks_and_words_agree() -> None:
    """A clause that only moved has the sign of a move; what is not there has a blank."""
    four = (LAMPS, FEES, BELLS, CHARTS)
    found = history(version(80, *four), version(81, CHARTS, LAMPS, FEES, BELLS), version(82, LAMPS, FEES, BELLS))

    moved, gone = standing(found, 1, "OP1"), found.clauses[3].at(2)
    assert ("»", "moved", "moved") == (sign(moved), look(moved), said(moved))
    assert gone is not None
    assert ("-", "gone", "dropped") == (sign(gone), look(gone), said(gone))
    assert (" ", "none") == (sign(None), look(None))
