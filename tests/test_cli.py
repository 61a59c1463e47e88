"""The commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from resdiff.cli import main

ROOT = Path(__file__).resolve().parent.parent
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def pair(examples: Path) -> list[str]:
    """Two consecutive versions of the fictional series."""
    return [str(examples / "lighthouses-93.txt"), str(examples / "lighthouses-94.txt")]


def _run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "resdiff", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_summary_writes_text_and_json(pair: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Results on standard output, nothing on standard error, exit status 0."""
    assert 0 == main(["summary", *pair])
    text, talk = capfdbinary.readouterr()
    assert b"" == talk
    assert text.startswith("A/RES/93/211 → A/RES/94/187\nSafeguarding".encode())

    assert 0 == main(["summary", *pair, "--format", "json"])
    assert "resdiff/comparison/1" == json.loads(capfdbinary.readouterr().out)["schema"]


@pytest.mark.parametrize("encodings", ["koi8-r,utf-8", "koi8-r,"])
def test_each_version_may_have_its_own_encoding(
    encodings: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The two names stand in the order of the files; one that is left out is found out."""
    text = "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 70/1,\n\n1. постановляет заниматься этим вопросом.\n"
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(text.encode("koi8-r"))
    new.write_bytes(text.encode())

    assert 0 == main(["summary", str(old), str(new), "--encoding", encodings])
    assert b"word for word" in capfdbinary.readouterr().out


def test_exit_code_tells_a_difference_only_when_asked(
    pair: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """1 with --exit-code when the documents differ, 0 otherwise."""
    assert 1 == main(["summary", *pair, "--exit-code"])
    capfdbinary.readouterr()
    assert 0 == main(["summary", pair[0], pair[0], "--exit-code"])
    assert b"say the same" in capfdbinary.readouterr().out


def test_pins_overrule_the_matching(pair: list[str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A pin typed or in a file parts and links paragraphs; one of a file that does not fit is told and left out."""
    assert 0 == main(["summary", *pair, "--full", "--pin", "PP1=", "--pin", "=PP1"])
    assert b"- PP1: removed" in capfdbinary.readouterr().out

    pins = tmp_path / "pins"
    pins.write_text("PP1=PP2  # a remark\nOP99=OP1\n", encoding="utf-8")
    assert 0 == main(["summary", *pair, "--full", "--pins", str(pins)])
    text, talk = capfdbinary.readouterr()
    assert b"PP1 -> PP2" in text
    assert b"the pin OP99=OP1 no longer fits and is left out: the old text has no paragraph OP99" in talk

    assert 2 == main(["summary", *pair, "--pin", "OP99=OP1"])
    assert 2 == main(["summary", *pair, "--pin", "nonsense"])
    assert 2 == main(["summary", *pair, "--pins", str(tmp_path / "none")])


def test_outline_and_standard_input(pair: list[str]) -> None:
    """`-` is standard input, for one of the two versions."""
    data = Path(pair[0]).read_bytes()

    assert _run("outline", "-", stdin=data).stdout == _run("outline", pair[0]).stdout.replace(
        pair[0].encode(), b"standard input"
    )
    assert 0 == _run("summary", "-", pair[1], stdin=data).returncode


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_a_closed_standard_input_is_told() -> None:
    """Where whoever started resdiff closed it, `-` is nothing to read."""
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m resdiff outline - <&-'], capture_output=True, check=False
    )

    assert 2 == ran.returncode
    assert [b"resdiff: standard input is closed", b"resdiff: give a file, or send a document through a pipe"] == (
        ran.stderr.splitlines()
    )


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["summary", "no-such-file", "-"], "there is no file no-such-file", "check the path"),
        (["summary", "-", "-"], "only one of the two versions", "give a file"),
        (["outline", "."], "is a folder", "give a file"),
        (["sumary", "a", "b"], "invalid choice: 'sumary'", "did you mean `resdiff summary`?"),
        (["summary", "a"], "there is no file a", "check the path"),
        (["summary", str(ROOT / "LICENSE")], "holds no tracked changes", "give the other version"),
        ([], "COMMAND", "--help"),
        (["summary", "a", "b", "--tracked", "both"], "two versions of one file", "give one file"),
        (["outline", str(ROOT / "LICENSE"), "--encoding", "utf-9"], "utf-9", "utf-8"),
        (["compare", "a", "b"], "needs a terminal", "use `resdiff summary a b`"),
        (["compare", "a"], "needs a terminal", "use `resdiff summary a` to"),
    ],
)
def test_trouble_is_two_lines_and_status_2(arguments: list[str], message: str, hint: str, capsys: Capture) -> None:
    """One line says what is wrong, one what to do."""
    assert 2 == main(arguments)

    output, talk = capsys.readouterr()
    lines = talk.splitlines()
    assert "" == output
    assert 2 == len(lines)
    assert all(line.startswith("resdiff: ") for line in lines)
    assert message in lines[0]
    assert hint in lines[1]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 9, "binary"),
        (b"PK\x03\x04 and so on", "zip"),
        (b"PK\x03\x04[Content_Types].xml word/document.xml", "damaged"),
        (b"{\\rtf1 hello", "rich text"),
        (b"%PDF-1.7\nnothing", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_is(data: bytes, message: str, tmp_path: Path, capsys: Capture) -> None:
    """Told by content whatever the name says."""
    path = tmp_path / "resolution.txt"
    path.write_bytes(data)

    assert 2 == main(["outline", str(path)])
    assert message in capsys.readouterr().err


def test_names_with_control_characters_are_shown_and_not_sent(capsys: Capture) -> None:
    """A file name cannot steer the terminal either."""
    assert 2 == main(["outline", "no\x1b[31mfile\nhere"])
    talk = capsys.readouterr().err
    assert "\x1b" not in talk
    assert 2 == len(talk.splitlines())


def test_an_empty_file_is_compared_and_told(pair: list[str], tmp_path: Path, capsys: Capture) -> None:
    """Everything is removed, and a line on standard error says why."""
    empty = tmp_path / "empty"
    empty.write_bytes(b"")

    assert 0 == main(["summary", pair[0], str(empty)])
    assert "holds no paragraphs" in capsys.readouterr().err


def test_the_reader_of_our_output_may_leave(pair: list[str]) -> None:
    """`| head -1` is no trouble."""
    command = f"{sys.executable} -m resdiff summary {pair[0]} {pair[1]} | head -1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)

    assert (0, b"") == (done.returncode, done.stderr)


def test_output_is_the_same_bytes_whatever_the_machine(pair: list[str]) -> None:
    """Hash seed, locale and terminal play no part."""
    plain = _run("summary", *pair, "--format", "json", PYTHONHASHSEED="0")
    other = _run("summary", *pair, "--format", "json", PYTHONHASHSEED="7", LC_ALL="C", TERM="dumb", COLUMNS="40")

    assert b"" == plain.stderr
    assert plain.stdout == other.stdout


def test_main_never_lets_a_traceback_out(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A fault in resdiff exits with 2, because 1 would read as "the documents differ"."""
    monkeypatch.setattr("resdiff.reading.read", lambda *_, **__: 1 / 0)

    assert 2 == main(["outline", "a"])
    assert "a fault in resdiff itself (ZeroDivisionError" in capsys.readouterr().err


def test_interrupting_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """ctrl+c is no trouble and leaves no traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("resdiff.reading.read", interrupt)
    assert 130 == main(["outline", "a"])


def test_an_overlong_name_is_told_without_a_fault(pair: list[str], capsys: Capture) -> None:
    """Some systems refuse even to look for such a file."""
    assert 2 == main(["review", *pair, "--list", "--review", "x" * 5000])
    talk = capsys.readouterr().err
    assert 2 == len(talk.splitlines())
    assert "fault" not in talk


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize(("option", "told"), [("--pins", "no ordinary file"), ("--ladder", "is no ordinary file")])
def test_a_pipe_among_the_options_is_not_waited_for(
    option: str, told: str, pair: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """It is told at once, in two lines."""
    os.mkfifo(tmp_path / "pipe.toml")
    assert 2 == main(["summary", *pair, option, str(tmp_path / "pipe.toml")])
    assert told in capsys.readouterr().err


def test_help_names_every_command(capsys: Capture) -> None:
    """`resdiff --help` is whole, and each command has a help of its own."""
    from resdiff.cli import COMMANDS

    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    assert all(command in text for command in COMMANDS)
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert len(capsys.readouterr().out) > 200
