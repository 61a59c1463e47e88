"""The sentences of the summary, one a topic."""

from __future__ import annotations

import pytest

from resdiff.meaning import Facet
from resdiff.summary.digest import digest
from resdiff.summary.entries import entries
from resdiff.summary.page import sentence
from resdiff.summary.pieces import written
from tests.making_reports import facet, lone_report, small_report

OLD = "Requests the Bureau to publish each year, as appropriate, a list of buoys;"
NEW = "Invites the Bureau to publish, upon request and within its mandate, a list of 12 buoys;"


def _said(*facets: Facet, old: str = OLD, new: str = NEW) -> dict[str, str]:
    """What is told under each topic of one clause with these facets, without its opening words."""
    return {name: written(several[0].said) for name, several in entries(lone_report(old, new, *facets)).items()}


def test_a_verb_is_told_with_what_it_acts_on() -> None:
    """The words after it say whom it asks for what."""
    told = _said(facet("lead", "weaker", "Requests", "Invites", (OLD, NEW)))

    assert {"weaker": "“Requests” became “Invites”: “… the Bureau to publish, upon request and within …”"} == told


@pytest.mark.parametrize("judgement", ["lateral", "disputed", "changed"])
def test_verbs_that_no_ladder_parts_stand_apart(judgement: str) -> None:
    """Neither stronger nor weaker."""
    told = _said(facet("lead", judgement, "Requests", "Invites", (OLD, NEW)))  # type: ignore[arg-type]

    assert ["verbs"] == list(told)
    assert ("“Invites” (disputed):" in told["verbs"]) == (judgement == "disputed")


def test_qualifiers_gained_lost_and_swapped() -> None:
    """Several in one sentence: what became what, what was gained, what was lost."""
    told = _said(
        facet("qualifier", "added", "", "upon request", (OLD, NEW)),
        facet("qualifier", "added", "", "within its mandate", (OLD, NEW)),
        facet("qualifier", "dropped", "as appropriate", "", (OLD, NEW)),
        facet("qualifier", "swapped", "each year", "a list", (OLD, NEW)),
    )

    assert {
        "qualified": "“each year” became “a list”; "
        "gained “upon request” and “within its mandate”; "
        "lost “as appropriate”"
    } == told


def test_the_same_facet_twice_is_told_once() -> None:
    """Capitals make no difference."""
    told = _said(
        facet("addressee", "added", "", "the Bureau", (OLD, NEW)),
        Facet("addressee", "added", "", "The Bureau", None, (8, 18)),
    )

    assert {"actors": "gained “the Bureau”"} == told


def test_a_figure_inside_other_facets_is_told_with_them() -> None:
    """The "two" of "every two years" is no figure of its own."""
    told = _said(
        facet("qualifier", "dropped", "each year", "", (OLD, NEW)),
        facet("figure", "dropped", "each", "", (OLD, NEW)),
        facet("figure", "added", "", "12", (OLD, NEW)),
    )

    assert {"qualified": "lost “each year”", "figures": "gained “12” in “list of 12 buoys”"} == told


def test_a_reference_that_follows_is_no_news_and_one_that_does_not_is() -> None:
    """A warning is told once, under what has to be checked."""
    old, new = "Recalls paragraph 4 above, and paragraph 6 below;", "Recalls paragraph 5 above, and paragraph 6 below;"
    followed = facet("reference", "followed", "paragraph 4", "paragraph 5", (old, new))
    astray = facet("reference", "warning", "paragraph 6", "paragraph 6", (old, new), remark="that is paragraph 7 now")

    assert {"check": "still says “paragraph 6”: that is paragraph 7 now"} == _said(followed, astray, old=old, new=new)


def test_budget_is_a_question() -> None:
    """Not a verdict."""
    told = _said(facet("budget", "question", "", "upon request", (OLD, NEW), remark="resource language"))

    assert {"check": "gained “upon request” (resource language?)"} == told


def test_the_longest_rewordings_are_told_and_the_others_counted() -> None:
    """In the order of the text."""
    old = "one two three four five"
    new = "eins zweizweizwei drei vierviervier fuenffuenffuenf"
    words = zip(old.split(), new.split(), strict=True)
    told = _said(*(facet("wording", "changed", a, b, (old, new)) for a, b in words), old=old, new=new)

    assert {
        "reworded": "“two” became “zweizweizwei”; “four” became “vierviervier”; “five” became “fuenffuenffuenf”; "
        "and changes in 2 more places"
    } == told


def test_a_substantive_change_without_facets_is_told_by_its_words() -> None:
    """Nothing stays untold because nobody judged it."""
    assert "reworded" in _said()
    assert "“Requests” became “Invites”" in _said(old="Requests a list;", new="Invites a list;")["reworded"]


def test_words_that_only_look_alike_are_spelled_out() -> None:
    """A no-break space for a space."""
    told = _said(facet("wording", "changed", "per\u00a0cent", "per cent"), old="48 per\u00a0cent", new="48 per cent")

    assert {"reworded": "“per<00A0>cent” became “per cent”"} == told


def test_routine_and_editorial_changes_are_counted_and_not_told() -> None:
    """Unless something in them needs a check."""
    moved_on = facet("figure", "changed", "each", "12", (OLD, NEW))
    astray = facet("reference", "warning", "list", "list", (OLD, NEW), remark="gone")

    assert {} == entries(lone_report(OLD, NEW, moved_on, klass="routine"))
    assert ["check"] == list(entries(lone_report(OLD, NEW, moved_on, astray, klass="editorial")))


def test_a_clause_is_introduced_by_its_opening_words() -> None:
    """Unless a verb is quoted with what follows it."""
    sections = {section.name: section.entries for section in digest(small_report()).sections}

    assert "“Encourages shipowners to paint their …”: moved up past 6 paragraphs, not a word changed" == sentence(
        sections["moved"][0]
    )
    assert "" == sections["weaker"][0].opening


def test_a_copy_says_what_it_repeats() -> None:
    """The reason of the match stands beside a clause that came or went for another cause than chance."""
    from attrs import evolve

    from tests.making_reports import report_of

    report = small_report()
    changes = [
        evolve(c, copied=True, why="repeats old OP1") if c.new == ("OP9",) else c for c in report.comparison.changes
    ]
    copied = report_of(evolve(report.comparison, changes=tuple(changes)), report.meanings)

    assert written(entries(copied)["new"][0].said).endswith("” (repeats old OP1)")
