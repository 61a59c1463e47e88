"""`resdiff summary` with its forms, its filters and its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resdiff.cli import main
from resdiff.exports import FORMATS

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def pair(examples: Path) -> list[str]:
    """Two consecutive versions of the fictional series."""
    return [str(examples / "lighthouses-93.txt"), str(examples / "lighthouses-94.txt")]


def test_one_line_one_page_or_all(pair: list[str], capsys: Capture) -> None:
    """From the shortest form to the longest."""
    lengths = []
    for form in (["--brief"], [], ["--full"]):
        assert 0 == main(["summary", *pair, *form])
        lengths.append(capsys.readouterr().out.count("\n"))

    assert 1 == lengths[0] < lengths[1] < lengths[2]


def test_filters_go_together(pair: list[str], capsys: Capture) -> None:
    """Only the operative clauses that are new, from one to another."""
    assert 0 == main(["summary", *pair, "--only", "new", "--part", "operative", "--from", "OP14", "--to", "OP22"])
    text = capsys.readouterr().out

    assert "Only new, operative, from OP14 to OP22: 2 of 58 changes." in text
    assert "H3    the heading “Withdrawal of coastal lights from service”" in text
    assert "OP23" not in text


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--only", "weakr"], "no change called 'weakr'", "weaker"),
        (["--part", "preambel"], "no part called 'preambel'", "preamble"),
        (["--class", "subtantive"], "no class called 'subtantive'", "substantive"),
        (["--from", "OP77"], "neither text has a paragraph OP77", "OP7"),
        (["--ladder", "legal-respons"], "no ladder called 'legal-respons'", "legal-response"),
        (["--format", "markdwon"], "no format called 'markdwon'", "name"),
        (["-o", "summary.htlm"], "the ending of summary.htlm names no format", ".html"),
        (["--format", "csv", "--brief"], "no one-line form of csv", "leave out --brief"),
        (["--brief", "--full"], "not allowed with", "--help"),
    ],
)
def test_what_is_mistyped_is_told_in_two_lines(
    arguments: list[str], message: str, hint: str, pair: list[str], capsys: Capture
) -> None:
    """With what was probably meant; nothing is written."""
    assert 2 == main(["summary", *pair, *arguments])

    output, talk = capsys.readouterr()
    assert "" == output
    first, second = talk.splitlines()
    assert message in first
    assert hint in second


@pytest.mark.parametrize("ending", ["txt", "md", "html", "json", "csv", "xlsx", "critic"])
def test_the_ending_chooses_the_format(ending: str, pair: list[str], tmp_path: Path, capsys: Capture) -> None:
    """Written to the file alone, and the same as asked for by name."""
    by_ending, by_name = tmp_path / f"a.{ending}", tmp_path / "a.dat"
    name = next(known for known in FORMATS if known == {"txt": "text"}.get(ending, ending))

    assert 0 == main(["summary", *pair, "-o", str(by_ending)])
    assert 0 == main(["summary", *pair, "-o", str(by_name), "--format", name])
    assert ("", "") == capsys.readouterr()
    assert by_ending.read_bytes() == by_name.read_bytes() != b""


def test_nothing_is_written_over_what_is_read(pair: list[str], tmp_path: Path, capsys: Capture) -> None:
    """By whatever name it is called."""
    copy, link = tmp_path / "old.txt", tmp_path / "link.txt"
    copy.write_bytes(before := Path(pair[0]).read_bytes())
    link.symlink_to(copy)

    for output in (copy, link):
        assert 2 == main(["summary", str(copy), pair[1], "-o", str(output)])
        assert "is what is read" in capsys.readouterr().err
    assert before == copy.read_bytes()


def test_a_place_that_cannot_be_written_keeps_what_it_had(pair: list[str], tmp_path: Path, capsys: Capture) -> None:
    """A folder that is not there, a folder for a file, a full disk: told in two lines, and nothing half."""
    for output, message in (
        (tmp_path / "none" / "a.html", "there is no folder"),
        (tmp_path, "is a folder"),
        (Path("/dev/full"), "No space left on device"),
    ):
        if output == Path("/dev/full") and not output.exists():
            continue
        assert 2 == main(["summary", *pair, "--format", "html", "-o", str(output)])
        assert message in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of POSIX")
def test_a_disk_that_fills_up_leaves_the_old_file_whole(pair: list[str], tmp_path: Path) -> None:
    """The process may write 20 kB and no more."""
    output = tmp_path / "a.html"
    output.write_text("as it was")
    command = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        f"from resdiff.cli import main; sys.exit(main({['summary', *pair, '-o', str(output)]!r}))"
    )
    done = subprocess.run([sys.executable, "-B", "-c", command], capture_output=True, text=True, check=False)

    assert 2 == done.returncode
    assert "cannot be written: File too large" in done.stderr
    assert "as it was" == output.read_text()
    assert [output] == list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_place_is_left_as_it_is(pair: list[str], tmp_path: Path, capsys: Capture) -> None:
    """A folder without the right to write, and a file without it."""
    (file := tmp_path / "a.html").write_text("as it was")
    file.chmod(0o444)
    assert 2 == main(["summary", *pair, "-o", str(file)])
    tmp_path.chmod(0o555)
    assert 2 == main(["summary", *pair, "-o", str(tmp_path / "b.html")])
    tmp_path.chmod(0o755)
    assert "may not be written" in capsys.readouterr().err
    assert [file] == list(tmp_path.iterdir())


def test_standard_output_is_a_dash(pair: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """As everywhere; a workbook may go through a pipe."""
    assert 0 == main(["summary", *pair, "--format", "xlsx", "-o", "-"])

    assert capfdbinary.readouterr().out.startswith(b"PK")


def test_another_ladder_may_judge_otherwise(pair: list[str], capsys: Capture) -> None:
    """Its name stands beside its judgements."""
    assert 0 == main(["summary", *pair, "--ladder", "model-diplomat-advanced", "--only", "weaker,stronger"])

    assert "by the ladder" in capsys.readouterr().out
