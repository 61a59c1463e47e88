"""What a Word paragraph shows: its text with styles and note marks, fields as their results, hidden text set aside."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen
from lxml import etree

from resdiff.model import Unread
from resdiff.reading.docx.notes import Citations
from resdiff.reading.docx.styles import Dress, Stand, Styles, words
from resdiff.reading.docx.xml import XML_SPACE, M, W, value
from resdiff.reading.running_text import Piece, with_marks

_BOX = f"{W}txbxContent"
_BLANK = str.maketrans("\t\n\r", "   ")
# Properties and machinery, which hold nothing that is shown; whatever is not named here or in `_show` is gone into.
_SILENT = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "trPr", "tcPr", "sectPr", "delText"),
        *("fldData", "footnoteRef", "endnoteRef", "annotationRef", "pgNum", "proofErr", "lastRenderedPageBreak"),
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_WORDS = 400
"""Characters of the words that a comment stands at; more are cut."""
_INSTRUCTION = 400
"""Characters of a field's instruction that are looked at."""


@frozen
class Line:
    """One paragraph as it shows: its pieces, how it stands, its ordinal in the text, and the text boxes in it."""

    pieces: tuple[Piece, ...]
    stand: Stand
    ordinal: int
    boxes: tuple[etree._Element, ...] = ()

    @property
    def where(self) -> str:
        """How people find the paragraph: by counting."""
        return f"paragraph {self.ordinal}"

    @property
    def text(self) -> str:
        """The bare words."""
        return "".join(piece.text for piece in self.pieces).strip()


@define
class _Field:
    """A field that is open: where it began, what it asks for, and whether its result has begun."""

    line: int  # the ordinal of the paragraph, and the piece in it
    piece: int
    instruction: str = ""
    shows: bool = False


@define
class Remark:
    """A comment in the making: the paragraph it begins in, and the stretch of all text heard that it stands at."""

    ordinal: int
    start: int
    end: int = -1


