"""Numbers before paragraphs: which is printed, and which level of a list a "(i)" belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field, frozen

_OPERATIVE = re.compile(r"^\s*(\d{1,4})(?:\.(?!\d)|\)|(?=\s*\t))\s*")
_BARE = re.compile(r"^\s*(\d{1,3})\s+(?=[^\W\d_a-z])")
_MARKER = re.compile(r"^\s*\(?([a-z]{1,5}|[A-Z]|\d{1,2})\)\s*(?=\S)|^\s*([a-z]|[ivx]{1,5})\.\s+(?=\S)")
_BULLET = re.compile(r"^\s*[•·▪■●◦‣–—*-]\s+(?=\S)")
_ROMAN = re.compile(r"^(?:x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@frozen
class Printed:
    """A number as printed at the head of a text: its kind, its value ("12", "a", "•") and how long it is there.

    `length` counts the characters it takes with its punctuation and the space after; `mark` is what is printed
    ("12.", "(a)", "•").
    """

    kind: str
    value: str
    length: int
    mark: str


def operative_number(text: str, expected: int) -> Printed | None:
    """The arabic number before an operative paragraph, "12." or "12" and a tab.

    A number with neither dot nor tab counts only if it is the one `expected` and a capital follows: real files lose
    a dot now and then (A/HRC/RES/48/16, paragraph 6), and a year at the head of a line is no number.
    """
    if found := _OPERATIVE.match(text):
        return Printed("operative", found.group(1), found.end(), found.group().strip())
    if (found := _BARE.match(text)) and int(found.group(1)) == expected:
        return Printed("operative", found.group(1), found.end(), found.group(1))
    return None


def list_marker(text: str) -> Printed | None:
    """The marker before a sub-paragraph, "(a)", "(ii)", "b)" or "i."; the manual's order is (a), (i), a., i."""
    if not (found := _MARKER.match(text)):
        return None
    value = found.group(1) or found.group(2)
    return Printed("marker", value, found.end(), f"({value})" if found.group(1) else f"{value}.")


def bullet(text: str) -> Printed | None:
    """A bullet or dash before an item."""
    found = _BULLET.match(text)
    return Printed("bullet", "•", found.end(), found.group().strip()) if found else None


@define
class Levels:
    """Where in the nested lists under one paragraph each marker belongs.

    `place` is called with the markers in order, and with the one that follows, because "(i)" after "(h)" is the
    ninth letter if "(j)" follows and the first roman numeral if "(ii)" does.
    """

    _stack: list[tuple[str, str]] = field(factory=list)  # (kind of series, last value), outermost first

    def place(self, value: str, following: str, *, opens: bool) -> tuple[str, ...]:
        """The path of values from the outermost list to this item, for example ("b", "ii").

        `following` is the next marker's value or "", `opens` says that the text before ended with a colon.
        """
        for depth in range(len(self._stack) - 1, -1, -1):
            series, last = self._stack[depth]
            if not _follows(series, last, value):
                continue
            if value == "i" and series == "letter" and _begins_roman(following, opens=opens):
                break
            return self._settle(depth, series, value)
        if value in ("a", "i", "1", "A") and (opens or not self._stack or not self._started(value)):
            series = "roman" if value == "i" else "letter" if value.isalpha() else "digit"
            self._stack.append((series, value))
            return self._path()
        for depth in range(len(self._stack) - 1, -1, -1):
            series, last = self._stack[depth]
            rank, before = _rank(series, value), _rank(series, last)
            if rank is not None and before is not None and rank > before:
                return self._settle(depth, series, value)
        series = next((s for s in ("letter", "roman", "digit") if _rank(s, value) is not None), "letter")
        return self._settle(0, series, value)

    def _started(self, value: str) -> bool:
        """True if a list that such a value begins is open already, so that this one starts it again."""
        series = "roman" if value == "i" else "letter" if value.isalpha() else "digit"
        return any(open_series == series for open_series, _ in self._stack)

    def _settle(self, depth: int, series: str, value: str) -> tuple[str, ...]:
        del self._stack[depth:]
        self._stack.append((series, value))
        return self._path()

    def _path(self) -> tuple[str, ...]:
        return tuple(value for _, value in self._stack)


def _begins_roman(following: str, *, opens: bool) -> bool:
    if following in ("ii", "j"):
        return following == "ii"
    return opens


def _follows(series: str, last: str, value: str) -> bool:
    rank, before = _rank(series, value), _rank(series, last)
    return rank is not None and before is not None and rank == before + 1


def _rank(series: str, value: str) -> int | None:
    """The place of a value in its series, counted from 1, or None where it cannot stand there."""
    if series == "digit":
        return int(value) if value.isdigit() else None
    if not value.isalpha():
        return None
    if series == "roman":
        return _roman(value) if _ROMAN.match(value) and value else None
    # a ... z, then aa, bb ... zz (the manual), which some print aa, ab.
    if len(value) == 1:
        return ord(value.casefold()) - ord("a") + 1
    return 26 + ord(value[-1]) - ord("a") + 1 if len(value) == 2 and value[0] in (value[1], "a") else None


def _roman(value: str) -> int:
    numbers: Sequence[int] = [_ROMAN_VALUES[letter] for letter in value]
    return sum(-n if n < max(numbers[k:]) else n for k, n in enumerate(numbers))
