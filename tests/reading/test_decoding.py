"""Bytes to characters."""

from __future__ import annotations

import pytest

from resdiff.errors import ReadingError
from resdiff.reading.decoding import decode

TEXT = "Urges the “Côte” to act;\nRequests a report.\n"


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (TEXT.encode("utf-8"), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16, assumed"),
        (TEXT.encode("utf-16-be"), "UTF-16, assumed"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("cp1252"), "Windows-1252, assumed"),
    ],
)
def test_every_encoding_gives_the_same_text_and_says_which_it_was(data: bytes, label: str) -> None:
    """Marks, zero bytes and strict UTF-8 decide; what is left is Windows-1252, and said to be assumed."""
    assert (TEXT, label) == decode(data, "a file")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF" + bytes(500), b"\x00\x01\x02\x03" * 100])
def test_binary_data_is_refused_with_advice(data: bytes) -> None:
    """Control bytes above two per cent are no text."""
    with pytest.raises(ReadingError) as caught:
        decode(data, "picture.bin")

    assert "picture.bin" in caught.value.message
    assert caught.value.hint


def test_no_bytes_are_no_text() -> None:
    """An empty file decodes to nothing, without complaint."""
    assert ("", "UTF-8") == decode(b"", "empty")


def test_bytes_undefined_in_windows_1252_are_kept() -> None:
    """A byte that no Windows character has becomes the control character of Latin-1, never a loss."""
    text, label = decode(b"Caf\xe9 \x81 noir", "a file")

    assert ("Café \x81 noir", "Latin-1, assumed") == (text, label)
