"""Numbers before paragraphs: which is printed, and which level of a list a "(i)" belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field, frozen

# "12." in five languages, "12 -" or "١٢ -" before Arabic letters, "十二、" or "12．" in Chinese.
_OPERATIVE = re.compile(r"^\s*(\d{1,4})(?:\.(?!\d)|[\uff0e\u3001]|\)|(?=\s*\t))\s*")
_BEFORE_ARABIC = re.compile(r"^[\s\u200e\u200f]*(\d{1,4})\s*[-–\u0640]\s*(?=[\"«“(]?[\u0620-\u064a])")
_IN_HAN = re.compile(r"^\s*([一二三四五六七八九十百零]{1,5})、\s*")
_BARE = re.compile(r"^\s*(\d{1,3})\s+(?=[^\W\d_a-z])")
_MARKER = re.compile(r"^\s*\(?([a-z]{1,5}|[A-Z]|\d{1,2})\)\s*(?=\S)|^\s*([a-z]|[ivx]{1,5})\.\s+(?=\S)")
# Letters of other scripts in the order in which lists use them (in Arabic the abjad), figures in ‘ ’, Chinese ones.
_LETTERS = ("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "абвгдежзиклмнопрстуфхцчшщэюя")
_FOREIGN = re.compile(
    r"^[\s\u200e\u200f]*(?:[(\uff08]?([\u0620-\u064a]\u0640?|[а-я])[)\uff09]|[(\uff08]([一二三四五六七八九十]{1,3})[)\uff09]"
    r"|([\u3220-\u3229])|\uff08([a-z]{1,5}|\d{1,2})\uff09|[‘’']\s?(\d{1,2})\s?[‘’'])\s*(?=\S)"
)
_HAN_DIGITS = "零一二三四五六七八九"
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
    a dot now and then (A/HRC/RES/48/16, paragraph 6), and a year at the head of a line is no number. The value is in
    ASCII figures whatever the script.
    """
    if found := _OPERATIVE.match(text) or _BEFORE_ARABIC.match(text):
        return Printed("operative", str(int(found.group(1))), found.end(), found.group().strip())
    if found := _IN_HAN.match(text):
        return Printed("operative", str(_from_han(found.group(1))), found.end(), found.group().strip())
    if (found := _BARE.match(text)) and int(found.group(1)) == expected:
        return Printed("operative", found.group(1), found.end(), found.group(1))
    return None


def list_marker(text: str) -> Printed | None:
    """The marker before a sub-paragraph, "(a)", "(ii)", "b)" or "i."; the manual's order is (a), (i), a., i.

    In Arabic, Russian and Chinese the value is the Latin letter or the figure of the same rank: "(ب)" is "b".
    """
    if not (found := _MARKER.match(text)):
        return _foreign_marker(text)
    value = found.group(1) or found.group(2)
    return Printed("marker", value, found.end(), f"({value})" if found.group(1) else f"{value}.")


def _foreign_marker(text: str) -> Printed | None:
    if not (found := _FOREIGN.match(text)):
        return None
    letter, han, ringed, wide, quoted = found.groups()
    if letter:
        rank = next(
            (letters.find(letter[0].replace("ا", "أ")) for letters in _LETTERS if letter[0] in letters + "ا"), -1
        )
        if rank < 0:
            return None
        value = chr(97 + rank) if rank < 26 else chr(97 + rank - 26) * 2
    else:
        value = str(_from_han(han)) if han else str(ord(ringed) - 0x321F) if ringed else wide or str(int(quoted))
    return Printed("marker", value, found.end(), found.group().strip())


def _from_han(figures: str) -> int:
    """The number that Chinese figures below a thousand write."""
    total = digit = 0
    for figure in figures:
        if figure in "百十":
            total += (digit or 1) * (100 if figure == "百" else 10)
            digit = 0
        else:
            digit = _HAN_DIGITS.index(figure)
    return total + digit


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
