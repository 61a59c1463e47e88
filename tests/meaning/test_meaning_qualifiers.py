"""Qualifiers by family, resource language, and what may cost money."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from resdiff.meaning import read_meaning
from resdiff.meaning.mentions import WITH_NEW_WORDS
from resdiff.meaning.qualifiers import find_qualifiers, qualifiers
from tests.meaning.reading_clauses import compared, only, paragraph, read, told

TABLE: dict[str, Any] = tomllib.loads(files("resdiff.meaning").joinpath("qualifiers.toml").read_text(encoding="utf-8"))
ENTRIES = [entry for family in [*TABLE["family"].values(), TABLE["hedges"]] for entry in family["entries"]]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['key']}: {entry['pattern'][:30]}")
def test_every_entry_has_a_source_and_a_pattern_that_is_fast(entry: dict[str, str]) -> None:
    """A pattern captures nothing, since groups would make the search many times slower, and its origin is named."""
    assert re.compile(entry["pattern"]).groups == 0
    assert entry["pattern"] == entry["pattern"].lower()
    assert entry["source"]


@pytest.mark.parametrize(
    ("words", "family"),
    [
        (", upon request,", "consent"),
        (", at their request,", "consent"),
        (" on a voluntary basis", "consent"),
        (", in accordance with their national legislation,", "national law"),
        (", consistent with domestic law,", "national law"),
        (", in line with national development priorities,", "national law"),
        (", in accordance with international law,", "international law"),
        (", within their respective mandates,", "mandate"),
        (", consistent with its mandate,", "mandate"),
        (", within existing resources,", "resources"),
        (", subject to the availability of extrabudgetary resources,", "resources"),
        (", as appropriate,", "applicability"),
        (", where applicable,", "applicability"),
        (", to the extent possible,", "applicability"),
        (", inter alia,", "scope limits"),
        (", as a matter of urgency,", "time"),
        (", without further delay,", "time"),
        (", in consultation with pilots,", "consultation"),
        (" on mutually agreed terms", "transfer"),
        (", in keeping with the principles of good seamanship,", "international law"),
        (", in accordance with article 7 of the Harbour Treaty,", "international law"),
        (", with full respect for the rights of pilots,", "national law"),
        (" in some parts of the world", "applicability"),
        (", subject to the approval of the owners,", "scope limits"),
        (" only when fog is near", "scope limits"),
        (", where they exist,", "applicability"),
        (", unless the owners decide otherwise,", "applicability"),
        (", once the fog has lifted,", "applicability"),
        (" once the harbour rules have been met", "applicability"),
        (", in a safe and timely manner,", "time"),
        (" promptly", "time"),
        (", within five years,", "time"),
        (", unconditionally,", "applicability"),
        (", in line with", "accordance"),
        (", taking fully into account", "accordance"),
    ],
)
def test_a_qualifier_that_comes_or_goes_is_told_with_its_family(words: str, family: str) -> None:
    """Each family of qualifiers is found whichever way it changed, and nothing else is told of the same words."""
    without, with_it = "Urges towns to light the piers;", f"Urges towns to light{words} the piers;".replace(",;", ";")
    came, gone = read(without, with_it), read(with_it, without)

    assert only(came, "qualifier").judgement == "added", words
    assert only(gone, "qualifier").judgement == "dropped"
    assert only(came, "qualifier").new == only(gone, "qualifier").old
    assert only(came, "qualifier").source == f"qualifiers: {qualifiers().titles[family]}"
    assert came.klass == gone.klass == "substantive"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within existing resources", "subject to the availability of resources"),
        ("as appropriate", "where possible"),
        ("in accordance with international law", "in conformity with the Charter"),
        ("annually", "every two years"),
        ("expeditiously", "without delay"),
        ("within existing resources", "within available resources"),
    ],
)
def test_one_qualifier_for_another_of_its_family_is_a_swap(old: str, new: str) -> None:
    """A qualifier that took another's place is one facet with both wordings."""
    facet = only(
        read(f"Urges towns to light, {old}, all piers;", f"Urges towns to light, {new}, all piers;"), "qualifier"
    )

    assert (facet.judgement, facet.old, facet.new) == ("swapped", old, new)


def test_a_qualifier_that_only_moved_is_none() -> None:
    """Within the clause a qualifier may stand elsewhere."""
    old = "Urges towns, as appropriate, to light the piers and to ring the bells;"
    new = "Urges towns to light the piers and, as appropriate, to ring the bells;"

    assert told(read(old, new), "qualifier") == []


def test_an_adverb_that_was_an_adjective_is_no_qualifier_that_came() -> None:
    """The gradual lighting of the piers is the same as lighting them gradually."""
    old = "Urges towns to make plans for the gradual lighting of the piers;"
    new = "Urges towns to light gradually the piers;"

    assert told(read(old, new), "qualifier") == told(read(new, old), "qualifier") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "and expects a favourable answer as a first step towards",
            "and expects favourable answers as relevant steps towards",
        ),
        ("with sufficient financial resources for", "with sufficient financial and non‑financial resources for"),
        ("by giving charts for", "by giving timely charts for"),
    ],
)
def test_words_that_look_like_a_qualifier_or_grow_within_one_are_none(old: str, new: str) -> None:
    """What is relevant here are the steps, and resources of two kinds are resources still."""
    told_of = read(
        f"Urges towns to light the piers {old} safe harbours;", f"Urges towns to light the piers {new} safe harbours;"
    )

    assert told(told_of, "qualifier", "budget") == []


