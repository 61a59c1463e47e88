"""Opening the screen: short and long reads, and everything that can go wrong on the way."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from resdiff import screens
from resdiff.errors import ReadingError, ResdiffError
from resdiff.model import Comparison
from resdiff.screens import open_comparison
from resdiff.screens.app import ResdiffApp
from resdiff.screens.compare import CompareScreen
from tests.screens.making_comparisons import everything


class Terminal(io.StringIO):
    """Stands for the terminal: keeps what is written and the apps that are run, and ends each in a chosen way."""

    def __init__(self) -> None:
        super().__init__()
        self.ran: list[ResdiffApp] = []
        self.return_code = 0

    def isatty(self) -> bool:
        """A terminal is one."""
        return True


def _first(plain: bool) -> CompareScreen:
    return CompareScreen(everything(), bracketed=plain)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in which no app really runs."""
    found = Terminal()
    monkeypatch.setattr(ResdiffApp, "run", lambda app: found.ran.append(app))
    monkeypatch.setattr(ResdiffApp, "return_code", property(lambda _: found.return_code))
    monkeypatch.setattr(screens, "sys", SimpleNamespace(stderr=found))
    return found


def test_a_short_read_opens_the_comparison(terminal: Terminal) -> None:
    """What was read opens in the compare screen, and nothing else is said."""
    open_comparison(lambda _: everything())

    assert 1 == len(terminal.ran)
    assert isinstance(terminal.ran[0].get_default_screen(), CompareScreen)
    assert "" == terminal.getvalue()


def test_a_long_read_says_what_it_is_doing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, written over, gone before the screen opens; names in it cannot steer the terminal."""
    monkeypatch.setattr(screens, "PATIENCE", 0)
    told = threading.Event()
    monkeypatch.setattr(terminal, "flush", told.set)

    def load(progress: Callable[[str], None]) -> Comparison:
        progress("reading \x1b[31mthe two versions")
        told.clear()
        told.wait(10)
        return everything()

    open_comparison(load)

    assert "\rreading ␛[31mthe two versions … 0 s, ctrl+c leaves\x1b[K" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert 1 == len(terminal.ran)


@pytest.mark.parametrize("trouble", [ReadingError("there is no file x", "check the path"), KeyboardInterrupt()])
def test_trouble_is_raised_and_no_screen_opens(terminal: Terminal, trouble: BaseException) -> None:
    """An error of the read comes back as it was."""

    def load(_: object) -> Comparison:
        raise trouble

    with pytest.raises(type(trouble)) as caught:
        open_comparison(load)

    assert trouble is caught.value
    assert [] == terminal.ran


def test_leaving_does_not_wait_for_the_read(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """ctrl+c ends the waiting at once, though the read goes on; its line is taken away."""
    monkeypatch.setattr(screens, "PATIENCE", 0)
    go_on = threading.Event()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(screens, "wait", interrupted)

    def load(_: object) -> Comparison:
        go_on.wait(10)
        return everything()

    with pytest.raises(KeyboardInterrupt):
        open_comparison(load)
    go_on.set()

    assert [] == terminal.ran
    assert "\r\x1b[K" == terminal.getvalue()


def test_a_fault_of_the_screen_is_told_in_two_lines(terminal: Terminal) -> None:
    """When the app breaks, the command can say so without a traceback."""
    terminal.return_code = 1

    with pytest.raises(ResdiffError, match="the screen stopped") as caught:
        open_comparison(lambda _: everything())

    assert "RESDIFF_TRACEBACK" in caught.value.hint


def test_the_room_is_light() -> None:
    """Importing the room does not import Textual."""
    code = "import sys, resdiff.screens; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


def test_a_traceback_only_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app prints no traceback of its own unless RESDIFF_TRACEBACK is set."""
    assert ResdiffApp(_first).error_console.quiet
    monkeypatch.setenv("RESDIFF_TRACEBACK", "1")
    assert not ResdiffApp(_first).error_console.quiet


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({}, "resdiff-dark"),
        ({"COLORFGBG": "0;15"}, "resdiff-light"),
        ({"COLORFGBG": "15;default;0"}, "resdiff-dark"),
        ({"TERM": "linux", "COLORTERM": ""}, "ansi-dark"),
        ({"NO_COLOR": "1", "TERM": "linux", "COLORTERM": ""}, "resdiff-dark"),
    ],
)
def test_the_first_theme(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], theme: str) -> None:
    """Dark or light as the terminal says, plain where it has 16 colours, never a plain one without colour."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert theme == ResdiffApp(_first).theme
