"""One view of an OpenDocument text with tracked changes: paragraphs joined, lists and notes counted as it has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from resdiff.model import Comment, Note, Unread
from resdiff.reading.blocks import Block, Look, View
from resdiff.reading.counting import Shape, counted
from resdiff.reading.layout import flatten
from resdiff.reading.odt.lists import Counters
from resdiff.reading.odt.passages import Bit, Passage, Remark, SavedNote, Walked
from resdiff.reading.odt.styles import Styles
from resdiff.reading.running_text import Piece, block_of, with_marks

MAX_CELL_LINES = 6
"""A table cell with more paragraphs than this lays out a page; the others hold data."""


@frozen
class _Line:
    """One paragraph of the view, and the passage whose place and list it has."""

    pieces: tuple[Piece, ...]
    passage: Passage
    remarks: tuple[Remark, ...]
    number: str = ""


@frozen
class Seen:
    """What a view shows."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    unread: tuple[Unread, ...]


def see(walked: Walked, styles: Styles, view: View) -> Seen:
    """The blocks and notes of one view; what belongs to the other one only is set aside."""
    unread = list(walked.unread)
    lines = list(_numbered(_joined(walked.passages, view, unread), styles))
    cited = [piece.note for line in lines for piece in line.pieces if piece.note and not piece.text]
    numbers = _note_numbers(walked, cited)
    known = set(numbers.values())
    blocks = list(_blocks(lines, numbers, known, unread))
    notes = {}
    for note in walked.notes:
        text = _note_text(note, view)
        if note.id in numbers:
            notes[note.id] = Note(numbers[note.id], text)
        elif text:
            unread.append(Unread("notes", text, "note of the other side of a tracked change"))
    return Seen(tuple(blocks), tuple(notes[name] for name in numbers), tuple(unread))


def _joined(passages: Sequence[Passage], view: View, unread: list[Unread]) -> Iterator[_Line]:
    """The paragraphs of a view: what is gone from it is left out, and where an end is gone the next goes on."""
    gone = "deleted" if view == "accepted" else "inserted"
    held: list[tuple[Passage, list[Piece]]] = []
    for k, passage in enumerate(passages):
        lost = "".join(bit.piece.text for bit in passage.bits if bit.fate == gone)
        if lost.strip():
            unread.append(Unread(f"paragraph {k + 1}", lost, f"{gone} text (tracked change)"))
        held.append((passage, [bit.piece for bit in passage.bits if bit.fate != gone]))
        goes_on = k + 1 < len(passages) and passages[k + 1].cell == passage.cell
        if passage.end == gone and goes_on:
            continue
        # A paragraph joined keeps the list and look of its first words.
        owner = next((p for p, pieces in held if any(piece.text or piece.note for piece in pieces)), passage)
        yield _Line(
            tuple(piece for _, pieces in held for piece in pieces),
            owner,
            tuple(remark for p, _ in held for remark in p.remarks),
        )
        held = []


def _numbered(lines: Iterator[_Line], styles: Styles) -> Iterator[_Line]:
    """The lines with the numbers that lists and headings have in this view."""
    lists: dict[int, Counters] = {}
    outline = Counters()
    for line in lines:
        item, level = line.passage.item, line.passage.level
        number = ""
        if item is not None:
            counters = lists.setdefault(item.listing, Counters())
            if item.counts:
                levels = styles.lists.get(item.style, {})
                number = counters.number(item.level, levels, item.restart, anew=item.anew)
            else:
                counters.close_below(item.level)
        elif level:
            number = outline.number(level, styles.outline, line.passage.restart)
        yield evolve(line, number=number)


