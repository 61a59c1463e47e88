"""Amendments laid over their draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import resdiff
from resdiff.model import Document, Note, Paragraph, Unread
from resdiff.review.amending import Amended, amend, find
from resdiff.review.instructions import amends, instructions
from tests.making_documents import FOG, document, paragraph

DRAFT = document(
    paragraph("PP1", FOG, "1"),
    paragraph("OP1", "Urges all States to keep the lamps burning, and to keep a log of the oil that is burnt;"),
    Paragraph("OP1(a)", "operative", "In winter;", "(a)", level=1),
    paragraph("OP2", "Decides to review the matter in due time.", "2"),
    notes=(Note("1", "Treaty 7."), Note("2", "See the survey.")),
)


def _amended(*said: str) -> Amended:
    return amend(DRAFT, document(*(paragraph(f"OP{k}", text) for k, text in enumerate(said, 1)), symbol="A/C.2/94/L.9"))


def _text(amended: Amended, address: str) -> str:
    return next(p.text for p in amended.document.paragraphs if p.id == address)


@pytest.mark.parametrize(
    ("said", "address", "expected"),
    [
        ("In operative paragraph 1, after “all” insert “coastal”.", "OP1", "Urges all coastal States to"),
        ('In paragraph 1, before "States", insert the words "coastal";', "OP1", "Urges all coastal States"),
        ("Insert “, in due course,” after “Decides” in OP 2", "OP2", "Decides, in due course, to review"),
        ("In operative paragraph 2, delete the words “in due time”.", "OP2", "Decides to review the matter."),
        ("Delete “to review” in paragraph 2.", "OP2", "Decides the matter in due time."),
        ("In operative paragraph 1, replace “burning, and” with “burning and”", "OP1", "the lamps burning and to keep"),
        ("Replace “in due time” in operative paragraph 2 by “, if at all”", "OP2", "the matter, if at all."),
        ("In the first preambular paragraph, replace “Recalling” with “Noting”", "PP1", "Noting the Fog"),
        ("In preambular paragraph 1 delete “every”", "PP1", "duty of keeper"),
        ("In item (a) of paragraph 1, after “winter” add “and summer”", "OP1(a)", "In winter and summer;"),
        ("In paragraph 1 (a), after “winter” add “and summer”", "OP1(a)", "In winter and summer;"),
        ("At the end of operative paragraph 2, add “and place”", "OP2", "in due time and place."),
        ("Operative paragraph 2 should read: “Decides nothing.”", "OP2", "Decides nothing."),
    ],
)  # fmt: skip
def test_an_instruction_is_followed(said: str, address: str, expected: str) -> None:
    """In the form that it has, and nowhere else."""
    amended = _amended(said)

    assert [""] == [step.trouble for step in amended.steps]
    assert expected in _text(amended, address)
    assert 1 == sum(a.text != b.text for a, b in zip(DRAFT.paragraphs, amended.document.paragraphs, strict=True))
    assert DRAFT.notes == amended.document.notes


def test_whole_paragraphs_come_and_go() -> None:
    """Addresses are the draft's throughout; items go with their paragraph; numbers and notes are counted anew."""
    amended = _amended(
        "After operative paragraph 1, insert a new paragraph reading: “Requests a report;”",
        "Delete operative paragraph 1.",
        "Before operative paragraph 2, insert the following paragraph, to read as follows: “Requests another;”",
        "Renumber the subsequent paragraphs accordingly.",
    )

    assert 4 == amended.done
    assert [
        ("PP1", "", FOG),
        ("OP1", "1.", "Requests a report;"),
        ("OP2", "2.", "Requests another;"),
        ("OP3", "3.", DRAFT.paragraphs[3].text),
    ] == [(p.id, p.number, p.text) for p in amended.document.paragraphs]
    assert DRAFT.notes == amended.document.notes


def test_new_text_may_stand_under_its_instruction() -> None:
    """As a paragraph of its own."""
    amendment = document(
        paragraph("OP1", "After paragraph 2, add a new paragraph:"),
        Paragraph("OP1.1", "operative", "“Requests the Keeper-General to report;”", level=1),
    )
    amended = amend(DRAFT, amendment)

    assert 1 == amended.done == len(amended.steps)
    assert "Requests the Keeper-General to report;" == _text(amended, "OP3")


