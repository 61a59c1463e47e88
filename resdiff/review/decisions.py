"""What a review is made of: decisions on changes, remarks on them, and the words they were made on."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import evolve, frozen

from resdiff.errors import ReviewError
from resdiff.model import Change, Comparison, Document
from resdiff.review.marks import mark, mark_all, same_marks
from resdiff.summary.naming import kind_in_words

Verdict = Literal["open", "accept", "reject", "hold", "own"]
"""Nothing decided; as the draft has it; as the base has it; later; in words of one's own."""
RemarkKind = Literal["question", "objection", "suggestion", "praise", "note"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
REMARK_KINDS: tuple[RemarkKind, ...] = get_args(RemarkKind)


@frozen
class Remark:
    """What somebody has to say on a change; `date` as the caller gives it, ISO by custom."""

    kind: RemarkKind
    author: str
    text: str
    date: str = ""


@frozen
class Side:
    """One side of a change when it was decided on: its addresses, the text of each paragraph and the mark of each."""

    addresses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@frozen
class Earlier:
    """What was decided on an earlier draft, and on which words of it, where the draft at hand has others."""

    verdict: Verdict
    texts: tuple[str, ...]
    wording: tuple[str, ...] = ()


@frozen
class Decision:
    """What was decided on one change, and said about it.

    `change` tells in words what it was ("reworded, moved"). `wording` is the text of each paragraph of the outcome
    where the verdict is `own`. `earlier` is there where the change is another one than was decided on.
    """

    base: Side
    draft: Side
    change: str
    verdict: Verdict = "open"
    wording: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    earlier: Earlier | None = None

    @property
    def says_nothing(self) -> bool:
        """True where it need not be kept."""
        return self.verdict == "open" and not self.remarks and self.earlier is None

    @property
    def demanded(self) -> tuple[str, ...] | None:
        """The text of each paragraph that the decision asks for; None where it asks for nothing yet."""
        by_verdict = {"accept": self.draft.texts, "reject": self.base.texts, "own": self.wording}
        return by_verdict.get(self.verdict)


@frozen
class Reviewed:
    """A document as the review knows it: its names, one mark for all its words, and the mark of each paragraph."""

    symbol: str
    source: str
    words: str
    marks: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return self.symbol or self.source


@frozen
class Lost:
    """A decision whose change is no longer there, and why."""

    decision: Decision
    why: str


@frozen
class Review:
    """The decisions on the changes from a base to a draft, in reading order, and those that lost their object."""

    base: Reviewed
    draft: Reviewed
    decisions: tuple[Decision, ...] = ()
    lost: tuple[Lost, ...] = ()


def begin(comparison: Comparison) -> Review:
    """A review in which nothing is decided yet."""
    return Review(reviewed(comparison.old), reviewed(comparison.new))


def reviewed(document: Document) -> Reviewed:
    """What a review keeps of a document."""
    marks = tuple((paragraph.id, mark(paragraph, document)) for paragraph in document.paragraphs)
    return Reviewed(document.symbol, document.source, mark_all(m for _, m in marks), marks)


def undecided(comparison: Comparison, change: Change) -> Decision:
    """A decision on this change that says nothing yet."""
    old, new = comparison.old_paragraphs, comparison.new_paragraphs
    return Decision(
        Side(
            change.old, tuple(old[i].text for i in change.old), tuple(mark(old[i], comparison.old) for i in change.old)
        ),
        Side(
            change.new, tuple(new[i].text for i in change.new), tuple(mark(new[i], comparison.new) for i in change.new)
        ),
        kind_in_words(change),
    )


def decided(decision: Decision, verdict: Verdict, wording: tuple[str, ...] = ()) -> Decision:
    """The decision with another verdict. Raises ReviewError for own words that are none.

    What was decided on an earlier draft has served once there is a new verdict.
    """
    if (verdict == "own") != bool(wording) or any(not text.strip() for text in wording):
        raise ReviewError("a wording of one's own needs words", "accept or reject the change to have none")
    return evolve(decision, verdict=verdict, wording=wording, earlier=None if verdict != "open" else decision.earlier)


def is_on(decision: Decision, other: Decision) -> bool:
    """Whether two decisions are on the same change: the same words on both sides, placed in the same way."""
    return (
        same_marks(decision.base.marks, other.base.marks)
        and same_marks(decision.draft.marks, other.draft.marks)
        and _placing(decision.change) == _placing(other.change)
    )


def is_placed_elsewhere(decision: Decision) -> bool:
    """Whether the change took its clause to another place."""
    return bool(_placing(decision.change))


def _placing(change: str) -> frozenset[str]:
    return frozenset(change.split(", ")) & {"moved", "promoted", "demoted"}
