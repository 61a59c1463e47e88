"""Word files (.docx) to blocks: the text as Word shows it, with numbers, notes and comments, in one view of changes."""

from __future__ import annotations

from collections.abc import Callable

from resdiff.errors import ReadingError
from resdiff.model import Unread
from resdiff.reading.blocks import Pages, View, check_number
from resdiff.reading.docx.beside import Beside
from resdiff.reading.docx.blocks import BlockReader
from resdiff.reading.docx.notes import Citations, cited_keys, count_notes
from resdiff.reading.docx.numbers import read_numbering
from resdiff.reading.docx.parts import WordParts, open_word
from resdiff.reading.docx.styles import Styles, read_styles
from resdiff.reading.docx.text import LineReader
from resdiff.reading.docx.tracked import holds_changes, settle
from resdiff.reading.docx.xml import W
from resdiff.reading.plain import with_typed_notes

_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


def read_docx(data: bytes, name: str, *, tracked: View = "accepted") -> Pages:
    """The blocks of a Word file; `tracked` says whether its tracked changes count as made or as not made.

    `name` is what messages call the file. Raises ReadingError for a file that is encrypted, damaged, no Word file, or
    beyond what a document has.
    """
    return read_parts(open_word(data, name), name, tracked)


def read_parts(
    parts: WordParts, name: str, tracked: View, lines_of: Callable[[Styles, Citations], LineReader] = LineReader
) -> Pages:
    """The blocks of a Word file that is open; its text is brought into one view in place.

    `lines_of` makes the reader of its paragraphs, for whoever listens in (trace). Raises what `read_docx` raises.
    """
    try:
        return _read(parts, name, tracked, lines_of)
    except RecursionError:
        raise ReadingError(
            f"{name} is nested too deeply to be a document", "do not open it if you do not know who sent it"
        ) from None


def has_tracked_changes(data: bytes, name: str = "the file") -> bool:
    """True if a Word file holds tracked insertions, deletions or moves, in its text or in its notes.

    Raises what `read_docx` raises.
    """
    parts = open_word(data, name)
    roots = (parts.document, *(parts.root(parts.path_of(part)) for part in _NOTE_PARTS.values()))
    return any(root is not None and holds_changes(root) for root in roots)


def _read(parts: WordParts, name: str, tracked: View, lines_of: Callable[[Styles, Citations], LineReader]) -> Pages:
    root = parts.document
    note_roots = {kind: parts.root(parts.path_of(part)) for kind, part in _NOTE_PARTS.items()}
    roots = [each for each in (root, *note_roots.values()) if each is not None]
    check_number(sum(1 for each in roots for _ in each.iter(f"{W}p")), name)
    changed = any(holds_changes(each) for each in roots)
    cited_in_any_view = cited_keys(root)
    prompts = settle(root, tracked)

    styles = read_styles(parts.root(parts.path_of("styles")))
    citations = count_notes(root, parts.root(parts.path_of("settings")))
    lines = lines_of(styles, citations)
    lines.prepare(root)
    body = BlockReader(lines, read_numbering(parts.root(parts.path_of("numbering")), styles.list_of))
    body.read(root)

    unread = [*lines.unread, *(Unread("whole file", p, "prompt of an empty field") for p in prompts if p.strip())]
    beside = Beside(parts, styles, tracked, unread)
    notes = beside.notes(note_roots, citations, cited_in_any_view)
    blocks = body.finish()
    if not notes:
        # A text that was pasted, or came through another format, has its notes typed below it.
        blocks, notes, headings = with_typed_notes(blocks)
        unread += headings
    blocks = beside.with_comments(blocks, lines)
    symbol = beside.symbol()
    beside.other_parts()
    told = f"Word (.docx), tracked changes {tracked}" if changed else "Word (.docx)"
    return Pages(tuple(blocks), notes, tuple(unread), told, symbol)
