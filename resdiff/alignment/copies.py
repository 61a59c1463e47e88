"""Find copies: a paragraph without a counterpart that repeats one which stays where it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from resdiff.alignment.candidates import alike
from resdiff.alignment.groups import Link, gather
from resdiff.alignment.moves import in_order, moved_groups
from resdiff.alignment.passages import grams
from resdiff.alignment.reasons import copy_of, double_of
from resdiff.alignment.similarity import Rarity
from resdiff.model import Match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from resdiff.alignment.flow import Flows
    from resdiff.alignment.passages import Passage, Sides

COPIED = 0.95
"""From this similarity on, one paragraph repeats the other; a yearly request with another subject stays below."""
STAYED = 0.6
"""From this similarity on, a paragraph found in its place is the one carried on, and one found far off is its copy."""
_COMMON = 0.15
"""Of a copy's words, as many begin a run of three that stands in the original."""
_SHORTEST = 8
"""Words; what is shorter is repeated by chance ("Requests the Secretary-General to report annually")."""


def told_apart(links: list[Link], clauses: Flows, sides: Sides) -> list[Link]:
    """The links, each paragraph that was copied tied to its like in place, not to the one far off.

    The one far off may be the more alike of the two, for the one in place is edited from year to year.
    """
    groups = gather(links)
    moved, order = moved_groups(groups, clauses, sides)
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


def copies(sides: Sides, links: Iterable[Link], parted: tuple[Collection[int], Collection[int]]) -> list[Match]:
    """What is to be said of paragraphs without a counterpart that repeat one that has one; not of those `parted`.

    A new one is a copy; an old one said what another says that was carried on.
    """
    matches = []
    to_new: dict[int, int] = {}
    to_old: dict[int, int] = {}
    for link in sorted(links, key=lambda link: -link.similarity):
        to_new.setdefault(link.old, link.new)
        to_old.setdefault(link.new, link.old)
    for copy, original, similarity in _copies(sides[0], to_new, sides[1], to_old.keys() | set(parted[1])):
        why = copy_of(sides[0][original].id, sides[1][to_new[original]].id)
        matches.append(Match((), (sides[1][copy].id,), round(similarity, 3), why, copied=True))
    for copy, original, similarity in _copies(sides[1], to_old, sides[0], to_new.keys() | set(parted[0])):
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
    found = _repeated([originals[place] for place in sources], [copies[at] for at in alone], least)
    return [(alone[at], sources[original], similarity) for at, (original, similarity) in sorted(found.items())]


def _repeated(kept: Sequence[Passage], alone: Sequence[Passage], least: float = COPIED) -> dict[int, tuple[int, float]]:
    """For each of `alone` (by index) at least so much like one of `kept`: that one's index, and how alike they are."""
    lone = [index for index, passage in enumerate(alone) if len(passage.code) >= _SHORTEST]
    sources = _with_common_runs(kept, [alone[index] for index in lone])
    # Similarity is the mean of two measures of at most 1, so the one that is searched by is at least this.
    originals, copies = [kept[index] for index in sources], [alone[index] for index in lone]
    scores = alike(originals, copies, Rarity(originals, copies), floor=2 * least - 1)
    found: dict[int, tuple[int, float]] = {}
    for (source, at), similarity in sorted(scores.items()):
        copy = lone[at]
        if similarity >= least and similarity > found.get(copy, (0, 0.0))[1]:
            found[copy] = sources[source], similarity
    return found


def _with_common_runs(kept: Sequence[Passage], alone: Sequence[Passage]) -> list[int]:
    """Which of `kept` (by index) have enough runs of three words in common with one of `alone`; most have not."""
    runs: defaultdict[str, set[int]] = defaultdict(set)
    for at, passage in enumerate(alone):
        for gram in grams(passage.code):
            runs[gram].add(at)
    enough = [_COMMON * len(passage.code) for passage in alone]
    found = []
    for index, passage in enumerate(kept):
        common = Counter(chain.from_iterable(runs[gram] for gram in grams(passage.code) if gram in runs))
        if any(count >= enough[at] for at, count in common.items()):
            found.append(index)
    return found
