"""The clean file: a document in the form of a resolution, as Word wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import resdiff
from resdiff.model import Document
from resdiff.reading.docx.xml import W
from resdiff.redline.clean_file import clean_file
from resdiff.redline.word_xml import PARAGRAPH_ORDER, ROW_ORDER, RUN_ORDER, name_of
from tests.redline.making_pairs import EDGES, edge_pairs
from tests.redline.reading_redlines import part


@pytest.fixture(scope="module")
def long(examples: Path) -> Document:
    """The long example: sub-levels, headings, an annex, notes cited again, an adoption note."""
    return resdiff.read(examples / "lighthouses-94.txt")


@pytest.mark.parametrize("typed", [False, True])
def test_it_reads_as_the_document_it_was_made_of(long: Document, typed: bool) -> None:
    """Addresses, numbers, words, lead phrases, marks and notes, whether Word counts or someone typed."""
    package, held = clean_file(long, typed=typed)

    found = resdiff.read("clean", data=package.packed())

    def told(document: Document) -> list[object]:
        return [(p.id, p.part, p.number, p.text, p.lead, p.level, p.anchors) for p in document.paragraphs]

    assert told(found) == told(long)
    assert [p.where for p in held.paragraphs] == [p.where for p in found.paragraphs]
    assert found.notes == long.notes
    assert (found.title, found.date, found.session, found.symbol) == (long.title, long.date, long.session, long.symbol)


def test_a_title_without_a_number_stands_where_its_words_would_with_one(examples: Path) -> None:
    """A draft has no number yet: a tab stands in its place, and the title reads the same."""
    draft = resdiff.read(examples / "lighthouses-95-draft.txt")

    package, _ = clean_file(draft)

    root = part(package.packed())
    (title,) = (p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Title']") is not None)
    assert title.find(f"{W}r")[0].tag == f"{W}tab"
    assert resdiff.read("clean", data=package.packed()).title == draft.title


def test_word_counts_what_it_would_count_so(long: Document) -> None:
    """1., (a), (i) are lists of Word's; a number that it would print otherwise is typed."""
    skipping = evolve(long, paragraphs=tuple(evolve(p, number="99.") if p.id == "OP2" else p for p in long.paragraphs))

    root = part(clean_file(skipping)[0].packed())

    typed = ["".join(p.itertext())[:3] for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is None]
    counted = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is not None]
    assert "99." in typed
    assert {p.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val") for p in counted} == {"0", "1", "2"}


def test_rows_become_a_table_again() -> None:
    """Neighbours with tabs between their words, as the readers give rows."""
    rows = "The General Assembly,\n1.\tDecides on these:\nPort\tFee\nSandhaven\t10\n2.\tEnds the list.\n"
    document = resdiff.read("rows", data=rows.encode())
    assert [p.text for p in document.paragraphs][1:3] == ["Port\tFee", "Sandhaven\t10"]

    package, _ = clean_file(document)

    assert len(part(package.packed()).findall(f".//{W}tr")) == 2
    assert [p.text for p in resdiff.read("clean", data=package.packed()).paragraphs] == [
        p.text for p in document.paragraphs
    ]


def test_a_text_without_opening_line_keeps_its_front_matter_apart() -> None:
    """An amendment has no organ that opens it; its masthead stands beside itself, and is no paragraph."""
    lines = (
        "A/C.2/95/L.57",
        "18 November 2040",
        "Agenda item 24",
        "Arcadia: amendment to draft resolution A/C.2/95/L.3",
    )
    text = "\n".join([*lines, "1.\tReplace all;\n"])
    document = resdiff.read("amendment", data=text.encode())
    assert document.unread

    found = resdiff.read("clean", data=clean_file(document)[0].packed())

    assert [p.text for p in found.paragraphs] == [p.text for p in document.paragraphs]


@pytest.mark.parametrize("name", ["append", "replace all", "a note is reworded"])
def test_children_stand_in_the_order_of_the_schema(name: str) -> None:
    """Word refuses a file whose properties stand in another order."""
    import resdiff.redline as room

    assert name in EDGES
    old, new = next((old, new) for known, old, new in edge_pairs() if known == name)
    data = room.redline(resdiff.compare(old, new)).data

    orders = {"rPr": RUN_ORDER, "pPr": PARAGRAPH_ORDER, "trPr": ROW_ORDER}
    for known in ("document", "footnotes", "styles"):
        for element in part(data, known).iter(*(W + tag for tag in orders)):
            order = orders[name_of(element)]
            ranks = [order.index(name_of(child)) for child in element]
            assert ranks == sorted(ranks), name_of(element)
