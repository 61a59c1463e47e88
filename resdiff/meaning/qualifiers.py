"""Qualifiers of an undertaking, by family, and hedges: which came, went or were swapped between two versions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import evolve, frozen

from resdiff.meaning.facets import Facet, Place
from resdiff.meaning.listing import Listing, listing, lowered
from resdiff.meaning.mentions import Mention, apart, facet, facets_of, outside, paired, passage_remark
from resdiff.meaning.sides import Sides

HEDGES = "hedges"
"""The source of a facet about a hedge."""

_WORD = re.compile(r"[^\W\d_]+")
_LEADING = frozenset({"to", "and", "also", "further", "fully", "their", "its", "the"})
"""Words that may stand before the verb that a hedge would weaken."""
_FOLLOWING = 12
"""Characters behind a qualifier by which its place is known."""
_PLAIN = "accordance"
"""The family of what is in accordance with a text that no other family knows better."""
_ADDING = "as well as"
"""This names another thing; the others name parts of one."""
_STEM = 4
"""Letters by which a verb is known in another form ("ratify", "ratifying")."""

_AROUND = 2
"""Words on one side of a qualifier by which the passage it stands in is known again."""
_CONTEXT = 60
"""Characters in which these stand."""
_LETTERS = 6
"""Letters by which they are known in another form."""


@frozen
class Qualifiers:
    """What qualifiers.toml lists; see there."""

    listed: Listing
    hedges: Listing
    titles: dict[str, str]
    swaps_only: frozenset[str]
    budget: frozenset[str]


@cache
def qualifiers() -> Qualifiers:
    """The qualifiers, read once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("qualifiers.toml").read_text(encoding="utf-8"))
    families: dict[str, Any] = table["family"]
    entries = [
        (name, entry["key"], entry["pattern"]) for name, family in families.items() for entry in family["entries"]
    ]
    return Qualifiers(
        listed=listing(entries),
        hedges=listing([("hedge", entry["key"], entry["pattern"]) for entry in table["hedges"]["entries"]]),
        titles={name: family["title"] for name, family in families.items()},
        swaps_only=frozenset(name for name, family in families.items() if family.get("swaps_only")),
        budget=frozenset(name for name, family in families.items() if family.get("budget")),
    )


def find_qualifiers(text: str) -> list[Mention]:
    """The qualifiers of a text in order; a mention's group is its family, its key what wordings of it share."""
    low = lowered(text)
    return [
        evolve(found, key=low[slice(*found.place)]) if found.key.endswith("...") else found
        for found in qualifiers().listed.find(low)
    ]


def find_hedges(text: str) -> list[Mention]:
    """The hedges of a text in order: "to consider", "with a view to"."""
    return list(qualifiers().hedges.find(lowered(text)))


def compare_qualifiers(sides: Sides, masks_old: Sequence[Place], masks_new: Sequence[Place]) -> Iterator[Facet]:
    """The qualifiers that came, went or gave way to others of their family; those within citations are none."""
    lists = qualifiers()
    old, new = outside(find_qualifiers(sides.old), masks_old), outside(find_qualifiers(sides.new), masks_new)
    for before, after in paired(sides, *_without_grown(sides, old, new)):
        family = before.group if before else after.group if after else ""
        if family in lists.swaps_only and not (before and after and _stand_alike(sides, before, after)):
            continue
        pairs = apart(sides, (before, after))
        if family in lists.swaps_only and len(pairs) > 1:
            continue
        for one in pairs:
            if not (_is_repeated(sides, *one) or _is_in_another_form(sides, *one)):
                yield from facets_of(sides, [one], "qualifier", f"qualifiers: {lists.titles[family]}")


