"""The redline that a review leads to: its outcome as changes on the base, its remarks as comments."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from resdiff.comparison import compare
from resdiff.model import Comparison
from resdiff.reading.blocks import View
from resdiff.redline import Options, Redline, Remark, redline
from resdiff.review.desk import Desk
from resdiff.summary.english import counted


def redline_of_review(
    desk: Desk, base: bytes | None = None, options: Options | None = None, *, tracked: View = "accepted"
) -> Redline:
    """The changes from the base to what the decisions make of it, as a Word file; each remark stands at its clause.

    What is open or held stands as in the base, and that is told. `base`, `options` and `tracked` are those of
    `redline`, which says what is raised.
    """
    comparison = compare(desk.comparison.old, desk.outcome())
    options = options or Options()
    options = evolve(options, remarks=(*options.remarks, *_remarks(desk, comparison, options.author)))
    made = redline(comparison, base, options, tracked=tracked)
    return evolve(made, told=(*_left_open(desk), *made.told))


def _left_open(desk: Desk) -> Iterator[str]:
    waiting = sum(desk.decision(row).verdict in ("open", "hold") for row in desk.to_decide)
    if waiting:
        yield f"{counted(waiting, 'change')} {'is' if waiting == 1 else 'are'} not decided, and left as in the base"


def _remarks(desk: Desk, comparison: Comparison, author: str) -> Iterator[Remark]:
    """The remarks of a review at paragraphs of the redline, with their kinds; unsigned ones are the author's."""
    for row, remark in desk.remarks:
        if place := _place(desk, comparison, row):
            yield Remark(*place, remark.author or author, f"{remark.kind.capitalize()}: {remark.text}")


def _place(desk: Desk, comparison: Comparison, row: int) -> tuple[str, str] | None:
    """The side and address of the paragraph that a remark on a change stands at.

    That is its clause in the base, or in the outcome where the base has none. A clause that the outcome does not
    have either is spoken of at the paragraph of the base that it would follow.
    """
    changes = desk.comparison.changes
    if changes[row].old:
        return "old", changes[row].old[0]
    wanted = desk.decision(row).demanded or ()
    here = next((p.id for p in comparison.new.paragraphs if p.text in wanted), None)
    if here is not None:
        return "new", here
    before = next((change.old[-1] for change in reversed(changes[:row]) if change.old), None)
    if before is None and comparison.old.paragraphs:
        before = comparison.old.paragraphs[0].id
    return None if before is None else ("old", before)
