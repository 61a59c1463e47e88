"""Getting a document by its symbol: from the cache, or else with one question to documents.un.org.

This is the only room that uses the network, and only when `fetch` is called.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from attrs import field, frozen

from resdiff.errors import FetchError
from resdiff.fetching.contents import FORMAT_NAMES, Format
from resdiff.fetching.limits import Limits
from resdiff.fetching.symbols import LANGUAGES, is_symbol, language_code, normal_symbol

__all__ = ["FORMATS", "FORMAT_NAMES", "Fetched", "Format", "Limits", "fetch", "is_symbol"]

FORMATS: tuple[Format, ...] = ("docx", "doc", "pdf")
"""What is asked for, in turn: Word keeps notes and numbers that PDF has to be read out of."""


@frozen
class Fetched:
    """A document that was got by its symbol.

    `format` is what it really is, `url` the address it came from, and `path` its file in the cache, None where the
    cache folder cannot be written. `language` is a code ("en").
    """

    symbol: str
    language: str
    format: Format
    url: str
    data: bytes = field(repr=False)
    path: Path | None
    from_cache: bool

    def __str__(self) -> str:
        """What came, in a line: "A/RES/78/229 in English, Word (.docx), 81 kB, from the cache"."""
        size = f"{max(1, round(len(self.data) / 1000))} kB"
        place = "the cache" if self.from_cache else self.url
        return f"{self.symbol} in {LANGUAGES[self.language]}, {FORMAT_NAMES[self.format]}, {size}, from {place}"


def fetch(
    symbol: str,
    *,
    language: str = "en",
    formats: tuple[Format, ...] = FORMATS,
    fresh: bool = False,
    limits: Limits | None = None,
    sleep: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _: None,
) -> Fetched:
    """Get a document by its symbol, in the first of `formats` there is.

    What the cache holds is given without asking, unless `fresh`. `language` is a code, a name or one of A C E F R S.
    A question that does go out is told with `tell`, and so are the pauses that the server wants, which `sleep`
    takes. Raises FetchError, with a message and a hint, for what is no symbol, what is not there, and whatever else
    a network can do.
    """
    from resdiff.fetching import cache
    from resdiff.fetching.access import ask

    if not formats:
        raise FetchError("no format was asked for", f"ask for one of {', '.join(FORMATS)}")
    normal, code = normal_symbol(symbol), language_code(language)
    # A .doc may have come as rich text or WordPerfect; in the cache that stands behind everything else.
    acceptable: tuple[Format, ...] = (*formats, "rtf", "wpd") if "doc" in formats else formats
    if not fresh and (kept := cache.find(normal, code, acceptable)):
        found = kept.document
        return Fetched(normal, code, found.format, found.url, found.data, kept.path, from_cache=True)
    came = ask(normal, code, formats, limits=limits or Limits(), sleep=sleep, tell=tell)
    path = cache.keep(normal, code, came)
    return Fetched(normal, code, came.format, came.url, came.data, path, from_cache=False)
