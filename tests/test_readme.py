"""The README tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resdiff.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    """A command that nobody can find does not exist."""
    assert [] == [command for command in COMMANDS if f"`resdiff {command} " not in README]


def test_every_command_of_the_readme_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """And one that is promised is there, with the options that are shown."""
    shown = re.findall(r"`resdiff ([a-z]+)([^`]*)`", README)
    assert shown
    for command, rest in shown:
        assert command in COMMANDS
        with pytest.raises(SystemExit):
            main([command, "--help"])
        text = capsys.readouterr().out
        assert [] == [option for option in re.findall(r"--[a-z-]+", rest) if option not in text]


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The example under "As a library" prints the lead phrases of added paragraphs."""
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    exec(compile(code, "README.md", "exec"), {})

    assert "('OP6',) " in capsys.readouterr().out


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    """`.ci/run` sets up and tests as the README says."""
    (command,) = re.findall(r"^    (python3 -m venv .* pytest -q)$", README, re.MULTILINE)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    for step in command.split(" && "):
        words = step.removesuffix(" -q").split()
        assert all(word in script for word in words), step


def test_every_key_of_the_screen_is_in_the_readme() -> None:
    """The table of keys has each command of the compare screen under one of its keys."""
    from resdiff.screens.compare import CompareScreen

    table = README.partition("| key | on the screen of `compare` |")[2].partition("\n\n")[0]
    words = {"arrows": "↓ ↑", "page up and down": "pgdn pgup", "home and end": "home end"}
    told = set(re.findall(r"`(\S+?)`", table)) | {key for word in words if word in table for key in words[word].split()}

    assert [] == [c.name for c in CompareScreen.commands if not told & set(c.keys_shown.split())]
