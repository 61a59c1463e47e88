"""Words of two texts in one, outside the columns: what went and what came, as a sheet or a panel shows them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from resdiff.model import Edit
from resdiff.visible import visible

STYLES = {
    "-": "strike $words-removed on $words-removed-background",
    "+": "bold underline $words-added on $words-added-background",
}
"""By the sign of the words."""
_BRACKETS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def marked(words: Sequence[Edit], *, bracketed: bool = False) -> Content:
    """The words with marks, in brackets too for terminals that cannot strike out."""
    found = []
    for edit in words:
        opening, closing = _BRACKETS.get(edit.sign, ("", "")) if bracketed else ("", "")
        found.append((f"{opening}{visible(edit.text)}{closing}", STYLES.get(edit.sign, "")))
    return Content.assemble(*found)
