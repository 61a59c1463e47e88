"""Who is asked and who is named: the actors of a text, and the addressees of one of its verbs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from attrs import frozen

from resdiff.meaning.facets import Facet, Place
from resdiff.meaning.lexicon import either
from resdiff.meaning.listing import Listing, listing, lowered, plain
from resdiff.meaning.mentions import Mention, facets_of, is_gloss, outside, paired, passage_remark
from resdiff.meaning.sides import Sides

NAMED = "actors: named"
"""The source of a facet about an actor that a clause names, whether or not it is asked to do anything."""

REACH = 260
"""Characters after a verb in which its addressees must stand."""

# Where the addressees end: at what they are to do, or at what is said of them.
_END = re.compile(
    r",? (?:not )?to (?!the |its |their |those |a |an |all |any |which |that |this |each |both |[A-Z])"
    r"| that (?!have|has|are|is|were|do|did|continue|need)|[;\n]|, in (?:accordance|line|this|that)|, as well as to\b"
)
# What may stand between a verb and the first of them.
_START = re.compile(
    r"(?:,? (?:upon|on|to|for))?(?:,? in this (?:regard|respect|context),?)?"
    r"(?:,? (?:once again|again|also|further))?,? ?"
    r"(?:the |all |all the |relevant |its |those |other |each |both |any |non-|interested |concerned |respective )*"
)

_WORD = re.compile(r"[^\W_]+(?:’[^\W_]+)?")
_PREPOSITION = re.compile(r" (?:of|on|for|against|to|in) ")


@frozen
class Actors:
    """What actors.toml lists: names as printed, persons in whatever case, and the names of bodies."""

    printed: Listing
    persons: Listing
    bodies: re.Pattern[str]


@cache
def _actors() -> Actors:
    table = tomllib.loads(files("resdiff.meaning").joinpath("actors.toml").read_text(encoding="utf-8"))
    heads = either(table["organs"].pop("bodies"))

    def entries(*kinds: str) -> list[tuple[str, str, str]]:
        return [
            (kind, name.casefold(), pattern)
            for kind in kinds
            for name, patterns in table[kind].items()
            for pattern in patterns
        ]

    # A capitalised name that holds the word for a body: "Commission on Narcotic Drugs", "Inter-Agency Group against".
    word = r"[A-Z][\w’-]*"
    more = rf"(?: (?:of|on|for|against|to)(?: the)? {word}(?:,? {word}| and {word}){{0,6}}(?: in Persons)?)"
    return Actors(
        printed=listing(entries("states", "organs", "others")),
        persons=listing([(kind, name, pattern.lower()) for kind, name, pattern in entries("persons")]),
        bodies=re.compile(rf"(?<![\w-])(?:{word} ){{0,6}}?(?:{heads})(?: in (?:the )?{word})?{more}{{0,3}}(?![\w-])"),
    )


@lru_cache(maxsize=64)
def find_actors(text: str) -> tuple[Mention, ...]:
    """The actors named in `text`, in order; a mention's group is its kind, its key its name in lower case."""
    actors, text = _actors(), plain(text)
    bodies = [
        Mention(_key(match.group()), "organs", *match.span())
        for match in actors.bodies.finditer(text)
        if " " in match.group()
    ]
    found: list[Mention] = []
    for mention in sorted(
        [*bodies, *actors.printed.find(text), *actors.persons.find(lowered(text))], key=lambda m: (m.start, -m.end)
    ):
        if found and mention.start < found[-1].end:
            continue  # within a longer name
        if mention.key == "states" and _is_in_name(text, mention.start):
            continue
        # "Government of" stands for each of them, whatever the country.
        name = _key(text[slice(*mention.place)]) if mention.key == "government of" else mention.key
        found.append(Mention(name, mention.group, *mention.place))
    return tuple(found)


def _is_in_name(text: str, at: int) -> bool:
    """Whether the word before a place is a name ("Upper Nile States"), and not the verb that opens a paragraph."""
    before = text[:at].rsplit("\n", 1)[-1].split()
    return len(before) > 1 and before[-1][0].isupper() and before[-1].isalpha()


