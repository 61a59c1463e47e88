"""Note marks that plain text leaves glued to the words ("thereto,1", "2014;22"), told from other digits.

The note list decides: a number is a mark only if the list has it and it is the next one expected or one already
seen (notes/first appearances ascend; a note may be cited again). So years, symbols and figures stay what they are.
"""

from __future__ import annotations

import re

from attrs import frozen

from resdiff.model import Anchor, Note

# After a word, a bracket or a stop; never after the stop of "Add.", "Rev.", "Corr.", "L." or "No.", which symbols hold.
_GLUED = re.compile(
    r"(?<!Add\.)(?<!Rev\.)(?<!Corr\.)(?<!/L\.)(?<!No\.)"
    r"(?:(?<=[^\W\d_])|(?<=[)\]”\"’'»，；。：、）》،؛])|(?<=[^\d\s][,;.:])|(?<=\d{4}[,;.:])|(?<=[)\d][,;.]))"
    r"(\d{1,3})(?=[\s,;.:)\]”\"»—–，；。：、）》،؛]|$|(?:(?<=[》）」]\d)|(?<=[》）」]\d\d))[\u4e00-\u9fff])"
)
_APART = re.compile(r"(?<=\S) (\d{1,3})(?=[,;.]?(?:\s+[^\W\d_]|$)|[,;.]?$)")
# "Rights, 1/ the" or "Rights,1/ the"; never the head of "1/2" or the end of "A/48/1/".
_SLASHED = re.compile(r"(?:(?<=\S) |(?<=[^\W\d]|[,;.:)\]\"”’]))(\d{1,3})/(?=[\s,;.:)\]\"”]|$)")
# Words after or before which a number of its own is a figure, not a mark.
_COUNTS_AFTER = re.compile(
    r"^\W*(?:January|February|March|April|May|June|July|August|September|October|November|December|per cent|percent|"
    r"years?|months?|days?|weeks?|hours?|members?|million|billion|countries|States|and|to|or|of)\b"
)
_COUNTS_BEFORE = re.compile(
    r"(?:paragraphs?|articles?|sections?|annex|chapters?|chap\.|paras?\.|No\.|Nos\.|vol\.|vols\.|items?|resolutions?|rule|"
    r"Goals?|targets?|Supplement|phase|and|to|of|in|on|by|from|the|until|least|than|over|under|about|some|all|only|these)$"
)


@frozen
class Marked:
    """A text freed of its note marks, the marks, and where they stood before: `cuts` are stretches `[start, end)`."""

    text: str
    anchors: tuple[Anchor, ...]
    cuts: tuple[tuple[int, int], ...] = ()


class MarkFinder:
    """Walks through a document's paragraphs in order and takes the note marks out of each.

    `apart` also looks for marks that stand as words of their own ("13 December 1993 17 submitted"), as the
    hard-wrapped texts of the 1990s have them; only the next number expected counts there. `slashed` looks for marks
    with a slash ("Rights, 1/") and for no others.
    """

    def __init__(self, notes: tuple[Note, ...], *, apart: bool = False, slashed: bool = False) -> None:
        numbers = [note.number for note in notes if note.number.isdigit()]
        self._listed = set(numbers)
        self._waiting = numbers[::-1]
        self._seen: set[str] = set()
        self._apart = apart
        self._slashed = slashed

    def take(self, text: str) -> Marked:
        """`text` without its marks. Offsets of the anchors are in the text returned."""
        if not self._listed:
            return Marked(text, ())
        glued, apart = (_SLASHED, False) if self._slashed else (_GLUED, self._apart)
        found = [(m.start(), m.end(), m.group(1)) for m in glued.finditer(text)]
        if apart:
            found += [
                (m.start(), m.end(1), m.group(1))
                for m in _APART.finditer(text)
                if not _COUNTS_AFTER.match(text[m.end(1) :]) and not _COUNTS_BEFORE.search(text[: m.start()])
            ]
        kept: list[str] = []
        anchors: list[Anchor] = []
        cuts: list[tuple[int, int]] = []
        position = length = 0
        for start, end, number in sorted(found):
            if start < position or not self._accept(number):
                continue
            kept.append(text[position:start])
            length += start - position
            anchors.append(Anchor(length, number))
            cuts.append((start, end))
            position = end
        kept.append(text[position:])
        return Marked("".join(kept), tuple(anchors), tuple(cuts))

    def _accept(self, number: str) -> bool:
        if number not in self._listed:
            return False
        if number in self._seen:
            return True
        if self._waiting and self._waiting[-1] == number:
            self._waiting.pop()
            self._seen.add(number)
            return True
        return False
