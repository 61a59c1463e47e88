"""One line for each clause: under the weightiest of its topics, with all that there is to tell of it, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from resdiff.meaning import Facet, Place
from resdiff.meaning.editing import edited, is_small
from resdiff.summary.english import excerpt
from resdiff.summary.entries import MOST_PLACES, Case, Entry, after_verb, opening
from resdiff.summary.phrasing import PHRASE, REST, phrases
from resdiff.summary.pieces import Piece, Said, enumerated, say
from resdiff.summary.places import travels
from resdiff.summary.report import Report
from resdiff.summary.topics import TOPICS, word_of

MOST_TOLD = 4
"""Things gained, lost or changed that a line tells; more are counted."""

_LONG = 40
"""Characters of a passage that is told before smaller things."""
_WITH_PASSAGE = "in words that are "
"""What the remark of a facet says that came or went with a passage."""
_ORDER = {word: k for k, word in enumerate(word for topic in TOPICS for word in topic.words)}

_WORDS = {topic.name: topic.words for topic in TOPICS}

_APART = ("check",)
"""Topics under which a clause stands beside its place elsewhere: what has to be checked is another thing to say."""

Lines = dict[str, tuple[Entry, ...]]


def lines(report: Report, found: Mapping[str, Sequence[Entry]]) -> tuple[Lines, Lines]:
    """The lines of each topic, and those of its clauses that are told under one before it.

    `found` are the entries by topic. Each clause is told under the first of its topics, and stands in the other
    lists by its address alone.
    """
    told: Lines = {}
    above: Lines = {}
    moves = travels(report.comparison)
    first: dict[int, str] = {}
    for topic in TOPICS:
        for entry in found.get(topic.name, ()):
            if topic.name not in _APART:
                first.setdefault(entry.row, topic.name)
    for topic in TOPICS:
        own = [e for e in found.get(topic.name, ()) if topic.name in _APART or first[e.row] == topic.name]
        told[topic.name] = tuple(_in_full(report, topic.name, entry, moves.get(entry.row, ("", 0))) for entry in own)
        above[topic.name] = tuple(entry for entry in found.get(topic.name, ()) if entry not in own)
    return told, above


def _in_full(report: Report, topic: str, entry: Entry, travel: tuple[str, int]) -> Entry:
    """The entry with everything that other topics would say of its clause."""
    if topic in ("new", "gone", "notes", *_APART):
        return entry
    change = report.comparison.changes[entry.row]
    case = Case(report, entry.row, change, tuple(word for t in TOPICS for word in t.words), travel)
    facets = [f for f in case.facets() if f.family not in ("budget", "note") and f.judgement != "warning"]
    statements: list[Said] = [entry.said] if topic in ("moved", "joined") else []
    known: list[Facet] = []
    own = [f for f in facets if word_of(f) in _WORDS[topic]]
    if topic in ("stronger", "weaker"):
        # A clause may go both ways: all its verbs are told, each with what became of it.
        own = [f for f in facets if f in own or _is_swap(f)]
        if after := after_verb(case, own):
            statements.append(after)
            facets, known, own = [f for f in facets if f not in own], own, []
    statements.append(tuple(_rest(case, facets, own, known)))
    if topic not in ("moved", "joined") and case.moved():
        statements.append((say(case.moved()),))
    said = tuple(enumerated([one for one in statements if one], ";"))
    return evolve(entry, said=said, opening=opening(report, change, said)) if said else entry


def _rest(case: Case, facets: Sequence[Facet], own: Sequence[Facet], known: Sequence[Facet]) -> Iterator[Piece]:
    """What changed, without what stands in a passage: first what the topic is about, then the rest as topics follow.

    `own` are the facets for which the clause stands under its topic, `known` those that are told already.
    """
    wording = [f for f in facets if f.family == "wording"]
    quoted = [(f, PHRASE if len(wording) == 1 or _is_qualified(f, facets) else REST) for f in _longest(wording)]
    others = sorted(
        (f for f in facets if f.family != "wording"), key=lambda f: -1 if _is_swap(f) else _ORDER[word_of(f)]
    )
    others = [f for f in others if not any(_is_shown(f, passage, most) for passage, most in quoted)]
    others = [f for f in others if f in own or _is_apart(f, wording)]
    others = [f for f in others if not any(_is_part(f, other) for other in others)]
    others = [f for f in others if not any(_is_said(f, passage, most) for passage, most in quoted)]
    apart = [f for f in [*known, *others] if _WITH_PASSAGE not in f.remark]
    texts = case.texts
    left = [(trimmed, most) for f, most in quoted if (trimmed := _trimmed(f, apart, texts))]
    acts = [f for f in facets if f.family == "lead"]

    def rank(facet: Facet) -> int:
        """Why a clause stands where it stands, and its verbs, must not be among what is only counted."""
        if any(_lies_in_both(f, facet) for f in own):
            return 0
        return 1 if _is_swap(facet) else 2 if any(_lies_in_both(f, facet) for f in acts) else 3

    told = sorted([*((f, REST if wording else PHRASE) for f in others), *left], key=lambda one: rank(one[0]))
    # Nor must the longest passage, where it is one: it may be a duty of its own.
    if passages := [k for k, (f, _) in enumerate(told) if f.family == "wording" and _size(f) > _LONG]:
        at = max(passages, key=lambda k: _size(told[k][0]))
        told.insert(min(at, MOST_TOLD - 1), told.pop(at))
    more = len(told[MOST_TOLD:]) + len(wording) - len(quoted)
    shown = [evolve(f, old=_cut(f.old, most), new=_cut(f.new, most)) for f, most in told[:MOST_TOLD]]
    ahead = sum(rank(f) == 0 for f, _ in told[:MOST_TOLD])
    yield from phrases(shown, ahead=ahead, texts=texts)
    if more:
        yield say(f"; and {more} more {'change' if more == 1 else 'changes'}")


def _longest(wording: Sequence[Facet]) -> list[Facet]:
    """The places that say most, in the order of the text."""
    longest = sorted(wording, key=lambda f: -len(f.old) - len(f.new))[:MOST_PLACES]
    return [f for f in wording if f in longest]


def _cut(words: str, most: int) -> str:
    """Words as they are quoted."""
    return excerpt(words, most, tail=True) if words else ""


def _is_qualified(passage: Facet, facets: Sequence[Facet]) -> bool:
    return any(f.family == "qualifier" and _lies_in_both(f, passage) for f in facets)


def _is_shown(facet: Facet, passage: Facet, most: int) -> bool:
    """Whether the quotation of a passage tells a facet: its words are in it, and nobody judged them."""
    if _is_swap(facet) or not _lies_in_both(facet, passage):
        return False
    return facet.old in _cut(passage.old, most) and facet.new in _cut(passage.new, most)


def _is_part(facet: Facet, other: Facet) -> bool:
    """Whether a facet is a part of a qualifier that is told: the article that something is to be in accordance with."""
    return other.family == "qualifier" and facet.family != "qualifier" and _lies_in_both(facet, other)


def _is_said(facet: Facet, passage: Facet, most: int) -> bool:
    """Whether the quotation of a passage has the verb that came or went, wherever else in the clause it stands."""
    if facet.family != "lead" or _is_swap(facet):
        return False
    mine, theirs = (facet.new, passage.new) if facet.new else (facet.old, passage.old)
    return f" {mine.casefold()} " in f" {_cut(theirs, most).casefold()} "


def _is_swap(facet: Facet) -> bool:
    """Whether a verb became another, which is told first and whatever else is quoted."""
    return facet.family == "lead" and bool(facet.old and facet.new)


def _is_apart(facet: Facet, wording: Sequence[Facet]) -> bool:
    """Whether a facet is more than a part of a passage that it came or went with; a qualifier always is."""
    came_with = _WITH_PASSAGE in facet.remark and any(_lies_in_both(facet, passage) for passage in wording)
    return facet.family == "qualifier" or not came_with


def _lies_in_both(facet: Facet, passage: Facet) -> bool:
    return _lies_in(facet.old_at, passage.old_at) and _lies_in(facet.new_at, passage.new_at)


def _lies_in(place: Place | None, other: Place | None) -> bool:
    return place is None or (other is not None and other[0] <= place[0] and place[1] <= other[1])


def _trimmed(passage: Facet, told: Sequence[Facet], texts: tuple[str, str]) -> Facet | None:
    """A passage without what other facets tell of it; nothing where hardly a word is left.

    Where they tell little of it, it is quoted whole, but never with a verb that became another.
    """
    old_at = _longest_left(passage.old_at, [f.old_at for f in told if f.old_at])
    new_at = _longest_left(passage.new_at, [f.new_at for f in told if f.new_at])
    has_swap = any(_is_swap(f) and _lies_in_both(f, passage) for f in told)
    if not has_swap and 2 * (_length(old_at) + _length(new_at)) >= _size(passage):
        return passage
    old, new = (
        _worth_telling(text[slice(*at)]) if at else "" for text, at in zip(texts, (old_at, new_at), strict=True)
    )
    return evolve(passage, old=old, new=new, old_at=old_at, new_at=new_at) if old or new else None


def _size(facet: Facet) -> int:
    """Characters that it covers in both texts."""
    return _length(facet.old_at) + _length(facet.new_at)


def _length(place: Place | None) -> int:
    return place[1] - place[0] if place else 0


def _longest_left(place: Place | None, told: Sequence[Place]) -> Place | None:
    if place is None:
        return None
    left, start = [], place[0]
    for first, last in sorted(told):
        if first < place[1] and last > place[0]:
            left.append((start, first))
            start = last
    return max([*left, (start, place[1])], key=lambda one: one[1] - one[0])


def _worth_telling(words: str) -> str:
    """Words that are left over of a passage, empty where all but one only join it to what is told."""
    left = [word for word in edited(words) if not is_small([word])]
    return words.strip(" ,;") if len(left) > 1 else ""
