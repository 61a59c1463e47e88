"""The review screen: the two versions with a desk, where each change is decided on, remarked on and worded anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.binding import ActiveBinding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resdiff.errors import ResdiffError
from resdiff.review.decisions import Verdict
from resdiff.screens.commands import CHANGES, COMMON, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.pairscreen import PairScreen
from resdiff.screens.rows import Row
from resdiff.screens.sitting import Sitting
from resdiff.screens.standing import standing
from resdiff.screens.title import Heading
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.review.desk import Desk
    from resdiff.screens import Write
    from resdiff.summary import Report

DECIDE = (
    Command("a", "decide('accept')", "Accept the change, as the draft has it", "Decide", "Accept"),
    Command("x", "decide('reject')", "Reject the change, as the base has it", "Decide", "Reject"),
    Command("h", "decide('hold')", "Hold the change, to decide later", "Decide", "Hold"),
    Command("backspace", "decide('open')", "Open the change again", "Decide", display="⌫"),
    Command("tab", "next_open(1)", "Next change to decide", "Decide", "Next", display="tab"),
    Command("shift+tab", "next_open(-1)", "Change to decide before this one", "Decide", display="shift+tab"),
    Command("u", "undo", "Take the last step back", "Decide", "Undo"),
    Command("U,ctrl+r", "redo", "Make the step again that was taken back", "Decide", display="U ctrl+r"),
    Command("S", "stay", "After a verdict, go on to the next change or stay", "Decide"),
)


class ReviewScreen(PairScreen):
    """A review at work. Every decision is in its file before the screen shows it."""

    commands = (*DECIDE, *CHANGES, *FIND, *READING, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DECIDE)]

    def __init__(self, sitting: Sitting, write: Write | None = None, *, bracketed: bool = False) -> None:
        super().__init__(sitting.opened.desk.comparison, None, write, bracketed=bracketed)
        self._sitting = sitting
        self._keeper = sitting.opened.keeper
        self._goes_on = True
        carried = sitting.opened.carried
        self._fresh = frozenset(carried.fresh if carried else ())
        self._stand(range(len(self.desk.comparison.changes)))

    @property
    def desk(self) -> Desk:
        """The review, decision by decision."""
        return self._sitting.opened.desk

    def below(self) -> Iterator[Widget]:
        """Trouble, and what is told of the match, above the footer."""
        yield Static(id="trouble", markup=False)
        yield from super().below()

    def on_mount(self) -> None:
        """Follow the meaning as well: classes are decided on as wholes."""
        super().on_mount()
        self.watch(self.pair, "report", self._understand, init=False)

    def on_unmount(self) -> None:
        """Let other windows have the file."""
        self._keeper.close()

    def _understand(self, report: Report | None) -> None:
        if report is not None:
            self.desk.meanings = report.meanings
            self.tell()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys in the order of the commands: those that decide come first in the footer."""
        found = super().active_bindings
        order = {key: k for k, command in enumerate(self.commands) for key in command.keys.split(",")}
        return dict(sorted(found.items(), key=lambda item: order.get(item[0], len(order))))

    @property
    def heading(self) -> Heading:
        """Where the reader is, and how far the review has come."""
        heading, progress = super().heading, self.desk.progress
        return evolve(
            heading,
            position=f"{heading.position}, {progress}",
            short_position=f"{heading.short_position}  {progress.decided}/{progress.total} decided",
        )

    # Deciding

    def action_decide(self, verdict: Verdict) -> None:
        """Decide on the change at the cursor, and go to the next one that is open."""
        row = self._row_to_decide()
        if row is not None:
            self._make(lambda: self.desk.decide([row.place], verdict), onward=verdict != "open")

    def _row_to_decide(self) -> Row | None:
        row = self.pair.row
        if row.change is None:
            self.say("No clause here to decide on")
        elif row.change.is_quiet and row.place not in self.desk.decisions:
            self.say("Nothing changed here to decide on")
        else:
            return row
        return None

    def _make(self, step: Callable[[], object], *, onward: bool = False) -> None:
        """Make a step, show what it changed, and tell where it could not be kept."""
        before, kept_before = self.desk.decisions, self.desk.is_kept
        try:
            step()
        except ResdiffError as error:
            if self.desk.decisions == before and self.desk.is_kept == kept_before:
                self.say(error.message)
                return
            self._tell_trouble(error.message, error.hint)
        else:
            self._tell_trouble()
        after = self.desk.decisions
        places = sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))
        here = self.pair.number
        to = self._open_row(1) if onward and self._goes_on else None
        if not onward and places and self.pair.row.place not in places:
            to = self.pair.listing.number_of_place(places[0])
        self._stand(places)
        self.pair.lay_out_at(here if to is None else to)
        if onward and to is None and self._goes_on:
            self._tell_end()

    def _stand(self, places: Iterable[int]) -> None:
        self.pair.listing.stand(
            {place: standing(self.desk, place, is_fresh=place in self._fresh) for place in places}
        )

    def _tell_trouble(self, *lines: str) -> None:
        bar = self.query_one("#trouble", Static)
        bar.update(Content(visible("\n".join(lines))))
        bar.set_class(bool(lines), "-shown")

    def _tell_end(self) -> None:
        progress = self.desk.progress
        if progress.decided == progress.total:
            self.say(f"All {progress.total} changes are decided")
        else:
            self.say("Nothing open is left among what is shown; esc shows everything")

    def _open_row(self, step: int) -> int | None:
        """The number of the next (1) or previous (-1) open change that is shown, from the other end on if need be."""
        here = self.pair.number
        rows = [row.number for row in self.pair.listing.shown if self._is_to_decide(row)][::step]
        ahead = [number for number in rows if (number - here) * step > 0]
        return next(iter(ahead or rows), None)

    def _is_to_decide(self, row: Row) -> bool:
        if row.change is None or row.change.is_quiet or row.role == "ghost":
            return False
        return self.desk.is_open(row.place)

    def action_next_open(self, step: int) -> None:
        """Go to the next change that is open, or the one before."""
        number = self._open_row(step)
        if number is None:
            self._tell_end()
        else:
            self.pair.jump_to(number)

    def action_stay(self) -> None:
        """Go on to the next open change after a verdict, or stay."""
        self._goes_on = not self._goes_on
        self.say("After a verdict, the next open change" if self._goes_on else "After a verdict, the cursor stays")

    def action_undo(self) -> None:
        """Take the last step back, and say which it was."""
        self._turn(self.desk.undo, "Taken back", "There is nothing to take back")

    def action_redo(self) -> None:
        """Make the step again that was taken back, and say which it was."""
        self._turn(self.desk.redo, "Made again", "There is nothing to make again")

    def _turn(self, turn: Callable[[], str], told: str, nothing: str) -> None:
        said = ""

        def step() -> None:
            nonlocal said
            said = turn()

        self._make(step)
        self.say(f"{told}: {said}" if said else nothing)
