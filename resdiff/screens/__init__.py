"""The terminal screens: the only room that imports Textual."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread

from resdiff.errors import ResdiffError
from resdiff.model import Comparison

Load = Callable[[Callable[[str], None]], Comparison]
"""Reads and compares; it is given a function that it tells what it is doing."""

PATIENCE = 1.0
"""Seconds that a read may take before the screen opens to tell about it."""


def open_comparison(load: Load) -> None:
    """Show the Comparison that `load` makes, in the terminal, until the person leaves.

    `load` runs in a thread from the first moment, while the screen is still being imported. Whatever it raises is
    raised again here, the terminal as it was; leaving a long read with ctrl+c raises KeyboardInterrupt.
    """
    doing = ""

    def progress(text: str) -> None:
        nonlocal doing
        doing = text

    comparison: Future[Comparison] = Future()

    def run() -> None:
        try:
            comparison.set_result(load(progress))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            comparison.set_exception(error)

    # A daemon, so that leaving a long read does not wait for its end.
    Thread(target=run, name="resdiff-load", daemon=True).start()

    from resdiff.screens.app import ResdiffApp

    # Two threads that compute hinder each other (the screen would open half a second later), so a short read is
    # waited for; of a long one the screen says what it is doing.
    wait([comparison], PATIENCE)
    if comparison.done():
        comparison.result()
    app = ResdiffApp(comparison, lambda: doing)
    trouble = app.run()
    if trouble is not None:
        raise trouble
    if app.return_code:
        raise ResdiffError(
            "the screen stopped because of a fault in resdiff itself",
            "please report it, with the output of the same command under RESDIFF_TRACEBACK=1",
        )
