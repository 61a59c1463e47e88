"""One door for all documents: a path or `-` in, a Document out, told apart by content and never by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from resdiff.errors import ReadingError
from resdiff.model import Document
from resdiff.reading.sniff import sniff

MAX_BYTES = 50 * 2**20
"""A resolution of 60 pages takes half a megabyte; above this it is not one."""

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def read(source: str | os.PathLike[str], *, data: bytes | None = None) -> Document:
    """Read the document at a path, or standard input for "-", and say how it is built.

    `data` gives the bytes themselves; `source` is then only their name. Raises ReadingError, with a message and a
    hint, for whatever cannot be read: a missing file, a folder, a format that is not text, a broken PDF.
    """
    name = os.fspath(source)
    if data is None:
        data = _bytes(name)
    label = "standard input" if name == "-" else name
    if len(data) > MAX_BYTES:
        raise ReadingError(f"{label} is larger than {MAX_BYTES >> 20} MB", "give one document, not a collection")
    # Readers are imported when their format comes: a text pair must not pay for PDF.
    match sniff(data, label):
        case "pdf":
            from resdiff.reading.pdf import read_pdf

            try:
                pages = read_pdf(data)
            except ReadingError as error:
                raise ReadingError(f"{label}: {error.message}", error.hint) from None
        case _:
            from resdiff.reading.plain import read_plain

            pages = read_plain(data, label)
    from resdiff.reading.structure import structure

    return structure(pages, label)


def read_pair(
    old: str | os.PathLike[str], new: str | os.PathLike[str], *, contents: Mapping[str, bytes] = _NOTHING
) -> tuple[Document, Document]:
    """Read two documents, side by side where that saves time: a PDF is parsed in a process of its own.

    `contents` are the bytes that the caller has in hand, by name: standard input as "-", a document that was got by
    its symbol. Raises what `read` raises; of two bad documents the first is told.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(read, name, data=contents.get(os.fspath(name))) for name in (old, new))
        return first.result(), second.result()


def read_stdin() -> bytes:
    """What standard input holds, up to the first byte that is too many."""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _bytes(name: str) -> bytes:
    if name == "-":
        return read_stdin()
    path = Path(name)
    try:
        if path.is_dir():
            raise ReadingError(f"{name} is a folder", "give a file: a PDF or a plain text")
        if path.exists() and not path.is_file():
            raise ReadingError(f"{name} is not an ordinary file", "give a file, or `-` to read standard input")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadingError(f"there is no file {name}", "check the path; names with spaces need quotes") from None
    except PermissionError:
        raise ReadingError(f"{name} may not be read", "ask for the right to read it, or copy it") from None
    except (OSError, ValueError) as error:
        raise ReadingError(f"{name} cannot be read: {error}", "check the path and the disk") from None
