"""Notes that come along with their clauses."""

from __future__ import annotations

from resdiff.model import Document, Note
from resdiff.review.pieces import Piece
from resdiff.review.renoting import renote
from tests.making_documents import document, paragraph


def _renoted(documents: tuple[Document, ...], *places: tuple[int, str]) -> tuple[list[str], list[tuple[str, str]]]:
    pieces = [
        Piece(next(p for p in documents[origin].paragraphs if p.id == address), origin, address)
        for origin, address in places
    ]
    made, notes = renote(pieces, documents, 0)
    return [" ".join(piece.paragraph.notes) for piece in made], [(note.number, note.text) for note in notes]


BASE = document(
    paragraph("OP1", "one", "1"), paragraph("OP2", "two", "2", "3"), paragraph("OP3", "three", "1", "*"),
    notes=(Note("1", "See A."), Note("2", "See B."), Note("3", "Ibid."), Note("*", "Later.")),
)  # fmt: skip
DRAFT = document(
    paragraph("OP1", "new", "1", "2"), paragraph("OP2", "one", "3"),
    notes=(Note("1", "See C."), Note("2", "Ibid."), Note("3", "See A.")),
)  # fmt: skip


def test_a_whole_document_keeps_its_numbers() -> None:
    """A note that is cited again has its number again."""
    marks, notes = _renoted((BASE, DRAFT), (0, "OP1"), (0, "OP2"), (0, "OP3"))

    assert ["1", "2 3", "1 *"] == marks
    assert [("1", "See A."), ("2", "See B."), ("3", "Ibid."), ("*", "Later.")] == notes


def test_notes_of_two_documents_are_one_row() -> None:
    """In order of citation; the same words are one note, but "Ibid." stands for itself each time."""
    marks, notes = _renoted((BASE, DRAFT), (1, "OP1"), (0, "OP1"), (0, "OP2"), (1, "OP2"))

    assert ["1 2", "3", "4 5", "3"] == marks
    assert ["See C.", "Ibid.", "See A.", "See B.", "Ibid."] == [text for _, text in notes]


def test_a_note_that_no_paragraph_cites_comes_along() -> None:
    """Such as that of the title."""
    titled = document(paragraph("OP1", "one", "2"), notes=(Note("1", "Of the title."), Note("2", "See A.")))

    assert (["2"], [("1", "Of the title."), ("2", "See A.")]) == _renoted((titled,), (0, "OP1"))
