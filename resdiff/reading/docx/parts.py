"""The parts of a .docx: which one is the text, and which ones its styles, notes, comments and headers."""

from __future__ import annotations

import posixpath

from attrs import frozen
from lxml import etree

from resdiff.errors import ReadingError
from resdiff.reading.docx.xml import R, W
from resdiff.reading.package import Package, open_package
from resdiff.reading.xml_parsing import parse_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that Office encrypted, and an old .doc too."""

# "Strict Open XML" has the same elements under other names (ISO/IEC 29500-1 beside -4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL = "word/document.xml"
_OTHERS = (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"), ("visio/", "a Visio drawing"))


@frozen
class Related:
    """A part that the text refers to: what it is ("header"), its path, its id, and whether it lies outside."""

    kind: str
    path: str
    id: str
    external: bool = False


@frozen
class WordParts:
    """A .docx opened: the root of its text, and the way to its other parts."""

    document: etree._Element
    related: tuple[Related, ...]
    package: Package
    main: str = _USUAL

    def path_of(self, kind: str) -> str:
        """The path of the part of a kind ("styles"); where no relation tells it, the usual one beside the text."""
        told = next((r.path for r in self.related if r.kind == kind and not r.external), "")
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return told or (usual if self.package.has(usual) else "")

    def root(self, path: str) -> etree._Element | None:
        """The root element of a part, None where the package does not hold it."""
        return _root(self.package, path) if path and self.package.has(path) else None


def open_word(data: bytes, name: str) -> WordParts:
    """The parts of the .docx in `data`; `name` is what messages call it.

    Raises ReadingError for a file that is encrypted, no Word file, damaged or beyond the limits.
    """
    if is_encrypted(data):
        raise ReadingError(f"{name} is password protected", "remove the password in Word, or save a copy without one")
    package = open_package(data, name)
    main = next((r.path for r in _related(package, "") if r.kind == "officeDocument"), "")
    if not package.has(main):
        main = _USUAL
    if what := next((what for folder, what in _OTHERS if main.startswith(folder)), ""):
        raise ReadingError(f"{name} is {what}, not a Word document", "save its text as .docx or PDF")
    if not package.has(main):
        raise ReadingError(f"{name} is no Word document: it lacks {_USUAL}", "open it in Word and save it again")
    root = _root(package, main)
    if root.tag != f"{W}document":
        raise ReadingError(f"{name} is no Word document: {main} holds something else", "save it as .docx or PDF")
    return WordParts(root, tuple(_related(package, main)), package, main)


def is_encrypted(data: bytes) -> bool:
    """True for an Office file of the new kind that was encrypted with a password ([MS-OFFCRYPTO] 2.3.4)."""
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data


def _root(package: Package, path: str) -> etree._Element:
    data = package.part(path)
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return parse_xml(data, f"{package.name} ({path})")


def _related(package: Package, path: str) -> list[Related]:
    """What a part, or with "" the package itself, refers to. No relations at all are no error: the text is kept."""
    folder, name = posixpath.split(path)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(relations):
        return []
    found = []
    for relation in _root(package, relations).iter(_RELATIONSHIP):
        target = relation.get("Target", "").replace("\\", "/")
        full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = relation.get("Type", "").rpartition("/")[2]
        found.append(Related(kind, full, relation.get("Id", ""), relation.get("TargetMode") == "External"))
    return found
