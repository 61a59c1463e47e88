"""The trace of a Word file: every word read has an element that said it."""

from __future__ import annotations

from pathlib import Path

import resdiff
from resdiff.reading.docx.parts import open_word
from resdiff.reading.docx.trace import trace_docx
from resdiff.reading.docx.xml import W
from tests.making_docx import RAISED, STYLES, cite, docx, field, notes, p, r, resolution_docx


def test_every_word_is_found_where_the_file_has_it(examples: Path) -> None:
    """The elements say what the paragraphs hold, marks of notes and second citations included."""
    data = resolution_docx(resdiff.read(examples / "lighthouses-94.txt"))
    elements = list(open_word(data, "made").document.iter())

    pages, trace = trace_docx(open_word(data, "made"), "made")

    blocks = {int(block.where.split()[1]): block for block in pages.blocks}
    for ordinal, block in blocks.items():
        line = trace.lines[ordinal]
        assert line.text.strip() == block.text
        assert [note for said in line.said for note in said.notes] == [anchor.note for anchor in block.anchors]
        assert elements[line.at].tag == f"{W}p"
        for said in line.said:
            if elements[said.at].tag == f"{W}t" and not said.notes:
                assert said.text == elements[said.at].text
    assert [trace.numbers[key] for key in trace.notes] == [note.number for note in pages.notes]


def test_marks_of_several_kinds_are_one_mark_each() -> None:
    """A field, digits in two runs, and two numbers in one; a power after a unit stays text."""
    again = p(
        r("a"),
        r("1", RAISED),
        r("b"),
        field("NOTEREF _Ref2", r("2", RAISED)),
        r("c"),
        r("1, 2", RAISED),
        r("d km"),
        r("2", RAISED),
    )
    marks = [f'<w:bookmarkStart w:id="{k}" w:name="_Ref{k}"/>{cite(k)}<w:bookmarkEnd w:id="{k}"/>' for k in (1, 2)]
    data = docx(p(r("One"), *marks) + again, styles=STYLES, footnotes=notes({1: "First.", 2: "Second."}))

    _, trace = trace_docx(open_word(data, "made"), "made")

    assert [said.notes for said in trace.lines[2].said if said.notes] == [("1",), ("2",), ("1", "2")]
    assert trace.lines[2].text == "abcd km2"


def test_reading_is_what_it_was() -> None:
    """The trace listens in; what it reads is what everybody reads."""
    data = docx(p("The General Assembly,") + p("1.\tUrges all States;"))

    pages, _ = trace_docx(open_word(data, "made"), "made")

    assert [b.text for b in pages.blocks] == ["The General Assembly,", "1.\tUrges all States;"]
