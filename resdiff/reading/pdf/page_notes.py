"""The notes at the foot of a page: which lines are theirs, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attrs import evolve, frozen

from resdiff.model import Note
from resdiff.reading.pdf.page_furniture import Sheet
from resdiff.reading.pdf.page_lines import Line, Piece, is_small
from resdiff.reading.pdf.page_patterns import patterns
from resdiff.reading.pdf.page_text import write
from resdiff.reading.pdf.page_words import Hyphens, Joint


def unraised(lines: Sequence[Line]) -> frozenset[str]:
    """The numbers of notes, if the document sets them on the line before their text: those of its marks."""
    if any(line.pieces[0].mark for line in lines):
        return frozenset()
    return frozenset(piece.text for line in lines for piece in line.pieces if piece.mark)


def part_notes(sheet: Sheet, size: float, cited: Collection[str]) -> tuple[list[Line], list[Line]]:
    """The lines of a page that are text, and those of its notes; `size` is that of the running text.

    `cited` are the numbers that may begin a note though they are not raised, see `unraised`.

    Notes are set smaller than the text and stand last in their column, under a rule or from the first line that
    begins with a sign.
    """
    text: list[Line] = []
    notes: list[Line] = []
    for lines in _columns(sheet.lines):
        cut = len(lines)
        while cut and is_small(lines[cut - 1], size):
            cut -= 1
        while cut < len(lines) and not _is_under_rule(lines[cut], sheet.rules) and not sign_of(lines[cut], cited):
            cut += 1
        text += lines[:cut]
        notes += lines[cut:]
    return text, notes


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut where they go up the page again."""
    columns: list[list[Line]] = []
    for line in lines:
        if not columns or line.baseline > columns[-1][-1].baseline:
            columns.append([])
        columns[-1].append(line)
    return columns


def _is_under_rule(line: Line, rules: Sequence[float]) -> bool:
    return any(0 < rule - line.baseline < 4 * line.size for rule in rules)


def sign_of(line: Line, cited: Collection[str]) -> str:
    """The number or sign that a note's first line begins with, or an empty string."""
    first = line.pieces[0]
    if first.mark:
        return first.text
    for name, pattern in patterns("note"):
        found = pattern.match(line.text)
        if found and (name == "sign" or found.group(1) in cited):
            return found.group(1)
    return ""


@frozen
class Body:
    """The lines of one note so far."""

    number: str
    parts: tuple[tuple[Joint, Sequence[Piece]], ...]
    last: str


def notes_of(lines: Sequence[Line], hyphens: Hyphens, cited: Collection[str]) -> tuple[list[Note], list[str]]:
    """The notes in the order in which they stand, and the characters dropped at line ends.

    A line without a number carries the note before it on, also from the page before.
    """
    bodies: list[Body] = []
    for line in lines:
        number = sign_of(line, cited)
        pieces = _without(line.pieces, number)
        if number or not bodies:
            bodies.append(Body(number, ((" ", pieces),), line.text))
        else:
            joint = hyphens.joint(bodies[-1].last, line.text)
            bodies[-1] = evolve(bodies[-1], parts=(*bodies[-1].parts, (joint, pieces)), last=line.text)
    notes: list[Note] = []
    dropped: list[str] = []
    for body in bodies:
        written = write(body.parts, ())
        notes.append(Note(body.number, re.sub(r"\s+", " ", written.text).strip()))
        dropped += written.dropped
    return notes, dropped


def _without(pieces: Sequence[Piece], number: str) -> list[Piece]:
    """The pieces after a note's number, which may be a mark or the beginning of the text."""
    if number and pieces[0].mark:
        return list(pieces[1:])
    rest = []
    left = len(number)
    for piece in pieces:
        cut = 0 if piece.mark else min(left, len(piece.text))
        left -= cut
        text = piece.text[cut:].lstrip() if cut else piece.text
        rest += [evolve(piece, text=text)] if text else []
    return rest
