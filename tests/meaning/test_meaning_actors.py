"""Actors: who is asked and who is named, gained, lost, or in another's place."""

from __future__ import annotations

import pytest

from resdiff.meaning.actors import find_actors, same_actor
from resdiff.meaning.verbs import HANDS
from tests.meaning.reading_clauses import only, read, told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Member States and civil society", ["member states", "civil society"]),
        ("the Government of Norland and the Government of Sudland", ["government of norland", "government of sudland"]),
        ("the Secretary-General and his Special Envoy", ["secretary-general", "special envoy"]),
        ("the Commission on Reefs and Shoals of Norland", ["commission on reefs and shoals of norland"]),
        (
            "the Inter-Agency Group against Trafficking in Persons",
            ["inter-agency group against trafficking in persons"],
        ),
        ("women, youth and persons with disabilities", ["women", "youth", "persons with disabilities"]),
        ("the smuggling of migrants", []),
        ("the Secretary-General’s report", []),
        ("the Economic and Social Council", ["economic and social council"]),
    ],
)
def test_actors_are_found_by_name(text: str, names: list[str]) -> None:
    """Listed actors and capitalised bodies are found, the longest name first; others' possessions are not."""
    assert [m.key for m in find_actors(text)] == names


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("office", "united nations office on drugs and crime", True),
        ("committee", "human rights committee", True),
        ("office", "human rights committee", False),
        ("women", "women and girls", True),
        ("youth", "children", False),
    ],
)
def test_a_short_name_may_mean_the_long_one(one: str, other: str, expected: bool) -> None:
    """A short name is no new actor where the same body stood under its full name."""
    assert same_actor(one, other) is expected
    assert same_actor(other, one) is expected


def test_a_request_that_changed_hands() -> None:
    """The same task given to someone else is a swap with that remark."""
    task = "to report on the state of every lighthouse on the northern coast;"
    facet = only(
        read(f"Requests the Secretary-General {task}", f"Requests the Commission on Reefs {task}"), "addressee"
    )

    assert (facet.judgement, facet.old, facet.new) == ("swapped", "Secretary-General", "Commission on Reefs")
    assert facet.remark == HANDS


def test_another_task_for_another_office_is_no_change_of_hands() -> None:
    """Where the task changed as well, nothing was handed over."""
    old = "Requests the Secretary-General to report on the state of every lighthouse on the northern coast;"
    new = "Requests the Commission on Reefs to invite all pilots of the southern islands to its next winter meeting;"

    assert HANDS not in {f.remark for f in read(old, new).facets}


def test_a_task_moved_within_a_clause_changes_hands() -> None:
    """A stretch that one was asked to do, and that now stands under another's verb."""
    task = "to withdraw every ferry that has been found to leak in the winter storms"
    old = f"Urges the Government of Norland to rest, {task}, and to keep watch at night;"
    new = (
        "Urges the Government of Norland to rest and to keep watch at night, "
        f"and calls on the Secretary-General, in line with the law, {task};"
    )

    assert ("swapped", "Government of Norland", "Secretary-General") in told(read(old, new), "addressee")


def test_one_more_is_asked_and_one_is_asked_no_more() -> None:
    """Addressees of a verb that stayed are told one by one."""
    old = "Invites Member States to list the wrecks of the eastern reefs;"
    new = "Invites Member States and the private sector to list the wrecks of the eastern reefs;"

    assert told(read(old, new), "addressee") == [("added", "", "the private sector")]
    assert told(read(new, old), "addressee") == [("dropped", "the private sector", "")]
    assert only(read(old, new), "addressee").remark == "asked as well"


def test_groups_gained_and_lost() -> None:
    """Those whom a clause names are told when they come and go."""
    old = "Stresses the needs of women and girls in the outer islands;"
    new = "Stresses the needs of women, youth and girls in the outer islands;"

    assert ("added", "", "youth") in told(read(old, new), "addressee")
    assert read(old, new).klass == "substantive"


def test_a_name_that_stands_elsewhere_in_the_clause_is_not_new() -> None:
    """Named twice is named."""
    old = "Invites the Office to list wrecks, and notes the work of the Office of Lamps;"
    new = "Invites the Office to list wrecks with the help of the Office, and notes the work of the Office of Lamps;"

    assert told(read(old, new), "addressee") == []


def test_a_gloss_names_no_one_new() -> None:
    """A short name in brackets behind the long one is no actor that came."""
    old = "Notes the work of the Commission on Reefs and its keepers;"
    new = "Notes the work of the Commission on Reefs (Reef Commission) and its keepers;"

    assert told(read(old, new), "addressee") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("lamps in Upper Norland States", "lamps in towns", []),
        ("news on social media", "news", []),
        (
            "the Conference of the States Parties to the Tide Convention, and States Parties",
            "and States Parties",
            ["dropped"],
        ),
        ("the harbour fund for victims of storms", "the Harbour Fund for Victims of Storms", []),
        ("crime", "youth crime", []),
        ("work of non-governmental organizations", "work of non\u2011governmental organizations", []),
        ("pilots", "Internet service and access providers", ["added"]),
        ("children’s bells, children", "children’s bells, children, children with disabilities", ["added"]),
        ("lamps", "the Conference on Tides, in which the Conference met", ["added"]),
    ],
)
def test_names_are_not_taken_for_what_they_hold(old: str, new: str, expected: list[str]) -> None:
    """Places, names in other capitals and short forms of a name are no actors of their own."""
    meaning = read(f"Welcomes the {old} and the bells;", f"Welcomes the {new} and the bells;")

    assert expected == [judgement for judgement, _, _ in told(meaning, "addressee")]
