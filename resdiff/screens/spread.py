"""A spread: the columns of a text side by side with an overview bar, one cursor over them, and the ways to move it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from resdiff.screens import minimap, travel
from resdiff.screens.column import Column
from resdiff.screens.commands import TRAVEL, bindings
from resdiff.screens.finding import Finds
from resdiff.screens.minimap import MiniMap
from resdiff.screens.sheet import Sheet
from resdiff.screens.spans import Span


class Listed(Protocol):
    """What a spread shows: rows in columns, never none.

    A row is told by its number, which stays, or by its index among those shown.
    """

    sheet: Sheet
    spans: Sequence[Span]
    finds: Finds

    @property
    def looks(self) -> Sequence[str]:
        """The look of each row shown, for the overview."""

    def lay_out(self, width: int) -> None:
        """Lay the rows to be shown out in so many cells, in as many columns as there are to be."""

    def number_at(self, index: int) -> int:
        """The number of a row shown."""

    def index_of(self, number: int) -> int:
        """Where a row stands among those shown; for one that is hidden, the last shown before it."""

    def reveal(self, number: int) -> bool:
        """Undo what hides a row; True where something had to be undone."""

    def find(self, words: str) -> None:
        """Look for words in every row; none ends the search."""

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, address and text of everything that a person may want to go to."""


