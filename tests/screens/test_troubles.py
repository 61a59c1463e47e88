"""What went wrong beside a screen, in a few words."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from resdiff.errors import ReadingError
from resdiff.screens.troubles import trouble


def _done(error: BaseException | None) -> Future[str]:
    done: Future[str] = Future()
    if error is None:
        done.set_result("done")
    else:
        done.set_exception(error)
    return done


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (None, ""),
        (ReadingError("lamps.docx is gone", "look for it"), "lamps.docx is gone"),
        (KeyError("OP1"), "KeyError: 'OP1'"),
        (ValueError(), "ValueError"),
        (ValueError("two\nlines \x1b[31m"), "ValueError: two lines ␛[31m"),
        (ValueError("x" * 100), f"ValueError: {'x' * 67}…"),
    ],
)
def test_in_one_line(error: BaseException | None, told: str) -> None:
    """Ours as they say it, others with their kind; nothing where all went well, and never more than a line."""
    assert told == trouble(_done(error))


def test_those_who_look_for_the_fault_get_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under RESDIFF_TRACEBACK it is raised."""
    monkeypatch.setenv("RESDIFF_TRACEBACK", "1")

    with pytest.raises(KeyError):
        trouble(_done(KeyError("OP1")))
