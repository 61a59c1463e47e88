"""Boxes over the texts, closed by escape: one field to fill in, or a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from resdiff.visible import visible

Result = TypeVar("Result")


class Boxed(ModalScreen[Result], Generic[Result]):
    """A sheet in a box; its widget of class `box` holds everything."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]
    DEFAULT_CSS = """
    Boxed {
        align: center middle;
        background: transparent;

        .box {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $panel;
            border: round $row-bar;
            border-title-color: $foreground;
            border-subtitle-color: $text-aside;
            padding: 1 2;
        }
        .box Static { height: auto; color: $foreground; }
        Input { background: $background; color: $foreground; margin: 0 0 1 0; }
        OptionList, OptionList:focus { height: auto; max-height: 100%; background: $panel; border: none; padding: 0; }
    }
    """

    def action_close(self) -> None:
        """Close, and leave everything as it is."""
        self.dismiss(None)

    def tell(self, *lines: str) -> None:
        """Say something at the foot of the box."""
        self.query_one("#told", Static).update(Content(visible("\n".join(lines))))


class Lines(OptionList):
    """A list that the keys of the texts move about in as well, and that begins at the line wanted most."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]

    def __init__(self, *options: Option, at: int = 0) -> None:
        super().__init__(*options, markup=False)
        self.set_reactive(OptionList.highlighted, at)


class Choosing(Boxed[int]):
    """A list; its result is the number of the line chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", "Close", show=False)]
    DEFAULT_CSS = """
    Choosing { .box { width: 100; } }
    """

    def __init__(self, title: str, lines: Sequence[Content], keys: str = "", at: int = 0) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._keys = keys
        self._at = at

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = f"{self._keys} · esc closes" if self._keys else "esc closes"
            yield Lines(*map(Option, self._lines), at=self._at)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line."""
        event.stop()
        self.dismiss(event.option_index)


class Asking(Boxed[str]):
    """One field for a few words; its result is what was typed, None where it was closed."""

    title_said = ""
    does = "enter keeps"

    def __init__(self, value: str, told: str) -> None:
        super().__init__()
        self._value = value
        self._told = told

    def compose(self) -> ComposeResult:
        """The field, and a line or two below it."""
        with Vertical(classes="box") as box:
            box.border_title = self.title_said
            box.border_subtitle = f"{self.does} · esc closes"
            field = Input(visible(self._value), compact=True, select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(visible(self._told), markup=False, id="told")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was told was about other words."""
        event.stop()
        self.changed()

    def changed(self) -> None:
        """Other words were typed."""
        self.tell(self._told)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        if words := event.value.strip():
            self.take(words)

    def take(self, words: str) -> None:
        """Give the words to whoever asked."""
        self.dismiss(words)
