"""Text from a document as text to show: control, escape and direction characters become visible marks."""

from __future__ import annotations

import re

# Kept as they are: tab, newline, and the joiners that Arabic, Indic scripts and emoji need (U+200C, U+200D).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """`text` with nothing in it that could steer a terminal or hide: one line of it may be printed as it is.

    C0 controls become control pictures (ESC is "␛"), C1, direction and zero-width characters "<202E>", the line
    and paragraph separators a newline, lone surrogates U+FFFD. Source: formats.md section 9, point 6.
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
