"""One version of the text: a column that paints only the lines on the screen and scrolls in step with its partner."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from resdiff.screens.painting import Brush
from resdiff.screens.sheet import Sheet
from resdiff.screens.spans import Margin, Span

STYLES = {
    "cursor": "on $row-cursor",
    "bar": "bold $row-bar",
    "rule": "$rule",
    "address": "$text-aside",
    "address-removed": "strike $sign-removed",
    "address-added": "bold underline $sign-added",
    "unchanged": "$text-quiet",
    "kept": "$foreground",
    "note": "$text-quiet",
    "note-mark": "$text-aside",
    "aside": "italic $text-aside",
    "ghost": "$text-aside",
    "lead": "italic",
    "heading": "bold",
    "found": "bold reverse $found on $found-background",
    "removed": "strike $words-removed on $words-removed-background",
    "added": "bold underline $words-added on $words-added-background",
    "gone": "$whole-removed on $whole-removed-background",
    "came": "$whole-added on $whole-added-background",
    "gone-lead": "italic strike",
    "came-lead": "bold italic",
    "sign-added": "bold $sign-added",
    "sign-removed": "bold $sign-removed",
    "sign-reworded": "bold $foreground",
    "sign-split": "bold $foreground",
    "sign-merged": "bold $foreground",
    "sign-recast": "bold $foreground",
    "sign-moved": "bold $sign-moved",
    "sign-notes": "bold $text-aside",
    "sign-renumbered": "$text-aside",
    "age-0": "$text-quiet",
    "age-1": "$age-1 on $age-1-background",
    "age-2": "$age-2 on $age-2-background",
    "age-3": "$age-3 on $age-3-background",
    "age-4": "bold $age-4 on $age-4-background",
    "spot": "bold reverse",
    "mark-open": "$text-aside",
    "mark-accepted": "bold $sign-added",
    "mark-rejected": "bold $sign-removed",
    "mark-held": "bold $sign-moved",
    "mark-own-wording": "bold $foreground",
    "remark": "bold $foreground",
}
"""The style of every look that has one of its own.

