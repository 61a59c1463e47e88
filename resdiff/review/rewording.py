"""Paragraphs with other words: their note marks and italics stay at the words that they stood at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from resdiff.model import Anchor, Paragraph, Span
from resdiff.reading.lead import lead_phrase
from resdiff.wording import edits


def reworded(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """As many paragraphs as there are texts, in the places of these paragraphs; at least one of each is given.

    A text without a paragraph of its own stands beside the last one. Note marks go where their words went, those of
    deleted words to where these stood, so that no note is lost; italics of deleted words go with them.
    """
    places = [*paragraphs, *[paragraphs[-1]] * (len(texts) - len(paragraphs))][: len(texts)]
    old, new = "\n".join(p.text for p in paragraphs), "\n".join(texts)
    moves = _Moves(old, new)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    anchors: list[list[Anchor]] = [[] for _ in texts]
    spans: list[list[Span]] = [[] for _ in texts]
    offset = 0
    for paragraph in paragraphs:
        for anchor in paragraph.anchors:
            at = moves.to_new(offset + anchor.offset)
            row = _row(starts, at)
            anchors[row].append(Anchor(min(at - starts[row], len(texts[row])), anchor.note))
        for span in paragraph.spans:
            start, end = (moves.to_new(offset + place) for place in (span.start, span.end))
            row = _row(starts, start)
            inside = start - starts[row], min(end - starts[row], len(texts[row]))
            if inside[0] < inside[1]:
                spans[row].append(Span(*inside, span.style))
        offset += len(paragraph.text) + 1
    return tuple(
        evolve(
            place,
            text=text,
            lead=lead_phrase(text, tuple(spans[row]))
            if place.part in ("preamble", "operative") and not place.level
            else "",
            anchors=tuple(anchors[row]),
            spans=tuple(spans[row]),
        )
        for row, (place, text) in enumerate(zip(places, texts, strict=True))
    )


def _row(starts: Sequence[int], at: int) -> int:
    return min(max(0, bisect_right(starts, at) - 1), len(starts) - 2)


class _Moves:
    """Where places between the characters of the old text are in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self._kept: list[tuple[int, int, int]] = []  # old start, old end, new start
        at_old = at_new = 0
        for edit in edits(old, new):
            size = len(edit.text)
            if edit.sign == "=":
                self._kept.append((at_old, at_old + size, at_new))
            at_old += size if edit.sign != "+" else 0
            at_new += size if edit.sign != "-" else 0

    def to_new(self, place: int) -> int:
        """A place behind a kept character goes with that character, any other behind the last kept one before it."""
        at = 0
        for start, end, new in self._kept:
            if start >= place:
                break
            at = new + min(place, end) - start
        return at
