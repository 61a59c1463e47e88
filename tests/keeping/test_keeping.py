"""Readings and comparisons kept and found again."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from many_years import many_years

from resdiff import keeping
from resdiff.comparison import compare
from resdiff.errors import ReadingError
from resdiff.keeping import classes_of_all, compare_all, fingerprint, read_all
from resdiff.meaning import read_meaning
from resdiff.reading import read
from tests.making_documents import LAMPS, document, paragraph


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "worked-out"


def spoil(folder: Path) -> None:
    """Cut every file in two."""
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_the_same_with_and_without_what_was_kept(folder: Path) -> None:
    """Comparisons and classes: worked out, found, spoilt, and not kept at all."""
    documents = many_years(random.Random(2), 4).documents
    pairs = list(pairwise(documents))
    wanted = [compare(old, new) for old, new in pairs]
    classes = [tuple(meaning.klass for meaning in read_meaning(one)) for one in wanted]

    assert wanted == compare_all(pairs, keep=False)
    assert not folder.exists()
    for _ in range(2):
        assert wanted == compare_all(pairs)
        assert classes == classes_of_all(wanted)
    assert 6 == len(list(folder.iterdir()))
    spoil(folder)
    assert wanted == compare_all(pairs)
    assert classes == classes_of_all(wanted)


def test_what_was_kept_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is new is asked for; all is told as done."""
    documents = many_years(random.Random(3), 4).documents
    pairs = list(pairwise(documents))
    compare_all(pairs[:2])
    asked: list[int] = []
    ask = keeping.ask
    monkeypatch.setattr(keeping, "ask", lambda questions, *rest: asked.append(len(questions)) or ask(questions, *rest))
    told: list[tuple[int, int]] = []
    compare_all(pairs, progress=lambda done, of: told.append((done, of)))

    assert [1] == asked
    assert [(3, 3)] == told


def test_a_fingerprint_is_of_what_is_compared() -> None:
    """The name of the file is not; a word, a note or a date is."""
    one = document(paragraph("OP1", LAMPS))

    assert fingerprint(one) == fingerprint(evolve(one, source="another", format="plain text"))
    for other in (document(paragraph("OP1", LAMPS.lower())), evolve(one, date="2139-01-01"), document()):
        assert fingerprint(one) != fingerprint(other)


def test_documents_are_read_once(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time none is read, and each has the name it was asked by."""
    names = [str(path) for path in sorted(examples.glob("lighthouses-9[1-3].txt"))]
    wanted = [read(name) for name in names]
    assert wanted == read_all(names) == read_all(names, keep=False)
    monkeypatch.setattr(keeping, "read", lambda *_args, **_kinds: pytest.fail("it was read again"))

    assert wanted == read_all(names)
    told = read_all(["-", *names[1:]], contents={"-": Path(names[0]).read_bytes()})
    assert ["standard input", *names[1:]] == [one.source for one in told]


def test_what_cannot_be_read_is_raised_or_left_out(examples: Path) -> None:
    """As the caller has it."""
    good, bad = str(examples / "lighthouses-91.txt"), str(examples / "none.txt")
    told: list[tuple[str, str]] = []

    with pytest.raises(ReadingError, match="there is no file"):
        read_all([good, bad])
    assert [good] == [one.source for one in read_all([bad, good], skip=lambda *what: told.append(what) or True)]
    assert [(bad, f"there is no file {bad}")] == told


def test_another_edition_uses_nothing_of_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A result belongs to the sources that made it."""
    before = keeping.name_of("compare", "a", "b")
    monkeypatch.setattr(keeping, "edition", lambda: "another")

    assert before != keeping.name_of("compare", "a", "b")
