"""The walk through a web page: what a reader sees of it, paragraph by paragraph, and what is set aside."""

from __future__ import annotations

from attrs import define, field, frozen
from lxml import etree

from resdiff.model import Note, Unread
from resdiff.reading import limits
from resdiff.reading.blocks import Look, View
from resdiff.reading.html.elements import Elements, elements
from resdiff.reading.html.lists import PageList, page_list
from resdiff.reading.html.notes import NoteLinks
from resdiff.reading.html.styles import Sheet
from resdiff.reading.layout import flatten
from resdiff.reading.running_text import BLANKS, Piece, collapsed, trimmed

MAX_CELL_BLOCKS = 6
"""A table cell with more paragraphs than this lays out a page; the others hold data."""


@frozen
class Row:
    """One paragraph, heading or table row of a page as it was met; `typed` holds text in lines of its own (`pre`)."""

    pieces: tuple[Piece, ...]
    where: str
    look: Look = "body"
    number: str = ""
    typed: str = ""


@frozen
class Seen:
    """What a walk brings home."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    unread: tuple[Unread, ...]


@frozen
class _Style:
    italic: bool = False
    bold: bool = False
    raised: bool = False


def walk(root: etree._Element, sheet: Sheet, links: NoteLinks, tracked: View = "accepted") -> Seen:
    """What a page shows, in order. Deleted text (or, for `rejected`, inserted text) is set aside."""
    return _Walker(elements(), sheet, links, tracked).walk(root)


@define
class _Walker:
    """Goes down the page tag by tag, without recursion: pages nest as deep as their authors forget to close tags."""

    known: Elements
    sheet: Sheet
    links: NoteLinks
    tracked: View
    _rows: list[Row] = field(factory=list)
    _notes: list[Note] = field(factory=list)
    _unread: list[Unread] = field(factory=list)
    _pieces: list[Piece] = field(factory=list)
    _styles: list[_Style] = field(factory=lambda: [_Style()])
    _lists: list[PageList] = field(factory=list)
    _number: str = ""  # of the list item that has begun and shown nothing yet
    _heading: int = 0  # open headings
    _typed: list[str] | None = None
    _in_row: int = 0  # open table rows that hold data
    _row_kinds: list[bool] = field(factory=list)
    _aside: tuple[etree._Element, str, list[str]] | None = None
    _outside: list[tuple[list[Row], list[Piece], str]] = field(factory=list)  # what waits while a note is read
    _count: int = 0

    def walk(self, root: etree._Element) -> Seen:
        tags = etree.iterwalk(root, events=("start", "end"))
        for event, element in tags:
            if event == "start":
                if self._begin(element):
                    self._text(element.text)
                else:
                    tags.skip_subtree()
                    self._styles.append(self._styles[-1])
            else:
                self._end(element)
                self._text(element.tail)
            if len(self._rows) > limits.MAX_PARAGRAPHS:
                break  # it will be refused
        self._flush()
        return Seen(tuple(self._rows), tuple(self._notes), tuple(self._unread))

    def _begin(self, element: etree._Element) -> bool:
        """Enter an element; False where its content is not to be read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in self.known.unpainted:
            return False
        if element in self.links.marks and self._aside is None:
            self._pieces.append(Piece("", note=self.links.marks[element]))
            return False
        if element in self.links.labels:
            return False
        properties = self.sheet.properties(element)
        if self._aside is None and (why := self._why_aside(element, properties)):
            if tag in self.known.blocks:
                self._flush()
            self._aside = (element, why, [])
        if self._aside is None:
            self._open(element, properties)
        self._styles.append(_style(tag, properties, self._styles[-1]))
        return True

    def _open(self, element: etree._Element, properties: dict[str, str]) -> None:
        tag = element.tag
        if element in self.links.bodies:
            self._flush()
            self._outside.append((self._rows, self._pieces, self._number))
            self._rows, self._pieces, self._number = [], [], ""
        if tag in self.known.blocks or properties.get("display") == "block":
            self._flush()
        if tag in self.known.headings:
            self._heading += 1
        elif tag in self.known.lists:
            self._lists.append(page_list(element, self.sheet))
        elif tag == "li":
            number = self._lists[-1].number(element, self.sheet) if self._lists else "•"
            if self._in_row:
                self._pieces.append(Piece(f"{number} "))
            elif element not in self.links.bodies:
                self._drop_number()
                self._number = number
        elif tag in self.known.typed and self._typed is None and not self._in_row:
            self._typed = []
        elif tag == "tr":
            data = _is_data(element, self.known)
            self._row_kinds.append(data)
            self._in_row += data
        elif tag == "q":
            self._pieces.append(Piece("“"))
        elif tag == "br":
            self._break()

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        self._styles.pop()
        if self._aside is not None:
            at, why, texts = self._aside
            if at is element:
                if text := flatten("".join(texts)):
                    self._unread.append(Unread(self._where(), text, why))
                self._aside = None
            elif tag in self.known.blocks or tag == "br":
                texts.append(" ")
            return
        if (
            not isinstance(tag, str)
            or tag in self.known.unpainted
            or element in self.links.marks
            or element in self.links.labels
        ):
            return
        self._close(element)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "q":
            self._pieces.append(Piece("”"))
        if tag in self.known.typed and self._typed is not None:
            self._flush_typed()
        if tag in ("td", "th") and self._in_row:
            self._pieces.append(Piece("\t"))
        elif tag == "tr" and self._row_kinds:
            data = self._row_kinds.pop()
            self._in_row -= data
            if not self._in_row:
                self._flush("table" if data else "body")
        elif tag in self.known.blocks or self.sheet.properties(element).get("display") == "block":
            self._flush()
        if tag in self.known.headings:
            self._heading -= 1
        elif tag == "li":
            self._drop_number()
        elif tag in self.known.lists and self._lists:
            self._lists.pop()
        if element in self.links.bodies and self._outside:
            self._close_note(self.links.bodies[element])

    def _close_note(self, number: str) -> None:
        self._flush()
        text = "\n".join(line for row in self._rows if (line := "".join(piece.text for piece in row.pieces).strip()))
        self._rows, self._pieces, self._number = self._outside.pop()
        # Where the number is no link but text, it still is no part of the note.
        first, _, rest = text.strip().replace("\u00a0", " ").partition(" ")
        if first.strip("[]()./") == number.partition("#")[0] and rest:
            text = rest
        self._notes.append(Note(number, text.strip()))

    def _drop_number(self) -> None:
        """A list item that shows nothing leaves its number behind."""
        number, self._number = self._number, ""
        if number:
            self._unread.append(Unread(self._where(), number, "number of an empty list item"))

    # Text

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._aside is not None:
            self._aside[2].append(text)
        elif self._typed is not None:
            self._typed.append(text)
        else:
            style = self._styles[-1]
            self._pieces.append(Piece(BLANKS.sub(" ", text), style.italic, style.bold, style.raised))

    def _break(self) -> None:
        if self._typed is not None:
            self._typed.append("\n")
        elif self._in_row:
            self._pieces.append(Piece("\n"))
        elif self._ends_with_break():
            self._flush()  # an empty line parts paragraphs in pages that know no other way
        else:
            self._pieces.append(Piece("\n"))

    def _ends_with_break(self) -> bool:
        for piece in reversed(self._pieces):
            if piece.text == "\n":
                return True
            if piece.note or piece.text.strip():
                return False
        return False

    def _flush(self, look: Look = "body") -> None:
        """End the paragraph that is open; inside a table row only the cell's line ends."""
        if self._typed is not None:
            return
        if self._in_row:
            if self._pieces and self._pieces[-1].text not in ("\n", "\t"):
                self._pieces.append(Piece("\n"))
            return
        if not self._pieces:
            return
        pieces, self._pieces = trimmed(collapsed(self._pieces)), []
        if not any(piece.note or piece.text.strip() for piece in pieces):
            return
        if look == "table" and not any(piece.text == "\t" for piece in pieces):
            look = "body"
        number, self._number = self._number, ""
        if number and number != "•" and flatten("".join(piece.text for piece in pieces[:3])).startswith(number):
            number = ""  # typed as well as counted
        self._count += 1
        if self._heading:
            look = "heading"
        self._rows.append(Row(tuple(pieces), self._where(), look, number))

    def _flush_typed(self) -> None:
        typed, self._typed = "".join(self._typed or ()), None
        if typed.strip():
            self._count += 1
            self._rows.append(Row((), self._where(), typed=typed))

    def _where(self) -> str:
        return f"paragraph {max(self._count, 1)}"

    def _why_aside(self, element: etree._Element, properties: dict[str, str]) -> str:
        """Why an element is no text of the page, or an empty string."""
        tag = element.tag
        if properties.get("display") == "none" or properties.get("visibility") == "hidden":
            return "hidden text"
        if element.get("hidden") is not None or properties.get("mso-hide") == "all":
            return "hidden text"
        if tag == ("del" if self.tracked == "accepted" else "ins"):
            return "deleted text (tracked change)" if tag == "del" else "inserted text (tracked change)"
        if tag == "div" and (element.get("title") or "") in ("header", "footer"):
            return f"page {element.get('title')}"
        if tag == "footer" and not any(a.tag in ("article", "section", "blockquote") for a in element.iterancestors()):
            return "page footer"
        if (
            element in self.links.comments
            or properties.get("mso-element") == "comment-list"
            or "MsoCommentReference" in (element.get("class") or "")
        ):
            return "comment"
        return self.known.aside.get(tag, "")


