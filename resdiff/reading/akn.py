"""Read Akoma Ntoso, the XML in which the United Nations marks up its documents (AKN4UN)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import define, evolve, field, frozen
from lxml import etree

from resdiff.errors import ReadingError
from resdiff.model import Note, Unread
from resdiff.reading import limits
from resdiff.reading.blocks import Block, Look, Pages, View
from resdiff.reading.layout import flatten, named
from resdiff.reading.running_text import (
    BLANKS,
    Piece,
    block_of,
    collapsed,
    lines_of_the_front,
    trimmed,
    with_marks,
)
from resdiff.reading.xml_parsing import parse_xml

_URI = re.compile(r"/un/[a-z]+/(?:[\w-]+/)?([a-z]+)(?:-[\w-]+)?/[\d-]+/(?:res-)?(\d+)-(\d+)(?:/|$)", re.IGNORECASE)


@frozen
class _Elements:
    inline: frozenset[str]
    headings: frozenset[str]
    titles: frozenset[str]
    front: frozenset[str]
    closing: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("resdiff.reading").joinpath("akn.toml").read_text(encoding="utf-8"))


@cache
def _elements() -> _Elements:
    return _Elements(**{name: frozenset(names) for name, names in _table()["elements"].items()})


def read_akn(data: bytes, name: str, *, tracked: View = "accepted") -> Pages:
    """The blocks of an Akoma Ntoso document; `name` is what messages call it.

    Elements are known by their local names, since drafts of the standard differ in namespace only. `tracked` says
    which side of inserted and deleted words is the text. Raises ReadingError for what is damaged or something else.
    """
    root = parse_xml(data, name)
    if _local(root) != "akomaNtoso":
        raise ReadingError(
            f"{name} is an XML file, but no Akoma Ntoso document", "give .docx, .odt, .pdf, .html, .txt or Akoma Ntoso"
        )
    walker = _Walker(_elements(), "del" if tracked == "accepted" else "ins")
    walker.walk(root)
    if not walker.blocks:
        raise ReadingError(f"{name} holds no text", "give the file that holds the document itself")
    known = {note.number for note in walker.notes}
    blocks = [
        evolve(block_of(with_marks(line.pieces, known), f"paragraph {k}", line.look, line.number))
        for k, line in enumerate(walker.blocks, 1)
    ]
    return Pages(
        tuple(lines_of_the_front(blocks)),
        tuple(walker.notes),
        (*walker.unread, *_metadata(root)),
        "Akoma Ntoso",
        _symbol(root, blocks),
    )


@frozen
class _Line:
    pieces: tuple[Piece, ...]
    look: Look
    number: str


@define
class _Walker:
    """Goes down the document tag by tag; lines end where an element that is no inline one begins or ends."""

    known: _Elements
    gone: str  # the element whose words are of the other side of a change
    blocks: list[_Line] = field(factory=list)
    notes: list[Note] = field(factory=list)
    unread: list[Unread] = field(factory=list)
    _pieces: list[Piece] = field(factory=list)
    _number: str = ""
    _titled: bool = False  # the line that is open holds a title
    _above: list[str] = field(factory=list)  # the elements that are open
    _numbers: dict[str, int] = field(factory=dict)  # how often a number of a note was met
    _marks: dict[str, str] = field(factory=dict)  # numbers of notes by their ids
    _outside: list[tuple[list[_Line], list[Piece], str]] = field(factory=list)  # what waits while a note is read

    def walk(self, root: etree._Element) -> None:
        tags = etree.iterwalk(root, events=("start", "end"))
        for event, element in tags:
            tag = _local(element)
            if event == "end":
                self._end(element, tag)
                self._text(element.tail)
            elif self._begin(element, tag):
                self._text(element.text)
            else:
                tags.skip_subtree()
            if len(self.blocks) > limits.MAX_PARAGRAPHS:
                break  # it will be refused
        self._flush()
        if self._number:
            self.unread.append(Unread(self._where(), self._number, "number of nothing"))

    def _begin(self, element: etree._Element, tag: str) -> bool:
        """Enter an element; False where its content is not to be read."""
        self._above.append(tag)
        if tag in self.known.skipped or tag == self.gone:
            if tag == self.gone and (text := flatten("".join(element.itertext()))):
                why = "deleted text (tracked change)" if tag == "del" else "inserted text (tracked change)"
                self.unread.append(Unread(self._where(), text, why))
            return False
        if tag == "num":
            self._flush()
            number = flatten("".join(element.itertext()))
            self._number = f"{self._number} {number}".strip()
            return False
        if tag == "noteRef":
            self._cite(element)
            return False
        if tag == "authorialNote":
            self._outside.append((self.blocks, self._pieces, self._number))
            self.blocks, self._pieces, self._number = [], [], ""
        elif tag in self.known.breaks:
            self._pieces.append(Piece("\n"))
        elif tag not in self.known.inline:
            self._flush()
        return True

    def _end(self, element: etree._Element, tag: str) -> None:
        if tag == "authorialNote":
            self._flush()
            self._close_note(element)
        elif tag in ("td", "th"):
            self._pieces.append(Piece("\t"))
        elif tag not in self.known.inline and tag not in self.known.skipped and tag != self.gone:
            if tag == "tr":
                self._flush("table")
            elif not self._in_cell():
                self._flush()
            elif self._pieces and self._pieces[-1].text not in ("\n", "\t"):
                self._pieces.append(Piece("\n"))
        self._above.pop()

    def _in_cell(self) -> bool:
        """True inside a table row, but not in a note cited there."""
        return next((tag == "tr" for tag in reversed(self._above) if tag in ("tr", "authorialNote")), False)

    def _close_note(self, element: etree._Element) -> None:
        lines = [f"{line.number} {''.join(piece.text for piece in line.pieces)}".strip() for line in self.blocks]
        text = "\n".join([*lines, self._number])
        self.blocks, self._pieces, self._number = self._outside.pop()
        number = (element.get("marker") or "").strip("()[] .") or str(len(self.notes) + 1)
        # The notes of an annex may count from 1 again.
        self._numbers[number] = same = self._numbers.get(number, 0) + 1
        number = f"{number}#{same}" if same > 1 else number
        self.notes.append(Note(number, text.strip()))
        for name in ("eId", "id", "wId", "{http://www.w3.org/XML/1998/namespace}id"):
            if given := element.get(name):
                self._marks[given] = number
        self._pieces.append(Piece("", note=number))

    def _cite(self, element: etree._Element) -> None:
        """A note cited again."""
        number = self._marks.get((element.get("href") or "").removeprefix("#"), "")
        marker = (element.get("marker") or "".join(element.itertext())).strip("()[] .")
        if not number and marker in self._numbers:
            number = marker
        self._pieces.append(Piece("", note=number) if number else Piece(marker))

    def _text(self, text: str | None) -> None:
        if text:
            self._titled = self._titled or (bool(text.strip()) and bool(self.known.titles & set(self._above)))
            italic, bold, raised = ("i" in self._above, "b" in self._above, "sup" in self._above)
            self._pieces.append(Piece(BLANKS.sub(" ", text), italic, bold, raised))

    def _flush(self, look: Look | None = None) -> None:
        if not self._pieces or (look is None and self._in_cell()):
            return
        pieces, self._pieces = trimmed(collapsed(self._pieces)), []
        if not any(piece.note or piece.text.strip() for piece in pieces):
            return
        number, self._number = self._number, ""
        look = look or self._look()
        self._titled = False
        if look in ("heading", "title") and number:
            pieces, number = [Piece(f"{number} "), *pieces], ""
        if look == "table" and not any(piece.text == "\t" for piece in pieces):
            look = "body"
        self.blocks.append(_Line(tuple(pieces), look, number))

    def _look(self) -> Look:
        above = set(self._above)
        if above & self.known.headings:
            return "heading"
        if above & self.known.front:
            return "title" if self._titled else "masthead"
        return "closing" if above & self.known.closing else "body"

    def _where(self) -> str:
        return f"paragraph {len(self.blocks) + 1}"


def _symbol(root: etree._Element, blocks: list[Block]) -> str:
    """The symbol as the metadata have it, as the text has it, or as the identifier gives it."""
    told = [
        *(_value(element) for element in _all(root, "FRBRalias") if "symbol" in (element.get("name") or "").casefold()),
        *(flatten("".join(element.itertext())) for element in _all(root, "docNumber")),
        *(_value(element) for element in _all(root, "FRBRnumber")),
    ]
    if found := next((text for text in told if named("front", text) == "symbol"), ""):
        return found
    if any(named("front", block.text) == "symbol" or named("title", block.text) for block in blocks[:60]):
        return ""  # the front matter tells it
    for element in _all(root, "FRBRthis"):
        if found_uri := _URI.search(_value(element)):
            organ, session, number = found_uri.groups()
            prefix = _table()["symbols"].get(organ.lower(), "")
            return f"{prefix}{session}/{number}" if prefix else ""
    return ""


def _metadata(root: etree._Element) -> tuple[Unread, ...]:
    """What the file says of the document besides its text."""
    told: dict[str, None] = {}
    for name in ("FRBRthis", "FRBRalias", "FRBRnumber", "FRBRdate"):
        for element in _all(root, name):
            if value := _value(element):
                told[f"{name}: {value}"] = None
    return tuple(Unread("metadata", text, "metadata") for text in told)


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    """All elements with a local name."""
    return list(root.iter(f"{{*}}{name}"))


def _value(element: etree._Element) -> str:
    return flatten(element.get("value") or element.get("date") or "")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
