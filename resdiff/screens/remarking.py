"""Remarks: written with their kind, listed, gone to, reworded and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from attrs import evolve, frozen
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from resdiff.review.decisions import REMARK_KINDS, Remark
from resdiff.review.telling import remark_opening
from resdiff.screens.boxes import Boxed, Choosing, Lines
from resdiff.screens.cells import shown
from resdiff.visible import visible


class Remarking(Boxed[Remark]):
    """A field for the words of a remark, with its kind above; its result is the remark.

    Escape leaves at once where nothing was typed, and else asks first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "keep", "Keep", priority=True),
        Binding("ctrl+j", "line", "New line", priority=True),
        Binding("tab", "kind(1)", "Kind", priority=True),
        Binding("shift+tab", "kind(-1)", "Kind", priority=True),
    ]
    DEFAULT_CSS = """
    Remarking {
        TextArea, TextArea:focus { height: 6; border: none; padding: 0; background: $background; margin: 1 0; }
    }
    """

    def __init__(self, address: str, remark: Remark) -> None:
        super().__init__()
        self._address = address
        self._remark = remark
        self._kind = remark.kind
        self._begun = visible(remark.text)
        self._has_asked = False

    def compose(self) -> ComposeResult:
        """The kinds, the field, and what there is to say."""
        with Vertical(classes="box") as box:
            box.border_title = f"Remark on {self._address}"
            box.border_subtitle = "enter keeps · tab kind · ctrl+j new line · esc leaves"
            yield Static(self._kinds(), id="kinds", markup=False)
            field = TextArea(self._begun, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
            field.cursor_blink = False
            field.set_reactive(TextArea.selection, Selection.cursor(field.document.end))
            yield field
            yield Static(self._signed(), markup=False, id="told")

    def _kinds(self) -> Content:
        return Content("  ").join(
            Content.styled(f"● {kind}", "bold") if kind == self._kind else Content(f"○ {kind}") for kind in REMARK_KINDS
        )

    def _signed(self) -> str:
        return (
            f"Signed {self._remark.author}"
            if self._remark.author
            else "Signed by nobody; the palette has a name for it"
        )

    def action_kind(self, step: int) -> None:
        """The next kind, or the one before."""
        self._kind = REMARK_KINDS[(REMARK_KINDS.index(self._kind) + step) % len(REMARK_KINDS)]
        self.query_one("#kinds", Static).update(self._kinds())

    def action_line(self) -> None:
        """Begin a new line."""
        self.query_one(TextArea).insert("\n")

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._has_asked = False
        self.tell(self._signed())

    def action_keep(self) -> None:
        """Give the remark to whoever asked; one without words is none."""
        text = self.query_one(TextArea).text.strip()
        if text:
            self.dismiss(evolve(self._remark, kind=self._kind, text=text))
        else:
            self.tell("A remark needs words.")

    def action_close(self) -> None:
        """Leave; where something was typed, only when asked twice."""
        if self.may_close():
            self.dismiss(None)

    def may_close(self) -> bool:
        """Whether nothing would be lost, or the person was told; says what would be, if not."""
        if self._has_asked or self.query_one(TextArea).text == self._begun:
            return True
        self._has_asked = True
        self.tell("What you typed is not kept.", "enter keeps it; esc once more leaves without it.")
        return False


@frozen
class Listed:
    """A remark in the list: the place of its change and its address, and which of the remarks there it is."""

    place: int
    address: str
    at: int
    remark: Remark

    @property
    def line(self) -> Content:
        """The remark in one line or a few."""
        return Content.assemble(
            (f"{self.address}  ", "bold"), f"{remark_opening(self.remark)}: ", shown(self.remark.text)
        )


class RemarkList(Choosing):
    """All remarks in reading order; its result is the number of the one to go to, if no other key was pressed.

    `reword` and `take_away` are then told the number of the remark instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "reword", "Reword"),
        Binding("delete,backspace", "take_away", "Take away"),
        Binding("C", "close", "Close", show=False),
    ]

    def __init__(
        self, remarks: Sequence[Listed], at: int, reword: Callable[[int], None], take_away: Callable[[int], None]
    ) -> None:
        count = f"{len(remarks)} remark{'' if len(remarks) == 1 else 's'}"
        keys = "enter goes there · e rewords · del takes away"
        super().__init__(count, [remark.line for remark in remarks], keys, at)
        self._reword = reword
        self._take_away = take_away

    def action_reword(self) -> None:
        """Reword the remark."""
        self._do(self._reword)

    def action_take_away(self) -> None:
        """Take the remark away."""
        self._do(self._take_away)

    def _do(self, what: Callable[[int], None]) -> None:
        at = self.query_one(Lines).highlighted
        self.dismiss(None)
        if at is not None:
            what(at)