def _note_numbers(walked: Walked, cited: Sequence[str]) -> dict[str, str]:
    """The numbers of the notes that are cited, by id, in the order of their first citation.

    Where changes add or remove notes, those that the program counts are counted anew, as it would.
    """
    notes = {note.id: note for note in walked.notes}
    changed = any(bit.fate != "kept" and bit.piece.note for passage in walked.passages for bit in passage.bits)
    shapes = {note.kind: _shape(note.number) for note in reversed(walked.notes) if not note.typed}
    counts: dict[str, int] = {}
    met: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for name in dict.fromkeys(cited):
        if (note := notes.get(name)) is None:
            continue
        number = note.number
        if not note.typed:
            counts[note.kind] = counts.get(note.kind, 0) + 1
            if changed or not number:
                number = counted(counts[note.kind], shapes.get(note.kind, "decimal"))
        # Footnotes and endnotes may both count from 1.
        met[number] = same = met.get(number, 0) + 1
        numbers[name] = f"{number}#{same}" if same > 1 else number
    return numbers


def _shape(number: str) -> Shape:
    if number.isalpha() and number.isascii():
        roman = set(number.casefold()) <= set("ivxlc")
        return ("roman" if roman else "letter") if number.islower() else ("ROMAN" if roman else "LETTER")
    return "decimal"


def _note_text(note: SavedNote, view: View) -> str:
    lines = ("".join(piece.text for piece in line.pieces) for line in _joined(note.passages, view, []))
    return "\n".join(flat for line in lines if (flat := flatten(line)))


def _blocks(lines: Sequence[_Line], numbers: dict[str, str], known: set[str], unread: list[Unread]) -> Iterator[Block]:
    count = 0
    for row, group in groupby(lines, key=lambda line: line.passage.cell and line.passage.cell[0]):
        cells = [list(cell) for _, cell in groupby(group, key=lambda line: line.passage.cell)]
        filled = [cell for cell in cells if any(_shows(line) for line in cell)]
        if row is not None and len(filled) > 1 and max(map(len, cells)) <= MAX_CELL_LINES:
            count += 1
            yield _row(cells, f"paragraph {count}", numbers, known)
            continue
        for line in (line for cell in cells for line in cell):
            if not _shows(line):
                if line.number not in ("", "•"):
                    unread.append(Unread(f"paragraph {count + 1}", line.number, "number of an empty list item"))
                if not line.remarks:
                    continue
            count += 1
            look: Look = "heading" if line.passage.level else "body"
            block = block_of(_resolved(line.pieces, numbers, known), f"paragraph {count}", look, line.number)
            yield evolve(block, comments=tuple(map(_comment, line.remarks)))


def _shows(line: _Line) -> bool:
    return any(piece.note or piece.text.strip() for piece in line.pieces)


def _row(cells: Sequence[Sequence[_Line]], where: str, numbers: dict[str, str], known: set[str]) -> Block:
    """One row of a table: its cells parted by tabs, the paragraphs in a cell by line breaks."""
    pieces: list[Piece] = []
    for k, cell in enumerate(cells):
        shown = [line for line in cell if _shows(line)]
        for place, line in enumerate(shown):
            pieces += [Piece("\n")] if place else []
            pieces += [Piece(f"{line.number} ")] if line.number else []
            pieces += line.pieces
        if k + 1 < len(cells):
            pieces.append(Piece("\t"))
    block = block_of(_resolved(pieces, numbers, known), where, "table")
    return evolve(block, comments=tuple(_comment(r) for cell in cells for line in cell for r in line.remarks))


def _resolved(pieces: Sequence[Piece], numbers: dict[str, str], known: set[str]) -> list[Piece]:
    """The pieces with the numbers of notes for their ids, and with raised numbers as the marks that they are."""
    resolved = []
    for piece in pieces:
        if piece.note in numbers:
            resolved.append(Piece("", note=numbers[piece.note]))
        elif piece.text:
            resolved.append(evolve(piece, note="") if piece.note else piece)
    return with_marks(resolved, known)


def _comment(remark: Remark) -> Comment:
    return Comment(remark.author, remark.text, remark.date, flatten(remark.words))


def changes_in(walked: Walked) -> bool:
    """True if anything was inserted or deleted with tracking on."""

    def changed(bits: Sequence[Bit]) -> bool:
        return any(bit.fate != "kept" for bit in bits)

    own = any(changed(passage.bits) or passage.end != "kept" for passage in walked.passages)
    return own or any(changed(passage.bits) for note in walked.notes for passage in note.passages)
