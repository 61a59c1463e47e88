"""The folder of results: whole, private, bounded, and no loss when it is gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resdiff.keeping import store


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path))
    return tmp_path / "worked-out"


def test_what_is_kept_is_found_by_its_name() -> None:
    """And by no other name."""
    name = store.key("compare", "one", "other")
    store.keep(name, b"[1]")

    assert b"[1]" == store.find(name)
    assert store.find(store.key("compare", "oneother")) is None


def test_names_depend_on_each_part() -> None:
    """Where one part ends and the next begins matters."""
    assert store.key("ab", "c") != store.key("a", "bc")
    assert store.key("\ud800") != store.key("?")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_nobody_else_may_read_it(folder: Path) -> None:
    """Which documents a person reads is nobody else's business."""
    store.keep("a" * 64, b"[]")

    assert 0o700 == folder.stat().st_mode & 0o777
    assert [0o600] == [path.stat().st_mode & 0o777 for path in folder.iterdir()]


@pytest.mark.parametrize("spoilt", ["cut", "longer", "empty", "other"])
def test_a_file_that_is_not_whole_is_not_used(folder: Path, spoilt: str) -> None:
    """Cut, longer, empty or of another kind."""
    name = "a" * 64
    store.keep(name, b"[1, 2]")
    data = (folder / name).read_bytes()
    (folder / name).write_bytes({"cut": data[:-1], "longer": data + b" ", "empty": b"", "other": b"x\n[]"}[spoilt])

    assert store.find(name) is None


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_file_that_others_may_write_is_not_used(folder: Path) -> None:
    """Its words might be theirs; the check sum has no key."""
    name = store.key("compare", "one", "other")
    store.keep(name, b"[1]")
    (folder / name).chmod(0o662)

    assert store.find(name) is None


def test_a_file_put_under_another_name_is_not_used(folder: Path) -> None:
    """Its check sum is that of its own name."""
    store.keep("a" * 64, b"[1]")
    (folder / ("b" * 64)).write_bytes((folder / ("a" * 64)).read_bytes())

    assert store.find("b" * 64) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept, and that is all."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path / "file"))
    store.keep("a" * 64, b"[]")
    store.clear(0)

    assert store.find("a" * 64) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_under_the_name_of_a_result_is_not_waited_for(folder: Path) -> None:
    """It counts as not kept, and what is kept next takes its place."""
    folder.mkdir()
    os.mkfifo(folder / ("a" * 64))
    assert store.find("a" * 64) is None
    store.keep("a" * 64, b"[]")

    assert b"[]" == store.find("a" * 64)


def test_what_was_not_used_for_longest_is_cleared_away(folder: Path) -> None:
    """Only where there is too much, and no more than makes room."""
    for number, name in enumerate("abcde"):
        store.keep(name * 64, b"x" * 1000)
        os.utime(folder / (name * 64), (number, number))
    store.clear(10_000)
    assert 5 == len(list(folder.iterdir()))
    assert store.find("a" * 64)  # and so it is the one used last
    store.clear(4500)

    assert ["a", "d", "e"] == sorted(path.name[0] for path in folder.iterdir())
