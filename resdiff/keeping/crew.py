"""Work spread over the machine's cores, with the answers in the order of the questions whoever gave them.

Each process is `python -m resdiff.keeping.worker`, asked over pipes: nothing of the caller's is imported anew or
forked, so that it works from a script, from a screen and on every system alike.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from attrs import frozen

from resdiff.keeping.checks import Unfit
from resdiff.keeping.packing import dumps, loads

_T = TypeVar("_T")

_START = 0.6
"""Seconds of work that pay for starting a process (it takes 0.3 to be ready on two cores)."""

Progress = Callable[[int, int], None]
"""Told after each piece of work how many are done, and of how many; what it raises ends the work."""


@frozen
class Question:
    """A piece of work for `worker.answer`, and about how many seconds it takes."""

    packed: Any
    seconds: float


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ask(questions: Sequence[Question], progress: Progress, most: int) -> list[Any]:
    """The answers, in order, worked out here and in as many processes beside as pay for themselves.

    `most` is how many may work at once, this process included. Whatever happens, no process is left running.
    """
    seconds = sum(question.seconds for question in questions)
    beside = min(most - 1, len(questions) - 1, int(seconds / _START))
    if beside < 1:
        return in_turn(_here, questions, progress)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(beside):
            processes.append(_start())
            # Where ctrl+c ends the program, nobody comes back to a thread that is waiting here.
            atexit.register(processes[-1].kill)
        works = [*map(_asking, processes), _here]
        return at_once(works, questions, progress, [question.seconds for question in questions])
    finally:
        for process in processes:
            process.kill()
            process.wait()
            atexit.unregister(process.kill)
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def in_turn(work: Callable[[_T], Any], pieces: Sequence[_T], progress: Progress) -> list[Any]:
    """What `work` makes of each piece, one after the other."""
    done = []
    for piece in pieces:
        done.append(work(piece))
        progress(len(done), len(pieces))
    return done


def at_once(
    works: Sequence[Callable[[_T], Any]], pieces: Sequence[_T], progress: Progress, sizes: Sequence[float]
) -> list[Any]:
    """The same with several at work, each in a thread of its own; of several errors the first, by piece, is raised.

    The largest piece by `sizes` is begun first, so that nobody is left with it alone at the end.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    for number in sorted(range(len(pieces)), key=lambda number: -sizes[number]):
        waiting.put(number)
    told: SimpleQueue[tuple[int, Any, BaseException | None]] = SimpleQueue()
    stop = Event()

    def labour(work: Callable[[_T], Any]) -> None:
        while not stop.is_set():
            try:
                number = waiting.get_nowait()
            except Empty:
                return
            try:
                told.put((number, work(pieces[number]), None))
            except BaseException as error:  # noqa: BLE001 - it is raised where the work is asked for
                told.put((number, None, error))

    # Daemons, so that ctrl+c need not wait for them; whoever started a process ends it.
    for work in works:
        Thread(target=labour, args=(work,), name="resdiff-crew", daemon=True).start()
    done: list[Any] = [None] * len(pieces)
    failed: dict[int, BaseException] = {}
    try:
        for count in range(1, len(pieces) + 1):
            number, result, error = told.get()
            done[number] = result
            if error:
                failed[number] = error
            progress(count, len(pieces))
    finally:
        stop.set()
    if failed:
        raise failed[min(failed)]
    return done


def _start() -> subprocess.Popen[bytes]:
    # Our own sources, wherever they are: the caller's folder may hold another `resdiff`.
    source = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); import resdiff.keeping.worker as w; "
    command = [sys.executable, "-P", "-X", "utf8", "-c", f"{source}sys.exit(w.main())"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def _asking(process: subprocess.Popen[bytes]) -> Callable[[Question], Any]:
    """What puts questions to a process; one that gives no answer is not asked again, and the work is done here."""

    def work(question: Question) -> Any:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(dumps(question.packed) + b"\n")
            process.stdin.flush()
            return loads(process.stdout.readline())
        except (OSError, ValueError, Unfit):
            return _here(question)

    return work


def _here(question: Question) -> Any:
    """The answer worked out in this process; what that takes is only loaded when there is something to work out."""
    from resdiff.keeping.worker import answer

    return answer(question.packed)
