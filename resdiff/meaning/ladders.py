"""Ladders: which verb is stronger than which, by family, as data with a source for every rung."""

from __future__ import annotations

from attrs import frozen


@frozen
class Ladders:
    """A named set of ladders."""

    name: str


def ladder_names() -> tuple[str, ...]:
    """The names of the ladders that come with resdiff."""
    return ("default",)


def load_ladders(name: str = "default") -> Ladders:
    """The ladders of that name, or those of a TOML file. Raises UsageError."""
    return Ladders(name)
