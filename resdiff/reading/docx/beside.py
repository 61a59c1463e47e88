"""What stands beside the text of a Word file: notes, comments, headers and footers, parts that are not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from attrs import define, evolve
from lxml import etree

from resdiff.model import Comment, Note, Unread
from resdiff.reading.blocks import Block, View
from resdiff.reading.docx.notes import Citations, Key, bodies
from resdiff.reading.docx.parts import WordParts
from resdiff.reading.docx.styles import Styles
from resdiff.reading.docx.text import LineReader
from resdiff.reading.docx.tracked import settle
from resdiff.reading.docx.xml import W, value
from resdiff.reading.layout import flatten, named

_NOT_READ = {
    "aFChunk": "another document put inside, not read",
    "subDocument": "another document linked in, not read",
    "vbaProject": "macros, neither read nor run",
    "oleObject": "embedded object, not read",
    "package": "embedded object, not read",
}
MAX_FURNITURE = 300
"""Headers and footers that are read; each section of a file may have six."""
_DRAWN = ("chart", "diagramData")
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


@define
class Beside:
    """Reads what stands beside the text, in one view of it; what is not read goes to `unread`."""

    parts: WordParts
    styles: Styles
    tracked: View
    unread: list[Unread]

    def notes(
        self, roots: Mapping[str, etree._Element | None], citations: Citations, cited_in_any_view: set[Key]
    ) -> tuple[Note, ...]:
        """The notes in order of reference; what is wrong with one is set aside."""
        texts: dict[Key, str] = {}
        for kind, root in roots.items():
            if root is None:
                if any(key[0] == kind for key in citations.numbers):
                    self._set_aside("notes", f"{kind}s.xml", "part that is missing, so that its notes are not read")
                continue
            settle(root, self.tracked)
            lines = self._lines(root)
            for key, body in bodies(root, kind).items():
                own_mark = citations.numbers.get(key, "").partition("#")[0]
                texts[key] = _without_mark(_text(body, lines), own_mark)
            self.unread += (evolve(item, where="notes") for item in lines.unread)
        for key, text in texts.items():
            # A note of words that this view does not show goes with them.
            if text and key not in cited_in_any_view:
                self._set_aside("notes", text, "note that nothing cites")
        for key, number in citations.numbers.items():
            if not texts.get(key) and roots[key[0]] is not None:
                self._set_aside("notes", number, "note without a text")
        return tuple(Note(number, texts[key]) for key, number in citations.numbers.items() if texts.get(key))

    def with_comments(self, blocks: Sequence[Block], text: LineReader) -> list[Block]:
        """The blocks, each with the comments whose words begin in it; `text` has read the words."""
        root = self.parts.root(self.parts.path_of("comments"))
        if root is None:
            return list(blocks)
        settle(root, self.tracked)
        lines = self._lines(root)
        heard = text.heard
        ordinals = [_ordinal(block) for block in blocks]
        remarks: dict[int, list[Comment]] = {}
        for element in root.iterfind(f"{W}comment"):
            said = _text(element, lines)
            author = value(element, "author")
            place = text.remarks.get(value(element, "id"))
            if place is None or not blocks:
                self._set_aside("comments", f"{author}: {said}", "comment on words that this view does not show")
                continue
            comment = Comment(author, said, value(element, "date"), flatten(text.words_of(place, heard)))
            remarks.setdefault(max(0, bisect_right(ordinals, place.ordinal) - 1), []).append(comment)
        return [evolve(b, comments=tuple(remarks[k])) if k in remarks else b for k, b in enumerate(blocks)]

    def symbol(self) -> str:
        """Set headers and footers aside. The symbol that the headers tell, if they all tell the same."""
        symbols: set[str] = set()
        told: set[tuple[str, str]] = set()
        parts = dict.fromkeys((r.kind, r.path) for r in self.parts.related if not r.external)
        furniture = [(kind, path) for kind, path in parts if kind in ("header", "footer")]
        for kind, path in furniture[MAX_FURNITURE:]:
            self._set_aside("whole file", path, f"page {kind} that is not read, being one of hundreds")
        for kind, path in furniture[:MAX_FURNITURE]:
            root = self.parts.root(path)
            if root is None:
                continue
            settle(root, self.tracked)
            lines = self._lines(root)
            why = f"page {kind}"
            for text in (flatten(lines.read(paragraph).text) for paragraph in root.iter(f"{W}p")):
                if text and (text, why) not in told:
                    told.add((text, why))
                    self._set_aside(f"{kind}s", text, why)
                if kind == "header" and named("front", text) == "symbol":
                    symbols.add(text)
            self.unread += (evolve(item, where=f"{kind}s") for item in lines.unread)
        return symbols.pop() if len(symbols) == 1 else ""

    def other_parts(self) -> None:
        """Set aside what the file holds and nobody reads; of charts and diagrams the words."""
        parts = dict.fromkeys((related.kind, related.path, related.external) for related in self.parts.related)
        for kind, path, external in parts:
            if kind in _NOT_READ:
                self._set_aside("whole file", path, _NOT_READ[kind])
            elif kind in _DRAWN and not external:
                root = self.parts.root(path)
                words = [] if root is None else [text.text for text in root.iter(_DRAWN_TEXT) if text.text]
                if words:
                    self._set_aside("whole file", " ".join(words), "words of a chart or diagram")

    def _lines(self, root: etree._Element) -> LineReader:
        lines = LineReader(self.styles, Citations({}, {}))
        lines.prepare(root)
        return lines

    def _set_aside(self, where: str, text: str, why: str) -> None:
        self.unread.append(Unread(where, text, why))


def _text(container: etree._Element, lines: LineReader) -> str:
    """All paragraphs of a note or comment as one text."""
    return flatten(" ".join(lines.read(paragraph).text for paragraph in container.iter(f"{W}p")))


def _without_mark(text: str, mark: str) -> str:
    """A note without the mark of its own that someone typed before it; a number there may be a date."""
    head, _, rest = text.partition(" ")
    return rest if head == mark and not mark.isdigit() else text


def _ordinal(block: Block) -> int:
    return int(block.where.rpartition(" ")[2])
