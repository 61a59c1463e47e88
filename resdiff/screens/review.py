"""The review screen: the two versions with a desk, where each change is decided on, remarked on and worded anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.binding import ActiveBinding, Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resdiff.errors import ResdiffError
from resdiff.review.carrying import three_way
from resdiff.review.decisions import Remark, RemarkKind, Verdict
from resdiff.review.keeping import Keeper
from resdiff.review.telling import IN_WORDS
from resdiff.review.text_form import write_review
from resdiff.review.watching import Watch
from resdiff.screens.bands import name_of
from resdiff.screens.boxes import Asking, Choosing
from resdiff.screens.commands import CHANGES, COMMON, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.exporting import Exporting, said
from resdiff.screens.many import Decided, Many, runs
from resdiff.screens.pairscreen import PairScreen
from resdiff.screens.remarking import Listed, Remarking, RemarkList
from resdiff.screens.rows import Row
from resdiff.screens.sitting import Outlet, Sitting
from resdiff.screens.standing import standing
from resdiff.screens.threeway import ThreeTexts
from resdiff.screens.tidings import tidings
from resdiff.screens.title import Heading
from resdiff.screens.wording import Wording
from resdiff.summary.english import counted
from resdiff.summary.naming import both_addresses
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
    Command("e", "word", "Word the clause yourself", "Decide", "Own"),
    Command("c", "remark", "Remark on the clause", "Remarks", "Remark"),
    Command("d", "many", "Decide on whole runs at once", "Decide", "Many"),
    Command("tab", "next_open(1)", "Next change to decide", "Decide", display="tab"),
    Command("shift+tab", "next_open(-1)", "Change to decide before this one", "Decide", display="shift+tab"),
    Command("u", "undo", "Take the last step back", "Decide", "Undo"),
    Command("C", "remarks", "All remarks: go to one, reword it, take it away", "Remarks", "Remarks"),
    Command("", "sign", "Sign remarks with another name", "Remarks"),
    Command("v", "three_texts", "The base, the earlier draft and this draft of a clause", "Earlier decisions"),
    Command("L", "tidings", "What became of the decisions on the earlier draft", "Earlier decisions"),
    Command("U,ctrl+r", "redo", "Make the step again that was taken back", "Decide", display="U ctrl+r"),
    Command("S", "stay", "After a verdict, go on to the next change or stay", "Decide"),
    Command("E", "export", "Write the review to a file", "Write", "Write"),
    Command("ctrl+s", "save_elsewhere", "Keep the review under another name", "Write"),
)


_FOOTER = (
    *(command.action for command in DECIDE if command.footer),
    "app.help", "filter", "facets", "remarks", "find", "export", "app.quit",
)  # fmt: skip
"""What stands in the footer, in this order; what finds no room is in the help and in the palette."""
_RANK = {action: k for k, action in enumerate(_FOOTER)}


def _shown(binding: Binding) -> Binding:
    """A key as the footer of this screen has it."""
    return replace(binding, show=binding.action in _RANK, group=None)


class ReviewScreen(PairScreen):
    """A review at work. Every decision is in its file before the screen shows it."""

    commands = (*DECIDE, *CHANGES, *FIND, *READING, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DECIDE)]

    def __init__(self, sitting: Sitting, write: Write | None = None, *, bracketed: bool = False) -> None:
        super().__init__(sitting.opened.desk.comparison, None, write, bracketed=bracketed)
        self._sitting = sitting
        self._keeper = sitting.opened.keeper
        self._bracketed = bracketed
        self._author = sitting.author
        self._kind: RemarkKind = "note"
        self._goes_on = True
        self._trouble = False
        self._was_warned = False
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
        self._tell_trouble(*self._sitting.told)
        self._watch = Watch(document.source for document in (self.desk.comparison.old, self.desk.comparison.new))
        self.set_interval(_LOOKS_EVERY, self._look)
        self._begin()

    def on_unmount(self) -> None:
        """Let other windows have the file."""
        self._keeper.close()

    # Own wording

    def action_word(self) -> None:
        """Edit the clause at the cursor below its base and its draft."""
        row = self.pair.row
        if row.change is None or row.role == "ghost":
            self.say("No clause here to word")
            return
        place, decision = row.place, self.desk.decision(row.place)

        def worded(texts: tuple[str, ...] | None) -> None:
            if texts:
                self._make(lambda: self.desk.word(place, texts), onward=True)

        sheet = Wording(
            _address(row), decision.base.texts, decision.draft.texts, decision.wording, bracketed=self._bracketed
        )
        self.app.push_screen(sheet, worded)

    # Remarks

    def action_remark(self) -> None:
        """Say something on the clause at the cursor."""
        row = self.pair.row
        if row.change is None:
            self.say("No clause here to remark on")
            return
        place = row.place

        def said(remark: Remark | None) -> None:
            if remark:
                self._kind = remark.kind
                self._make(lambda: self.desk.remark(place, remark))

        blank = Remark(self._kind, self._author, "", self._sitting.today)
        self.app.push_screen(Remarking(_address(row), blank), said)

    def action_remarks(self) -> None:
        """List all remarks, beginning at the clause that is read."""
        listed = self._listed_remarks()
        if not listed:
            self.say("There are no remarks; c makes one")
            return
        here = self.pair.row.place
        at = next((k for k, each in enumerate(listed) if each.place >= here), len(listed) - 1)

        def go(k: int | None) -> None:
            if k is not None:
                self.pair.jump_to(self.pair.listing.number_of_place(listed[k].place))

        def reword(k: int) -> None:
            def reworded(remark: Remark | None) -> None:
                if remark:
                    self._make(lambda: self.desk.amend_remark(listed[k].place, listed[k].at, remark))

            self.app.push_screen(Remarking(listed[k].address, listed[k].remark), reworded)

        def take_away(k: int) -> None:
            self._make(lambda: self.desk.amend_remark(listed[k].place, listed[k].at, None))
            self.say("The remark is taken away; u brings it back")

        self.app.push_screen(RemarkList(listed, at, reword, take_away), go)

    def _listed_remarks(self) -> list[Listed]:
        found = []
        for place, decision in self.desk.decisions.items():
            row = self.pair.listing.rows[self.pair.listing.number_of_place(place)]
            found += [Listed(place, _address(row), at, remark) for at, remark in enumerate(decision.remarks)]
        return found

    def action_sign(self) -> None:
        """Sign remarks with another name."""

        def signed(author: str | None) -> None:
            if author:
                self._author = author

        self.app.push_screen(Signing(self._author, "It stands beside each remark from now on."), signed)

    # Whole runs

    def action_many(self) -> None:
        """Decide on whole runs at once."""

        def ask(_: Report) -> None:
            shown = None
            if self.pair.listing.facets:
                shown = [row.place for row in self.pair.listing.shown if self._is_to_decide(row)]
            if listed := runs(self.desk, shown):
                self.app.push_screen(Many(listed), decided)
            else:
                self._tell_end()

        def decided(made: Decided | None) -> None:
            if made:
                self._make(lambda: self.desk.decide(made.run.places, made.verdict), onward=True)
                told = counted(len(made.run.places), "change")
                self.say(f"{IN_WORDS[made.verdict].capitalize()}: {made.run.name}, {told}; u takes it back")

        self.pair.when_understood(ask)

    # An earlier draft

    def action_three_texts(self) -> None:
        """Show the base, the earlier draft and this one of the clause at the cursor."""
        row = self.pair.row
        decision = self.desk.decision(row.place) if row.change else None
        texts = three_way(decision) if decision else None
        if texts is None or decision is None or decision.earlier is None:
            self.say("No decision was made here on other words")
            return
        names = (name_of(self.desk.comparison.old), name_of(self.desk.comparison.new))
        verdict = IN_WORDS[decision.earlier.verdict]
        self.app.push_screen(ThreeTexts(_address(row), names, verdict, texts, bracketed=self._bracketed))

    def action_tidings(self) -> None:
        """List what became of the decisions on the earlier draft."""
        found = tidings(self.desk, self._fresh)
        if not found:
            self.say("Nothing was decided on an earlier draft")
            return

        def go(k: int | None) -> None:
            if k is not None and (place := found[k].place) is not None:
                self.pair.jump_to(self.pair.listing.number_of_place(place))

        title = "What became of the decisions on the earlier draft"
        self.app.push_screen(Choosing(title, [tiding.line for tiding in found], "enter goes there"), go)

    # Writing

    def action_export(self) -> None:
        """Choose what to write of the review, and ask for a file."""

        def write(outlet: Outlet) -> None:
            sheet = Exporting(outlet.what, outlet.file, outlet.endings, lambda name: outlet.make(self.desk, name))
            self.app.push_screen(sheet, said(self))

        outlets = self._sitting.outlets
        if not outlets:
            self.say("Nothing can be written from here")
        elif len(outlets) == 1:
            write(outlets[0])
        else:
            self.app.push_screen(
                Choosing("Write to a file", [Content(outlet.what) for outlet in outlets], "enter asks for its name"),
                lambda k: write(outlets[k]) if k is not None else None,
            )

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
                self._make(self.desk.keep_now)
                self.say(f"The review is kept in {visible(name)} from now on")

        name = Path(self._keeper.name).name
        told = "Decisions go on in that file; the one before stays as it is."
        self.app.push_screen(Exporting("Keep the review under another name", name, told, made), kept)

    # Leaving

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

    def _understand(self, report: Report | None) -> None:
        if report is not None:
            self.desk.meanings = report.meanings
            self.tell()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys in the order of the footer: first those that decide, of the rest a few."""
        found = super().active_bindings
        last = len(_FOOTER)
        shown = {key: active._replace(binding=_shown(active.binding)) for key, active in found.items()}
        return dict(sorted(shown.items(), key=lambda item: _RANK.get(item[1].binding.action, last)))

    @property
    def heading(self) -> Heading:
        """Where the reader is, and how far the review has come."""
        heading, progress = super().heading, self.desk.progress
        return evolve(
            heading,
            position=f"{heading.position}, {progress}",
            short_position=f"{heading.short_position}  {progress.decided}/{progress.total} decided",
        )

    def _begin(self) -> None:
        """Put the cursor on the first change that is open, where work goes on."""
        first = self._open_row(1)
        if first is not None:
            self.pair.go(self.pair.listing.index_of(first), jump=True)

    def _look(self) -> None:
        """Tell of a document that changed on disk; decisions stay with the words that are shown."""
        if changed := self._watch.changed():
            self._tell_trouble(
                f"{' and '.join(changed)} changed on disk; the decisions here are on the words as they were.",
                "Leave and open the review again: they are carried over to the new words.",
            )

    def panel_lines(self) -> Content:
        """How far the review is, then what the change at the cursor means."""
        lines = [Content.styled(str(self.desk.progress), "bold")]
        if self.pair.report is not None:
            lines += [Content(f"{klass or 'other'}: {so_far}") for klass, so_far in self.desk.progress_by_class.items()]
        return Content("\n").join([*lines, Content(), super().panel_lines()])

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
            self._trouble, self._was_warned = True, False
        else:
            self._trouble = False
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
        self.pair.listing.stand({place: standing(self.desk, place, is_fresh=place in self._fresh) for place in places})

    def _tell_trouble(self, *lines: str) -> None:
        bar = self.query_one("#trouble", Static)
        if not lines and not bar.has_class("-shown"):
            return  # nothing is laid out anew for every key
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
        if said or not self._trouble:
            self.say(f"{told}: {said}" if said else nothing)


class Signing(Asking):
    """Asks who signs the remarks."""

    title_said = "Who signs the remarks"


def _address(row: Row) -> str:
    assert row.change
    return both_addresses(row.change.old, row.change.new)
