"""The package of a Word file: parts taken out, exchanged and added, and written with the same bytes every time."""

from __future__ import annotations

import io
import posixpath
import zipfile

from attrs import define
from lxml import etree

from resdiff.errors import ReadingError
from resdiff.reading.docx.parts import WordParts, open_word
from resdiff.reading.xml_parsing import parse_xml

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@define
class WordPackage:
    """A Word file as its parts: the bytes of each by path, in the order of the zip."""

    name: str
    parts: dict[str, bytes]
    main: str

    def root(self, path: str) -> etree._Element:
        """The root element of a part."""
        return parse_xml(self.parts[path], f"{self.name} ({path})")

    def put(self, path: str, root: etree._Element) -> None:
        """Exchange a part, or add it."""
        self.parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def opened(self) -> WordParts:
        """The parts as the reader has them."""
        return open_word(self.packed(), self.name)

    def related(self, kind: str, name: str) -> str:
        """The path of the part of that kind ("comments"); where there is none, the relation to `name` is made."""
        told = self.opened().path_of(kind)
        if told:
            return self._spelled(told)
        folder, file = posixpath.split(self.main)
        path = posixpath.join(folder, name)
        relations = self._spelled(posixpath.join(folder, "_rels", f"{file}.rels"))
        root = self.root(relations) if relations in self.parts else etree.Element(f"{_RELATIONS}Relationships")
        taken = {relation.get("Id") for relation in root}
        number = next(k for k in range(1, len(taken) + 2) if f"rId{k}" not in taken)
        relation = etree.SubElement(root, f"{_RELATIONS}Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{RELATIONSHIPS}/{kind}")
        relation.set("Target", name)
        self.put(relations, root)
        types = self.root(_CONTENT_TYPES)
        override = etree.SubElement(types, f"{_TYPES}Override")
        override.set("PartName", f"/{path}")
        override.set("ContentType", _KIND.format(kind))
        self.put(_CONTENT_TYPES, types)
        return path

    def packed(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for path, data in self.parts.items():
                entry = zipfile.ZipInfo(path, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # the same bytes on every system
                archive.writestr(entry, data, compresslevel=6)
        return buffer.getvalue()

    def _spelled(self, path: str) -> str:
        """A path as the package spells it; paths are the same without regard to case."""
        return next((known for known in self.parts if known.casefold() == path.casefold()), path)


def open_for_writing(data: bytes, name: str) -> WordPackage:
    """The package of a Word file that changes can be written into.

    Raises ReadingError for what `open_word` refuses, for macros and for Strict Open XML, which it does not write.
    """
    parts = open_word(data, name)
    paths = parts.package.paths
    if any(path.casefold().endswith("vbaproject.bin") for path in paths):
        raise ReadingError(
            f"{name} holds macros, which a .docx cannot keep", "save it in Word as .docx without macros, or --template"
        )
    packed = {path: parts.package.part(path) for path in paths if not path.endswith("/")}
    main = next((path for path in packed if path.casefold() == parts.main.casefold()), parts.main)
    if b"purl.oclc.org/ooxml" in packed[main]:
        raise ReadingError(
            f"{name} is in the form called Strict Open XML, which resdiff reads and does not write",
            "save it in Word as an ordinary .docx, or --template",
        )
    if _CONTENT_TYPES not in packed:
        raise ReadingError(f"{name} is damaged: it lacks {_CONTENT_TYPES}", "open it in Word and save it again")
    return WordPackage(name, packed, main)
