"""What every screen round a spread has: a table of commands, the palette made of it, a selection kept in its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.screen import Screen
from textual.selection import Selection
from textual.widget import Widget

from resdiff.screens.column import Column
from resdiff.screens.commands import Command
from resdiff.screens.copying import kept_within
from resdiff.screens.palette import Palette
from resdiff.screens.spread import Spread

Result = TypeVar("Result")


class TextScreen(Screen[Result]):
    """A screen round one spread.

    `commands` is everything a person may ask for here, in the order of the help; `marks` are the meanings of those
    that stand before the signs, `legend` the signs and their meanings where they are not those of a comparison.
    """

    COMMANDS = {Palette}  # noqa: RUF012 - Textual's own class variable
    AUTO_FOCUS = "Spread"
    DEFAULT_CSS = """
    TextScreen {
        background: $background;
        overflow: hidden;

        Footer.-compact FooterLabel { margin: 0 1 0 0; }
        Footer.-compact FooterKey.-command-palette { margin: 0; padding-right: 1; background: $footer-background; }
    }
    """

    commands: ClassVar[Sequence[Command]] = ()
    marks: ClassVar[Mapping[str, str]] = {}
    legend: ClassVar[Sequence[tuple[str, str]]] = ()
    _selecting_in: Widget | None = None

    @property
    def spread(self) -> Spread:
        """The text."""
        return self.query_one(Spread)

    def say(self, text: str) -> None:
        """Say something in passing."""
        self.notify(text, timeout=2, markup=False)

    # Textual selects across widgets; only the screen can keep a selection in the column in which it began.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember in which column a selection begins."""
        widget = event.widget
        self._selecting_in = widget if isinstance(widget, Column) else None

    def validate_selections(self, selections: dict[Widget, Selection]) -> dict[Widget, Selection]:
        """Keep a selection in the column in which it began."""
        spread = self.spread
        return kept_within(selections, self._selecting_in, spread.scroll, spread.scroll + spread.view - 1)
