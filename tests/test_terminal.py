"""Results, talk and the terminal of a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resdiff.cli import main

FULL = Path("/dev/full")


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command.replace("resdiff", f"{sys.executable} -m resdiff")],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(examples: Path) -> None:
    """No fault of resdiff: two lines and exit status 2."""
    done = _shell(f"resdiff outline {examples}/statutes-2031.txt > /dev/full")

    assert 2 == done.returncode
    assert "the result cannot be written: No space left on device" in done.stderr
    assert "fault" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell's way of closing")
def test_closed_outputs_are_told_where_that_can_be_told(examples: Path) -> None:
    """Standard output closed is trouble; standard error closed or full is silence, with the same exit status."""
    done = _shell(f"resdiff outline {examples}/statutes-2031.txt >&-")
    assert (2, "resdiff: standard output is closed") == (done.returncode, done.stderr.splitlines()[0])

    done = _shell("resdiff outline no-such-file 2>&-")
    assert (2, "", "") == (done.returncode, done.stdout, done.stderr)
    if FULL.exists():
        assert 2 == _shell("resdiff outline no-such-file 2> /dev/full").returncode


@pytest.mark.skipif(os.name == "nt", reason="a signal of POSIX")
def test_ctrl_c_leaves_a_long_read_at_once(tmp_path: Path) -> None:
    """Both readers may be at work; neither is waited for."""
    import signal
    import time

    long = tmp_path / "long.txt"
    long.write_text("alpha beta gamma delta\n\n" * 40_000, encoding="utf-8")
    # Whoever runs the tests may ignore the signal, and a child would too.
    listening = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from resdiff.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", listening, "summary", str(long), str(long)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)

    assert 130 == process.wait(timeout=20)


def test_a_screen_needs_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output and error both: Textual draws on the second."""
    assert 2 == main(["compare", "a", "b"])
    assert "compare needs a terminal" in capsys.readouterr().err

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    assert 2 == main(["compare", "a", "b"])
    assert "TERM is dumb" in capsys.readouterr().err
