"""What format some bytes are in, by what they hold and never by the name of the file."""

from __future__ import annotations

from typing import Literal

from resdiff.errors import ReadingError

Format = Literal["pdf", "docx", "text"]

# Formats that are known for what they are and not read; the hint says the way around.
_OTHERS = (
    (b"PK\x03\x04", "a zip file, and no Word file", "take the document out of it first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc) or an encrypted one", "save it as PDF or plain text first"),
    (b"{\\rtf", "a rich text file (.rtf)", "save it as PDF or plain text first"),
    (b"\x89PNG", "a picture", "resdiff reads text and PDF with a text layer"),
    (b"\xff\xd8\xff", "a picture", "resdiff reads text and PDF with a text layer"),
    (b"GIF8", "a picture", "resdiff reads text and PDF with a text layer"),
    (b"\xffWPC", "a WordPerfect file", "save it as PDF or plain text first"),
)


def sniff(data: bytes, name: str) -> Format:
    """The format of `data`. Raises ReadingError, with what to do, for a format that is known and not read."""
    # The PDF standard lets the header stand anywhere in the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    # Names of parts stand in a zip as they are; the reader itself looks whether they are what they say.
    if data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data and b"word/" in data:
        return "docx"
    for magic, what, hint in _OTHERS:
        if data.startswith(magic):
            raise ReadingError(f"{name} is {what}", hint)
    head = data[:512].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise ReadingError(f"{name} is a web page (.html)", "save it as plain text or print it to PDF first")
    return "text"
