"""Three texts of a clause in one view: the base, the draft that was decided on, and the draft at hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from resdiff.review.decisions import Verdict
from resdiff.screens.boxes import Boxed
from resdiff.screens.marked import marked
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.review.carrying import ThreeWay


class ThreeTexts(Boxed[Verdict]):
    """Shows what each made of the text before it; its result is the verdict, if one is given at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v,q,enter", "close", "Close", show=False),
        Binding("a", "decide('accept')", "Accept"),
        Binding("x", "decide('reject')", "Reject"),
        Binding("h", "decide('hold')", "Hold"),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = """
    ThreeTexts {
        .box { width: 112; padding: 0 1 1 1; scrollbar-size-vertical: 1; }
        .box .name { color: $text-aside; margin: 1 0 0 0; }
    }
    """

    def __init__(
        self, address: str, names: tuple[str, str], verdict: str, texts: ThreeWay, *, bracketed: bool = False
    ) -> None:
        super().__init__()
        self._bracketed = bracketed
        self._address = address
        self._names = names
        self._verdict = verdict
        self._texts = texts

    def compose(self) -> ComposeResult:
        """The three texts, each as it changes the one before, and the last as it changes the first."""
        texts, (base, draft) = self._texts, self._names
        mark = partial(marked, bracketed=self._bracketed)
        with VerticalScroll(classes="box") as box:
            box.border_title = f"Three texts of {self._address}"
            box.border_subtitle = "a accepts · x rejects · h holds · esc closes"
            for name, text in (
                (f"{base}, the base", visible(texts.base) or "had no such clause"),
                (f"The earlier draft, {self._verdict}", mark(texts.proposed) if texts.earlier else "had it no longer"),
                (f"{draft}, as it changes the earlier draft", mark(texts.since) if texts.now else "has it no longer"),
                (f"{draft}, as it changes the base", mark(texts.overall) if texts.now else "has it no longer"),
            ):
                yield Static(name, markup=False, classes="name")
                yield Static(text, markup=False)

    def action_decide(self, verdict: Verdict) -> None:
        """Decide on the change."""
        self.dismiss(verdict)

    def action_scroll(self, step: int) -> None:
        """Scroll by one line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
