"""Reads each change of a comparison like a drafter: its facets, its class, and the rule that decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resdiff.meaning.actors import compare_actors
from resdiff.meaning.acts import find_acts
from resdiff.meaning.asides import Aside
from resdiff.meaning.budget import ask_about_budget
from resdiff.meaning.chains import compare_citations
from resdiff.meaning.citations import find_citations
from resdiff.meaning.classes import class_of
from resdiff.meaning.facets import Facet, Meaning
from resdiff.meaning.figures import compare_figures, find_dates, find_figures, moved_years
from resdiff.meaning.ladders import Ladders, load_ladders
from resdiff.meaning.mentions import Mention, facet
from resdiff.meaning.qualifiers import compare_hedges, compare_qualifiers
from resdiff.meaning.references import Followed, compare_references
from resdiff.meaning.remainder import all_runs, untold
from resdiff.meaning.sides import Sides, sides
from resdiff.meaning.verbs import Partner, compare_verbs, partners, zero_weight
from resdiff.model import Change, Comparison, Document, Edit, NoteChange

# In a decision the date is what is decided, and no roll-over.
_DECISIONS = frozenset({"decide", "extend", "renew", "authorize", "resolve", "determine", "establish", "agree"})
_REPORT = re.compile(r"reports?\b[^.;]{0,60} (?:of|dated)$")


def read_meaning(comparison: Comparison, ladder: Ladders | None = None) -> tuple[Meaning, ...]:
    """What each change of a comparison means to a drafter: one Meaning for each, in the same order.

    `ladder` says which verb is stronger, resdiff's own where none is given. The same comparison and ladder always
    give the same meanings.
    """
    reader = _Reader(comparison, ladder or load_ladders())
    return tuple(reader.read(change) for change in comparison.changes)


class _Reader:
    """What the changes of one comparison have in common."""

    def __init__(self, comparison: Comparison, ladders: Ladders) -> None:
        self.comparison = comparison
        self.ladders = ladders
        self.followed = Followed(comparison)
        self.years = _years_between(comparison.old, comparison.new)

    def read(self, change: Change) -> Meaning:
        """The meaning of one change."""
        old = [self.comparison.old_paragraphs[i] for i in change.old]
        new = [self.comparison.new_paragraphs[i] for i in change.new]
        both = sides(change.words, old, new)
        if not (old and new):
            rule = "a clause that was not there" if new else "a clause that is gone"
            return Meaning("substantive", rule, tuple(self._alone(both)))
        facets, asides = compare_references(both, change.old[0], change.new[0], self.followed)
        if both.hunks:
            facets, asides = self._compared(both, facets, asides)
        facets += _notes(change.notes)
        klass, rule = class_of(change, both, asides, facets)
        if klass == "substantive" and not facets:
            facets = list(all_runs(both))
        return Meaning(klass, rule, tuple(sorted(facets, key=_order)))

    def _alone(self, both: Sides) -> Iterator[Facet]:
        """The facets of a clause that came or went: its verbs, and what it may cost."""
        old, new = find_acts(both.old_paragraphs), find_acts(both.new_paragraphs)
        pairs: list[Partner] = [*((act, None) for act in old), *((None, act) for act in new)]
        for before, after in pairs:
            at_old, at_new = before.place if before else None, after.place if after else None
            yield facet(both, "lead", "dropped" if before else "added", at_old, at_new, "verbs")
        yield from ask_about_budget(both, pairs, ())

    def _compared(self, both: Sides, facets: list[Facet], asides: list[Aside]) -> tuple[list[Facet], list[Aside]]:
        """All that changed between the two texts of one clause, and what only rolled over."""
        old_acts, new_acts = find_acts(both.old_paragraphs), find_acts(both.new_paragraphs)
        pairs = partners(both, old_acts, new_acts)
        asides += [*zero_weight(old_acts, new=False), *zero_weight(new_acts, new=True)]
        facets += compare_verbs(both, pairs, self.ladders)
        facets += compare_hedges(both)

        old_cited, new_cited = find_citations(both.old, both.old_windows), find_citations(both.new, both.new_windows)
        cited, rolled = compare_citations(both, old_cited, new_cited)
        facets += cited
        asides += rolled
        referred = [f for f in facets if f.family == "reference"]
        old_masks = [*old_cited.places, *(f.old_at for f in referred if f.old_at)]
        new_masks = [*new_cited.places, *(f.new_at for f in referred if f.new_at)]

        facets += compare_qualifiers(both, old_masks, new_masks)
        told = {f.old_at for f in facets if f.family == "addressee"} | {
            f.new_at for f in facets if f.family == "addressee"
        }
        facets += compare_actors(both, old_masks, new_masks, told)
        old_dates = find_dates(both.old, both.old_windows, old_masks)
        new_dates = find_dates(both.new, both.new_windows, new_masks)
        for dated, (before, after) in compare_figures(both, old_dates, new_dates, "date"):
            facets.append(dated)
            if before and after and (rule := self._rolled_date(both, pairs, before, after)):
                asides.append(Aside(before.place, after.place, rule))
        old_masks += [m.place for m in old_dates]
        new_masks += [m.place for m in new_dates]
        old_figures = find_figures(both.old, both.old_windows, old_masks)
        new_figures = find_figures(both.new, both.new_windows, new_masks)
        facets += (figure for figure, _ in compare_figures(both, old_figures, new_figures, "figure"))
        facets += list(ask_about_budget(both, pairs, facets))
        facets += list(untold(both, facets, asides))
        return facets, asides

    def _rolled_date(self, both: Sides, pairs: Sequence[Partner], old: Mention, new: Mention) -> str:
        """The rule by which a date only moved on with the years, empty where it did more."""
        acts = [act for _, act in pairs if act and act.start < new.start]
        if acts and max(acts, key=lambda act: act.start).verb in _DECISIONS:
            return ""
        before, after = both.old[slice(*old.place)], both.new[slice(*new.place)]
        if moved_years(before, after) in self.years:
            return "a date moved on by whole years"
        return ""


def _years_between(old: Document, new: Document) -> frozenset[int]:
    """The years by which dates move on between two documents: as many as lie between them, else one or two."""
    if old.date and new.date and int(new.date[:4]) > int(old.date[:4]):
        return frozenset({int(new.date[:4]) - int(old.date[:4])})
    return frozenset({1, 2})


def _notes(notes: Sequence[NoteChange]) -> Iterator[Facet]:
    """A facet for each note that came, went or changed; notes stand outside the text and have no place in it."""
    for note in notes:
        old, new = _side(note.words, "-"), _side(note.words, "+")
        remark = f"note {note.old} -> {note.new}" if note.old and note.new else f"note {note.old or note.new}"
        judgement = {"reworded": "changed", "added": "added", "removed": "dropped"}[note.kind]
        yield Facet("note", judgement, old, new, None, None, "notes", remark)  # type: ignore[arg-type]


def _side(words: Sequence[Edit], sign: str) -> str:
    return "".join(edit.text for edit in words if edit.sign in ("=", sign))


def _order(each: Facet) -> tuple[int, int]:
    """By place in the new text, or in the old one where there is none; notes last."""
    if each.new_at:
        return each.new_at[0], 1
    return (each.old_at[0], 0) if each.old_at else (1 << 30, 0)
