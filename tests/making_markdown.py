"""Resolutions in Markdown made for tests."""

from __future__ import annotations

from resdiff.model import Document
from tests.making_odt import rows_of


def markdown(document: Document) -> str:
    """A document in Markdown: headings, italic leads, notes, numbers as they are."""
    parts = []
    for row in rows_of(document):
        if isinstance(row, str):
            parts.append(row.replace("[", "\\[").replace(".", "\\.", 1))
            continue
        text, position = "", 0
        for stop in sorted({len(row.lead), *(a.offset for a in row.anchors), len(row.text)}):
            run = row.text[position:stop].replace("*", "\\*")
            text += f"*{run}*" if run and stop <= len(row.lead) else run
            text += "".join(f"[^{a.note}]" for a in row.anchors if a.offset == stop)
            position = stop
        if row.part == "heading":
            parts.append(f"## {text}")
        elif row.level == 0 and row.number:
            parts.append(f"{row.number} {text}")
        else:
            parts.append(f"{'    ' * row.level}{row.number} {text}".rstrip())
    return "\n\n".join([*parts, *(f"[^{note.number}]: {note.text}" for note in document.notes)])
