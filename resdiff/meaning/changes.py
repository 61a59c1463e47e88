"""Reads each change of a comparison like a drafter: its facets, its class, and the rule that decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from resdiff.comparison import joined_text
from resdiff.meaning.actors import compare_actors, find_actors
from resdiff.meaning.acts import find_acts
from resdiff.meaning.asides import Aside
from resdiff.meaning.budget import ask_about_budget
from resdiff.meaning.chains import compare_citations
from resdiff.meaning.citations import Citations, find_citations
from resdiff.meaning.classes import class_of, class_of_words
from resdiff.meaning.editing import edited, same_words
from resdiff.meaning.facets import Facet, Judgement, Meaning, Place
from resdiff.meaning.figures import compare_figures, find_dates, find_figures, moved_years
from resdiff.meaning.ladders import Ladders, load_ladders
from resdiff.meaning.mentions import Mention, facet
from resdiff.meaning.partners import Chapeau, Verbs, verbs_of
from resdiff.meaning.qualifiers import compare_hedges, compare_qualifiers
from resdiff.meaning.references import Followed, compare_references, follow
from resdiff.meaning.remainder import all_runs, untold
from resdiff.meaning.sides import Sides, sides
from resdiff.meaning.unsaid import implied, said_by_chapeau
from resdiff.meaning.verbs import changed_hands, compare_modals, compare_verbs, forms_of_verbs, zero_weight
from resdiff.model import Change, Comparison, Document, Edit, NoteChange, Paragraph

_TITLE = 20
"""Characters of italics from which on they are a title."""

_AHEAD = 160
"""Characters before a date that say what it is the date of."""
_DEADLINE = re.compile(r"\b(?:by|until|before|no later than|not later than|ending on)(?: the)?(?: \w+ of)? $")
_REPORT = re.compile(r"\b(?:report|reports|submit|update|updates|brief|briefing)\b")
# In a decision the date is what is decided, and no roll-over.
_DECISIONS = frozenset({"decide", "extend", "renew", "authorize", "resolve", "determine", "establish", "agree"})


@frozen
class _Reading:
    """What all changes of a comparison are read with; `chapeaux` are what opens the lists that its items stand in."""

    ladders: Ladders
    followed: Followed
    years: frozenset[int]
    chapeaux: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]] = ((), ())


def read_meaning(comparison: Comparison, ladder: Ladders | None = None) -> tuple[Meaning, ...]:
    """What each change of a comparison means to a drafter: one Meaning for each, in the same order.

    `ladder` says which verb is stronger, resdiff's own where none is given. The same comparison and ladder always
    give the same meanings.
    """
    reading = _Reading(ladder or load_ladders(), follow(comparison), _years_between(comparison.old, comparison.new))
    return tuple(_meaning(comparison, change, reading) for change in comparison.changes)


def _meaning(comparison: Comparison, change: Change, reading: _Reading) -> Meaning:
    both = sides(
        change.words,
        [comparison.old_paragraphs[address] for address in change.old],
        [comparison.new_paragraphs[address] for address in change.new],
    )
    if not (change.old and change.new):
        rule = "a clause that was not there" if change.new else "a clause that is gone"
        return Meaning("substantive", rule, tuple(_alone(both)))
    facets, asides = compare_references(both, change.old[0], change.new[0], reading.followed)
    if both.hunks and not same_words(edited(both.old), edited(both.new)):
        reading = evolve(reading, chapeaux=_chapeaux(comparison, change))
        told, rolled, unsaid = _compared(both, facets, reading)
        facets, asides = [*facets, *told], [*asides, *rolled]
        facets += list(untold(both, facets, asides, unsaid))
    facets += _notes(change.notes)
    klass, rule = class_of(change, both, asides, facets)
    if klass != "substantive":
        # What is left of the words is roll-over or editing; the class says so.
        facets = [each for each in facets if each.family != "wording"]
    elif not facets and class_of_words(both, asides)[0] == "substantive":
        facets = list(all_runs(both))
    return Meaning(klass, rule, tuple(sorted(facets, key=_order)))


def _chapeaux(comparison: Comparison, change: Change) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The chapeau of an item that was none before, or is none any more; what stays an item needs none."""
    found = []
    for ids, others, known in (
        (change.old, change.new, comparison.old_paragraphs),
        (change.new, change.old, comparison.new_paragraphs),
    ):
        openings = {i.partition("(")[0] for i in ids if "(" in i and not any("(" in other for other in others)}
        found.append(tuple(known[i] for i in sorted(openings) if i in known and i not in ids))
    return found[0], found[1]


def _alone(both: Sides) -> Iterator[Facet]:
    """The facets of a clause that came or went: its verbs, and what it may cost."""
    verbs = verbs_of(both)
    for old, new in verbs.pairs:
        at_old, at_new = old.place if old else None, new.place if new else None
        yield facet(both, "lead", "dropped" if old else "added", at_old, at_new, "verbs")
    yield from ask_about_budget(verbs, ())


