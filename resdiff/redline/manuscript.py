"""The Word file that changes are written into: settled, opened for writing, each paragraph of the base found in it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field
from lxml import etree

from resdiff.errors import ResdiffError
from resdiff.model import Document, Paragraph
from resdiff.reading.blocks import View
from resdiff.reading.docx.notes import Key
from resdiff.reading.docx.trace import Trace, TracedLine, trace_docx
from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import atoms_of
from resdiff.redline.lines import OldLine
from resdiff.redline.package import WordPackage
from resdiff.redline.settling import is_tracked, settle_for_good
from resdiff.redline.word_xml import writable

NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_WRITE_ELSEWHERE = "write the changes into a clean file instead: --template"


@define
class Manuscript:
    """A Word file open for writing: the root of its text, those of its notes, and where each word stands."""

    package: WordPackage
    document: etree._Element
    notes: dict[str, etree._Element]
    trace: Trace
    places: Mapping[etree._Element, int]
    elements: list[etree._Element]
    note_places: dict[str, tuple[list[etree._Element], Mapping[etree._Element, int]]] = field(factory=dict)
    _lines_at: dict[int, TracedLine] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._lines_at = {line.at: line for line in self.trace.lines.values()}

    def line(self, paragraph: Paragraph) -> OldLine:
        """The line that a paragraph of the base is. Raises ResdiffError where the file does not show it so."""
        traced = self.trace.lines.get(_ordinal(paragraph))
        if traced is not None:
            raw = traced.text
            start = len(raw.rstrip()) - len(paragraph.text)
            if start >= 0 and raw[start : start + len(paragraph.text)] == writable(paragraph.text):
                element = self.elements[traced.at]
                atoms = atoms_of(element, self.places, traced.said)
                if "".join(atom.text for atom in atoms) == raw:
                    return OldLine(paragraph, element, atoms, raw, start)
        raise ResdiffError(
            f"{self.package.name} shows {paragraph.id} otherwise than in one piece of its own text", _WRITE_ELSEWHERE
        )

    def element(self, paragraph: Paragraph) -> etree._Element:
        """The row of a table or else the `w:p` that a paragraph of the base stands in."""
        traced = self.trace.lines.get(_ordinal(paragraph))
        if traced is None:
            raise ResdiffError(f"{self.package.name} does not hold {paragraph.id}", _WRITE_ELSEWHERE)
        found = self.elements[traced.at]
        for above in found.iterancestors(f"{W}tr"):
            table = above.getparent()
            if table.tag == f"{W}tbl" and max(len(row.findall(f"{W}tc")) for row in table.iterfind(f"{W}tr")) > 1:
                found = above
        return found

    def traced(self, element: etree._Element) -> TracedLine | None:
        """What a `w:p` of the text shows; None for one that is not read."""
        return self._lines_at.get(self.places[element])

    def note_line(self, key: Key, traced: TracedLine, paragraph: Paragraph) -> OldLine:
        """One paragraph of a note as a line."""
        elements, places = self.note_places[key[0]]
        element = elements[traced.at]
        raw = traced.text
        return OldLine(paragraph, element, atoms_of(element, places, traced.said), raw, len(raw) - len(raw.lstrip()))


def open_manuscript(package: WordPackage, tracked: View) -> Manuscript:
    """The package opened, with the tracked changes that it holds taken as made or as not made."""
    opened = package.opened()
    paths = [package.main, *(filter(None, (opened.path_of(part) for part in NOTE_PARTS.values())))]
    for path in paths:
        if path in package.parts:
            root = package.root(path)
            if is_tracked(root):
                settle_for_good(root, tracked)
                package.put(path, root)
    opened = package.opened()
    _, trace = trace_docx(opened, package.name)
    document = package.root(package.main)
    elements = list(document.iter())
    notes = {
        kind: package.root(path)
        for kind, part in NOTE_PARTS.items()
        if (path := opened.path_of(part)) and path in package.parts
    }
    manuscript = Manuscript(package, document, notes, trace, {e: k for k, e in enumerate(elements)}, elements)
    for kind, root in notes.items():
        listed = list(root.iter())
        manuscript.note_places[kind] = listed, {e: k for k, e in enumerate(listed)}
    return manuscript


def put_back(manuscript: Manuscript) -> None:
    """Write the text and its notes into the package."""
    package = manuscript.package
    package.put(package.main, manuscript.document)
    for kind, root in manuscript.notes.items():
        package.put(package.related(NOTE_PARTS[kind], f"{NOTE_PARTS[kind]}.xml"), root)


def check_held(manuscript: Manuscript, old: Document) -> None:
    """Raise ResdiffError where the file does not hold what was compared, or its notes are none of Word's."""
    name = manuscript.package.name
    if not all(_ordinal(paragraph) in manuscript.trace.lines for paragraph in old.paragraphs):
        raise ResdiffError(f"{name} is not the file that was compared", "compare it once more")
    if old.notes and not manuscript.trace.numbers:
        raise ResdiffError(f"{name} has its notes typed below the text, which cannot be tracked", _WRITE_ELSEWHERE)


def _ordinal(paragraph: Paragraph) -> int:
    return int(paragraph.where.rpartition(" ")[2] or -1) if paragraph.where.startswith("paragraph ") else -1
