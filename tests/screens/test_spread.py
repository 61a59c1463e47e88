"""A spread by itself: any number of columns, of rows that are no comparison, in an app of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from resdiff.screens.finding import Finds
from resdiff.screens.search import Search
from resdiff.screens.sheet import Band, Block, Piece, Sheet
from resdiff.screens.spans import Margin, Span
from resdiff.screens.spread import Spread
from resdiff.screens.themes import DARK, change_variables
from resdiff.screens.wrapping import wrap

ROWS = 40


class Years:
    """A clause a row through three years, or the last year alone where there is little room."""

    def __init__(self) -> None:
        self.sheet = Sheet([], [], wrap)
        self.spans: Sequence[Span] = []
        self.finds = Finds()
        self.rows: list[list[Band]] = []

    @property
    def looks(self) -> list[str]:
        """All rows look alike."""
        return ["unchanged"] * ROWS

    def lay_out(self, width: int) -> None:
        """Three columns from 60 cells on."""
        years = (2036, 2037, 2038) if width >= 60 else (2038,)
        spans = [Span(width // len(years), Margin(4, is_first=k == 0)) for k in range(len(years))]
        self.rows = [[Band(tuple((self._block(k, year),) for year in years))] for k in range(ROWS)]
        self.spans = spans
        self.sheet = Sheet(self.rows, [span.width - span.margin.width for span in spans], wrap, gap=0)

    def _block(self, number: int, year: int) -> Block:
        return Block((Piece(f"lamp {number} {year}", "kept"),), (f"OP{number}",))

    def number_at(self, index: int) -> int:
        """A row's number is its index."""
        return index

    def index_of(self, number: int) -> int:
        """A row's index is its number."""
        return number

    def reveal(self, number: int) -> bool:
        """Nothing is hidden."""
        return number < 0

    def find(self, words: str) -> None:
        """Look into every year."""
        self.finds.look(words, enumerate(self.rows))

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """The rows."""
        return ((k, f"OP{k}", f"lamp {k}") for k in range(ROWS))


class Host(App[None]):
    """An app that holds a spread and its search, and nothing else."""

    def compose(self) -> ComposeResult:
        """The search round the spread."""
        with Search():
            yield Spread(Years(), ["first", "second", "third"])

    def get_css_variables(self) -> dict[str, str]:
        """The colours that columns are painted in."""
        variables = {**super().get_css_variables(), **DARK.to_color_system().generate()}
        return variables | change_variables(variables, dark=True, ansi=False)


def _hosting(use: Callable[[Spread, Pilot[None]], Awaitable[None]], width: int) -> None:
    async def check() -> None:
        app = Host()
        async with app.run_test(size=(width, 12)) as pilot:
            spread = app.query_one(Spread)
            await _until(pilot, lambda: spread.is_at_rest)
            app.set_focus(spread)
            await use(spread, pilot)

    asyncio.run(check())


async def _until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("never")


def test_three_columns_scroll_in_step_with_one_cursor() -> None:
    """Whichever column is scrolled, the others follow, and the cursor is on the same row in each."""

    async def use(spread: Spread, pilot: Pilot[None]) -> None:
        assert ["lamp 0 2036", "lamp 0 2037", "lamp 0 2038"] == [
            "lamp" + column.render_line(0).text.partition("lamp")[2].rstrip() for column in spread.columns
        ]
        for column in spread.columns:
            column.scroll_to(y=column.scroll_offset.y + 3, animate=False, immediate=True)
            await _until(pilot, lambda: len({each.scroll_offset.y for each in spread.columns}) == 1)
        assert 9 == spread.scroll
        await pilot.press("end")
        assert {ROWS - 1} == {column.cursor for column in spread.columns} | {spread.cursor}

    _hosting(use, 90)


def test_fewer_columns_on_a_narrow_screen() -> None:
    """Those at the left are hidden, and every key does what it did."""

    async def use(spread: Spread, pilot: Pilot[None]) -> None:
        assert [False, False, True] == [column.display for column in spread.columns]
        await pilot.press("j", "j", "pagedown")
        assert spread.scroll > 0
        assert spread.cursor >= spread.scroll

    _hosting(use, 50)


def test_words_are_found_in_any_column() -> None:
    """The search knows of the rows no more than the spread does."""

    async def use(spread: Spread, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"lamp 2")
        await _until(pilot, lambda: spread.cursor == 2)
        await pilot.press("enter", "N")
        assert 20 == spread.cursor
        spread.screen.query_one(Search).end()
        assert spread.listing.finds.wanted is None
        assert spread.has_focus

    _hosting(use, 90)
