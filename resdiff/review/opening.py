"""A review opened for work: from its file to the desk, with everything told that a reviewer has to know first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from resdiff.errors import ReviewError
from resdiff.meaning import Meaning
from resdiff.model import Comparison, Document
from resdiff.review.carrying import FATES, Carried, Fate, carry
from resdiff.review.decisions import Review, Reviewed, begin, reviewed
from resdiff.review.desk import Desk
from resdiff.review.keeping import Keeper, read_file
from resdiff.review.marks import words_of_mark
from resdiff.summary.english import counted, listed
from resdiff.summary.naming import ranges

_AKIN = {"base": 0.5, "draft": 0.1}
"""From this share of known paragraphs on a document is the one reviewed, in another format or revised."""

_FATES: dict[Fate, tuple[str, str]] = {
    "carried": ("decision holds", "decisions hold"),
    "changed": ("is to be decided again", "are to be decided again"),
    "met": ("is met by the draft", "are met by the draft"),
    "lost": ("lost its object", "lost their object"),
}


def look(
    name: str, comparison: Comparison, meanings: Sequence[Meaning], tell: Callable[[str], None], carried_from: str = ""
) -> Desk:
    """A desk with the review in the file `name`, or with none; nothing is locked, and nothing will be written.

    Tells and raises what `open_review` does.
    """
    review, carried = _begun(read_file(name) if name and Path(name).exists() else None, name, comparison, carried_from)
    for line in say(carried, comparison) if carried else ():
        tell(line)
    return Desk(comparison, meanings, review)


@frozen
class Opened:
    """A desk, the file that it keeps its review in, and what was carried to it, if anything was."""

    desk: Desk
    keeper: Keeper
    carried: Carried | None


def open_review(
    name: str,
    comparison: Comparison,
    meanings: Sequence[Meaning],
    tell: Callable[[str], None],
    *,
    carried_from: str = "",
) -> Opened:
    """Open the review in the file `name`, or begin one there; nothing is written before the first decision.

    `carried_from` names the review of an earlier draft to begin with. What a person has to know is told to `tell`: a
    folder that cannot be written, documents with other words than those decided on, decisions without an object.
    Raises ReviewError for a file of other documents, in use, broken, or from a newer resdiff.
    """
    keeper = Keeper(name)
    try:
        if keeper.problem:
            tell(f"nothing can be kept in {name}: {keeper.problem}; decisions stay in memory until saved elsewhere")
        review, carried = _begun(keeper.review, name, comparison, carried_from)
    except BaseException:
        keeper.close()
        raise
    if carried:
        for line in say(carried, comparison):
            tell(line)
    return Opened(Desk(comparison, meanings, review, keeper.keep, is_kept=carried is None), keeper, carried)


def _begun(
    present: Review | None, name: str, comparison: Comparison, carried_from: str
) -> tuple[Review, Carried | None]:
    if present is None and not carried_from:
        return begin(comparison), None
    if present is not None and carried_from:
        raise ReviewError(f"{name} is there already", "go on with it without --carry, or name another with --review")
    earlier = present or read_file(carried_from)
    _check(earlier, comparison, carried_from or name)
    if any(changed_since(earlier, comparison.old, comparison.new)) or carried_from:
        carried = carry(earlier, comparison)
        return carried.review, carried
    return earlier, None


def changed_since(review: Review, base: Document, draft: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of the paragraphs of each document with other words than the review knows.

    For documents read again while they are under review, and for a file that was edited since. Where paragraphs only
    went, there is none to name, and the document itself is named by "".
    """
    return _changed(review.base, reviewed(base)), _changed(review.draft, reviewed(draft))


def _changed(then: Reviewed, now: Reviewed) -> tuple[str, ...]:
    if then.words == now.words:
        return ()
    known = _words(then)
    return tuple(address for address, mark in now.marks if words_of_mark(mark) not in known) or ("",)


def _words(document: Reviewed) -> frozenset[str]:
    return frozenset(words_of_mark(mark) for _, mark in document.marks)


def _check(review: Review, comparison: Comparison, name: str) -> None:
    """Raises ReviewError for a review of other documents: hardly a paragraph is known."""
    for side, then, document in (("base", review.base, comparison.old), ("draft", review.draft, comparison.new)):
        known, now = _words(then), _words(reviewed(document))
        if known != now and len(known & now) < _AKIN[side] * min(len(known), len(now)):
            raise ReviewError(
                f"{name} is a review of another {side}, {then.name}, and not of {document.name}",
                "name another file with --review",
            )


def say(carried: Carried, comparison: Comparison) -> list[str]:
    """What became of the decisions, in lines."""
    counts = carried.counts
    said = [counted(counts[fate], *_FATES[fate]) for fate in FATES if counts[fate]]
    lines = [f"carried to {comparison.new.name}: {listed(said) or 'nothing'}"]
    if carried.fresh:
        places = [(comparison.changes[row].new or comparison.changes[row].old)[0] for row in carried.fresh]
        lines.append(f"not in the earlier draft: {listed(ranges(places))}")
    for told in carried.told:
        if told.fate in ("changed", "lost"):
            where = " → ".join(
                listed(side.addresses) for side in (told.decision.base, told.decision.draft) if side.addresses
            )
            lines.append(f"{told.decision.verdict} {where} {_FATES[told.fate][0]}: {told.why}")
    return lines
