"""Small fictional documents and passages for the tests of the alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resdiff.alignment.passages import Lexicon, Passage
from resdiff.model import Document, Paragraph
from tests.making_documents import document, paragraph

if TYPE_CHECKING:
    from resdiff.model import Match


def side(rows: str, **fields: str) -> Document:
    """A document from lines such as "OP1 Urges all towns to ..."; a level follows from the brackets of an address."""
    paragraphs = []
    for row in rows.strip().splitlines():
        address, _, text = row.strip().partition(" ")
        made = paragraph(address, text)
        paragraphs.append(Paragraph(made.id, made.part, made.text, made.number, level=address.count("(")))
    return document(*paragraphs, **fields)


def passages(*sides: Document) -> list[list[Passage]]:
    """The passages of some documents, coded with one lexicon."""
    lexicon = Lexicon()
    return [[lexicon.passage(paragraph) for paragraph in made.paragraphs] for made in sides]


def told(matches: tuple[Match, ...]) -> list[str]:
    """The matches as short lines: "OP1+OP2=OP1", with what is said of them."""
    marks = ("moved", "copied", "uncertain")
    return [
        " ".join([f"{'+'.join(match.old)}={'+'.join(match.new)}", *(mark for mark in marks if getattr(match, mark))])
        for match in matches
    ]
