"""The guard: a file that would not give both texts is not handed out."""

from __future__ import annotations

import io
import zipfile

import pytest

import resdiff
from resdiff.redline import Options, redline
from resdiff.redline.guard import NotTrue, check, plain_texts
from tests.making_docx import zipped
from tests.redline.making_pairs import EDGES, of_clauses

OLD, NEW = (of_clauses(side) for side in EDGES["insert with a note"])
GOOD = redline(resdiff.compare(OLD, NEW), options=Options(tell_moves=False)).data


def tampered(path: str, old: bytes, new: bytes) -> bytes:
    """The good file with something in a part exchanged."""
    held = zipfile.ZipFile(io.BytesIO(GOOD))
    parts = {name: held.read(name) for name in held.namelist()}
    assert old in parts[path]
    return zipped(parts | {path: parts[path].replace(old, new, 1)})


def test_a_true_file_passes() -> None:
    """And it is the file that was made."""
    check(GOOD, OLD, NEW)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("word/document.xml", b"harbour fees", b"harbour dues", "OP3 would read"),
        ("word/document.xml", b"lamps", b"lanterns", "OP1 would read"),
        ("word/footnotes.xml", b"93/211, annex", b"93/211", "OP2 would cite"),
        ("word/document.xml", b'w:numId w:val="1"', b'w:numId w:val="0"', "one paragraph more|would have the number"),
        ("word/document.xml", b"<w:ins ", b"<w:moveFrom ", "damaged|would|lack"),
    ],
)
def test_what_differs_is_said_with_its_address(path: str, old: bytes, new: bytes, said: str) -> None:
    """A word, a note, a number, a mark."""
    with pytest.raises(resdiff.ResdiffError, match=said):
        check(tampered(path, old, new), OLD, NEW)


def test_wrong_numbers_are_told_apart() -> None:
    """So that they can be typed instead; all of them at once."""
    swapped = of_clauses(EDGES["append"][1])
    data = redline(resdiff.compare(of_clauses(EDGES["append"][0]), swapped)).data
    odd = resdiff.read("odd", data=b"The General Assembly,\n1.\tUrges all;\n")
    assert odd.paragraphs

    with pytest.raises(NotTrue) as raised:
        check(data, of_clauses(EDGES["append"][0]), of_clauses(EDGES["append"][0]))

    assert raised.value.numbers is None
    assert "was not written" in raised.value.hint


def test_the_bare_rules_read_both_views() -> None:
    """By the elements alone: what goes is gone, what comes is there, and rows are one line."""
    assert [line for line in plain_texts(GOOD, "rejected") if "bells" in line] == []
    assert [line for line in plain_texts(GOOD, "accepted") if "bells" in line] != []
