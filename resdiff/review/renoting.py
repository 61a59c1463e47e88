"""The notes of a text put together from others: each comes along with its clause, numbered anew in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve

from resdiff.model import Anchor, Document, Note, Paragraph
from resdiff.review.pieces import Piece

_LEANS = re.compile(r"\s*(?:ibid|op\. cit|там же|同上)", re.IGNORECASE)
"""The opening of a note that says what another one says: the same words mean something else behind other notes."""

_Key = tuple[int, str]
"""A note by the document it is from and its number there."""


def renote(
    pieces: Sequence[Piece], documents: Sequence[Document], uncited: int
) -> tuple[tuple[Piece, ...], tuple[Note, ...]]:
    """The pieces with their note marks numbered anew, and the notes.

    A note that two documents have with the same words is one. What follows its own predecessor keeps its distance to
    it, so that a document put together whole comes out as it was. Notes of `documents[uncited]` that no paragraph
    cites come along.
    """
    same = _same_notes(documents)
    cited = list(dict.fromkeys(same.get(key, key) for piece in pieces for key in _keys(piece.origin, piece.paragraph)))
    numbers = _numbered(cited, documents)
    renumbered = tuple(_with_marks(piece, same, numbers) for piece in pieces)
    notes = {numbers[key]: Note(numbers[key], documents[key[0]].note(key[1])) for key in cited if _has(documents, key)}
    ever = {n for p in documents[uncited].paragraphs for n in p.notes}
    for note in documents[uncited].notes:
        if note.number not in ever:
            notes.setdefault(note.number, note)
    return renumbered, tuple(_in_order(list(notes.values()), documents))


def _keys(origin: int, paragraph: Paragraph) -> list[_Key]:
    return [(origin, anchor.note) for anchor in paragraph.anchors]


def _has(documents: Sequence[Document], key: _Key) -> bool:
    return any(note.number == key[1] for note in documents[key[0]].notes)


def _same_notes(documents: Sequence[Document]) -> Mapping[_Key, _Key]:
    """For notes whose words each document has just once, and that do not lean on another note: the first of them."""
    first: dict[str, _Key] = {}
    same: dict[_Key, _Key] = {}
    for origin, document in enumerate(documents):
        bodies = Counter(note.text for note in document.notes)
        for note in document.notes:
            if bodies[note.text] == 1 and note.text and not _LEANS.match(note.text):
                same[origin, note.number] = first.setdefault(note.text, (origin, note.number))
    return same


def _numbered(cited: Sequence[_Key], documents: Sequence[Document]) -> dict[_Key, str]:
    """The new number of each note, in order of citation; asterisks stay asterisks."""
    order = [
        list(dict.fromkeys(n for p in document.paragraphs for n in p.notes if _figure(n))) for document in documents
    ]
    before = [dict(zip(row, ["", *row], strict=False)) for row in order]
    numbers: dict[_Key, str] = {}
    taken: set[str] = set()
    last: _Key | None = None
    for key in cited:
        origin, number = key
        if not _figure(number):
            while number in taken:
                number += number[0] if number else "*"
        else:
            previous = before[origin].get(number, "")
            if last is None:
                count = int(number) if not previous else 1
            else:
                follows = last == (origin, previous)
                count = int(numbers[last]) + (int(number) - int(previous) if follows else 1)
            while count < 1 or str(count) in taken:
                count += 1
            number, last = str(count), key
        numbers[key] = number
        taken.add(number)
    return numbers


def _figure(number: str) -> bool:
    return number.isascii() and number.isdigit()


def _with_marks(piece: Piece, same: Mapping[_Key, _Key], numbers: Mapping[_Key, str]) -> Piece:
    anchors = []
    for anchor in piece.paragraph.anchors:
        key = piece.origin, anchor.note
        anchors.append(Anchor(anchor.offset, numbers[same.get(key, key)]))
    return evolve(piece, paragraph=evolve(piece.paragraph, anchors=tuple(anchors)))


def _in_order(notes: list[Note], documents: Sequence[Document]) -> list[Note]:
    """Figures by size; what has none where its document has it: behind the note before it."""
    ordered = sorted((note for note in notes if _figure(note.number)), key=lambda note: int(note.number))
    for note in (note for note in notes if not _figure(note.number)):
        place = len(ordered)
        for document in documents:
            bodies = [each.text for each in document.notes]
            if note.text in bodies:
                above = bodies[: bodies.index(note.text)]
                place = next((k + 1 for k in reversed(range(len(ordered))) if ordered[k].text in above), 0)
                break
        ordered.insert(place, note)
    return ordered
