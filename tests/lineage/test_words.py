"""The years of each word."""

from __future__ import annotations

import random

import pytest
from many_years import many_years

from resdiff.lineage.words import Run, years_of_words
from tests.lineage.making_series import history, version
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS


def test_each_word_has_the_version_it_came_in() -> None:
    """What is kept keeps its year, what is put in gets its own."""
    found = history(
        version(80, "Urges States to keep the lamps burning;"),
        version(81, "Urges States, upon request, to keep the lamps burning;"),
        version(82, "Urges all States, upon request, to keep the lamps burning;"),
    )

    assert (
        Run("Urges ", 0),
        Run("all ", 2),
        Run("States", 0),
        Run(", upon request,", 1),
        Run(" to keep the lamps burning;", 0),
    ) == years_of_words(found)[2]["OP1"]


def test_what_is_dropped_and_returns_says_so() -> None:
    """Since when it stands now, and when it had stood before."""
    bare, full = "Urges States to keep the lamps burning;", "Urges States, upon request, to keep the lamps burning;"
    found = history(version(80, full), version(81, full), version(82, bare), version(83, bare), version(84, full))

    (run,) = [run for run in years_of_words(found)[4]["OP1"] if run.since]
    assert (", upon request,", 4, ((0, 1),)) == (run.text, run.since, run.before)
    assert 0 == run.first


def test_a_word_written_another_way_keeps_its_year() -> None:
    """The verb lost its capital when “Also” was put before it: only “Also” is new."""
    found = history(version(80, FEES), version(81, f"Also r{FEES[1:]}"))

    first, *rest = years_of_words(found)[1]["OP1"]
    assert Run("Also ", 1) == first
    assert {0} == {run.since for run in rest}


def test_words_keep_their_years_through_merges_and_splits() -> None:
    """Two clauses fused and cut up again: every word is as old as its clause."""
    merged = f"{LAMPS[:-1]}, and {FEES[0].lower()}{FEES[1:]}"
    found = history(version(80, LAMPS), version(81, LAMPS, FEES), version(82, merged), version(83, LAMPS, FEES))
    words = years_of_words(found)

    assert [(LAMPS[:-1], 0), ("and", 2), (FEES.lower(), 1)] == [
        (run.text.lower() if run.since == 1 else run.text.strip(", "), run.since) for run in words[2]["OP1"]
    ]
    assert {0} == {run.since for run in words[3]["OP1"]}
    assert {1} == {run.since for run in words[3]["OP2"]}


def test_words_of_a_clause_brought_back_know_both_stays() -> None:
    """They stand since it came back, and stood before it went."""
    found = history(version(80, BELLS, LAMPS), version(81, BELLS), version(82, BELLS, LAMPS.replace("all", "most")))

    runs = years_of_words(found)[2]["OP2"]
    assert [(2, ((0, 0),)), (2, ()), (2, ((0, 0),))] == [(run.since, run.before) for run in runs]
    assert "most" == runs[1].text


def test_a_passage_moved_to_another_clause_is_known_again() -> None:
    """Twelve words in a row are no accident; a name of a few words is no return."""
    passage = "with a book in which every ship that passes is entered with its name and home harbour"
    name = "the Guild of Pilots of the Southern Straits and Sounds"
    found = history(
        version(80, LAMPS, f"{BELLS[:-1]}, {passage};", f"{CHARTS[:-1]} as {name} has them;"),
        version(81, LAMPS, BELLS, CHARTS),
        version(82, f"{LAMPS[:-1]} {passage};", f"{BELLS[:-1]} by {name};", CHARTS),
    )
    words = years_of_words(found)[2]

    assert [((0, 0),)] == [run.before for run in words["OP1"] if "every ship" in run.text]
    assert [()] == [run.before for run in words["OP2"] if "Guild" in run.text]


def test_words_that_another_clause_kept_were_never_gone() -> None:
    """They went from one clause and come into a third, and stood in a second all the time: since then they stand."""
    said = "the keepers of every lighthouse of the outer reefs and banks of all the northern straits by day and night"
    bare, full = "Urges all towns to thank those on watch;", f"Urges all towns to thank {said};"
    host = f"Recalls the duty of care for {said};"
    found = history(
        version(80, full, host, CHARTS),
        version(81, bare, host, CHARTS),
        version(82, bare, host, CHARTS, f"Calls upon the pilots to obey {said} without delay;"),
    )
    runs = {run.text.strip(): run for run in years_of_words(found)[2]["OP4"]}

    assert (0, ()) == (runs[said].since, runs[said].before)


def test_a_name_alone_is_no_return_of_words() -> None:
    """It had stood in another sentence of the clause; that says nothing about this one."""
    name = "the Northern Office for Lamps, Bells and Buoys"
    found = history(
        version(80, f"Urges all towns to pay {name} for the oil;", CHARTS),
        version(81, "Urges all towns to pay for the oil;", CHARTS),
        version(82, f"Urges all towns to pay for the oil, as proposed in the survey of {name};", CHARTS),
    )

    assert () == next(run for run in years_of_words(found)[2]["OP1"] if "Northern" in run.text).before


def test_what_a_split_says_twice_is_as_old_as_it_was_once() -> None:
    """One piece has the words in their place, the other has them as well."""
    opening = "Urges all coastal States to use the tables of tides"
    one = f"{opening} in every harbour of the north and to keep the lamps of their lighthouses burning by night;"
    found = history(
        version(80, one, CHARTS),
        version(
            81,
            f"{opening} in every harbour of the north;",
            f"{opening} and to keep the lamps of their lighthouses burning by night;",
            CHARTS,
        ),
    )
    assert {"split"} == {change.kind for change in found.comparisons[0].changes if len(change.new) > 1}
    words = years_of_words(found)[1]

    assert {0} == {run.since for address in ("OP1", "OP2") for run in words[address] if len(run.text) > len(" and ")}


@pytest.mark.parametrize("seed", range(3))
def test_the_words_joined_are_the_text(seed: int) -> None:
    """Of every paragraph of every version; and no word is older than the series or younger than its version."""
    made = many_years(random.Random(seed), 6)
    words = years_of_words(history(*made.documents))

    for number, document in enumerate(made.documents):
        for paragraph in document.paragraphs:
            runs = words[number][paragraph.id]
            assert paragraph.text == "".join(run.text for run in runs)
            for run in runs:
                stretches = [edge for stretch in run.before for edge in stretch]
                assert 0 <= run.first <= run.since <= number
                assert [*stretches, run.since] == sorted([*stretches, run.since])


def test_later_versions_change_no_earlier_year() -> None:
    """What is said of a version is said whatever comes after it."""
    made = many_years(random.Random(7), 5)
    short, whole = (years_of_words(history(*made.documents[:count])) for count in (4, 5))

    assert short == whole[:4]
