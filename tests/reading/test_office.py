"""Old Word, rich text and WordPerfect files through LibreOffice, and what keeps that safe."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve

from resdiff.errors import ReadingError
from resdiff.model import Document
from resdiff.reading import office, read
from resdiff.reading.docx import read_docx
from resdiff.reading.limits import OFFICE
from resdiff.reading.office import SETTING, convert, find_program, word_kind
from resdiff.reading.structure import structure
from tests.making_odt import flat_odt, resolution_body

needs_office = pytest.mark.skipif(not os.environ.get(SETTING) and not find_program(), reason="LibreOffice is not here")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}
\pard Resolution adopted by the General Assembly on 19 December 2039\par
\pard The General Assembly,\par
\pard {\i Recalling} the Convention on Quays and Moles,{\super\chftn}{\footnote {\super\chftn} Treaties, vol. 4.}\par
\pard 1.\tab {\i Urges} all States to keep their lamps burning;{\super\chftn}{\*\footnote {\super\chftn} A/90/12.}\par
\pard 2.\tab {\i Reaffirms} the Convention.{\super 1}\par
}"""
"""A rich text as Word writes it, with both ways to write a note and a note cited again."""


def _wordperfect(*paragraphs: str) -> bytes:
    """A WordPerfect 6 file: a header that points to the text, soft blanks, and a code for each end of a paragraph."""
    head = b"\xffWPC" + struct.pack("<I", 0x200) + bytes([1, 10, 2, 1]) + struct.pack("<HH", 0, 0x10)
    text = b"".join(paragraph.replace(" ", "\x80").encode("latin-1") + b"\xcc" for paragraph in paragraphs)
    return head.ljust(0x200, b"\0") + text


def _read(data: bytes, suffix: str) -> Document:
    return structure(read_docx(convert(data, suffix, "a file"), "a file"), "a file")


Make = Callable[[str], None]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes a shell script the program that converts."""

    def make(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setenv(SETTING, str(program))

    return make


# With LibreOffice


@needs_office
def test_rich_text_keeps_its_notes() -> None:
    """Paragraphs, leads, numbers and notes come through, a note cited again as well."""
    document = _read(RTF.encode("cp1252"), ".rtf")

    assert [("PP1", ["1"]), ("OP1", ["2"]), ("OP2", ["1"])] == [(p.id, list(p.notes)) for p in document.paragraphs]
    assert ["Recalling", "Urges", "Reaffirms"] == [p.lead for p in document.paragraphs]
    assert ["Treaties, vol. 4.", "A/90/12."] == [note.text for note in document.notes]


@needs_office
@pytest.mark.parametrize("ending", ["doc", "odt", "html", "rtf"])
def test_what_libreoffice_saves_reads_like_the_plain_text(ending: str, tmp_path: Path, examples: Path) -> None:
    """A resolution saved by LibreOffice gives the same paragraphs, numbers and notes, whatever it is saved as.

    As .rtf LibreOffice does not write the second citation of a note; the notes themselves are there.
    """
    text = read(examples / "lighthouses-94.txt")
    (tmp_path / "made.fodt").write_bytes(flat_odt(resolution_body(text)))
    subprocess.run(
        [
            *(find_program(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", ending, "--outdir", str(tmp_path), str(tmp_path / "made.fodt")),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    made = read("a file", data=(tmp_path / f"made.{ending}").read_bytes())

    assert [(p.id, p.text, p.lead) for p in text.paragraphs] == [(p.id, p.text, p.lead) for p in made.paragraphs]
    assert text.notes == made.notes
    if ending != "rtf":
        assert [p.notes for p in text.paragraphs] == [p.notes for p in made.paragraphs]


@needs_office
def test_wordperfect_is_read() -> None:
    """The Secretariat's files of the 1990s are WordPerfect."""
    document = _read(_wordperfect("The General Assembly,", "Recalling lamps,", "1. Urges all States to act."), ".wpd")

    assert [("PP1", "Recalling lamps,"), ("OP1", "Urges all States to act.")] == [
        (p.id, p.text) for p in document.paragraphs
    ]


