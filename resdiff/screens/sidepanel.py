"""The side panel: lines about the clause at the cursor, beside the text where there is room and below it elsewhere."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from resdiff.screens.listing import NARROW

_WIDTH = 42
ROOM_BESIDE = NARROW + _WIDTH
"""Cells of the screen from which on the panel leaves room for two columns of text."""


class SidePanel(VerticalScroll, can_focus=False):
    """Hidden until it is opened; then it stays. Whoever holds it says what it shows, and where it stands."""

    DEFAULT_CSS = f"""
    SidePanel {{
        display: none;
        background: $panel;
        color: $foreground;
        padding: 0 1;
        border-top: solid $rule;
        border-title-color: $foreground;
        scrollbar-size-vertical: 1;
        width: 1fr;
        height: 40%;
        max-height: 16;

        &.-shown {{ display: block; }}
        &.-beside {{ width: {_WIDTH}; height: 1fr; max-height: 100%; border-top: none; border-left: solid $rule; }}
        Static {{ width: 1fr; height: auto; }}
    }}
    """

    def compose(self) -> ComposeResult:
        """The lines."""
        self.border_title = "Meaning · J K read on · i closes"
        yield Static(markup=False)

    @property
    def is_open(self) -> bool:
        """True while it is shown."""
        return self.has_class("-shown")

    @property
    def is_beside(self) -> bool:
        """True where it stands beside the text."""
        return self.has_class("-beside")

    def toggle(self) -> None:
        """Open it, or close it."""
        self.toggle_class("-shown")

    def place(self, width: int) -> None:
        """Stand beside the text if a screen of so many cells has room, else below it."""
        beside = width >= ROOM_BESIDE
        self.set_class(beside, "-beside")
        if self.parent is not None:
            self.parent.set_class(beside, "-beside")

    def tell(self, lines: Content) -> None:
        """Show other lines, from their beginning."""
        self.query_one(Static).update(lines)
        self.scroll_home(animate=False, immediate=True)

    def read_on(self, step: int) -> None:
        """Scroll by half of its height, down (1) or up (-1)."""
        self.scroll_relative(y=step * max(self.size.height // 2, 1), animate=False, immediate=True)
