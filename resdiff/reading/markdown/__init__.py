"""Read Markdown: drafts kept in plain text with marks for headings, italics, lists and notes.

It is told from plain text by what it holds: a definition of a footnote, headings with "#", or lead words between
asterisks or underscores. What is read is CommonMark as far as formal texts use it, with the footnotes and raised
numbers of Pandoc and GitHub.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from resdiff.model import Note, Unread
from resdiff.reading.blocks import Block, Look, Pages
from resdiff.reading.layout import flatten
from resdiff.reading.markdown.words import References, pieces_of
from resdiff.reading.running_text import Piece, block_of, collapsed, lines_of_the_front, trimmed, with_marks

_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$")
_LINK = re.compile(r"^ {0,3}\[([^\]^][^\]]{0,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}>[ ]?")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BULLET = re.compile(r"^(\s*)([-*+])[ \t]+(?=\S)")
_ORDERED = re.compile(r"^(\s*)(\d{1,4})([.)])[ \t]+(?=\S)")
_MARKER = re.compile(r"^\s*(?:\d{1,4}\\?[.)]|\([a-zA-Z0-9]{1,5}\)|[a-zA-Z]\\?[.)]|[ivx]{1,5}\\?[.)])[ \t]+(?=\S)")
_TABLE_RULE = re.compile(
    r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^ {0,3}\|[ \t]*:?-+:?[ \t]*\|[ \t]*$"
)
_CELL_END = re.compile(r"(?<!\\)\|")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

MAX_LENGTH = 1_000_000
"""Characters; a longer text is read as plain text, whatever it holds. A resolution of 60 pages has 150,000."""

# What makes a plain text Markdown.
_DEFINES_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ \t]+\S", re.MULTILINE)
_HAS_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_HAS_LEAD = re.compile(
    r"^[ \t]*(?:(?:\d{1,4}\\?[.)]|[-+]|\([a-z]{1,4}\))[ \t]+)?"
    r"([*_]{1,3})(?=[^\W\d_])[^*_\n]{2,80}(?<=[^\W_])\1(?=[\s,;:.]|$)",
    re.MULTILINE,
)


def is_markdown(text: str) -> bool:
    """True for a text that is marked up: one definition of a note, two headings, two leads, or one of each."""
    if len(text) > MAX_LENGTH:
        return False
    if _DEFINES_NOTE.search(text):
        return True
    signs = sum(1 for _ in zip(range(2), _HAS_HEADING.finditer(text), strict=False))
    return signs + sum(1 for _ in zip(range(2), _HAS_LEAD.finditer(text), strict=False)) >= 2


def read_markdown(text: str, label: str) -> Pages:
    """The blocks of a Markdown text; `label` names the format for people."""
    reader = _Reader()
    reader.read(_without_comments(text, reader.unread))
    return reader.pages(label)


def _without_comments(text: str, unread: list[Unread]) -> str:
    """The text with its comments blanked out; line numbers stay."""
    kept: list[str] = []
    position = lines = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[position:start])
        lines += kept[-1].count("\n")
        comment = text[start + 4 : end]
        if said := flatten(comment):
            unread.append(Unread(f"line {lines + 1}", said, "comment in the source"))
        kept.append("\n" * comment.count("\n"))
        lines += len(kept[-1])
        position = end + 3
    return "".join([*kept, text[position:]])


@frozen
class _Paragraph:
    lines: tuple[str, ...]
    where: str
    look: Look = "body"
    number: str = ""
    typed: bool = False  # between fences, where marks are characters


@define
class _Reader:
    """Goes down the lines and gathers them to paragraphs, notes and what is neither."""

    unread: list[Unread] = field(factory=list)
    _paragraphs: list[_Paragraph] = field(factory=list)
    _notes: dict[str, list[str]] = field(factory=dict)
    _links: dict[str, str] = field(factory=dict)
    _open: list[str] = field(factory=list)
    _where: str = ""
    _number: str = ""
    _in_item: bool = False
    _counts: dict[int, tuple[int, str]] = field(factory=dict)  # last number and its stop, by indent
    _note: str = ""  # the note that the lines belong to
    _paused: bool = False  # the line before was blank
    _fence: str = ""

    def read(self, text: str) -> None:
        for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1):
            self._line(line, f"line {number}")
        self._end()

    def _line(self, line: str, where: str) -> None:
        if self._fence:
            if line.lstrip().startswith(self._fence):
                self._end(typed=True)
                self._fence = ""
            else:
                self._add(line, where)
            return
        while quote := _QUOTE.match(line):
            line = line[quote.end() :]
        if not line.strip():
            self._end()
            return
        if found := _NOTE.match(line):
            self._end()
            self._note = found.group(1)
            self._notes.setdefault(self._note, []).append(found.group(2))
        elif self._note and (line.startswith(("    ", "\t")) or (self._notes[self._note] and not self._paused)):
            self._notes[self._note].append(line.strip())
        else:
            self._note = ""
            self._body(line, where)
        self._paused = False

    def _body(self, line: str, where: str) -> None:
        if found := _FENCE.match(line):
            self._end()
            self._fence = found.group(1)
        elif not self._open and (link := _LINK.match(line)):
            self._links[link.group(1).casefold()] = link.group(2)
            self.unread.append(Unread(where, line.strip(), "address of a link"))
        elif found := _HEADING.match(line):
            self._end()
            self._counts.clear()
            self._add(found.group(2) or "", where)
            self._end("heading")
        elif self._open and not self._number and _UNDERLINE.match(line) and len(self._open) == 1:
            self._end("heading")
        elif _RULE.match(line):
            self._end()
            self._counts.clear()
        elif not ("|" in line and self._table(line, where)) and not self._item(line, where):
            if not self._open and not line[0].isspace():
                self._counts.clear()  # the list has ended
            self._add(line, where)

    def _item(self, line: str, where: str) -> bool:
        """Take a line that begins an item of a list; false for one that does not."""
        # In the midst of a paragraph a number at the head of a line may be a year.
        starts = not self._open or self._in_item
        if found := _BULLET.match(line):
            self._end()
            self._add(line[found.end() :], where, "•")
        elif found := _ORDERED.match(line):
            if not starts and found.group(2) != "1":
                return False
            self._end()
            self._add(line[found.end() :], where, self._counted(found))
        elif _MARKER.match(line) and (starts or line.lstrip().startswith("(")):
            self._end()
            self._add(line, where)
        else:
            return False
        self._in_item = True
        return True

    def _counted(self, found: re.Match[str]) -> str:
        """The number of an item: as typed, but "1." after "1." or more in the same list counts on, as it is shown."""
        indent, number, stop = len(found.group(1).expandtabs(4)), int(found.group(2)), found.group(3)
        last, kind = self._counts.get(indent, (0, stop))
        if number <= 1 and kind == stop and last >= 1:
            number = last + 1
        self._counts = {key: value for key, value in self._counts.items() if key < indent}
        self._counts[indent] = (number, stop)
        return f"{number}{stop}"

    def _table(self, line: str, where: str) -> bool:
        if _TABLE_RULE.match(line):
            if self._open:  # the line above it is the head of the table
                head = self._open.pop()
                self._end()
                self._row(head, where)
            return True
        if self._paragraphs and self._paragraphs[-1].look == "table" and not self._open and not self._paused:
            self._row(line, where)
            return True
        return False

    def _row(self, line: str, where: str) -> None:
        cells = [
            cell.strip().replace("\\|", "|")
            for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
        ]
        self._paragraphs.append(_Paragraph(("\t".join(cells),), where, "table"))

    def _add(self, line: str, where: str, number: str = "") -> None:
        if not self._open:
            self._where, self._number = where, number
        self._open.append(line)

    def _end(self, look: Look = "body", *, typed: bool = False) -> None:
        self._paused = True
        if self._open:
            self._paragraphs.append(_Paragraph(tuple(self._open), self._where, look, self._number, typed))
            if look == "heading" and not self._number:
                self._in_item = False
        self._open, self._number = [], ""

    # What the paragraphs say

    def pages(self, label: str) -> Pages:
        """The pages that have been read."""
        references = References(self._notes, self._links)
        drafts = [(p, pieces_of(_text(p), references)) for p in self._paragraphs if not p.typed]
        order = list(dict.fromkeys(piece.note for _, pieces in drafts for piece in pieces if piece.note))
        # Numbers typed as labels stand; words as labels are numbered as programs print them.
        typed = all(name.isdigit() for name in order)
        numbers = {name: name if typed else str(k) for k, name in enumerate(order, 1)}
        notes = [Note(numbers[name], self._said(references, name)) for name in order]
        for name in self._notes:
            if name not in numbers:
                self.unread.append(Unread("notes", self._said(references, name), "note that nothing cites"))
        known = set(numbers.values())
        pieces = {id(p): found for p, found in drafts}
        blocks = [self._block(p, pieces.get(id(p)), numbers, known) for p in self._paragraphs]
        shown = [block for block in blocks if block.text or block.anchors]
        return Pages(tuple(lines_of_the_front(shown)), tuple(notes), tuple(self.unread), label)

    def _said(self, references: References, name: str) -> str:
        inline = references.inline.get(name)
        pieces = pieces_of(" ".join(self._notes[name]) if inline is None else inline, references)
        return flatten("".join(piece.text for piece in pieces))

    def _block(
        self, paragraph: _Paragraph, pieces: Sequence[Piece] | None, numbers: dict[str, str], known: set[str]
    ) -> Block:
        if pieces is None:
            return Block("\n".join(paragraph.lines).strip(), paragraph.where)
        settled = [evolve(piece, note=numbers[piece.note]) if piece.note else piece for piece in pieces]
        settled = trimmed(collapsed(with_marks(settled, known)))
        return block_of(settled, paragraph.where, paragraph.look, paragraph.number)


def _text(paragraph: _Paragraph) -> str:
    """The lines of a paragraph as one; two blanks or a backslash at a line's end keep the break."""
    if paragraph.look == "table":
        return paragraph.lines[0]
    joined = ""
    for line in paragraph.lines:
        stripped = line.strip()
        broken = line.endswith("  ") or (stripped.endswith("\\") and not stripped.endswith("\\\\"))
        joined += stripped.removesuffix("\\") + "\n" if broken else stripped + " "
    return joined.strip()
