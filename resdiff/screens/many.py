"""Whole runs at once: what is still open by class, by part and by the filter, to be decided on in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from resdiff.review.decisions import Verdict
from resdiff.screens.boxes import Boxed, Lines
from resdiff.summary.choosing import CLASSES, PARTS, Choice, PartName

if TYPE_CHECKING:
    from resdiff.review.desk import Desk

_PARTS: dict[PartName, str] = {
    "preamble": "all of the preamble",
    "operative": "all of the operative part",
    "annex": "all of the annexes",
    "text": "all of the text",
}


@frozen
class Run:
    """Changes that are still open, by their places, and what they are called together."""

    name: str
    places: tuple[int, ...]


@frozen
class Decided:
    """A run and the verdict on it."""

    run: Run
    verdict: Verdict


def runs(desk: Desk, shown: Sequence[int] | None) -> tuple[Run, ...]:
    """The runs that have something open, the most wanted first; `shown` are the open changes that a filter shows."""
    found = [] if shown is None else [Run("all that the filter shows", tuple(shown))]
    # What asks for the least reading comes first: nobody is led to decide on what is substantive unseen.
    found += [Run(f"all that is {name}", desk.rows(Choice(classes=(name,)))) for name in reversed(CLASSES)]
    found += [Run(_PARTS[part], desk.rows(Choice(parts=(part,)))) for part in PARTS]
    found += [Run("all that is left", desk.rows(Choice()))]
    return tuple(run for run in found if run.places)


class Many(Boxed[Decided]):
    """Lists runs with their counts; a verdict's key decides on the whole of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('accept')", "Accept"),
        Binding("x", "decide('reject')", "Reject"),
        Binding("h", "decide('hold')", "Hold"),
        Binding("d,q", "close", "Close", show=False),
    ]
    DEFAULT_CSS = """
    Many { .box { width: 60; } #told { margin: 1 0 0 0; } }
    """

    def __init__(self, listed: Sequence[Run]) -> None:
        super().__init__()
        self._runs = listed

    def compose(self) -> ComposeResult:
        """The runs, and what one step is."""
        with Vertical(classes="box") as box:
            box.border_title = "Decide on"
            box.border_subtitle = "a accepts · x rejects · h holds · esc closes"
            yield Lines(*(Option(Content(f"{run.name:<40}{len(run.places):>6} open")) for run in self._runs))
            yield Static("What is decided already stays; u takes the whole run back.", markup=False, id="told")

    def action_decide(self, verdict: Verdict) -> None:
        """Decide on the run."""
        at = self.query_one(Lines).highlighted
        if at is not None:
            self.dismiss(Decided(self._runs[at], verdict))
