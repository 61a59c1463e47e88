"""The report of a review as plain text: a block for each change, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from resdiff.review.carrying import three_way
from resdiff.review.desk import Desk
from resdiff.review.telling import (
    TO_MEND,
    by_class,
    earlier_in_words,
    headline,
    lost_in_words,
    remark_opening,
    verdict_in_words,
)
from resdiff.signs import SIGNS
from resdiff.summary.full import change_line, marked_words, wrapped
from resdiff.summary.naming import names
from resdiff.visible import visible


def review_to_text(desk: Desk) -> str:
    """The report, without a final newline."""
    return "\n".join(_lines(desk))


def _lines(desk: Desk) -> Iterator[str]:
    yield " -> ".join(names(desk.comparison))
    yield headline(desk)
    yield by_class(desk)
    for row, change in enumerate(desk.comparison.changes):
        if change.is_quiet and row not in desk.decisions:
            continue
        decision, klass = desk.decision(row), desk.meanings[row].klass
        yield ""
        judged = f" [{klass}]" if klass else ""
        yield f"[{verdict_in_words(desk, row)}] {SIGNS[change.kind]} {change_line(change)}{judged}"
        if change.kind != "unchanged":
            yield from wrapped(marked_words(change.words))
        if decision.verdict == "own":
            yield from wrapped(f"own wording: {marked_words(desk.own_edits(row)[0])}")
        if earlier := earlier_in_words(decision):
            yield from wrapped(earlier)
        if seen := three_way(decision):
            yield from wrapped(f"since the earlier draft: {marked_words(seen.since)}")
        for remark in decision.remarks:
            yield from wrapped(visible(f"{remark_opening(remark)}: {remark.text}"))
    if mends := desk.to_mend():
        yield ""
        yield f"{TO_MEND}:"
        for mend in mends:
            yield from wrapped(f"{mend.address} {visible(mend.why)}")
    if desk.review.lost:
        yield ""
        yield "without an object:"
        for lost in desk.review.lost:
            yield from wrapped(lost_in_words(lost))
            for remark in lost.decision.remarks:
                yield from wrapped(visible(f"{remark_opening(remark)}: {remark.text}"))
