"""What is copied: a clause as a document has it, and a selection that stays in the column where it began."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen
from textual.geometry import Offset
from textual.selection import Selection
from textual.widget import Widget

from resdiff.model import Change, Comparison
from resdiff.screens.called import listed, name_of
from resdiff.visible import visible

_END_OF_LINE = 10_000


@frozen
class Clause:
    """A clause to be pasted: its text with its numbers, and a word on what it is."""

    text: str
    name: str


def clause(change: Change, comparison: Comparison, *, new: bool) -> Clause:
    """The clause as the new text has it, or as the old one had it; where there is only one, that one.

    Characters that would steer a terminal are visible marks here too: what is copied is often pasted into one.
    """
    take_new = bool(change.new) and (new or not change.old)
    addresses = change.new if take_new else change.old
    document, paragraphs = (
        (comparison.new, comparison.new_paragraphs) if take_new else (comparison.old, comparison.old_paragraphs)
    )
    texts = [f"{paragraphs[address].number} {paragraphs[address].text}".strip() for address in addresses]
    return Clause(visible("\n".join(texts)), f"{listed(addresses)} of {name_of(document)}")


def kept_within(
    selections: Mapping[Widget, Selection], column: Widget | None, top: int, bottom: int
) -> dict[Widget, Selection]:
    """What of a selection is in the column where it began, and between lines the mouse has passed.

    When the mouse leaves a widget, Textual selects from the start to the end of everything. The line that the mouse
    is on is then told by the other column, which is in step, or else it is the edge of the screen (`top`, `bottom`).
    """
    if column is None or column not in selections:
        return {}
    start, end = selections[column]
    others = [selection for widget, selection in selections.items() if widget is not column]
    if start is not None and end is None:
        end = Offset(_END_OF_LINE, next((other.end.y for other in others if other.end), bottom))
    elif start is None and end is not None:
        start = Offset(0, next((other.start.y for other in others if other.start), top))
    return {column: Selection(start, end)}
