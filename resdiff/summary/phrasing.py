"""Facets in words: what was gained, what was lost, what became what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from resdiff.meaning import Facet, Place
from resdiff.summary.english import excerpt, quotation
from resdiff.summary.pieces import Piece, Role, Said, became, enumerated, quote, say

PHRASE = 84
REST = 52
"""Characters quoted: of what was judged, and of the rest of the wording."""
_SHORT = 4
"""Characters of a number or a word that says little without its neighbours."""
_BEFORE = re.compile(r"(?:[^\s]+ ){0,2}[^\s]*$")
_BEHIND = re.compile(r"[^\s]*(?: [^\s]+)?")
"""These: two words before it, one behind."""
_PREPOSITIONS = (" with", " to", " for", " of", " account", " consideration", " mind")
_OBJECT = 36
"""Characters of what stands behind one of these."""
_ASKED = {"asked no more": "is not asked any more", "asked as well": "is asked as well"}
"""What the remark of a facet about an addressee says of it."""
_ELSEWHERE = " stands elsewhere in the clause"
_OF_LIST = " at the head of the list"


def phrases(
    facets: Sequence[Facet], most: int = PHRASE, ahead: int = 0, texts: tuple[str, str] = ("", "")
) -> Iterator[Piece]:
    """Several facets as one sentence, each thing once: what became what, what was gained, what was lost.

    The kinds of the first `ahead` facets are told before the others. `texts` are the old and the new text, of which
    a few words are quoted around what is too short to be understood by itself.
    """
    if len({(bool(f.old), bool(f.new)) for f in facets[:ahead]}) > 1 and facets[ahead:]:
        # What comes first is of several kinds: all of it is told before anything of the rest.
        yield from phrases(facets[:ahead], most, 0, texts)
        yield say("; ")
        yield from phrases(facets[ahead:], most, 0, texts)
        return
    # A qualifier lost in one place and gained in another is both; bare words have only moved.
    words = [f for f in facets if f.family == "wording"]
    moved = {f.old.casefold() for f in words if not f.new} & {f.new.casefold() for f in words if not f.old}

    def stays(f: Facet) -> bool:
        return f.family != "wording" or bool(f.old and f.new) or (f.old or f.new).casefold() not in moved

    stay = [f for f in facets if stays(f)]
    words_alone = [f for f in stay if f.remark not in _ASKED]
    gained = _once((quote(f.new, most, "new"), *_around(f, texts[1])) for f in words_alone if f.new and not f.old)
    lost = _once((quote(f.old, most, "old"), *_around(f, texts[0], "old")) for f in words_alone if f.old and not f.new)
    changed = [f for f in stay if f.old and f.new]
    weighed = sum(f.family == "lead" for f in changed) > 1
    swapped = _once(_swapped(f, most, weighed=weighed) for f in changed)
    swapped += _once((say(_standing_elsewhere(f.new, most)),) for f in facets if not stays(f) and f.new)
    asked = [_asked(f, most) for f in stay if f.remark in _ASKED]
    parts = {
        (True, True): swapped,
        (False, True): [(say("gained "), *enumerated(gained))] if gained else [],
        (True, False): [(say("lost "), *enumerated(lost))] if lost else [],
    }
    kinds = dict.fromkeys([*((bool(f.old), bool(f.new)) for f in facets[:ahead]), *parts])
    yield from enumerated([*(part for kind in kinds for part in parts[kind]), *_once(asked)], ";")


def _asked(facet: Facet, most: int) -> Said:
    """Who is asked no more, though still named perhaps, or is asked as well."""
    words = quote(facet.new, most, "new") if facet.new else quote(facet.old, most, "old")
    return (words, say(f" {_ASKED[facet.remark]}"))


def _around(facet: Facet, text: str, role: Role = "new") -> Said:
    """What a reader needs beside words that came or went: their neighbours, or what a preposition is before."""
    place = facet.new_at if role == "new" else facet.old_at
    if place and facet.family == "qualifier" and text[slice(*place)].endswith(_PREPOSITIONS):
        behind = text[place[1] :].lstrip().partition("\n")[0]
        return (say(" before "), quote(behind, _OBJECT, role)) if behind else ()
    return _amid(place, text, role)


def _amid(place: Place | None, text: str, role: Role) -> Said:
    """The words around a number or a small word: "61" in "paragraphs 60 and 61"; nothing for what speaks for itself."""
    if place is None or not text or place[1] - place[0] > _SHORT:
        return ()
    before = _BEFORE.search(text[max(0, place[0] - REST) : place[0]])
    behind = _BEHIND.match(text, place[1])
    around = text[place[0] - len(before[0] if before else "") : behind.end() if behind else place[1]]
    return (say(" in "), quote(around, REST, role)) if around.strip(" ,;:.") != text[slice(*place)] else ()


def phrase(facet: Facet, most: int) -> Said:
    """One facet as a sentence."""
    if facet.old and facet.new:
        return _swapped(facet, most)
    if facet.new:
        return (say("gained "), quote(facet.new, most, "new"))
    return (say("lost "), quote(facet.old, most, "old"))


def _once(several: Iterable[Said]) -> list[Said]:
    """Each of several once, in order; capitals make no difference."""
    found = {tuple(piece.text.casefold() for piece in said): said for said in reversed(list(several))}
    return list(reversed(found.values()))


def _standing_elsewhere(words: str, most: int) -> str:
    """That some words moved; they are too few to know a clause by, and no quotation that would do for that."""
    return f"{quotation(excerpt(words, most, tail=True))}{_ELSEWHERE}"


def _swapped(facet: Facet, most: int, *, weighed: bool = False) -> Said:
    """What became what; of verbs that no ladder puts in an order, that they are so.

    Where others became something else as well, `weighed` has it told of every verb what became of it.
    """
    if facet.family == "wording" and (facet.old_at is None) != (facet.new_at is None):
        # The verb of a clause is that of its list now, or was.
        old, new = quote(facet.old, most, "old"), quote(facet.new, most, "new")
        now = (old, say(" stands")) if facet.old_at else (new, say(" stood"))
        return (*now, say(_OF_LIST))
    if facet.old == facet.new:
        moved = facet.family == "wording"
        words = quote(facet.new, most, "quote" if moved else "new")
        return (words, say(_ELSEWHERE)) if moved else (say("still says "), words)
    before, amid, after = became(facet.old, facet.new, most)
    if facet.family != "lead":
        return (before, amid, after)
    told = ("lateral", "disputed", "stronger", "weaker") if weighed else ("lateral", "disputed")
    ends = f" ({facet.judgement})" if facet.judgement in told else ""
    if facet.old_at is None:
        amid = say(f"{_OF_LIST}{amid.text}")
    if facet.new_at is None:
        ends = f"{_OF_LIST}{ends}"
    return (before, amid, after, *([say(ends)] if ends else []))
