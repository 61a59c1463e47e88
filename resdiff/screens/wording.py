"""Own wording: a clause edited below its base and its draft, told apart from both as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from resdiff.screens.boxes import Boxed
from resdiff.screens.marked import marked
from resdiff.visible import visible
from resdiff.wording import edits

_KEYS = "A line is a paragraph."


class Wording(Boxed[tuple[str, ...]]):
    """Shows both texts and a field with the draft's words, or what was worded before; its result are the paragraphs.

    Escape leaves at once where nothing was typed, and else asks first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", priority=True)]
    DEFAULT_CSS = """
    Wording {
        .box { width: 112; height: 90%; padding: 0 1; }
        VerticalScroll { height: auto; max-height: 60%; scrollbar-size-vertical: 1; }
        .box .name { color: $text-aside; margin: 1 0 0 0; }
        TextArea, TextArea:focus { height: 1fr; min-height: 3; border: none; padding: 0; background: $background; }
        #told { margin: 1 0 0 0; }
    }
    """

    def __init__(
        self,
        address: str,
        base: Sequence[str],
        draft: Sequence[str],
        wording: Sequence[str] = (),
        *,
        bracketed: bool = False,
    ) -> None:
        super().__init__()
        self._bracketed = bracketed
        self._address = address
        self._base, self._draft = "\n".join(base), "\n".join(draft)
        self._begun = visible("\n".join(wording) or self._draft or self._base)
        self._has_asked = False

    def compose(self) -> ComposeResult:
        """The base, the draft with its changes, the field, and how its words differ."""
        with Vertical(classes="box") as box:
            box.border_title = f"Own wording, {self._address}"
            box.border_subtitle = "ctrl+s keeps · esc leaves"
            with VerticalScroll(can_focus=False):
                yield Static("The base", markup=False, classes="name")
                yield Static(visible(self._base) or "has no such clause", markup=False)
                yield Static("The draft", markup=False, classes="name")
                yield Static(
                    marked(edits(self._base, self._draft), bracketed=self._bracketed)
                    if self._draft
                    else "no longer has it",
                    markup=False,
                )
                yield Static("Your words, as they change the draft", markup=False, classes="name")
                yield Static("not at all yet", id="changed", markup=False)
            field = TextArea(self._begun, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
            field.cursor_blink = False
            field.set_reactive(TextArea.selection, Selection.cursor(field.document.end))
            yield field
            yield Static(_KEYS, markup=False, id="told")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What stands in the field, a text for each line that is not blank."""
        return tuple(
            " ".join(line.split(" ")).strip() for line in self.query_one(TextArea).text.split("\n") if line.strip()
        )

    @property
    def is_typed(self) -> bool:
        """Whether there are other words in the field than at the beginning."""
        return self.query_one(TextArea).text != self._begun

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._has_asked = False
        changes = edits(visible(self._draft or self._base), "\n".join(self.paragraphs))
        is_other = any(edit.sign != "=" for edit in changes)
        self.query_one("#changed", Static).update(
            marked(changes, bracketed=self._bracketed) if is_other else Content("not at all yet")
        )
        self.tell(_KEYS)

    def action_keep(self) -> None:
        """Give the words to whoever asked, unless there are none, or only those of one of the texts."""
        words = self.paragraphs
        if not words:
            self.tell("A wording of your own needs words.", "To have none, leave with esc and accept or reject.")
        elif words == _lines(self._draft):
            self.tell("These are the draft's words.", "To have them, leave with esc and accept the change.")
        elif words == _lines(self._base):
            self.tell("These are the base's words.", "To have them, leave with esc and reject the change.")
        else:
            self.dismiss(tuple(_restored(text, self._base + self._draft) for text in words))

    def action_close(self) -> None:
        """Leave; where something was typed, only when asked twice."""
        if self.may_close():
            self.dismiss(None)

    def may_close(self) -> bool:
        """Whether nothing would be lost, or the person was told; says what would be, if not."""
        if not self.is_typed or self._has_asked:
            return True
        self._has_asked = True
        self.tell("What you typed is not kept.", "ctrl+s keeps it; esc once more leaves without it.")
        return False


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in visible(text).split("\n") if line.strip())


def _restored(text: str, source: str) -> str:
    """Direction marks and the like that were shown by their codes as the documents have them; no control character."""
    unseen = {visible(c): c for c in source if visible(c) != c and not c.isspace() and ord(c) >= 0xA0}
    for shown, character in unseen.items():
        if shown.startswith("<"):
            text = text.replace(shown, character)
    return text
