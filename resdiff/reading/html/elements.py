"""What the elements of a web page are to a reader, read once from elements.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

from resdiff.reading.counting import Shape

ListStyle = Shape | Literal["bullet", "none"]


@frozen
class Elements:
    """The tables of elements.toml; see there for what each holds."""

    headings: frozenset[str]
    lists: frozenset[str]
    typed: frozenset[str]
    blocks: frozenset[str]
    unpainted: frozenset[str]
    aside: dict[str, str]
    types: dict[str, ListStyle]
    styles: dict[str, ListStyle]


@cache
def elements() -> Elements:
    """The elements of HTML."""
    table: dict[str, Any] = tomllib.loads(
        files("resdiff.reading.html").joinpath("elements.toml").read_text(encoding="utf-8")
    )
    sets = {name: frozenset(names) for name, names in table["elements"].items()}
    return Elements(
        **sets,
        aside=table["aside"],
        types=table["type"],
        styles=table["list-style-type"],
    )