def test_a_paragraph_named_above_holds_for_what_stands_under_it() -> None:
    """A chapeau for its items, a heading for what follows; not for the next paragraph."""
    amendment = Document(
        "file",
        (
            paragraph("OP1", "In operative paragraph 1:"),
            Paragraph("OP1(a)", "operative", "After “all” insert “coastal”;", "(a)", level=1),
            Paragraph("OP1(b)", "operative", "Delete “, and to keep a log of the oil that is burnt”.", "(b)", level=1),
            paragraph("OP2", "Delete “lamps”."),
            Paragraph("H1", "heading", "Operative paragraph 2"),
            paragraph("OP3", "Replace “in due time” with “soon”."),
        ),
    )
    amended = amend(DRAFT, amendment)

    assert [True, True, False, True] == [not step.trouble for step in amended.steps]
    assert "Urges all coastal States to keep the lamps burning;" == _text(amended, "OP1")
    assert "Decides to review the matter soon." == _text(amended, "OP2")


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("In OP2, after “lamps” add “x”", "OP2 of {draft} does not have the words “lamps”; OP1 has these words"),
        ("In OP2, after “horn of plenty” add “x”", "OP2 of {draft} does not have the words “horn of plenty”"),
        ("In operative paragraph 1, after “keep” insert “x”", "the words “keep” stand in OP1 twice"),
        ("In operative paragraph 1, delete “lamp”", "OP1 of A/RES/93/211 does not have the words “lamp”"),
        ("In operative paragraph 9, delete “lamps”", "A/RES/93/211 has no paragraph OP9"),
        ("In the last operative paragraph, delete “lamps”", "this is no form of instruction that resdiff knows"),
        ("In operative paragraph 1, delete “lamps” and all that", "this is no form of instruction that resdiff knows"),
        ("In OP2, after “due” insert “time”", "the words “time” stand there already"),
        ("In OP2, before “time” insert “due”", "the words “due” stand there already"),
        ("The sponsors thank everybody.", "this is no form of instruction that resdiff knows"),
        ("In the hundredth preambular paragraph, delete “lamps”", "this is no form of instruction that resdiff knows"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_told_and_nothing_guessed(said: str, trouble: str) -> None:
    """The words must stand once in the paragraph that is named."""
    amended = _amended(said)

    assert [trouble.format(draft=DRAFT.name)] == [step.trouble for step in amended.steps]
    assert DRAFT.paragraphs == amended.document.paragraphs


def test_what_is_deleted_is_not_amended_again() -> None:
    """It is told instead."""
    amended = _amended("Delete operative paragraph 2", "In operative paragraph 2, delete “matter”")

    assert ["", "OP2 is deleted already"] == [step.trouble for step in amended.steps]


def test_words_are_found_whatever_their_marks_look_like() -> None:
    """But whole words only."""
    assert [(4, 18)] == find('"well-known" x', "the “well‑known”\u00a0x")
    assert [] == find("lamp", "lamps") == find("", "lamps") == find(" ", "lamps")
    assert [(0, 1), (2, 3)] == find("a", "a a")


def test_an_amendment_says_what_it_is_to() -> None:
    """In its front matter."""
    front = Unread(
        "page 1", "Norland: amendment to revised draft resolution A/C.2/94/L.5/Rev.1", "front matter: sponsors"
    )

    assert "A/C.2/94/L.5/Rev.1" == amends(Document("file", unread=(front,)))
    assert "" == amends(DRAFT)


@settings(deadline=None)
@given(st.lists(st.text("“”\"'in operativ paragh1,after delt(ab) ", max_size=60), max_size=3))
def test_any_words_are_an_instruction_or_told(said: list[str]) -> None:
    """Never a traceback."""
    amended = _amended(*said)

    assert (
        len(said)
        == len(instructions(document(*(paragraph(f"OP{k}", t) for k, t in enumerate(said)))))
        == len(amended.steps)
    )


@pytest.mark.corpus
def test_an_official_amendment_is_read(corpus: Path) -> None:
    """A/C.3/80/L.57 makes of the text before it the one adopted, and is told, not forced, where a draft has others."""
    folder = corpus / "crime-programme"
    amendment = resdiff.read(folder / "A_C.3_80_L.57.pdf")

    assert "A/C.3/80/L.3/Rev.1" == amends(amendment)
    assert [("OP64", "insert after"), ("OP65", "insert after")] == [(i.target, i.does) for i in instructions(amendment)]
    adopted = resdiff.read(folder / "A_RES_80_229.pdf")
    assert [True, True] == ["stand there already" in step.trouble for step in amend(adopted, amendment).steps]
    before = adopted
    for each in instructions(amendment):
        new = each.text if each.text.startswith(",") else f" {each.text}"
        before = evolve(before, paragraphs=tuple(
            evolve(p, text=p.text.replace(f"{each.words}{new}", each.words)) if p.id == each.target else p
            for p in before.paragraphs
        ))  # fmt: skip
    assert before.paragraphs != adopted.paragraphs
    amended = amend(before, amendment)
    assert 2 == amended.done
    assert [p.text for p in adopted.paragraphs] == [p.text for p in amended.document.paragraphs]
    first = amend(resdiff.read(folder / "A_C.3_80_L.3.pdf"), amendment)
    assert 0 == first.done
    assert first.steps[0].trouble.endswith("OP57 and OP58 have these words")
