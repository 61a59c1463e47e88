"""Pieces of lines put together to one text, with its spans and anchors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from attrs import frozen

from resdiff.model import Anchor, Span
from resdiff.reading.pdf.page_lines import Piece
from resdiff.reading.pdf.page_words import Joint


@frozen
class Written:
    """A text with its spans and anchors; `dropped` are characters of the lines that are in none of them."""

    text: str
    spans: tuple[Span, ...]
    anchors: tuple[Anchor, ...]
    dropped: tuple[str, ...]


def write(parts: Iterable[tuple[Joint, Sequence[Piece]]], notes: Collection[str]) -> Written:
    """The text that the parts make, each after what joins it to those before.

    `notes` are the numbers of the notes there are: what looks like a mark and names none is text ("km²").
    """
    text = ""
    spans: list[Span] = []
    anchors: list[Anchor] = []
    dropped: list[str] = []
    for joint, pieces in parts:
        if text and joint == "-":
            dropped.append(text[-1])
            text = text[:-1]
        elif text:
            text += joint
        for piece in pieces:
            if piece.mark and piece.text in notes:
                anchors.append(Anchor(len(text.rstrip()), piece.text))
            elif piece.mark and piece.text == ",":
                dropped.append(piece.text)
            else:
                for mark, stretch in _starred(piece.text, notes):
                    if mark:
                        anchors.append(Anchor(len(text), mark))
                    stretch = stretch if text and text.rstrip() == text else stretch.lstrip()
                    _style(spans, text, stretch, piece)
                    text += stretch
    text = text.rstrip()  # a cell of a table may hold a mark alone
    anchors = [Anchor(min(anchor.offset, len(text)), anchor.note) for anchor in anchors]
    return Written(text, tuple(spans), tuple(anchors), tuple(dropped))


def why_dropped(char: str) -> str:
    """The reason to give for a character that `write` dropped."""
    return "comma between note marks" if char == "," else "hyphen of a broken word"


def _starred(text: str, notes: Collection[str]) -> list[tuple[str, str]]:
    """The text cut at the asterisks that are marks though they are not raised ("Egypt,*"), each before what follows."""
    if "*" not in text:
        return [("", text)]
    stretches = [("", "")]
    for token in re.split(r"(?<=[^\s*])(\*+)(?!\*)|^(\*+)(?=\s|$)", text):
        if token and set(token) == {"*"} and token in notes:
            stretches.append((token, ""))
        elif token:
            stretches[-1] = stretches[-1][0], stretches[-1][1] + token
    return stretches


def _style(spans: list[Span], before: str, text: str, piece: Piece) -> None:
    start, end = len(before) + len(text) - len(text.lstrip()), len(before) + len(text.rstrip())
    if start >= end:
        return
    styles: list[Literal["italic", "bold"]] = []
    if piece.italic:
        styles.append("italic")
    if piece.bold:
        styles.append("bold")
    for style in styles:
        last = next((place for place in reversed(range(len(spans))) if spans[place].style == style), None)
        if last is not None and not before[spans[last].end : start].strip():
            spans[last] = Span(spans[last].start, end, style)
        else:
            spans.append(Span(start, end, style))