@needs_office
def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that lies on the web is not asked for; a page shows it, since LibreOffice fetches those of pages."""
    monkeypatch.setitem(office._FILTERS, ".rtf", "HTML (StarWriter)")
    asked = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/lamp.png"

        def serve() -> None:
            with suppress(OSError):
                asked.append(server.accept())

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        made = convert(f"<html><body><p>Lamps <img src='{address}'></p></body></html>".encode(), ".rtf", "a file")
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)

    assert made
    assert [] == asked


@needs_office
@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"lamp" * 400, ".doc"),
        (RTF[:-200].encode("cp1252"), ".rtf"),
        (b"\xffWPC" + bytes(range(256)) * 30, ".wpd"),
    ],
    ids=["doc", "rtf", "wpd"],
)
def test_a_damaged_file_is_told(data: bytes, suffix: str) -> None:
    """What LibreOffice makes nothing of is an error with advice; it is not taken for some plain text."""
    with pytest.raises(ReadingError, match="LibreOffice made nothing of it") as caught:
        convert(data, suffix, "a file")

    assert "password" in caught.value.hint


# Without it


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the format, the hint the package."""
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL", ())

    with pytest.raises(ReadingError, match=r"an old Word file \(.doc\), which only LibreOffice can read") as caught:
        convert(b"", ".doc", "a file")

    assert "install LibreOffice" in caught.value.hint


def test_a_setting_that_names_no_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong path is an error of its own, and no other program is taken in its place."""
    monkeypatch.setenv(SETTING, "/no/such/program")

    with pytest.raises(ReadingError, match="RESDIFF_SOFFICE names /no/such/program"):
        convert(b"", ".rtf", "a file")


@on_posix
def test_what_takes_too_long_is_stopped_with_all_it_started(stand_in: Make, tmp_path: Path) -> None:
    """The time limit ends the program, and the programs that it started."""
    note = tmp_path / "pid"
    stand_in(f"sleep 600 &\necho $! > {note}\nwait")

    with pytest.raises(ReadingError, match="more than 1 seconds"):
        convert(b"x", ".rtf", "a file", limits=evolve(OFFICE, wait=1.0))

    started = int(note.read_text())
    for _ in range(100):
        try:
            os.kill(started, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{started}/stat").exists() and " Z " in Path(f"/proc/{started}/stat").read_text():
            return  # dead, and not yet fetched by whoever inherited it
        time.sleep(0.05)
    pytest.fail("what the program started is still running")


@on_posix
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 1", "made nothing of it"),
        ("exit 0", "made nothing of it"),
        ("mkdir out; : > out/document.docx", "made nothing of it"),
        ("mkdir out; head -c 3000000 /dev/zero > out/document.docx", "made nothing of it"),
        ("kill -9 $$", "made nothing of it"),
    ],
    ids=["fails", "writes nothing", "writes an empty file", "writes too much", "dies"],
)
def test_a_program_that_goes_wrong_is_told(stand_in: Make, script: str, message: str) -> None:
    """Whatever becomes of the program, the person is told, and no half file is read."""
    stand_in(script)

    with pytest.raises(ReadingError, match=message):
        convert(b"x", ".rtf", "a file", limits=evolve(OFFICE, output=1 << 20))


@on_posix
def test_the_program_gets_a_copy_a_profile_and_little_else(stand_in: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """It sees a copy under another name, its own home and profile with macros off, and none of our environment."""
    monkeypatch.setenv("SECRET_LAMP", "cape")
    monkeypatch.setenv("PATH", "/lamps")  # what the program itself calls is found all the same
    stand_in(
        'mkdir out; { env; echo "$@"; cat profile/user/registrymodifications.xcu document.rtf; } > out/document.docx'
    )

    told = convert(b"{\\rtf1 x}", ".rtf", "/home/keeper/draft.rtf").decode()

    assert "SECRET_LAMP" not in told
    assert "/home/keeper" not in told
    assert '"MacroSecurityLevel" oor:op="fuse"><value>3</value>' in told
    assert "-env:UserInstallation=file:" in told
    assert told.endswith("{\\rtf1 x}")


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("WordDocument", ".doc"),
        ("EncryptedPackage", "an encrypted document"),
        ("Workbook", "an old Excel workbook"),
        ("PowerPoint Document", "an old PowerPoint presentation"),
        ("__properties_version1.0", "an Outlook message"),
        ("Lamp", "an old Office file"),
    ],
)
def test_old_office_files_are_told_apart(stream: str, kind: str) -> None:
    """All begin alike; the names of their streams tell what they hold."""
    assert kind == word_kind(b"\xd0\xcf\x11\xe0" + bytes(100) + stream.encode("utf-16-le"))
