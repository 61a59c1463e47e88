"""Find words in rows and blocks, whatever their case, kind of quotes, dashes and spaces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from resdiff.screens.sheet import Band, Block

_ALIKE = ("'’‘ʼ", '"“”„«»', "-‐‑–—")


def pattern(words: str) -> re.Pattern[str] | None:
    """What to look for: these words in this order, any space between them; nothing where there are none."""
    parts = ["".join(map(_character, word)) for word in words.split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def _character(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)


class Finds:
    """The words that are looked for, and the rows that hold them, by their numbers in order."""

    def __init__(self) -> None:
        self.wanted: re.Pattern[str] | None = None
        self.numbers: list[int] = []

    def look(self, words: str, rows: Iterable[tuple[int, Sequence[Band]]]) -> None:
        """Look for words in some rows, told by their numbers; none ends the search."""
        self.wanted = wanted = pattern(words)
        self.numbers = [number for number, bands in rows if is_found(wanted, bands)] if wanted else []

    def from_row(self, number: int, step: int, *, here: bool = False) -> int | None:
        """The next (1) or previous (-1) row found, round the end; `here` counts the row itself."""
        if not self.numbers:
            return None
        if step > 0:
            k = bisect_left(self.numbers, number) if here else bisect_right(self.numbers, number)
            return self.numbers[k % len(self.numbers)]
        return self.numbers[bisect_left(self.numbers, number) - 1]


def is_found(wanted: re.Pattern[str], bands: Sequence[Band]) -> bool:
    """True where a row holds the words, in either text or in a note below it."""
    return any(
        next(stretches(wanted, block), None) is not None for band in bands for cell in band.cells for block in cell
    )


def stretches(wanted: re.Pattern[str], block: Block) -> Iterator[tuple[int, int]]:
    """Where the words stand in a block's text, as `[start, end)`; a find may be in several stretches.

    Each text is searched by itself, so that words of the other one and note marks between them do not hide a find.
    """
    if all(piece.sign == "=" for piece in block.pieces):
        yield from (found.span() for found in wanted.finditer(block.text))
        return
    for sign in ("-", "+"):
        text, places = _one_text(block, sign)
        for found in wanted.finditer(text):
            for start, end, offset in places:
                if found.start() < end and found.end() > start:
                    yield max(found.start(), start) + offset, min(found.end(), end) + offset


def _one_text(block: Block, sign: str) -> tuple[str, list[tuple[int, int, int]]]:
    """One side's text in a block, and its pieces as `(start, end, what to add for the place in the block)`."""
    texts, places, at, position = [], [], 0, 0
    for piece in block.pieces:
        if piece.sign in ("=", sign):
            texts.append(piece.text)
            places.append((position, position + len(piece.text), at - position))
            position += len(piece.text)
        at += len(piece.text)
    return "".join(texts), places
