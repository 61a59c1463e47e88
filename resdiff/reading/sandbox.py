"""Run a worker on foreign bytes in a child process that has limits and can be stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import IO, Literal

from resdiff.reading.limits import ChildLimits

Reason = Literal["slow", "large", "crashed"]


class Stopped(Exception):  # noqa: N818 - what happened to the child, not what went wrong in ours
    """The child gave no result: too `slow`, too `large` for its limits, or `crashed`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


OUT_OF_MEMORY = 7
"""The exit status of a child that met its limit of address space in Python; `sandbox_inside` says the same."""


def run_apart(worker: str, data: bytes, limits: ChildLimits, needs: tuple[str, ...] = ()) -> bytes:
    """What `work(data)` of the module named `worker` returns, computed in a child process within `limits`.

    The child is a bare interpreter that heeds no environment variables and finds no installed packages but those
    beside the top-level packages named in `needs`, so it starts in a hundredth of a second. Raises Stopped when it
    gives no result, ModuleNotFoundError when the worker or a package is not there.
    """
    command = _command(worker, limits, needs)
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    assert child.stdin is not None
    assert child.stdout is not None
    received: list[bytes] = []
    # Both pipes are served at once: a child that fills one while we fill the other must not hold us up.
    feeder = Thread(target=_feed, args=(child.stdin, data), daemon=True)
    drain = Thread(target=_drain, args=(child.stdout, limits.output, received), daemon=True)
    end = time.monotonic() + limits.wait
    try:
        feeder.start()
        drain.start()
        drain.join(limits.wait)
        if drain.is_alive():
            raise Stopped("slow")
        if sum(map(len, received)) > limits.output:
            raise Stopped("large")
        status = child.wait(max(end - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        raise Stopped("slow") from None
    finally:
        # Also on the way out of an interrupt: nothing of ours is left running.
        child.kill()
        child.wait()
        drain.join(1)
        feeder.join(1)
    if status:
        raise Stopped(_reason(status))
    return b"".join(received)


def _command(worker: str, limits: ChildLimits, needs: tuple[str, ...]) -> list[str]:
    folders = [str(Path(_file(name)).parent.parent) for name in needs]
    inside = Path(__file__).with_name("sandbox_inside.py")
    numbers = [str(limits.memory), str(limits.processor)]
    return [sys.executable, "-I", "-S", "-X", "utf8", str(inside), *numbers, _file(worker), *folders]


def _file(module: str) -> str:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module, name=module)
    return spec.origin


def _feed(pipe: IO[bytes], data: bytes) -> None:
    try:
        with pipe:
            pipe.write(data)
    except OSError:
        pass  # The child ended without reading to the end; its exit status tells why.


def _drain(pipe: IO[bytes], most: int, received: list[bytes]) -> None:
    with pipe:
        left = most + 1
        while left > 0 and (piece := pipe.read(min(left, 1 << 20))):
            received.append(piece)
            left -= len(piece)


def _reason(status: int) -> Reason:
    """What an exit status other than 0 means; a negative one is the signal that ended the child."""
    if sys.platform == "win32":
        return "large" if status == OUT_OF_MEMORY else "crashed"
    # Libraries abort when they get no memory; what the system kills, it kills for want of it.
    large = (OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL)
    return "large" if status in large else "slow" if status == -signal.SIGXCPU else "crashed"
