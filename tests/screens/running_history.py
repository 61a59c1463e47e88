"""Open the history screen without a terminal, press keys, and read what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.screen import Screen
from textual.widgets import Static

from resdiff.comparison import compare
from resdiff.exports import export, format_of
from resdiff.exports.history import export_history
from resdiff.lineage.account import Account
from resdiff.screens import Series
from resdiff.screens.app import ResdiffApp
from resdiff.screens.column import Column
from resdiff.screens.history import HistoryScreen
from resdiff.screens.spread import Spread
from resdiff.screens.yearhead import YearHead
from tests.screens.running_screens import Reader


def series_of(account: Account) -> Series:
    """A series in which everything is known at once."""
    return Series(
        account.history,
        lambda _: account,
        compare,
        lambda told, name: export_history(told, format_of(name)),
        lambda report, name: export(report, format_of(name)),
    )


class HistoryReader(Reader):
    """A person at the history screen, or at one that was opened from it."""

    @property
    def history(self) -> HistoryScreen:
        """The history screen, also below another."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, HistoryScreen))

    @property
    def cell(self) -> tuple[str, str]:
        """The clause and the version at the cursor."""
        cells = self.history.cells
        return cells.clause.name, cells.listing.history.short_names[cells.year]

    @property
    def top(self) -> Screen[object]:
        """The screen that is open."""
        return self.app.screen

    async def rest(self) -> None:
        """Wait until everything is laid out."""
        await self.until(lambda: all(spread.is_at_rest for spread in self.top.query(Spread)))

    async def opened(self, kind: type[Screen[object]]) -> None:
        """Wait for a screen."""
        await self.until(lambda: isinstance(self.top, kind) and bool(self.top.query(Column)))
        await self.rest()
        await self.pilot.pause()

    def lines(self) -> list[str]:
        """The columns of the screen that is open as text, line by line, without blank ones at the end."""
        columns = [column for column in self.top.query(Column) if column.display]
        lines = [
            "".join(column.render_line(y).text for column in columns).rstrip() for y in range(columns[0].size.height)
        ]
        return "\n".join(lines).rstrip().split("\n")

    def heads(self) -> list[str]:
        """The names of the versions above the grid."""
        return [line.rstrip() for line in str(self.history.query_one(YearHead).render()).split("\n")]

    def title_of(self) -> str:
        """The title line of the history screen."""
        return str(self.history.query_one("TitleLine").render()).rstrip()

    def told(self) -> str:
        """What is said below the grid."""
        return str(self.history.query_one("#told", Static).render())


def at_the_history(
    account: Account,
    use: Callable[[HistoryReader], Awaitable[None]],
    size: tuple[int, int] = (120, 40),
    series: Series | None = None,
    *,
    worked: bool = True,
) -> None:
    """Open the screen on a history and let somebody use it, once everything about it has been worked out.

    Not `worked`, somebody begins when the grid is there.
    """

    async def check() -> None:
        app = ResdiffApp(lambda plain: HistoryScreen(series or series_of(account), bracketed=plain))
        async with app.run_test(size=size) as pilot:
            reader = HistoryReader(app, pilot)
            await reader.until(lambda: reader.history.is_mounted)
            await reader.until(lambda: reader.history.account is not None or not worked)
            await reader.rest()
            await use(reader)

    asyncio.run(check())
