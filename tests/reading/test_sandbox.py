"""The sandbox: a worker's result comes back whole, and nothing that goes wrong with it does harm or hangs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from attrs import evolve

from resdiff.reading import sandbox, sandbox_inside
from resdiff.reading.limits import PDF, ChildLimits
from resdiff.reading.sandbox import Stopped, run_apart

SMALL = ChildLimits(memory=300 << 20, output=32 << 20, processor=1, wait=60.0)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the system keeps no such limits")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a worker with this body in the sandbox."""
    monkeypatch.syspath_prepend(tmp_path)

    def run_body(body: str, data: bytes = b"", limits: ChildLimits = SMALL) -> bytes:
        indented = "".join(f"    {line}\n" for line in body.splitlines())
        (tmp_path / "some_worker.py").write_text(f"def work(data):\n{indented}", encoding="utf-8")
        return run_apart("some_worker", data, limits)

    return run_body


def test_gives_back_what_the_worker_returns(run) -> None:
    """The bytes that `work` makes of the data are the result."""
    assert run("return data[::-1]", b"abc") == b"cba"


def test_large_data_passes_in_both_directions(run) -> None:
    """Megabytes through both pipes at once do not block each other."""
    data = bytes(range(256)) * (1 << 15)

    assert run("import sys\nsys.stdout.buffer.write(data)\nreturn data", data) == data + data


def test_a_worker_that_writes_before_it_has_read_does_not_block(run) -> None:
    """A child that gives its answer while data is still coming is heard."""
    assert run("return b'x' * (1 << 20)", b"y" * (8 << 20)) == b"x" * (1 << 20)


def stopped(run, body: str, limits: ChildLimits = SMALL) -> str:
    """The reason that the sandbox gives for a worker with this body."""
    with pytest.raises(Stopped) as caught:
        run(body, b"data", limits)
    return caught.value.reason


def test_a_worker_that_never_ends_is_slow(run) -> None:
    """Waiting has an end."""
    assert stopped(run, "import time\ntime.sleep(1000)", evolve(PDF, wait=0.3)) == "slow"


def test_a_worker_that_closes_its_output_and_sleeps_is_slow(run) -> None:
    """The end of the output is not the end of the child."""
    body = "import os, time\nos.close(1)\ntime.sleep(1000)"

    assert stopped(run, body, evolve(PDF, wait=0.3)) == "slow"


@POSIX
def test_a_worker_that_computes_too_long_is_slow(run) -> None:
    """Processor time has an end, however patient we are."""
    assert stopped(run, "while True: pass") == "slow"


@POSIX
def test_a_worker_that_wants_too_much_memory_is_large(run) -> None:
    """Address space has an end, and Python's own error for it is understood."""
    assert stopped(run, "return b'x' * (1 << 30)") == "large"


@POSIX
def test_a_library_that_aborts_is_large(run) -> None:
    """Libraries abort when they get no memory."""
    assert stopped(run, "import os\nos.abort()") == "large"


def test_a_worker_that_answers_without_end_is_large(run) -> None:
    """So is the output bounded."""
    body = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * (1 << 20))"

    assert stopped(run, body, evolve(PDF, output=4 << 20)) == "large"


def test_a_worker_that_fails_has_crashed(run, capfd: pytest.CaptureFixture[str]) -> None:
    """An exception in the worker is no result, and its traceback is shown to nobody."""
    assert stopped(run, "raise ValueError('no')") == "crashed"
    assert capfd.readouterr() == ("", "")


@POSIX
def test_a_worker_that_breaks_its_memory_has_crashed(run) -> None:
    """A segmentation fault ends the child alone."""
    assert stopped(run, "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)") == "crashed"


@POSIX
def test_a_worker_writes_no_file(run, tmp_path: Path) -> None:
    """A child may read, but the file it writes to stays empty."""
    target = tmp_path / "out"
    body = f"""
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with open({str(target)!r}, "wb", buffering=0) as file:
        file.write(b"data")
except OSError:
    return b"refused"
"""

    assert run(body) == b"refused"
    assert target.read_bytes() == b""


def test_a_worker_sees_no_packages(run) -> None:
    """Only what `needs` names is on the path."""
    body = "try:\n    import attrs\nexcept ImportError:\n    return b'bare'"

    assert run(body) == b"bare"


def test_a_worker_that_is_not_there_is_named() -> None:
    """A missing module is an ordinary import error."""
    with pytest.raises(ModuleNotFoundError, match="no_such_worker"):
        run_apart("no_such_worker", b"", SMALL)


def test_an_interrupt_ends_the_child(run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses ctrl+c leaves no child behind."""
    children: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            children.append(self)

    class Interrupted(Thread):
        def join(self, timeout: float | None = None) -> None:  # noqa: ARG002
            monkeypatch.setattr(Interrupted, "join", Thread.join)
            raise KeyboardInterrupt

    monkeypatch.setattr(sandbox.subprocess, "Popen", Watched)
    monkeypatch.setattr(sandbox, "Thread", Interrupted)

    with pytest.raises(KeyboardInterrupt):
        run("import time\ntime.sleep(1000)")
    assert [child.poll() is None for child in children] == [False]


def test_both_sides_agree_on_the_exit_status() -> None:
    """The number by which the child says that memory was wanting is one number."""
    assert sandbox.OUT_OF_MEMORY == sandbox_inside.OUT_OF_MEMORY
