"""What stands in an OpenDocument text before one side of its tracked changes is chosen: paragraphs with both."""

from __future__ import annotations

from typing import Literal

from attrs import define, frozen

from resdiff.model import Unread
from resdiff.reading.running_text import Piece

Fate = Literal["kept", "inserted", "deleted"]
"""What a tracked change did to something; what was never touched is kept."""


@frozen
class Bit:
    """A piece of a paragraph and what a change did to it. The `note` of a piece is the note's id in the file."""

    piece: Piece
    fate: Fate


@frozen
class Item:
    """Where a paragraph stands in a list: `restart` is a number given to it, None otherwise.

    Only the first paragraph of an item `counts`; the others have no number, but deeper lists begin anew after them.
    `anew` says that this level begins again here.
    """

    listing: int
    level: int
    style: str
    restart: int | None = None
    counts: bool = True
    anew: bool = False


@frozen
class Passage:
    """One paragraph or heading as it is written, or what a change makes of one.

    `end` tells what happened to its end: where that is gone, it goes on in the next passage. `level` is the outline
    level of a heading, 0 for a paragraph; `cell` is the number of the table row it stands in and of its cell there.
    """

    bits: tuple[Bit, ...]
    end: Fate = "kept"
    item: Item | None = None
    level: int = 0
    restart: int | None = None
    cell: tuple[int, int] | None = None
    remarks: tuple[Remark, ...] = ()


@define(eq=False)
class Remark:
    """A comment while the words that it stands at are still being read."""

    author: str
    date: str
    text: str
    words: str = ""


@frozen
class SavedNote:
    """A note: its id in the file, the number printed, whether that was typed by hand, its class and its paragraphs."""

    id: str
    number: str
    typed: bool
    kind: str
    passages: tuple[Passage, ...]


@frozen
class Walked:
    """What a walk brings home."""

    passages: tuple[Passage, ...]
    notes: tuple[SavedNote, ...]
    unread: tuple[Unread, ...]
