"""Text from a document as text to show: control, escape and direction characters become visible marks."""

from __future__ import annotations

import re
import unicodedata

# Kept as they are: tab, newline, the joiners that Arabic, Indic scripts and emoji need (U+200C, U+200D), and the two
# selectors that choose between the text and the picture of a sign (U+FE0E, U+FE0F). Everything else that takes no
# room, turns the direction of reading or steers a terminal is marked, blank "letters" included.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """`text` with nothing in it that could steer a terminal or hide: one line of it may be printed as it is.

    C0 controls become control pictures (ESC is "␛"), C1, direction and zero-width characters "<202E>", the line
    and paragraph separators a newline, lone surrogates U+FFFD. Showing twice is showing once.
    """
    return _UNSEEN.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in "\u2028\u2029":
        return "\n"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<{code:04X}>"


# Characters that look like a plain one: spaces of other widths, hyphens that do not break, and the Cyrillic and Greek
# letters that a Latin word may hold unseen.
_LOOK = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("\u2010\u2011\u2212", "-"),
    **dict(zip("\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455", "aeopcyxijs", strict=True)),
    **dict(zip("\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425", "ABEKMHOPCTX", strict=True)),
    **dict(zip("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1", "ABEZHIKMNOP", strict=True)),
    **dict(zip("\u03a4\u03a7\u03a5\u03bf", "TXYo", strict=True)),
}
_ALIKE = str.maketrans(_LOOK)
_SIGNS = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""One sign each: a character with the accents that follow it."""


def look_alike(old: str, new: str) -> bool:
    """Whether two texts look the same on paper: what differs does not show, or not by itself."""
    return _look(_UNSEEN.sub("", old)) == _look(_UNSEEN.sub("", new))


def tell_apart(old: str, new: str) -> tuple[str, str]:
    """Two visible texts that a reader can tell apart, if the raw ones differ.

    Where they differ only in characters that look the same ("per cent" with a no-break space, a Cyrillic letter in a
    Latin word, an accent that is a character of its own), each of these is named by its code, "per<00A0>cent";
    otherwise this is `visible` of both.
    """
    signs = _SIGNS.findall(old), _SIGNS.findall(new)
    if _look(old) == _look(new) and len(signs[0]) == len(signs[1]):
        pairs = list(zip(*signs, strict=True))
        old, new = ("".join(_named(pair[k], pair[1 - k]) for pair in pairs) for k in (0, 1))
    return visible(old), visible(new)


def _look(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_ALIKE)


def _named(sign: str, other: str) -> str:
    """A sign, by its codes as far as it looks like another one and is not."""
    if sign == other:
        return sign
    return "".join(f"<{ord(c):04X}>" if "\u0300" <= c <= "\u036f" or _look(c) != c else c for c in sign)
