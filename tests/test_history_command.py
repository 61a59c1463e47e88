"""`resdiff history` and `resdiff blame`: files, folders, order, formats, and one line for whatever is wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resdiff.cli import main
from resdiff.errors import UsageError
from resdiff.lineage.words import years_of_words
from resdiff.screens import Series
from resdiff.summary import report

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def series(examples: Path) -> list[str]:
    """The five versions of the fictional series."""
    return [str(path) for path in sorted(examples.glob("lighthouses-9*.txt"))]


@pytest.fixture
def folder(series: list[str], tmp_path: Path) -> Path:
    """A folder that holds them."""
    made = tmp_path / "series"
    made.mkdir()
    for name in series:
        shutil.copy(name, made)
    return made


def test_the_order_of_the_files_does_not_matter(series: list[str], capsys: Capture) -> None:
    """They say themselves when they were adopted."""
    assert 0 == main(["history", *series])
    first = capsys.readouterr()
    assert 0 == main(["history", *reversed(series)])

    assert "" == first.err
    assert first.out == capsys.readouterr().out
    assert "5 versions, from 18 December 2036 to 15 October 2040." in first.out


def test_a_folder_holds_a_series(folder: Path, series: list[str], capsys: Capture) -> None:
    """Whatever in it cannot be read, or is none of it, is told and left out."""
    assert 0 == main(["history", *series, "--format", "csv"])
    wanted = capsys.readouterr().out
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "notes.txt").write_text("Remember to buy lamp oil.\n\nAnd wicks.\n")
    (folder / ".hidden").write_text("nothing")
    (folder / "inner").mkdir()
    assert 0 == main(["history", str(folder), "--format", "csv"])
    told = capsys.readouterr()

    assert wanted == told.out
    assert 2 == told.err.count("it is left out")
    assert "notes.txt says neither date nor symbol" in told.err
    assert "scan.pdf" in told.err


def test_the_given_order_overrules(series: list[str], capsys: Capture) -> None:
    """The last one named is then the latest."""
    assert 0 == main(["blame", *reversed(series), "--order", "given"])

    assert capsys.readouterr().out.startswith("A/RES/91/204 of 18 December 2036")


def test_the_ending_of_a_file_chooses_the_format(series: list[str], tmp_path: Path, capsys: Capture) -> None:
    """Each is written whole, and nothing goes to standard output."""
    for command, endings in (
        ("history", ("md", "html", "json", "csv", "txt")),
        ("blame", ("md", "html", "json", "txt")),
    ):
        for ending in endings:
            path = tmp_path / f"{command}.{ending}"
            assert 0 == main([command, *series, "-o", str(path)])
            assert path.stat().st_size > 1000
    assert "" == capsys.readouterr().out
    assert "resdiff/history/1" == json.loads((tmp_path / "history.json").read_text("utf-8"))["schema"]


def test_blame_shows_an_earlier_version(series: list[str], capsys: Capture) -> None:
    """By session, year, symbol, file or number; nothing later is known of it."""
    told = set()
    for asked in ("93", "2038", "A/RES/93/211", series[2], "3"):
        assert 0 == main(["blame", *series, "--at", asked])
        told.add(capsys.readouterr().out)
    assert 0 == main(["blame", *series[:3]])

    assert {capsys.readouterr().out} == told


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["history", "{0}"], "at least two versions, and {0} is only one", "name more files"),
        (["history", "{0}", "{0}"], "at least two versions", "name more files"),
        (["history", "{0}", "nowhere.txt"], "there is no file nowhere.txt", "check the path"),
        (["history", "{empty}"], "holds no files", "name a folder"),
        (["history", "-", "-"], "standard input can be only one", "give files"),
        (["history", "{0}", "{1}", "--format", "xlsx"], "a history is not written as xlsx", "csv"),
        (["history", "{0}", "{1}", "-o", "history.docx"], "names no format", "--format"),
        (["history", "{0}", "{1}", "--format", "zip"], "no format called 'zip'", "name text, md, html, json, csv"),
        (["blame", "{0}", "{1}", "--at", "no-such"], "no version is called 'no-such'", "name one of"),
        (["history", "{0}", "{1}", "-o", "{1}"], "is what is read", "another file"),
        (["history", "{0}", "{1}", "--order", "random"], "invalid choice", "--help"),
        (["blame", "{0}", "{1}", "--at", "87"], "is called '87'", "A/RES/91/204"),
        (["blame", "{0}", "{1}", "--format", "csv"], "not written as csv", "json"),
        (["history"], "required", "--help"),
    ],
)
def test_what_is_wrong_is_told_in_two_lines(
    arguments: list[str], message: str, hint: str, series: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """What is wrong, and what to do; exit status 2."""
    (tmp_path / "empty").mkdir()
    names = {"empty": str(tmp_path / "empty")}
    assert 2 == main([argument.format(*series, **names) for argument in arguments])
    *_, wrong, advice = capsys.readouterr().err.splitlines()

    assert message.format(*series) in wrong
    assert hint in advice


def test_a_stranger_is_told_and_kept_out_on_request(series: list[str], examples: Path, capsys: Capture) -> None:
    """A document on another subject among the versions."""
    other = str(examples / "statutes-2031.txt")
    assert 0 == main(["history", *series, other, "--order", "given"])
    told = capsys.readouterr()
    assert "shares hardly a phrase with the others (--no-strangers leaves it out)" in told.err
    assert "6 versions" in told.out
    assert 0 == main(["history", *series, other, "--order", "given", "--no-strangers"])

    assert "5 versions" in capsys.readouterr().out


def test_the_cache_is_used_left_alone_and_done_without(series: list[str], cache: Path, capsys: Capture) -> None:
    """The same bytes whatever it holds; with --no-cache nothing is written."""
    assert 0 == main(["history", *series, "--no-cache"])
    wanted = capsys.readouterr().out
    assert not cache.exists()
    for _ in range(2):
        assert 0 == main(["history", *series])
        assert wanted == capsys.readouterr().out
    for path in (cache / "worked-out").iterdir():
        path.write_bytes(b"\x00" * 100)
    assert 0 == main(["history", *series])

    assert wanted == capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="a script started so has no console of its own there")
def test_it_runs_as_a_program(series: list[str], cache: Path) -> None:
    """With standard input among the versions, and no progress where nobody watches."""
    environment = {**os.environ, "RESDIFF_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-m", "resdiff", "blame", *series[:-1], "-"],
        input=Path(series[-1]).read_bytes(),
        capture_output=True,
        check=False,
        env=environment,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.startswith(b"A/C.2/95/L.17 of 15 October 2040")


def test_on_a_terminal_a_screen_opens(
    series: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """It is given the history, any two versions, and ways to write files; what is odd is told there and on leaving."""
    opened: list[Series] = []
    monkeypatch.setattr("resdiff.cli.history.is_screen", lambda: True)
    monkeypatch.setattr("resdiff.cli.history.need_screen", lambda _: None)
    monkeypatch.setattr("resdiff.screens.open_history", lambda load: opened.append(load(lambda _: None)))
    assert 0 == main(["history", *series, series[0]])
    (given,) = opened

    assert 5 == len(given.history.versions)
    assert given.pair(1, 2) is given.history.comparisons[1]
    first, last = given.history.versions[0].document, given.history.versions[4].document
    assert (first, last) == (given.pair(0, 4).old, given.pair(0, 4).new)
    account = given.account(years_of_words(given.history))
    assert given.write(account, str(tmp_path / "a.csv")).decode("utf-8-sig").startswith('"Clause",')
    assert given.write_pair(report(given.pair(0, 1)), str(tmp_path / "a.md")).startswith(b"# ")
    with pytest.raises(UsageError, match="is what is read"):
        given.write(account, series[0])
    assert given.told
    assert given.told[0] in capsys.readouterr().err
