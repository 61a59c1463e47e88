"""A Comparison as JSON: the data contract "resdiff/comparison/1" that other programs rely on.

Additions are free, changes need a new schema number. Every paragraph id of both sides stands in exactly one change;
the "=" and "-" pieces of `words` joined give the old text, the "=" and "+" pieces the new one.
"""

from __future__ import annotations

import json
from typing import Any

from resdiff.model import Change, Comparison, Document, NoteChange, Paragraph

SCHEMA = "resdiff/comparison/1"


def to_json(comparison: Comparison) -> str:
    """The comparison as JSON text, keys in the order of the contract, one document a string, no final newline."""
    return json.dumps(to_data(comparison), ensure_ascii=False, indent=1)


def to_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "changes": [_change(change) for change in comparison.changes],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "source": document.source,
        "symbol": document.symbol,
        "title": document.title,
        "date": document.date,
        "session": document.session,
        "agenda_item": document.agenda_item,
        "body": document.body,
        "genre": document.genre,
        "format": document.format,
        "paragraphs": [_paragraph(paragraph) for paragraph in document.paragraphs],
        "notes": [{"number": note.number, "text": note.text} for note in document.notes],
        "unread": [{"where": item.where, "text": item.text, "why": item.why} for item in document.unread],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "part": paragraph.part,
        "text": paragraph.text,
        "notes": list(paragraph.notes),
        "number": paragraph.number,
        "lead": paragraph.lead,
        "anchors": [[anchor.offset, anchor.note] for anchor in paragraph.anchors],
        "where": paragraph.where,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "moved": change.moved,
        "old": list(change.old),
        "new": list(change.new),
        "similarity": round(change.similarity, 3),
        "why": change.why,
        "words": [[edit.sign, edit.text] for edit in change.words],
        "transfer": change.transfer,
        "renumbered": change.renumbered,
        "copied": change.copied,
        "uncertain": change.uncertain,
        "notes": [_note_change(note) for note in change.notes],
    }


def _note_change(note: NoteChange) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "old": note.old,
        "new": note.new,
        "words": [[edit.sign, edit.text] for edit in note.words],
    }
