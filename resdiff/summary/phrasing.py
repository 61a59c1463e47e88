"""Facets in words: what was gained, what was lost, what became what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resdiff.meaning import Facet
from resdiff.summary.english import excerpt, quotation
from resdiff.summary.pieces import Piece, Said, became, enumerated, quote, say

PHRASE = 84
REST = 52
"""Characters quoted: of what was judged, and of the rest of the wording."""
_ELSEWHERE = " stands elsewhere in the clause"
_OF_LIST = " at the head of the list"


def phrases(facets: Sequence[Facet], most: int = PHRASE, ahead: int = 0) -> Iterator[Piece]:
    """Several facets as one sentence, each thing once: what became what, what was gained, what was lost.

    The kinds of the first `ahead` facets are told before the others.
    """
    # A qualifier lost in one place and gained in another is both; bare words have only moved.
    words = [f for f in facets if f.family == "wording"]
    moved = {f.old.casefold() for f in words if not f.new} & {f.new.casefold() for f in words if not f.old}

    def stays(f: Facet) -> bool:
        return f.family != "wording" or bool(f.old and f.new) or (f.old or f.new).casefold() not in moved

    stay = [f for f in facets if stays(f)]
    gained = _once((quote(f.new, most, "new"),) for f in stay if f.new and not f.old)
    lost = _once((quote(f.old, most, "old"),) for f in stay if f.old and not f.new)
    changed = [f for f in stay if f.old and f.new]
    weighed = sum(f.family == "lead" for f in changed) > 1
    swapped = _once(_swapped(f, most, weighed=weighed) for f in changed)
    swapped += _once((say(_standing_elsewhere(f.new, most)),) for f in facets if not stays(f) and f.new)
    parts = {
        (True, True): swapped,
        (False, True): [(say("gained "), *enumerated(gained))] if gained else [],
        (True, False): [(say("lost "), *enumerated(lost))] if lost else [],
    }
    kinds = dict.fromkeys([*((bool(f.old), bool(f.new)) for f in facets[:ahead]), *parts])
    return enumerated([part for kind in kinds for part in parts[kind]], ";")


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
