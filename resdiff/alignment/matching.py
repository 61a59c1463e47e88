"""The way from two documents to matches.

1. Verbatim paragraphs, then the best one-to-one assignment of the others (pairing).
2. The clauses beside them: mutual flow of words finds splits, merges and recasts (flow); what it leaves unexplained
   is compared clause by clause, and the opening words of lists follow their items (orphans).
3. Links that share a paragraph are one match (groups); what repeats a paragraph that stayed is a copy (copies).
4. A match off the heaviest run in order has moved; going from preamble to operative part or back is judged before
   that, so that it does not make its neighbours look moved (moves).
5. Each match says why (reasons). What a person pinned holds, and the rest is aligned around it (pins).

Headings are aligned with headings alone.

On the four pairs aligned by reading, all links F1 1.00, those in splits and merges .97 (the one held against it rests
on a link that the readers were unsure of); one-to-one assignment alone reaches .97 and 0. benchmarks/ measures this
beside other methods, and how time and memory grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from resdiff.alignment.copies import copies, told_apart
from resdiff.alignment.flow import flows
from resdiff.alignment.groups import Ground, Group, Link, gather
from resdiff.alignment.moves import moved_groups
from resdiff.alignment.orphans import chapeaus, orphaned
from resdiff.alignment.pairing import one_to_one
from resdiff.alignment.passages import Lexicon, Passage
from resdiff.alignment.pins import Pin, settle
from resdiff.alignment.places import Places
from resdiff.alignment.reasons import pinned_alone, reason
from resdiff.alignment.runs import shared_runs
from resdiff.alignment.similarity import Rarity, order_ratio
from resdiff.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from resdiff.alignment.flow import Flows
    from resdiff.alignment.passages import Sides


def align(old: Document, new: Document, pins: Sequence[Pin] = ()) -> tuple[Match, ...]:
    """Which old paragraphs became which new ones, why, and what moved.

    Every paragraph stands in at most one match; those in none came or went. A copy is a match with one side empty.
    The matches follow the new document, those without a new paragraph come last. The result depends on the texts
    and the pins alone; the two documents exchanged give the same matches mirrored. Raises PinError for a pin that
    does not fit.
    """
    lexicon = Lexicon()
    sides = ([lexicon.passage(p) for p in old.paragraphs], [lexicon.passage(p) for p in new.paragraphs])
    pinned = settle(pins, old, new)
    links, clauses = _links(sides, pinned)
    links = told_apart(links, clauses, sides)
    groups = gather(links)
    moved = moved_groups(groups, clauses, sides)[0]
    matches = [
        Match(
            tuple(sides[0][place].id for place in group.old),
            tuple(sides[1][place].id for place in group.new),
            round(_similarity(group, clauses, sides), 3),
            reason(group, clauses, (old, new), sides, lexicon),
            moved=at in moved,
            uncertain=bool(group.rivals),
        )
        for at, group in enumerate(groups)
    ]
    parted = [{place for pin in pinned for place in pin[side]} for side in (0, 1)]
    matches += copies(sides, links, (parted[0], parted[1]))
    for ours, theirs in pinned:
        matches += [Match((sides[0][i].id,), (), 0.0, pinned_alone("new")) for i in ours if not theirs]
        matches += [Match((), (sides[1][j].id,), 0.0, pinned_alone("old")) for j in theirs if not ours]
    at_new = {paragraph.id: place for place, paragraph in enumerate(new.paragraphs)}
    return tuple(sorted(matches, key=lambda match: at_new[match.new[0]] if match.new else len(at_new)))


def _links(sides: Sides, pinned: Iterable[tuple[list[int], list[int]]]) -> tuple[list[Link], Flows]:
    """All links, and the flows between paragraphs that they were judged by."""
    found: dict[tuple[int, int], Link] = {
        (i, j): Link(i, j, 0.0, "pin") for ours, theirs in pinned for i in ours for j in theirs
    }
    held = {i for ours, _ in pinned for i in ours}, {j for _, theirs in pinned for j in theirs}

    def keep(ground: Ground, similarities: Mapping[tuple[int, int], float]) -> None:
        for (i, j), similarity in sorted(similarities.items()):
            if (i, j) not in found and i not in held[0] and j not in held[1]:
                found[i, j] = Link(i, j, similarity, ground)

    for headings in (True, False):
        old, new = (_only(side, headings) for side in sides)
        shared, rarity = shared_runs(old, new), Rarity(old, new)
        free = [_only(side, headings, taken) for side, taken in zip(sides, held, strict=True)]
        for (i, j), pair in one_to_one(free[0], free[1], shared, rarity, found).items():
            found[i, j] = Link(i, j, pair.similarity, "alike", pair.rival)
    kin = {(i, j) for i, j in found if not (sides[0][i].is_heading or sides[1][j].is_heading)}
    places = Places(kin)
    clauses = flows(old, new, kin, shared)
    settled = {i for i, _ in kin}, {j for _, j in kin}
    carried = {
        (i, j): max(flow.old_share, flow.new_share)
        for (i, j), flow in clauses.items()
        if (i, j) not in kin and flow.carries(places.displacement(i, j), i in settled[0] and j in settled[1])
    }
    keep("flow", carried)
    keep("clause", orphaned(old, new, found.keys(), clauses, places, rarity))
    keep("list", chapeaus(old, new, found.keys()))
    return list(found.values()), clauses


def _only(side: Sequence[Passage], headings: bool, held: Collection[int] = ()) -> list[Passage]:
    """The side with only its headings, or all but these, and without what is held, in place: the others are blank."""
    return [
        passage if passage.is_heading == headings and place not in held else evolve(passage, code="")
        for place, passage in enumerate(side)
    ]


def _similarity(group: Group, clauses: Flows, sides: Sides) -> float:
    """How alike the two sides of a match are: the share of their words that stand in the same order, or that flowed."""
    if group.is_pair:
        return order_ratio(sides[0][group.old[0]].code, sides[1][group.new[0]].code)
    words = sum(len(sides[0][i].code) for i in group.old) + sum(len(sides[1][j].code) for j in group.new)
    flowing = [clauses[link.old, link.new] for link in group.links if (link.old, link.new) in clauses]
    return sum(len(flow.old_words) + len(flow.new_words) for flow in flowing) / max(1, words)
