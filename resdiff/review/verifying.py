"""Whether two versions differ only where they may: the addresses allowed, and the changes outside of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from resdiff.errors import UsageError
from resdiff.model import Change, Comparison
from resdiff.review.recounting import reached

_RANGE = re.compile(r"(?P<head>.*?)(?P<first>\d+)\s*(?:-|–|\bto\b)\s*(?P<again>\D*?)(?P<last>\d+)")
_MOST = 10_000
"""Paragraphs in a range; more is a slip of the finger."""


def outside(comparison: Comparison, allowed: Iterable[str]) -> tuple[Change, ...]:
    """The changes outside of what is allowed, in reading order.

    `allowed` are addresses of either text, several by commas, and ranges of them ("OP12,OP14-16"); each stands for
    its items too. A clause is inside where its old paragraphs are, or, where it is one clause carried on, its new
    ones. A paragraph that only has another number differs in nothing. Raises UsageError for what neither text has.
    """
    names = addresses_of(comparison, allowed)
    return tuple(c for c in comparison.changes if not c.is_quiet and not _is_inside(c, names))


def _is_inside(change: Change, names: frozenset[str]) -> bool:
    sides = [all(is_named(address, names) for address in side) for side in (change.old, change.new)]
    if not change.old:
        return sides[1]
    # Of several paragraphs that became one, each has to be named: one that is not would be gone.
    return sides[0] or (len(change.old) == 1 and bool(change.new) and sides[1])


def is_named(address: str, names: frozenset[str]) -> bool:
    """Whether an address, or one above it, is among those asked for."""
    return any(name.casefold() in names for name in reached(address))


def addresses_of(comparison: Comparison, asked: Iterable[str]) -> frozenset[str]:
    """The addresses that a person asks for, in small letters. Raises UsageError for what neither text has."""
    known: dict[str, str] = {}
    for paragraph in (*comparison.old.paragraphs, *comparison.new.paragraphs):
        known.setdefault(paragraph.id.partition("#")[0].casefold(), paragraph.id)
    names: set[str] = set()
    for word in (word.strip() for several in asked for word in several.split(",")):
        if not word:
            continue
        found = {name.casefold() for name in _spread(word)} & known.keys()
        if not found:
            raise UsageError(f"neither text has a paragraph {word}", _near(word, list(known.values())))
        names |= found
    return frozenset(names)


def _spread(word: str) -> Sequence[str]:
    """All addresses of a range, or the one address itself."""
    found = _RANGE.fullmatch(word)
    if not found:
        return [word]
    first, last = int(found["first"]), int(found["last"])
    again = found["again"].strip()
    if first > last or last - first > _MOST or (again and again.casefold() != found["head"].strip().casefold()):
        raise UsageError(f"{word} is no range of paragraphs", "write it as OP14-16 or PP2-PP4")
    return [f"{found['head']}{number}" for number in range(first, last + 1)]


def _near(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, 3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"the paragraphs run from {known[0]} to {known[-1]}" if known else "neither text has a paragraph"
