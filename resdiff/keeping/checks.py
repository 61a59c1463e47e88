"""What came out of a file is checked, value by value, to be of the kind that was put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


class Unfit(Exception):  # noqa: N818 - what a pack is, not what went wrong
    """A pack that is none of ours, or not whole."""


def as_row(value: Any, length: int) -> list[Any]:
    """The list of so many values that this is. Raises Unfit, as all of these do."""
    if not isinstance(value, list) or len(value) != length:
        raise Unfit
    return value


def each_of(values: Any, unpack: Callable[[Any], _T]) -> tuple[_T, ...]:
    """What `unpack` makes of each value of the list that this is."""
    if not isinstance(values, list):
        raise Unfit
    return tuple(map(unpack, values))


def as_text(value: Any) -> str:
    """The string that this is."""
    if not isinstance(value, str):
        raise Unfit
    return value


def as_number(value: Any, most: int = 1 << 20) -> int:
    """The whole number, 0 to `most`, that this is."""
    if type(value) is not int or not 0 <= value <= most:
        raise Unfit
    return value


def as_flag(value: Any) -> bool:
    """The truth value that this is."""
    if not isinstance(value, bool):
        raise Unfit
    return value


def as_one_of(value: Any, known: Sequence[Any]) -> Any:
    """The one of some words that this is."""
    if not isinstance(value, str) or value not in known:
        raise Unfit
    return value
