"""What a file is, by what it holds."""

from __future__ import annotations

import io
import zipfile

import pytest

from resdiff.errors import ReadingError
from resdiff.reading.sniff import Format, sniff
from tests.making_odt import flat_odt, odt

PARAGRAPH = "<text:p>Lamps</text:p>"


def _zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"junk\n%PDF-1.4", "pdf"),
        (_zip("[Content_Types].xml", "word/document.xml"), "docx"),
        (odt(PARAGRAPH), "odt"),
        (_zip("content.xml", "META-INF/manifest.xml"), "odt"),
        (flat_odt(PARAGRAPH), "odt"),
        (b"<?xml version='1.0'?>\n<!-- made -->\n<akomaNtoso xmlns='x'>", "akn"),
        (b"<an:akomaNtoso xmlns:an='x'>", "akn"),
        ("<?xml version='1.0' encoding='utf-16'?><akomaNtoso xmlns='x'>".encode("utf-16"), "akn"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf\n<HTML><HEAD>", "html"),
        ("<html><p>Lamps".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'>", "html"),
        (b"<!-- saved -->\n<html>", "html"),
        (b"<p>Lamps</p><p>Bells</p>", "html"),
        (b"<table border=1><tr><td><p>Lamps</p>", "html"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xffWPC\x10", "wpd"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"The General Assembly,\n", "text"),
        (b"<< ODS JOB NO >> A draft\n", "text"),
        (b"<p is a letter and > a sign", "text"),
        (b"< 5 members vote, > 6 do not", "text"),
        (b"", "text"),
    ],
)
def test_formats_are_known_by_what_they_hold(data: bytes, kind: Format) -> None:
    """Names of files do not count, and neither do signs that only look like tags."""
    assert kind == sniff(data, "resolution.txt")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_zip("lamp.txt"), "a zip file, and no Word"),
        (_zip("_rels/.rels", "word/document.xml", "[Content_Types].xml")[:60], "damaged or cut off"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"MIME-Version: 1.0\n", "a web archive"),
        (b"From: <Saved by Blink>\r\nSubject: lamps\r\n lit\r\nMIME-Version: 1.0\r\n\r\n<html>", "a web archive"),
        (b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>L=C3=A1mp", "or a message"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<?xml version='1.0'?><rss>", "an XML file of a kind that is not read"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password protected"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "an old Excel workbook"),
    ],
)
def test_what_is_known_and_not_read_is_told(data: bytes, message: str) -> None:
    """The message says what the file is, the hint what to do with it."""
    with pytest.raises(ReadingError, match=message) as caught:
        sniff(data, "resolution.doc")

    assert caught.value.hint


def test_a_text_may_begin_like_a_header_and_speak_of_one() -> None:
    """Only the lines before the first empty one are a header."""
    assert "text" == sniff(b"Note: lamps are lit.\n\nMIME-Version: 1.0 is what messages begin with.", "a file")
