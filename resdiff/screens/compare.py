"""The compare screen: every clause beside its counterpart, with a cursor, a filter, a search, folds and jumps."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.selection import Selection
from textual.widget import Widget
from textual.widgets import Footer, Static

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.pinning import Pinned
from resdiff.screens import travel
from resdiff.screens.column import Column
from resdiff.screens.commands import bindings
from resdiff.screens.copying import clause, kept_within
from resdiff.screens.filtering import Filter
from resdiff.screens.findbar import FindBar
from resdiff.screens.helping import Help
from resdiff.screens.listing import Listing
from resdiff.screens.minimap import MiniMap
from resdiff.screens.palette import CompareCommands
from resdiff.screens.pins import PinDesk, Step
from resdiff.screens.reasons import reason
from resdiff.screens.rows import Row
from resdiff.screens.title import TitleLine, heading_of
from resdiff.screens.wrapping import wrap

_MINIMAP = 2


class CompareScreen(Screen[None]):
    """Shows a finished Comparison; computes nothing about its texts.

    `pinned` compares again with what a person links and parts by hand. `bracketed` puts changed words in brackets
    where both texts stand in one column.
    """

    COMMANDS = {CompareCommands}  # noqa: RUF012 - Textual's own class variable
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    CompareScreen {
        background: $background;
        overflow: hidden;

        #bottom { dock: bottom; height: auto; }
        #reason {
            display: none;
            height: auto;
            max-height: 6;
            padding: 0 1;
            background: $panel;
            color: $foreground;
        }
        #reason.-shown { display: block; }
        Footer { dock: none; }
        Footer.-compact FooterLabel { margin: 0 1 0 0; }
        FindBar { dock: none; }
    }
    """

    def __init__(self, comparison: Comparison, pinned: Pinned | None = None, *, bracketed: bool = False) -> None:
        super().__init__()
        self.listing = Listing(comparison, wrap, bracketed=bracketed)
        self._desk = PinDesk(pinned)
        self.cursor = 0
        self._anchor: tuple[int, int] | None = None
        self._selecting_in: Widget | None = None

    def compose(self) -> ComposeResult:
        """Title, columns, overview bar; reason, find bar and footer below."""
        yield TitleLine()
        with Horizontal():
            yield Column(id="old")
            yield Column(id="new")
            yield MiniMap(id="minimap")
        with Widget(id="bottom"):
            yield Static(id="reason", markup=False)
            yield FindBar()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Make the columns scroll in step."""
        old, new = self.query_one("#old", Column), self.query_one("#new", Column)
        old.partner, new.partner = new, old
        self.watch(new, "scroll_y", self._scrolled, init=False)

    # Where things are

    @property
    def column(self) -> Column:
        """The column that is always there: that of the new text, or of both."""
        return self.query_one("#new", Column)

    @property
    def row(self) -> Row:
        """The row of the cursor."""
        return self.listing.shown[self.cursor]

    @property
    def _top(self) -> int:
        return self.listing.sheet.tops[self.cursor]

    @property
    def _height(self) -> int:
        return self.listing.sheet.row_height(self.cursor)

    @property
    def _scroll(self) -> int:
        return self.column.scroll_offset.y

    @property
    def _view(self) -> int:
        return max(self.column.size.height, 1)

    # Laying out

    def on_resize(self) -> None:
        """Lay out again for the new width, with the clause that is read in its place."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show what the listing holds in the width there is, and keep the cursor's clause where it is."""
        listing, width = self.listing, self.size.width - _MINIMAP
        if width < 1:
            return
        if self._anchor is None:
            self._anchor = (self.row.number, self._top - self._scroll) if listing.shown else (0, 0)
        listing.lay_out(width)
        columns = [self.query_one("#old", Column), self.column]
        columns[0].display = len(listing.spans) > 1
        for index, (column, span) in enumerate(zip(columns[-len(listing.spans) :], listing.spans, strict=True)):
            column.show_sheet(listing.sheet, index, span)
        looks = ["unchanged" if row.role == "ghost" else row.look for row in listing.shown]
        self.query_one(MiniMap).show_sheet(listing.sheet, looks)
        self._set_cursor(listing.index_of(self._anchor[0]))
        # The new size reaches the columns with the next refresh; only then can they scroll to where it puts the row.
        self.call_after_refresh(self._restore)

    def _restore(self) -> None:
        if self._anchor is not None:
            offset, self._anchor = self._anchor[1], None
            self._scroll_to_line(travel.nearby(self._top, self._height, self._top - offset, self._view))
            self._scrolled()

    def _set_cursor(self, index: int) -> None:
        self.cursor = min(max(index, 0), len(self.listing.shown) - 1)
        for column in self.query(Column):
            column.show_cursor(self.cursor)
        self._tell()

    def _scroll_to_line(self, y: int) -> None:
        self.column.scroll_to(y=y, animate=False, immediate=True)

    def _scrolled(self) -> None:
        """After any scroll: the overview follows, and the cursor stays on the screen."""
        self.query_one(MiniMap).show_view(self._scroll, self._view)
        if self._anchor is not None or not self.listing.shown:
            return
        top, sheet = self._scroll, self.listing.sheet
        if self._top + self._height <= top:
            first = sheet.at(top)[0]
            self._set_cursor(first + (sheet.tops[first] < top and first + 1 < len(sheet.rows)))
        elif self._top >= top + self._view:
            self._set_cursor(sheet.at(top + self._view - 1)[0])

    def _tell(self) -> None:
        """Say where the reader is: in the title line and in the reason."""
        self.query_one(TitleLine).heading = heading_of(self.listing, self.row.number)
        panel = self.query_one("#reason", Static)
        if panel.has_class("-shown"):
            panel.update(reason(self.row))

    # Going from row to row

    def _go(self, index: int, *, jump: bool = False) -> None:
        self._set_cursor(index)
        to = travel.landing if jump else travel.nearby
        self._scroll_to_line(to(self._top, self._height, self._scroll, self._view))

    def jump_to(self, number: int) -> None:
        """Put the cursor on a row, told by its number, opening what hides it."""
        if self.listing.reveal(number):
            self.lay_out()
            self._anchor = None
            self.call_after_refresh(lambda: self._go(self.listing.index_of(number), jump=True))
        self._go(self.listing.index_of(number), jump=True)

    def action_down(self) -> None:
        """The next clause, once the end of this one has been on the screen."""
        rest = travel.rest_below(self._top, self._height, self._scroll, self._view)
        if rest:
            self._scroll_to_line(self._scroll + rest)
        else:
            self._go(self.cursor + 1)

    def action_up(self) -> None:
        """The clause before, once the beginning of this one has been on the screen."""
        rest = travel.rest_above(self._top, self._scroll, self._view)
        if rest:
            self._scroll_to_line(self._scroll - rest)
        else:
            self._go(self.cursor - 1)

    def action_page_down(self) -> None:
        """A screen further, two lines kept to read on from; at the end, the last row."""
        self._page(1)

    def action_page_up(self) -> None:
        """A screen back; at the beginning, the first row."""
        self._page(-1)

    def _page(self, step: int) -> None:
        before, sheet = self._scroll, self.listing.sheet
        self._scroll_to_line(before + step * max(self._view - 2, 1))
        if self._scroll == before:
            self._set_cursor(0 if step < 0 else len(self.listing.shown) - 1)
            return
        first, line = sheet.at(self._scroll)
        readable = first + 1 if line and sheet.tops[first + 1] < self._scroll + self._view else first
        self._set_cursor(min(readable, len(self.listing.shown) - 1))

    def action_first(self) -> None:
        """The beginning."""
        self._go(0)
        self._scroll_to_line(0)

    def action_last(self) -> None:
        """The end."""
        self._go(len(self.listing.shown) - 1)
        self._scroll_to_line(self.listing.sheet.height)

    def action_next_change(self) -> None:
        """The next clause that changed."""
        self._go_to_change(1)

    def action_previous_change(self) -> None:
        """The clause before that changed."""
        self._go_to_change(-1)

    def _go_to_change(self, step: int) -> None:
        index = self.listing.change_from(self.cursor, step)
        if index is None:
            self._say("No further change" if step > 0 else "No change before this one")
        else:
            self._go(index, jump=True)

    def action_other_end(self) -> None:
        """From a moved clause to where it stood, and back."""
        other = self.listing.other_end(self.row.number)
        if other is None:
            self._say("This clause has not moved")
        else:
            self.jump_to(other)

    # What is shown

    def action_filter(self) -> None:
        """Choose what kinds of change to show."""
        self.app.push_screen(Filter(self.listing.counts, self.listing.facets, self))

    @on(Filter.Chosen)
    def _chosen(self, event: Filter.Chosen) -> None:
        self.listing.facets = event.facets
        self.lay_out()

    def action_fold(self) -> None:
        """Fold what is unchanged, or open it."""
        self.listing.fold()
        self.lay_out()

    def action_unfold(self) -> None:
        """Open the folded line of the cursor."""
        if self.row.role == "fold":
            self.listing.unfolded |= {self.row.number}
            self.lay_out()

    def action_layout(self) -> None:
        """Side by side, or both texts in one column."""
        self.listing.turn(self.size.width - _MINIMAP)
        self.lay_out()

    def action_reasons(self) -> None:
        """Show or hide why the clause of the cursor was matched."""
        self.query_one("#reason").toggle_class("-shown")
        self._tell()

    def action_theme(self) -> None:
        """Choose a theme."""
        self.app.search_themes()

    def action_help(self) -> None:
        """Show the signs and the keys."""
        self.app.push_screen(Help())

    async def action_quit(self) -> None:
        """Leave."""
        await self.app.action_quit()

    # Words

    def action_find(self) -> None:
        """Open the find bar."""
        self.query_one(FindBar).open()

    @on(FindBar.Asked)
    def _asked(self, event: FindBar.Asked) -> None:
        if not self.query_one(FindBar).is_open:
            return  # typed just before the search was ended
        self.listing.find(event.words)
        for column in self.query(Column):
            column.show_found(self.listing.wanted)
        if not event.done:
            self._go_to_found(1, here=True)
        elif event.words.strip():
            self.set_focus(None)
        else:
            self._end_search()

    @on(FindBar.Stepped)
    def _stepped(self, event: FindBar.Stepped) -> None:
        self._go_to_found(event.step)

    def action_next_found(self) -> None:
        """The next clause that holds the words."""
        self._go_to_found(1)

    def action_previous_found(self) -> None:
        """The clause before that holds the words."""
        self._go_to_found(-1)

    def _go_to_found(self, step: int, *, here: bool = False) -> None:
        listing, bar = self.listing, self.query_one(FindBar)
        number = listing.found_from(self.row.number, step, here=here)
        if number is not None:
            self.jump_to(number)
            bar.tell(f"{listing.found.index(number) + 1} of {len(listing.found)} clauses")
        elif listing.wanted:
            bar.tell("not found")
        else:
            bar.tell("")
            if not here:
                self.action_find()

    @on(FindBar.Left)
    def _end_search(self) -> None:
        self.listing.find("")
        self.query_one(FindBar).close()
        self.query_one(FindBar).tell("")
        for column in self.query(Column):
            column.show_found(None)
        self.set_focus(None)

    def action_leave(self) -> None:
        """End the search; if there is none, the filter."""
        if self.selections:
            self.clear_selection()
        elif self._desk.linking is not None:
            self._desk.linking = None
            self._say("Nothing linked")
        elif self.listing.wanted:
            self._end_search()
        elif self.listing.facets:
            self.listing.facets = frozenset()
            self.lay_out()

    def clauses(self) -> list[tuple[int, str, str]]:
        """Number, address and text of every clause, for the palette."""
        return list(self.listing.clauses())

    # Pins

    def action_link(self) -> None:
        """Link this clause with another: the key is pressed on the one and then on the other."""
        self._pin(self._desk.link(self.row.change))

    def action_part(self) -> None:
        """Part this clause from its counterpart."""
        self._pin(self._desk.part(self.row.change))

    def action_unpin(self) -> None:
        """Take the last pin back."""
        self._pin(self._desk.back(self.row.change))

    def _pin(self, step: Step | str) -> None:
        """Compare again with other pins, and go to the clause that it is about; or say why not."""
        if isinstance(step, str):
            self._say(step)
            return
        try:
            comparison = self._desk.take(step)
        except ResdiffError as error:
            self._say(f"Not pinned: {error.message}")
            return
        self.listing = self.listing.renewed(comparison)
        self.cursor = min(self.cursor, len(self.listing.rows) - 1)
        self._anchor = (self.listing.number_of(step.address, self.cursor), self._view // 3)
        self.lay_out()
        self._say(step.told + self._desk.place)

    # Copying

    def action_copy(self) -> None:
        """Copy the clause as the new text has it, or the old one where it is gone."""
        self._copy(new=True)

    def action_copy_old(self) -> None:
        """Copy the clause as the old text had it, or the new one where it is new."""
        self._copy(new=False)

    def _copy(self, *, new: bool) -> None:
        if self.row.change is None:
            self._say("No clause here")
            return
        copied = clause(self.row.change, self.listing.comparison, new=new)
        self.app.copy_to_clipboard(copied.text)
        self._say(f"Copied {copied.name}")

    def _say(self, text: str) -> None:
        self.notify(text, timeout=2, markup=False)

    # The mouse

    @on(Column.Pressed)
    def _pressed(self, event: Column.Pressed) -> None:
        self._set_cursor(event.row)
        if self.row.role == "fold":
            self.action_unfold()

    @on(MiniMap.Pressed)
    def _pressed_overview(self, event: MiniMap.Pressed) -> None:
        self._set_cursor(self.listing.sheet.at(event.line)[0])
        self._scroll_to_line(event.line - self._view // 2)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember in which column a selection begins."""
        widget = event.widget
        self._selecting_in = widget if isinstance(widget, Column) else None

    def validate_selections(self, selections: dict[Widget, Selection]) -> dict[Widget, Selection]:
        """Keep a selection in the column in which it began."""
        return kept_within(selections, self._selecting_in, self._scroll, self._scroll + self._view - 1)
