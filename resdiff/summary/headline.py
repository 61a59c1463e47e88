"""The headline: what became of how many paragraphs, in sentences, and the same in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from resdiff.meaning import Class
from resdiff.model import Kind
from resdiff.summary.choosing import CLASSES
from resdiff.summary.counting import counts, differs
from resdiff.summary.english import capital, counted, listed
from resdiff.summary.naming import dated, names, ranges, standing
from resdiff.summary.report import Report
from resdiff.summary.topics import words_told

_CHOSEN = 12
"""Addresses, or rows of them, that the one line has of what was chosen."""
_NAMED = 4
"""Addresses that the one line has for each thing; more are only counted."""
_SHORT = {
    "added": "new",
    "removed": "gone",
    "reworded": "reworded",
    "split": "split",
    "merged": "merged",
    "recast": "recast",
    "moved": "moved",
    "promoted": "promoted",
    "demoted": "demoted",
    "unchanged": "unchanged",
}

_SHAPES: dict[Kind, str] = {"split": "split into", "merged": "merged into", "recast": "recast as"}


def headline(report: Report) -> Iterator[str]:
    """The sentences at the top of a page: sizes, kinds, classes and what deserves a look, of the whole pair.

    Where the reader chose, only the sizes: what is counted of the rest would be read as what was chosen.
    """
    old, new = names(report.comparison)
    before, after = report.comparison.old, report.comparison.new
    size = counted(len(after.paragraphs), "paragraph")
    if not differs(report.comparison):
        same = f"The two versions of {new} say" if old == new else f"{dated(after, new)} says"
        yield f"{same} the same{'' if old == new else f' as {dated(before, old)}'}: {size}, word for word."
        return
    yield f"{dated(after, new)} has {size}; {dated(before, old)} had {len(before.paragraphs)}."
    if str(report.choice):
        return
    yield _kinds(report)
    if moves := list(_moves(report)):
        yield f"Of those carried on, {listed(moves)}."
    yield f"{classes(report)}."
    yield from _marked(report)


def brief(report: Report) -> str:
    """The summary in one line: of the whole pair, or of what was chosen, by address."""
    old, new = names(report.comparison)
    if not differs(report.comparison):
        return f"{old} → {new}: no change in {counted(len(report.comparison.new.paragraphs), 'paragraph')}."
    if said := selection(report):
        changes = [change for row in report.rows if not (change := report.comparison.changes[row]).is_quiet]
        where = ranges([standing(change.old, change.new) for change in changes])
        others = [f"{len(where) - _CHOSEN} more"] if len(where) > _CHOSEN else []
        told = f": {listed([*where[:_CHOSEN], *others])}" if where else ""
        return f"{old} → {new}: {said[0].lower()}{said[1:].removesuffix('.')}{told}."
    found = counts(report.comparison)
    parts = [", ".join(f"{found[name]} {word}" for name, word in _SHORT.items() if name in found)]
    for word in ("stronger", "weaker", "qualified", "warnings"):
        if rows := _rows(report, word):
            changes = [report.comparison.changes[row] for row in rows]
            named = [standing(change.old, change.new) for change in changes[:_NAMED]]
            more = len(rows) - len(named)
            ladder = f" by “{report.ladder}”" if word in ("stronger", "weaker") else ""
            parts.append(f"{_LABELS.get(word, word)}{ladder}: {', '.join(named)}{f' and {more} more' if more else ''}")
    return f"{old} → {new}: {'; '.join([*parts, _short_classes(report)])}."


def selection(report: Report) -> str:
    """What the reader's choice left of the changes."""
    total = sum(not change.is_quiet for change in report.comparison.changes)
    left = sum(not report.comparison.changes[row].is_quiet for row in report.rows)
    said = str(report.choice)
    return f"Only {said}: {left} of {counted(total, 'change')}." if said else ""


_LABELS = {"warnings": "references to check"}


