"""Writing to a file: asks for its name, asks again before anything is replaced, tells what went wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resdiff.errors import ResdiffError
from resdiff.saving import save
from resdiff.screens.boxes import Asking
from resdiff.screens.called import name_of
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.model import Comparison
    from resdiff.screens import Write
    from resdiff.screens.textscreen import TextScreen
    from resdiff.summary import Report

_ENDINGS = "The ending says what is written: .html, .md, .txt, .json, .csv, .xlsx or .critic.md."


class Exporting(Asking):
    """One field for the name; its result is the name of the file that was written.

    `make` gives the bytes of the file of a name. Raises ResdiffError where that cannot be.
    """

    does = "enter writes"

    def __init__(self, title: str, name: str, told: str, make: Callable[[str], bytes]) -> None:
        super().__init__(name, told)
        self.title_said = title
        self._make = make
        self._asked_about = ""

    @classmethod
    def open(cls, screen: TextScreen[Any], report: Report, write: Write | None) -> None:
        """Ask over a screen where the summary shall go, and say there what was written."""
        if write is None:
            screen.say("Nothing can be written from here")
            return
        name = default_name(report.comparison)
        screen.app.push_screen(
            cls("Write the summary to a file", name, _ENDINGS, lambda name: write(report, name)), said(screen)
        )

    def changed(self) -> None:
        """Another name has to be asked about anew."""
        self._asked_about = ""
        super().changed()

    def take(self, words: str) -> None:
        """Write the file, unless there is one already that was not asked about."""
        name = os.path.expanduser(words)  # noqa: PTH111 - Path's raises where there is no home
        try:
            # Made before anything is asked: a name that will not do is told at once.
            data = self._make(name)
            if os.path.lexists(name) and self._asked_about != name:
                self._asked_about = name
                self.tell(f"{name} is there already.", "Enter once more replaces it; another name keeps it.")
                return
            save(name, data)
        except ResdiffError as error:
            self.tell(error.message, error.hint)
        else:
            self.dismiss(name)


def said(screen: TextScreen[Any]) -> Callable[[str | None], None]:
    """What to do with the name of a file that was written: say it on a screen."""
    return lambda name: screen.say(f"Written to {visible(name)}") if name else None


def default_name(comparison: Comparison) -> str:
    """The name of both documents, as a file in the current folder: "A_RES_78_229-A_RES_80_229.html"."""
    names = (
        re.sub(r"\W+", "_", Path(name_of(each)).stem if not each.symbol else each.symbol)
        for each in (comparison.old, comparison.new)
    )
    return f"{'-'.join(dict.fromkeys(name.strip('_')[:60] or 'summary' for name in names))}.html"
