"""Why two paragraphs were taken for one clause: the words of the matching, with the change in full."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from resdiff.model import Change
from resdiff.screens.called import listed
from resdiff.screens.cells import shown
from resdiff.screens.rows import Row
from resdiff.screens.signs import MEANINGS, facets


def reason(row: Row) -> Content:
    """What happened to the clause of a row, and the reason for its match."""
    change = row.change
    if change is None:
        if row.folded:
            return Content(f"{len(row.folded)} paragraphs whose words, notes and places are the same")
        return Content.styled("No clause here", "italic")
    where = " → ".join(listed(side) for side in (change.old, change.new) if side)
    what = ", ".join(f"{name} ({MEANINGS[name]})" for name in facets(change))
    return Content.assemble((where, "bold"), f"  {what}", f"\n{'; '.join(alike(change))}")


def alike(change: Change) -> Iterator[str]:
    """The reason for a match, how alike both sides are, and whether another partner was about as good."""
    if change.why:
        yield shown(change.why)
    if change.old and change.new:
        yield f"similarity {change.similarity:.2f}"
    if change.uncertain:
        yield "another partner was about as good"
