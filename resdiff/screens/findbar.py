"""The find bar: words to look for, how many clauses hold them, and the keys that go from one to the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class FindBar(Horizontal):
    """One line above the footer; it stays while the words are marked and goes when the search ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next", show=False),
        Binding("up", "step(-1)", "Previous", show=False),
        Binding("escape", "leave", "End", show=False),
    ]
    DEFAULT_CSS = """
    FindBar {
        display: none;
        height: 1;
        background: $panel;

        &.-shown { display: block; }
        #find-sign { width: 3; color: $row-bar; text-style: bold; }
        Input { width: 1fr; background: $panel; color: $foreground; }
        #find-count { width: auto; padding: 0 1; color: $foreground; }
    }
    """

    class Asked(Message):
        """Words to look for; `done` when they were typed to the end."""

        def __init__(self, words: str, *, done: bool) -> None:
            self.words, self.done = words, done
            super().__init__()

    class Stepped(Message):
        """Go to the next (1) or the previous (-1) find."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    class Left(Message):
        """End the search."""

    def compose(self) -> ComposeResult:
        """A sign, the words, the count."""
        yield Static(" /", id="find-sign", markup=False)
        find = Input(placeholder="words to find", compact=True, select_on_focus=True)
        find.cursor_blink = False
        yield find
        yield Static("", id="find-count", markup=False)

    @property
    def is_open(self) -> bool:
        """True from `open` to `close`."""
        return self.has_class("-shown")

    @property
    def words(self) -> str:
        """What was typed."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Show the bar and take the keys."""
        self.add_class("-shown")
        # Not `focus()`, which comes after the next keys: letters typed fast would be commands.
        self.screen.set_focus(self.query_one(Input))

    def show(self, words: str) -> None:
        """Show the bar with words in it; the keys stay with the text."""
        self.add_class("-shown")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = words

    def close(self) -> None:
        """Empty the bar and hide it."""
        self.remove_class("-shown")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""

    def tell(self, count: str) -> None:
        """Say how many were found."""
        self.query_one("#find-count", Static).update(count)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value, done=False))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(event.value, done=True))

    def action_step(self, step: int) -> None:
        """Go on from the field."""
        self.post_message(self.Stepped(step))

    def action_leave(self) -> None:
        """End the search from the field."""
        self.post_message(self.Left())