def test_two_qualifiers_each_in_a_passage_of_its_own_are_no_swap() -> None:
    """One went with its passage, the other came with its own."""
    old = "Urges towns to keep, inter alia, the old bells and the brass horns of their fathers safe;"
    new = "Urges towns to buy lamps, buoys and charts of every kind, including but not limited to paper charts, now;"

    assert sorted(told(read(old, new), "qualifier")) == [
        ("added", "", "but not limited to"),
        ("dropped", "inter alia", ""),
    ]


def test_a_qualifier_in_a_new_passage_says_so() -> None:
    """What came with its own words qualifies nothing that stood there, and the remark tells it."""
    old = "Urges towns to light the piers;"
    new = "Urges towns to light the piers and to send every pilot to the new college, upon request, in the winter;"

    assert only(read(old, new), "qualifier").remark == WITH_NEW_WORDS


def test_a_qualifier_of_a_clause_that_was_merged_stays() -> None:
    """What one clause said of all pilots the other says of them once both are one."""
    old = (
        "Recalls the need to protect the rights of all pilots and keepers in the south;\n"
        "Recalls the need to promote the safety of all pilots, regardless of the flag they sail under, at all times;"
    )
    new = "Recalls the need to protect the rights of all pilots, regardless of flag, and of keepers in the south;"

    assert told(read(old, new), "qualifier") == []


def test_a_qualifier_lost_is_not_made_good_by_the_same_words_in_a_new_passage() -> None:
    """The drop and the addition are both told."""
    old = "Urges towns, as appropriate, to light all piers of the northern coast on every night of the winter;"
    new = old.replace(", as appropriate,", "").replace(
        "winter;", "winter and to pay every keeper, as appropriate, in oil;"
    )

    assert [judgement for judgement, _, _ in told(read(old, new), "qualifier")] == ["dropped", "added"]


def test_scope_words_are_told_only_as_swaps() -> None:
    """A word like "including" comes with what it names; in the place of another one it is a change of its own."""
    old = "Urges towns to light the piers, in particular those of the outer islands in the north;"

    assert told(read(old, old.replace("in particular", "including")), "qualifier") == [
        ("swapped", "in particular", "including")
    ]
    assert told(read(old, old.replace("piers,", "piers, including the small ones,")), "qualifier") == []


def test_resource_language_asks_about_the_budget() -> None:
    """What says who pays is a question under the rule, beside the qualifier itself."""
    old = "Requests the Secretary-General to hold, within existing resources, a meeting of pilots;"
    facet = only(read(old, old.replace(", within existing resources,", "")), "budget")

    assert (facet.judgement, facet.old) == ("question", "within existing resources")
    assert facet.source == "rule 153 of the rules of procedure"


@pytest.mark.parametrize(
    ("old", "new", "quoted"),
    [
        (
            "Notes the loss of buoys;",
            "Notes the loss of buoys, and requests the Secretary-General to report on it;",
            "requests the Secretary-General to report",
        ),
        (
            "Requests the Secretary-General to list the wrecks;",
            "Requests the Secretary-General to list the wrecks and to convene a meeting of pilots;",
            "Requests the Secretary-General to list the wrecks and to convene",
        ),
        ("Notes the loss of buoys;", "Decides to establish a college of pilots;", "Decides to establish"),
    ],
)
def test_what_is_asked_anew_of_an_office_may_cost_money(old: str, new: str, quoted: str) -> None:
    """New requests for reports, meetings or mandates are questions, quoted from the verb to the output."""
    assert told(read(old, new), "budget") == [("question", "", quoted)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Requests the Secretary-General to report at its ninety-third session;",
            "Requests the Secretary-General to report at its ninety-fourth session;",
        ),
        ("Notes the loss of buoys;", "Urges Member States to report on the loss of buoys;"),
    ],
)
def test_a_request_of_every_year_or_to_states_is_no_question(old: str, new: str) -> None:
    """What was asked before costs nothing new, and States pay for themselves."""
    assert told(read(old, new), "budget") == []


def test_what_is_decided_no_more_asks_nothing_about_the_budget() -> None:
    """Resource language that went with its decision limits nothing that is left."""
    old = "Decides to hold a meeting on the lamps of the reefs, within existing resources;"
    meaning = read(old, "Welcomes the meeting on the lamps of the reefs;")

    assert ("dropped", "within existing resources", "") in told(meaning, "qualifier")
    assert [] == told(meaning, "budget")


def test_a_new_clause_asks_about_the_budget_too() -> None:
    """A clause that was not there is read for its verbs and for what it may cost."""
    new = [paragraph("OP1", "Requests the Secretariat to convene a meeting of pilots;")]
    meaning = read_meaning(compared([], new, [([], [0])]))[0]

    assert (meaning.klass, meaning.rule) == ("substantive", "a clause that was not there")
    assert told(meaning, "lead") == [("added", "", "Requests")]
    assert told(meaning, "budget") == [("question", "", "Requests the Secretariat to convene")]


def test_words_are_found_where_they_stand_whatever_their_case() -> None:
    """A qualifier at the head of a sentence is one as well."""
    assert [m.key for m in find_qualifiers("As appropriate, and upon request, light the pier.")] == [
        "as appropriate",
        "upon request",
    ]


def test_a_consultation_that_is_also_cooperation_is_still_one() -> None:
    """The proviso grew by a word and is not gone."""
    meaning = read(
        "Requests the Bureau to act in close consultation with pilots;",
        "Requests the Bureau to act in close consultation and cooperation with pilots;",
    )

    assert [] == told(meaning, "qualifier")


def test_a_time_that_something_is_due_by_is_a_qualifier() -> None:
    """Without it the request is one without a term."""
    meaning = read(
        "Calls upon towns to light the piers before the end of the winter;", "Calls upon towns to light the piers;"
    )

    assert [("dropped", "before the end of the winter", "")] == told(meaning, "qualifier")
