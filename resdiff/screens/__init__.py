"""The terminal screens: the only room that imports Textual."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import wait
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from resdiff.beside import started
from resdiff.errors import ResdiffError
from resdiff.screens.series import Series
from resdiff.screens.sitting import Outlet, Sitting
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.meaning import Ladders
    from resdiff.model import Comparison
    from resdiff.pinning import Pinned
    from resdiff.screens.app import First
    from resdiff.summary import Report

__all__ = ["Load", "Outlet", "Series", "Sitting", "Write", "open_comparison", "open_history", "open_review"]

What = TypeVar("What")

Load = Callable[[Callable[[str], None]], What]
"""Reads and compares; it is given a function that it tells what it is doing."""

Write = Callable[["Report", str], bytes]
"""A report as the bytes of the file of that name. Raises ResdiffError where the name will not do."""

PATIENCE = 0.5
"""Seconds that a read may take before a line tells about it."""


def open_comparison(
    load: Load[Comparison],
    pinned: Pinned | None = None,
    ladders: Ladders | None = None,
    write: Write | None = None,
) -> None:
    """Show the Comparison that `load` makes, in the terminal, until the person leaves.

    With `pinned` a person may link and part clauses by hand; it compares again. `ladders` say which verb is
    stronger, resdiff's own where none are given. With `write` the summary can be written to a file.
    """

    def first(comparison: Comparison) -> First:
        from resdiff.screens.compare import CompareScreen

        return lambda plain: CompareScreen(comparison, pinned, ladders, write, bracketed=plain)

    _open(load, first)


def open_review(load: Load[Sitting], write: Write | None = None) -> None:
    """Show the review that `load` opens, in the terminal, until the person leaves; its file is then free for others.

    With `write` the summary can be written to a file.
    """

    def first(sitting: Sitting) -> First:
        from resdiff.screens.review import ReviewScreen

        return lambda plain: ReviewScreen(sitting, write, bracketed=plain)

    _open(load, first)


def open_history(load: Load[Series]) -> None:
    """Show the history that `load` brings, in the terminal, until the person leaves."""

    def first(series: Series) -> First:
        from resdiff.screens.history import HistoryScreen

        return lambda plain: HistoryScreen(series, bracketed=plain)

    _open(load, first)


def _open(load: Load[What], first: Callable[[What], First]) -> None:
    """Open the screen that `first` makes of what `load` brings."""
    # Nothing of what is imported and made until a screen stands is garbage, and looking for some takes its time. The
    # application looks again from then on.
    gc.disable()
    try:
        _load_and_open(load, first)
    finally:
        gc.enable()


def _load_and_open(load: Load[What], first: Callable[[What], First]) -> None:
    """Load while Textual is imported, then open.

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

    loaded = started(lambda: load(progress), "resdiff-load")

    from resdiff.screens.app import ResdiffApp

    try:
        while not wait([loaded], 0.1).done:
            _tell(doing, monotonic() - began)
    finally:
        _tell("", monotonic() - began)
    app = ResdiffApp(first(loaded.result()))
    app.run()
    if app.return_code:
        raise ResdiffError(
            "the screen stopped because of a fault in resdiff itself",
            "please report it, with the output of the same command under RESDIFF_TRACEBACK=1",
        )


def _tell(doing: str, seconds: float) -> None:
    """Say what is being done in one line that is written over, or take the line away."""
    if seconds < PATIENCE or not sys.stderr.isatty():
        return
    line = f"{doing or 'reading'} … {seconds:.0f} s, ctrl+c leaves"
    room = shutil.get_terminal_size().columns - 1
    sys.stderr.write(f"\r{visible(line)[:room]}\x1b[K" if doing else "\r\x1b[K")
    sys.stderr.flush()
