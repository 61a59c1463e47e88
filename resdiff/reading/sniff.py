"""What format some bytes are in, by what they hold and never by the name of the file."""

from __future__ import annotations

import re
from typing import Literal

from resdiff.errors import ReadingError

Format = Literal["pdf", "docx", "odt", "html", "akn", "doc", "rtf", "wpd", "text"]

_SAVE_TEXT = "save the text of it as .docx, .odt, PDF or plain text"
_PICTURE = "resdiff reads text, and PDF with a text layer; it recognizes no letters in pictures"

# How files begin that are read ...
_READ: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\xffWPC", "wpd"),
)
# ... and files that are known for what they are and not read; the hint says the way around.
_OTHERS = (
    (b"PK\x03\x04", "a zip file, and no Word or OpenDocument file", "take the document out of it first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", _PICTURE),
    (b"\xff\xd8\xff", "a picture", _PICTURE),
    (b"GIF8", "a picture", _PICTURE),
    (b"II*\0", "a picture", _PICTURE),
    (b"MM\0*", "a picture", _PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0"

# Markup, by what its first characters say once byte-order marks and the zeros of UTF-16 are gone.
_REACH = 1 << 16
_MARKUP: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"<(?:\w+:)?akomantoso[\s>]"), "akn"),
    (re.compile(rb"<office:document[\s>]"), "odt"),
    (
        re.compile(
            # Possessive, since comments could be parted in ever so many ways.
            rb"\A(?>\s+|<!--.*?-->|<\?xml.*?\?>|<!doctype(?!\s+html)[^>]*>)*+<(?:!doctype\s+html|html|head|body|title|meta)(?=[\s>/])",
            re.DOTALL,
        ),
        "html",
    ),
    # A part of a page, as it is when it was pasted: it begins with a tag and goes on with others.
    (
        re.compile(
            rb"\A\s*<(?:p|div|pre|table|h[1-6]|center|font|span|ol|ul|b|i|style|article|section)(?:\s[^<>]*)?>"
            rb".*</(?:p|div|pre|table|h[1-6]|center|font|span|ol|ul|b|i|li)>",
            re.DOTALL,
        ),
        "html",
    ),
)
# Web archives (.mht) and messages begin with the fields of a header, one of which says so.
_HEADER = re.compile(rb"\A[a-z-]+:[ \t]")
_MESSAGE = re.compile(rb"^(?:mime-version|content-transfer-encoding):", re.MULTILINE)
_XML = re.compile(rb"\A\s*<\?xml\s")


def sniff(data: bytes, name: str) -> Format:
    """The format of `data`. Raises ReadingError, with what to do, for a format that is known and not read."""
    # The PDF standard lets the header stand anywhere in the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") and (kind := _packed(data)):
        return kind
    if data.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in data[-_REACH - 22 :]:
        # The list of its parts stands at the end of a zip file.
        raise ReadingError(f"{name} is a zip file that is damaged or cut off", "download it again, or ask for it anew")
    if data.startswith(_OLE):
        return _old_office(data, name)
    if found := next((kind for magic, kind in _READ if data.startswith(magic)), None):
        return found
    for magic, what, hint in _OTHERS:
        if data.startswith(magic):
            raise ReadingError(f"{name} is {what}", hint)
    head = data[:_REACH].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").lower()
    if _HEADER.match(head) and _MESSAGE.search(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]):
        raise ReadingError(f"{name} is a web archive (.mht) or a message", _SAVE_TEXT)
    for pattern, kind in _MARKUP:
        if pattern.search(head):
            return kind
    if _XML.match(head):
        raise ReadingError(f"{name} is an XML file of a kind that is not read", _SAVE_TEXT)
    return "text"


def _packed(data: bytes) -> Format | None:
    """What a zip file is. Names of parts stand in it as they are; the reader itself looks if they are what they say."""
    if b"[Content_Types].xml" in data and b"word/" in data:
        return "docx"
    # A spreadsheet or presentation goes the same way: its reader says what it is.
    if b"mimetypeapplication/vnd.oasis.opendocument." in data[:400]:
        return "odt"
    return "odt" if b"content.xml" in data and b"META-INF/manifest.xml" in data else None


def _old_office(data: bytes, name: str) -> Format:
    from resdiff.reading.office import word_kind

    kind = word_kind(data)
    if kind == ".doc":
        return "doc"
    if "encrypted" in kind:
        raise ReadingError(f"{name} is password protected", "remove the password in Word, or save a copy without one")
    raise ReadingError(f"{name} is {kind}", _SAVE_TEXT)
