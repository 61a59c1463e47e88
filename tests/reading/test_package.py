"""Packages: read within limits, part by part, and refused with a clear word where they are traps."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.reading.limits import PACKAGE, PackageLimits
from resdiff.reading.package import open_package

MEGABYTE = 2**20


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with some parts."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")  # the same name twice is what one test wants
        for path, data in parts:
            archive.writestr(path, data)
    return file.getvalue()


def refusal(data: bytes, *, limits: PackageLimits = PACKAGE, part: str = "a.xml") -> str:
    """What is said of a package that is refused, when it is opened or when a part is read."""
    with pytest.raises(ReadingError) as caught:
        open_package(data, "draft.docx", limits=limits).part(part)
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value.message


def test_parts_are_read_whatever_the_case_of_their_path() -> None:
    """A package gives its parts as bytes, and OPC paths know no case."""
    package = open_package(zipped(("Word/Document.xml", b"<a/>"), ("b.xml", b"")), "draft.docx")

    assert package.part("word/document.xml") == b"<a/>"
    assert package.has("B.XML")
    assert not package.has("c.xml")
    assert package.paths == ("Word/Document.xml", "b.xml")


def test_a_missing_part_is_named() -> None:
    """What is missing is said."""
    assert refusal(zipped(("b.xml", b""))) == "draft.docx is damaged: it lacks a.xml"


def test_what_is_no_zip_is_refused() -> None:
    """Noise and emptiness are damaged files, not crashes."""
    assert "damaged" in refusal(b"")
    assert "damaged" in refusal(b"PK\x03\x04 and then nothing of the kind")


def test_a_truncated_file_is_refused_wherever_it_is_cut() -> None:
    """A download that broke off has lost its directory."""
    whole = zipped(("a.xml", b"<a>" + bytes(range(256)) * 40 + b"</a>"))
    for length in (30, 60, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        assert "damaged" in refusal(whole[:length])


def test_a_bomb_is_refused_by_its_ratio() -> None:
    """Sixty kilobytes that unpack to forty megabytes are no document."""
    assert "more than 200 times" in refusal(zipped(("a.xml", bytes(40 * MEGABYTE))))


def test_a_bomb_anywhere_in_the_package_is_refused() -> None:
    """A bomb counts even in a part that nobody would read."""
    assert "media/b.png" in refusal(zipped(("a.xml", b"<a/>"), ("media/b.png", bytes(40 * MEGABYTE))))


def test_a_large_part_is_refused() -> None:
    """A part has a limit of its own."""
    limits = PackageLimits(part=1000, ratio=10**6)
    assert "a.xml unpacks to more than" in refusal(zipped(("a.xml", bytes(1001))), limits=limits)


def test_many_parts_that_are_large_together_are_refused() -> None:
    """The parts together have a limit."""
    limits = PackageLimits(unzipped=5000)
    assert "unpacks to more than" in refusal(zipped(*((f"{k}.xml", bytes(999)) for k in range(6))), limits=limits)


def test_a_large_file_is_refused() -> None:
    """The file has a limit before anything is unpacked."""
    assert "larger than" in refusal(
        zipped(("a.xml", bytes(2000)), method=zipfile.ZIP_STORED), limits=PackageLimits(file=2000)
    )


@pytest.mark.parametrize("count", [2_001, 25_000])
def test_thousands_of_parts_are_refused(count: int) -> None:
    """A document has dozens of parts, not thousands."""
    assert "more than 2,000 parts" in refusal(zipped(*((f"{k}", b"") for k in range(count))))


@pytest.mark.parametrize("path", ["../a.xml", "word/../../a.xml", "/etc/passwd", "C:/a.xml", "..\\a.xml", "\\a.xml"])
def test_path_tricks_are_refused(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths that lead out of a folder are refused, though nothing is ever extracted."""
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)

    assert "names a part" in refusal(zipped((path, b"<a/>")))
    assert list(tmp_path.rglob("*")) == [inside]


def test_backslashes_between_folders_are_understood() -> None:
    """Some old writers parted folders by backslashes."""
    assert open_package(zipped(("word\\a.xml", b"<a/>")), "draft.docx").part("word/a.xml") == b"<a/>"


def test_a_part_that_stands_twice_is_refused() -> None:
    """Which of the two would be read is the sender's trick."""
    assert "twice" in refusal(zipped(("a.xml", b"<a/>"), ("A.xml", b"<b/>")))


def test_other_compression_is_refused() -> None:
    """OOXML and ODF know no bzip2 or LZMA, and those have bombs of their own."""
    assert "compressed by a method" in refusal(zipped(("a.xml", b"<a/>"), method=zipfile.ZIP_BZIP2))


def test_an_encrypted_part_asks_for_the_password_to_be_removed() -> None:
    """A zip with a password is called what it is."""
    data = bytearray(zipped(("a.xml", b"<a/>")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1

    assert refusal(bytes(data)) == "draft.docx is password protected"


def test_a_lie_about_the_size_is_found_out() -> None:
    """A part that unpacks to more than the directory says is damaged, and is not read further."""
    data = bytearray(zipped(("a.xml", b"<a/>" * 1000)))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)

    assert "damaged in a.xml" in refusal(bytes(data))


@given(st.data())
@settings(max_examples=200)
def test_a_mutated_package_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes change, a package gives bytes or a ReadingError, and nothing else."""
    whole = bytearray(zipped(("a.xml", b"<a>text</a>" * 20), ("word/b.xml", b"<b/>")))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadingError):
        package = open_package(bytes(whole), "draft.docx")
        assert all(isinstance(package.part(path), bytes) for path in package.paths)
