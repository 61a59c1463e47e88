"""Bytes of a text file to characters: which encoding it is in, decided by its content and never guessed silently."""

from __future__ import annotations

import codecs

from resdiff.errors import ReadingError

MAX_CONTROL_SHARE = 0.02
"""Above this share of control bytes a file is binary (formats.md section 4)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x00")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The characters of `data` and the name of the encoding, for people ("UTF-8", "Windows-1252, assumed").

    A byte-order mark decides first, then the parity of zero bytes (UTF-16 without a mark), then strict UTF-8; what
    is neither and holds few control bytes is taken as Windows-1252, and said to be. Raises ReadingError for
    binary data; `name` is what the message calls the file.
    """
    for mark, codec, label in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), label
    sample = data[:65536]
    if codec := _utf16_parity(sample):
        text = data.decode(codec, errors="replace")
        if sum(
            ord(character) < 32 and not character.isspace() for character in text[:65536]
        ) <= MAX_CONTROL_SHARE * len(text):
            return text, "UTF-16, assumed"
    try:
        text, label = data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text, label = "", ""
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample) + sample.count(0)
    if sample and controls / len(sample) > MAX_CONTROL_SHARE:
        raise ReadingError(f"{name} is not a text: it holds binary data", "give a PDF or a plain text file")
    if label:
        return text, label
    # cp1252 leaves five bytes undefined; latin-1 maps them to C1 controls, which are shown as such.
    try:
        return data.decode("cp1252"), "Windows-1252, assumed"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1, assumed"


def _utf16_parity(sample: bytes) -> str:
    """The UTF-16 codec whose zero bytes stand on one side only, or an empty string."""
    pairs = len(sample) // 2
    if not pairs:
        return ""
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.3 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.3 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""
