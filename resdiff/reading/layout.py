"""The patterns by which the parts of a formal text announce themselves, read once from layout.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Rules = tuple[tuple[str, re.Pattern[str]], ...]
"""Named patterns in the order in which they are tried."""


@cache
def layout() -> dict[str, Any]:
    """The whole table of layout.toml."""
    return tomllib.loads(files("resdiff.reading").joinpath("layout.toml").read_text(encoding="utf-8"))


@cache
def rules(section: str, key: str = "") -> Rules:
    """The patterns of a section, each with its name; with `key`, only those under it."""
    table: dict[str, Any] = layout()[section]
    return tuple(
        (name, re.compile(pattern))
        for name, patterns in table.items()
        if not key or name == key
        for pattern in ([patterns] if isinstance(patterns, str) else patterns)
    )


def named(section: str, text: str, key: str = "") -> str:
    """The name of the first pattern of a section that `text` fits, or an empty string."""
    flat = flatten(text)
    return next((name for name, pattern in rules(section, key) if pattern.search(flat)), "")


def flatten(text: str) -> str:
    """`text` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())
