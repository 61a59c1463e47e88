"""Decisions found again in a comparison: by the words of both sides, and among equals by address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from resdiff.model import Comparison
from resdiff.review.decisions import Decision, is_on, undecided
from resdiff.review.marks import words_of_mark


def placed(decisions: Iterable[Decision], comparison: Comparison) -> tuple[dict[int, Decision], tuple[Decision, ...]]:
    """The decisions by the place of their change, and those whose change is not there.

    A decision found under other addresses is told with those of today. Where several changes have its words, the one
    at its addresses is meant, else the first that no other decision is on.
    """
    blank = [undecided(comparison, change) for change in comparison.changes]
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, decision in enumerate(blank):
        rows[_key(decision)].append(row)
    found: dict[int, Decision] = {}
    missing: list[Decision] = []
    waiting = [
        (decision, [row for row in rows[_key(decision)] if is_on(decision, blank[row])]) for decision in decisions
    ]
    for by_address in (True, False):
        left = []
        for decision, candidates in waiting:
            free = [row for row in candidates if row not in found]
            there = [row for row in free if not by_address or _addresses(blank[row]) == _addresses(decision)]
            if there:
                found[there[0]] = _at(decision, blank[there[0]])
            else:
                left.append((decision, candidates))
        waiting = left
    missing = [decision for decision, _ in waiting]
    return dict(sorted(found.items())), tuple(missing)


def _key(decision: Decision) -> tuple[str, ...]:
    return (*map(words_of_mark, decision.base.marks), ">", *map(words_of_mark, decision.draft.marks))


def _addresses(decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return decision.base.addresses, decision.draft.addresses


def _at(decision: Decision, here: Decision) -> Decision:
    """What was decided, on the change as it stands here."""
    return Decision(
        here.base, here.draft, here.change, decision.verdict, decision.wording, decision.remarks, decision.earlier
    )