def addressees(text: str, at: int) -> tuple[Mention, ...]:
    """Whom a verb is addressed to, whose object begins at `at`: the actors up to what they are to do, or none."""
    opening = _START.match(text, at)
    if opening is None or not any(_begins(text, here) for here in range(at, opening.end() + 1)):
        return ()
    end = _END.search(text, at, at + REACH)
    stop = end.start() if end else min(len(text), at + REACH)
    people = tuple(m for m in find_actors(text) if at <= m.start < stop)
    if not people or people[0].start > opening.end():
        return ()
    return people if end else people[:1]


def _begins(text: str, at: int) -> bool:
    """Whether an actor may be named at a place: all names of a long text are looked for only where it matters."""
    actors, text, low = _actors(), plain(text), lowered(text)
    return bool(actors.printed.begins(text, at) or actors.persons.begins(low, at) or actors.bodies.match(text, at))


def same_actor(one: str, other: str) -> bool:
    """Whether two names may mean one actor: the same, or one short for the other ("office", "... office on drugs")."""
    one, other = one.replace("-", " "), other.replace("-", " ")
    return one == other or _is_short_for(one, other) or _is_short_for(other, one)


def is_among(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether one of `others` may mean the same actor."""
    return any(same_actor(mention.key, other.key) for other in others)


def _is_short_for(short: str, long: str) -> bool:
    """Whether one name is made of words of the other with its head: "conference" for "conference of the parties"."""
    words = short.split()
    heads = {part.split()[-1] for part in _PREPOSITION.split(long)[0].split(" and ")}
    return len(words) < len(long.split()) and not heads.isdisjoint(words) and set(words) <= set(long.split())


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def compare_actors(
    sides: Sides,
    masks_old: Sequence[Place],
    masks_new: Sequence[Place],
    told: Collection[Place | None],
    chapeaux: tuple[str, str] = ("", ""),
) -> Iterator[Facet]:
    """Actors that a clause names now and did not, or names no more; those in `told` are told already.

    `chapeaux` are the words that open the lists of which the paragraphs of either side are items: they name for them.
    """
    named: set[tuple[str, bool]] = set()
    everyone_old, everyone_new = find_actors(sides.old), find_actors(sides.new)
    known_old, known_new = [*everyone_old, *find_actors(chapeaux[0])], [*everyone_new, *find_actors(chapeaux[1])]
    for before, after in paired(sides, outside(everyone_old, masks_old), outside(everyone_new, masks_new)):
        gone = before if before and _is_to_tell(sides.old, before, known_new, told) else None
        came = after if after and _is_to_tell(sides.new, after, known_old, told) else None
        gone = None if gone and (_is_said_longer(gone, everyone_old) or _is_named(gone, sides.new)) else gone
        came = None if came and (_is_said_longer(came, everyone_new) or _is_named(came, sides.old)) else came
        gone = None if gone and (gone.key, False) in named else gone
        came = None if came and (came.key, True) in named else came
        named |= {(gone.key, False)} if gone else set()
        named |= {(came.key, True)} if came else set()
        if gone and came and (passage_remark(sides, gone, None) or passage_remark(sides, None, came)):
            # Two passages each name their own: neither took the other's place.
            yield from facets_of(sides, [(gone, None), (None, came)], "addressee", NAMED)
        elif gone or came:
            yield from facets_of(sides, [(gone, came)], "addressee", NAMED)


def _is_named(mention: Mention, other: str) -> bool:
    """Whether a body or a person is named on the other side too, in a longer name or with other capitals."""
    is_sure = mention.group == "persons" or " " in mention.key
    return is_sure and f" {' '.join(_WORD.findall(mention.key))} " in _words(other)


@lru_cache(maxsize=64)
def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _is_said_longer(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a name only takes up a longer one of the same text ("the Conference")."""
    return any(other.start < mention.start and _is_short_for(mention.key, other.key) for other in others)


def _is_to_tell(text: str, mention: Mention, others: Sequence[Mention], told: Collection[Place | None]) -> bool:
    """Whether an actor is to be told: named on one side alone, and not told yet."""
    in_title = mention.group == "persons" and text[mention.start].isupper() and mention.key != "indigenous peoples"
    if mention.place in told or is_gloss(text, mention) or in_title:
        return False
    return not is_among(mention, others)