def _without_grown(sides: Sides, old: Sequence[Mention], new: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Both lists without those that stand where they stood and are known by more or fewer words only.

    So it is where "in keeping with human rights" became "in keeping with the protection of data and human rights": what
    came is told as what it is.
    """
    starts = {mention.start: mention for mention in new}
    grown: list[tuple[Mention, Mention]] = []
    for mention in old:
        kept = sides.new_place((mention.start, mention.start + 1))
        twin = starts.get(kept[0]) if kept else None
        if twin and (mention.group == _PLAIN) != (twin.group == _PLAIN):
            grown.append((mention, twin))
    gone, came = {one for one, _ in grown}, {other for _, other in grown}
    return [m for m in old if m not in gone], [m for m in new if m not in came]


def _is_repeated(sides: Sides, old: Mention | None, new: Mention | None) -> bool:
    """Whether a qualifier came or went with a passage that stands, or stood, in the clause a second time.

    So it is where two clauses that said the same are merged: what one of them said is still said.
    """
    mention = old or new
    if mention is None or (old and new) or not passage_remark(sides, old, new):
        return False
    mine, theirs = (sides.old, sides.new) if old else (sides.new, sides.old)
    before = _stems(mine[max(0, mention.start - _CONTEXT) : mention.start])[-_AROUND:]
    words, behind = _stems(mine[slice(*mention.place)]), _stems(mine[mention.end : mention.end + _CONTEXT])[:_AROUND]
    other = f" {' '.join(_stems(theirs))} "
    around = ([*before, *words], [*words, *behind])
    return any(len(some) == len(words) + _AROUND and f" {' '.join(some)} " in other for some in around)


def _is_in_another_form(sides: Sides, old: Mention | None, new: Mention | None) -> bool:
    """Whether an adverb that came or went stands in the same run on the other side as an adjective.

    So it is where "plans for the gradual adoption of" became "gradually adopt".
    """
    if old and new:
        return False
    if old and (hunk := sides.hunk_of_old(old.place)):
        word, other = sides.old[slice(*old.place)], sides.new[slice(*hunk.new)]
    elif new and (hunk := sides.hunk_of_new(new.place)):
        word, other = sides.new[slice(*new.place)], sides.old[slice(*hunk.old)]
    else:
        return False
    return word.endswith("ly") and word.removesuffix("ly") in _WORD.findall(other)


def _stems(text: str) -> list[str]:
    return [word.casefold()[:_LETTERS] for word in _WORD.findall(text)]


def _stand_alike(sides: Sides, old: Mention, new: Mention) -> bool:
    """Whether one qualifier took the place of another of its family: the same words follow, or both open one run."""
    if old.key == new.key:
        return False
    following = (old.end, old.end + _FOLLOWING), (new.end, new.end + _FOLLOWING)
    opens = any(hunk.old[0] == old.start and hunk.new[0] == new.start for hunk in sides.hunks)
    return (opens and _ADDING not in (old.key, new.key)) or 2 * sides.common(*following) > _FOLLOWING


def compare_hedges(sides: Sides) -> Iterator[Facet]:
    """Hedges that came before a verb that stood there unhedged, or went from before one that stays."""
    for before, after in paired(sides, find_hedges(sides.old), find_hedges(sides.new)):
        if before and after and before.key != after.key and _govern_one(sides, before, after):
            yield facet(sides, "lead", "lateral", before.place, after.place, HEDGES, "one hedge for another")
        elif after and not before and (hunk := sides.hunk_of_new(after.place)):
            if not sides.kept_of_new(_opening(sides.new, after)) and _governs(
                sides.new, after.end, hunk.new, sides.old[slice(*hunk.old)]
            ):
                yield facet(sides, "lead", "weaker", None, after.place, HEDGES, "a hedge before the verb")
        elif before and not after and (hunk := sides.hunk_of_old(before.place)):  # noqa: SIM102 - one branch for each side
            if not sides.kept_of_old(_opening(sides.old, before)) and _governs(
                sides.old, before.end, hunk.old, sides.new[slice(*hunk.new)]
            ):
                yield facet(sides, "lead", "stronger", before.place, None, HEDGES, "a hedge before the verb is gone")


def _govern_one(sides: Sides, old: Mention, new: Mention) -> bool:
    """Whether the verb behind two hedges is the same."""
    one, other = _WORD.search(sides.old, old.end), _WORD.search(sides.new, new.end)
    return bool(one and other and is_form_of(one.group().casefold(), other.group().casefold()))


def _opening(text: str, hedge: Mention) -> Place:
    """Where the verb of a hedge stands, without "to" before it and what it is joined to behind."""
    words = list(_WORD.finditer(text, *hedge.place))
    return next((word.span() for word in words if word.group() != "to"), hedge.place)


def _governs(text: str, end: int, run: Place, other: str) -> bool:
    """Whether what follows a hedge stands first on the other side too, so that the hedge alone came or went."""
    following = _WORD.search(text, end, run[1]) if end < run[1] else None
    words = [word.casefold() for word in _WORD.findall(other)]
    if following is None:
        # The run ends with the hedge, and the verb behind it was kept.
        return not words or words[-1] in ("to", "and")
    first = [word for word in words if word not in _LEADING][:1]
    return any(is_form_of(word, following.group().casefold()) for word in first)


def is_form_of(one: str, other: str) -> bool:
    """Whether two words may be forms of one verb: "ratify" and "ratifying", "set" and "setting"."""
    letters = min(_STEM, len(one), len(other))
    return one[:letters] == other[:letters]
