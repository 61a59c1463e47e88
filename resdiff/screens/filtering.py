"""The filter: a small list of what can be said of a clause, with counts, that shows only what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from resdiff.screens.signs import MARKS, SIGNS

if TYPE_CHECKING:
    from resdiff.screens.listing import Group

_EVERYTHING = "everything"
_SIGNS = SIGNS | MARKS
_TITLES: dict[Group, str] = {
    "kind": "and of kind",
    "class": "and of class",
    "topic": "and with",
    "birth": "and its birth",
    "end": "and its end",
}
"""Over each group of names but the first."""


class Filter(ModalScreen[None]):
    """Lists the facets; what is chosen shows at once behind the list.

    Space adds or takes away, enter shows one alone and closes, escape closes and leaves things as they are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "add_or_take", "Add or take away"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("escape,f,q", "close", "Close"),
    ]
    DEFAULT_CSS = """
    Filter {
        align: right top;
        background: transparent;

        OptionList, OptionList:focus {
            width: 36;
            height: auto;
            max-height: 100%;
            scrollbar-size-vertical: 1;
            margin: 1 2 1 2;
            background: $panel;
            border: round $row-bar;
            border-title-color: $foreground;
            border-subtitle-color: $text-aside;
        }
    }
    """

    class Chosen(Message):
        """What to show; nothing is everything."""

        def __init__(self, facets: frozenset[str]) -> None:
            self.facets = facets
            super().__init__()

    def __init__(
        self,
        groups: Mapping[Group, Sequence[str]],
        counts: Mapping[str, int],
        chosen: frozenset[str],
        asked_by: MessagePump,
    ) -> None:
        super().__init__()
        self._groups = groups
        self._counts = counts
        self._chosen = chosen
        self._asked_by = asked_by
        self._toggled = False

    def compose(self) -> ComposeResult:
        """The list, everything first."""
        options = OptionList(*self._options())
        options.border_title = "Show"
        options.border_subtitle = "space adds · enter only this"
        yield options

    def _options(self) -> Iterator[Option]:
        yield Option(self._prompt(_EVERYTHING), id=_EVERYTHING)
        for k, (group, known) in enumerate(self._groups.items()):
            names = [name for name in known if name in self._counts]
            if k and names:
                yield Option(Content.styled(_TITLES[group], "$text-aside italic"), disabled=True)
            for name in names:
                yield Option(self._prompt(name), id=name)

    def _prompt(self, name: str) -> Content:
        chosen = name in self._chosen or (name == _EVERYTHING and not self._chosen)
        sign = _SIGNS.get(name.replace(" ", "-"), " ")
        count = str(self._counts[name]) if name in self._counts else ""
        return Content(f"{'●' if chosen else '○'} {sign} {name:<20}{count:>6}")

    def action_move(self, step: int) -> None:
        """Move by one line."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def action_add_or_take(self) -> None:
        """Add the facet to what is shown, or take it away."""
        name = self._highlighted()
        if name:
            self._toggled = True
            self._choose(frozenset() if name == _EVERYTHING else self._chosen ^ {name})

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option_id
        if name == _EVERYTHING:
            self._choose(frozenset())
        elif name and not self._toggled:
            self._choose(frozenset({name}))
        self.dismiss()

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()

    def _highlighted(self) -> str | None:
        options = self.query_one(OptionList)
        return None if options.highlighted is None else options.get_option_at_index(options.highlighted).id

    def _choose(self, facets: frozenset[str]) -> None:
        self._chosen = facets
        options = self.query_one(OptionList)
        for name in (_EVERYTHING, *self._counts):
            options.replace_option_prompt(name, self._prompt(name))
        self._asked_by.post_message(self.Chosen(facets))
