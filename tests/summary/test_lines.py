"""One line for each clause, with everything in it once."""

from __future__ import annotations

from resdiff.meaning import Facet
from resdiff.summary import digest
from resdiff.summary.page import sentence
from tests.making_reports import facet, lone_report

OLD = "Requests the Bureau to count the buoys, and to paint each of them;"
NEW = "Invites the Bureau to count the buoys, upon request, and to publish, where appropriate, a list of the 12 oldest;"
TEXTS = (OLD, NEW)


def _told(*facets: Facet) -> dict[str, list[str]]:
    """The lines of a page on one clause, by topic."""
    sections = digest(lone_report(OLD, NEW, *facets)).sections
    return {section.name: [sentence(entry) for entry in section.entries] for section in sections}


def test_a_clause_stands_under_its_weightiest_topic_with_everything_in_one_line() -> None:
    """The other topics name it only."""
    told = _told(
        facet("lead", "weaker", "Requests", "Invites", TEXTS),
        facet("qualifier", "added", "", "upon request", TEXTS),
        facet("wording", "dropped", "each of them", "", TEXTS),
    )

    assert {"weaker", "qualified", "reworded"} == set(told)
    (line,) = told["weaker"]
    assert line.startswith("“Requests” became “Invites”: “… the Bureau to count the buoys, upon request, and …”; ")
    assert line.endswith("; gained “upon request”; lost “each of them”")
    assert [] == told["qualified"] == told["reworded"]


def test_a_clause_that_goes_both_ways_tells_of_each_verb_what_became_of_it() -> None:
    """In the order of the text, under the first heading that it belongs to."""
    old = "Notes the list of wrecks, urges towns to count them, and calls upon the pilots to report;"
    new = "Welcomes the list of wrecks, invites towns to count them, and requests the pilots to report;"
    facets = (
        facet("lead", "changed", "Notes", "Welcomes", (old, new)),
        facet("lead", "weaker", "urges", "invites", (old, new)),
        facet("lead", "disputed", "calls upon", "requests", (old, new)),
    )
    sections = {section.name: section.entries for section in digest(lone_report(old, new, *facets)).sections}

    (line,) = (sentence(entry) for entry in sections["weaker"])
    assert line == (
        "“Welcomes the list of wrecks, invites …”: “Notes” became “Welcomes”; “urges” became “invites” (weaker); "
        "“calls upon” became “requests” (disputed)"
    )
    assert () == sections["verbs"]


def test_what_stands_in_a_passage_that_is_quoted_is_not_said_again() -> None:
    """A qualifier and a figure of the passage are read in it."""
    told = _told(
        facet("qualifier", "added", "", "where appropriate", TEXTS, remark="in words that are new"),
        facet("figure", "added", "", "12", TEXTS, remark="in words that are new"),
        facet("wording", "added", "", "publish, where appropriate, a list of the 12 oldest", TEXTS),
    )

    assert ["“Invites the Bureau to count the …”: gained “publish, where appropriate, a list of the 12 oldest”"] == (
        told["qualified"]
    )
    assert [] == told["reworded"] == told["figures"]


def test_the_parts_of_a_qualifier_are_told_with_it() -> None:
    """The article that something has to be in accordance with is no news of its own."""
    old = "Urges towns to act;"
    new = "Urges towns to act in accordance with article 7;"
    facets = (
        facet("qualifier", "added", "", "in accordance with article 7", (old, new)),
        facet("citation", "added", "", "article 7", (old, new)),
    )
    sections = digest(lone_report(old, new, *facets)).sections

    told = {section.name: [sentence(entry) for entry in section.entries] for section in sections}
    assert told["qualified"] == ["“Urges towns to act in accordance …”: gained “in accordance with article 7”"]


def test_a_verb_that_a_quoted_passage_ends_with_is_not_said_again() -> None:
    """Where "Demands A" became "Demands B, and demands A", the passage says so."""
    old = "Demands that pilots stay;"
    new = "Demands that keepers watch, and demands that pilots stay;"
    facets = (
        facet("lead", "added", "", "Demands", (old, new)),
        facet("wording", "added", "", "that keepers watch, and demands", (old, new)),
    )
    sections = digest(lone_report(old, new, *facets)).sections

    told = {section.name: [sentence(entry) for entry in section.entries] for section in sections}
    assert told["verbs"] == ["“Demands that keepers watch, and …”: gained “that keepers watch, and demands”"]


def test_words_lost_in_one_place_and_gained_in_another_have_moved() -> None:
    """A reader is told once, and a qualifier is told as what it is."""
    old, new = "Asks towns fully to act, as appropriate;", "Asks, as appropriate, towns to act fully;"
    words = [facet("wording", "dropped", "fully", "", (old, new)), facet("wording", "added", "", "fully", (old, new))]
    sections = digest(lone_report(old, new, *words)).sections

    told = {section.name: [sentence(entry) for entry in section.entries] for section in sections}
    assert told["reworded"] == ["“Asks, as appropriate, towns to act …”: “fully” stands elsewhere in the clause"]


def test_a_passage_is_told_without_what_another_facet_tells_of_it() -> None:
    """Where they overlap, what is left of it."""
    told = _told(
        facet("qualifier", "dropped", "the buoys, and to paint each of them", "", TEXTS),
        facet("wording", "dropped", "Bureau to count the buoys, and to paint each", "", TEXTS),
    )

    (line,) = told["qualified"]
    assert line.endswith(": lost “the buoys, and to paint each of them” and “Bureau to count”")


def test_more_than_a_reader_takes_in_is_counted() -> None:
    """The first few in the order of the topics, the rest as a number."""
    words = ("Requests", "count", "buoys", "paint", "each", "them")
    told = _told(*(facet("addressee", "dropped", word, "", TEXTS) for word in words))

    assert [
        "“Invites the Bureau to count the …”: lost “Requests”, “count”, “buoys” and “paint”; and 2 more changes"
    ] == (told["actors"])


def test_what_has_to_be_checked_stands_apart() -> None:
    """A question is another thing to say, wherever the clause is told."""
    told = _told(
        facet("qualifier", "added", "", "upon request", TEXTS),
        facet("budget", "question", "", "upon request", TEXTS, remark="possible budget implications"),
    )

    assert ["gained “upon request” (possible budget implications?)"] == told["check"]
    assert 1 == len(told["qualified"])


def test_a_stretch_that_only_stands_elsewhere_is_said_to() -> None:
    """No one takes it for lost or new."""
    moved = Facet(
        "wording", "changed", "the buoys", "the buoys", (25, 34), (24, 33), "words", "moved within the clause"
    )

    assert ["“the buoys” stands elsewhere in the clause"] == _told(moved)["reworded"]
