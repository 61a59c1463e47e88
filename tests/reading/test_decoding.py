"""Bytes to characters."""

from __future__ import annotations

import pytest

from resdiff.errors import ReadingError, UsageError
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
        (TEXT.encode("utf-32-le"), "UTF-32, assumed"),
        (TEXT.encode("utf-32-be"), "UTF-32, assumed"),
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


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("cp1251", "Генеральная Ассамблея,"),
        ("Windows-1251", "Генеральная Ассамблея,"),
        ("KOI8-R", "Генеральная Ассамблея,"),
        ("cp1256", "إن الجمعية العامة،"),
        ("GB18030", "大会，"),
        ("big5", "大會，"),
        ("utf-16", "Генеральная Ассамблея,"),
        ("latin-1", "L’Assemblée".replace("’", "'")),
    ],
)
def test_an_encoding_that_was_named_is_used(asked: str, text: str) -> None:
    """What a person names is not guessed, and the label says whose word it was."""
    decoded, label = decode(text.encode(asked.replace("Windows-", "cp")), "a file", asked)

    assert text == decoded
    assert label.endswith(", as asked")


def test_a_mark_does_not_hinder_a_named_encoding() -> None:
    """A byte-order mark is no part of the text, whether the name given tells of it or not."""
    assert "lamp" == decode("lamp".encode("utf-8-sig"), "a file", "utf-8")[0]
    assert "lamp" == decode("\ufefflamp".encode("utf-16-le"), "a file", "utf-16-le")[0]


@pytest.mark.parametrize(
    ("asked", "near"),
    [("utf9", "utf-8"), ("cp125", "cp125"), ("hex", "utf-8"), ("\0", "utf-8"), ("koi8r", "koi8-r")],
)
def test_an_encoding_that_does_not_exist_is_told_with_names_near_it(asked: str, near: str) -> None:
    """A slip of the hand costs one look at the message; codecs that hold no text are no encodings."""
    with pytest.raises(UsageError) as caught:
        decode(b"lamp", "a file", asked)

    assert "no encoding" in caught.value.message
    assert near in caught.value.hint


def test_bytes_that_are_not_in_the_named_encoding_are_told() -> None:
    """The place of the first wrong byte is named, and nothing is replaced in silence."""
    with pytest.raises(ReadingError, match="not in the encoding utf-8 at byte 4"):
        decode(b"lamp\xff", "a file", "utf-8")
