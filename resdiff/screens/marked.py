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
    found: list[tuple[str, str]] = []
    for before, edit in zip([None, *words], words, strict=False):
        if before and (before.sign, edit.sign) == ("-", "+"):
            # As in the columns: what went and what came do not run into one word.
            found += [] if before.text[-1:].isspace() or edit.text[:1].isspace() else [(" ", "")]
        opening, closing = _BRACKETS.get(edit.sign, ("", "")) if bracketed else ("", "")
        found.append((f"{opening}{visible(edit.text)}{closing}", STYLES.get(edit.sign, "")))
    return Content.assemble(*found)
