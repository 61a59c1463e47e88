"""A document as a Word file in the house form of a resolution, for bases that are no Word files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import define, evolve, field
from lxml import etree

from resdiff.model import Anchor, Document, Note, Paragraph
from resdiff.reading.docx.numbers import in_kind
from resdiff.reading.docx.xml import W
from resdiff.reading.layout import flatten
from resdiff.redline.lines import core_of
from resdiff.redline.package import WordPackage
from resdiff.redline.tables import texts_in_cells
from resdiff.redline.word_xml import leaves, make

_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footnotes.xml": "footnotes.xml",
    "word/footer1.xml": "footer1.xml",
}
_MAIN, _FOOTNOTES, _NUMBERING = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"
_FRONT = "front matter: "
_SECTION = re.compile(r"^(?:Annex[^.]*|[A-Z]+)\.")


@cache
def _form() -> dict[str, Any]:
    return tomllib.loads(files("resdiff.redline.template").joinpath("form.toml").read_text(encoding="utf-8"))


def clean_file(document: Document, *, typed: bool = False) -> tuple[WordPackage, Document]:
    """The document as a Word file without changes, and as it stands there: its places and the numbers of its notes.

    Word counts the numbers where it would count them as they are printed; with `typed` all are typed.
    """
    folder = files("resdiff.redline.template")
    package = WordPackage(document.source, {p: folder.joinpath(n).read_bytes() for p, n in _PARTS.items()}, _MAIN)
    for path in package.parts:
        # Blanks between the elements are for people who read our data files.
        root = package.root(path)
        for element in root.iter():
            if element.tag != f"{W}instrText":
                element.text = element.text if element.text and element.text.strip() else None
                element.tail = None
        package.put(path, root)
    writer = _Writer(document, typed, package.root(_NUMBERING), package.root(_FOOTNOTES))
    root = package.root(_MAIN)
    section = root.find(f"{W}body/{W}sectPr")
    for element in writer.write():
        section.addprevious(element)
    package.put(_MAIN, root)
    package.put(_FOOTNOTES, writer.footnotes)
    package.put(_NUMBERING, writer.numbering.finished())
    return package, writer.as_written(root)


@define
class _Lists:
    """Counts as Word will, to know which numbers it would print, and gives each list its `w:num`."""

    root: etree._Element
    _counts: dict[str, list[int]] = field(factory=dict)
    _nums: list[str] = field(factory=list)

    def place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """The list and level that print this paragraph's number by themselves, or None."""
        found = _SECTION.match(paragraph.id)
        section = found.group() if found else ""
        level = paragraph.level
        if level > 2 or not paragraph.number:
            return None
        counts = self._counts.setdefault(section, [0, 0, 0])
        if level and not counts[level - 1]:
            return None  # a level that was skipped counts differently in different programs
        following = counts[level] + 1
        if paragraph.number != _printed(level, following):
            return None
        counts[level] = following
        counts[level + 1 :] = [0] * (2 - level)
        if section not in self._nums:
            self._nums.append(section)
        return str(self._nums.index(section) + 1), level

    def finished(self) -> etree._Element:
        """The numbering part: a list of its own for each section."""
        first = self.root.find(f"{W}abstractNum")
        number = len(self._nums) or 1
        for k in range(2, number + 1):
            twin = etree.fromstring(etree.tostring(first))
            twin.set(f"{W}abstractNumId", str(k))
            self.root.append(twin)
        for k in range(1, number + 1):
            self.root.append(make("num", make("abstractNumId", val=str(k)), numId=str(k)))
        return self.root


def _printed(level: int, count: int) -> str:
    if level == 0:
        return f"{count}."
    return f"({in_kind(count, 'lowerLetter' if level == 1 else 'lowerRoman')})"


