"""The way from two documents to matches: verbatim first, then the best assignment, then order and reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from resdiff.alignment.assignment import assign
from resdiff.alignment.candidates import alike
from resdiff.alignment.flow import ENOUGH, flows
from resdiff.alignment.order import heaviest_run
from resdiff.alignment.passages import Lexicon, Passage
from resdiff.alignment.reasons import reason
from resdiff.model import Document, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCEPTED = 0.36
"""The similarity from which two paragraphs may be one clause carried on."""
_BASE = 0.25
"""What a pair must exceed to be worth anything: two middling pairs must not outbid one good one."""


def align(old: Document, new: Document) -> tuple[Match, ...]:
    """Which old paragraphs became which new ones, in the order of the new document."""
    lexicon = Lexicon()
    old_side = [lexicon.passage(place, paragraph) for place, paragraph in enumerate(old.paragraphs)]
    new_side = [lexicon.passage(place, paragraph) for place, paragraph in enumerate(new.paragraphs)]
    links: dict[tuple[int, int], float] = {}
    for is_heading in (False, True):
        ours = [passage for passage in old_side if (passage.paragraph.part == "heading") == is_heading]
        theirs = [passage for passage in new_side if (passage.paragraph.part == "heading") == is_heading]
        pairs = _one_to_one(ours, theirs)
        if not is_heading:
            index_old = {passage.place: index for index, passage in enumerate(ours)}
            index_new = {passage.place: index for index, passage in enumerate(theirs)}
            kin = {(index_old[i], index_new[j]) for i, j in pairs}
            for (i, j), flow in flows(ours, theirs, kin).items():
                if flow.evidence >= ENOUGH:
                    pairs.setdefault((ours[i].place, theirs[j].place), flow.old_share)
        links |= pairs
    moved = _moved(links, old_side, new_side)
    out = []
    for x, y in _groups(links):
        i, j = x[0], y[0]
        out.append(Match(tuple(old_side[i].id for i in x), tuple(new_side[j].id for j in y), round(links.get((i, j), .5), 3),
            reason(old_side[i], new_side[j], old, new, lexicon),
            moved=(i, j) in moved))
    return tuple(out)

def _groups(links):
    parent = {}
    def find(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x
    for i, j in sorted(links):
        parent[find((0, i))] = find((1, j))
    groups = defaultdict(lambda: ([], []))
    for x in sorted(parent):
        groups[find(x)][x[0]].append(x[1])
    return sorted(groups.values(), key=lambda g: g[1])


def _one_to_one(old: Sequence[Passage], new: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """Similarity by (old place, new place) of the paragraphs carried on, each in at most one pair."""
    links = dict.fromkeys(_verbatim(old, new), 1.0)
    taken_old, taken_new = {i for i, _ in links}, {j for _, j in links}
    open_old = [passage for passage in old if passage.place not in taken_old]
    open_new = [passage for passage in new if passage.place not in taken_new]
    scores = alike(open_old, open_new)
    worth = {pair: round((value - _BASE) * 1e6) for pair, value in scores.items() if value >= ACCEPTED}
    for i, j in assign(worth).items():
        links[open_old[i].place, open_new[j].place] = scores[i, j]
    return links


def _verbatim(old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[int, int]]:
    """Places of paragraphs with the same words, where as many old as new ones have them."""
    same: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for passage in old:
        same[passage.code][0].append(passage.place)
    for passage in new:
        same[passage.code][1].append(passage.place)
    return [
        pair for ours, theirs in same.values() if len(ours) == len(theirs) for pair in zip(ours, theirs, strict=True)
    ]


def _moved(
    links: dict[tuple[int, int], float], old: Sequence[Passage], new: Sequence[Passage]
) -> frozenset[tuple[int, int]]:
    """Links that stand off the heaviest run in order; those between the parts are judged apart, as transfers."""
    staying = sorted((i, j) for i, j in links if _side(old[i]) == _side(new[j]))
    weights = [1 + len(old[i].code) + len(new[j].code) for i, j in staying]
    run = {staying[index] for index in heaviest_run([j for _, j in staying], weights)}
    return frozenset(staying) - run


def _side(passage: Passage) -> str:
    """The part that a move is judged in."""
    return "preamble" if passage.paragraph.part == "preamble" else "after"
