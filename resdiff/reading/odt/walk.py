"""The walk through an OpenDocument text: its paragraphs in order, with all that was inserted and deleted in them.

Both sides of tracked changes come home; `views` makes one of them of it. Deleted text stands apart in the file
(ODF 1.3, part 3, 5.5) and is put back where it was taken out.
"""

from __future__ import annotations

import re

from attrs import define, evolve, field
from lxml import etree

from resdiff.model import Unread
from resdiff.reading.odt.lists import MAX_LEVEL, Listings
from resdiff.reading.odt.passages import Bit, Fate, Item, Passage, Remark, SavedNote, Walked
from resdiff.reading.odt.styles import Face, Styles
from resdiff.reading.odt.xml import DC, DRAW, OFFICE, SVG, TABLE, TEXT, identity, whole
from resdiff.reading.running_text import Piece

_BLANKS = re.compile(r"[ \t\n\r]+")
MAX_SPACES = 1_000
"""Spaces that one element may stand for; more is no typing."""
MAX_REMARK = 120
"""Characters of a text that a comment quotes."""

# Text that is not the document's own, or none at all.
_SKIPPED = {
    *(f"{TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")),
    *(f"{TEXT}{name}" for name in ("dde-connection-decls", "alphabetical-index-auto-mark-file", "number")),
    *(f"{SVG}title", f"{SVG}desc", f"{OFFICE}forms", f"{OFFICE}scripts", f"{DRAW}object", f"{DRAW}object-ole"),
    *(f"{DRAW}image", f"{DRAW}plugin", f"{DRAW}applet", f"{OFFICE}binary-data"),
}
_BOXES = tuple(f"{DRAW}{name}" for name in ("text-box", "custom-shape", "rect", "ellipse", "polygon", "line", "path"))
_INDEXES = {f"{TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "illustration-index")} | {
    f"{TEXT}{name}" for name in ("table-index", "object-index", "user-index", "bibliography")
}


def walk(body: etree._Element, styles: Styles) -> Walked:
    """All paragraphs below `body` (an `office:text`, or any part of one), with both sides of its changes."""
    deletions: dict[str, etree._Element] = {}
    insertions = set()
    for region in body.iter(f"{TEXT}changed-region"):
        for name in {identity(region), region.get(f"{TEXT}id") or ""}:
            if (deletion := region.find(f"{TEXT}deletion")) is not None:
                deletions[name] = deletion
            if region.find(f"{TEXT}insertion") is not None:
                insertions.add(name)
    return _walk(body, styles, deletions, frozenset(insertions))


def _walk(
    body: etree._Element, styles: Styles, deletions: dict[str, etree._Element], insertions: frozenset[str]
) -> Walked:
    walker = _Walker(styles, deletions, insertions)
    walker.blocks(body)
    return Walked(tuple(walker.passages), tuple(walker.notes), tuple(walker.unread))


@define
class _Open:
    """The paragraph that is being read."""

    element: etree._Element
    item: Item | None
    fate: Fate
    bits: list[Bit] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    blank: bool = True  # what was written last is a space, or nothing was
    level: int = 0
    restart: int | None = None


