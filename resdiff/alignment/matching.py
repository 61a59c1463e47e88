"""The way from two documents to matches.

1. Verbatim paragraphs, then the best one-to-one assignment of the others (pairing).
2. The clauses beside them: mutual flow of words finds splits, merges and recasts (flow); what it leaves unexplained
   is compared clause by clause, and the opening words of lists follow their items (orphans).
3. Links that share a paragraph are one match (groups); what repeats a paragraph that stayed is a copy (copies).
4. A match off the heaviest run in order has moved; going from preamble to operative part or back is judged before
   that, so that it does not make its neighbours look moved (order).
5. Each match says why (reasons). What a person pinned holds, and the rest is aligned around it (pins).

Headings are aligned with headings alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from attrs import evolve

from resdiff.alignment.copies import COPIED, STAYED, repeated
from resdiff.alignment.flow import Flow, flows
from resdiff.alignment.groups import Ground, Group, Link, gather
from resdiff.alignment.order import heaviest_run, in_order
from resdiff.alignment.orphans import chapeaus, orphaned
from resdiff.alignment.pairing import one_to_one
from resdiff.alignment.passages import Lexicon, Passage
from resdiff.alignment.pins import Pin, settle
from resdiff.alignment.places import Places
from resdiff.alignment.reasons import copy_of, double_of, pinned_alone, reason
from resdiff.alignment.similarity import order_ratio
from resdiff.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Flows = dict[tuple[int, int], Flow]
Sides = tuple["Sequence[Passage]", "Sequence[Passage]"]

_ONE_MOVE = 100
"""Words; what a move costs the order beside the words it carries."""


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
    links = _with_copies_told_apart(links, clauses, sides)
    groups = gather(links)
    moved = _moved(groups, clauses, sides)[0]
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
    matches += _alone(sides, links, pinned)
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
        free = [_only(side, headings, taken) for side, taken in zip(sides, held, strict=True)]
        for (i, j), pair in one_to_one(free[0], free[1], found).items():
            found[i, j] = Link(i, j, pair.similarity, "alike", pair.rival)
    old, new = (_only(side, headings=False) for side in sides)
    kin = {(i, j) for i, j in found if not (sides[0][i].is_heading or sides[1][j].is_heading)}
    places = Places(kin)
    clauses = flows(old, new, kin)
    settled = {i for i, _ in kin}, {j for _, j in kin}
    carried = {
        (i, j): max(flow.old_share, flow.new_share)
        for (i, j), flow in clauses.items()
        if (i, j) not in kin and flow.carries(places.displacement(i, j), i in settled[0] and j in settled[1])
    }
    keep("flow", carried)
    keep("clause", orphaned(old, new, found.keys(), clauses, places))
    keep("list", chapeaus(old, new, found.keys()))
    return list(found.values()), clauses


def _only(side: Sequence[Passage], headings: bool, held: Collection[int] = ()) -> list[Passage]:
    """The side with only its headings, or all but these, and without what is held, in place: the others are blank."""
    return [
        passage if passage.is_heading == headings and place not in held else evolve(passage, code="", pauses=())
        for place, passage in enumerate(side)
    ]


def _moved(groups: Sequence[Group], clauses: Flows, sides: Sides) -> tuple[set[int], list[tuple[int, int]]]:
    """Which groups (by index) have moved, and the pairs of places that keep the order.

    A group has moved if it stands elsewhere in the order than its neighbours carried with it. A move costs the order
    as much as the words it carries and a fixed amount for the match itself, so that one long paragraph moving past
    three short ones is one move. Of several paragraphs one in its place is enough. Headings are judged among
    themselves: that paragraphs left a section does not move its heading.
    """
    moved: set[int] = set()
    order: list[tuple[int, int]] = []
    for headings in (True, False):
        judged: list[tuple[int, int, int, int]] = []
        for at, group in enumerate(groups):
            for link in group.links:
                old, new = sides[0][link.old], sides[1][link.new]
                if old.is_heading == headings and old.is_preambular == new.is_preambular:
                    flow = clauses.get((link.old, link.new))
                    words = len(flow.old_words) + len(flow.new_words) if flow else len(old.code)
                    # Equally heavy orders are told apart by the texts, whichever document comes first.
                    draw = crc32(old.paragraph.text.encode()) ^ crc32(new.paragraph.text.encode())
                    weight = 2 * _ONE_MOVE // len(group.links) + words
                    judged.append((link.old, link.new, (weight << 32) + draw, at))
                    moved.add(at)
        judged.sort()
        run = heaviest_run([new for _, new, _, _ in judged], [weight for _, _, weight, _ in judged])
        moved -= {judged[index][3] for index in run}
        order += [judged[index][:2] for index in run]
    return moved, sorted(order)


def _with_copies_told_apart(links: list[Link], clauses: Flows, sides: Sides) -> list[Link]:
    """The links, each paragraph that was copied tied to its like in place, not to the one far off.

    The one far off may be the more alike of the two, for the one in place is edited from year to year.
    """
    groups = gather(links)
    moved, order = _moved(groups, clauses, sides)
    held = {i for group in groups for i in group.old}, {j for group in groups for j in group.new}
    far = [groups[at].links[0] for at in sorted(moved) if groups[at].is_pair]
    strayed = [link for link in far if link.ground == "alike"]
    by_old, by_new = {link.old: link for link in strayed}, {link.new: link for link in strayed}
    better: dict[Link, Link] = {}
    for copy, original, similarity in _copies(sides[0], by_old, sides[1], held[1], STAYED):
        if in_order(order, original, copy):
            better.setdefault(by_old[original], Link(original, copy, similarity, "alike"))
    for copy, original, similarity in _copies(sides[1], by_new, sides[0], held[0], STAYED):
        if in_order(order, copy, original):
            better.setdefault(by_new[original], Link(copy, original, similarity, "alike"))
    return [better.get(link, link) for link in links]


def _similarity(group: Group, clauses: Flows, sides: Sides) -> float:
    """How alike the two sides of a match are: for several, the share of all their words that flowed."""
    if group.is_pair:
        link = group.links[0]
        whole = order_ratio(sides[0][link.old].code, sides[1][link.new].code)
        return link.similarity if link.ground == "alike" else whole
    words = sum(len(sides[0][i].code) for i in group.old) + sum(len(sides[1][j].code) for j in group.new)
    flowing = [clauses[link.old, link.new] for link in group.links if (link.old, link.new) in clauses]
    return sum(len(flow.old_words) + len(flow.new_words) for flow in flowing) / words


def _alone(sides: Sides, links: Sequence[Link], pinned: Iterable[tuple[list[int], list[int]]]) -> list[Match]:
    """The paragraphs without a counterpart that there is something to say about: copies, and pins to nothing."""
    matches = []
    for ours, theirs in pinned:
        if not theirs:
            matches.append(Match(tuple(sides[0][i].id for i in ours), (), 0.0, pinned_alone("new")))
        elif not ours:
            matches.append(Match((), tuple(sides[1][j].id for j in theirs), 0.0, pinned_alone("old")))
    to_new: dict[int, int] = {}
    to_old: dict[int, int] = {}
    for link in sorted(links, key=lambda link: -link.similarity):
        to_new.setdefault(link.old, link.new)
        to_old.setdefault(link.new, link.old)
    parted = [{place for pin in pinned for place in pin[side]} for side in (0, 1)]
    for copy, original, similarity in _copies(sides[0], to_new, sides[1], to_old.keys() | parted[1]):
        why = copy_of(sides[0][original].id, sides[1][to_new[original]].id)
        matches.append(Match((), (sides[1][copy].id,), round(similarity, 3), why, copied=True))
    for copy, original, similarity in _copies(sides[1], to_old, sides[0], to_new.keys() | parted[0]):
        why = double_of(sides[1][original].id, sides[0][to_old[original]].id)
        matches.append(Match((sides[0][copy].id,), (), round(similarity, 3), why))
    return matches


def _copies(
    originals: Sequence[Passage],
    kept: Collection[int],
    copies: Sequence[Passage],
    partnered: Collection[int],
    least: float = COPIED,
) -> list[tuple[int, int, float]]:
    """(copy, original, similarity) for each paragraph without a partner that repeats one that has one."""
    sources = [place for place in sorted(kept) if not originals[place].is_heading]
    alone = [at for at, passage in enumerate(copies) if at not in partnered and not passage.is_heading]
    found = repeated([originals[place] for place in sources], [copies[at] for at in alone], least)
    return [(alone[at], sources[original], similarity) for at, (original, similarity) in sorted(found.items())]