def _style(tag: str, properties: dict[str, str], around: _Style) -> _Style:
    italic, bold, raised = around.italic, around.bold, around.raised
    if tag in ("i", "em", "cite", "dfn", "var"):
        italic = True
    elif tag in ("b", "strong"):
        bold = True
    elif tag == "sup":
        raised = True
    if slant := properties.get("font-style"):
        italic = slant.startswith(("italic", "oblique"))
    if weight := properties.get("font-weight"):
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if place := properties.get("vertical-align"):
        raised = place in ("super", "text-top", "top") if tag not in ("td", "th", "tr", "table") else raised
    if (italic, bold, raised) == (around.italic, around.bold, around.raised):
        return around
    return _Style(italic, bold, raised)


def _is_data(row: etree._Element, known: Elements) -> bool:
    """True for a table row whose cells hold data; false where the table only lays out a page."""
    cells = [cell for cell in row.iterchildren("td", "th") if any(text.strip() for text in cell.itertext())]
    if len(cells) < 2:
        return False
    for cell in cells:
        blocks = 0
        for element in cell.iterdescendants():
            if element.tag == "table" or element.tag in known.headings or element.tag in known.typed:
                return False
            blocks += element.tag in ("p", "div", "li")
            if blocks > MAX_CELL_BLOCKS:
                return False
    return True
