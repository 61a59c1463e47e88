"""The names of OpenDocument (OASIS ODF 1.3, part 3) that its reader knows, and how attributes are looked up."""

from __future__ import annotations

from lxml import etree

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE = _NAMESPACE.format("office")
STYLE = _NAMESPACE.format("style")
TEXT = _NAMESPACE.format("text")
TABLE = _NAMESPACE.format("table")
DRAW = _NAMESPACE.format("drawing")
FO = _NAMESPACE.format("xsl-fo-compatible")
SVG = _NAMESPACE.format("svg-compatible")
MANIFEST = _NAMESPACE.format("manifest")
DC = "{http://purl.org/dc/elements/1.1/}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""LibreOffice's own additions."""

_LARGEST = 1_000_000


def whole(text: str | None, otherwise: int | None = None) -> int | None:
    """The whole number that an attribute holds, kept within reason."""
    try:
        return max(-_LARGEST, min(int((text or "")[:20]), _LARGEST))
    except ValueError:
        return otherwise


def identity(element: etree._Element) -> str:
    """The id of a list or note: `xml:id` since ODF 1.2, `text:id` before."""
    return str(element.get(XML_ID) or element.get(f"{TEXT}id") or "")
