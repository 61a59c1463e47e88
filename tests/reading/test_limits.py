"""Limits of reading: one place, and a setting that gives other values."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def outline(path: Path, setting: str) -> subprocess.CompletedProcess[str]:
    """What `resdiff outline` says of a file with the setting."""
    return subprocess.run(
        [sys.executable, "-m", "resdiff", "outline", str(path)],
        env={"RESDIFF_LIMITS": setting, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def three_paragraphs(tmp_path: Path) -> Path:
    """A text of three paragraphs."""
    path = tmp_path / "lamps.txt"
    path.write_text("The lamps are lit.\n\nThe bells are rung.\n\nThe horns are blown.\n", encoding="utf-8")
    return path


def test_a_limit_of_ones_own_holds(three_paragraphs: Path) -> None:
    """The setting lowers and raises a limit by its name."""
    done = outline(three_paragraphs, "paragraphs=2, pdf-wait=5")

    assert (done.returncode, done.stdout) == (2, "")
    assert "more than 2 paragraphs" in done.stderr
    assert outline(three_paragraphs, "paragraphs=3").returncode == 0


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("paragraph=2", "did you mean paragraphs?"),
        ("xyz=2", "there are bytes, paragraphs"),
        ("paragraphs", "no limit"),
        ("paragraphs=many", "no limit"),
        ("paragraphs=-1", "out of reach"),
        ("paragraphs=nan", "out of reach"),
    ],
)
def test_a_setting_that_is_none_is_told(three_paragraphs: Path, setting: str, said: str) -> None:
    """A wrong name or value is told in two lines, with the name that is near."""
    done = outline(three_paragraphs, setting)

    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 2
