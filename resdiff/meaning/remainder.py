"""What a change did to the words that no other facet has told: passages that came, went or were put otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resdiff.meaning.asides import Aside
from resdiff.meaning.editing import Cut, edited, is_small, same_words
from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.mentions import facet
from resdiff.meaning.qualifiers import HEDGES, is_form_of
from resdiff.meaning.sides import Hunk, Sides, overlap

SOURCE = "words"
MOVED = "moved within the clause"

_WORD = re.compile(r"[^\s,;]+")
_SHORT = 40
"""Characters of a changed run, on both sides, that may be half of what an editor changed ("calls [on]")."""


def untold(
    sides: Sides,
    facets: Sequence[Facet],
    asides: Sequence[Aside],
    implied: tuple[Sequence[Place], Sequence[Place]] = ((), ()),
) -> Iterator[Facet]:
    """A facet for each changed run in which words are left once what is told or set aside is taken away.

    `implied` are words of the old text and of the new one that others say for them on the other side.
    """
    told_old = [*implied[0], *(f.old_at for f in facets if f.old_at), *(a.old for a in asides if a.old)]
    told_new = [*implied[1], *(f.new_at for f in facets if f.new_at), *(a.new for a in asides if a.new)]
    hedges = [f for f in facets if f.source == HEDGES]
    moved_old, moved_new = [old for old, _ in sides.moved], [new for _, new in sides.moved]
    for hunk in sides.hunks:
        if _only_edited(sides, hunk):
            continue
        for here in _parts(hunk, moved_old, moved_new):
            old, new = _left(sides.old, here.old, told_old), _left(sides.new, here.new, told_new)
            if _only_unhedged(here, old, new, hedges):
                continue
            if not same_words(old, new) and not (is_small(old) and is_small(new)):
                # A verb that only took another form did not become the words that came before it.
                stays = here.old[0] < here.old[1] and not _left(sides.old, here.old, [a.old for a in asides if a.old])
                yield _passage(sides, (here.old[0], here.old[0]) if stays else here.old, here.new)


def all_runs(sides: Sides) -> Iterator[Facet]:
    """A facet for each changed run and each that moved, for a change that nothing else tells.

    Runs of small words are told only where there are no others.
    """
    for old, new in sides.moved:
        yield facet(sides, "wording", "changed", old, new, SOURCE, MOVED)
    if sides.moved:
        return
    runs = [(hunk, edited(sides.old[slice(*hunk.old)]), edited(sides.new[slice(*hunk.new)])) for hunk in sides.hunks]
    changed = [(hunk, is_small(old) and is_small(new)) for hunk, old, new in runs if not same_words(old, new)]
    for hunk, small in changed:
        if not small or all(other for _, other in changed):
            yield _passage(sides, hunk.old, hunk.new)


def _only_edited(sides: Sides, hunk: Hunk) -> bool:
    """Whether a short changed run is the same after editing once the words on either side are read with it."""
    if hunk.old[1] - hunk.old[0] + hunk.new[1] - hunk.new[0] > _SHORT:
        return False
    before = len(sides.old[: hunk.old[0]].rstrip().rpartition(" ")[2]) + 1
    behind = len(sides.old[hunk.old[1] :].lstrip().partition(" ")[0]) + 1
    old, new = (
        edited(text[max(0, run[0] - before) : run[1] + behind])
        for text, run in ((sides.old, hunk.old), (sides.new, hunk.new))
    )
    return same_words(old, new)


def _only_unhedged(run: Hunk, old: Sequence[str], new: Sequence[str], hedges: Sequence[Facet]) -> bool:
    """Whether what is left beside a hedge that came or went is its verb in another form ("consider protecting")."""
    if not any((f.old_at and overlap(f.old_at, run.old)) or (f.new_at and overlap(f.new_at, run.new)) for f in hedges):
        return False
    mine, theirs = ([word for word in words if not is_small([word])] for words in (old, new))
    return len(mine) == len(theirs) > 0 and all(is_form_of(one, other) for one, other in zip(mine, theirs, strict=True))


def _parts(hunk: Hunk, moved_old: Sequence[Place], moved_new: Sequence[Place]) -> list[Hunk]:
    """What is left of a changed run without what only stands elsewhere now: as one where it is one on either side."""
    old, new = _without(hunk.old, moved_old), _without(hunk.new, moved_new)
    if len(old) == len(new) == 1:
        return [Hunk(old[0], new[0])]
    nowhere_old, nowhere_new = (hunk.old[0], hunk.old[0]), (hunk.new[0], hunk.new[0])
    return [*(Hunk(run, nowhere_new) for run in old), *(Hunk(nowhere_old, run) for run in new)]


def _without(run: Place, moved: Sequence[Place]) -> list[Place]:
    """The stretches of a run that lie in none of some others."""
    left, start = [], run[0]
    for other in sorted(place for place in moved if overlap(place, run)):
        left.append((start, other[0]))
        start = other[1]
    return [(first, last) for first, last in [*left, (start, run[1])] if first < last]


def _left(text: str, run: Place, told: Sequence[Place]) -> list[str]:
    """The words of a run without what is told."""
    cuts: list[Cut] = [
        ((max(start, run[0]) - run[0], min(end, run[1]) - run[0]), "")
        for start, end in told
        if overlap((start, end), run)
    ]
    return edited(text[slice(*run)], cuts)


def _passage(sides: Sides, old: Place, new: Place) -> Facet:
    at_old, at_new = _trimmed(sides.old, old), _trimmed(sides.new, new)
    if at_old and at_new:
        at_old, at_new = _without_same_ends(sides, at_old, at_new)
    if at_old and at_new:
        # "on" did not become a passage: the passage came.
        small_old, small_new = (is_small(edited(t[slice(*at)])) for t, at in ((sides.old, at_old), (sides.new, at_new)))
        at_old, at_new = (
            None if small_old and not small_new else at_old,
            None if small_new and not small_old else at_new,
        )
    judgement: Judgement = "changed" if at_old and at_new else "dropped" if at_old else "added"
    return facet(sides, "wording", judgement, at_old, at_new, SOURCE)


def _without_same_ends(sides: Sides, old: Place, new: Place) -> tuple[Place | None, Place | None]:
    """Both runs without the words at their ends that are the same to an editor ("Revitalised", "Revitalized")."""
    mine = [match.span() for match in _WORD.finditer(sides.old, *old)]
    theirs = [match.span() for match in _WORD.finditer(sides.new, *new)]

    def same(one: Place, other: Place) -> bool:
        words = edited(sides.old[slice(*one)])
        return bool(words) and same_words(words, edited(sides.new[slice(*other)]))

    while mine and theirs and same(mine[0], theirs[0]):
        del mine[0], theirs[0]
    while mine and theirs and same(mine[-1], theirs[-1]):
        del mine[-1], theirs[-1]
    if not (mine or theirs):
        return old, new
    return (mine[0][0], mine[-1][1]) if mine else None, (theirs[0][0], theirs[-1][1]) if theirs else None


def _trimmed(text: str, run: Place) -> Place | None:
    """A run without the spaces and commas at its ends, None where nothing else is there."""
    start, end = run
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;\n":
        end -= 1
    return (start, end) if start < end else None
