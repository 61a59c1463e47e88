"""The sign, and the name of the style, of everything that can happen to a clause."""

from __future__ import annotations

from resdiff.model import Change, Kind
from resdiff.signs import SIGNS as KIND_SIGNS

_KINDS: tuple[Kind, ...] = ("reworded", "split", "merged", "recast", "added", "removed")
SIGNS: dict[str, str] = {
    **{kind: KIND_SIGNS[kind] for kind in _KINDS},
    "moved": "»",
    "promoted": "»",
    "demoted": "»",
    "copied": "=",
    "notes": "†",
    "renumbered": "#",
    "uncertain": "?",
    "unchanged": " ",
}
"""By facet, in the order in which they are listed; the names of kinds are those of the model."""

MEANINGS = {
    "reworded": "words changed",
    "split": "one paragraph became several",
    "merged": "several paragraphs became one",
    "recast": "several paragraphs became several others",
    "added": "only in the new text",
    "removed": "only in the old text",
    "moved": "stands elsewhere in the order",
    "promoted": "from the preamble to the operative part",
    "demoted": "from the operative part to the preamble",
    "copied": "repeats a paragraph that also stays",
    "notes": "a note below it changed",
    "renumbered": "only its number differs",
    "uncertain": "another partner was about as good",
    "unchanged": "the same words in the same place",
}

MARKS: dict[str, str] = {"open": "○", "held": "‖", "own-wording": "✎", "rejected": "✗", "accepted": "✓"}
"""What was decided on a change, by the look that it has in the margin and in the overview."""

MARK_MEANINGS = {
    "open": "nothing is decided yet",
    "held": "to be decided later",
    "own-wording": "words of your own stand",
    "rejected": "as in the base",
    "accepted": "as in the draft",
}

_KIND_STRENGTH = ("added", "removed", "split", "merged", "recast", "reworded", "moved", "notes")
STRENGTH = (*_KIND_STRENGTH, *MARKS, "renumbered", "unchanged")
"""The looks of a row, the strongest first: which one the overview shows where several share a line."""


def facets(change: Change) -> tuple[str, ...]:
    """Everything that can be said of a change, its kind first; "unchanged" only where nothing else is."""
    found = [name for name in (change.transfer, *_properties(change)) if name]
    return tuple(found) if change.kind == "unchanged" and found else (change.kind, *found)


def look(change: Change) -> str:
    """The one name under which a change is styled: its kind, or else the strongest of its properties."""
    if change.kind != "unchanged":
        return change.kind
    if change.moved or change.transfer:
        return "moved"
    return "notes" if change.notes else "renumbered" if change.renumbered else "unchanged"


def signs(change: Change) -> str:
    """The two signs of the margin: what happened to the words, then to the place; blanks where nothing did."""
    first = SIGNS[look(change)] if look(change) != "moved" else " "
    place = "moved" if change.moved or change.transfer else "copied" if change.copied else ""
    second = SIGNS[place] if place else SIGNS["uncertain"] if change.uncertain else " "
    return first + second


def _properties(change: Change) -> tuple[str, ...]:
    return (
        "moved" if change.moved else "",
        "copied" if change.copied else "",
        "notes" if change.notes else "",
        "renumbered" if change.renumbered else "",
        "uncertain" if change.uncertain else "",
    )
