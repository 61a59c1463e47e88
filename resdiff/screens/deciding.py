"""A screen with a desk: verdicts on the changes, each kept before it shows, with a way back and on to the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resdiff.errors import ResdiffError
from resdiff.review.decisions import Verdict
from resdiff.review.keeping import Keeper
from resdiff.review.text_form import write_review
from resdiff.review.watching import Watch
from resdiff.screens.commands import Command, bindings
from resdiff.screens.exporting import Exporting
from resdiff.screens.pairscreen import PairScreen
from resdiff.screens.rows import Row
from resdiff.screens.signs import MARK_MEANINGS
from resdiff.screens.sitting import Sitting
from resdiff.screens.standing import standing
from resdiff.screens.title import Heading
from resdiff.visible import visible

if TYPE_CHECKING:
    from resdiff.review.desk import Desk
    from resdiff.screens import Write
    from resdiff.summary import Report

_LOOKS_EVERY = 2.0
"""Seconds between two looks at the files under review."""

DECIDE = (
    Command("a", "decide('accept')", "Accept the change, as the draft has it", "Decide", "Accept"),
    Command("x", "decide('reject')", "Reject the change, as the base has it", "Decide", "Reject"),
    Command("h", "decide('hold')", "Hold the change, to decide later", "Decide", "Hold"),
    Command("backspace", "decide('open')", "Open the change again", "Decide", display="⌫"),
    Command("tab", "next_open(1)", "Next change to decide", "Decide", display="tab"),
    Command("shift+tab", "next_open(-1)", "Change to decide before this one", "Decide", display="shift+tab"),
    Command("u", "undo", "Take the last step back", "Decide", "Undo"),
    Command("U,ctrl+r", "redo", "Make the step again that was taken back", "Decide", display="U ctrl+r"),
    Command("S", "stay", "After a verdict, go on to the next change or stay", "Decide"),
)
KEEP = (Command("ctrl+s", "save_elsewhere", "Keep the review under another name", "Write"),)


class DecidingScreen(PairScreen):
    """A review at work. Every decision is in its file before the screen shows it."""

    marks = MARK_MEANINGS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*DECIDE, *KEEP))]

    def __init__(self, sitting: Sitting, write: Write | None = None, *, bracketed: bool = False) -> None:
        super().__init__(sitting.opened.desk.comparison, None, write, bracketed=bracketed)
        self._sitting = sitting
        self._keeper = sitting.opened.keeper
        self._goes_on = True
        self._trouble = False
        self._was_warned = False
        self._stand(range(len(self.desk.comparison.changes)))
        # Work goes on where something is open.
        self.pair.begins_at = next((row.number for row in self.pair.listing.rows if self.is_to_decide(row)), 0)

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
        self._tell_trouble(*self.first_words())
        self._watch = Watch(document.source for document in (self.desk.comparison.old, self.desk.comparison.new))
        self.set_interval(_LOOKS_EVERY, self._look)

    def on_unmount(self) -> None:
        """Let other windows have the file."""
        self._keeper.close()

    def _understand(self, report: Report | None) -> None:
        if report is not None:
            self.desk.meanings = report.meanings
            self.tell()

    @property
    def heading(self) -> Heading:
        """Where the reader is, and how far the review has come."""
        heading, progress = super().heading, self.desk.progress
        return evolve(
            heading,
            position=f"{heading.position}, {progress}",
            short_position=f"{heading.short_position}  {progress}",
        )

    def first_words(self) -> tuple[str, ...]:
        """What to know before the first decision."""
        return self._sitting.told

    def action_leave(self) -> None:
        """Take away what is told below the texts, or else end the search, or else the filter."""
        if self.query_one("#trouble", Static).has_class("-shown") and not self._trouble and not self.selections:
            self._tell_trouble()
        else:
            super().action_leave()

    def _look(self) -> None:
        """Tell of a document that changed on disk; decisions stay with the words that are shown."""
        if changed := self._watch.changed():
            self._tell_trouble(
                f"{' and '.join(changed)} changed on disk; the decisions here are on the words as they were.",
                "Leave and open the review again: they are carried over to the new words.",
            )

    # Deciding

    def action_decide(self, verdict: Verdict) -> None:
        """Decide on the change at the cursor, and go to the next one that is open."""
        row = self._row_to_decide()
        if row is not None:
            self.make(lambda: self.desk.decide([row.place], verdict), onward=verdict != "open")

    def _row_to_decide(self) -> Row | None:
        row = self.pair.row
        if row.change is None:
            self.say("No clause here to decide on")
        elif row.change.is_quiet and row.place not in self.desk.decisions:
            self.say("Nothing changed here to decide on")
        else:
            return row
        return None

    def make(self, step: Callable[[], object], *, onward: bool = False) -> None:
        """Make a step, show what it changed, and tell where it could not be kept."""
        before, kept_before = self.desk.decisions, self.desk.is_kept
        try:
            step()
        except ResdiffError as error:
            if self.desk.decisions == before and self.desk.is_kept == kept_before:
                self.say(error.message)
                return
            self._tell_trouble(error.message, error.hint)
            self._trouble, self._was_warned = True, False
        else:
            self._trouble = False
            self._tell_trouble()
        after = self.desk.decisions
        places = sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))
        here = self.pair.number
        to = None
        if onward and self._goes_on:
            to = here if self.is_to_decide(self.pair.row) else self._open_row(1)
        if not onward and places and self.pair.row.place not in places:
            to = self.pair.listing.number_of_place(places[0])
        self._stand(places)
        self.pair.lay_out_at(here if to is None else to)
        if onward and to is None and self._goes_on:
            self.tell_end()

    def _stand(self, places: Iterable[int]) -> None:
        self.pair.listing.stand({place: standing(self.desk, place, self.also(place)) for place in places})

    def also(self, place: int) -> tuple[str, ...]:  # noqa: ARG002 - a screen may know more
        """What the desk does not know of a change, as names to filter by."""
        return ()

    def _tell_trouble(self, *lines: str) -> None:
        bar = self.query_one("#trouble", Static)
        if not lines and not bar.has_class("-shown"):
            return  # nothing is laid out anew for every key
        bar.update(Content(visible("\n".join(lines))))
        bar.set_class(bool(lines), "-shown")

    def tell_end(self) -> None:
        """Say that nothing open is left, in all or among what is shown."""
        progress = self.desk.progress
        if progress.decided == progress.total:
            self.say(f"All {progress.total} changes are decided; E writes the report, q leaves")
        else:
            self.say("Nothing open is left among what is shown; esc shows everything")

    def _open_row(self, step: int) -> int | None:
        """The number of the next (1) or previous (-1) open change that is shown, from the other end on if need be."""
        here = self.pair.number
        rows = [row.number for row in self.pair.listing.shown if self.is_to_decide(row)][::step]
        ahead = [number for number in rows if (number - here) * step > 0]
        return next(iter(ahead or rows), None)

    def is_to_decide(self, row: Row) -> bool:
        """Whether a row has a change that is open."""
        if row.change is None or row.change.is_quiet or row.role == "ghost":
            return False
        return self.desk.is_open(row.place)

    def action_next_open(self, step: int) -> None:
        """Go to the next change that is open, or the one before."""
        number = self._open_row(step)
        if number is None:
            self.tell_end()
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

        self.make(step)
        if said or not self._trouble:
            self.say(f"{told}: {said}" if said else nothing)

    # Keeping and leaving

    def action_save_elsewhere(self) -> None:
        """Keep the review in another file from now on."""

        def made(name: str) -> bytes:
            if name == self._keeper.name:
                self.desk.keep_now()
            else:
                Keeper(name).close()  # in use, broken or from a newer resdiff: told before anything is replaced
            return write_review(self.desk.review).encode("utf-8")

        def kept(name: str | None) -> None:
            if name and name != self._keeper.name:
                self._keeper.close()
                self._keeper = Keeper(name)
                self.desk.keep = self._keeper.keep
            if name:
                self.make(self.desk.keep_now)
                self.say(f"The review is kept in {visible(name)} from now on")

        name = Path(self._keeper.name).name
        told = "Decisions go on in that file; the one before stays as it is."
        self.app.push_screen(Exporting("Keep the review under another name", name, told, made), kept)

    def may_close(self) -> bool:
        """Whether everything is on disk, or the person was told that it is not."""
        if not self._trouble or self._was_warned:
            return True
        self._was_warned = True
        self._tell_trouble(
            "What was decided since then is not on disk.",
            "ctrl+s keeps it under another name; q once more leaves without it.",
        )
        return False
