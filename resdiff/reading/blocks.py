"""What every format reader hands to the one room that finds the structure: blocks of text in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from resdiff.errors import ReadingError
from resdiff.model import Anchor, Comment, Note, Span, Unread
from resdiff.reading import limits

Look = Literal["body", "heading", "title", "masthead", "closing", "table"]
"""How a block looks on the page, where the format tells: `masthead` stands in the head of the first page, `closing`
is set to the right below the text (the adoption note), `table` is one row of a table. Plain text knows only `body`."""

View = Literal["accepted", "rejected"]
"""A text with its tracked changes all accepted, or all rejected."""


def check_number(paragraphs: int, name: str) -> None:
    """Raise ReadingError where a document has too many; `name` is what the message calls it."""
    if paragraphs > limits.MAX_PARAGRAPHS:
        raise ReadingError(
            f"{name} has more than {limits.MAX_PARAGRAPHS:,} paragraphs",
            "give one resolution at a time, not a collection",
        )


def check_length(texts: Iterable[str], name: str) -> None:
    """Raise ReadingError where one of the texts, each a paragraph or a note, is longer than any is."""
    if max(map(len, texts), default=0) > limits.MAX_LENGTH:
        raise ReadingError(
            f"{name} has a paragraph of more than {limits.MAX_LENGTH:,} characters",
            "give one resolution, with line breaks between its paragraphs",
        )


@frozen
class Block:
    """One paragraph, heading or table row as the page shows it, its lines already joined.

    `text` still holds a typed number ("12. Urges ..."), but no note marks: those are `anchors` (offsets in `text`).
    `number` is what a format that numbers by itself prints before it ("12.", "(a)", "•"); `comments` are those that
    begin in it. `indent` is the left edge of the first line in points from the left edge of the body, where the
    format tells. `where` is "page 3" or "line 120".
    """

    text: str
    where: str
    look: Look = "body"
    number: str = ""
    indent: float | None = None
    anchors: tuple[Anchor, ...] = ()
    spans: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def printed(self) -> str:
        """The text as printed, note marks and number included: what a block says when it is set aside."""
        pieces, position = [f"{self.number}\t" if self.number else ""], 0
        for anchor in self.anchors:
            pieces += [self.text[position : anchor.offset], anchor.note]
            position = anchor.offset
        return "".join([*pieces, self.text[position:]]).strip()


@frozen
class Pages:
    """A whole document as one format reader saw it.

    `symbol` is set where the format tells it apart from the text (a running header, a field); `format` is the
    name shown to people ("PDF", "plain text, UTF-8").
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    unread: tuple[Unread, ...]
    format: str
    symbol: str = ""