@define
class _Walker:
    styles: Styles
    deletions: dict[str, etree._Element]
    insertions: frozenset[str]
    passages: list[Passage] = field(factory=list)
    notes: list[SavedNote] = field(factory=list)
    unread: list[Unread] = field(factory=list)
    _inserting: set[str] = field(factory=set)
    _restoring: int = 0  # deleted text that is being put back
    _restored: set[str] = field(factory=set)
    _open: _Open | None = None
    _listings: Listings = field(factory=Listings)
    _cell: tuple[int, int] | None = None
    _rows: int = 0
    _note_names: set[str] = field(factory=set)
    _boxes: list[etree._Element] = field(factory=list)  # text in frames, to be read after its paragraph
    _remarks: dict[str, Remark] = field(factory=dict)  # comments whose words are not at their end

    @property
    def _fate(self) -> Fate:
        return "deleted" if self._restoring else "inserted" if self._inserting else "kept"

    # Blocks

    def blocks(self, parent: etree._Element) -> None:
        """All paragraphs below an element that holds blocks."""
        for element in parent:
            self._block(element)

    def _block(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(element)
        elif tag == f"{TEXT}list":
            self._list(element, None, "")
        elif tag == f"{TEXT}numbered-paragraph":
            self._numbered_paragraph(element)
        elif tag == f"{TABLE}table":
            self._table(element)
        elif tag in _INDEXES:
            self._set_aside(element, "table of contents or index")
        elif tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none":
            self._set_aside(element, "hidden text")
        elif tag in (f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end"):
            self._change(element)
        elif tag == f"{OFFICE}annotation":
            self._annotation(element)
        elif tag == f"{DRAW}frame" or tag.startswith(DRAW):
            self._box(element)
        elif tag not in _SKIPPED:
            self.blocks(element)

    def _paragraph(self, element: etree._Element, item: Item | None = None) -> None:
        opened = _Open(element, item, self._fate)
        if element.tag == f"{TEXT}h" and element.get(f"{TEXT}is-list-header") != "true":
            opened.level = min(max(1, whole(element.get(f"{TEXT}outline-level"), 1) or 1), MAX_LEVEL)
            if element.get(f"{TEXT}restart-numbering") == "true":
                opened.restart = whole(element.get(f"{TEXT}start-value"), 1)
        self._open = opened
        face = self.styles.face("paragraph", element.get(f"{TEXT}style-name") or "")
        if opened.level:
            face = evolve(face, bold=False, italic=False)  # all of a heading is bold, which says nothing of its words
        self._inline(element, face)
        self._end()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _end(self, fate: Fate | None = None) -> None:
        """End the paragraph that is open; `fate` says what happened to its end."""
        opened = self._open
        if opened is None:
            return
        end = fate or self._fate
        self.passages.append(
            Passage(
                tuple(opened.bits),
                end,
                opened.item,
                opened.level,
                opened.restart,
                self._cell,
                tuple(opened.remarks),
            )
        )
        self._open = None

    def _list(self, element: etree._Element, outer: tuple[int, int] | None, style: str, goes_on: bool = False) -> None:
        """A list, or one inside an item of another; `outer` is the other's identity and level.

        `goes_on` says that the outer list goes on from an earlier one and has shown nothing yet: then so does this.
        """
        style = element.get(f"{TEXT}style-name") or style
        level = 1 if outer is None else min(outer[1] + 1, MAX_LEVEL)
        restoring = self._restoring > 0
        if outer is None:
            listing, goes_on = self._listings.of(element, style, restoring=restoring)
        else:
            listing = outer[0]
            goes_on = goes_on or restoring or element.get(f"{TEXT}continue-numbering") == "true"
        anew = outer is not None and not goes_on
        for child in element:
            if child.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                if child.tag.startswith(TEXT):
                    self._change(child)
                continue
            restart = whole(child.get(f"{TEXT}start-value"))
            counts = child.tag == f"{TEXT}list-item"
            for block in child:
                if block.tag == f"{TEXT}list":
                    self._list(block, (listing, level), style, goes_on)
                elif block.tag in (f"{TEXT}p", f"{TEXT}h"):
                    self._paragraph(block, Item(listing, level, style, restart, counts, anew and counts))
                    anew, counts = anew and not counts, False
                else:
                    self._block(block)
                goes_on = False

    def _numbered_paragraph(self, element: etree._Element) -> None:
        style = element.get(f"{TEXT}style-name") or ""
        listing = self._listings.named(element.get(f"{TEXT}list-id") or f"style {style}")
        level = min(max(whole(element.get(f"{TEXT}level"), 1) or 1, 1), MAX_LEVEL)
        item = Item(listing, level, style, whole(element.get(f"{TEXT}start-value")))
        for block in element.iterchildren(f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(block, item)

    def _table(self, table: etree._Element) -> None:
        """The rows of a table; tables in cells are read as part of the cell."""
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table"), None) is not table:
                continue
            around = self._cell
            if around is None:
                self._rows += 1
            for k, cell in enumerate(row.iterchildren(f"{TABLE}table-cell")):
                if around is None:
                    self._cell = (self._rows, k)
                self.blocks(cell)
            self._cell = around

    def _box(self, element: etree._Element) -> None:
        """Text in frames and drawings: after the paragraph that they are tied to."""
        boxes = [element] if element.tag in _BOXES else []
        for child in [] if boxes else element.iterdescendants(*_BOXES):
            # A box in a box is found when the outer one is read.
            if not any(ancestor in boxes for ancestor in child.iterancestors(*_BOXES)):
                boxes.append(child)
        for box in boxes:
            if self._open is None:
                self.blocks(box)
            else:
                self._boxes.append(box)

    def _set_aside(self, element: etree._Element, why: str) -> None:
        text = " ".join(" ".join(element.itertext()).split())
        if text:
            self.unread.append(Unread(f"paragraph {len(self.passages) + 1}", text, why))

    # Inside a paragraph

    def _inline(self, element: etree._Element, face: Face) -> None:
        self._text(element.text, face)
        for child in element:
            self._inline_element(child, face)
            self._text(child.tail, face)

    def _inline_element(self, element: etree._Element, face: Face) -> None:
        tag = element.tag
        match tag.removeprefix(TEXT) if tag.startswith(TEXT) else "":
            case "span":
                self._inline(element, self.styles.face("text", element.get(f"{TEXT}style-name") or "", face))
            case "s":
                count = min(whole(element.get(f"{TEXT}c"), 1) or 0, MAX_SPACES)
                self._write(" " * count, face)
            case "tab":
                self._write("\t", face)
            case "line-break":
                self._write("\n", face)
            case "note":
                self._note(element)
            case "note-ref":
                self._reference(element, face)
            case "change" | "change-start" | "change-end":
                self._change(element)
            case "ruby-text":
                self._set_aside(element, "reading aid above the words (ruby)")
            case _ if tag == f"{OFFICE}annotation":
                self._annotation(element)
            case _ if tag == f"{OFFICE}annotation-end":
                self._remarks.pop(element.get(f"{OFFICE}name") or "", None)
            case _ if tag.startswith(DRAW):
                self._box(element)
            case _ if tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"):
                pass  # no paragraph stands in another
            case _ if tag not in _SKIPPED:
                self._inline(element, face)  # fields, links, bookmarks, metadata: their text is what is shown

    def _text(self, text: str | None, face: Face) -> None:
        """Text as it stands in the file, where every run of blanks is one space and none begins a paragraph."""
        if not text or self._open is None:
            return
        text = _BLANKS.sub(" ", text)
        if self._open.blank:
            text = text.lstrip(" ")
        if text:
            self._write(text, face)
            self._open.blank = text.endswith(" ")

    def _write(self, text: str, face: Face) -> None:
        if self._open is None or not text:
            return
        if face.hidden:
            self.unread.append(Unread(f"paragraph {len(self.passages) + 1}", text, "hidden text"))
            return
        self._open.blank = False
        self._open.bits.append(Bit(Piece(text, face.italic, face.bold, face.raised), self._fate))
        for name, remark in list(self._remarks.items()):
            remark.words += text[:MAX_REMARK]
            if len(remark.words) >= MAX_REMARK:
                del self._remarks[name]

    def _note(self, element: etree._Element) -> None:
        citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
        number = "".join(citation.itertext()).strip() if citation is not None else ""
        inside = Walked((), (), ()) if body is None else _walk(body, self.styles, self.deletions, self.insertions)
        name = identity(element) or "note"
        if name in self._note_names:
            name = f"{name} of {len(self.notes)}"  # two notes of one name
        self._note_names.add(name)
        note = SavedNote(
            name,
            number,
            citation is not None and citation.get(f"{TEXT}label") is not None,
            element.get(f"{TEXT}note-class") or "footnote",
            inside.passages,
        )
        self.notes += (note, *inside.notes)
        self.unread += inside.unread
        if self._open is not None:
            self._open.bits.append(Bit(Piece("", note=note.id), self._fate))
            self._open.blank = False

    def _reference(self, element: etree._Element, face: Face) -> None:
        """A note cited again; a reference to anything else of a note (its page) is text."""
        form = element.get(f"{TEXT}reference-format") or "text"
        name = element.get(f"{TEXT}ref-name") or ""
        if self._open is not None and name and form in ("text", "number", "number-no-superior"):
            shown = "".join(element.itertext()).strip()
            self._open.bits.append(Bit(Piece(shown, raised=True, note=name), self._fate))
        else:
            self._inline(element, face)

    # Changes and comments

    def _change(self, element: etree._Element) -> None:
        name = element.get(f"{TEXT}change-id") or ""
        if element.tag == f"{TEXT}change-start" and name in self.insertions:  # changed looks have starts, too
            self._inserting.add(name)
        elif element.tag == f"{TEXT}change-end":
            self._inserting.discard(name)
        elif element.tag == f"{TEXT}change" and name in self.deletions and name not in self._restored:
            self._restored.add(name)
            self._restore(self.deletions[name])

    def _restore(self, deletion: etree._Element) -> None:
        """Put deleted text back. Its first paragraph goes on in the one that is open, its last one goes on in that."""
        around, inserting = self._open, self._inserting
        self._restoring += 1
        # Insertions do not reach into what was deleted, which has its own.
        self._open, self._inserting = None, set()
        first = len(self.passages)
        self.blocks(deletion)
        restored = self.passages[first:]
        del self.passages[first:]
        self._restoring -= 1
        self._inserting = inserting
        if around is None:
            self.passages += restored
            return
        self._open = around
        for k, passage in enumerate(restored):
            opened = self._open
            empty = not any(bit.fate != "deleted" and (bit.piece.text or bit.piece.note) for bit in opened.bits)
            opened.bits += passage.bits
            opened.remarks += passage.remarks
            opened.blank = False
            if k == len(restored) - 1:
                break
            own = (opened.item, opened.level, opened.restart)
            if empty:
                opened.item, opened.level, opened.restart = passage.item, passage.level, passage.restart
            self._end("deleted")
            last = restored[-1]
            item, level, restart = own if empty else (last.item, last.level, last.restart)
            self._open = _Open(around.element, item, self._fate, blank=False, level=level, restart=restart)

    def _annotation(self, element: etree._Element) -> None:
        def said(tag: str) -> str:
            found = element.find(tag)
            return " ".join("".join(found.itertext()).split()) if found is not None else ""

        paragraphs = (_joined(p) for p in element.iter(f"{TEXT}p", f"{TEXT}h"))
        remark = Remark(said(f"{DC}creator"), said(f"{DC}date"), "\n".join(text for text in paragraphs if text))
        if self._open is not None:
            self._open.remarks.append(remark)
        else:
            # At the end of the paragraph before, for want of another place.
            if self.passages:
                last = self.passages[-1]
                self.passages[-1] = evolve(last, remarks=(*last.remarks, remark))
            return
        if name := element.get(f"{OFFICE}name"):
            self._remarks[name] = remark


def _joined(paragraph: etree._Element) -> str:
    return " ".join("".join(paragraph.itertext()).split())
