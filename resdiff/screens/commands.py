"""The commands of the screens, each told once: for the keys, the footer, the palette and the help.

A screen has a table of commands, some of which it shares with others. A command names the widget that acts (`at`), so
that a table can be made of the tables of the widgets that a screen is made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from textual.binding import Binding
from textual.screen import Screen


@frozen
class Command:
    """One thing a person can ask for: keys (Textual's names, by commas), action, name, and a word for the footer.

    `at` is the class of the widget that has the action; empty, it is the screen, or what "app." before the action
    names. One without keys is asked for in the palette.
    """

    keys: str
    action: str
    name: str
    section: str
    footer: str = ""
    display: str = ""
    at: str = ""

    @property
    def keys_shown(self) -> str:
        """The keys as the help writes them."""
        return self.display or self.keys.replace(",", " ")


_CHANGE = Binding.Group("Change", compact=False)

TRAVEL = (
    Command("down,j", "down", "Next clause", "Move about", display="↓ j", at="Spread"),
    Command("up,k", "up", "Previous clause", "Move about", display="↑ k", at="Spread"),
    Command("pagedown,space", "page_down", "Page down", "Move about", display="pgdn space", at="Spread"),
    Command("pageup,b", "page_up", "Page up", "Move about", display="pgup b", at="Spread"),
    Command("home,g", "first", "First line", "Move about", display="home g", at="Spread"),
    Command("end,G", "last", "Last line", "Move about", display="end G", at="Spread"),
)
"""Of every spread."""

FIND = (
    Command("slash", "find", "Find words", "Find", "Find", display="/", at="Search"),
    Command("N,f3", "next_found", "Next clause found", "Find", display="N F3", at="Search"),
    Command("P,shift+f3", "previous_found", "Previous clause found", "Find", display="P shift+F3", at="Search"),
)
"""Of every search."""

CHANGES = (
    Command("n", "next_change", "Next change", "Changes", "Change", at="Pair"),
    Command("p", "previous_change", "Previous change", "Changes", "Change", at="Pair"),
    Command("m", "other_end", "Other end of a move", "Changes", at="Pair"),
    Command("f", "filter", "Show only some kinds of change", "Changes", "Filter", at="Pair"),
    Command("o", "substance", "Show only what is substantive, or everything", "Changes", "Main", at="Pair"),
    Command("z", "fold", "Fold or unfold what is unchanged", "View", at="Pair"),
    Command("enter", "unfold", "Open a folded line", "View", display="enter", at="Pair"),
    Command("w", "layout", "Side by side or one column", "View", at="Pair"),
    Command("y", "copy", "Copy the clause", "Copy", at="Pair"),
    Command("Y", "copy_old", "Copy the clause as it was", "Copy", at="Pair"),
)
"""Of every spread that shows two versions."""

READING = (
    Command("i", "facets", "What the change means, in a panel that stays", "Meaning", "Meaning"),
    Command("J", "read_on(1)", "Read on in the panel", "Meaning"),
    Command("K", "read_on(-1)", "Back in the panel", "Meaning"),
    Command("s", "summary", "The summary on one page", "Meaning", "Summary"),
    Command("r", "reasons", "Why these two were matched", "Changes"),
    Command("escape", "leave", "End the search, then the filter", "Find", display="esc"),
)
"""Of every screen round two versions."""

YEARS = (
    Command("right,l", "year(1)", "Next version", "Move about", display="→ l", at="Cells"),
    Command("left,h", "year(-1)", "Version before", "Move about", display="← h", at="Cells"),
    Command("n", "next_happening", "Next clause to which something happened in this version", "Move about", at="Cells"),
    Command("p", "previous_happening", "The clause before to which something happened in it", "Move about", at="Cells"),
    Command("a", "sort", "Sort by age, or as in the latest text", "Clauses", at="Cells"),
    Command("f", "filter", "Show only some clauses", "Clauses", "Filter", at="Cells"),
)
"""Of every grid of clauses and versions."""

CLOSED_BY_Q = (
    Command("t", "app.theme", "Choose a theme", "Screen"),
    Command("question_mark,f1", "app.help", "Help: keys and signs", "Screen", "Help", display="? F1"),
)
"""Of every screen that `q` closes without leaving resdiff."""

COMMON = (
    *CLOSED_BY_Q,
    Command("q", "app.quit", "Quit", "Screen", "Quit"),
)
"""Of every screen."""


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The commands as key bindings; those with a word for the footer stand there."""
    return [
        Binding(
            command.keys,
            command.action,
            command.name if command.footer == "Change" else command.footer or command.name,
            show=bool(command.footer),
            key_display=command.display.partition(" ")[0] or None if command.footer else None,
            group=_CHANGE if command.footer == "Change" else None,
            id=command.action,
        )
        for command in commands
        if command.keys
    ]


async def run(screen: Screen[Any], command: Command) -> None:
    """Do what a command says, as its key would."""
    await (screen.query_one(command.at) if command.at else screen).run_action(command.action)
