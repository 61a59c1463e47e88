"""Read web pages: exports of word processors, and the old pages of un.org that hold a text typed in lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve
from lxml import etree

from resdiff.errors import ReadingError
from resdiff.model import Note, Unread
from resdiff.reading import limits
from resdiff.reading.blocks import Block, Pages, View
from resdiff.reading.html.notes import note_links
from resdiff.reading.html.styles import sheet_of
from resdiff.reading.html.text import html_text
from resdiff.reading.html.walk import Row, Seen, walk
from resdiff.reading.layout import flatten
from resdiff.reading.plain import read_lines, with_typed_notes
from resdiff.reading.running_text import block_of, lines_of_the_front, with_marks

_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f\x7f]")  # no page may hold them; LibreOffice leaves some around fields
_SAVE_AGAIN = "open it in a browser, copy what it shows into a word processor, and save it from there"


def read_html(data: bytes, name: str, encoding: str = "", *, tracked: View = "accepted") -> Pages:
    """The blocks of a web page; `name` is what messages call it, `encoding` the one that a person named.

    `tracked` says which side of marked insertions and deletions (`ins`, `del`) is the text; the other side is set
    aside. Raises ReadingError for a page that is empty, too large or nested too deeply, and what `decode` raises.
    """
    text, label = html_text(data, name, encoding)
    root = _parse(text, name)
    if sum(map(len, root.itertext())) > limits.MAX_TEXT:
        raise ReadingError(f"{name} holds more than {limits.MAX_TEXT:,} characters", "give one document at a time")
    seen = walk(root, sheet_of(root), note_links(root), tracked)
    if not seen.rows:
        raise ReadingError(f"{name} is a web page that shows no text", "give the page that holds the document itself")
    unread = list(seen.unread)
    if dropped := "".join(_NO_TEXT.findall(text)):
        unread.append(Unread("whole file", dropped[:100], f"{len(dropped)} control characters dropped"))
    if sum(len(row.typed) for row in seen.rows) > sum(len(piece.text) for row in seen.rows for piece in row.pieces):
        return _typed_page(seen, unread, label)
    rows, notes = _listed_notes(seen)
    numbers = {note.number for note in notes}
    blocks = [block for row in rows for block in _blocks(row, numbers)]
    if not notes:
        # A text that was pasted has its notes typed below it.
        blocks, notes, headings = with_typed_notes(blocks)
        unread += headings
    return Pages(tuple(lines_of_the_front(blocks)), notes, tuple(unread), f"HTML, {label}")


def has_tracked_changes(data: bytes, name: str, encoding: str = "") -> bool:
    """True if a page marks insertions or deletions. Raises what `read_html` raises."""
    root = _parse(html_text(data, name, encoding)[0], name)
    return next(root.iter("ins", "del"), None) is not None


def _parse(text: str, name: str) -> etree._Element:
    """The tree of a page. What does not fit into the parser's limits is refused: it would be cut off in silence."""
    if text.count("<") > limits.MAX_TAGS:
        raise ReadingError(
            f"{name} holds more than {limits.MAX_TAGS:,} tags", "give one document at a time, not a collection"
        )
    # The depth that libxml2 allows with huge_tree is 2,048, without it 256, which unclosed <font> tags pass.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_NO_TEXT.sub("", text).encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(f"{name} cannot be read as a web page: {error}", _SAVE_AGAIN) from None
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "depth" in entry.message:
            raise ReadingError(f"{name} is nested too deeply to be a document", _SAVE_AGAIN)
    if root is None:
        raise ReadingError(f"{name} is a web page that shows no text", "give the page that holds the document itself")
    return root


def _typed_page(seen: Seen, unread: Sequence[Unread], label: str) -> Pages:
    """A page whose text is typed in lines, read as the plain text that it is."""
    typed = [row.typed or "".join(piece.text for piece in row.pieces) for row in seen.rows]
    pages = read_lines("\n\n".join(typed), f"HTML with typed lines, {label}")
    return evolve(pages, notes=(*pages.notes, *seen.notes), unread=(*unread, *pages.unread))


def _blocks(row: Row, numbers: set[str]) -> list[Block]:
    if not row.typed:
        return [block_of(with_marks(row.pieces, numbers), row.where, row.look, row.number)]
    # A few typed lines in a page of paragraphs, an address for example.
    return [
        Block("\n".join(line.strip() for line in lines.splitlines() if line.strip()), row.where)
        for lines in row.typed.replace("\r", "").split("\n\n")
        if lines.strip()
    ]


def _listed_notes(seen: Seen) -> tuple[list[Row], tuple[Note, ...]]:
    """The rows without those that are notes though nothing links them, and the notes.

    Such a row begins with a raised number that the text before it has raised too.
    """
    if seen.notes:
        return list(seen.rows), seen.notes
    rows: list[Row] = []
    notes: dict[str, Note] = {}
    cited: set[str] = set()
    for row in seen.rows:
        first = next((piece for piece in row.pieces if piece.text.strip()), None)
        number = first.text.strip().strip("[]()/.") if first is not None and first.raised else ""
        rest = flatten("".join(piece.text for piece in row.pieces)).removeprefix(first.text.strip() if first else "")
        if number in cited and number not in notes and rest.strip():
            notes[number] = Note(number, rest.strip())
            continue
        raised = (part for piece in row.pieces if piece.raised for part in piece.text.replace(",", " ").split())
        cited.update(part.strip("[]()/.") for part in raised if part.strip("[]()/.").isdigit())
        rows.append(row)
    return rows, tuple(notes.values())
