"""The terminal screens: the only room that imports Textual."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from time import monotonic

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.pinning import Pinned
from resdiff.visible import visible

Load = Callable[[Callable[[str], None]], Comparison]
"""Reads and compares; it is given a function that it tells what it is doing."""

PATIENCE = 0.5
"""Seconds that a read may take before a line tells about it."""


def open_comparison(load: Load, pinned: Pinned | None = None) -> None:
    """Show the Comparison that `load` makes, in the terminal, until the person leaves.

    With `pinned` a person may link and part clauses by hand; it compares again.

    `load` runs in a thread from the first moment, while Textual is still being imported; a long one is told in one
    line of the terminal, and the screen opens when it is done. Not before: two threads that compute hinder each
    other, and the screen would be there a second later. Whatever `load` raises is raised again here; ctrl+c raises
    KeyboardInterrupt.
    """
    began = monotonic()
    doing = ""

    def progress(text: str) -> None:
        nonlocal doing
        doing = text

    comparison = _started(load, progress)

    from resdiff.screens.app import ResdiffApp

    try:
        while not wait([comparison], 0.1).done:
            _tell(doing, monotonic() - began)
    finally:
        _tell("", monotonic() - began)
    app = ResdiffApp(comparison.result(), pinned)
    app.run()
    if app.return_code:
        raise ResdiffError(
            "the screen stopped because of a fault in resdiff itself",
            "please report it, with the output of the same command under RESDIFF_TRACEBACK=1",
        )


def _started(load: Load, progress: Callable[[str], None]) -> Future[Comparison]:
    comparison: Future[Comparison] = Future()

    def run() -> None:
        try:
            comparison.set_result(load(progress))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            comparison.set_exception(error)

    # A daemon, so that leaving a long read does not wait for its end.
    Thread(target=run, name="resdiff-load", daemon=True).start()
    return comparison


def _tell(doing: str, seconds: float) -> None:
    """Say what is being done in one line that is written over, or take the line away."""
    if seconds < PATIENCE or not sys.stderr.isatty():
        return
    line = f"{doing or 'reading'} … {seconds:.0f} s, ctrl+c leaves"
    room = shutil.get_terminal_size().columns - 1
    sys.stderr.write(f"\r{visible(line)[:room]}\x1b[K" if doing else "\r\x1b[K")
    sys.stderr.flush()
