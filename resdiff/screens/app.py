"""The application around the screens: themes, and what plain terminals need."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence

from textual import events
from textual.app import App
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from resdiff.screens.guarding import Guarded
from resdiff.screens.textscreen import TextScreen
from resdiff.screens.themes import DARK, LIGHT, change_variables

First = Callable[[bool], Screen[None]]
"""Makes the screen that opens; it is told whether the terminal is a plain one."""


class ResdiffApp(App[None]):
    """Opens with the screen that `first` makes."""

    TITLE = "resdiff"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, first: First) -> None:
        if not os.environ.get("NO_COLOR", "x"):
            # Empty counts as not set (no-color.org); Textual takes any value, and takes it away.
            del os.environ["NO_COLOR"]
        super().__init__()
        # Smooth scrolling takes a second a page, and no setting of the environment stops it (textual #5855).
        self.animation_level = "none"
        # A fault of ours is told by the command in two lines; the traceback only to who asks for it.
        self.error_console.quiet = not os.environ.get("RESDIFF_TRACEBACK")
        self._first = first
        self._is_left = False
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._first_theme()

    @property
    def is_plain(self) -> bool:
        """True for terminals of at most 16 colours, which may have no way to strike out, and without colour."""
        return self.no_color or self.console.color_system in (None, "standard")

    def _first_theme(self) -> str:
        # Set by some terminals: "15;0" is white on black; 7 and 15 are the light ones of the 16 colours.
        is_light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        if self.is_plain and not self.no_color:
            return "ansi-light" if is_light else "ansi-dark"
        return LIGHT.name if is_light else DARK.name

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and the colours of changes made from them."""
        variables = super().get_css_variables()
        theme = self.current_theme
        variables |= change_variables(variables, dark=theme.dark, ansi=theme.ansi)
        if self.no_color:
            # Without colours only reverse video shows where a cursor is.
            reverse = ("block-cursor-text-style", "input-cursor-text-style", "button-focus-text-style")
            variables |= dict.fromkeys(reverse, "reverse")
        self.theme_variables = variables
        return variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With NO_COLOR no colour at all: Textual's own answer, grey, is colour still (black on black with ansi)."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def action_help(self) -> None:
        """Show the signs, and the keys of the screen that is open."""
        from resdiff.screens.helping import Help

        if isinstance(self.screen, TextScreen):
            self.push_screen(Help(self.screen.commands, self.screen.marks, self.screen.legend))

    def action_theme(self) -> None:
        """Choose a theme."""
        self.search_themes()

    def get_default_screen(self) -> Screen[None]:
        """The one to open with."""
        return self._first(self.is_plain)

    def on_ready(self) -> None:
        """Look for garbage from now on, where that was put off until a screen stood; never in what stood by then."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def action_quit(self) -> None:
        """Leave, unless a screen still holds what would be lost; it then says so, and the second time one leaves."""
        screens = [screen for screen in reversed(self.screen_stack) if isinstance(screen, Guarded)]
        if all(screen.may_close() for screen in screens):
            self._is_left = True
            self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Keys that were pressed behind the one that leaves find screens that are being taken down, and do nothing."""
        if not (self._is_left and isinstance(event, events.Key)):
            await super().on_event(event)
