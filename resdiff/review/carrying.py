"""A review carried to the next draft: what holds, what changed since it was decided, and what lost its object."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from resdiff.alignment import align
from resdiff.model import Comparison, Document, Edit, Paragraph
from resdiff.review.decisions import Decision, Earlier, Lost, Review, Verdict, is_placed_elsewhere, reviewed, undecided
from resdiff.review.marks import mark_text, words_of_mark
from resdiff.review.placing import placed
from resdiff.wording import edits

Fate = Literal["carried", "changed", "met", "lost"]
"""Holds as it is; is to be looked at again; the new draft has what was decided; there is nothing to decide any more."""

FATES: tuple[Fate, ...] = ("carried", "changed", "met", "lost")


@frozen
class Told:
    """What became of one decision: `row` is the place of its change, None where there is none."""

    decision: Decision
    fate: Fate
    why: str
    row: int | None = None


@frozen
class Carried:
    """A review of the new draft, and what became of each decision of the earlier one.

    `fresh` are the places of changes that the earlier draft did not have, as far as its words can tell.
    """

    review: Review
    told: tuple[Told, ...]
    fresh: tuple[int, ...]

    @property
    def counts(self) -> dict[Fate, int]:
        """How many decisions met with each fate."""
        counts = Counter(each.fate for each in self.told)
        return {fate: counts[fate] for fate in FATES}


@frozen
class ThreeWay:
    """A clause as the base had it, as the earlier draft proposed it, and as the draft at hand has it.

    `proposed` is what the earlier draft did to the base, `since` what happened to that, `overall` the two together.
    """

    base: str
    earlier: str
    now: str
    proposed: tuple[Edit, ...]
    since: tuple[Edit, ...]
    overall: tuple[Edit, ...]


def three_way(decision: Decision) -> ThreeWay | None:
    """The three texts of a clause that changed since it was decided on; None where it did not."""
    if decision.earlier is None:
        return None
    base, earlier, now = ("\n".join(t) for t in (decision.base.texts, decision.earlier.texts, decision.draft.texts))
    return ThreeWay(base, earlier, now, edits(base, earlier), edits(earlier, now), edits(base, now))


def carry(review: Review, comparison: Comparison) -> Carried:
    """The decisions of a review on the changes of another draft; the words kept in the review are enough for it.

    A decision holds where both sides have the same words, whatever their numbers. Where the clause has other words
    now its remarks stay and it is open again, with the earlier verdict beside it.
    """
    found, missing = placed(review.decisions, comparison)
    told = [Told(decision, "carried", "", row) for row, decision in found.items()]
    decisions = dict(found)
    lost = list(review.lost)
    for decision, row in _heirs(missing, comparison, found):
        each = _fate(decision, row, comparison)
        told.append(each)
        if each.row is not None:
            decisions[each.row] = _taken_on(decisions.get(each.row), each, comparison)
        elif each.fate == "lost" or decision.remarks:
            lost.append(Lost(decision, each.why))
    decisions = {row: decision for row, decision in sorted(decisions.items()) if not decision.says_nothing}
    carried = Review(reviewed(comparison.old), reviewed(comparison.new), tuple(decisions.values()), tuple(lost))
    return Carried(carried, tuple(told), _fresh(review, comparison, decisions))


def _heirs(
    missing: Sequence[Decision], comparison: Comparison, found: Mapping[int, Decision]
) -> list[tuple[Decision, int | None]]:
    """The change that each decision is about now: by the base's words, and of clauses that were new by their own."""
    by_base: dict[str, list[int]] = defaultdict(list)
    blank = [undecided(comparison, change) for change in comparison.changes]
    for row, decision in enumerate(blank):
        for mark in decision.base.marks:
            by_base[words_of_mark(mark)].append(row)
    new_ones = [decision for decision in missing if not decision.base.addresses]
    by_words = _successors(new_ones, blank, found)
    heirs: list[tuple[Decision, int | None]] = []
    for decision in missing:
        rows = Counter(row for mark in decision.base.marks for row in by_base[words_of_mark(mark)])
        # Of several changes the one with most of its paragraphs, at its addresses, the first.
        best = min(rows, key=lambda r: (-rows[r], blank[r].base.addresses != decision.base.addresses, r), default=None)
        heirs.append((decision, best if decision.base.addresses else by_words.get(id(decision))))
    return heirs


