"""The desk a reviewer sits at: decide, remark, undo, and see how far it has come; every step is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field, frozen

from resdiff.errors import ReviewError
from resdiff.meaning import Class, Meaning
from resdiff.model import Comparison, Document, Edit
from resdiff.review.decisions import Decision, Remark, Review, Verdict, begin, decided, undecided
from resdiff.review.mending import Mend, to_mend
from resdiff.review.outcome import Otherwise, outcome
from resdiff.review.placing import placed
from resdiff.summary.choosing import Choice, chosen
from resdiff.summary.english import counted
from resdiff.wording import edits

Decisions = Mapping[int, Decision]
"""What was decided on each change, by its place in the comparison."""


@frozen
class Progress:
    """How many of the changes to decide are decided; held and own words count as decided, open ones do not."""

    decided: int
    total: int

    def __str__(self) -> str:
        return f"{self.decided} of {self.total} decided"


@frozen
class _Step:
    """What can be undone: what it was, in words, and the decisions before and after it."""

    said: str
    before: Decisions
    after: Decisions


def _nowhere(review: Review) -> None:
    """Keep a review in memory alone."""


@define(eq=False)
class Desk:
    """One review at work.

    `keep` has a review on disk before it returns, or raises; a step that could not be kept stays made, `is_kept` is
    then False, and the next step or `keep_now` tries again. Every method that decides raises what `keep` raises.
    """

    comparison: Comparison
    meanings: Sequence[Meaning]
    """What each change means, parallel to the changes."""
    review: Review
    keep: Callable[[Review], None] = _nowhere
    is_kept: bool = True
    _decisions: Decisions = field(init=False)
    _elsewhere: tuple[Decision, ...] = field(init=False)
    _done: list[_Step] = field(factory=list, init=False)
    _undone: list[_Step] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._decisions, self._elsewhere = placed(self.review.decisions, self.comparison)

    @property
    def decisions(self) -> Decisions:
        """What was decided or remarked so far, by the place of the change."""
        return self._decisions

    @property
    def elsewhere(self) -> tuple[Decision, ...]:
        """Decisions of the file whose change this comparison does not have; they stay in the file."""
        return self._elsewhere

    def decision(self, row: int) -> Decision:
        """What was decided on a change; an open decision where nothing was."""
        return self._decisions.get(row) or undecided(self.comparison, self.comparison.changes[row])

    # Deciding

    def decide(self, rows: Iterable[int], verdict: Verdict) -> None:
        """Accept, reject or hold some changes, or open them again; all of them are one step to undo."""
        rows = list(rows)
        said = f"{verdict} {counted(len(rows), 'change')}" if len(rows) != 1 else f"{verdict} one change"
        self._step(said, {row: decided(self.decision(row), verdict) for row in rows})

    def word(self, row: int, texts: Sequence[str]) -> None:
        """Have words of one's own instead of either side's, a text for each paragraph. Raises ReviewError for none."""
        self._step("own words", {row: decided(self.decision(row), "own", tuple(texts))})

    def remark(self, row: int, remark: Remark) -> None:
        """Say something on a change, decided or not. Raises ReviewError where nothing is said."""
        if not remark.text.strip():
            raise ReviewError("a remark needs words", "write what there is to say")
        decision = self.decision(row)
        self._step(f"a remark: {remark.kind}", {row: evolve(decision, remarks=(*decision.remarks, remark))})

    def amend_remark(self, row: int, at: int, remark: Remark | None) -> None:
        """Put another remark in the place of the one at `at`, or take it away."""
        decision = self.decision(row)
        remarks = (*decision.remarks[:at], *([remark] if remark else []), *decision.remarks[at + 1 :])
        said = "a remark taken away" if remark is None else "a remark reworded"
        self._step(said, {row: evolve(decision, remarks=remarks)})

    def undo(self) -> str:
        """Take the last step back, and say which it was; empty where there is none."""
        if not self._done:
            return ""
        step = self._done.pop()
        self._undone.append(step)
        self._set(step.before)
        return step.said

    def redo(self) -> str:
        """Make the step again that was taken back last, and say which it was; empty where there is none."""
        if not self._undone:
            return ""
        step = self._undone.pop()
        self._done.append(step)
        self._set(step.after)
        return step.said

    def keep_now(self) -> None:
        """Have the review on disk, decided or not: after trouble, or under another name with another `keep`."""
        self.is_kept = False
        self.keep(self.review)
        self.is_kept = True

    def compared_again(self, comparison: Comparison, meanings: Sequence[Meaning]) -> None:
        """Go on with another comparison of the same documents, after a pin was set; undo begins anew."""
        decisions = (*self._decisions.values(), *self._elsewhere)
        self.comparison, self.meanings = comparison, meanings
        self._decisions, self._elsewhere = placed(decisions, comparison)
        self._done.clear()
        self._undone.clear()
        self._set(self._decisions)

    def _step(self, said: str, new: Decisions) -> None:
        after = {row: d for row, d in sorted({**self._decisions, **new}.items()) if not d.says_nothing}
        self._done.append(_Step(said, self._decisions, after))
        self._undone.clear()
        self._set(after)

    def _set(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self.review = evolve(self.review, decisions=(*decisions.values(), *self._elsewhere))
        self.keep_now()

    # Looking

    @property
    def to_decide(self) -> tuple[int, ...]:
        """The places of the changes that there is something to decide on."""
        return tuple(row for row, change in enumerate(self.comparison.changes) if not change.is_quiet)

    def rows(self, choice: Choice) -> tuple[int, ...]:
        """The places of the changes still open of a kind, part, class or stretch.

        Raises UsageError for an address that neither text has.
        """
        asked = chosen(self.comparison, self.meanings, choice)
        return tuple(row for row in asked if not self.comparison.changes[row].is_quiet and self.is_open(row))

    def is_open(self, row: int) -> bool:
        """Whether nothing is decided on a change."""
        return row not in self._decisions or self._decisions[row].verdict == "open"

    def next_open(self, row: int, step: int = 1) -> int | None:
        """The next change (with -1 the one before) to decide that is open, from the other end on where there is none.

        None where all is decided.
        """
        rows = [other for other in self.to_decide if self.is_open(other)][::step]
        ahead = [other for other in rows if (other - row) * step > 0]
        return next(iter(ahead or rows), None)

    @property
    def progress(self) -> Progress:
        """How far the review has come."""
        return self._progress(self.to_decide)

    @property
    def progress_by_class(self) -> dict[Class, Progress]:
        """How far it has come with what is substantive, routine, editorial; classes without a change are not there."""
        classes: tuple[Class, ...] = ("substantive", "routine", "editorial", "")
        rows = {klass: [row for row in self.to_decide if self.meanings[row].klass == klass] for klass in classes}
        return {klass: self._progress(some) for klass, some in rows.items() if some}

    def _progress(self, rows: Sequence[int]) -> Progress:
        return Progress(sum(not self.is_open(row) for row in rows), len(rows))

    @property
    def remarks(self) -> tuple[tuple[int, Remark], ...]:
        """All remarks in reading order, each with the place of its change."""
        return tuple((row, remark) for row, decision in self._decisions.items() for remark in decision.remarks)

    def own_edits(self, row: int) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
        """What one's own words change in the base's, and in the draft's."""
        decision = self.decision(row)
        own = "\n".join(decision.wording)
        return edits("\n".join(decision.base.texts), own), edits("\n".join(decision.draft.texts), own)

    def outcome(self, otherwise: Otherwise = "base") -> Document:
        """The text as the decisions leave it."""
        return outcome(self.comparison, self._decisions, otherwise)

    def to_mend(self, otherwise: Otherwise = "base") -> tuple[Mend, ...]:
        """What the decisions leave to mend in the outcome; nothing where none was made. Takes two comparisons."""
        if not self.progress.decided:
            return ()
        return to_mend(self.comparison, self.outcome(otherwise))


def start(comparison: Comparison, meanings: Sequence[Meaning]) -> Desk:
    """A desk with nothing decided, kept in memory alone."""
    return Desk(comparison, meanings, begin(comparison))
