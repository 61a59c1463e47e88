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
    swapped = _once(_swapped(f, most) for f in stay if f.old and f.new)
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


def _swapped(facet: Facet, most: int) -> Said:
    """What became what; of verbs that no ladder puts in an order, that they are so."""
    if facet.old == facet.new:
        moved = facet.family == "wording"
        words = quote(facet.new, most, "quote" if moved else "new")
        return (words, say(_ELSEWHERE)) if moved else (say("still says "), words)
    unordered = facet.family == "lead" and facet.judgement in ("lateral", "disputed")
    return (*became(facet.old, facet.new, most), *([say(f" ({facet.judgement})")] if unordered else []))
