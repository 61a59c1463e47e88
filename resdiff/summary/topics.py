"""The topics a summary is ordered by, and the words by which a person asks for a part of it."""

from __future__ import annotations

from attrs import frozen

from resdiff.meaning import Facet, Meaning
from resdiff.model import Change


@frozen
class Topic:
    """A section of the summary. `words` are those that stand in it under names of their own, its own name first."""

    name: str
    title: str
    words: tuple[str, ...]


TOPICS = (
    Topic("new", "New", ("new",)),
    Topic("gone", "Gone", ("gone",)),
    Topic("stronger", "Stronger", ("stronger",)),
    Topic("weaker", "Weaker", ("weaker",)),
    Topic("qualified", "Qualified", ("qualified",)),
    Topic("verbs", "Other verbs", ("verbs",)),
    Topic("actors", "Actors", ("actors",)),
    Topic("moved", "Moved", ("moved", "promoted", "demoted")),
    Topic("joined", "Merged and split", ("merged", "split", "recast")),
    Topic("figures", "Figures and references", ("figures", "dates", "citations", "references")),
    Topic("check", "To check", ("warnings", "budget", "uncertain")),
    Topic("reworded", "Reworded", ("reworded",)),
    Topic("notes", "Notes", ("notes",)),
)
"""In the order in which they are told: what a delegate asks first comes first."""

WORDS = tuple(word for topic in TOPICS for word in topic.words)
"""Everything that may be asked for by `--only`."""

ALSO = {
    "added": "new",
    "inserted": "new",
    "removed": "gone",
    "deleted": "gone",
    "strengthened": "stronger",
    "weakened": "weaker",
    "verb": "verbs",
    "disputed": "verbs",
    "qualifier": "qualified",
    "qualifiers": "qualified",
    "actor": "actors",
    "addressee": "actors",
    "addressees": "actors",
    "figure": "figures",
    "numbers": "figures",
    "date": "dates",
    "citation": "citations",
    "reference": "references",
    "warning": "warnings",
    "resources": "budget",
    "check": "warnings,budget,uncertain",
    "changed": "reworded",
    "wording": "reworded",
    "note": "notes",
    "footnotes": "notes",
}
"""Other words for the same, or for several."""

_FAMILIES = {
    "lead": "verbs",
    "qualifier": "qualified",
    "addressee": "actors",
    "citation": "citations",
    "figure": "figures",
    "date": "dates",
    "reference": "references",
    "budget": "budget",
    "note": "notes",
    "wording": "reworded",
}


def word_of(facet: Facet) -> str:
    """The one word of WORDS that a facet stands under."""
    if facet.judgement == "warning":
        return "warnings"
    if facet.family == "lead" and facet.judgement in ("stronger", "weaker"):
        return facet.judgement
    return _FAMILIES[facet.family]


def words_of(change: Change, facets: tuple[Facet, ...]) -> tuple[str, ...]:
    """All the words of WORDS that a change stands under, in their order."""
    found = {word_of(facet) for facet in facets if facet.judgement != "followed"}
    if change.kind in ("added", "removed"):
        # What is new or gone is that and nothing else; but it may ask for something.
        found &= {"warnings", "budget"}
    found |= {
        {"added": "new", "removed": "gone", "unchanged": ""}.get(change.kind, change.kind),
        change.transfer,
        "moved" if change.moved else "",
        "uncertain" if change.uncertain else "",
        "notes" if change.notes else "",
    }
    return tuple(word for word in WORDS if word in found)


def words_told(change: Change, meaning: Meaning) -> tuple[str, ...]:
    """The words of WORDS that a change is told under; of roll-over and of mere marks only what is to be checked."""
    words = words_of(change, meaning.facets)
    return tuple(word for word in words if meaning.klass not in ("routine", "editorial") or word == "warnings")