class _Writer:
    """Writes one document from its masthead to its last annex."""

    def __init__(self, document: Document, typed: bool, numbering: etree._Element, footnotes: etree._Element) -> None:
        self.document = document
        self.typed = typed
        self.numbering = _Lists(numbering)
        self.footnotes = footnotes
        self._noted: dict[str, str] = {}
        self._written: dict[str, etree._Element] = {}

    def as_written(self, root: etree._Element) -> Document:
        """The document with the places where its paragraphs stand in the file, and its notes as they count there."""
        ordinals = {element: k for k, element in enumerate(root.iter(f"{W}p"), 1)}
        return evolve(
            self.document,
            paragraphs=tuple(
                evolve(
                    paragraph,
                    where=f"paragraph {ordinals[self._written[paragraph.id]]}",
                    anchors=tuple(Anchor(a.offset, self._noted[a.note]) for a in paragraph.anchors),
                )
                for paragraph in self.document.paragraphs
            ),
            notes=tuple(Note(shown, self.document.note(number)) for number, shown in self._noted.items()),
        )

    def write(self) -> Iterator[etree._Element]:
        front = [(u.why.removeprefix(_FRONT), u.text) for u in self.document.unread if u.why.startswith(_FRONT)]
        first = next((k for k, (name, _) in enumerate(front) if name == "opening"), len(front) - 1)
        openings = [text for name, text in front[first + 1 :] if name == "opening"]
        yield from self._front(front[: first + 1])
        closing = [u.text for u in self.document.unread if u.why == "adoption note"]
        for paragraphs in _runs(self.document.paragraphs):
            opening = paragraphs[0]
            if closing and opening.id.startswith("Annex"):
                yield from self._closing(closing)
                closing = []
            if len(paragraphs) > 1:
                yield self._table(paragraphs)
                continue
            yield self._paragraph(opening)
            if openings and opening.part == "heading" and _SECTION.match(opening.id):
                yield _line("Clause", openings.pop(0), italic=True)
        yield from self._closing(closing)

    def _front(self, front: Sequence[tuple[str, str]]) -> Iterator[etree._Element]:
        if not any(name == "opening" for name, _ in front):
            if front:
                yield _framed(front)
            return
        document, form = self.document, _form()
        told = dict(reversed(front))
        yield _line("MastheadTop", f"{form['masthead']['organization']}\t{document.symbol}".rstrip("\t"))
        organ = make("r", make("rPr", make("rStyle", val="OrganName")), *leaves(document.body))
        beside = told.get("distribution", told.get("date", ""))
        yield _paragraph("MastheadOrgan", organ, make("r", *leaves(f"\t{beside}")) if beside else None)
        # Told by a line, or by what a word processor left below the text.
        item = told.get("agenda item") or (f"{form['masthead']['item']} {document.agenda_item}".rstrip())
        for line in (told.get("session") or document.session, item if document.agenda_item else ""):
            if line:
                yield _line("MastheadLine", line)
        for name, text in front:
            if name not in form["masthead"]["shown"]:
                style = form["styles"].get(name, "MastheadLine")
                yield _line(style, _titled(text) if name == "title" else flatten(text), italic=name == "opening")

    def _closing(self, lines: Sequence[str]) -> Iterator[etree._Element]:
        for line in lines:
            yield _line("Closing", line)

    def _paragraph(self, paragraph: Paragraph, style: str = "") -> etree._Element:
        properties = make("pPr", make("pStyle", val=style or _style(paragraph)))
        runs = []
        if paragraph.number:
            place = None if self.typed else self.numbering.place(paragraph)
            if place is None:
                runs.append(make("r", *leaves(f"{paragraph.number}\t")))
            else:
                number, level = place
                properties.append(make("numPr", make("ilvl", val=str(level)), make("numId", val=number)))
        element = make("p", properties, *runs, *self._runs(paragraph))
        self._written[paragraph.id] = element
        return element

    def _runs(self, paragraph: Paragraph) -> Iterator[etree._Element]:
        spans = [(s.start, s.end, "b" if s.style == "bold" else "i") for s in paragraph.spans]
        if not any(tag == "i" for _, _, tag in spans) and paragraph.lead:
            spans.append((0, len(paragraph.lead), "i"))
        if paragraph.part == "heading":
            spans = []
        length = len(paragraph.text)
        stops = sorted({0, length, *(x for a, b, _ in spans for x in (a, b)), *(a.offset for a in paragraph.anchors)})
        for place, start in enumerate(stops):
            for anchor in paragraph.anchors:
                if anchor.offset == start:
                    yield self._mark(anchor.note)
            end = stops[place + 1] if place + 1 < len(stops) else length
            if start < end:
                tags = sorted({tag for a, b, tag in spans if a <= start and end <= b})
                dress = [make("rPr", *map(make, tags))] if tags else []
                yield make("r", *dress, *leaves(paragraph.text[start:end]))

    def _mark(self, number: str) -> etree._Element:
        if number in self._noted:
            return make("r", make("rPr", make("vertAlign", val="superscript")), *leaves(self._noted[number]))
        counted = sum(shown.isdigit() for shown in self._noted.values())
        self._noted[number] = str(counted + 1) if number.isdigit() else number
        identity = str(len(self._noted))
        reference = make("footnoteReference", id=identity)
        run = make("r", make("rPr", make("rStyle", val="FootnoteReference")), reference)
        dress = make("rPr", make("rStyle", val="FootnoteReference"))
        own = make("r", dress, make("footnoteRef"))
        if not number.isdigit():
            reference.set(f"{W}customMarkFollows", "1")
            run.extend(leaves(number))
            own = make("r", make("rPr", make("rStyle", val="FootnoteReference")), *leaves(number))
        body = make("p", make("pPr", make("pStyle", val="FootnoteText")), own)
        body.append(make("r", *leaves(f" {self.document.note(number)}")))
        self.footnotes.append(make("footnote", body, id=identity))
        return run

    def _table(self, rows: Sequence[Paragraph]) -> etree._Element:
        columns = max(len(_cells(row)) for row in rows)
        width = 9850 // columns
        borders = make(
            "tblBorders",
            *(
                make(side, val="single", sz="4", space="0", color="auto")
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            ),
        )
        properties = make("tblPr", make("tblW", w="0", type="auto"), borders, make("tblLayout", type="fixed"))
        table = make("tbl", properties, make("tblGrid", *(make("gridCol", w=str(width)) for _ in range(columns))))
        for row in rows:
            cells = _cells(row)
            line = make("tr")
            for k in range(columns):
                text = cells[k] if k < len(cells) else None
                inside = make("p", make("pPr", make("pStyle", val="CellText")), *(self._runs(text) if text else ()))
                line.append(make("tc", make("tcPr", make("tcW", w=str(width), type="dxa")), inside))
                if text is not None and text.text:
                    self._written.setdefault(row.id, inside)
            table.append(line)
        return table


