"""Documents and what became of their paragraphs as JSON and back; what does not fit is refused, never guessed at.

Nothing but JSON is read, and what comes back is checked against the types of the model and against the texts, so that
a damaged result is never used. What others than the person may write is not read at all (store.py).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from resdiff.keeping.checks import Unfit, as_flag, as_number, as_one_of, as_row, as_text, each_of
from resdiff.model import (
    Anchor,
    Change,
    Comment,
    Comparison,
    Document,
    Edit,
    Genre,
    Kind,
    Note,
    NoteChange,
    Paragraph,
    Part,
    Sign,
    Span,
    Transfer,
    Unread,
)

if TYPE_CHECKING:
    from resdiff.meaning import Class

_TEXTS = ("source", "genre", "symbol", "title", "date", "session", "agenda_item", "body", "format")
"""The fields of a document that are one string, in the order of the pack."""
_GENRES, _PARTS, _KINDS, _TRANSFERS, _SIGNS = map(get_args, (Genre, Part, Kind, Transfer, Sign))


def dumps(packed: object) -> bytes:
    """A pack as bytes; lone surrogates, which have no UTF-8, are escaped like all that is not ASCII."""
    return json.dumps(packed, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Any:
    """The pack in some bytes. Raises Unfit."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Unfit from None


def pack_document(document: Document) -> list[Any]:
    """A document as lists of strings and numbers."""
    return [
        [getattr(document, name) for name in _TEXTS],
        [_packed_paragraph(paragraph) for paragraph in document.paragraphs],
        [[note.number, note.text] for note in document.notes],
        [[unread.where, unread.text, unread.why] for unread in document.unread],
        [[c.author, c.text, c.date, c.words, c.paragraph] for c in document.comments],
    ]


def _packed_paragraph(paragraph: Paragraph) -> list[Any]:
    anchors = [[anchor.offset, anchor.note] for anchor in paragraph.anchors]
    spans = [[span.start, span.end, span.style] for span in paragraph.spans]
    texts = [paragraph.id, paragraph.part, paragraph.text, paragraph.number, paragraph.lead, paragraph.where]
    return [*texts, paragraph.level, anchors, spans]


def unpack_document(packed: Any) -> Document:
    """The document in a pack. Raises Unfit."""
    texts, paragraphs, notes, unread, comments = as_row(packed, 5)
    fields = dict(zip(_TEXTS, map(as_text, as_row(texts, len(_TEXTS))), strict=True))
    genre: Genre = as_one_of(fields.pop("genre"), _GENRES)
    document = Document(
        paragraphs=each_of(paragraphs, _paragraph),
        notes=each_of(notes, lambda note: Note(*map(as_text, as_row(note, 2)))),
        unread=each_of(unread, lambda item: Unread(*map(as_text, as_row(item, 3)))),
        comments=each_of(comments, lambda item: Comment(*map(as_text, as_row(item, 5)))),
        genre=genre,
        **fields,
    )
    if len({paragraph.id for paragraph in document.paragraphs}) != len(document.paragraphs):
        raise Unfit
    return document


def _paragraph(packed: Any) -> Paragraph:
    address, part, text, number, lead, where, level, anchors, spans = as_row(packed, 9)
    size = len(as_text(text))
    if not text.startswith(as_text(lead)):
        raise Unfit
    return Paragraph(
        as_text(address),
        as_one_of(part, _PARTS),
        as_text(text),
        as_text(number),
        as_text(lead),
        as_number(level),
        each_of(anchors, lambda anchor: Anchor(as_number(as_row(anchor, 2)[0], size), as_text(anchor[1]))),
        each_of(
            spans,
            lambda s: Span(
                as_number(as_row(s, 3)[0], size), as_number(s[1], size), as_one_of(s[2], ("italic", "bold"))
            ),
        ),
        as_text(where),
    )


def pack_changes(changes: Sequence[Change]) -> list[Any]:
    """What became of the paragraphs of two documents, without the documents."""
    return [
        [
            change.kind,
            list(change.old),
            list(change.new),
            change.similarity,
            change.why,
            _packed_words(change.words),
            [change.moved, change.copied, change.uncertain, change.renumbered],
            change.transfer,
            [[note.kind, note.old, note.new, _packed_words(note.words)] for note in change.notes],
        ]
        for change in changes
    ]


def _packed_words(words: Sequence[Edit]) -> list[str]:
    return [edit.sign + edit.text for edit in words]


def unpack_changes(packed: Any, old: Document, new: Document) -> Comparison:
    """The comparison of two documents whose changes are in a pack. Raises Unfit where they are not of these two."""
    comparison = Comparison(old, new, each_of(packed, _change))
    for side, paragraphs in (("old", comparison.old_paragraphs), ("new", comparison.new_paragraphs)):
        told = Counter(address for change in comparison.changes for address in getattr(change, side))
        if told != Counter(paragraphs.keys()):
            raise Unfit
        sign = "-" if side == "old" else "+"
        for change in comparison.changes:
            text = "\n".join(paragraphs[address].text for address in getattr(change, side))
            if "".join(edit.text for edit in change.words if edit.sign in ("=", sign)) != text:
                raise Unfit
    return comparison


def _change(packed: Any) -> Change:
    kind, old, new, similarity, why, words, flags, transfer, notes = as_row(packed, 9)
    if not isinstance(similarity, int | float) or not 0 <= similarity <= 1:
        raise Unfit
    moved, copied, uncertain, renumbered = map(as_flag, as_row(flags, 4))
    return Change(
        kind=as_one_of(kind, _KINDS),
        old=each_of(old, as_text),
        new=each_of(new, as_text),
        similarity=float(similarity),
        why=as_text(why),
        words=each_of(words, _edit),
        moved=moved,
        copied=copied,
        uncertain=uncertain,
        transfer=as_one_of(transfer, _TRANSFERS),
        renumbered=renumbered,
        notes=each_of(notes, _note_change),
    )


def _note_change(packed: Any) -> NoteChange:
    kind, old, new, words = as_row(packed, 4)
    return NoteChange(
        as_one_of(kind, ("reworded", "added", "removed")), as_text(old), as_text(new), each_of(words, _edit)
    )


def _edit(packed: Any) -> Edit:
    text = as_text(packed)
    return Edit(as_one_of(text[:1], _SIGNS), text[1:])


def unpack_classes(packed: Any, count: int) -> tuple[Class, ...]:
    """The classes of so many changes. Raises Unfit."""
    from resdiff.meaning import Class

    return each_of(as_row(packed, count), lambda klass: as_one_of(klass, get_args(Class)))
