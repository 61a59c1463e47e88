"""Where a moved clause went: up or down, and past how many others that kept their order."""

from __future__ import annotations

from resdiff.model import Change, Comparison


def travels(comparison: Comparison) -> dict[int, tuple[str, int]]:
    """For each moved change, by its place among the changes: "up" or "down" (or ""), and past how many clauses."""
    at_old = {p.id: k for k, p in enumerate(comparison.old.paragraphs)}
    at_new = {p.id: k for k, p in enumerate(comparison.new.paragraphs)}

    def ends(change: Change) -> tuple[int, int]:
        return at_old[change.old[0]], at_new[change.new[0]]

    stayed = [ends(c) for c in comparison.changes if c.old and c.new and not (c.moved or c.transfer)]
    found = {}
    for row, change in enumerate(comparison.changes):
        if change.moved and change.old and change.new:
            old, new = ends(change)
            up = sum(o < old and n > new for o, n in stayed)
            down = sum(o > old and n < new for o, n in stayed)
            found[row] = ("up", up) if up > down else ("down", down) if down else ("", 0)
    return found
