"""The one door for XML: parsed without a DOCTYPE, entities, network or trees that would not fit into memory."""

from __future__ import annotations

from lxml import etree

from resdiff.errors import ReadingError
from resdiff.reading import limits

_DAMAGED = "open it in the program that wrote it and save it again"


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of the XML in `data`; comments and processing instructions are dropped.

    `name` is what messages call the text ("draft.docx", or "draft.docx (word/document.xml)"). Raises ReadingError for
    what is not well-formed, holds a DOCTYPE (entity bombs and outside files need one), or is too large or too deep.
    """
    # UTF-16 puts a NUL beside every ASCII character.
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    # Nothing that OOXML, ODF or AKN allows writes this as it stands: in text the bracket is escaped.
    if b"<!DOCTYPE" in plain:
        raise _doctype(name)
    if data.count(b"<") + data.count(b"=") > limits.MAX_MARKUP:
        raise ReadingError(
            f"{name} holds more than {limits.MAX_MARKUP:,} marks of XML",
            "give one resolution at a time, not a collection",
        )
    if plain.count(b"xmlns") > limits.MAX_NAMESPACES:
        raise ReadingError(
            f"{name} declares more than {limits.MAX_NAMESPACES:,} namespaces, as no document does", _DAMAGED
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        told = " ".join(str(getattr(error, "msg", error)).split())
        if "depth" in told:
            raise ReadingError(f"{name} is nested too deeply to be a document", _DAMAGED) from None
        raise ReadingError(f"{name} is damaged: {told[:200]}", _DAMAGED) from None
    # An encoding that spells the bracket otherwise (UTF-7) gets past the search above, but not past the parser.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(name)
    return root


def _doctype(name: str) -> ReadingError:
    return ReadingError(
        f"{name} holds a DOCTYPE, which no document of this kind has", "do not open it if you do not know who sent it"
    )
