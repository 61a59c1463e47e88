"""Numbers as automatic lists print them: 12, l, xii, ١٢, 十二."""

from __future__ import annotations

from typing import Literal

Shape = Literal["decimal", "letter", "LETTER", "roman", "ROMAN", "arabic-indic", "persian", "devanagari", "han"]
"""How a list counts; capitals stand for capitals."""

MAX_COUNT = 100_000
"""Above this a count is printed in figures, whatever the list says: a roman million would be a thousand letters."""

_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ZEROS = {"arabic-indic": 0x660, "persian": 0x6F0, "devanagari": 0x966}
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_TENS = ((1000, "千"), (100, "百"), (10, "十"))


def counted(count: int, shape: Shape, *, doubled: bool = True) -> str:
    """`count` in the figures or letters of `shape`.

    After z come aa, bb, cc where `doubled` (Word, the Editorial Manual), else aa, ab, ac. What a shape cannot
    print (zero in letters, ten thousand in Chinese) is printed in figures.
    """
    if shape in _ZEROS:
        return "".join(chr(_ZEROS[shape] + ord(digit) - 48) if digit.isdecimal() else digit for digit in str(count))
    if not 0 < count <= MAX_COUNT:
        return str(count)
    match shape:
        case "letter":
            return _letters(count, doubled=doubled)
        case "LETTER":
            return _letters(count, doubled=doubled).upper()
        case "roman":
            return _roman(count) if count < 5000 else str(count)
        case "ROMAN":
            return _roman(count).upper() if count < 5000 else str(count)
        case "han":
            return _han(count) if count < 10_000 else str(count)
        case _:
            return str(count)


def _letters(count: int, *, doubled: bool) -> str:
    if doubled:
        rounds, letter = divmod(count - 1, 26)
        return chr(97 + letter) * (rounds + 1) if rounds < 20 else str(count)
    letters = ""
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(97 + letter) + letters
    return letters


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMANS:
        times, count = divmod(count, value)
        letters += letter * times
    return letters


def _han(count: int) -> str:
    """A count below ten thousand as it is read aloud: 十二, 二十, 一百零五."""
    figures, gap = "", False
    for value, sign in _HAN_TENS:
        times, count = divmod(count, value)
        if times:
            one = "" if times == 1 and value == 10 and not figures else _HAN_DIGITS[times]
            figures += ("零" if gap else "") + one + sign
            gap = False
        elif figures:
            gap = True
    if count:
        figures += ("零" if gap else "") + _HAN_DIGITS[count]
    return figures
