"""Writing the summary to a file: asks for its name, asks again before anything is replaced, tells what went wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from resdiff.errors import ResdiffError
from resdiff.saving import save
from resdiff.screens.bands import name_of
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.model import Comparison
    from resdiff.screens import Write
    from resdiff.screens.textscreen import TextScreen
    from resdiff.summary import Report

_ENDINGS = "The ending says what is written: .html, .md, .txt, .json, .csv, .xlsx or .critic.md."


class Exporting(ModalScreen[str]):
    """One field for the name; its result is the name of the file that was written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]
    DEFAULT_CSS = """
    Exporting {
        align: center middle;
        background: transparent;

        Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            background: $panel;
            border: round $row-bar;
            border-title-color: $foreground;
            border-subtitle-color: $text-aside;
            padding: 1 2;
        }
        Input { background: $background; color: $foreground; margin: 0 0 1 0; }
        Static { height: auto; color: $foreground; }
    }
    """

    def __init__(self, report: Report, write: Write) -> None:
        super().__init__()
        self._report = report
        self._write = write
        self._asked_about = ""

    @classmethod
    def open(cls, screen: TextScreen[Any], report: Report, write: Write | None) -> None:
        """Ask over a screen, and say there what was written."""
        if write is None:
            screen.say("Nothing can be written from here")
            return

        def written(name: str | None) -> None:
            if name:
                screen.say(f"Written to {visible(name)}")

        screen.app.push_screen(cls(report, write), written)

    def compose(self) -> ComposeResult:
        """The field, and a line or two below it."""
        with Vertical() as box:
            box.border_title = "Write the summary to a file"
            box.border_subtitle = "enter writes · esc closes"
            name = Input(default_name(self._report.comparison), compact=True, select_on_focus=False)
            name.cursor_blink = False
            yield name
            yield Static(_ENDINGS, markup=False)

    def action_close(self) -> None:
        """Close without writing."""
        self.dismiss("")

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asked_about = ""
        self._tell(_ENDINGS)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        name = os.path.expanduser(event.value.strip())  # noqa: PTH111 - Path's raises where there is no home
        if not name:
            return
        try:
            # Made before anything is asked: a name that will not do is told at once.
            data = self._write(self._report, name)
            if os.path.lexists(name) and self._asked_about != name:
                self._asked_about = name
                self._tell(f"{name} is there already.", "Enter once more replaces it; another name keeps it.")
                return
            save(name, data)
        except ResdiffError as error:
            self._tell(error.message, error.hint)
        else:
            self.dismiss(name)

    def _tell(self, *lines: str) -> None:
        self.query_one(Static).update(Content(visible("\n".join(lines))))


def default_name(comparison: Comparison) -> str:
    """The name of both documents, as a file in the current folder: "A_RES_78_229-A_RES_80_229.html"."""
    names = (
        re.sub(r"\W+", "_", Path(name_of(each)).stem if not each.symbol else each.symbol)
        for each in (comparison.old, comparison.new)
    )
    return f"{'-'.join(dict.fromkeys(name.strip('_')[:60] or 'summary' for name in names))}.html"
