"""Stacked bars in letters and signs, for charts that say without colours what each part stands for."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from resdiff.lineage.signs import Look

Line = tuple[tuple[str, Look], ...]
"""A line of text in stretches, each with how it looks; "none" has no look of its own."""


@frozen
class Part:
    """One part of every bar: the character that it is drawn with, its name, its look, and its value for each bar."""

    mark: str
    name: str
    look: Look
    values: tuple[int, ...]


def plain(line: Line) -> str:
    """A line without looks."""
    return "".join(text for text, _ in line).rstrip()


def words(text: str) -> Line:
    """A line without parts."""
    return ((text, "none"),)


def bar_of(parts: Sequence[Part], at: int, whole: int, width: int) -> Line:
    """Bar `at` of a chart in which `whole` is as wide as `width` cells, filled up with blanks."""
    counts = cells([part.values[at] for part in parts], whole, width)
    drawn = tuple((part.mark * count, part.look) for part, count in zip(parts, counts, strict=True) if count)
    return (*drawn, (" " * (width - sum(counts)), "none"))


def cells(values: Sequence[int], whole: int, width: int) -> list[int]:
    """How many of `width` cells each value takes, where `whole`, no less than their sum, takes all.

    What is there has a cell at least, so long as there are as many cells; together they are as long as their sum.
    """
    if not any(values):
        return [0] * len(values)
    least = [int(value > 0) for value in values]
    total = min(max(round(width * sum(values) / whole), sum(least)), width)
    exact = [total * value / sum(values) for value in values]
    found = [max(int(one), few) for one, few in zip(exact, least, strict=True)]
    while sum(found) != total:
        step = 1 if sum(found) < total else -1
        # The one that is furthest from what it should have; what has one cell keeps it, unless all have.
        movable = [k for k in range(len(found)) if step > 0 or found[k] > 1] or [
            k for k in range(len(found)) if found[k]
        ]
        k = max(movable, key=lambda k: (step * (exact[k] - found[k]), -k))
        found[k] += step
    return found


def letters(names: Sequence[str]) -> list[str]:
    """A letter for each name, no two alike: its first that is free, or else any."""
    taken: list[str] = []
    for name in names:
        free = (one for one in f"{name.lower()}{name.upper()}abcdefghijklmnopqrstuvwxyz0123456789" if one.isalnum())
        taken.append(next((one for one in free if one not in taken), "?"))
    return taken
