"""Opening the screen: short and long reads, and everything that can go wrong on the way."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from resdiff import screens
from resdiff.errors import ReadingError, ResdiffError
from resdiff.model import Comparison
from resdiff.screens import open_comparison
from resdiff.screens.app import ResdiffApp
from resdiff.screens.compare import CompareScreen
from resdiff.screens.loading import LoadingScreen
from tests.screens.making_comparisons import everything


class Terminal:
    """Stands for the terminal: keeps the apps that were run, and ends each in a chosen way."""

    def __init__(self) -> None:
        self.ran: list[ResdiffApp] = []
        self.ending: BaseException | None = None
        self.return_code = 0

    def run(self, app: ResdiffApp) -> BaseException | None:
        """Run an app that ends at once."""
        self.ran.append(app)
        return self.ending


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in which no app really runs."""
    found = Terminal()
    monkeypatch.setattr(ResdiffApp, "run", lambda app: found.run(app))
    monkeypatch.setattr(ResdiffApp, "return_code", property(lambda _: found.return_code))
    return found


def test_a_short_read_opens_the_comparison(terminal: Terminal) -> None:
    """What was read before the screen is there opens as it is."""
    open_comparison(lambda _: everything())

    assert 1 == len(terminal.ran)
    assert isinstance(terminal.ran[0].get_default_screen(), CompareScreen)


def test_a_long_read_opens_a_screen_of_its_own(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a moment of patience the screen opens and tells what is being done."""
    monkeypatch.setattr(screens, "PATIENCE", 0.01)
    go_on, told = threading.Event(), threading.Event()

    def load(progress: Callable[[str], None]) -> Comparison:
        progress("reading the two versions")
        told.set()
        go_on.wait(10)
        return everything()

    open_comparison(load)
    told.wait(10)
    screen = terminal.ran[0].get_default_screen()
    go_on.set()

    assert isinstance(screen, LoadingScreen)
    assert "reading the two versions" == screen._doing()


@pytest.mark.parametrize("trouble", [ReadingError("there is no file x", "check the path"), KeyboardInterrupt()])
def test_trouble_before_the_screen_opens_is_raised(terminal: Terminal, trouble: BaseException) -> None:
    """An error of the read comes back as it was, and no screen flashes."""

    def load(_: object) -> Comparison:
        raise trouble

    with pytest.raises(type(trouble)) as caught:
        open_comparison(load)

    assert trouble is caught.value
    assert [] == terminal.ran


def test_trouble_after_the_screen_opened_is_raised(terminal: Terminal) -> None:
    """What the app ended with is raised to the command."""
    terminal.ending = KeyboardInterrupt()

    with pytest.raises(KeyboardInterrupt):
        open_comparison(lambda _: everything())


def test_a_fault_of_the_screen_is_told_in_two_lines(terminal: Terminal) -> None:
    """When the app breaks, the command can say so without a traceback."""
    terminal.return_code = 1

    with pytest.raises(ResdiffError, match="the screen stopped") as caught:
        open_comparison(lambda _: everything())

    assert "RESDIFF_TRACEBACK" in caught.value.hint


def test_opening_imports_textual_only_when_asked() -> None:
    """The room can be imported without paying for Textual; a read that fails at once does not pay either way."""
    code = "import sys, resdiff.screens; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


def _while_reading(
    use: Callable[[ResdiffApp, Pilot[BaseException], Future[Comparison]], Awaitable[None]],
) -> ResdiffApp:
    """Run an app whose comparison is still being made."""
    future: Future[Comparison] = Future()
    app = ResdiffApp(future, lambda: "matching [63] and 79 paragraphs")

    async def check() -> None:
        async with app.run_test(size=(80, 20)) as pilot:
            await use(app, pilot, future)

    asyncio.run(check())
    return app


async def _until(pilot: Pilot[BaseException], condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
        await pilot.pause(0)
    raise AssertionError("the app never came to that")


def test_a_long_read_ends_in_the_comparison() -> None:
    """What is being done is told after a moment; the comparison then takes the screen."""

    async def use(app: ResdiffApp, pilot: Pilot[BaseException], future: Future[Comparison]) -> None:
        doing = app.screen.query_one("#doing", Static)
        assert "" == str(doing.render())
        await _until(pilot, lambda: "matching [63] and 79 paragraphs" in str(doing.render()))
        assert "ctrl+c leaves" in str(doing.render())
        future.set_result(everything())
        await _until(pilot, lambda: isinstance(app.screen, CompareScreen) and bool(app.screen.listing.shown))
        await pilot.press("n")

    assert 0 == (_while_reading(use).return_code or 0)


def test_a_long_read_can_be_left() -> None:
    """ctrl+c ends the app at once, whatever the read is doing."""

    async def use(_app: ResdiffApp, pilot: Pilot[BaseException], _future: Future[Comparison]) -> None:
        await pilot.press("ctrl+c")

    assert isinstance(_while_reading(use).return_value, KeyboardInterrupt)


def test_a_long_read_can_fail() -> None:
    """An error in the middle of a long read ends the app and is handed on."""
    trouble = ReadingError("it is encrypted", "save it without a password")

    async def use(app: ResdiffApp, pilot: Pilot[BaseException], future: Future[Comparison]) -> None:
        future.set_exception(trouble)
        await _until(pilot, lambda: app.return_value is not None)

    assert trouble is _while_reading(use).return_value


def test_a_traceback_only_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app prints no traceback of its own unless RESDIFF_TRACEBACK is set."""
    assert ResdiffApp(Future()).error_console.quiet
    monkeypatch.setenv("RESDIFF_TRACEBACK", "1")
    assert not ResdiffApp(Future()).error_console.quiet


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

    assert theme == ResdiffApp(Future()).theme
