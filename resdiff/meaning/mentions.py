"""Things that a text names, found on both sides of a change and paired: what stayed, what came, went or was swapped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from attrs import frozen

from resdiff.meaning.facets import Facet, Family, Judgement, Place
from resdiff.meaning.sides import Sides, overlap

PASSAGE = 5
"""With more words around it than these, a thing came or went with a whole passage."""
_NEAR = 200
"""Characters on either side of a thing in which so many words stand for certain."""
WITH_NEW_WORDS = "in words that are new"
"""The remark of a facet whose words came with a passage of their own, and qualify nothing that was there before."""
WITH_LOST_WORDS = "in words that are gone"


@frozen
class Mention:
    """A thing named at `[start, end)`; mentions of one `key` mean the same, a `group` holds what may be swapped."""

    key: str
    group: str
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.start, self.end


Pair = tuple[Mention | None, Mention | None]


def outside(mentions: Sequence[Mention], masks: Sequence[Place]) -> list[Mention]:
    """The mentions that lie within none of the masked stretches."""
    if not (mentions and masks):
        return list(mentions)
    ordered = sorted(masks)
    starts, reach = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))
    return [m for m in mentions if not ((k := bisect_right(starts, m.start)) and reach[k - 1] >= m.end)]


def is_gloss(text: str, mention: Mention) -> bool:
    """Whether a name only stands in brackets behind the long one: "(the Harbour Rules)"."""
    return text[: mention.start].removesuffix("the ").endswith("(") and text[mention.end : mention.end + 1] == ")"


def paired(sides: Sides, old: Sequence[Mention], new: Sequence[Mention]) -> list[Pair]:
    """What changed among the mentions of a change, in order of the text: swapped pairs, lost and new ones.

    A mention that stands on both sides, in its place or elsewhere in the clause, is no change and left out.
    """
    left_old, left_new = _without_common(sides, old, new)
    ordered = sorted(left_new, key=lambda m: m.start)
    reach = list(accumulate((m.end for m in ordered), max))
    pairs: list[Pair] = []
    taken: set[Mention] = set()
    for mention in left_old:
        answering = sides.answering(mention.place)
        near = _reaching(ordered[bisect_right(reach, answering[0]) :], answering[1])
        alike = (m for m in near if m.group == mention.group and m not in taken and overlap(answering, m.place))
        partner = next(alike, None)
        if partner is not None:
            taken.add(partner)
        pairs.append((mention, partner))
    pairs += [(None, m) for m in left_new if m not in taken]
    return sorted(pairs, key=lambda pair: _position(sides, pair))


def _reaching(ordered: Sequence[Mention], end: int) -> Iterator[Mention]:
    """Of mentions in order those that begin before a place."""
    return takewhile(lambda mention: mention.start < end, ordered)


def _without_common(
    sides: Sides, old: Sequence[Mention], new: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Both lists without what both have: first what was kept in its place, then what moved within the clause.

    A thing lost by itself is not made good by the same words in a new passage: they stand there for something else.
    """
    standing = {(m.start, m.end): m for m in new}
    left_old, taken = [], set()
    for mention in old:
        place = sides.new_place(mention.place) or sides.moved_place(mention.place)
        twin = standing.get(place) if place else None
        if twin is not None and twin.key == mention.key:
            taken.add(twin)
        else:
            left_old.append(mention)
    # Where clauses were merged or split, passages went from one to another with all that they name.
    is_whole = len(sides.old_paragraphs) == len(sides.new_paragraphs)
    waiting: dict[tuple[str, bool], list[Mention]] = {}
    for mention in reversed([m for m in new if m not in taken]):
        waiting.setdefault((mention.key, is_whole and bool(passage_remark(sides, None, mention))), []).append(mention)
    moved = set()
    for mention in left_old:
        alike = waiting.get((mention.key, is_whole and bool(passage_remark(sides, mention, None))))
        if alike:
            moved.add(mention)
            taken.add(alike.pop())
    return [m for m in left_old if m not in moved], [m for m in new if m not in taken]


def _position(sides: Sides, pair: Pair) -> tuple[int, int]:
    """Where a pair is told: by its place in the new text, or where the old words would stand in it."""
    old, new = pair
    if new is not None:
        return new.start, 1
    return (sides.answering(old.place)[0], 0) if old is not None else (0, 0)


def apart(sides: Sides, pair: Pair) -> list[Pair]:
    """A pair as it is, or as one that went and one that came where each stands in a passage of its own."""
    old, new = pair
    if old and new and passage_remark(sides, old, None) and passage_remark(sides, None, new):
        return [(old, None), (None, new)]
    return [pair]


def facets_of(sides: Sides, pairs: Sequence[Pair], family: Family, source: str) -> Iterator[Facet]:
    """The pairs as facets of one family: swapped, dropped or added, with a remark where a passage carried them."""
    for old, new in pairs:
        judgement: Judgement = "swapped" if old and new else "dropped" if old else "added"
        remark = "" if old and new else passage_remark(sides, old, new)
        at_old, at_new = old.place if old else None, new.place if new else None
        yield facet(sides, family, judgement, at_old, at_new, source, remark)


def facet(
    sides: Sides,
    family: Family,
    judgement: Judgement,
    old_at: Place | None,
    new_at: Place | None,
    source: str = "",
    remark: str = "",
) -> Facet:
    """A facet that quotes what stands at its places."""
    old = sides.old[slice(*old_at)] if old_at else ""
    new = sides.new[slice(*new_at)] if new_at else ""
    return Facet(family, judgement, old, new, old_at, new_at, source, remark)


def passage_remark(sides: Sides, old: Mention | None, new: Mention | None) -> str:
    """Whether a thing that came or went did so within a longer passage, in the words of a remark."""
    if new is not None:
        hunk = sides.hunk_of_new(new.place)
        return WITH_NEW_WORDS if hunk and _is_passage(sides.new, hunk.new, new) else ""
    if old is not None:
        hunk = sides.hunk_of_old(old.place)
        return WITH_LOST_WORDS if hunk and _is_passage(sides.old, hunk.old, old) else ""
    return ""


def _is_passage(text: str, run: Place, mention: Mention) -> bool:
    """Whether more than a few words of a changed run stand around a mention."""
    before = text[max(run[0], mention.start - _NEAR) : mention.start]
    behind = text[mention.end : min(run[1], mention.end + _NEAR)]
    return len(before.split()) + len(behind.split()) > PASSAGE
