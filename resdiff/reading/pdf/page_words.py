"""The words of a document as witnesses: whether a narrow gap is a space, and a hyphen at a line end its word's own."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from attrs import evolve, frozen

from resdiff.reading.pdf.page_lines import WORD_GAP, Cell, Line, Piece
from resdiff.reading.pdf.page_patterns import named

Joint = Literal[" ", "", "\t", "-"]
"""What stands between two lines or cells; "-" means that the hyphen before it goes and nothing comes."""

BROKEN_WORDS = 3
"""So many words must be found whole elsewhere before hyphens at line ends are taken for broken words."""

LONGEST = 60
"""No word is longer, in characters: so far back a search goes."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_HYPHEN = re.compile(r"[^\s-]-$")
_SLASH = re.compile(r"[^\s/]/$")
_IDEOGRAPH = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words that the lines hold beyond doubt, in lower case, hyphenated ones whole and in parts."""
    sure = [line.text for line in lines if not any(piece.gap for piece in line.pieces)]
    # What precedes a hyphen at a line's end is no whole word.
    whole = [text.rpartition(" ")[0] if text.endswith("-") else text for text in sure]
    found = set(_WORD.findall("\n".join(whole).lower()))
    return frozenset(found.union(*(word.split("-") for word in found if "-" in word)))


def settle_gaps(lines: Sequence[Line], words: frozenset[str]) -> list[Line]:
    """The lines with a space, or none, in each doubtful gap."""
    return [
        evolve(line, cells=tuple([_settled(cell, words) for cell in line.cells]))
        if any(piece.gap for piece in line.pieces)
        else line
        for line in lines
    ]


def _settled(cell: Cell, words: frozenset[str]) -> Cell:
    text = ""
    pieces: list[Piece] = []
    for piece in cell.pieces:
        if piece.gap:
            space = " " if _is_space(text, piece, words) else ""
            piece = evolve(piece, text=space + piece.text, gap=0.0)
        pieces.append(piece)
        if not piece.mark:
            text += piece.text
    return evolve(cell, pieces=tuple(pieces))


def _is_space(before: str, piece: Piece, words: frozenset[str]) -> bool:
    left, right = _LAST.search(before[-LONGEST:]), _FIRST.match(piece.text)
    if left is not None and right is not None:
        first, second = left.group().lower(), right.group().lower()
        if first + second in words:
            return False
        if first in words and second in words:
            return True
    return piece.gap > WORD_GAP


@frozen
class Hyphens:
    """How a document breaks its words.

    Most documents break at hyphens that belong to the word ("nuclear-weapon-free"); only where `breaks` is true does
    a hyphen at the end of a line come from breaking.
    """

    words: frozenset[str]
    breaks: bool

    def joint(self, line: str, following: str) -> Joint:
        """What stands between the text of a line and that of the one that carries it on."""
        if line.endswith(_SOFT_HYPHEN):
            return "-"
        if _HYPHEN.search(line[-2:]):
            first = following.split(maxsplit=1)[0] if following.strip() else ""
            if named("suspended", first):
                return " "
            return "-" if self.breaks and self._is_broken(line, following) else ""
        if _IDEOGRAPH.match(line[-1:]) and _IDEOGRAPH.match(following):
            return ""
        return "" if _SLASH.search(line[-2:]) else " "

    def _is_broken(self, line: str, following: str) -> bool:
        before, after = _BROKEN.search(line[-LONGEST:]), _WORD.match(following)
        if before is None or after is None or not after.group()[0].islower():
            return False
        first, second = before.group(1).lower(), after.group().lower()
        if first + second in self.words:
            return True
        return f"{first}-{second}" not in self.words and not {first, second} <= self.words


def hyphens_of(lines: Sequence[Line], words: frozenset[str]) -> Hyphens:
    """How the document that the lines are from breaks its `words`."""
    votes: Counter[bool] = Counter()
    for line, following in itertools.pairwise(lines):
        if not line.text.endswith("-"):
            continue
        before, after = _BROKEN.search(line.text[-LONGEST:]), _WORD.match(following.text)
        if before is None or after is None:
            continue
        first, second = before.group(1).lower(), after.group().lower()
        if first + second in words:
            votes[True] += 1
        elif f"{first}-{second}" in words or {first, second} <= words:
            votes[False] += 1
    return Hyphens(words, breaks=votes[True] >= BROKEN_WORDS and votes[True] > 2 * votes[False])