class Spread(Horizontal, can_focus=True):
    """Shows rows in columns that scroll in step. Knows nothing of what the rows mean.

    `names` are those of the columns, from the left; where the rows are laid out in fewer, those at the left are
    hidden. `cursor` is the index of the row at the cursor; it is told anew whenever the rows are laid out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TRAVEL)]
    DEFAULT_CSS = """
    Spread { width: 1fr; height: 1fr; overflow: hidden; }
    """

    class Pressed(Message):
        """The row at the cursor was clicked."""

    cursor = reactive(0, repaint=False, always_update=True)

    def __init__(self, listing: Listed, names: Sequence[str] = ("old", "new")) -> None:
        super().__init__()
        self.listing = listing
        self.columns = [Column(id=name) for name in names]
        self.begins_at = 0
        """The number of the row that the cursor is on when the spread opens."""
        self._anchor: tuple[int, int] | None = None
        self._laid_out = 0

    def compose(self) -> ComposeResult:
        """The columns and the overview bar."""
        yield from self.columns
        yield MiniMap()

    def on_mount(self) -> None:
        """Begin with the first rows laid out."""
        self.watch(self.column, "scroll_y", self._scrolled, init=False)
        # Keys that were pressed before the first frame find the rows in their places.
        self._lay_out_rows(self.app.size.width - minimap.WIDTH)
        self.cursor = self.listing.index_of(self.begins_at)
        if not self.cursor:
            # The first frame has text. One that begins further down would show the wrong rows until it has scrolled.
            self._fill_columns()
            for column in self.columns:
                column.show_cursor(0)

    # Where things are

    @property
    def column(self) -> Column:
        """The column that is always there: the last."""
        return self.columns[-1]

    @property
    def number(self) -> int:
        """The number of the row at the cursor."""
        return self.listing.number_at(self.cursor)

    @property
    def scroll(self) -> int:
        """The line of the sheet at the top of the screen."""
        return self.column.scroll_offset.y

    @property
    def view(self) -> int:
        """How many lines the screen shows."""
        return max(self.column.size.height, 1)

    @property
    def text_width(self) -> int:
        """The cells there are for the columns."""
        return self.size.width - minimap.WIDTH

    @property
    def is_at_rest(self) -> bool:
        """True once the rows stand where the last change of their layout or of the size puts them."""
        is_laid_out = self._anchor is None and self._laid_out == self.text_width
        return is_laid_out and self.query_one(MiniMap).shown == (self.scroll, self.view)

    @property
    def _top(self) -> int:
        return self.listing.sheet.tops[self.cursor]

    @property
    def _height(self) -> int:
        return self.listing.sheet.row_height(self.cursor)

    @property
    def _last(self) -> int:
        return len(self.listing.sheet.rows) - 1

    # Laying out

    def on_resize(self) -> None:
        """Lay out again for the new width, with the row that is read in its place."""
        self._show_rows(anew=self.text_width != self._laid_out)

    def show(self, listing: Listed, number: int) -> None:
        """Show other rows, with the cursor on one of them, a third of the screen from the top."""
        self.listing = listing
        self._anchor = (number, self.view // 3)
        self.lay_out()

    def lay_out(self) -> None:
        """Show what the listing holds in the width there is, and keep the cursor's row where it is."""
        self._show_rows(anew=True)

    def lay_out_at(self, number: int) -> None:
        """Show what the listing holds now, with the cursor on a row told by its number; the text moves if it must."""
        before = self.listing.sheet
        self._lay_out_rows(self.text_width)
        index, sheet = self.listing.index_of(number), self.listing.sheet
        if sheet.tops == before.tops and sheet.widths == before.widths and self._anchor is None:
            # Nothing moved: what says something else is painted anew, and the rest of the screen stays.
            for column in self.columns[-len(self.listing.spans) :]:
                column.renew_sheet(sheet)
            self.query_one(MiniMap).show_sheet(sheet, self.listing.looks)
            self.go(index, jump=True)
            return
        top, height = sheet.tops[index], sheet.row_height(index)
        self._anchor = (number, top - travel.landing(top, height, self.scroll, self.view))
        self._show_rows(anew=False)

    def _lay_out_rows(self, width: int) -> None:
        self.listing.lay_out(max(width, 1))
        self._laid_out = width

    def _show_rows(self, *, anew: bool) -> None:
        listing = self.listing
        if self.text_width < 1:
            return
        if self._anchor is None:
            self._anchor = (self.number, self._top - self.scroll)
        if anew:
            self._lay_out_rows(self.text_width)
        self._fill_columns()
        self._put_cursor(listing.index_of(self._anchor[0]))
        # The new size reaches the columns with the next refresh; only then can they scroll to where it puts the row.
        self.call_after_refresh(self._restore)

    def _fill_columns(self) -> None:
        listing = self.listing
        hidden = len(self.columns) - len(listing.spans)
        for column in self.columns[:hidden]:
            column.display, column.partner = False, None
        # What is shown scrolls in step, in a ring; a hidden column has no lines to scroll, and would end it.
        seen = self.columns[hidden:]
        for column, partner in zip(seen, [*seen[1:], seen[0]], strict=True):
            column.partner = partner if partner is not column else None
        for index, (column, span) in enumerate(zip(self.columns[hidden:], listing.spans, strict=True)):
            column.display = True
            column.show_sheet(listing.sheet, index, span)
        self.query_one(MiniMap).show_sheet(listing.sheet, listing.looks)

    def _restore(self) -> None:
        if self._anchor is not None:
            offset, self._anchor = self._anchor[1], None
            self._scroll_to_line(travel.nearby(self._top, self._height, self._top - offset, self.view))
            for column in self.columns[-len(self.listing.spans) : -1]:
                column.scroll_to(y=self.scroll, animate=False, immediate=True)  # one that was hidden stood elsewhere
            self._scrolled()

    def _put_cursor(self, index: int) -> None:
        index = min(max(index, 0), self._last)
        for column in self.columns:
            column.show_cursor(index)
        self.cursor = index

    def _scroll_to_line(self, y: int) -> None:
        self.column.scroll_to(y=y, animate=False, immediate=True)

    def _scrolled(self) -> None:
        """After any scroll: the overview follows, and the cursor stays on the screen."""
        self.query_one(MiniMap).show_view(self.scroll, self.view)
        if self._anchor is not None:
            return
        top, sheet = self.scroll, self.listing.sheet
        if self._top + self._height <= top:
            first = sheet.at(top)[0]
            self._put_cursor(first + (sheet.tops[first] < top and first < self._last))
        elif self._top >= top + self.view:
            self._put_cursor(sheet.at(top + self.view - 1)[0])

    # Going from row to row

    def go(self, index: int, *, jump: bool = False) -> None:
        """Put the cursor on a row shown and bring it on the screen; a jump leaves some text above it."""
        self._put_cursor(index)
        to = travel.landing if jump else travel.nearby
        self._scroll_to_line(to(self._top, self._height, self.scroll, self.view))

    def jump_to(self, number: int) -> None:
        """Put the cursor on a row, told by its number, opening what hides it."""
        if self.listing.reveal(number):
            self.lay_out()
            self._anchor = None
            self.call_after_refresh(lambda: self.go(self.listing.index_of(number), jump=True))
        self.go(self.listing.index_of(number), jump=True)

    def action_down(self) -> None:
        """The next row, once the end of this one has been on the screen."""
        rest = travel.rest_below(self._top, self._height, self.scroll, self.view)
        if rest:
            self._scroll_to_line(self.scroll + rest)
        else:
            self.go(self.cursor + 1)

    def action_up(self) -> None:
        """The row before, once the beginning of this one has been on the screen."""
        rest = travel.rest_above(self._top, self.scroll, self.view)
        if rest:
            self._scroll_to_line(self.scroll - rest)
        else:
            self.go(self.cursor - 1)

    def action_page_down(self) -> None:
        """A screen further, two lines kept to read on from; at the end, the last row."""
        self._page(1)

    def action_page_up(self) -> None:
        """A screen back; at the beginning, the first row."""
        self._page(-1)

    def _page(self, step: int) -> None:
        before, sheet = self.scroll, self.listing.sheet
        self._scroll_to_line(before + step * max(self.view - 2, 1))
        if self.scroll == before:
            self._put_cursor(0 if step < 0 else self._last)
            return
        first, line = sheet.at(self.scroll)
        self._put_cursor(first + 1 if line and sheet.tops[first + 1] < self.scroll + self.view else first)

    def action_first(self) -> None:
        """The beginning."""
        self.go(0)
        self._scroll_to_line(0)

    def action_last(self) -> None:
        """The end."""
        self.go(self._last)
        self._scroll_to_line(self.listing.sheet.height)

    # Words

    def find(self, words: str) -> None:
        """Look for words and mark every place where they stand; none ends the search."""
        self.listing.find(words)
        for column in self.columns:
            column.show_found(self.listing.finds.wanted)

    # The mouse

    @on(Column.Pressed)
    def _pressed(self, event: Column.Pressed) -> None:
        event.stop()
        self._put_cursor(event.row)
        self.post_message(self.Pressed())

    @on(MiniMap.Pressed)
    def _pressed_overview(self, event: MiniMap.Pressed) -> None:
        event.stop()
        self._put_cursor(self.listing.sheet.at(event.line)[0])
        self._scroll_to_line(event.line - self.view // 2)
