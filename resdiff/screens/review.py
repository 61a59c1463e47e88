"""The review screen: a desk on which each change is decided on, remarked on and worded anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.content import Content

from resdiff.review.carrying import three_way
from resdiff.review.decisions import Remark, RemarkKind, Verdict
from resdiff.review.telling import IN_WORDS
from resdiff.screens.boxes import Asking, Choosing
from resdiff.screens.called import name_of
from resdiff.screens.commands import CHANGES, COMMON, FIND, READING, TRAVEL, Command, bindings
from resdiff.screens.deciding import DECIDE, KEEP, DecidingScreen
from resdiff.screens.exporting import Exporting, said
from resdiff.screens.many import Decided, Many, runs
from resdiff.screens.proposals import Offer, clashes, offer_line, offers, places_by_change, proposal_lines
from resdiff.screens.remarking import Listed, Remarking, RemarkList
from resdiff.screens.rows import Row
from resdiff.screens.sitting import Outlet, Sitting
from resdiff.screens.standing import CLASH, FRESH, PROPOSED
from resdiff.screens.threeway import ThreeTexts
from resdiff.screens.tidings import tidings
from resdiff.screens.wording import Wording
from resdiff.summary.english import counted
from resdiff.summary.naming import both_addresses

if TYPE_CHECKING:
    from resdiff.screens import Write
    from resdiff.summary import Report

_OWN = (
    Command("e", "word", "Word the clause yourself", "Decide", "Own"),
    Command("c", "remark", "Remark on the clause", "Remarks", "Remark"),
    Command("d", "many", "Decide on whole runs at once", "Decide", "Many"),
    Command("C", "remarks", "All remarks: go to one, reword it, take it away", "Remarks", "Remarks"),
    Command("", "sign", "Sign remarks with another name", "Remarks"),
    Command("v", "three_texts", "The base, the earlier draft and this draft of a clause", "Earlier decisions"),
    Command("L", "tidings", "What became of the decisions on the earlier draft", "Earlier decisions"),
    Command("D", "proposals", "Who proposes what here, in all drafts; take one", "Other drafts"),
    Command("E", "export", "Write the review to a file", "Write", "Write"),
)
_FOOTER = (
    "decide('accept')", "decide('reject')", "decide('hold')", "word", "remark", "many", "undo",
    "app.help", "filter", "facets", "remarks", "find", "export", "app.quit",
)  # fmt: skip
"""What stands in the footer, in this order; what finds no room is in the help and in the palette."""
_RANK = {action: k for k, action in enumerate(_FOOTER)}


def _shown(binding: Binding) -> Binding:
    """A key as the footer of this screen has it."""
    return replace(binding, show=binding.action in _RANK, group=None)


class ReviewScreen(DecidingScreen):
    """The desk with all that a reviewer may do at it."""

    commands = (*DECIDE, *_OWN, *KEEP, *CHANGES, *FIND, *READING, *TRAVEL, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(_OWN)]

    def __init__(self, sitting: Sitting, write: Write | None = None, *, bracketed: bool = False) -> None:
        carried, laid = sitting.opened.carried, sitting.laid
        self._fresh = frozenset(carried.fresh if carried else ())
        self._places = places_by_change(laid, sitting.opened.desk.comparison) if laid else {}
        self._bracketed = bracketed
        self._author = sitting.author
        self._kind: RemarkKind = "note"
        super().__init__(sitting, write, bracketed=bracketed)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys in the order of the footer: first those that decide, of the rest a few."""
        found = super().active_bindings
        last = len(_FOOTER)
        shown = {key: active._replace(binding=_shown(active.binding)) for key, active in found.items()}
        return dict(sorted(shown.items(), key=lambda item: _RANK.get(item[1].binding.action, last)))

    def first_words(self) -> tuple[str, ...]:
        """What to know before the first decision; where decisions were carried, the way to all of it."""
        told = super().first_words()
        if self._sitting.opened.carried is None:
            return told
        return (
            *(line for line in told[:1]),
            "L lists what is to be decided again, what is new and what lost its object; v: three texts",
        )

    def also(self, place: int) -> tuple[str, ...]:
        """What the desk does not know of a change: that it is new in this draft, that others propose something."""
        there = self._places.get(place, ())
        known = {FRESH: place in self._fresh, PROPOSED: bool(there), CLASH: clashes(there)}
        return tuple(name for name, is_so in known.items() if is_so)

    def panel_lines(self) -> Content:
        """How far the review is, then what the change at the cursor means."""
        classes = self.desk.progress_by_class if self.pair.report is not None else {}
        by_class = [f"{klass or 'other'} {so_far.decided}/{so_far.total}" for klass, so_far in classes.items()]
        lines = [Content.assemble((str(self.desk.progress), "bold"), *(f" · {told}" for told in by_class))]
        row, laid = self.pair.row, self._sitting.laid
        proposed = self._places.get(row.place, ())
        if laid and proposed:
            decision = self.desk.decision(row.place)
            lines += [Content(), *proposal_lines(laid, proposed, decision, bracketed=self._bracketed)][:-1]
        return Content("\n").join([*lines, Content(), super().panel_lines()])

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
                self.make(lambda: self.desk.word(place, texts), onward=True)

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
                self.make(lambda: self.desk.remark(place, remark))

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
                    self.make(lambda: self.desk.amend_remark(listed[k].place, listed[k].at, remark))

            self.app.push_screen(Remarking(listed[k].address, listed[k].remark), reworded)

        def take_away(k: int) -> None:
            self.make(lambda: self.desk.amend_remark(listed[k].place, listed[k].at, None))
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
                shown = [row.place for row in self.pair.listing.shown if self.is_to_decide(row)]
            if listed := runs(self.desk, shown):
                self.app.push_screen(Many(listed), decided)
            else:
                self.tell_end()

        def decided(made: Decided | None) -> None:
            if made:
                self.make(lambda: self.desk.decide(made.run.places, made.verdict), onward=True)
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

        def decided(now: Verdict | None) -> None:
            if now:
                self.make(lambda: self.desk.decide([row.place], now), onward=True)

        self.app.push_screen(ThreeTexts(_address(row), names, verdict, texts, bracketed=self._bracketed), decided)

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

    # Other drafts

    def action_proposals(self) -> None:
        """List what the drafts propose on the clause at the cursor; the one chosen stands."""
        row, laid = self.pair.row, self._sitting.laid
        places = self._places.get(row.place, ())
        if laid is None or not places:
            self.say("No other draft proposes anything here" if laid else "There is one draft only")
            return
        listed = offers(laid, places)

        def take(k: int | None) -> None:
            if k is not None:
                self._take(row.place, listed[k])

        lines = [offer_line(offer, bracketed=self._bracketed) for offer in listed]
        self.app.push_screen(Choosing(f"Proposals on {_address(row)}", lines, "enter takes one"), take)

    def _take(self, place: int, offer: Offer) -> None:
        """Have the words of a proposal stand, whichever of the verdicts says so."""
        decision = self.desk.decision(place)
        if offer.place.base not in ((), decision.base.addresses):
            self.say("This proposal is about several clauses at once; word them with e")
            return
        words = offer.taken(decision.demanded if decision.demanded is not None else decision.draft.texts)
        verdict: Verdict | None = (
            "accept" if words == decision.draft.texts else "reject" if words == decision.base.texts else None
        )
        if verdict:
            self.make(lambda: self.desk.decide([place], verdict), onward=True)
        elif words:
            self.make(lambda: self.desk.word(place, words), onward=True)
        else:
            self.say(f"{offer.by} would have the clause away, which this draft keeps; remark on it with c")

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


class Signing(Asking):
    """Asks who signs the remarks."""

    title_said = "Who signs the remarks"


def _address(row: Row) -> str:
    assert row.change
    old, new = row.change.old, row.change.new
    return both_addresses(old if old != new else (), new)
