"""Work beside."""

from __future__ import annotations

import threading

import pytest

from resdiff.beside import started


def test_work_goes_on_beside() -> None:
    """It runs in a thread of its own, of the given name, that no exit waits for."""
    future = started(threading.current_thread, "resdiff-test")
    thread = future.result(30)

    assert "resdiff-test" == thread.name
    assert thread.daemon
    assert thread is not threading.current_thread()


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_trouble_comes_back_with_the_result(error: BaseException) -> None:
    """Whatever the work raises is raised where its result is asked for."""

    def work() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        started(work, "resdiff-test").result(30)

    assert error is caught.value
