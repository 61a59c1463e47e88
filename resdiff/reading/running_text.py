"""Running text gathered piece by piece, with italics, bold and note marks, and made into blocks.

For the formats that mark up their text (HTML, OpenDocument, Akoma Ntoso, Markdown); each reader walks through its
own markup and hands over pieces.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from attrs import evolve, frozen

from resdiff.model import Anchor, Span
from resdiff.reading.blocks import Block, Look
from resdiff.reading.front import MAX_FRONT, opening_organ
from resdiff.reading.layout import flatten, named

BLANKS = re.compile(r"[ \t\n\r\f]+")
"""What markup counts as blank; no-break spaces are none."""
_LENGTH = re.compile(r"(?:^|[\s\d(])[kcdmµμ]?m$")


@frozen
class Piece:
    """A stretch of text in one style, or, with `note`, the mark of a note (and then without text).

    `raised` text stands above the line; digits there may turn out to be marks (`with_marks`).
    """

    text: str
    italic: bool = False
    bold: bool = False
    raised: bool = False
    note: str = ""


def with_marks(pieces: Iterable[Piece], notes: Container[str]) -> list[Piece]:
    """The pieces with raised numbers as marks where such notes exist: "²", or "1, 3" for two.

    That is how a note is cited again in texts whose format knows only the first citation. After a unit of length a
    raised number is a power ("40 km²").
    """
    marked: list[Piece] = []
    for piece in _raised_whole(pieces):
        numbers = [part for part in re.split(r"[\s,;]+", piece.text.strip()) if part] if piece.raised else []
        numbers = [number.strip("[]()/") for number in numbers]
        measure = bool(marked) and bool(_LENGTH.search(marked[-1].text))
        if numbers and not measure and all(number in notes for number in numbers):
            marked += [Piece("", note=number) for number in numbers]
            # A blank raised along with the mark still parts the words.
            if piece.text[-1:].isspace():
                marked.append(Piece(" "))
        else:
            marked.append(piece)
    return marked


def _raised_whole(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with raised ones that follow each other as one: word processors cut "12" into "1" and "2"."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and piece.raised and not piece.note:
            held = evolve(held, text=held.text + piece.text)
            continue
        if held is not None:
            yield held
            held = None
        if piece.raised and not piece.note:
            held = piece
        else:
            yield piece
    if held is not None:
        yield held


def collapsed(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with every run of blanks as one space, across pieces too, as a browser shows them.

    No-break spaces stay; a blank before or after a line break or a tab goes. These two are pieces by themselves.
    """
    kept: list[Piece] = []
    blank = True
    for piece in pieces:
        if piece.note:
            kept.append(piece)
            continue
        if piece.text in ("\n", "\t"):
            _strip_end(kept)
            kept.append(piece)
            blank = True
            continue
        text = BLANKS.sub(" ", piece.text)
        if blank:
            text = text.lstrip(" ")
        if text:
            kept.append(piece if text == piece.text else Piece(text, piece.italic, piece.bold, piece.raised))
            blank = text.endswith(" ")
    _strip_end(kept)
    return kept


def _strip_end(kept: list[Piece]) -> None:
    """Take the one space off that may stand at the end of what is kept, before the marks of notes if need be."""
    k = len(kept) - 1
    while k >= 0 and kept[k].note:
        k -= 1
    if k >= 0 and kept[k].text.endswith(" "):
        kept[k] = evolve(kept[k], text=kept[k].text[:-1])


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without line breaks and cell ends at either end, or before a cell's end."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.text == "\t":
            while kept and kept[-1].text == "\n":
                kept.pop()
        if piece.text in ("\n", "\t") and not kept:
            continue
        kept.append(piece)
    while kept and kept[-1].text in ("\n", "\t"):
        kept.pop()
    return kept


def block_of(pieces: Sequence[Piece], where: str, look: Look = "body", number: str = "") -> Block:
    """The block that the pieces are, without blanks at its ends. Styles cover words, not the blanks around them."""
    text, anchors = "", []
    styled: dict[Literal["italic", "bold"], list[tuple[int, int]]] = {"italic": [], "bold": []}
    chunks: list[str] = []
    length = 0
    for piece in pieces:
        if piece.note:
            anchors.append((length, piece.note))
            continue
        chunks.append(piece.text)
        if piece.italic:
            styled["italic"].append((length, length + len(piece.text)))
        if piece.bold:
            styled["bold"].append((length, length + len(piece.text)))
        length += len(piece.text)
    text = "".join(chunks)
    end = len(text.rstrip())
    start = min(len(text) - len(text.lstrip()), end)
    spans = [
        Span(a - start, b - start, style)
        for style, stretches in styled.items()
        for a, b in _joined(text, stretches)
        if start <= a < b <= end
    ]
    return Block(
        text[start:end],
        where,
        look,
        number,
        anchors=tuple(Anchor(min(max(offset, start), end) - start, note) for offset, note in anchors),
        spans=tuple(sorted(spans, key=lambda span: (span.start, span.end, span.style))),
    )


def _joined(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches with no blanks at their ends, those parted by nothing but blanks made one."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        inner = text[start:end]
        a, b = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        if a >= b:
            continue
        if joined and not text[joined[-1][1] : a].strip():
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def lines_of_the_front(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those above the opening line cut into the lines they show.

    A masthead is typed with line breaks ("Seventy-eighth session / Agenda item 107") or set in the cells of a table.
    """
    opening = next((k for k, block in enumerate(blocks[:MAX_FRONT]) if opening_organ(flatten(block.text))), 0)
    cut: list[Block] = []
    for block in blocks[:opening]:
        if block.anchors or not re.search(r"[\n\t]", block.text) or named("title", block.text):
            cut.append(block)
        else:
            look: Look = "body" if block.look == "table" else block.look
            cut += [Block(line, block.where, look) for line in map(flatten, re.split(r"[\n\t]", block.text)) if line]
    return [*cut, *blocks[opening:]]
