"""Bytes of a text file to characters: which encoding it is in, decided by its content and never guessed silently."""

from __future__ import annotations

import codecs
from contextlib import suppress
from difflib import get_close_matches
from encodings.aliases import aliases

from resdiff.errors import ReadingError, UsageError

MAX_CONTROL_SHARE = 0.02
"""Above this share of control bytes a file is binary (formats.md section 4)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Encodings of text in Python's list that no file is in, or that need more than the bytes.
_NO_FILES = frozenset({"idna", "punycode", "mbcs", "oem", "undefined", "raw-unicode-escape", "unicode-escape", "utf-7"})
_COMMON = "utf-8, cp1252, cp1251, cp1256, gb18030 or koi8-r"
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x00")


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """The characters of `data` and the name of the encoding, for people ("UTF-8", "Windows-1252, assumed").

    A byte-order mark decides first, then the place of zero bytes (UTF-32 and UTF-16 without a mark), then strict UTF-8;
    what is none of them and holds few control bytes is taken as Windows-1252, and said to be. `encoding` is the one
    that a person named ("cp1251"): then nothing is guessed. Raises ReadingError for binary data and for what is not in
    that encoding, UsageError for an encoding that does not exist; `name` is what the messages call the file.
    """
    if encoding:
        return _decode_as(data, name, codec_named(encoding))
    for mark, codec, label in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), label
    sample = data[:65536]
    if codec := _utf32(data):
        return data.decode(codec), "UTF-32, assumed"
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
        raise ReadingError(
            f"{name} is not a text: it holds binary data",
            "give a Word, OpenDocument or PDF file, a web page or plain text",
        )
    if label:
        return text, label
    # cp1252 leaves five bytes undefined; latin-1 maps them to C1 controls, which are shown as such.
    try:
        return data.decode("cp1252"), "Windows-1252, assumed"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1, assumed"


def codec_named(encoding: str) -> codecs.CodecInfo:
    """The codec that people call `encoding` ("Windows-1251", "utf8", "GB18030").

    Raises UsageError, with the names nearest to it, where there is none.
    """
    # Python takes any bytes-to-bytes codec by name ("hex", "zlib"): only encodings of text are meant here.
    asked = encoding.strip().casefold().replace(" ", "-")
    for name in (asked, asked.replace("windows-", "cp"), asked.replace("-", "")):
        try:
            codec = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        if codec._is_text_encoding and codec.name not in _NO_FILES:
            return codec
    near = get_close_matches(asked.replace("-", "_"), sorted({*aliases, *aliases.values()}), 12, 0.6)
    found = [codec for name in near if (codec := codecs.lookup(name))._is_text_encoding and codec.name not in _NO_FILES]
    hint = ", ".join(dict.fromkeys(codec.name for codec in found[:3])) or _COMMON
    raise UsageError(f"there is no encoding {encoding!r}", f"encodings are called, for example, {hint}")


def _decode_as(data: bytes, name: str, codec: codecs.CodecInfo) -> tuple[str, str]:
    mark = next((mark for mark, known, _ in _BOMS if codec.name in (known, known[:6]) and data.startswith(mark)), b"")
    # With its mark a UTF-16 or UTF-32 text is read by the codec that heeds it.
    rest = data if codec.name in ("utf-16", "utf-32") else data[len(mark) :]
    try:
        return codec.decode(rest, "strict")[0].removeprefix("\ufeff"), f"{codec.name}, as asked"
    except (UnicodeDecodeError, ValueError) as error:
        place = f" at byte {error.start + len(mark):,}" if isinstance(error, UnicodeDecodeError) else ""
        raise ReadingError(
            f"{name} is not in the encoding {codec.name}{place}", "leave --encoding out, or name another one"
        ) from None


def _utf32(data: bytes) -> str:
    """The UTF-32 codec that all of the data is in, or an empty string."""
    # Of a letter's four bytes two are zero, or three; other data that is valid so has fewer, or characters of zeros.
    sample = data[:65536]
    if sample.count(0) < 0.4 * len(sample) or bytes(4) in sample or len(data) % 4:
        return ""
    for codec in ("utf-32-le", "utf-32-be"):
        with suppress(UnicodeDecodeError):
            if data.decode(codec):
                return codec
    return ""


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
