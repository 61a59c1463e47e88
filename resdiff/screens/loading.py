"""The screen of a long read: what is being done, how long it takes, and how to leave it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

PATIENCE = 0.3
"""Seconds without a word, so that a short read does not flash a screen."""


class LoadingScreen(Screen[None]):
    """Says what `doing()` tells, with the seconds, until somebody shows another screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,q,escape", "app.interrupt", "Leave", priority=True),
    ]
    DEFAULT_CSS = """
    LoadingScreen {
        align: center middle;
        background: $background;
        Static { width: auto; max-width: 90%; text-align: center; color: $foreground; }
    }
    """

    def __init__(self, doing: Callable[[], str]) -> None:
        super().__init__()
        self._doing = doing
        self._began = monotonic()

    def compose(self) -> ComposeResult:
        """One line in the middle."""
        yield Static(id="doing", markup=False)

    def on_mount(self) -> None:
        """Look again ten times a second."""
        self._looking = self.set_interval(0.1, self._look)

    def on_screen_suspend(self) -> None:
        """Stop looking once another screen has come."""
        self._looking.stop()

    def _look(self) -> None:
        seconds = monotonic() - self._began
        if seconds >= PATIENCE:
            self.query_one(Static).update(
                Content.assemble(
                    self._doing() or "reading", f"\n{seconds:.0f} s", "\n\n", ("ctrl+c leaves", "$text-aside")
                )
            )
