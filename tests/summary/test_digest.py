"""What gets room on the page."""

from __future__ import annotations

from attrs import evolve

from resdiff.meaning import Meaning
from resdiff.model import Change, Comparison, Edit
from resdiff.summary import digest, page, read_choice
from resdiff.summary.digest import PAGE
from resdiff.summary.naming import ranges
from tests.making_documents import document, paragraph
from tests.making_reports import report_of


def _many(gone: int, new: int, part: str = "OP") -> Comparison:
    """A comparison in which so many paragraphs went and so many came, in turn."""
    old = document(*(paragraph(f"{part}{n}", f"Urges pilots to spare gull number {n};") for n in range(1, gone + 1)))
    after = document(*(paragraph(f"{part}{n}", f"Calls upon pilots to feed seal {n};") for n in range(1, new + 1)))
    why = "no counterpart in the {} text"
    removed = [Change("removed", (p.id,), (), 0, why.format("new"), (Edit("-", p.text),)) for p in old.paragraphs]
    added = [Change("added", (), (p.id,), 0, why.format("old"), (Edit("+", p.text),)) for p in after.paragraphs]
    # In turn, so that no two of a kind stand together.
    mixed = [change for pair in zip(removed, added, strict=False) for change in pair]
    rest = removed[len(added) :] or added[len(removed) :]
    return Comparison(old, after, tuple(mixed + rest))


def _report_of(comparison: Comparison, only: str = ""):  # type: ignore[no-untyped-def]
    meanings = tuple(Meaning("substantive", "") for _ in comparison.changes)
    return report_of(comparison, meanings, read_choice(only=[only]))


def test_what_has_no_room_is_named() -> None:
    """As many lines as a page has, shared out, and the addresses of the rest."""
    summed = digest(_report_of(_many(50, 50)))

    new, gone = summed.sections
    assert PAGE == len(new.entries) + len(gone.entries)
    assert 50 == new.count == gone.count
    assert f"and {len(gone.rest)} more: " in page(summed)


def test_a_choice_or_a_full_telling_leaves_nothing_unquoted() -> None:
    """Who asks for what is gone gets all of it."""
    assert [50] == [len(section.entries) for section in digest(_report_of(_many(50, 50), "gone")).sections]
    assert [50, 50] == [len(section.entries) for section in digest(_report_of(_many(50, 50)), None).sections]


def test_a_short_section_leaves_its_room_to_the_others() -> None:
    """Two new paragraphs take two lines."""
    new, gone = digest(_report_of(_many(50, 2))).sections

    assert (2, PAGE - 2) == (len(new.entries), len(gone.entries))


def test_the_longest_and_the_operative_go_first() -> None:
    """A preambular paragraph is named rather than quoted where only one of two fits."""
    comparison = _many(0, 1)
    later = paragraph("PP1", "Recalling the seals of the northern straits and their long and useful lives,")
    added = evolve(comparison.changes[0], new=("PP1",), words=(Edit("+", later.text),))
    both = evolve(comparison, new=document(later, *comparison.new.paragraphs), changes=(added, *comparison.changes))
    (new,) = digest(_report_of(both), 1).sections

    # Every section that deserves a look has a few lines, however full the page is.
    assert ["PP1", "OP1"] == [entry.new[0] for entry in new.entries]
    several = evolve(
        both,
        new=document(*both.new.paragraphs, *(paragraph(f"OP{n}", "Calls upon pilots;") for n in (2, 3))),
        changes=(*both.changes, *(evolve(comparison.changes[0], new=(f"OP{n}",)) for n in (2, 3))),
    )
    (new,) = digest(_report_of(several), 1).sections
    assert [["OP1", "OP2", "OP3"], ["PP1"]] == [[e.new[0] for e in es] for es in (new.entries, new.rest)]


def test_an_annex_that_is_new_is_one_line() -> None:
    """Its paragraphs stand in a row; the section counts them all."""
    summed = digest(_report_of(_many(0, 12, "Annex.")))

    assert "New (12)\n  Annex.1  “Calls upon pilots to feed seal 1”, and 11 more paragraphs to Annex.12" in page(summed)


def test_a_judgement_stands_under_the_name_of_its_ladder() -> None:
    """Nobody's word but the ladder's."""
    from tests.making_reports import small_report

    asides = {section.name: section.aside for section in digest(small_report()).sections if section.aside}

    assert {"stronger": "by the ladder “default”", "weaker": "by the ladder “default”"} == asides


def test_three_in_a_row_are_named_by_their_ends() -> None:
    """Only where nothing is missing between them, and only in the main sequence."""
    named = ["PP4", "PP5", "PP6", "PP8", "PP9", "OP10", "OP11", "OP12(a)", "OP12(b)", "OP12(c)"]

    assert ["PP4 to PP6", "PP8", "PP9", "OP10", "OP11", "OP12(a)", "OP12(b)", "OP12(c)"] == ranges(named)
