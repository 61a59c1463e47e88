"""How many changes of each kind there are, and whether two documents differ at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from resdiff.model import Comparison, Edit, Kind
from resdiff.wording import tokens

KINDS: tuple[Kind, ...] = ("unchanged", "reworded", "split", "merged", "recast", "added", "removed")
"""Every kind of change, in the order in which they are told."""


def counts(comparison: Comparison) -> dict[str, int]:
    """How many changes of each kind there are, then of each property ("moved", "promoted" ...), zeros left out."""
    kinds = Counter[str](change.kind for change in comparison.changes)
    properties = Counter[str]()
    for change in comparison.changes:
        properties["moved"] += change.moved
        properties["promoted"] += change.transfer == "promoted"
        properties["demoted"] += change.transfer == "demoted"
        properties["copied"] += change.copied
        properties["renumbered only"] += change.renumbered and change.is_quiet
        properties["with changed notes"] += bool(change.notes)
        properties["uncertain"] += change.uncertain
    return {name: count for name in KINDS if (count := kinds[name])} | {k: v for k, v in properties.items() if v}


def differs(comparison: Comparison) -> bool:
    """True unless every paragraph of both documents is unchanged, in its place, with its notes."""
    return not all(change.is_quiet for change in comparison.changes)


def words_lost_and_won(words: Sequence[Edit]) -> tuple[int, int]:
    """How many words are only in the old text, and how many only in the new one."""
    return _words("".join(edit.text for edit in words if edit.sign == "-")), _words(
        "".join(edit.text for edit in words if edit.sign == "+")
    )


def _words(text: str) -> int:
    return sum(token[0].isalnum() for token in tokens(text))
