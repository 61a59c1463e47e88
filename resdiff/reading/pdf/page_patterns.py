"""The patterns by which things on a page announce themselves, read once from page_patterns.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LONGEST = 200
"""No pattern is for a longer text, in characters."""


@cache
def _sections() -> dict[str, dict[str, list[str]]]:
    text = files("resdiff.reading.pdf").joinpath("page_patterns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The named patterns of a section in the order in which they are tried."""
    return tuple((name, re.compile(one)) for name, several in _sections()[section].items() for one in several)


def named(section: str, text: str) -> str:
    """The name of the first pattern of the section that is the whole of `text`, or an empty string."""
    text = text.strip()
    if len(text) > LONGEST:
        return ""
    return next((name for name, pattern in patterns(section) if pattern.fullmatch(text)), "")


def begins(section: str, text: str) -> bool:
    """Whether a pattern of the section stands at the beginning of `text`."""
    return any(pattern.match(text) for _, pattern in patterns(section))
