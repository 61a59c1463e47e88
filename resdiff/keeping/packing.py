"""Documents and what became of their paragraphs as JSON and back; what does not fit is refused, never guessed at.

Nothing but JSON is read, and what comes back is checked against the types of the model and against the texts: whoever
writes into the cache folder can make a result unusable, but not make words say what the documents do not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

from resdiff.comparison import joined_text
from resdiff.meaning import Class
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

_T = TypeVar("_T")

_TEXTS = ("source", "genre", "symbol", "title", "date", "session", "agenda_item", "body", "format")
"""The fields of a document that are one string, in the order of the pack."""


class Unfit(Exception):  # noqa: N818 - what a pack is, not what went wrong
    """A pack that is none of ours, or not whole."""


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
    texts, paragraphs, notes, unread, comments = _row(packed, 5)
    fields = dict(zip(_TEXTS, map(_text, _row(texts, len(_TEXTS))), strict=True))
    genre: Genre = _one_of(fields.pop("genre"), get_args(Genre))
    document = Document(
        paragraphs=_each(paragraphs, _paragraph),
        notes=_each(notes, lambda note: Note(*map(_text, _row(note, 2)))),
        unread=_each(unread, lambda item: Unread(*map(_text, _row(item, 3)))),
        comments=_each(comments, lambda item: Comment(*map(_text, _row(item, 5)))),
        genre=genre,
        **fields,
    )
    if len({paragraph.id for paragraph in document.paragraphs}) != len(document.paragraphs):
        raise Unfit
    return document


def _paragraph(packed: Any) -> Paragraph:
    address, part, text, number, lead, where, level, anchors, spans = _row(packed, 9)
    size = len(_text(text))
    if not text.startswith(_text(lead)):
        raise Unfit
    return Paragraph(
        _text(address),
        _one_of(part, get_args(Part)),
        _text(text),
        _text(number),
        _text(lead),
        _number(level),
        _each(anchors, lambda anchor: Anchor(_number(_row(anchor, 2)[0], size), _text(anchor[1]))),
        _each(
            spans, lambda s: Span(_number(_row(s, 3)[0], size), _number(s[1], size), _one_of(s[2], ("italic", "bold")))
        ),
        _text(where),
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
    comparison = Comparison(old, new, _each(packed, _change))
    for side, paragraphs in (("old", comparison.old_paragraphs), ("new", comparison.new_paragraphs)):
        told = Counter(address for change in comparison.changes for address in getattr(change, side))
        if told != Counter(paragraphs.keys()):
            raise Unfit
        sign = "-" if side == "old" else "+"
        for change in comparison.changes:
            text = joined_text([paragraphs[address] for address in getattr(change, side)])
            if "".join(edit.text for edit in change.words if edit.sign in ("=", sign)) != text:
                raise Unfit
    return comparison


def _change(packed: Any) -> Change:
    kind, old, new, similarity, why, words, flags, transfer, notes = _row(packed, 9)
    if not isinstance(similarity, int | float) or not 0 <= similarity <= 1:
        raise Unfit
    moved, copied, uncertain, renumbered = map(_flag, _row(flags, 4))
    return Change(
        kind=_one_of(kind, get_args(Kind)),
        old=_each(old, _text),
        new=_each(new, _text),
        similarity=float(similarity),
        why=_text(why),
        words=_each(words, _edit),
        moved=moved,
        copied=copied,
        uncertain=uncertain,
        transfer=_one_of(transfer, get_args(Transfer)),
        renumbered=renumbered,
        notes=_each(notes, _note_change),
    )


def _note_change(packed: Any) -> NoteChange:
    kind, old, new, words = _row(packed, 4)
    return NoteChange(_one_of(kind, ("reworded", "added", "removed")), _text(old), _text(new), _each(words, _edit))


def _edit(packed: Any) -> Edit:
    text = _text(packed)
    return Edit(_one_of(text[:1], get_args(Sign)), text[1:])


def unpack_classes(packed: Any, count: int) -> tuple[Class, ...]:
    """The classes of so many changes. Raises Unfit."""
    return _each(_row(packed, count), lambda klass: _one_of(klass, get_args(Class)))


def _row(value: Any, length: int) -> list[Any]:
    if not isinstance(value, list) or len(value) != length:
        raise Unfit
    return value


def _each(values: Any, unpack: Callable[[Any], _T]) -> tuple[_T, ...]:
    if not isinstance(values, list):
        raise Unfit
    return tuple(map(unpack, values))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit
    return value


def _number(value: Any, most: int = 1 << 20) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Unfit
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit
    return value


def _one_of(value: Any, known: Sequence[Any]) -> Any:
    if not isinstance(value, str) or value not in known:
        raise Unfit
    return value
