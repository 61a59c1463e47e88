"""The commands of the compare screen, told once: for the keys, the footer, the palette and the help."""

from __future__ import annotations

from attrs import frozen
from textual.binding import Binding


@frozen
class Command:
    """One thing a person can ask for: keys (Textual's names, by commas), action, name, and a word for the footer."""

    keys: str
    action: str
    name: str
    section: str
    footer: str = ""
    display: str = ""

    @property
    def keys_shown(self) -> str:
        """The keys as the help writes them."""
        return self.display or self.keys.replace(",", " ")


_CHANGE = Binding.Group("Change", compact=False)

COMMANDS = (
    Command("n", "next_change", "Next change", "Changes", "Change"),
    Command("p", "previous_change", "Previous change", "Changes", "Change"),
    Command("m", "other_end", "Other end of a move", "Changes", "Move"),
    Command("f", "filter", "Show only some kinds of change", "Changes", "Filter"),
    Command("r", "reasons", "Why these two were matched", "Changes"),
    Command("slash", "find", "Find words", "Find", "Find", display="/"),
    Command("N,f3", "next_found", "Next clause found", "Find", display="N F3"),
    Command("P,shift+f3", "previous_found", "Previous clause found", "Find", display="P shift+F3"),
    Command("escape", "leave", "End the search, then the filter", "Find", display="esc"),
    Command("z", "fold", "Fold or unfold what is unchanged", "View", "Fold"),
    Command("enter", "unfold", "Open a folded line", "View", display="enter"),
    Command("w", "layout", "Side by side or one column", "View", "Layout"),
    Command("t", "theme", "Choose a theme", "View"),
    Command("y", "copy", "Copy the clause", "Copy"),
    Command("Y", "copy_old", "Copy the clause as it was", "Copy"),
    Command("l", "link", "Link a clause with another by hand", "Pins"),
    Command("u", "part", "Part a clause from its counterpart", "Pins"),
    Command("U", "unpin", "Take the last pin back", "Pins"),
    Command("down,j", "down", "Next clause", "Move about", display="↓ j"),
    Command("up,k", "up", "Previous clause", "Move about", display="↑ k"),
    Command("pagedown,space", "page_down", "Page down", "Move about", display="pgdn space"),
    Command("pageup,b", "page_up", "Page up", "Move about", display="pgup b"),
    Command("home,g", "first", "First line", "Move about", display="home g"),
    Command("end,G", "last", "Last line", "Move about", display="end G"),
    Command("question_mark,f1", "help", "Help: keys and signs", "Screen", "Help", display="? F1"),
    Command("q", "quit", "Quit", "Screen", "Quit"),
)


def bindings() -> list[Binding]:
    """The commands as key bindings; those with a word for the footer stand there."""
    return [
        Binding(
            command.keys,
            command.action,
            command.name if command.footer == "Change" else command.footer or command.name,
            show=bool(command.footer),
            key_display=command.display[:1] or None if command.footer else None,
            group=_CHANGE if command.footer == "Change" else None,
            id=f"compare.{command.action}",
        )
        for command in COMMANDS
    ]
