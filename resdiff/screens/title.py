"""The title line: both documents, where the reader is, how many changes there are of each kind and class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from resdiff.screens.called import name_of
from resdiff.screens.signs import SIGNS

if TYPE_CHECKING:
    from resdiff.screens.listing import Listing

_KINDS = ("reworded", "split", "merged", "recast", "added", "removed", "moved")
_LEAST_COLUMN = 24
_STYLES = {"added": "bold $sign-added", "removed": "bold $sign-removed", "moved": "bold $sign-moved"}


@frozen
class Heading:
    """What the title line says.

    `counts` are those of the kinds, or of what is filtered by; `hidden` counts the changes that the filter hides.
    `classes` are empty until the meaning has been read. `split` is the cell at which the right column begins, 0 where
    there is only one.
    """

    old: str = ""
    new: str = ""
    position: str = ""
    short_position: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    classes: tuple[tuple[str, int], ...] = ()
    filtered: bool = False
    hidden: int = 0
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
        tuple((name, count) for name, count in listing.counts.items() if name in (facets or _KINDS)),
        tuple((name, listing.counts[name]) for name in listing.classes if name in listing.counts),
        filtered=bool(facets),
        hidden=listing.hidden,
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
    room = width - 1 - names.cell_length - 2
    kinds, classes = list(counted(heading)), list(_classes(heading))
    short = Content(heading.short_position)
    ways = [
        *_joined([Content(heading.position)], kinds, classes),
        *_joined([short], kinds, classes),
        *_joined([short], kinds[-1:] if heading.filtered else [Content()], classes),
        *_joined([short], kinds, [Content()]),
    ]
    return _spread(names, next((way for way in ways if way.cell_length <= room), _last_word(heading)), width - 1)


def _over_columns(heading: Heading, width: int) -> Content:
    """Each symbol over its column, the old one with the kinds and the position, the new one with the classes."""
    left_width, right_width = heading.split - 2, width - heading.split - 3
    old = Content.styled(f" {heading.old}", "bold")
    new = Content.styled(f"→ {heading.new}", "bold")
    left = list(_joined(list(counted(heading, named=True)), [Content(heading.position)]))
    left += _joined(list(counted(heading)), [Content(heading.position), Content(heading.short_position)])
    told = next((way for way in left if old.cell_length + 2 + way.cell_length <= left_width), None)
    right = [classes for classes in _classes(heading) if classes]
    if told is None:
        # No room for the kinds beside the old symbol: they go before the classes, or give way to them.
        told = _last_word(heading) if heading.filtered else Content(heading.position)
        kinds = list(counted(heading))
        right = [*_joined(kinds, right or [Content()]), *([] if heading.filtered else right), *kinds]
    also = next((way for way in right if new.cell_length + 2 + way.cell_length <= right_width), Content())
    return Content.assemble(_spread(old, told, left_width), "    ", _spread(new, also, right_width), " ")


def _last_word(heading: Heading) -> Content:
    """What is said where nothing else finds room: where the reader is, or that a filter hides something."""
    return Content(f"{heading.hidden} hidden" if heading.filtered else heading.short_position)


def counted(heading: Heading, *, named: bool = False) -> Iterator[Content]:
    """The counts, each with its sign, and its name if asked; a filter says what it shows and how much it hides.

    Longer ways of saying it come before shorter ones.
    """
    parts: list[Content] = [Content.styled("only ", "italic")] if heading.filtered else []
    for k, (name, count) in enumerate(heading.counts):
        sign = SIGNS.get(name, "").strip()
        told = f"{sign}{count} {name}" if named or not sign else f"{sign}{count}"
        parts.append(Content.styled(f"{'  ' if k else ''}{told}", _STYLES.get(name, "")))
    hidden = Content(f"{heading.hidden} hidden")
    if heading.filtered:
        parts.append(Content.assemble("  ", hidden))
    yield Content.assemble(*parts)
    if heading.filtered and not named:
        yield Content.assemble(parts[0], "some  ", hidden)


def _classes(heading: Heading) -> Iterator[Content]:
    """The classes with their counts; where there is no room, how many changes are of the first one."""
    if heading.classes:
        yield Content(" ".join(f"{count} {name}" for name, count in heading.classes))
        (name, count), total = heading.classes[0], sum(count for _, count in heading.classes)
        if count < total:
            yield Content(f"{count} of {total} {name}")
    else:
        yield Content()


def _joined(*lists: Sequence[Content]) -> Iterator[Content]:
    """Every way to say something of each list, one after the other, in the order of the lists."""
    for way in product(*lists):
        told = [part for part in way if part]
        yield Content("  ").join(told)


def _spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at the two ends of `width` cells; the left one is cut where there is too little room."""
    room = width - right.cell_length - (2 if right else 0)
    if room < 8:
        right, room = Content(), width
    left = left.truncate(max(room, 0), ellipsis=True)
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 0), right)
