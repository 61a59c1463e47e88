"""The report of a review as Markdown, with the base's and the draft's text of every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdiff.exports.markdown import escape, marked
from resdiff.review.carrying import three_way
from resdiff.review.decisions import Decision, Remark
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
from resdiff.summary import addresses
from resdiff.summary.naming import both_addresses, names


def review_to_markdown(desk: Desk) -> str:
    """The report, without a final newline."""
    return "\n".join(_lines(desk))


def _lines(desk: Desk) -> Iterator[str]:
    base, draft = names(desk.comparison)
    yield f"# Review of {escape(draft)} against {escape(base)}\n"
    yield f"{escape(headline(desk))} {escape(by_class(desk))}"
    for row, change in enumerate(desk.comparison.changes):
        if not (change.is_quiet and row not in desk.decisions):
            yield from _decision(desk, row)
    if mends := desk.to_mend():
        yield f"\n## {TO_MEND.capitalize()}\n"
        yield from (f"- **{escape(mend.address)}** {escape(mend.why)}" for mend in mends)
    if desk.review.lost:
        yield "\n## Without an object\n"
        for lost in desk.review.lost:
            yield f"- {escape(lost_in_words(lost))}"
            yield from (f"  {line}" for line in _remarks(lost.decision.remarks))


def _decision(desk: Desk, row: int) -> Iterator[str]:
    change, decision, meaning = desk.comparison.changes[row], desk.decision(row), desk.meanings[row]
    klass = f", {meaning.klass}" if meaning.klass else ""
    where = both_addresses(change.old, change.new)
    yield f"\n## {escape(where)}: {verdict_in_words(desk, row)}\n"
    yield f"*{escape(decision.change + klass)}*"
    if change.old:
        yield from _text(f"Base, {addresses(change.old)}", "\n".join(decision.base.texts))
    if change.new and change.kind != "unchanged":
        yield f"\n**Draft, {escape(addresses(change.new))}:** {marked(change.words)}"
    for note in change.notes:
        yield f"\n**A note was {note.kind}:** {marked(note.words)}"
    yield from _own(desk, row, decision)
    if earlier := earlier_in_words(decision):
        yield f"\n*{escape(earlier)}*"
    if seen := three_way(decision):
        yield f"\n**Since the earlier draft:** {marked(seen.since)}"
    if decision.remarks:
        yield ""
        yield from _remarks(decision.remarks)


def _own(desk: Desk, row: int, decision: Decision) -> Iterator[str]:
    if decision.verdict == "own":
        yield f"\n**Own wording:** {marked(desk.own_edits(row)[0])}"


def _text(name: str, text: str) -> Iterator[str]:
    lines = [escape(line) for line in text.split("\n")]
    yield f"\n**{escape(name)}:** {lines[0]}"
    yield from (f"\n{line}" for line in lines[1:])


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"- **{escape(remark_opening(remark))}:** {escape(' '.join(remark.text.split()))}"
