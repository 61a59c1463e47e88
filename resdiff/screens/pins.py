"""Which pin a person means: two clauses to link, or one to part from its counterpart."""

from __future__ import annotations

from resdiff.alignment import Pin
from resdiff.model import Change


def linked(first: Change, second: Change) -> Pin | None:
    """The pin that links the clauses of two rows; None where they do not stand on different sides.

    The first row named gives the old paragraphs if it has any, as a clause that is gone is named before the one
    that it became.
    """
    if first is second:
        return None
    if first.old and second.new:
        return Pin(first.old, second.new)
    return Pin(second.old, first.new) if second.old and first.new else None


def parted(change: Change) -> tuple[Pin, ...]:
    """The pins that leave both sides of a change without counterpart; none where it has but one."""
    if not (change.old and change.new):
        return ()
    return (*(Pin((address,), ()) for address in change.old), *(Pin((), (address,)) for address in change.new))
