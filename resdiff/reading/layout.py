"""The patterns by which the parts of a formal text announce themselves, read once from layout.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Rules = tuple[tuple[str, re.Pattern[str]], ...]
"""Named patterns in the order in which they are tried."""


_LANGUAGES = ("", "_french", "_spanish", "_russian", "_arabic", "_chinese")


@cache
def layout() -> dict[str, Any]:
    """The whole table of layout.toml, and below each of its entries those of the other languages."""
    whole: dict[str, Any] = {}
    for language in _LANGUAGES:
        text = files("resdiff.reading").joinpath(f"layout{language}.toml").read_text(encoding="utf-8")
        for section, entries in tomllib.loads(text).items():
            if isinstance(entries, list):
                whole.setdefault(section, []).extend(entries)
                continue
            table = whole.setdefault(section, {})
            for key, value in entries.items():
                both = isinstance(value, list) and key in table
                table[key] = [*_listed(table[key]), *value] if both else value
    return whole


def _listed(patterns: str | list[str]) -> list[str]:
    return [patterns] if isinstance(patterns, str) else patterns


@cache
def rules(section: str, key: str = "") -> Rules:
    """The patterns of a section, each with its name; with `key`, only those under it."""
    table: dict[str, Any] = layout()[section]
    return tuple(
        (name, re.compile(pattern))
        for name, patterns in table.items()
        if not key or name == key
        for pattern in _listed(patterns)
    )


LONGEST_LINE = 2_000
"""Characters of a line that may be of the front matter, the close or the furniture of a page.

The patterns of a layout look for their words anywhere in a line and would take minutes over a hundred thousand digits.
"""


def named(section: str, text: str, key: str = "") -> str:
    """The name of the first pattern of a section that `text` fits, or an empty string, as for any text too long."""
    flat = flatten(text)
    if len(flat) > LONGEST_LINE:
        return ""
    return next((name for name, pattern in rules(section, key) if pattern.search(flat)), "")


def flatten(text: str) -> str:
    """`text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())
