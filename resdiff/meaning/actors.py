"""Who is asked and who is named: the actors of a text, and the addressees of one of its verbs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from attrs import frozen

from resdiff.meaning.facets import Facet, Place
from resdiff.meaning.mentions import Mention, facets_of, outside, paired
from resdiff.meaning.sides import Sides, matches, whole

Kind = Literal["states", "organs", "others", "persons"]
KINDS: tuple[Kind, ...] = ("states", "organs", "others", "persons")

NAMED = "actors: named"

REACH = 260
"""Characters after a verb in which its addressees must stand."""

# Where the addressees end: at what they are to do, or at what is said of them.
_END = re.compile(
    r",? (?:not )?to (?!the |its |their |those |a |an |all |any |which |that |this |each |both |[A-Z])"
    r"| that (?!have|has|are|is|were|do|did|continue|need)|[;\n]|, in (?:accordance|line|this|that)|, as well as to\b"
)
_START = re.compile(
    r"(?:,? (?:upon|on|to|for))?(?:,? in this (?:regard|respect|context),?)?(?:,? (?:once again|again|also|further))?,? ?"
    r"(?:the |all |all the |relevant |its |those |other |each |both |any |non-|interested |concerned |respective )*"
)


@frozen
class Actors:
    """The patterns of actors.toml: one for each kind, and one for the names of bodies."""

    groups: tuple[tuple[Kind, re.Pattern[str], tuple[str, ...]], ...]
    bodies: re.Pattern[str]


@cache
def _actors() -> Actors:
    table = tomllib.loads(files("resdiff.meaning").joinpath("actors.toml").read_text(encoding="utf-8"))
    groups = []
    for kind in KINDS:
        names = [name for name in table[kind] if name != "bodies" and isinstance(table[kind][name], list)]
        either = "|".join(f"({'|'.join(table[kind][name])})" for name in names)
        groups.append((kind, re.compile(rf"(?<![\w-])(?:{either})(?![\w-])"), tuple(names)))
    heads = "|".join(table["organs"]["bodies"])
    # A capitalised name that holds the word for a body: "Commission on Narcotic Drugs", "Inter-Agency Group against ...".
    more = r"(?:,? (?:of|on|for|and|in|against|to)(?: the)? (?=[A-Z])| )"
    word = r"[A-Z][\w’-]*"
    bodies = re.compile(
        rf"(?<![\w-])(?:{word} ){{0,6}}?(?:{heads})(?:{more}{word}(?:, (?={word} and))?){{0,9}}(?![\w-])"
    )
    return Actors(tuple(groups), bodies)


def find_actors(text: str, windows: Sequence[Place] | None = None) -> list[Mention]:
    """The actors named in `text`, in order; a mention's group is its kind, its key its name in lower case."""
    windows = whole(text) if windows is None else windows
    actors = _actors()
    found = [
        Mention(_key(match.group()), "organs", match.start(), match.end())
        for match in matches(actors.bodies, text, windows)
        if " " in match.group()
    ]
    for kind, pattern, names in actors.groups:
        for match in matches(pattern, text, windows):
            name = names[(match.lastindex or 1) - 1]
            if not any(m.start <= match.start() and match.end() <= m.end for m in found):
                key = _key(match.group()) if name == "Government of" else name.casefold()
                found.append(Mention(key, kind, match.start(), match.end()))
    return sorted(found, key=lambda m: (m.start, -m.end))


def addressees(text: str, at: int) -> list[Mention]:
    """Whom a verb is addressed to, whose object begins at `at`: the actors up to what they are to do, or none."""
    end = _END.search(text, at, at + REACH)
    stop = end.start() if end else min(len(text), at + REACH)
    found = find_actors(text, [(at, stop)])
    if not found:
        return []
    opening = _START.match(text, at)
    if opening is None or found[0].start > opening.end():
        return []
    return found if end else found[:1]


def kind_of(people: list[Mention]) -> str:
    """The kind of addressee that decides which ladder counts: that of the first."""
    return people[0].group if people else ""


def same_actor(one: str, other: str) -> bool:
    """Whether two names may mean one actor: the same, or one short for the other ("office", "... office on drugs")."""
    return one == other or _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(short: str, long: str) -> bool:
    return len(short.split()) < len(long.split()) and set(short.split()) <= set(long.split())


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def compare_actors(
    sides: Sides, masks_old: Sequence[Place], masks_new: Sequence[Place], told: Collection[Place | None]
) -> Iterator[Facet]:
    """Actors that a clause names now and did not, or names no more; those in `told` are told already."""
    old = outside(find_actors(sides.old, sides.old_windows), masks_old)
    new = outside(find_actors(sides.new, sides.new_windows), masks_new)
    pairs = paired(sides, old, new)
    mine, theirs = [m.key for m in find_actors(sides.old)], [m.key for m in find_actors(sides.new)]
    for before, after in pairs:
        gone = before if before and before.place not in told and not _is_named(before, theirs) else None
        came = after if after and after.place not in told and not _is_named(after, mine) else None
        yield from facets_of(sides, [(gone, came)] if gone or came else [], "addressee", NAMED)


def _is_named(mention: Mention, others: Sequence[str]) -> bool:
    return any(same_actor(mention.key, other) for other in others)
