"""Two documents to one Comparison."""

from __future__ import annotations

from resdiff.comparison import compare, joined_text
from resdiff.model import Comparison, Document, Note
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, document, paragraph


def _rows(comparison: Comparison) -> list[str]:
    return [f"{'+'.join(c.old)}>{'+'.join(c.new)} {c.kind}" for c in comparison.changes]


def test_removed_paragraphs_stand_where_they_stood() -> None:
    """Reading order is the new document's; what went comes after the paragraph that it followed."""
    old = document(paragraph("PP1", FOG), paragraph("OP1", LAMPS), paragraph("OP2", FEES), paragraph("OP3", BELLS))
    new = document(paragraph("PP1", FOG), paragraph("OP1", LAMPS), paragraph("OP2", CHARTS), paragraph("OP3", BELLS))

    assert [
        "PP1>PP1 unchanged",
        "OP1>OP1 unchanged",
        "OP2> removed",
        ">OP2 added",
        "OP3>OP3 unchanged",
    ] == _rows(compare(old, new))


def test_a_paragraph_pushed_along_is_renumbered_and_not_moved() -> None:
    """Where others came before it, only its number differs: no change of text, no move."""
    old = document(paragraph("OP1", LAMPS), paragraph("OP2", FEES))
    new = document(paragraph("OP1", CHARTS), paragraph("OP2", LAMPS), paragraph("OP3", FEES))

    pushed = compare(old, new).changes[1]

    assert ("unchanged", True, False) == (pushed.kind, pushed.renumbered, pushed.moved)
    assert pushed.is_quiet


def test_a_clause_that_went_to_the_operative_part_is_promoted() -> None:
    """Preamble to operative part is a promotion, and the other way a demotion."""
    text = "recalling the duty of every keeper to sound the horn in thick weather and to log each signal"
    old = document(paragraph("PP1", f"Recalling {text},"), paragraph("OP1", LAMPS))
    new = document(paragraph("OP1", f"Recalls {text};"), paragraph("OP2", LAMPS))

    assert "promoted" == next(c.transfer for c in compare(old, new).changes if c.new == ("OP1",))
    assert "demoted" == next(c.transfer for c in compare(new, old).changes if c.old == ("OP1",))


def test_a_renumbered_note_is_no_change_and_a_new_body_is() -> None:
    """Notes are paired by what they say, because their numbers move every year."""
    old = document(paragraph("OP1", LAMPS, "1", "2"), notes=(Note("1", "A/90/1."), Note("2", "A/90/2.")))
    same = document(paragraph("OP1", LAMPS, "7", "8"), notes=(Note("7", "A/90/1."), Note("8", "A/90/2.")))
    other = document(paragraph("OP1", LAMPS, "7", "8"), notes=(Note("7", "A/90/1."), Note("8", "A/91/2.")))

    assert () == compare(old, same).changes[0].notes
    (note,) = compare(old, other).changes[0].notes
    assert ("reworded", "2", "8") == (note.kind, note.old, note.new)
    assert not compare(old, other).changes[0].is_quiet


def test_a_side_without_any_notes_says_nothing_about_them() -> None:
    """A format that carries no notes at all has not dropped them."""
    old = document(paragraph("OP1", LAMPS, "1"), notes=(Note("1", "A/90/1."),))

    assert () == compare(old, document(paragraph("OP1", LAMPS))).changes[0].notes


def test_every_paragraph_stands_in_one_change_and_words_rebuild_both_sides() -> None:
    """The contract: nothing twice, nothing forgotten, both texts exact."""
    old = document(paragraph("PP1", FOG), paragraph("OP1", LAMPS), paragraph("OP2", FEES))
    new = document(paragraph("PP1", BELLS), paragraph("OP1", FEES.replace("each", "every")), paragraph("OP2", CHARTS))
    comparison = compare(old, new)

    assert sorted(comparison.old_paragraphs) == sorted(i for c in comparison.changes for i in c.old)
    assert sorted(comparison.new_paragraphs) == sorted(i for c in comparison.changes for i in c.new)
    for change in comparison.changes:
        before = joined_text([comparison.old_paragraphs[i] for i in change.old])
        after = joined_text([comparison.new_paragraphs[i] for i in change.new])
        assert before == "".join(edit.text for edit in change.words if edit.sign != "+")
        assert after == "".join(edit.text for edit in change.words if edit.sign != "-")


def test_an_empty_document_against_a_full_one() -> None:
    """All is added, or all is removed, and two empty ones have no changes."""
    full, empty = document(paragraph("PP1", FOG), paragraph("OP1", LAMPS)), Document("nothing")

    assert ["added", "added"] == [c.kind for c in compare(empty, full).changes]
    assert ["removed", "removed"] == [c.kind for c in compare(full, empty).changes]
    assert () == compare(empty, empty).changes


def test_notes_are_paired_by_what_they_cite() -> None:
    """Neither their order nor an "Ibid." that refers to another note before it makes a change."""
    text = "Recalling the first and the second report on lamps,"
    old = document(
        paragraph("PP1", text, "1", "2"), notes=(Note("1", "Ibid., Supplement No. 3 (E/2138/3)."), Note("2", "A/91/7."))
    )
    new = document(
        paragraph("PP1", text, "1", "2"),
        notes=(Note("1", "A/91/7."), Note("2", "See the Records, Supplement No. 3 (E/2138/3).")),
    )
    short = document(paragraph("PP1", text, "1", "2"), notes=(Note("1", "A/91/7."), Note("2", "Ibid.")))

    assert [("1", "2")] == [(note.old, note.new) for note in compare(old, new).changes[0].notes]
    assert () == compare(short, document(paragraph("PP1", text, "1"), notes=(Note("1", "A/91/7."),))).changes[0].notes