def _successors(
    new_ones: Sequence[Decision], blank: Sequence[Decision], found: Mapping[int, Decision]
) -> dict[int, int]:
    """For clauses that were new in the earlier draft (by identity): the change that has most of their words now."""
    before = [
        _paragraph(f"{at}.{k}", address, text)
        for at, decision in enumerate(new_ones)
        for k, (address, text) in enumerate(zip(decision.draft.addresses, decision.draft.texts, strict=True))
    ]
    after = [
        _paragraph(f"{row}.{k}", address, text)
        for row, decision in enumerate(blank)
        if row not in found
        for k, (address, text) in enumerate(zip(decision.draft.addresses, decision.draft.texts, strict=True))
    ]
    heirs: dict[int, int] = {}
    for match in align(Document("earlier", tuple(before)), Document("now", tuple(after))):
        if match.old and match.new:
            for address in match.old:
                decision = new_ones[int(address.partition(".")[0])]
                heirs.setdefault(id(decision), int(match.new[0].partition(".")[0]))
    return heirs


def _paragraph(key: str, address: str, text: str) -> Paragraph:
    return Paragraph(key, "heading" if re.search(r"(?:^|\.)H\d+", address) else "operative", text)


def _fate(decision: Decision, row: int | None, comparison: Comparison) -> Told:
    draft = comparison.new.name
    if row is None:
        if decision.demanded == ():
            return Told(decision, "met", f"{draft} no longer has it, as was decided")
        return Told(decision, "lost", f"{draft} has no such clause")
    change, now = comparison.changes[row], undecided(comparison, comparison.changes[row])
    if _words(decision.demanded) == tuple(map(words_of_mark, now.draft.marks)):
        if change.is_quiet:
            return Told(decision, "met", f"{draft} has the base's words again, as was decided", row)
        if not is_placed_elsewhere(now):
            return Told(decision, "met", f"{draft} has the words that were decided on", row)
    if change.is_quiet:
        return Told(decision, "lost", f"{draft} has the base's words again")
    return Told(decision, "changed", f"{draft} has other words" if change.new else f"{draft} no longer has it", row)


def _words(texts: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if texts is None else tuple(map(mark_text, texts))


def _taken_on(present: Decision | None, told: Told, comparison: Comparison) -> Decision:
    """The decision on a change that takes on what was said of its forerunner, beside what it has already."""
    change = comparison.changes[told.row or 0]
    old = told.decision
    here = present or undecided(comparison, change)
    here = evolve(here, remarks=(*here.remarks, *old.remarks))
    if told.fate == "met":
        verdict: Verdict = "open" if change.is_quiet else "accept"
        return evolve(here, verdict=verdict) if present is None else here
    if present is not None and present.verdict != "open":
        return here
    if here.earlier:  # several clauses became one: all their words, and the verdict if it was one
        verdict = here.earlier.verdict if here.earlier.verdict == old.verdict else "open"
        texts = (*here.earlier.texts, *old.draft.texts)
        wording = (*here.earlier.wording, *old.wording) if verdict == "own" else ()
        return evolve(here, earlier=Earlier(verdict, texts, wording))
    return evolve(here, earlier=Earlier(old.verdict, old.draft.texts, old.wording))


def _fresh(review: Review, comparison: Comparison, decisions: Mapping[int, Decision]) -> tuple[int, ...]:
    known = {words_of_mark(mark) for _, mark in review.draft.marks}
    fresh = []
    for row, change in enumerate(comparison.changes):
        if change.is_quiet or row in decisions:
            continue
        now = undecided(comparison, change)
        if change.new:
            is_fresh = any(words_of_mark(mark) not in known for mark in now.draft.marks)
        else:
            is_fresh = all(words_of_mark(mark) in known for mark in now.base.marks)
        fresh += [row] if is_fresh else []
    return tuple(fresh)
