"""Turn the words of a change into the blocks of a cell: one a paragraph, each with its address and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from resdiff.model import Edit, Paragraph, Sign
from resdiff.screens.sheet import Block, Piece
from resdiff.visible import visible

INDENT = 2
"""Cells that each sub-level is set in by."""
_DEEPEST = 3
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BRACKETS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


@frozen
class Looks:
    """The looks of kept, removed and added words in one row.

    `bracketed` puts [-removed-] and {+added+} words in brackets too where both stand in one text, for terminals
    that cannot strike out or underline. `whole` says that all of the clause came or went.
    """

    kept: str = "kept"
    removed: str = "removed"
    added: str = "added"
    bracketed: bool = False
    whole: bool = False

    def of(self, sign: str) -> str:
        """The look of words with this sign."""
        return self.kept if sign == "=" else self.removed if sign == "-" else self.added


@frozen
class Side:
    """One side of a change: whose it is, and its paragraphs, whose texts are joined by newlines in the words.

    `breaks` are the offsets of those newlines, `marks` the offsets and numbers of the notes, `leads` the stretches
    of the lead phrases, all in characters of the joined texts.
    """

    sign: Literal["-", "+"]
    paragraphs: tuple[Paragraph, ...]
    breaks: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    leads: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, sign: Literal["-", "+"], paragraphs: Sequence[Paragraph]) -> Side:
        """The side that these paragraphs make."""
        ends: list[int] = []
        marks: list[tuple[int, str]] = []
        leads: list[tuple[int, int]] = []
        start = 0
        for paragraph in paragraphs:
            marks += [(start + anchor.offset, anchor.note) for anchor in paragraph.anchors]
            leads.append((start, start + len(paragraph.lead)))
            ends.append(start + len(paragraph.text))
            start = ends[-1] + 1
        return cls(sign, tuple(paragraphs), tuple(ends[:-1]), tuple(marks), tuple(leads))


def shown(text: str) -> str:
    """Text from a document as one line of text to show."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def note_mark(number: str) -> str:
    """A note's number as the superscript that stands in the text."""
    return shown(number).translate(_SUPERSCRIPT)


def address_lines(address: str, width: int) -> tuple[str, ...]:
    """An address in lines of at most `width` cells where it can be broken: before a bracket or after a full stop."""
    if len(address) <= width:
        return (address,)
    lines = [""]
    for part in address.replace("(", "\n(").replace(".", ".\n").split("\n"):
        if lines[-1] and len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] += part
    return tuple(lines)


