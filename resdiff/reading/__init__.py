"""One door for all documents: a path or `-` in, a Document out, told apart by content and never by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import evolve

from resdiff.errors import ReadingError
from resdiff.model import Document
from resdiff.reading import limits
from resdiff.reading.blocks import Pages, View
from resdiff.reading.sniff import sniff

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def read(
    source: str | os.PathLike[str], *, data: bytes | None = None, tracked: View = "accepted", encoding: str = ""
) -> Document:
    """Read the document at a path, or standard input for "-", and say how it is built.

    `data` gives the bytes themselves; `source` is then only their name. `tracked` chooses the view of a file with
    tracked changes; `encoding` names the one of a text or web page, where it is known. Raises ReadingError, with a
    message and a hint, for whatever cannot be read: a missing file, a folder, a format that is not text, a broken
    PDF; UsageError for an encoding that does not exist.
    """
    name = os.fspath(source)
    if data is None:
        data = read_bytes(name)
    label = "standard input" if name == "-" else name
    if len(data) > limits.MAX_BYTES:
        raise ReadingError(f"{label} is larger than {limits.MAX_BYTES >> 20} MB", "give one document, not a collection")
    pages = _pages(data, label, tracked, encoding)
    from resdiff.reading.structure import structure

    return structure(pages, label)


def _pages(data: bytes, label: str, tracked: View, encoding: str) -> Pages:
    """What the reader of the format makes of `data`."""
    # Readers are imported when their format comes: a text pair must not pay for PDF or Word.
    match kind := sniff(data, label):
        case "pdf":
            from resdiff.reading.pdf import read_pdf

            try:
                return read_pdf(data)
            except ReadingError as error:
                raise ReadingError(f"{label}: {error.message}", error.hint) from None
        case "docx":
            from resdiff.reading.docx import read_docx

            return read_docx(data, label, tracked=tracked)
        case "odt":
            from resdiff.reading.odt import read_odt

            return read_odt(data, label, tracked=tracked)
        case "html":
            from resdiff.reading.html import read_html

            return read_html(data, label, encoding, tracked=tracked)
        case "akn":
            from resdiff.reading.akn import read_akn

            return read_akn(data, label, tracked=tracked)
        case "doc" | "rtf" | "wpd":
            from resdiff.reading.docx import read_docx
            from resdiff.reading.office import KINDS, convert

            pages = read_docx(convert(data, f".{kind}", label), label, tracked=tracked)
            return evolve(pages, format=f"{KINDS[f'.{kind}']}, converted by LibreOffice")
        case _:
            from resdiff.reading.plain import read_plain

            return read_plain(data, label, encoding)


def read_tracked(source: str | os.PathLike[str], *, data: bytes | None = None) -> tuple[Document, Document]:
    """One file with tracked changes as two documents: its text before them, and its text with them.

    Raises ReadingError where the file holds none, and what `read` raises.
    """
    name = os.fspath(source)
    data = read_bytes(name) if data is None else data
    label = "standard input" if name == "-" else name
    if not _holds_changes(data, label):
        raise ReadingError(f"{label} holds no tracked changes to compare", "give the other version as well")
    before, after = read(name, data=data, tracked="rejected"), read(name, data=data)
    return evolve(before, source=f"{before.source} before its changes"), after


def _holds_changes(data: bytes, label: str) -> bool:
    match kind := sniff(data, label):
        case "docx":
            from resdiff.reading.docx import has_tracked_changes

            return has_tracked_changes(data, label)
        case "odt":
            from resdiff.reading import odt

            return odt.has_tracked_changes(data, label)
        case "html":
            from resdiff.reading import html

            return html.has_tracked_changes(data, label)
        case "doc" | "rtf" | "wpd":
            from resdiff.reading.docx import has_tracked_changes
            from resdiff.reading.office import convert

            return has_tracked_changes(convert(data, f".{kind}", label), label)
        case _:
            return False


def read_pair(
    old: str | os.PathLike[str],
    new: str | os.PathLike[str],
    *,
    contents: Mapping[str, bytes] = _NOTHING,
    tracked: View = "accepted",
    encoding: str = "",
) -> tuple[Document, Document]:
    """Read two documents, side by side where that saves time: a PDF is parsed in a process of its own.

    `contents` are the bytes that the caller has in hand, by name: standard input as "-", a document that was got by
    its symbol. `encoding` is that of both, or "cp1251,utf-8" where each has its own; an empty one is found out. Raises
    what `read` raises; of two bad documents the first is told.
    """
    of_old, comma, of_new = encoding.partition(",")

    def read_one(name: str | os.PathLike[str], encoding: str) -> Document:
        return read(name, data=contents.get(os.fspath(name)), tracked=tracked, encoding=encoding)

    from resdiff.beside import started

    second = started(lambda: read_one(new, of_new if comma else of_old), "resdiff-read")
    return read_one(old, of_old), second.result()


def read_stdin() -> bytes:
    """What standard input holds, up to the first byte that is too many. Raises ReadingError where it is closed."""
    if sys.stdin is None:
        raise ReadingError("standard input is closed", "give a file, or send a document through a pipe")
    return sys.stdin.buffer.read(limits.MAX_BYTES + 1)


def read_bytes(name: str) -> bytes:
    """The bytes of the file at a path, or of standard input for "-". Raises ReadingError."""
    if name == "-":
        return read_stdin()
    if not name:
        raise ReadingError("the name of a file is empty", "give the path of a document")
    path = Path(name)
    try:
        if path.is_dir():
            raise ReadingError(f"{name} is a folder", "give a file: Word, OpenDocument, PDF, a web page or plain text")
        if path.exists() and not path.is_file():
            raise ReadingError(f"{name} is not an ordinary file", "give a file, or `-` to read standard input")
        with path.open("rb") as file:
            return file.read(limits.MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadingError(f"there is no file {name}", "check the path; names with spaces need quotes") from None
    except PermissionError:
        raise ReadingError(f"{name} may not be read", "ask for the right to read it, or copy it") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ReadingError(f"{name} cannot be read: {why}", "check the path and the disk") from None