def _cells(row: Paragraph) -> list[Paragraph]:
    columns = row.text.count("\t") + 1 + bool(row.number)
    return texts_in_cells(row, columns) or []


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Single paragraphs, and rows of a table together: neighbours with tabs in them, as many columns each."""
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        tabs = paragraph.text.count("\t") + bool(paragraph.number)
        if held and tabs == held[-1].text.count("\t") + bool(held[-1].number) and "\t" in paragraph.text:
            held.append(paragraph)
            continue
        if held:
            yield held
        held = [paragraph] if "\t" in paragraph.text else []
        if not held:
            yield [paragraph]
    if held:
        yield held


def _style(paragraph: Paragraph) -> str:
    if paragraph.part == "heading":
        return "AnnexHeading" if re.fullmatch(r"Annex[^.]*\.H1", paragraph.id) else "Heading1"
    return "SubClause" if paragraph.level > 1 and core_of(paragraph.number).isalnum() else "Clause"


def _framed(front: Sequence[tuple[str, str]]) -> etree._Element:
    """The lines above a text that no organ opens, side by side as mastheads are: only so are they told from it."""
    beside = [text for name, text in front if name in ("symbol", "distribution", "date")]
    lines = [text for name, text in front if name not in ("symbol", "distribution", "date")]
    cells = [
        make(
            "tc",
            make("tcPr", make("tcW", w=width, type="dxa")),
            *(_line("MastheadLine", text) for text in texts or [""]),
        )
        for width, texts in (("7080", lines), ("2770", beside))
    ]
    grid = make("tblGrid", make("gridCol", w="7080"), make("gridCol", w="2770"))
    return make("tbl", make("tblPr", make("tblW", w="0", type="auto")), grid, make("tr", *cells))


def _titled(text: str) -> str:
    """A title whose number, where it has one, stands apart from it: "78/229.", a tab, the words."""
    titled = re.sub(r"^(\S*\d\.)\s+", r"\1\t", flatten(text))
    return titled if "\t" in titled else f"\t{titled}"


def _line(style: str, text: str, *, italic: bool = False) -> etree._Element:
    dress = [make("rPr", make("i"))] if italic else []
    return _paragraph(style, make("r", *dress, *leaves(text)))


def _paragraph(style: str, *runs: etree._Element | None) -> etree._Element:
    return make("p", make("pPr", make("pStyle", val=style)), *(run for run in runs if run is not None))
