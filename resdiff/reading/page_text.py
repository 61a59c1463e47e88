"""Lines put together to one text, with its spans and anchors, and the question what to do at the end of a line."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from attrs import frozen

from resdiff.model import Anchor, Span
from resdiff.reading.page_lines import Line, Piece
from resdiff.reading.page_patterns import named

Joint = Literal[" ", "", "\t", "-"]
"""What stands between two lines or cells; "-" means that the hyphen before it goes and nothing comes."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_CUT = re.compile(r"\S+-(?:\n|$)")
BROKEN_WORDS = 3
"""So many words must be found whole elsewhere before hyphens at line ends are taken for broken words."""
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


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
                    stretch = stretch if text.rstrip() == text else stretch.lstrip()
                    _style(spans, text, stretch, piece)
                    text += stretch
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


@frozen
class Hyphens:
    """How a document breaks its words: `words` are those met inside lines, in lower case.

    Most documents break at hyphens that belong to the word ("nuclear-weapon-free"); only where `breaks` words is
    true does a hyphen at the end of a line come from breaking.
    """

    words: frozenset[str]
    breaks: bool

    def joint(self, line: str, following: str) -> Joint:
        """What stands between a line and the one that carries it on."""
        if line.endswith(_SOFT_HYPHEN):
            return "-"
        if re.search(r"[^\s-]-$", line):
            first = following.split(maxsplit=1)[0] if following.strip() else ""
            if named("suspended", first):
                return " "
            return "-" if self.breaks and self._is_broken(line, following) else ""
        return "" if re.search(r"[^\s/]/$", line) else " "

    def _is_broken(self, line: str, following: str) -> bool:
        before, after = _BROKEN.search(line), _WORD.match(following)
        if before is None or after is None or not after.group()[0].islower():
            return False
        first, second = before.group(1).lower(), after.group().lower()
        if first + second in self.words:
            return True
        return f"{first}-{second}" not in self.words and not {first, second} <= self.words


def hyphens_of(lines: Sequence[Line]) -> Hyphens:
    """How the document that the lines are from breaks its words."""
    ends = [
        (before.group(1).lower(), after.group().lower())
        for line, following in itertools.pairwise(lines)
        if line.text.endswith("-")
        and (before := _BROKEN.search(line.text)) is not None
        and (after := _WORD.match(following.text)) is not None
    ]
    if len(ends) < BROKEN_WORDS:
        return Hyphens(frozenset(), breaks=False)
    # One search over all lines; what precedes a hyphen at a line's end is no whole word.
    words = frozenset(_WORD.findall(_CUT.sub("", "\n".join([line.text for line in lines]).lower())))
    votes: Counter[bool] = Counter()
    for first, second in ends:
        if first + second in words:
            votes[True] += 1
        elif f"{first}-{second}" in words or {first, second} <= words:
            votes[False] += 1
    return Hyphens(words, breaks=votes[True] >= BROKEN_WORDS and votes[True] > 2 * votes[False])
