"""The compare screen: every clause beside its counterpart, what changed and why; links and partings by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from resdiff.errors import ResdiffError
from resdiff.model import Comparison
from resdiff.screens.commands import CHANGES, COMMON, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.exporting import Exporting
from resdiff.screens.pairscreen import PairScreen
from resdiff.screens.pins import PinDesk, Step
from resdiff.screens.search import Search

if TYPE_CHECKING:
    from resdiff.meaning import Ladders
    from resdiff.pinning import Pinned
    from resdiff.screens import Write

EXPORT = Command("e", "export", "Write the summary to a file", "Meaning")
_OWN = (
    EXPORT,
    Command("l", "link", "Link a clause with another by hand", "Pins"),
    Command("u", "part", "Part a clause from its counterpart", "Pins"),
    Command("U", "unpin", "Take the last pin back", "Pins"),
)


class CompareScreen(PairScreen):
    """Shows a finished Comparison; `pinned` compares again with what a person links and parts by hand."""

    commands: ClassVar[Sequence[Command]] = (*CHANGES, *READING[:1], *FIND, *READING[1:], *_OWN, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(_OWN)]

    def __init__(
        self,
        comparison: Comparison,
        pinned: Pinned | None = None,
        ladders: Ladders | None = None,
        write: Write | None = None,
        *,
        bracketed: bool = False,
    ) -> None:
        super().__init__(comparison, ladders, write, bracketed=bracketed)
        self._pins = PinDesk(pinned)

    def action_export(self) -> None:
        """Ask for a file and write the summary to it."""
        self.pair.when_understood(lambda report: Exporting.open(self, report, self._write))

    def action_leave(self) -> None:
        """End a link that was begun, or else the search, or else the filter."""
        if self._pins.linking is not None and not self.selections:
            self._pins.linking = None
            self.say("Nothing linked")
        else:
            super().action_leave()

    # Pins

    def action_link(self) -> None:
        """Link this clause with another: the key is pressed on the one and then on the other."""
        self._pin(self._pins.link(self.pair.row.change))

    def action_part(self) -> None:
        """Part this clause from its counterpart."""
        self._pin(self._pins.part(self.pair.row.change))

    def action_unpin(self) -> None:
        """Take the last pin back."""
        self._pin(self._pins.back(self.pair.row.change))

    def _pin(self, step: Step | str) -> None:
        """Compare again with other pins, and go to the clause that it is about; or say why not."""
        if isinstance(step, str):
            self.say(step)
            return
        try:
            comparison = self._pins.take(step)
        except ResdiffError as error:
            self.say(f"Not pinned: {error.message}")
            return
        self.pair.compare_again(comparison, step.address)
        self.query_one(Search).again()
        self.say(step.told + self._pins.place)
