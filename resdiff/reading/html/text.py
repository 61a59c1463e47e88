"""The characters of a web page: which encoding it is in, by its mark, by its own word, or by its content."""

from __future__ import annotations

import codecs
import re

from resdiff.errors import UsageError
from resdiff.reading.decoding import codec_named, decode

_DECLARED = (
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE),
)
# What browsers take for what: pages that say Latin-1 are Windows-1252, pages that say GB 2312 are its extension.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A page that could be read so far as to find these words is in neither.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def html_text(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """The characters of a page and the name of its encoding, for people ("UTF-8", "cp1251, as the page says").

    A person's word (`encoding`) counts first, then a byte-order mark, then what the page declares if its bytes bear
    it out, then the content. Raises what `decode` raises.
    """
    if not encoding and not data.startswith(_MARKS) and (codec := _declared(data[:4096])):
        try:
            text = codec.decode(data, "strict")[0]
        except ValueError:
            pass  # the page errs about itself
        else:
            return text, "UTF-8" if codec.name == "utf-8" else f"{codec.name}, as the page says"
    return decode(data, name, encoding)


def _declared(head: bytes) -> codecs.CodecInfo | None:
    for pattern in _DECLARED:
        if found := pattern.search(head):
            try:
                codec = codec_named(found.group(1).decode("ascii"))
            except UsageError:
                return None
            return codec_named(_MEANT.get(codec.name, codec.name))
    return None