def _kinds(report: Report) -> str:
    """What became of the paragraphs, with those that were cut up or joined on both sides."""
    found = Counter[Kind]()
    took, made = Counter[Kind](), Counter[Kind]()
    for change in report.comparison.changes:
        found[change.kind] += 1
        took[change.kind] += len(change.old)
        made[change.kind] += len(change.new)
    new = found["added"]
    said = []
    if found["removed"]:
        said.append(_be(found["removed"], "gone"))
    if found["reworded"]:
        said.append(_were(found["reworded"], "reworded"))
    for kind, verb in _SHAPES.items():
        if took[kind]:
            said.append(f"{_were(took[kind], verb)} {made[kind]}")
    if found["unchanged"]:
        said.append(_be(found["unchanged"], "the same word for word"))
    opening = f"There {'is' if new == 1 else 'are'} {counted(new, 'new paragraph') if new else 'no new paragraphs'}"
    return f"{opening}; {listed(said)}." if said else f"{opening}."


def _moves(report: Report) -> Iterator[str]:
    found = counts(report.comparison)
    if "moved" in found:
        yield f"{found['moved']} moved"
    if "promoted" in found:
        yield f"{_were(found['promoted'], 'promoted')} to the operative part"
    if "demoted" in found:
        yield f"{_were(found['demoted'], 'demoted')} to the preamble"


def classes(report: Report) -> str:
    """How many changes are of each class: "Of the 133 changes, 102 are substantive, 12 routine and 19 editorial"."""
    found = Counter[Class](meaning.klass for meaning in report.meanings if meaning.klass)
    total = sum(found.values())
    if not total:
        return ""
    first, *others = (klass for klass in CLASSES if found[klass])
    if not others:
        return f"All {total} changes are {first}" if total > 1 else f"The one change is {first}"
    return f"Of the {total} changes, {listed([_be(found[first], first), *(f'{found[k]} {k}' for k in others)])}"


def _short_classes(report: Report) -> str:
    found = Counter[Class](meaning.klass for meaning in report.meanings if meaning.klass)
    return f"{listed([f'{found[klass]} {klass}' for klass in CLASSES if found[klass]])}"


def _marked(report: Report) -> Iterator[str]:
    """What deserves a look, by how many clauses."""
    said = []
    for verb, things in (
        ("are", {"stronger": "verbs are stronger", "weaker": "verbs are weaker"}),
        ("changed", {"qualified": "qualifiers changed", "actors": "actors changed"}),
    ):
        found = [(what, len(rows)) for word, what in things.items() if (rows := _rows(report, word))]
        if not found:
            continue
        # The second of two is told shortly: "verbs are stronger in 3 clauses and weaker in 2".
        (what, count), *second = found
        short = [f" and {_shortly(other, verb)} in {number}" for other, number in second]
        said.append(f"{what} in {counted(count, 'clause')}{''.join(short)}")
    if count := len(_rows(report, "warnings")):
        said.append(f"{counted(count, 'internal reference')} {'needs' if count == 1 else 'need'} a check")
    if count := len(_rows(report, "budget")):
        said.append(f"{counted(count, 'clause')} may have budget implications")
    if count := len(_rows(report, "uncertain")):
        said.append(f"{counted(count, 'match', 'matches')} {'is' if count == 1 else 'are'} uncertain")
    if said:
        yield capital(f"{'; '.join(said)}.")


def _shortly(what: str, verb: str) -> str:
    """What two phrases have in common left out: "weaker" of "verbs are weaker", "actors" of "actors changed"."""
    before, _, after = what.partition(f" {verb}")
    return after.strip() or before


def _rows(report: Report, word: str) -> list[int]:
    """The rows of the changes that stand under a word; those of roll-over and of mere marks do not count."""
    return [
        row
        for row, (change, meaning) in enumerate(zip(report.comparison.changes, report.meanings, strict=True))
        if word in words_told(change, meaning)
    ]


def _be(count: int, what: str) -> str:
    return f"{count} {'is' if count == 1 else 'are'} {what}"


def _were(count: int, what: str) -> str:
    return f"{count} {'was' if count == 1 else 'were'} {what}"
