"""Work on several cores: the same answers, clean ends."""

from __future__ import annotations

import random
import subprocess

import pytest
from many_years import many_years

from resdiff.keeping import crew, quiet
from resdiff.keeping.crew import Question, ask, at_once, in_turn
from resdiff.keeping.packing import pack_document


def questions(count: int, seconds: float) -> list[Question]:
    """Comparisons of a generated series that seem to take so long."""
    documents = [pack_document(document) for document in many_years(random.Random(1), count + 1).documents]
    return [Question(["compare", documents[k], documents[k + 1], None], seconds) for k in range(count)]


def test_the_answers_do_not_depend_on_how_many_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """One core, two or three; with more of them processes are started, and all of these end."""
    started: list[subprocess.Popen[bytes]] = []
    start = crew._start
    monkeypatch.setattr(crew, "_start", lambda: started.append(start()) or started[-1])
    asked = questions(4, 9.0)
    told: list[tuple[int, int]] = []

    alone = ask(asked, lambda done, of: told.append((done, of)), 1)
    assert [(1, 4), (2, 4), (3, 4), (4, 4)] == told
    assert [] == started
    for most in (2, 3):
        assert alone == ask(asked, quiet, most)
    assert 3 == len(started)
    assert all(process.poll() is not None for process in started)


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting one takes longer than the work."""
    monkeypatch.setattr(crew, "_start", lambda: pytest.fail("a process was started"))

    assert 2 == len(ask(questions(2, 0.1), quiet, 8))


def test_a_process_that_dies_loses_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was asked is worked out here."""
    start = crew._start

    def dying() -> subprocess.Popen[bytes]:
        process = start()
        process.kill()
        process.wait()
        return process

    asked = questions(3, 9.0)
    alone = ask(asked, quiet, 1)
    monkeypatch.setattr(crew, "_start", dying)

    assert alone == ask(asked, quiet, 2)


def test_whoever_is_told_may_end_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ctrl+c does: what it raises comes out, and no process is left."""
    started: list[subprocess.Popen[bytes]] = []
    start = crew._start
    monkeypatch.setattr(crew, "_start", lambda: started.append(start()) or started[-1])

    def stop(done: int, of: int) -> None:  # noqa: ARG001 - what is told to whoever listens
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(questions(3, 9.0), stop, 2)
    assert started
    assert all(process.poll() is not None for process in started)


def test_the_largest_piece_is_begun_first() -> None:
    """Or somebody would be left with it alone at the end; of pieces alike the first."""
    begun: list[str] = []

    assert [None] * 4 == at_once([begun.append], ["a", "b", "c", "d"], quiet, [1, 3, 2, 3])
    assert ["b", "d", "c", "a"] == begun


def test_of_several_errors_the_first_piece_has_its_own() -> None:
    """Whichever came first by the clock."""

    def work(piece: int) -> int:
        if piece % 2:
            raise ValueError(piece)
        return piece

    with pytest.raises(ValueError, match="1"):
        at_once([work, work], [0, 1, 2, 3], quiet, [1, 2, 3, 4])
    assert [0, 2] == at_once([work, work], [0, 2], quiet, [1, 2]) == in_turn(work, [0, 2], quiet)
