"""The overview bar: where in the text the changes are, where the screen is, and a click to go there."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from resdiff.screens.sheet import Sheet
from resdiff.screens.signs import MARKS, SIGNS, STRENGTH

WIDTH = 2
"""Cells of the bar."""
_STYLES = {
    "track": "$rule",
    "here": "$row-bar",
    "added": "bold $sign-added",
    "removed": "bold $sign-removed",
    "moved": "bold $sign-moved",
    "other": "bold $foreground",
    "quiet": "$text-aside",
}
_STYLED_AS = {
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "notes": "quiet",
    "renumbered": "quiet",
    "accepted": "added",
    "rejected": "removed",
    "held": "moved",
}
_SIGNS = SIGNS | MARKS


class MiniMap(Widget, can_focus=False):
    """Two cells wide: a bar where the screen is, and the sign of the strongest look in each line's share."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MiniMap {
        width: 2;
        height: 1fr;
        dock: right;
        background: $background;
    }
    """

    class Pressed(Message):
        """A place was clicked: which line of the sheet stands there."""

        def __init__(self, line: int) -> None:
            self.line = line
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._looks: Sequence[str] = ()
        self._sheet = Sheet([], [], lambda _, __: [(0, 0)])
        self._marks: list[str] = []
        self._marked_height = 0
        self._top, self._view = 0, 0
        self._here = (0, 0)
        self._styles: dict[str, RichStyle] = {}

    def show_sheet(self, sheet: Sheet, looks: Sequence[str]) -> None:
        """Show where the rows of a sheet stand; `looks` are the names by which their signs are styled."""
        self._sheet, self._looks, self._marked_height = sheet, looks, 0
        self.refresh()

    @property
    def shown(self) -> tuple[int, int]:
        """The first line that it shows to be on the screen, and how many."""
        return self._top, self._view

    def show_view(self, top: int, height: int) -> None:
        """Show which lines of the sheet are on the screen."""
        if (top, height) != self.shown:
            self._top, self._view = top, height
            self._see()
            self.refresh()

    def _see(self) -> None:
        """Find the lines of the bar that stand for what is on the screen."""
        self._here = self._share(self._top), self._share(self._top + self._view - 1)

    @property
    def marks(self) -> list[str]:
        """The look of the strongest row that begins in each line's share, "" where none does."""
        height = self.size.height
        if height != self._marked_height:
            self._marks, self._marked_height = [""] * height, height
            self._see()
            rank = {look: k for k, look in enumerate(STRENGTH)}
            for row, look in enumerate(self._looks):
                share = self._share(self._sheet.tops[row])
                if look != "unchanged" and (
                    not self._marks[share] or rank.get(look, 99) < rank.get(self._marks[share], 99)
                ):
                    self._marks[share] = look
        return self._marks

    def render_line(self, y: int) -> Strip:
        """The bar and the sign of one line."""
        marks = self.marks
        if y >= len(marks):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        first, last = self._here
        here = first <= y <= last
        look = marks[y]
        sign, style = _SIGNS.get(look, " "), _STYLED_AS.get(look, "other")
        return Strip(
            [
                Segment("┃" if here else "│", self._style("here" if here else "track")),
                Segment(sign, self._style(style)),
            ],
            2,
        )

    def _share(self, line: int) -> int:
        """The line of the bar in whose share a line of the sheet stands; one to one where the sheet is short."""
        height = self.size.height
        whole = max(self._sheet.height, height, 1)
        return min(max(line, 0) * height // whole, height - 1)

    def _style(self, look: str) -> RichStyle:
        if look not in self._styles:
            self._styles[look] = (self.visual_style + Style.parse(_STYLES[look])).rich_style
        return self._styles[look]

    def notify_style_update(self) -> None:
        """Paint anew after a change of theme."""
        super().notify_style_update()
        self._styles.clear()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the place under the pointer, and follow it while the button is down."""
        self.capture_mouse()
        self._press(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the pointer."""
        if self.app.mouse_captured is self:
            self._press(event.y)

    def on_mouse_up(self) -> None:
        """Let the pointer go."""
        self.release_mouse()

    def _press(self, y: int) -> None:
        height = max(self.size.height, 1)
        whole = max(self._sheet.height, height)
        self.post_message(self.Pressed(min(max(y, 0), height - 1) * whole // height))
