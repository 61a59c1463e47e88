"""The session a document is of, as a number, and short names for the versions of a series."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdiff.model import Document

# A/RES/78/229, A/C.3/80/L.3, A/HRC/RES/45/19: the first number by itself is the session. Resolutions of the Security
# Council carry no session but their year: S/RES/2674 (2023).
_SESSION = re.compile(r"^A/(?:[A-Z.]+\d*/)*(?:ES-)?(\d{1,3})/")
_IN_FIGURES = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)?\b")
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
          "eighteenth", "nineteenth")  # fmt: skip
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


def session_number(document: Document) -> int:
    """The number of the session (78), by the symbol or else as the document says it; 0 where neither tells."""
    if found := _SESSION.match(document.symbol):
        return int(found[1])
    if found := _IN_FIGURES.search(document.session):
        return int(found[1])
    return _in_words(document.session.casefold())


def _in_words(session: str) -> int:
    for word in re.findall(r"[a-z-]+", session):
        tens, _, ones = word.rpartition("-")
        if tens.endswith("y") and tens[:-1] in _TENS and ones in _ONES:
            return 10 * (_TENS.index(tens[:-1]) + 2) + _ONES.index(ones) + 1
        if word.endswith("ieth") and word[:-4] in _TENS:
            return 10 * (_TENS.index(word[:-4]) + 2)
        for names, first in ((_ONES, 1), (_TEENS, 10)):
            if word in names:
                return names.index(word) + first
        if word == "hundredth":
            return 100
    return 0


def _of_draft(symbol: str) -> str:
    """What tells a draft from the resolution of its session: "L.3/Rev.1" of A/C.3/80/L.3/Rev.1; empty for no draft."""
    found = re.search(r"/(L\.\d+(?:/Rev\.\d+)?)$", symbol)
    return found[1] if found else ""


def _number_of_council(symbol: str) -> str:
    """The number of a resolution of the Security Council ("2674" of S/RES/2674 (2023)), empty for other documents."""
    found = re.match(r"S/RES/(\d+)", symbol)
    return found[1] if found else ""


def short_names(names: Sequence[str], documents: Sequence[Document]) -> tuple[str, ...]:
    """The shortest names that tell the versions apart: sessions, or years, or months, or days, or else `names`.

    Of the Security Council, whose resolutions may be two in a year, it is their numbers then. Where a draft and a
    resolution are of one session, drafts go by their own number ("L.3").
    """
    sessions = [session_number(document) for document in documents]
    if all(sessions):
        plain = [str(session) for session in sessions]
        tried = [plain, [_of_draft(document.symbol) or name for document, name in zip(documents, plain, strict=True)]]
    else:
        numbers = [_number_of_council(document.symbol) for document in documents]
        dates = [[document.date[:length] for document in documents] for length in (4, 7, 10)]
        tried = [dates[0], numbers, *dates[1:]]
    for several in tried:
        if all(several) and len(set(several)) == len(several):
            return tuple(several)
    return tuple(names)
