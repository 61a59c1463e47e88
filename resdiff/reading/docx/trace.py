"""Where in a Word file each word was read: for whoever writes changes into the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen
from lxml import etree

from resdiff.reading.blocks import Pages
from resdiff.reading.docx import read_parts
from resdiff.reading.docx.notes import Citations, Key, bodies
from resdiff.reading.docx.parts import WordParts
from resdiff.reading.docx.styles import Dress, Styles
from resdiff.reading.docx.text import Line, LineReader
from resdiff.reading.docx.tracked import settle
from resdiff.reading.docx.xml import W
from resdiff.reading.running_text import Piece

_PLACE = "resdiff-place"
"""An attribute that carries an element's place through the reading, which takes the tree apart."""


@frozen
class Said:
    """What one element shows: a text, or the notes that it cites; `at` is its place in the part, in document order."""

    at: int
    text: str
    notes: tuple[str, ...] = ()


@frozen
class TracedLine:
    """One paragraph (`w:p`), its place in the part, and what each element in it shows."""

    at: int
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """All that is shown, blanks at the ends included."""
        return "".join(said.text for said in self.said)


@frozen
class Trace:
    """The paragraphs of a text by their ordinals ("paragraph 12"), those of its notes, and the numbers of these."""

    lines: Mapping[int, TracedLine]
    notes: Mapping[Key, tuple[TracedLine, ...]]
    numbers: Mapping[Key, str]


def trace_docx(parts: WordParts, name: str) -> tuple[Pages, Trace]:
    """Read a Word file without tracked changes, and tell where each word of it stands.

    The places count the elements of a part in document order, as `parts.root` parses it. Raises what `read_docx`
    raises.
    """
    _mark(parts.document)
    readers: list[_TracingReader] = []

    def listen(styles: Styles, citations: Citations) -> LineReader:
        readers.append(_TracingReader(styles, citations))
        return readers[0]

    pages = read_parts(parts, name, "accepted", listen)
    (reader,) = readers
    notes: dict[Key, tuple[TracedLine, ...]] = {}
    for kind in ("footnote", "endnote"):
        root = parts.root(parts.path_of(f"{kind}s"))
        if root is not None:
            notes |= _trace_notes(root, kind, reader.styles)
    return pages, Trace(reader.traced, notes, reader.citations.numbers)


def _trace_notes(root: etree._Element, kind: str, styles: Styles) -> dict[Key, tuple[TracedLine, ...]]:
    _mark(root)
    settle(root, "accepted")
    reader = _TracingReader(styles, Citations({}, {}))
    reader.prepare(root)
    traced: dict[Key, tuple[TracedLine, ...]] = {}
    for key, body in bodies(root, kind).items():
        lines = [reader.trace(paragraph) for paragraph in body.iter(f"{W}p")]
        traced[key] = tuple(lines)
    return traced


def _mark(root: etree._Element) -> None:
    for place, element in enumerate(root.iter()):
        element.set(_PLACE, str(place))


def _place(element: etree._Element) -> int:
    return int(element.get(_PLACE, "-1"))


@define
class _TracingReader(LineReader):
    """A reader of lines that remembers which element said what."""

    traced: dict[int, TracedLine] = field(factory=dict)
    _at: int = -1
    _sources: list[int] = field(factory=list)  # for each piece of the paragraph, the place of the element it is from

    def read(self, paragraph: etree._Element) -> Line:
        """The next paragraph, as the reader for all has it."""
        self._sources = []
        line = LineReader.read(self, paragraph)
        self.traced[line.ordinal] = TracedLine(
            _place(paragraph), tuple(_said(self._pieces, self._sources, list(line.pieces)))
        )
        return line

    def trace(self, paragraph: etree._Element) -> TracedLine:
        """The next paragraph with the places of its words."""
        return self.traced[self.read(paragraph).ordinal]

    def _show(self, element: etree._Element, dress: Dress) -> None:
        self._at = _place(element)
        LineReader._show(self, element, dress)

    def _say(self, text: str, dress: Dress) -> None:
        LineReader._say(self, text, dress)
        self._follow()

    def _cite(self, number: str, dress: Dress) -> None:
        LineReader._cite(self, number, dress)
        self._follow()

    def _end_field(self) -> None:
        start = self._fields[-1].piece
        here = self._fields[-1].line == self._ordinal
        LineReader._end_field(self)
        if here and len(self._pieces) == start + 1 and self._pieces[start].note:
            self._sources[start:] = [self._at]  # the mark stands for all that the field printed

    def _follow(self) -> None:
        if len(self._pieces) > len(self._sources):
            self._sources.append(self._at)


def _said(pieces: Sequence[Piece], sources: Sequence[int], shown: list[Piece]) -> Iterator[Said]:
    """What each piece shows in the end: raised numbers may have turned out to be marks of notes."""
    shown = shown[::-1]
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.note or not piece.raised:
            shown.pop()
            yield Said(sources[at], piece.text, (piece.note,) if piece.note else ())
            at += 1
            continue
        end = at
        while end < len(pieces) and pieces[end].raised and not pieces[end].note:
            end += 1
        if not shown.pop().note:
            yield from (Said(sources[k], pieces[k].text) for k in range(at, end))
        else:
            text = "".join(pieces[k].text for k in range(at, end))
            numbers = [n.strip("[]()/") for n in re.split(r"[\s,;]+", text.strip()) if n]
            del shown[len(shown) - len(numbers) + 1 :]
            blank = " " if text[-1:].isspace() else ""
            if blank:
                shown.pop()
            yield Said(sources[at], blank, tuple(numbers))
            yield from (Said(sources[k], "") for k in range(at + 1, end))
        at = end
