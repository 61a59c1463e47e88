"""Why two paragraphs were taken for one clause: the words of the matching, with the change in full."""

from __future__ import annotations

from textual.content import Content

from resdiff.screens.bands import listed
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
    alike = f"similarity {change.similarity:.2f}" if change.old and change.new else ""
    told = [shown(change.why), alike]
    if change.uncertain:
        told.append("another partner was about as good")
    return Content.assemble((where, "bold"), f"  {what}", f"\n{'; '.join(filter(None, told))}")
