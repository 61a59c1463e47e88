"""OpenDocument files made for tests: from pieces of XML, or a whole resolution with lists and notes of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from resdiff.model import Document, Paragraph

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def _level(number: int, shape: str, before: str, after: str, start: int = 1) -> str:
    prefix = f' style:num-prefix="{before}"' if before else ""
    return (
        f'<text:list-level-style-number text:level="{number}"{prefix} style:num-suffix="{after}" '
        f'style:num-format="{shape}" text:start-value="{start}"/>'
    )


CLAUSES = _level(1, "1", "", ".") + _level(2, "a", "(", ")") + _level(3, "i", "(", ")")
"""The levels of a resolution: 1., (a), (i)."""

STYLES = (
    '<style:style style:name="Lead" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Raised" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    f'<text:list-style style:name="Clauses">{CLAUSES}</text:list-style>'
    f'<text:list-style style:name="Guidelines">{CLAUSES}</text:list-style>'
)


def content(body: str, styles: str = STYLES) -> str:
    """A content.xml with `body` as its text and `styles` as its automatic styles."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, styles: str = STYLES, *, named_styles: str = "", masters: str = "") -> bytes:
    """An .odt whose text is `body`; `named_styles` and `masters` (pages with their headers) go to styles.xml."""
    return package(
        {
            "content.xml": content(body, styles),
            "styles.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES}>'
            f"<office:styles>{named_styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        }
    )


def flat_odt(body: str, styles: str = STYLES) -> bytes:
    """The same in a single XML file (.fodt)."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="{MIMETYPE}"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip file with these parts after its mimetype, and a manifest."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type="text/xml"/>' for name in parts
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>{entries}</manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        for name, part in {**parts, "META-INF/manifest.xml": manifest}.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def resolution_body(document: Document) -> str:
    """A Document as the text of an .odt: numbers made by lists, notes by footnotes, second citations by references."""
    return "".join(_Writer(document).write())


def rows_of(document: Document) -> list[Paragraph | str]:
    """A document's paragraphs, and the lines of its front matter and adoption note, as they stood."""
    rows: list[tuple[int, Paragraph | str]] = [(_line(p.where), p) for p in document.paragraphs]
    rows += [
        (_line(item.where), item.text.strip())
        for item in document.unread
        if item.why.startswith(("front matter", "adoption note"))
    ]
    return [row for _, row in sorted(rows, key=lambda row: row[0])]


class _Writer:
    """Writes a Document's paragraphs and its front matter and adoption note in the order of their lines."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._noted: set[str] = set()
        self._lists = 0
        self._continued = {"operative": "", "annex": ""}

    def write(self) -> Iterator[str]:
        held: list[Paragraph] = []
        for row in rows_of(self._document):
            if isinstance(row, Paragraph) and row.number:
                if held and row.part != held[-1].part:
                    yield self._list(held)
                    held = []
                held.append(row)
                continue
            if held:
                yield self._list(held)
                held = []
            if isinstance(row, Paragraph):
                tag = "h" if row.part == "heading" else "p"
                attribute = ' text:outline-level="2"' if tag == "h" else ""
                yield f"<text:{tag}{attribute}>{self._inline(row)}</text:{tag}>"
            else:
                yield f"<text:p>{_text(row)}</text:p>"
        if held:
            yield self._list(held)

    def _list(self, paragraphs: Sequence[Paragraph]) -> str:
        """Numbered paragraphs that follow one another, as one list with its sub-lists."""
        part = paragraphs[0].part
        self._lists += 1
        before = self._continued[part]
        self._continued[part] = f"list{self._lists}"
        style = "Clauses" if part == "operative" else "Guidelines"
        opened = f' text:continue-list="{before}"' if before else ""
        pieces = [f'<text:list xml:id="list{self._lists}"{opened} text:style-name="{style}">']
        depth = -1
        for paragraph in paragraphs:
            while depth > paragraph.level:
                pieces.append("</text:list-item></text:list>")
                depth -= 1
            if depth == paragraph.level:
                pieces.append("</text:list-item>")
            while depth < paragraph.level:
                depth += 1
                if depth:
                    pieces.append("<text:list>")
                if depth < paragraph.level:
                    pieces.append("<text:list-item>")
            pieces.append(f"<text:list-item><text:p>{self._inline(paragraph)}</text:p>")
        pieces.append("</text:list-item></text:list>" * (depth + 1))
        return "".join(pieces)

    def _inline(self, paragraph: Paragraph) -> str:
        pieces = []
        position = 0
        lead = len(paragraph.lead)
        stops = sorted({lead, *(a.offset for a in paragraph.anchors), len(paragraph.text)})
        for stop in stops:
            run = _text(paragraph.text[position:stop])
            if run:
                pieces.append(f'<text:span text:style-name="Lead">{run}</text:span>' if stop <= lead else run)
            pieces += [self._note(a.note) for a in paragraph.anchors if a.offset == stop]
            position = stop
        return "".join(pieces)

    def _note(self, number: str) -> str:
        if number in self._noted:
            reference = (
                f'<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="ftn{number}">'
            )
            return f'<text:span text:style-name="Raised">{reference}{number}</text:note-ref></text:span>'
        self._noted.add(number)
        return (
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{_text(self._document.note(number))}</text:p>"
            "</text:note-body></text:note>"
        )


def _line(where: str) -> int:
    return int(where.split()[-1])


def _text(text: str) -> str:
    return escape(text).replace("\t", "<text:tab/>")
