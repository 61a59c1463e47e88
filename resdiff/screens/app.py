"""The application around the screens: themes, plain terminals, and the way from a long read to what it found."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from textual.app import App
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from resdiff.model import Comparison
from resdiff.screens.compare import CompareScreen
from resdiff.screens.loading import LoadingScreen
from resdiff.screens.themes import DARK, LIGHT, change_variables


class ResdiffApp(App[BaseException]):
    """Shows a Comparison as soon as there is one.

    Its result is what went wrong: the error that ended the read, or KeyboardInterrupt where the person left it.
    """

    TITLE = "resdiff"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, comparison: Future[Comparison], doing: Callable[[], str] = str) -> None:
        if not os.environ.get("NO_COLOR", "x"):
            # Empty counts as not set (no-color.org); Textual takes any value, and takes it away.
            del os.environ["NO_COLOR"]
        super().__init__()
        # Smooth scrolling takes a second a page, and no setting of the environment stops it (textual #5855).
        self.animation_level = "none"
        # A fault of ours is told by the command in two lines; the traceback only to who asks for it.
        self.error_console.quiet = not os.environ.get("RESDIFF_TRACEBACK")
        self._comparison = comparison
        self._doing = doing
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

    def get_default_screen(self) -> Screen[None]:
        """The comparison, or the screen of a long read."""
        if self._comparison.done():
            return self._screen()
        return LoadingScreen(self._doing)

    def _screen(self) -> Screen[None]:
        return CompareScreen(self._comparison.result(), bracketed=self.is_plain)

    def on_mount(self) -> None:
        """Wait for the comparison."""
        if not self._comparison.done():
            self.run_worker(self._await_comparison(), exit_on_error=True)

    async def _await_comparison(self) -> None:
        try:
            await asyncio.wrap_future(self._comparison)
        except Exception as error:  # noqa: BLE001 - whatever it is, the command tells it
            self.exit(error)
        else:
            await self.push_screen(self._screen())

    def action_interrupt(self) -> None:
        """Leave a long read."""
        self.exit(KeyboardInterrupt())
