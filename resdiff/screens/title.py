"""The title line: both documents, where the reader is, and how many changes there are of each kind."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from resdiff.screens.bands import name_of
from resdiff.screens.listing import Listing
from resdiff.screens.signs import SIGNS

_KINDS = ("reworded", "split", "merged", "recast", "added", "removed", "moved")
_LEAST_COLUMN = 24
_STYLES = {"added": "bold $sign-added", "removed": "bold $sign-removed", "moved": "bold $sign-moved"}


@frozen
class Heading:
    """What the title line says. `split` is the cell at which the right column begins, 0 where there is only one."""

    old: str = ""
    new: str = ""
    position: str = ""
    short_position: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    filtered: bool = False
    split: int = 0


def heading_of(listing: Listing, number: int) -> Heading:
    """What the title line says when the cursor is on a row, told by its number."""
    passed, total, here = listing.position(number)
    changes = f"{total} change{'' if total == 1 else 's'}"
    position = f"change {passed} of {total}" if here else f"after change {passed} of {total}" if passed else changes
    facets = listing.facets
    return Heading(
        name_of(listing.comparison.old),
        name_of(listing.comparison.new),
        position,
        f"{passed}/{total}",
        tuple((name, count) for name, count in listing.counts.items() if name in facets or not facets),
        filtered=bool(facets),
        split=listing.spans[0].width if len(listing.spans) > 1 else 0,
    )


class TitleLine(Widget):
    """One line; what finds no room is left out, the symbols last of all."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleLine { height: 1; dock: top; background: $panel; color: $foreground; }
    """

    heading: reactive[Heading] = reactive(Heading)

    def render(self) -> Content:
        """The line for the width there is."""
        return title(self.heading, self.size.width)


def title(heading: Heading, width: int) -> Content:
    """The title line in `width` cells."""
    if min(heading.split, width - heading.split) >= _LEAST_COLUMN:
        return _over_columns(heading, width)
    names = Content.styled(f" {heading.old} → {heading.new}", "bold")
    counts = counted(heading.counts, filtered=heading.filtered)
    for position, told in ((heading.position, counts), (heading.short_position, counts)):
        rest = Content.assemble(position, "  " if told else "", told)
        if names.cell_length + 2 + rest.cell_length + 1 <= width:
            return _spread(names, rest, width - 1)
    return _spread(names, Content(heading.short_position), width - 1)


def _over_columns(heading: Heading, width: int) -> Content:
    """Each symbol over its column, the position between them, the counts at the end."""
    left_room, right_room = heading.split, width - heading.split
    room = right_room - cell_len(heading.new) - 9
    ways = (counted(heading.counts, filtered=heading.filtered, named=named) for named in (True, False))
    counts = next((told for told in ways if told.cell_length <= room), Content())
    left = _spread(Content.styled(f" {heading.old}", "bold"), Content(heading.position), left_room - 2)
    right = _spread(Content.styled(f"→ {heading.new}", "bold"), counts, right_room - 3)
    return Content.assemble(left, "    ", right, " ")


def counted(counts: Sequence[tuple[str, int]], *, filtered: bool, named: bool = False) -> Content:
    """The counts, each with its sign, and its name if asked; a filter says that it hides the rest."""
    parts: list[Content] = [Content.styled("only ", "italic")] if filtered else []
    chosen = [(name, count) for name, count in counts if filtered or name in _KINDS]
    for k, (name, count) in enumerate(chosen):
        told = f"{SIGNS[name]}{count} {name}" if named or not SIGNS[name].strip() else f"{SIGNS[name]}{count}"
        parts.append(Content.styled(f"{'  ' if k else ''}{told.strip()}", _STYLES.get(name, "")))
    return Content.assemble(*parts)


def _spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at the two ends of `width` cells; the left one is cut where there is too little room."""
    room = width - right.cell_length - (2 if right else 0)
    if room < 8:
        right, room = Content(), width
    left = left.truncate(max(room, 0), ellipsis=True)
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 0), right)
