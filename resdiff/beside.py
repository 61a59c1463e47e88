"""Work that goes on beside what the person does, and that nobody has to wait for when leaving."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def started(work: Callable[[], Result], name: str) -> Future[Result]:
    """Start `work` in a thread of that name; whatever it raises is raised where its result is asked for."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)
        else:
            future.set_result(result)

    # A daemon, so that leaving does not wait for the end of a long work.
    Thread(target=run, name=name, daemon=True).start()
    return future
