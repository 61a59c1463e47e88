"""Cut a text into the units that people read and compare: words, symbols, numbers, dates, marks and spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts written without spaces are compared character by character.
_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that belong to the letter before them but are no letters for `\w`: accents set apart, vowel signs (Hebrew,
# Arabic, the scripts of India, Thai), joiners and soft hyphens.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
_HYPHENS = "-\u2010-\u2012\u2212\ufe63\uff0d"
_APOSTROPHES = "'\u2019\u02bc\u2032"
_LETTER = rf"[^\W{_HAN}]"
_SPACE = "[ \u00a0\u2000-\u200a\u202f\u205f\u3000]"

# A month by name where dates are whole; the form of a date is fixed by language, so each language has its line.
_DATES = {
    "English": rf"\d{{1,2}}(?:[-–]\d{{1,2}})?{_SPACE}(?:January|February|March|April|May|June|July|August|September"
    rf"|October|November|December){_SPACE}\d{{4}}",
    "French": rf"\d{{1,2}}(?:er)?{_SPACE}(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    rf"|novembre|décembre){_SPACE}\d{{4}}",
    "Spanish": rf"\d{{1,2}}{_SPACE}de{_SPACE}(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    rf"|noviembre|diciembre){_SPACE}del?{_SPACE}\d{{4}}",
    "Russian": rf"\d{{1,2}}{_SPACE}(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября"
    rf"|декабря){_SPACE}\d{{4}}",
    "Arabic": rf"\d{{1,2}}{_SPACE}[\u0620-\u064a]+(?:{_SPACE}[\u0620-\u064a]+)?/[\u0620-\u064a]+{_SPACE}\d{{4}}",
    "Chinese": r"\d{4}年\d{1,2}月\d{1,2}日",
}
_AMERICAN_DATE = (
    rf"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    rf"{_SPACE}\d{{1,2}},{_SPACE}\d{{4}}(?!\d)"
)
_DATE = rf"(?:{'|'.join(_DATES.values())})(?!{_LETTER})"
_YEAR_OR_SESSION = r"\((?:(?:19|20)\d\d|[IVXLC]+)\)"
_SEGMENT = r"/\w+(?:[.-]\w+)*"
# "69/127", "33/141 A", "2/CP.17"; "2625 (XXV)", "364 B (IV)", "1758 (2007)".
_RESOLUTION = (
    rf"\d+(?:{_SEGMENT})+(?:{_SPACE}[A-Z](?![\w{_APOSTROPHES}]))?(?:{_SPACE}{_YEAR_OR_SESSION})?"
    rf"|\d{{1,4}}(?:{_SPACE}[A-Z])?{_SPACE}{_YEAR_OR_SESSION}"
)
# "50%", "1,000,000", "2.5", target "16.a"; a plain "30" is a word like any other.
_NUMBER = (
    rf"\d+(?:[.,\u00a0\u202f]\d+){{0,6}}{_SPACE}?%"
    rf"|\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+(?:\.\d+)?(?!{_LETTER})"
    rf"|\d+(?:\.\d+)+(?!{_LETTER})"
    r"|\d+\.[a-z](?!\w)"
)
# "A/C.3/80/L.3/Rev.1", "ES-10/23", "S/RES/2674 (2023)", or the tail of one: "Rev.1".
_SYMBOL = (
    rf"[A-Z]\w*(?:[.-]\w+){{0,4}}(?:{_SEGMENT})+(?:{_SPACE}{_YEAR_OR_SESSION})?"
    r"|(?:L|Rev|Add|Corr|CRP|WP)\.\d+(?!\w)"
)
_ADDRESS = r"(?:https?://|www\.)\S*[\w/]"
# A French elision is a word of its own: "l’" and "Assemblée".
_ELISION = rf"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)[{_APOSTROPHES}](?=[^\W\d_])"
# With its accents, inner hyphens and apostrophes, and the apostrophe of a plural possessive.
_WORD = rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*|[{_HYPHENS}{_APOSTROPHES}]{_LETTER}+)*(?:(?<=s)[{_APOSTROPHES}](?=\s\w))?"

# The first alternative that fits is taken, so the longer forms come first, each behind a look at the first character
# that lets most tokens pass it by; the last one takes any character. Repetitions that can fail late are bounded, so
# that no text, however odd, takes more than linear time.
_TOKEN = re.compile(
    rf"\s+|(?=\d)(?:{_DATE}|{_RESOLUTION}|{_NUMBER})|(?=[A-Z])(?:{_SYMBOL}|{_AMERICAN_DATE})|(?=[hw]){_ADDRESS}"
    rf"|{_ELISION}|{_WORD}|.",
    re.DOTALL,
)

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        # What has no width tells a reader nothing.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    }
)
_SPACES = re.compile(r"\s+")


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order; joined they are `text` again, whatever it holds."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=1 << 16)
def comparable(token: str) -> str:
    """The token as it is compared, never shown: case, composition, quotes, hyphens and spaces unified."""
    if token.isascii() and token.isalnum():
        return token.lower()
    return unicodedata.normalize("NFC", unified(token).casefold())


def unified(token: str) -> str:
    """The token without its typography: composition, quotes, hyphens and spaces unified, capitals as they are."""
    if token.isascii() and token.isalnum():
        return token
    return _SPACES.sub(" ", unicodedata.normalize("NFC", token).translate(_UNIFIED))