@define
class LineReader:
    """Reads the paragraphs of one text, in order; fields, notes cited and comments go on from one to the next."""

    styles: Styles
    citations: Citations
    unread: list[Unread] = field(factory=list)
    remarks: dict[str, Remark] = field(factory=dict)
    _closed_fields: set[etree._Element] = field(factory=set)
    _ordinal: int = 0
    _heard: list[str] = field(factory=list)
    _length: int = 0
    _cited: set[str] = field(factory=set)
    _fields: list[_Field] = field(factory=list)
    _muted: int = 0  # how many of the open fields have not come to their result
    # Of the paragraph that is being read:
    _stand: Stand = field(factory=Stand)
    _pieces: list[Piece] = field(factory=list)
    _boxes: list[etree._Element] = field(factory=list)
    _hidden: list[str] = field(factory=list)

    def prepare(self, root: etree._Element) -> None:
        """Look through a text for fields that end; one without an end would swallow what follows."""
        begun: list[etree._Element] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = value(mark, "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                self._closed_fields |= {begun.pop(), mark}

    def read(self, paragraph: etree._Element) -> Line:
        """The next paragraph (`w:p`)."""
        self._ordinal += 1
        self._stand = self.styles.stand(paragraph.find(f"{W}pPr"))
        self._pieces, self._boxes, self._hidden = [], [], []
        self._walk(paragraph, self._stand.dress)
        line = Line(tuple(with_marks(self._pieces, self._cited)), self._stand, self._ordinal, tuple(self._boxes))
        if self._hidden:
            self.unread.append(Unread(line.where, "".join(self._hidden), "hidden text"))
        self._hear("\n")
        return line

    def remark(self, element: etree._Element, *, between: bool = False) -> None:
        """Note where the words of a comment begin or end; a start `between` paragraphs belongs to the next one."""
        number = value(element, "id")
        match element.tag.rpartition("}")[2]:
            case "commentRangeStart":
                self.remarks.setdefault(number, Remark(self._ordinal + between, self._length))
            case "commentRangeEnd" if number in self.remarks:
                self.remarks[number].end = self._length
            case _:
                self.remarks.setdefault(number, Remark(self._ordinal, self._length, self._length))

    def words_of(self, remark: Remark, heard: str) -> str:
        """The words that a comment stands at; `heard` is what `heard` gave at the end."""
        end = min(remark.start + _WORDS, len(heard) if remark.end < 0 else remark.end)
        return heard[remark.start : end].strip()

    @property
    def heard(self) -> str:
        """All text read so far."""
        return "".join(self._heard)

    # Inside a paragraph

    def _walk(self, parent: etree._Element, dress: Dress) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._walk(child, self.styles.dress(child.find(f"{W}rPr"), self._stand))
            elif child.tag not in _SILENT:
                self._show(child, dress)

    def _show(self, element: etree._Element, dress: Dress) -> None:
        namespace, _, name = element.tag.rpartition("}")
        if namespace != W[:-1]:
            if element.tag == f"{M}t":
                self._say(element.text or "", dress)
            else:
                self._walk(element, dress)
            return
        match name:
            case "t":
                self._say(_text(element), dress)
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "softHyphen":
                self._say(_SIGNS[name], dress)
            case "sym":
                self._say(_symbol(element), dress)
            case "footnoteReference" | "endnoteReference":
                self._cite(self.citations.cited(element), dress)
            case "fldChar":
                self._field(element)
            case "instrText" | "delInstrText":
                if self._fields and len(self._fields[-1].instruction) < _INSTRUCTION:
                    self._fields[-1].instruction += element.text or ""
            case "fldSimple":
                self._fields.append(_Field(self._ordinal, len(self._pieces), value(element, "instr"), shows=True))
                self._walk(element, dress)
                self._end_field()
            case "commentRangeStart" | "commentRangeEnd" | "commentReference":
                self.remark(element)
            case "p":
                # No valid file has a paragraph in a paragraph; read apart, each is read once.
                self._boxes.append(element)
            case "drawing" | "pict" | "object":
                self._picture(element)
            case "rt":
                self._hidden_away("".join(element.itertext(f"{W}t")), "reading aid above the line")
            case _:
                self._walk(element, dress)

    def _say(self, text: str, dress: Dress) -> None:
        if not text:
            return
        if dress.hidden or self._muted:
            self._hidden.append(text)
            return
        self._hear(text)
        self._pieces.append(Piece(text, bool(dress.italic), bool(dress.bold), bool(dress.raised)))

    def _hear(self, text: str) -> None:
        self._heard.append(text)
        self._length += len(text)

    def _cite(self, number: str, dress: Dress) -> None:
        if number and not dress.hidden and not self._muted:
            self._cited.add(number)
            self._pieces.append(Piece("", note=number))

    def _field(self, mark: etree._Element) -> None:
        match value(mark, "fldCharType"):
            case "begin" if mark in self._closed_fields:
                self._fields.append(_Field(self._ordinal, len(self._pieces)))
                self._muted += 1
            case "separate" if self._fields and not self._fields[-1].shows:
                self._fields[-1].shows = True
                self._muted -= 1
            case "end" if self._fields and mark in self._closed_fields:
                self._end_field()

    def _end_field(self) -> None:
        """Close the innermost field; one that prints a note's number again (NOTEREF), raised, cites that note."""
        ended = self._fields.pop()
        self._muted -= not ended.shows
        asked = ended.instruction.split()
        if len(asked) < 2 or asked[0].upper() != "NOTEREF" or ended.line != self._ordinal:
            return
        printed = self._pieces[ended.piece :]
        number = self.citations.at_bookmark.get(asked[1].strip('"'), "")
        if number and any(piece.raised for piece in printed):
            self._pieces[ended.piece :] = [Piece("", note=number)]

    def _picture(self, element: etree._Element) -> None:
        """Text boxes are read after the paragraph they are anchored in; what else says something is set aside."""
        for inner in _outside_boxes(element):
            name = inner.tag.rpartition("}")[2]
            match name:
                case "txbxContent":
                    self._boxes.append(inner)
                case "docPr" if inner.get("descr"):
                    self._hidden_away(inner.get("descr"), "description of a picture")
                case "textpath" if inner.get("string"):
                    self._hidden_away(inner.get("string"), "lettering in a picture")

    def _hidden_away(self, text: str, why: str) -> None:
        self.unread.append(Unread(f"paragraph {self._ordinal}", text, why))


def _text(element: etree._Element) -> str:
    text: str = (element.text or "").translate(_BLANK)
    return text if element.get(XML_SPACE) == "preserve" else text.strip(" ")


def _symbol(element: etree._Element) -> str:
    """The character that w:sym names by font and code."""
    known: dict[str, str] = words()["symbols"]
    code = value(element, "char").upper()
    if code in known:
        return known[code]
    try:
        character = chr(int(code[:8], 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _outside_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The elements of a drawing, text boxes among them but nothing inside those."""
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield inner
        if inner.tag != _BOX:
            waiting += reversed(list(inner))
