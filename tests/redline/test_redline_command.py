"""The command: one file out, or two lines of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import resdiff
from resdiff.cli import main
from tests.making_docx import docx, p
from tests.redline.reading_redlines import views


@pytest.fixture
def pair(examples: Path) -> list[str]:
    """Two short texts."""
    return [str(examples / f"statutes-{year}.txt") for year in (2031, 2036)]


def test_it_writes_a_word_file(pair: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the author and the day that were asked for; nothing on standard output."""
    output = tmp_path / "out.docx"

    assert main(["redline", *pair, "-o", str(output), "--author", "Club secretary", "--date", "2031-05-06"]) == 0

    accepted, rejected = views(output.read_bytes())
    assert [p.text for p in accepted.paragraphs] == [p.text for p in resdiff.read(pair[1]).paragraphs]
    assert [p.text for p in rejected.paragraphs] == [p.text for p in resdiff.read(pair[0]).paragraphs]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "needs a name"),
        (["-o", "out.pdf"], "does not end in .docx"),
        (["-o", "out.docx", "--date", "2025-13-44"], "is no date"),
        (["-o", "out.docx", "--date", "2025-01-01T10:00+02:00"], "is no date that Word takes"),
        (["-o", "out.docx", "--author", "a\x1bb"], "cannot be shown"),
        (["-o", "out.docx", "--author", " "], "is empty"),
        (["-o", "out.docx", "--author", "a" * 101], "is longer than 100"),
        (["-o", "nowhere/out.docx"], "there is no folder"),
        (["-o", "out.docx", "--moves", "some"], "invalid choice"),
    ],
)
def test_trouble_is_two_lines(
    more: list[str],
    said: str,
    pair: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong, and what to do; no file is left."""
    monkeypatch.chdir(tmp_path)

    assert main(["redline", *pair, *more]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert said in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_what_is_read_is_not_written_over(pair: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The base stays what it is."""
    base = tmp_path / "base.docx"
    base.write_bytes(docx(p("The General Assembly,") + p("1.\tUrges all States;")))
    before = base.read_bytes()

    assert main(["redline", str(base), pair[1], "-o", str(base)]) == 2
    assert "is what is read" in capsys.readouterr().err
    assert before == base.read_bytes()


def test_a_word_base_is_written_into_or_left_alone(tmp_path: Path) -> None:
    """Its own paragraphs carry the changes; with --template a clean file does."""
    base, output = tmp_path / "base.docx", tmp_path / "out.docx"
    base.write_bytes(docx(p("The General Assembly,") + p("1.\tUrges all States;"), header1=p("A header of its own")))
    new = tmp_path / "new.txt"
    new.write_text("The General Assembly,\n1.\tUrges most States;\n", encoding="utf-8")

    assert main(["redline", str(base), str(new), "-o", str(output)]) == 0
    assert "A header of its own" in str(resdiff.read(output).unread)
    assert main(["redline", str(base), str(new), "-o", str(output), "--template"]) == 0
    assert "A header of its own" not in str(resdiff.read(output).unread)


def test_what_a_review_decided_is_written(pair: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is held stands as in the old version; a review that is missing is told."""
    review, output = str(tmp_path / "mine.toml"), str(tmp_path / "out.docx")
    assert 0 == main(["review", *pair, "--review", review, "--hold", "all", "-o", str(tmp_path / "report.txt")])

    assert 0 == main(["redline", *pair, "--review", review, "-o", output])
    assert "not decided, and left as in the base" in capsys.readouterr().err
    assert 0 == main(["summary", pair[0], output, "--brief", "--exit-code"])
    assert 2 == main(["redline", *pair, "--review", str(tmp_path / "none.toml"), "-o", output])
    assert "there is no review" in capsys.readouterr().err


@pytest.mark.parametrize("odd", ["\x01", "\ufffe"])
def test_a_base_with_characters_that_word_cannot_hold_is_written(odd: str, tmp_path: Path, examples: Path) -> None:
    """They stand there as signs that can be seen, in the old text as in the new one."""
    base = (examples / "lighthouses-94.txt").read_text(encoding="utf-8").replace("lighthouse", f"light{odd}house")
    (tmp_path / "old.txt").write_text(base, encoding="utf-8")
    target = tmp_path / "redline.docx"
    draft = str(examples / "lighthouses-95-draft.txt")

    assert 0 == main(["redline", str(tmp_path / "old.txt"), draft, "-o", str(target)])
    assert target.exists()
