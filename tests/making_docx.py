"""Word files made for tests: from pieces of XML, or a whole resolution with its own numbers, notes and italics."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from resdiff.model import Document, Paragraph
from tests.making_odt import rows_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": RELATIONS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
ITALIC = "<w:i/>"
BOLD = "<w:b/>"
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
"""The three marks of a complex field, each in a run."""
RAISED = '<w:vertAlign w:val="superscript"/>'
_ROOTS = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def t(text: str) -> str:
    """A text as it stands inside a run, tabs and line breaks as Word has them."""
    pieces = escape(text).replace("\t", "\0T").replace("\n", "\0B").split("\0")
    tags = {"T": "<w:tab/>", "B": "<w:br/>"}
    return f'<w:t xml:space="preserve">{pieces[0]}</w:t>' + "".join(
        f'{tags[piece[0]]}<w:t xml:space="preserve">{piece[1:]}</w:t>' for piece in pieces[1:]
    )


def r(text: str, properties: str = "") -> str:
    """A run of text; `properties` is what its rPr holds."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "", mark: str = "") -> str:
    """A paragraph of runs (bare words become one) in list `num` on a level; its mark looks as `mark` says."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    runs = "".join(c if c.startswith("<") else r(c) for c in content if c)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is bare words or paragraphs."""
    return (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def cite(identity: int, kind: str = "footnote") -> str:
    """A run that cites a note."""
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference w:id="{identity}"/></w:r>'


def notes(bodies: Mapping[int, str], kind: str = "footnote") -> str:
    """What a notes part holds: the separators, and note bodies (bare words or paragraphs) by id."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{k}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for k, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return separators + "".join(
        f'<w:{kind} w:id="{k}">{b if b.startswith("<") else _note_body(b, kind)}</w:{kind}>' for k, b in bodies.items()
    )


def _note_body(text: str, kind: str) -> str:
    return p(f"<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Ref/></w:r>", r(" " + text))


def field(instruction: str, result: str) -> str:
    """A complex field over several runs, as Word writes it; `result` is runs."""
    asks = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{BEGIN}{asks}{SEPARATE}{result}{END}"


def level(number: int, kind: str, pattern: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f"<w:lvlText w:val={quoteattr(pattern)}/></w:lvl>"
    )


CLAUSES = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
"""The levels of a resolution: 1., (a), (i)."""


def numbering(*lists: str) -> str:
    """A numbering part with these lists, each of levels; the first is numId 1."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{k}">{a}</w:abstractNum>' for k, a in enumerate(lists, 1))
    return abstract + "".join(
        f'<w:num w:numId="{k}"><w:abstractNumId w:val="{k}"/></w:num>' for k in range(1, len(lists) + 1)
    )


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    f"<w:rPr>{RAISED}</w:rPr></w:style>"
)


def docx(body: str, **parts: str) -> bytes:
    """A .docx whose text is `body`; other parts ("styles", "footnotes", "header1" ...) by what their root holds."""
    inside = {"document": body, **parts}
    return package(
        {f"word/{name}.xml": part(name, inside[name]) for name in inside},
        **{name: f"{name}.xml" for name in parts},
    )


def part(name: str, inside: str) -> bytes:
    """An XML part of a .docx."""
    root = _ROOTS[name]
    inside = f"<w:body>{inside}<w:sectPr/></w:body>" if name == "document" else inside
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'.encode()


def package(parts: Mapping[str, bytes], main: str = "word/document.xml", **related: str) -> bytes:
    """A zip file with these parts; `related` are the targets that the text refers to, by kind (digits do not count)."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{target}" ContentType="{kind}.{name.rstrip("0123456789")}+xml"/>'
            for name, target in related.items()
        )
        + "</Types>"
    )
    folder, _, file = main.rpartition("/")
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _relations({"officeDocument": main}),
            f"{folder}/_rels/{file}.rels": _relations(related),
            **parts,
        }
    )


def zipped(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A zip file with exactly these parts; what is not `packed` can be no bomb."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def _relations(targets: Mapping[str, str]) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{k}" Type="{RELATIONS}/{kind.rstrip("0123456789")}" Target="{target}"/>'
            for k, (kind, target) in enumerate(targets.items(), 1)
        )
        + "</Relationships>"
    ).encode()


def resolution_docx(document: Document) -> bytes:
    """A Document as a Word file: numbers counted by lists, notes as footnotes, second citations by fields or digits."""
    writer = _Writer(document)
    body = "".join(writer.write())
    return docx(
        body,
        styles=STYLES,
        numbering=numbering(CLAUSES, CLAUSES),
        footnotes=notes({_identity(n): document.note(n) for n in sorted(writer.noted, key=int)}),
    )


def _identity(number: str) -> int:
    """The id of a note, which is not its number; LibreOffice 7.4 reads only ids in order, as Word gives them out."""
    return int(number) + 1


class _Writer:
    """Writes a Document's paragraphs, its front matter and adoption note, in the order of their lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.noted: set[str] = set()
        self._again = 0

    def write(self) -> Iterator[str]:
        for row in rows_of(self.document):
            if isinstance(row, str):
                yield p(row)
            elif row.number:
                yield p(*self._runs(row), num=(2 if row.part == "annex" else 1, row.level))
            else:
                yield p(*self._runs(row), style="H1" if row.part == "heading" else "")

    def _runs(self, paragraph: Paragraph) -> Iterator[str]:
        position, lead = 0, len(paragraph.lead)
        for stop in sorted({lead, *(a.offset for a in paragraph.anchors), len(paragraph.text)}):
            if stop > position:
                yield r(paragraph.text[position:stop], ITALIC if stop <= lead else "")
            for anchor in paragraph.anchors:
                if anchor.offset == stop:
                    yield self._note(anchor.note)
            position = stop

    def _note(self, number: str) -> str:
        if number not in self.noted:
            self.noted.add(number)
            name = f'w:id="{number}" w:name="_Ref{number}"'
            return f'<w:bookmarkStart {name}/>{cite(_identity(number))}<w:bookmarkEnd w:id="{number}"/>'
        self._again += 1
        if self._again % 2:
            return field(f"NOTEREF _Ref{number} \\f \\h", r(number, '<w:rStyle w:val="FootnoteReference"/>'))
        return r(number, RAISED)