def _compared(
    both: Sides, references: Sequence[Facet], reading: _Reading
) -> tuple[list[Facet], list[Aside], tuple[list[Place], list[Place]]]:
    """All that changed between the two texts of one clause beside its references, and what only rolled over.

    The places are those of verbs, in the old text and in the new one, that others say for them on the other side.

    Each finder is kept from the places of those before it: a number in a citation is no figure, an adverb of a verb
    no qualifier.
    """
    verbs = verbs_of(both, *(Chapeau(joined_text(some), tuple(find_acts(some))) for some in reading.chapeaux))
    asides = [*zero_weight(verbs), *forms_of_verbs(verbs), *said_by_chapeau(verbs)]
    facets = [*compare_verbs(verbs, reading.ladders), *changed_hands(verbs), *compare_hedges(both)]
    facets += compare_modals(both, reading.ladders)
    told = {each.old_at for each in facets} | {each.new_at for each in facets}

    old_cited, new_cited = _cited(both.old, both.old_paragraphs), _cited(both.new, both.new_paragraphs)
    cited, rolled = compare_citations(both, old_cited, new_cited, reading.years)
    facets += cited
    asides += rolled
    old_masks = [*old_cited.places, *(each.old_at for each in references if each.old_at)]
    new_masks = [*new_cited.places, *(each.new_at for each in references if each.new_at)]

    facets += compare_actors(both, old_masks, new_masks, told, (verbs.chapeau_old.text, verbs.chapeau_new.text))
    old_own, new_own = [act.place for act in verbs.old], [act.place for act in verbs.new]
    qualified = list(compare_qualifiers(both, [*old_masks, *old_own], [*new_masks, *new_own]))
    facets += qualified

    old_dates, new_dates = find_dates(both.old, old_masks), find_dates(both.new, new_masks)
    for dated, (before, after) in compare_figures(both, old_dates, new_dates, "date"):
        facets.append(dated)
        if before and after and _rolled_on(verbs, before, after, reading):
            asides.append(Aside(before.place, after.place, "a date moved on by whole years"))
    old_masks += [*_places(old_dates), *_places(find_actors(both.old)), *(f.old_at for f in qualified if f.old_at)]
    new_masks += [*_places(new_dates), *_places(find_actors(both.new)), *(f.new_at for f in qualified if f.new_at)]
    old_figures, new_figures = find_figures(both.old, old_masks), find_figures(both.new, new_masks)
    facets += (figure for figure, _ in compare_figures(both, old_figures, new_figures, "figure"))
    facets += list(ask_about_budget(verbs, facets))
    return facets, asides, implied(verbs)


def _rolled_on(verbs: Verbs, old: Mention, new: Mention, reading: _Reading) -> bool:
    """Whether a date only moved on with the years: it is not what is decided, and no deadline but that of a report."""
    governing = [act.verb for act in verbs.new if act.start < new.start]
    if governing and governing[-1] in _DECISIONS:
        return False
    ahead = verbs.sides.new[max(0, new.start - _AHEAD) : new.start]
    if _DEADLINE.search(ahead) and not _REPORT.search(ahead):
        return False
    before, after = verbs.sides.old[slice(*old.place)], verbs.sides.new[slice(*new.place)]
    return moved_years(before, after) in reading.years


def _places(mentions: Sequence[Mention]) -> list[Place]:
    return [mention.place for mention in mentions]


def _cited(text: str, paragraphs: Sequence[Paragraph]) -> Citations:
    """What one side cites; what stands in italics behind a lead phrase is a title."""
    italics: list[Place] = []
    offset = 0
    for paragraph in paragraphs:
        behind = (s for s in paragraph.spans if s.style == "italic" and s.start >= len(paragraph.lead) > 0)
        italics += ((offset + s.start, offset + s.end) for s in behind if s.end - s.start > _TITLE)
        offset += len(paragraph.text) + 1
    return find_citations(text, italics)


def _years_between(old: Document, new: Document) -> frozenset[int]:
    """The years by which dates move on between two documents: as many as lie between them, else one or two."""
    if old.date and new.date and int(new.date[:4]) > int(old.date[:4]):
        return frozenset({int(new.date[:4]) - int(old.date[:4])})
    return frozenset({1, 2})


def _notes(notes: Sequence[NoteChange]) -> Iterator[Facet]:
    """A facet for each note that came, went or changed; notes stand outside the text and have no place in it."""
    for note in notes:
        remark = f"note {note.old} -> {note.new}" if note.old and note.new else f"note {note.old or note.new}"
        judgement: Judgement = "added" if note.kind == "added" else "dropped" if note.kind == "removed" else "changed"
        yield Facet("note", judgement, _side(note.words, "-"), _side(note.words, "+"), None, None, "notes", remark)


def _side(words: Sequence[Edit], sign: str) -> str:
    return "".join(edit.text for edit in words if edit.sign in ("=", sign))


def _order(each: Facet) -> tuple[int, int]:
    """By place in the new text, or in the old one where there is none; notes last."""
    if each.new_at:
        return each.new_at[0], 1
    return (each.old_at[0], 0) if each.old_at else (1 << 30, 0)
