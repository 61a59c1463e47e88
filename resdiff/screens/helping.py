"""The help: every sign and every key, from the tables that the screens themselves use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from resdiff.screens.boxes import Boxed
from resdiff.screens.commands import Command
from resdiff.screens.signs import MARKS, MEANINGS, SIGNS

_SIGN_STYLES = {
    "added": "$sign-added",
    "removed": "$sign-removed",
    "moved": "$sign-moved",
    "accepted": "$sign-added",
    "rejected": "$sign-removed",
    "held": "$sign-moved",
}


class Help(Boxed[None]):
    """A sheet over the text, closed by any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close"),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = "Help .box { scrollbar-size-vertical: 1; }"

    def __init__(
        self, commands: Sequence[Command], marks: Mapping[str, str], legend: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._commands = commands
        self._marks = marks
        self._legend = legend

    def compose(self) -> ComposeResult:
        """The sheet."""
        with VerticalScroll(classes="box") as sheet:
            sheet.border_title = "Signs and keys"
            sheet.border_subtitle = "esc closes"
            yield Static(Content("\n").join(help_lines(self._commands, self._marks, self._legend)), markup=False)

    def action_scroll(self, step: int) -> None:
        """Scroll by one line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def help_lines(
    commands: Sequence[Command], marks: Mapping[str, str], legend: Sequence[tuple[str, str]] = ()
) -> Iterator[Content]:
    """The signs with their meaning, those of decisions first, how changed words look, and the keys by section.

    `legend` are a screen's own signs with their meaning, in place of those of a comparison.
    """
    yield from _decisions(marks)
    yield from _own(legend) if legend else _signs()
    yield Content()
    yield Content.styled("Words and addresses", "bold")
    yield Content.assemble(
        "  ",
        ("removed", "strike $words-removed on $words-removed-background"),
        "  ",
        ("added", "bold underline $words-added on $words-added-background"),
        "  kept  ",
        ("Opening verbs", "italic"),
    )
    for address, meaning in (
        ("PP3", "the third preambular paragraph"),
        ("OP7(b)", "the second part of the seventh operative paragraph"),
        ("H2", "the second heading"),
        ("→ OP8", "what is now OP8 had another address"),
    ):
        yield _entry(address, meaning)
    sections = dict.fromkeys(command.section for command in commands)
    for section in sections:
        yield Content()
        yield Content.styled(section, "bold")
        for command in commands:
            if command.section == section:
                yield _entry(command.keys_shown, command.name)
        if section == "Screen":
            yield _entry("ctrl+p", "Everything by name, and clauses by their words")
    yield Content()
    yield Content.styled("With the mouse", "bold")
    yield _entry("drag", "Select text in one column; ctrl+c copies it")
    yield _entry("click", "A clause, a folded line, or a place in the bar at the right")


def _decisions(marks: Mapping[str, str]) -> Iterator[Content]:
    if not marks:
        return
    yield Content.styled("What is decided", "bold")
    for look, meaning in marks.items():
        style = f"bold {_SIGN_STYLES.get(look, '')}".strip()
        yield Content.assemble("  ", (MARKS[look], style), f" {look.replace('-', ' '):<12} ", (meaning, "$text-aside"))
    yield Content()


def _own(legend: Sequence[tuple[str, str]]) -> Iterator[Content]:
    yield Content.styled("Signs", "bold")
    for sign, meaning in legend:
        yield Content.assemble("  ", (sign, "bold"), f"  {meaning}")


def _signs() -> Iterator[Content]:
    yield Content.styled("Signs in the margin", "bold")
    for name, sign in SIGNS.items():
        if name != "unchanged":
            style = f"bold {_SIGN_STYLES.get(name, '')}".strip()
            yield Content.assemble("  ", (sign, style), f" {name:<12} ", (MEANINGS[name], "$text-aside"))


def _entry(key: str, meaning: str) -> Content:
    return Content.assemble("  ", (f"{key:<14} ", "bold $row-bar"), meaning)
