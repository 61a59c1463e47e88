"""The three forms of the summary, against plain-text goldens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resdiff.comparison import compare
from resdiff.model import Document
from resdiff.reading import read
from resdiff.summary import Report, brief, digest, full, page, read_choice, report
from resdiff.summary.pieces import written
from tests.making_reports import NEW, OLD, lone_report, small_report

RANGES = re.compile(r"\b(PP|OP|H|P)(\d+) to (PP|OP|H|P)(\d+)")
GOLDENS = Path(__file__).parent


@pytest.mark.parametrize("form", ["brief", "page", "full"])
def test_each_form_of_the_small_report(form: str) -> None:
    """Every kind of change, in the words that a person reads."""
    written = {"brief": brief, "page": lambda r: page(digest(r)), "full": full}[form](small_report())

    assert (GOLDENS / f"small-{form}.txt").read_text(encoding="utf-8") == f"{written}\n"


def test_a_choice_is_told_with_what_it_left() -> None:
    """The headline has the sizes alone: what it counts of the rest would be read as what was chosen."""
    text = page(digest(small_report(read_choice(only=["gone"]))))

    assert "Only gone: 1 of 13 changes.\n\nGone (1)\n  OP7  “Requests the Keeper-General" in text
    assert "There are 4 new paragraphs" not in text
    assert "New (4)" not in text


def test_a_choice_of_a_class_tells_its_facets() -> None:
    """Roll-over is only counted, unless it is asked for."""
    choice = read_choice(classes=["routine"])

    assert "Only routine: 1 of 13 changes." in page(digest(small_report(choice)))


def test_documents_that_say_the_same() -> None:
    """One sentence, and no section."""
    same = report(compare(OLD, OLD))

    assert "The two versions of A/RES/93/211 say the same: 11 paragraphs, word for word." in page(digest(same))
    assert () == digest(same).sections
    assert brief(same).endswith(": no change in 11 paragraphs.")


def test_documents_without_paragraphs() -> None:
    """Nothing to compare is no fault."""
    nothing = Document("nothing.txt")

    assert "0 paragraphs" in page(digest(report(compare(nothing, nothing))))
    assert "There are 11 new paragraphs." in page(digest(report(compare(nothing, OLD)))).replace("\n", " ")


def test_one_change_is_told_in_the_singular() -> None:
    """Not "All 1 changes are"."""
    text = page(digest(lone_report("Urges all pilots to sing;", "Urges all pilots to row;")))

    assert "The one change is substantive." in text


def test_documents_of_one_symbol_are_told_by_their_files() -> None:
    """Two drafts of one text: "draft-1.txt → draft-2.txt"."""
    from attrs import evolve

    first, second = evolve(OLD, symbol="", source="a/text.txt"), evolve(NEW, symbol="", source="b/text.txt")

    assert page(digest(report(compare(first, second)))).startswith("a/text.txt → b/text.txt\n")


@pytest.fixture(params=[("91", "92"), ("92", "93"), ("93", "94"), ("94", "95-draft")], ids="-".join)
def yearly(request: pytest.FixtureRequest, examples: Path) -> Report:
    """Two consecutive versions of the fictional series."""
    old, new = (read(str(examples / f"lighthouses-{name}.txt")) for name in request.param)
    return report(compare(old, new))


def test_every_change_is_told_or_named(yearly: Report) -> None:
    """Nothing is hidden: the address of each changed clause stands on the page."""
    text = " ".join(page(digest(yearly)).split())
    named = {f"{part}{n}" for part, a, _, b in RANGES.findall(text) for n in range(int(a), int(b) + 1)}
    told = {entry.row for section in digest(yearly, None).sections for entry in section.entries}
    changes = yearly.comparison.changes
    ranges = [row for row in told if changes[row].kind in ("added", "removed")]
    for row, change in enumerate(changes):
        if not change.is_quiet and row not in ranges:
            shown = ("+".join(change.new or change.old), " and ".join((change.new or change.old)[-2:]))
            assert any(name in text or name in named for name in shown), change.why


def test_the_page_is_never_wider_than_it_says(yearly: Report) -> None:
    """So that an e-mail does not wrap it again."""
    for width in (72, 96):
        assert max(map(len, page(digest(yearly), width).split("\n"))) <= width


def test_nothing_is_said_twice_of_a_clause(yearly: Report) -> None:
    """A clause may stand under several topics, each time with another sentence, and is introduced once."""
    entries = [entry for section in digest(yearly).sections for entry in section.entries]
    said = [(entry.row, written(entry.said)) for entry in entries]
    introduced = [entry.row for entry in entries if entry.opening]

    assert len(said) == len(set(said))
    assert len(introduced) == len(set(introduced))


def test_one_line_of_what_was_chosen_says_so() -> None:
    """Whoever asks for the annex alone is not told of the rest."""
    examples = Path(__file__).parent.parent.parent / "examples"
    comparison = compare(*(read(str(examples / f"lighthouses-{session}.txt")) for session in (93, 94)))

    told = brief(report(comparison, read_choice(parts=["annex"])))

    assert ": only annex: 12 of 58 changes: Annex.H1, " in told
    assert told.endswith("and Annex.4 to Annex.8.")
