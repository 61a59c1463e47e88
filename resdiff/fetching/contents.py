"""What some bytes that arrived are: a whole document, a broken one, a web page, or nothing."""

from __future__ import annotations

from typing import Literal

Format = Literal["docx", "doc", "pdf", "rtf", "wpd"]
"""The formats that documents arrive in; old ones that were asked for as .doc come as rich text or WordPerfect too."""

Contents = Literal["docx", "doc", "pdf", "rtf", "wpd", "empty", "page", "broken", "other"]

FORMAT_NAMES: dict[Format, str] = {
    "docx": "Word (.docx)",
    "doc": "old Word (.doc)",
    "pdf": "PDF",
    "rtf": "rich text (.rtf)",
    "wpd": "WordPerfect (.wpd)",
}

# A zip file ends with its list of contents and a PDF with its mark, at most this far from the end (a zip file's
# closing comment may be 64 kB long). Where a server does not say how long the answer is, nothing else would tell
# that the connection broke.
_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 2**16 + 22
_PDF_END, _PDF_TAIL = b"%%EOF", 2048


def contents(data: bytes) -> Contents:
    """What `data` is by what it holds; "broken" is a document without its end."""
    if not data:
        return "empty"
    if b"%PDF-" in data[:1024]:
        return "pdf" if _PDF_END in data[-_PDF_TAIL:] else "broken"
    if data.startswith(b"PK\x03\x04"):
        if _ZIP_END not in data[-_ZIP_TAIL:]:
            return "broken"
        return "docx" if b"word/" in data else "other"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"\xffWPC"):
        return "wpd"
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "page" if head.startswith((b"<!doctype html", b"<html", b"<!--", b"<head", b"<?xml")) else "other"
