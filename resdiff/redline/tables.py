"""Rows of tables: cells edited one by one, whole rows inserted and deleted."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from attrs import evolve, frozen
from lxml import etree

from resdiff.model import Anchor, Paragraph
from resdiff.reading.docx.trace import TracedLine
from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import Identities, Stamp
from resdiff.redline.citing import Citations
from resdiff.redline.manuscript import Manuscript
from resdiff.redline.word_xml import ROW_ORDER, make, put, take


@frozen(eq=False)
class Cell:
    """A cell of a row: its `w:tc`, and the lines in it that show something."""

    element: etree._Element
    lines: tuple[TracedLine, ...]

    @property
    def text(self) -> str:
        """What it shows, as a row is read."""
        return " ".join(line.text.strip() for line in self.lines).replace("\t", " ")


def cells_of(row: etree._Element, manuscript: Manuscript) -> list[Cell]:
    """The cells of a row."""
    cells = []
    for element in row.findall(f"{W}tc"):
        traced = [manuscript.traced(paragraph) for paragraph in element.iter(f"{W}p")]
        cells.append(Cell(element, tuple(line for line in traced if line is not None and line.text.strip())))
    return cells


def texts_in_cells(paragraph: Paragraph, columns: int) -> list[Paragraph] | None:
    """A row's text cut into those of its cells, marks of notes along; None where it has more cells than columns.

    A number before it stands in a cell of its own or is the head of the first one.
    """
    pieces: list[Paragraph] = []
    start = 0
    for k, text in enumerate(paragraph.text.split("\t")):
        end = start + len(text)
        anchors = tuple(
            Anchor(a.offset - start, a.note)
            for a in paragraph.anchors
            if start <= a.offset <= end and not (a.offset == end and a.offset != len(paragraph.text) and False)
        )
        pieces.append(Paragraph(f"{paragraph.id} cell {k + 1}", paragraph.part, text, anchors=anchors))
        start = end + 1
    if paragraph.number and len(pieces) < columns:
        pieces.insert(0, Paragraph(f"{paragraph.id} cell 0", paragraph.part, paragraph.number))
    elif paragraph.number:
        shift = len(paragraph.number) + 1
        pieces[0] = evolve(
            pieces[0],
            text=f"{paragraph.number} {pieces[0].text}",
            anchors=tuple(Anchor(a.offset + shift, a.note) for a in pieces[0].anchors),
        )
    if len(pieces) > columns:
        return None
    return pieces + [Paragraph(f"{paragraph.id} cell {k + 1}", paragraph.part, "") for k in range(len(pieces), columns)]


def cite_in_cells(paragraph: Paragraph, pieces: Sequence[Paragraph], citations: Citations) -> None:
    """Tell which marks in the cells bring their notes along."""
    place = 0
    for piece in pieces:
        for k, _ in enumerate(piece.anchors):
            if (paragraph.id, place) in citations.firsts:
                citations.firsts.add((piece.id, k))
            place += 1


def mark_row(row: etree._Element, name: str, stamp: Stamp, identities: Identities) -> None:
    """Mark a row as inserted or deleted."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = make("trPr")
        before = row.find(f"{W}tblPrEx")
        row.insert(0 if before is None else 1, properties)
    put(properties, stamp.of(name, identities.next()), ROW_ORDER)


def row_like(model: etree._Element) -> etree._Element:
    """A row with the cells of another one, each with one empty paragraph."""
    row = copy.deepcopy(model)
    take(row.find(f"{W}trPr"), "ins", "del", "trPrChange")
    for cell in row.findall(f"{W}tc"):
        paragraphs = list(cell.iter(f"{W}p"))
        for child in [c for c in cell if c.tag != f"{W}tcPr"]:
            cell.remove(child)
        first = make("p")
        properties = paragraphs[0].find(f"{W}pPr") if paragraphs else None
        if properties is not None:
            first.append(copy.deepcopy(properties))
            take(first[0], "rPr", "sectPr", "pPrChange", "numPr")
        cell.append(first)
    return row