def arrowed(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of an address with an arrow before the first."""
    return tuple(("→ " if k == 0 else "  ") + line for k, line in enumerate(lines))


def blocks(words: Sequence[Edit], sides: Sequence[Side], looks: Looks, label_width: int) -> tuple[Block, ...]:
    """The words of one side, or of both in one text, as a block for each paragraph.

    Where both texts have the same words, note marks and lead phrases are those of the last side. `label_width` is
    the room for an address, in cells.
    """
    return _Collector(sides, looks, label_width).collect(words)


def _cores(text: str, breaks: set[int]) -> list[tuple[int, int]]:
    """Where the words of a run begin and end between its breaks: marks stand at words, not at the spaces round them."""
    found, start = [], 0
    for end in [*sorted(breaks), len(text)]:
        words = text[start:end].strip(" ")
        if words:
            first = text.index(words, start)
            found.append((first, first + len(words)))
        start = end + 1
    return found


class _Collector:
    """Goes through the edits of a change, minding where on each side it is, and collects blocks."""

    def __init__(self, sides: Sequence[Side], looks: Looks, label_width: int) -> None:
        self.sides, self.looks, self.label_width = sides, looks, label_width
        self.bracketed = looks.bracketed and len(sides) > 1
        self.at = {side.sign: 0 for side in sides}
        # Which paragraph of each side begins in the block being collected.
        self.opened = {side.sign: 0 for side in sides}
        self.pieces: list[Piece] = []
        self.done: list[Block] = []

    def collect(self, words: Sequence[Edit]) -> tuple[Block, ...]:
        before = ""
        for edit in words:
            sides = [side for side in self.sides if edit.sign in ("=", side.sign)]
            if not sides:
                continue
            if before == "-" and edit.sign == "+":
                self._keep_apart(edit.text)
            self._edit(edit, sides)
            before = edit.sign
        self._close()
        return tuple(self.done)

    def _edit(self, edit: Edit, sides: Sequence[Side]) -> None:
        """Cut an edit where a note mark stands, a lead phrase ends or a paragraph ends, and collect the pieces."""
        size, last = len(edit.text), sides[-1]
        at = self.at[last.sign]
        # A mark belongs to the word before it, hence to the edit that ends where it stands.
        marks = [(offset - at, note) for offset, note in last.marks if at < offset <= at + size or offset == at == 0]
        offsets = (offset - self.at[side.sign] for side in sides for offset in side.breaks)
        breaks = {offset for offset in offsets if 0 <= offset < size}
        cores = [] if edit.sign == "=" or self.looks.whole else _cores(edit.text, breaks)
        cuts = breaks | {offset for offset, _ in marks} | {end - at for _, end in last.leads}
        cuts |= {offset for core in cores for offset in core} | {size}
        position = 0
        for cut in sorted(cut for cut in cuts if 0 <= cut <= size):
            self._text(edit, position, cut, last, cores)
            position = cut
            self.pieces += self._marks([note for offset, note in marks if offset == cut], edit.sign)
            if cut in breaks:
                self._close()
                position = cut + 1
                for side in sides:
                    if cut + self.at[side.sign] in side.breaks:
                        self.opened[side.sign] = side.breaks.index(cut + self.at[side.sign]) + 1
        for side in sides:
            self.at[side.sign] += size

    def _text(self, edit: Edit, start: int, end: int, side: Side, cores: Sequence[tuple[int, int]]) -> None:
        """Collect `[start, end)` of an edit; of what came or went, the spaces outside its words are not marked."""
        if start >= end:
            return
        offset = self.at[side.sign] + start
        emphasis = "lead" if any(first <= offset < last for first, last in side.leads) else ""
        core = next(((first, last) for first, last in cores if first <= start < last), None)
        look = self.looks.kept if cores and not core else self.looks.of(edit.sign)
        opening, closing = _BRACKETS[edit.sign] if core and self.bracketed else ("", "")
        if core and opening and start == core[0]:
            self.pieces.append(Piece(opening, look, ""))
        self.pieces.append(Piece(shown(edit.text[start:end]), look, edit.sign, emphasis))
        if core and closing and end == core[1]:
            self.pieces.append(Piece(closing, look, ""))

    def _marks(self, notes: Sequence[str], sign: Sign) -> Iterator[Piece]:
        """The marks of the notes cited at one place, commas between them; they come and go with the words."""
        if notes:
            look = "note-mark" if sign == "=" else self.looks.of(sign)
            yield Piece(",".join(map(note_mark, notes)), look, "")

    def _keep_apart(self, text: str) -> None:
        """A space between removed words and the added words that follow at once, where neither has one."""
        if self.pieces and not self.pieces[-1].text[-1:].isspace() and not text[:1].isspace():
            self.pieces.append(Piece(" ", self.looks.kept, ""))

    def _close(self) -> None:
        old, new = self._paragraph("-"), self._paragraph("+")
        labels = address_lines(old.id, self.label_width) if old else ()
        if new and not (old and old.id == new.id):
            lines = address_lines(new.id, self.label_width)
            labels += arrowed(lines) if old else lines
        paragraph = new or old
        indent = INDENT * min(paragraph.level, _DEEPEST) if paragraph else 0
        self.done.append(Block(tuple(self.pieces), labels, indent))
        self.pieces, self.opened = [], {}

    def _paragraph(self, sign: Literal["-", "+"]) -> Paragraph | None:
        """The paragraph of a side that begins in the block being collected."""
        for side in self.sides:
            if side.sign == sign and sign in self.opened and side.paragraphs:
                return side.paragraphs[self.opened[sign]]
        return None