No component classes: Textual would work all of them out four times before the first frame, which takes a fifth of the
time from its start to there.
"""

_ROWS_KEPT = 200
"""Painted rows kept for the next frame: several screens of them, some 2 MB."""


class Column(ScrollView, can_focus=False):
    """Paints one column of a Sheet through the Line API: a frame costs the lines it shows, not the rows there are.

    `partner` scrolls along. `spot` are cells of the text that are marked in the row of the cursor.
    Text can be selected with the mouse; a selection never leaves the column.
    """

    DEFAULT_CSS = """
    Column {
        height: 1fr;
        background: $background;
        color: $foreground;
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    class Pressed(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            self.row = row
            super().__init__()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.partner: Column | None = None
        self.sheet = Sheet([], [], lambda _, __: [(0, 0)])
        self.cursor = -1
        self.spot: tuple[int, int] | None = None
        self._index = 0
        self._margin = Margin(0, is_first=True)
        self._wanted: re.Pattern[str] | None = None
        self._rows: LRUCache[tuple[int, bool], list[Strip]] = LRUCache(_ROWS_KEPT)
        self._styles: dict[str, Style] = {}

    # What is shown

    def show_sheet(self, sheet: Sheet, index: int, span: Span) -> None:
        """Show column `index` of a sheet in the cells of a span."""
        self.sheet, self._index, self._margin = sheet, index, span.margin
        self.styles.width = span.width
        self._rows.clear()
        self.virtual_size = Size(span.width, sheet.height)
        self.refresh()

    def renew_sheet(self, sheet: Sheet) -> None:
        """Show a sheet in which the rows stand where they stood, and some say something else."""
        for row, (before, now) in enumerate(zip(self.sheet.rows, sheet.rows, strict=True)):
            if before is not now:
                for is_cursor in (False, True):
                    self._rows.discard((row, is_cursor))
                self.refresh_lines(self.sheet.tops[row], self.sheet.row_height(row))
        self.sheet = sheet

    def show_cursor(self, row: int) -> None:
        """Mark the row of the cursor."""
        before, self.cursor = self.cursor, row
        for changed in {before, row} if before != row else ():
            if 0 <= changed < len(self.sheet.rows):
                self.refresh_lines(self.sheet.tops[changed], self.sheet.row_height(changed))

    def show_spot(self, start: int, end: int) -> None:
        """Mark the cells `[start, end)` of the text in the row of the cursor."""
        self.spot = start, end
        self.refresh()

    def show_found(self, wanted: re.Pattern[str] | None) -> None:
        """Mark every place where some words stand, or none."""
        self._wanted = wanted
        self._rows.clear()
        self.refresh()

    # Painting

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the screen."""
        y += self.scroll_offset.y
        width = self.size.width
        if not 0 <= y < self.sheet.height:
            return Strip.blank(width, self.visual_style.rich_style)
        row, line = self.sheet.at(y)
        strip = self._row(row)[line]
        if self.text_selection is not None and (span := self.text_selection.get_span(y)):
            strip = self._selected(strip, *span)
        if self.spot is not None and row == self.cursor:
            strip = self._spotted(strip, *self.spot)
        return strip.apply_offsets(0, y)

    def _spotted(self, strip: Strip, start: int, end: int) -> Strip:
        """A strip of the cursor's row with the spot in it."""
        if self._margin.width + end >= strip.cell_length:
            return strip  # the terminal is too narrow to show it
        cuts = [self._margin.width + start, self._margin.width + end, strip.cell_length]
        before, spot, after = strip.divide(cuts)
        painted = Segment.apply_style(spot, post_style=self._style("spot").rich_style)
        return Strip.join([before, Strip(list(painted), spot.cell_length), after])

    def _row(self, row: int) -> list[Strip]:
        key = (row, row == self.cursor)
        strips = self._rows.get(key)
        if strips is None:
            brush = Brush(
                self._style,
                self.visual_style,
                self._margin,
                self.sheet.widths[self._index],
                self.size.width,
                self._wanted,
            )
            strips = brush.row(self.sheet.lines(row, self._index), self.sheet.row_height(row), is_cursor=key[1])
            self._rows[key] = strips
        return strips

    def _style(self, look: str) -> Style:
        style = self._styles.get(look)
        if style is None:
            style = Style.parse(STYLES.get(look, ""))
            self._styles[look] = style
        return style

    def notify_style_update(self) -> None:
        """Paint anew after a change of theme."""
        super().notify_style_update()
        self._styles.clear()
        self._rows.clear()

    # Scrolling in step

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the partner along."""
        super().watch_scroll_y(old_value, new_value)
        if self.partner is not None and self.partner.scroll_y != new_value:
            self.partner.scroll_y = new_value

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked, unless the mouse was selecting text."""
        if self.sheet.rows and not self.screen.get_selected_text():
            row, _ = self.sheet.at(event.y + self.scroll_offset.y)
            self.post_message(self.Pressed(row))

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Paint the selection anew."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words: lines of one paragraph joined by spaces, paragraphs by newlines; no margins."""
        if not self.sheet.rows:
            return None
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.sheet.height - 1
        text = ""
        for y in range(max(first, 0), min(last, self.sheet.height - 1) + 1):
            span = selection.get_span(y)
            row, number = self.sheet.at(y)
            line = self.sheet.lines(row, self._index)[number]
            if span is None or line.block is None:
                continue
            start, end = (x - self._margin.width - line.block.indent + line.start for x in span)
            end = line.end if span[1] == -1 else min(end, line.end)
            text += line.block.text[max(start, line.start) : max(end, line.start)] + (" " if line.continues else "\n")
        return text.strip(), "\n"

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        """A strip with the characters `[start, end)` painted as selected; -1 is the end of the text."""
        least, most = self._margin.width, len(strip.text.rstrip())
        ends = (start, most if end == -1 else min(end, most))
        first, last = (strip.index_to_cell_position(min(max(x, least), most)) for x in ends)
        if first >= last:
            return strip
        before, selected, after = strip.divide([first, last, strip.cell_length])
        style = Style.from_styles(self.screen.get_component_styles("screen--selection")).rich_style
        painted = Strip(list(Segment.apply_style(selected, post_style=style)), selected.cell_length)
        return Strip.join([before, painted, after])
