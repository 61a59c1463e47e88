"""Open the compare or the review screen without a terminal, press keys, and read what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from resdiff.model import Comparison
from resdiff.pinning import Pinned
from resdiff.screens import Sitting, Write
from resdiff.screens.app import First, ResdiffApp
from resdiff.screens.column import Column
from resdiff.screens.compare import CompareScreen
from resdiff.screens.pair import Pair
from resdiff.screens.pairscreen import PairScreen
from resdiff.screens.review import ReviewScreen

_HOPS = 50
"""Turns of the event loop in which a key surely gets to whoever acts on it: half a dozen messages."""


class Reader:
    """A person at a screen of two texts: presses keys and reads."""

    def __init__(self, app: ResdiffApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> PairScreen:
        """The screen with the texts, also below a list that is open over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PairScreen))

    @property
    def pair(self) -> Pair:
        """The two versions on it."""
        return self.screen.pair

    @property
    def address(self) -> str:
        """The addresses at the cursor, new before old."""
        change = self.pair.row.change
        return " ".join(change.new or change.old) if change else self.pair.row.role

    @property
    def toasts(self) -> list[str]:
        """What was said in passing."""
        return [notification.message for notification in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has had its effect, and wait until the screen has come to rest.

        Pilot's own `press` waits twice until the process is idle, which takes ten times as long.
        """
        for key in keys:
            name = {" ": "space"}.get(key, key)
            self.app.post_message(events.Key(name, " " if name == "space" else key if len(key) == 1 else None))
            # A key goes from the app to what has the focus, then up through everything that it stands in.
            for _ in range(_HOPS):
                await asyncio.sleep(0)
            await self.pilot.pause(0)
            await self.rest()

    async def find(self, words: str) -> None:
        """Type words into the find bar and go back to the text."""
        await self.press("slash")
        await self.until(lambda: isinstance(self.app.focused, Input))
        await self.press(*words)
        await self.until(lambda: self.screen.query_one(Input).value == words)
        await self.press("enter")
        await self.until(lambda: self.app.focused is self.pair)

    async def rest(self) -> None:
        """Wait until everything is laid out."""
        await self.until(lambda: self.pair.is_at_rest)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition, not for a time."""
        for _ in range(500):
            if condition():
                return
            await self.pilot.pause()
        raise AssertionError("the screen never came to that")

    def column(self, name: str = "new") -> Column:
        """The column of that name."""
        return self.screen.query_one(f"#{name}", Column)

    def title(self) -> str:
        """The title line."""
        return str(self.screen.query_one("TitleLine").render()).rstrip()

    def seen(self) -> str:
        """The columns and the overview bar as text, line by line."""
        widgets = [widget for widget in self.screen.query("Column, MiniMap") if widget.display]
        height = widgets[0].size.height
        return "\n".join("".join(widget.render_line(y).text for widget in widgets).rstrip() for y in range(height))


@asynccontextmanager
async def _reading(first: First, size: tuple[int, int], *, understood: bool) -> AsyncIterator[Reader]:
    app = ResdiffApp(first)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.until(lambda: bool(reader.screen.is_mounted and reader.pair.listing.shown))
        if understood:
            await reader.until(lambda: reader.pair.report is not None)
        await reader.rest()
        yield reader


def at_the_screen(
    comparison: Comparison,
    use: Callable[[Reader], Awaitable[None]],
    size: tuple[int, int] = (120, 40),
    pinned: Pinned | None = None,
    write: Write | None = None,
    *,
    understood: bool = True,
) -> None:
    """Open the screen on a comparison and let somebody use it, once what the changes mean has been read.

    Not `understood`, somebody is faster.
    """
    _run(
        lambda plain: CompareScreen(comparison, pinned, None, write, bracketed=plain), use, size, understood=understood
    )


def at_the_desk(
    sitting: Sitting,
    use: Callable[[Reader], Awaitable[None]],
    size: tuple[int, int] = (120, 40),
    write: Write | None = None,
) -> None:
    """Open a review on the screen and let somebody work at it, once what the changes mean has been read."""
    _run(lambda plain: ReviewScreen(sitting, write, bracketed=plain), use, size, understood=True)


def _run(first: First, use: Callable[[Reader], Awaitable[None]], size: tuple[int, int], *, understood: bool) -> None:
    async def check() -> None:
        async with _reading(first, size, understood=understood) as reader:
            await use(reader)

    asyncio.run(check())
