"""How a document was understood: one line a paragraph with its address, and what was set aside.

The first part is also good as a git textconv, because every paragraph is one line and depends on its text alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from resdiff.model import Comment, Document, Paragraph
from resdiff.visible import visible


def outline(document: Document, *, unread: bool = True) -> str:
    """The outline as lines of text. With `unread`, comments and what was set aside follow, each with its place."""
    return "\n".join(_lines(document, unread=unread))


def _lines(document: Document, *, unread: bool) -> Iterator[str]:
    facts = [
        ("symbol", document.symbol),
        ("title", document.title),
        ("organ", document.body),
        ("kind", document.genre),
        ("date", document.date),
        ("session", document.session),
        ("agenda item", document.agenda_item),
    ]
    for name, value in facts:
        if value:
            yield f"# {name}: {visible(value)}"
    width = max((len(p.id) for p in document.paragraphs), default=0)
    for paragraph in document.paragraphs:
        yield f"{paragraph.id:<{width}}  {_with_marks(paragraph)}"
    for note in document.notes:
        yield f"{'note ' + visible(note.number):<{width}}  {_flat(note.text)}"
    if unread and document.comments:
        yield f"# comments ({len(document.comments)}):"
        yield from map(_remark, document.comments)
    if unread and document.unread:
        yield f"# set aside ({len(document.unread)}), read as {document.format}:"
        for item in document.unread:
            yield f"#   {item.where}: {item.why}: {_flat(item.text)}"


def _with_marks(paragraph: Paragraph) -> str:
    """The text on one line, with its note marks in brackets."""
    pieces, position = [], 0
    for anchor in paragraph.anchors:
        pieces += [paragraph.text[position : anchor.offset], f"[{anchor.note}]"]
        position = anchor.offset
    return _flat("".join([*pieces, paragraph.text[position:]]))


def _remark(comment: Comment) -> str:
    """Where a comment stands, at which words, who wrote it and when, and what it says."""
    place = comment.paragraph or "front matter"
    words = f" “{_flat(comment.words)}”" if comment.words else ""
    author = ", ".join(filter(None, (_flat(comment.author), _flat(comment.date)[:10]))) or "no name"
    return f"#   {place}{words}: {author}: {_flat(comment.text)}"


def _flat(text: str) -> str:
    return " ".join(visible(text).split())
