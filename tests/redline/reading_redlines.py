"""Redlines read back in tests: both views as resdiff reads them, and the bare elements."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

import resdiff
from resdiff.model import Comparison, Document
from resdiff.reading.docx.xml import W
from resdiff.redline import Options, Redline, redline


def written(base: bytes, new: Document | str, options: Options | None = None) -> Redline:
    """A redline of a Word file and a new text."""
    return redline(compared(base, new), base, options)


def compared(base: bytes, new: Document | str) -> Comparison:
    """A Word file beside a new text."""
    other = resdiff.read("new.txt", data=new.encode()) if isinstance(new, str) else new
    return resdiff.compare(resdiff.read("base.docx", data=base), other)


def views(data: bytes) -> tuple[Document, Document]:
    """The file with all changes accepted, and with all rejected."""
    return resdiff.read("redline", data=data), resdiff.read("redline", data=data, tracked="rejected")


def texts(document: Document) -> list[tuple[str, str]]:
    """Numbers and words."""
    return [(p.number, p.text) for p in document.paragraphs]


def part(data: bytes, name: str = "document") -> etree._Element:
    """A part of a Word file."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml"))


def changes(data: bytes) -> list[tuple[str, str]]:
    """What is tracked in the text, each as its kind and its words; ends of paragraphs as ¶."""
    found = []
    for element in part(data).iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
        name = element.tag.removeprefix(W)
        if element.getparent().tag in (f"{W}rPr", f"{W}trPr"):
            found.append((name, "¶" if element.getparent().tag == f"{W}rPr" else "row"))
        else:
            found.append((name, "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))))
    return found
