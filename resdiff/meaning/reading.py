"""From a Comparison to one Meaning per change."""

from __future__ import annotations

from resdiff.meaning.facets import Meaning
from resdiff.meaning.ladders import Ladders
from resdiff.model import Comparison


def read_meaning(comparison: Comparison, ladder: Ladders | None = None) -> tuple[Meaning, ...]:
    """One Meaning for each change of `comparison`, in the same order."""
    return tuple(
        Meaning("", "nothing changed") if change.is_quiet else Meaning("substantive", "not yet read")
        for change in comparison.changes
    )
