"""What the panel says of a change."""

from __future__ import annotations

from textual.content import Content

from resdiff.meaning import Facet, Meaning
from resdiff.screens.facets import facet_lines
from resdiff.screens.rows import Row
from tests.screens.making_comparisons import change

REWORDED = change("OP1", "OP2", "[-Requests-]{+Invites+} States to paint their buoys;")


def _said(row: Row, meaning: Meaning | None) -> list[str]:
    return str(facet_lines(row, meaning)).split("\n")


def test_class_rule_facets_and_ground() -> None:
    """The class and the rule that decided; each facet with family, judgement, words, and whose judgement it is."""
    meaning = Meaning(
        "substantive",
        "a verb became weaker",
        (
            Facet("lead", "weaker", "Requests", "Invites", (0, 8), (0, 7), "default: calls", "a call"),
            Facet("qualifier", "added", "", "as appropriate", None, (9, 23), "qualifiers: applicability"),
            Facet("qualifier", "added", "", "inter alia", None, (25, 35), "qualifiers: scope"),
            Facet("wording", "dropped", "old words", "", (40, 49), None, "words"),
        ),
    )

    assert [
        "OP1 → OP2",
        "reworded (words changed)",
        "substantive: a verb became weaker",
        "",
        "Verb, weaker",
        "“Requests” became “Invites”",
        "(default: calls; a call)",
        "",
        "Qualifier, added",
        "“as appropriate”",
        "(qualifiers: applicability)",
        "“inter alia”",
        "(qualifiers: scope)",
        "",
        "Wording, dropped",
        "“old words”",
        "",
        "Why matched",
        "most of the words carried; similarity 0.90",
    ] == _said(Row(1, "clause", REWORDED, 0), meaning)


def test_what_to_check_comes_first_even_where_nothing_changed() -> None:
    """Warnings and questions of an unchanged clause, and that its match is uncertain."""
    same = change("OP1", "OP1", "Recalls paragraph 2 above;", uncertain=True)
    meaning = Meaning(
        "substantive",
        "an internal reference points at another clause",
        (
            Facet("reference", "followed", "paragraph 7", "paragraph 8", (1, 2), (1, 2), "references"),
            Facet("reference", "warning", "paragraph 2", "paragraph 2", (8, 19), (8, 19), "references", "now 3"),
            Facet("budget", "question", "", "a report", None, (0, 1), "rule 153", "possible budget implications"),
        ),
    )
    said = _said(Row(1, "clause", same, 0), meaning)

    assert [
        "To check",
        "“paragraph 2”",
        "now 3",
        "(references)",
        "“a report”",
        "possible budget implications?",
        "(rule 153)",
        "The match is uncertain: another partner was about as good",
        "",
        "Internal reference, followed",
    ] == said[4:14]


def test_before_the_meaning_is_read_and_where_no_clause_is() -> None:
    """The kind and the reason of the match are known at once; the front matter is no clause."""
    said = _said(Row(1, "clause", REWORDED, 0), None)

    assert "What it means is still being read" in said
    assert "most of the words carried; similarity 0.90" == said[-1]
    assert "What it means could not be read" in str(facet_lines(Row(1, "clause", REWORDED, 0), None, is_awaited=False))
    assert ["No clause here"] == _said(Row(0, "front"), None)


def test_words_of_a_document_are_text() -> None:
    """Markup stays as it is, control characters are seen, and words that look alike are told apart."""
    meaning = Meaning(
        "editorial",
        "[/]",
        (
            Facet("wording", "changed", "[b]per\u00a0cent[/]", "[b]per cent[/]"),
            Facet("note", "added", "", "\x1b[31mred[link=x]", source="notes"),
        ),
    )
    told = facet_lines(Row(1, "clause", REWORDED, 0), meaning)

    assert isinstance(told, Content)
    assert "“[b]per<00A0>cent[/]” became “[b]per cent[/]”" in str(told)
    assert "“␛[31mred[link=x]”" in str(told)
    assert "editorial: [/]" in str(told)
