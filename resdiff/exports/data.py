"""A report as JSON: the data contract "resdiff/comparison/1" that other programs rely on.

Additions are free, changes need a new schema number; data.schema.json is its JSON Schema. Every paragraph id of both
sides stands in exactly one change; the "=" and "-" pieces of `words` joined give the old text, the "=" and "+" pieces
the new one.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any, cast

from resdiff.meaning import Facet, Meaning
from resdiff.model import Change, Document, NoteChange, Paragraph
from resdiff.summary import Report, counts
from resdiff.summary.headline import headline

SCHEMA = "resdiff/comparison/1"

# Such characters can only stand inside of strings, where JSON lets any character be escaped.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(report: Report) -> str:
    """The report as JSON text, keys in the order of the contract, one document a string, no final newline.

    Characters that steer a terminal or turn the direction are escaped, and so are lone surrogates, which have no UTF-8.
    """
    return json_of(to_data(report))


def json_of(data: object) -> str:
    """Dictionaries and lists as JSON text in which nothing steers a terminal: such characters are escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_data(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries and lists.

    Where the reader chose some changes only, `selection` says which, and the others are not there.
    """
    comparison = report.comparison
    selected = {"selection": str(report.choice)} if str(report.choice) else {}
    return {
        "schema": SCHEMA,
        "headline": list(headline(report)),
        "counts": counts(comparison),
        **selected,
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "changes": [_change(comparison.changes[row], report.meanings[row]) for row in report.rows],
    }


def schema() -> dict[str, Any]:
    """The published JSON Schema of the contract."""
    text = files("resdiff.exports").joinpath("data.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


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


def _change(change: Change, meaning: Meaning) -> dict[str, Any]:
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
        "class": meaning.klass,
        "rule": meaning.rule,
        "facets": [_facet(facet) for facet in meaning.facets],
    }


def _facet(facet: Facet) -> dict[str, Any]:
    return {
        "family": facet.family,
        "judgement": facet.judgement,
        "old": facet.old,
        "new": facet.new,
        "old_at": list(facet.old_at) if facet.old_at else None,
        "new_at": list(facet.new_at) if facet.new_at else None,
        "source": facet.source,
        "remark": facet.remark,
    }


def _note_change(note: NoteChange) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "old": note.old,
        "new": note.new,
        "words": [[edit.sign, edit.text] for edit in note.words],
    }
