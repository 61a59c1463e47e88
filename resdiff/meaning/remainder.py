"""What a change did to the words that no other facet has told: passages that came, went or were put otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdiff.meaning.asides import Aside
from resdiff.meaning.editing import Cut, edited, is_small, same_words
from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.mentions import facet
from resdiff.meaning.sides import Sides, overlap

SOURCE = "words"


def untold(sides: Sides, facets: Sequence[Facet], asides: Sequence[Aside]) -> Iterator[Facet]:
    """A facet for each changed run in which words are left once what is told or set aside is taken away."""
    told_old = [f.old_at for f in facets if f.old_at] + [a.old for a in asides if a.old]
    told_new = [f.new_at for f in facets if f.new_at] + [a.new for a in asides if a.new]
    for hunk in sides.hunks:
        old, new = _left(sides.old, hunk.old, told_old), _left(sides.new, hunk.new, told_new)
        if not same_words(old, new) and not (is_small(old) and is_small(new)):
            yield _passage(sides, hunk.old, hunk.new)


def all_runs(sides: Sides) -> Iterator[Facet]:
    """A facet for each changed run, for a change that nothing else tells."""
    for hunk in sides.hunks:
        if not same_words(edited(sides.old[slice(*hunk.old)]), edited(sides.new[slice(*hunk.new)])):
            yield _passage(sides, hunk.old, hunk.new)


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
    judgement: Judgement = "changed" if at_old and at_new else "dropped" if at_old else "added"
    return facet(sides, "wording", judgement, at_old, at_new, SOURCE)


def _trimmed(text: str, run: Place) -> Place | None:
    """A run without the spaces and commas at its ends, None where nothing else is there."""
    start, end = run
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;\n":
        end -= 1
    return (start, end) if start < end else None
