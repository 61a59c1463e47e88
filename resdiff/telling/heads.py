"""The columns of a grid of versions in letters of one width, and the names above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def step_of(names: Sequence[str], room: int) -> int:
    """Columns for each version of `room` for all: as many as its name takes where they fit, else two or one."""
    room //= len(names)
    whole = max(map(len, names)) + 1
    return whole if whole <= room else max(1, min(2, room))


def heads(names: Sequence[str], step: int) -> Iterator[str]:
    """The names above their columns; from top to bottom where they are wider than these."""
    if max(map(len, names)) < step:
        yield "".join(f"{name:<{step}}" for name in names)
        return
    tallest = max(map(len, names))
    for at in range(tallest):
        yield "".join(f"{name.rjust(tallest)[at]:<{step}}" for name in names)
