"""Text from a document as text to show: control, escape and direction characters become visible marks."""

from __future__ import annotations

import re

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


# Characters that look like a plain one: spaces of other widths, hyphens that do not break, and the like.
_LOOK = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("\u2010\u2011\u2212", "-"),
}
_ALIKE = str.maketrans(_LOOK)


def tell_apart(old: str, new: str) -> tuple[str, str]:
    """Two visible texts that a reader can tell apart, if the raw ones differ.

    Where they differ only in characters that look the same ("per cent" with a no-break space), each such character
    is named by its code, "per<00A0>cent"; otherwise this is `visible` of both.
    """
    if old != new and old.translate(_ALIKE) == new.translate(_ALIKE):
        old, new = ("".join(f"<{ord(c):04X}>" if c in _LOOK else c for c in text) for text in (old, new))
    return visible(old), visible(new)
