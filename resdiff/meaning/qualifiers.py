"""Qualifiers of an undertaking, by family: which came, went or were swapped between two versions of a clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.mentions import Mention, facet, outside, paired, passage_remark
from resdiff.meaning.sides import Sides, matches

# Words whose presence makes no other qualifier of it: "within its mandate", "within their existing mandates".
_IDLE = re.compile(r"\b(?:its|their|his|her|the|respective|relevant|existing|applicable|s)\b|s\b|[^\w ]")
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters by which a verb is known in another form ("ratify", "ratifying")."""


@frozen
class Listed:
    """The qualifiers of qualifiers.toml behind one pattern: group k of it is the k-th of each list."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    families: tuple[str, ...]
    sources: tuple[str, ...]


@frozen
class Qualifiers:
    """What qualifiers.toml lists."""

    listed: Listed
    hedges: Listed
    titles: dict[str, str]
    swaps_only: frozenset[str]
    budget: frozenset[str]


@cache
def qualifiers() -> Qualifiers:
    """The qualifiers, read once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("qualifiers.toml").read_text(encoding="utf-8"))
    families: dict[str, Any] = table["family"]
    return Qualifiers(
        listed=_listed([(name, entry) for name, family in families.items() for entry in family["entries"]]),
        hedges=_listed([("hedge", entry) for entry in table["hedges"]["entries"]]),
        titles={name: family["title"] for name, family in families.items()},
        swaps_only=frozenset(name for name, family in families.items() if family.get("swaps_only")),
        budget=frozenset(name for name, family in families.items() if family.get("budget")),
    )


def _listed(entries: list[tuple[str, dict[str, str]]]) -> Listed:
    either = "|".join(f"({entry['pattern']})" for _, entry in entries)
    return Listed(
        re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE),
        tuple(entry["key"] for _, entry in entries),
        tuple(family for family, _ in entries),
        tuple(entry["source"] for _, entry in entries),
    )


def find_qualifiers(text: str, windows: Sequence[Place]) -> list[Mention]:
    """The qualifiers of a text in order; a mention's group is its family, its key what wordings of it share."""
    return _found(text, windows, qualifiers().listed)


def find_hedges(text: str, windows: Sequence[Place]) -> list[Mention]:
    """The hedges of a text in order: "to consider", "with a view to"."""
    return _found(text, windows, qualifiers().hedges)


def _found(text: str, windows: Sequence[Place], listed: Listed) -> list[Mention]:
    return [
        Mention(listed.keys[k], listed.families[k], match.start(), match.start() + len(match.group().rstrip()))
        for match in matches(listed.pattern, text, windows)
        for k in [(match.lastindex or 1) - 1]
    ]


def compare_qualifiers(sides: Sides, masks_old: Sequence[Place], masks_new: Sequence[Place]) -> Iterator[Facet]:
    """The qualifiers that came, went or gave way to others of their family; those within citations are none."""
    lists = qualifiers()
    old = outside(find_qualifiers(sides.old, sides.old_windows), masks_old)
    new = outside(find_qualifiers(sides.new, sides.new_windows), masks_new)
    for before, after in paired(sides, old, new):
        family = (before or after or old[0]).group
        if family in lists.swaps_only and not (before and after):
            continue
        judgement: Judgement = "swapped" if before and after else "dropped" if before else "added"
        at_old, at_new = before.place if before else None, after.place if after else None
        remark = passage_remark(sides, before, after) if not (before and after) else ""
        yield facet(sides, "qualifier", judgement, at_old, at_new, f"qualifiers: {lists.titles[family]}", remark)


def compare_hedges(sides: Sides) -> Iterator[Facet]:
    """Hedges that came before a verb that stood there unhedged, or went from before one that stays."""
    old, new = find_hedges(sides.old, sides.old_windows), find_hedges(sides.new, sides.new_windows)
    for before, after in paired(sides, old, new):
        if before and after:
            yield facet(sides, "lead", "lateral", before.place, after.place, "hedges", "one hedge for another")
        elif after and (hunk := sides.hunk_of_new(after.place)):
            if _governs(sides.new, after.end, hunk.new, sides.old[slice(*hunk.old)]):
                yield facet(sides, "lead", "weaker", None, after.place, "hedges", "a hedge before the verb")
        elif before and (hunk := sides.hunk_of_old(before.place)):
            if _governs(sides.old, before.end, hunk.old, sides.new[slice(*hunk.new)]):
                yield facet(sides, "lead", "stronger", before.place, None, "hedges", "a hedge before the verb is gone")


def _governs(text: str, end: int, run: Place, other: str) -> bool:
    """Whether what follows a hedge stands on the other side too, so that the hedge alone came or went."""
    if end >= run[1] or not _WORD.search(text, end, run[1]):
        return True
    following = _WORD.search(text, end, run[1])
    stem = following.group()[:_STEM].casefold() if following else ""
    return any(word.casefold().startswith(stem) for word in _WORD.findall(other))
