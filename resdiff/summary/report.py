"""What a summary is written from: a comparison, what its changes mean, and which of them were asked for."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from resdiff.comparison import joined_text
from resdiff.meaning import Ladders, Meaning, read_meaning
from resdiff.meaning.ladders import DEFAULT
from resdiff.model import Change, Comparison
from resdiff.summary.choosing import Choice, PartName, chosen, parts_of


@frozen
class Report:
    """A comparison read like a drafter. `meanings` are parallel to its changes, `rows` the places of those chosen."""

    comparison: Comparison
    meanings: tuple[Meaning, ...]
    choice: Choice
    rows: tuple[int, ...]
    ladder: str = DEFAULT
    """The name of the ladder that judged."""

    @cached_property
    def parts(self) -> tuple[PartName, ...]:
        """The part that each change belongs to."""
        return parts_of(self.comparison)

    def texts(self, change: Change) -> tuple[str, str]:
        """The old and the new text of a change, a newline between two paragraphs."""
        return (
            joined_text([self.comparison.old_paragraphs[i] for i in change.old]),
            joined_text([self.comparison.new_paragraphs[i] for i in change.new]),
        )


def report(comparison: Comparison, choice: Choice | None = None, ladders: Ladders | None = None) -> Report:
    """Read the changes and choose among them. Raises UsageError for an address that neither text has."""
    meanings = read_meaning(comparison, ladders)
    choice = choice or Choice()
    rows = chosen(comparison, meanings, choice)
    return Report(comparison, meanings, choice, rows, ladders.name if ladders else DEFAULT)
