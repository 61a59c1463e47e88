"""What a clause can be filtered by in a history: where it was born, whether it was dropped, came back, ever changed."""

from __future__ import annotations

from resdiff.lineage import Clause, History

GENERAL = (
    "in the latest text", "gone", "in every version", "never changed", "reworded", "brought back", "promoted",
    "demoted", "moved", "split or merged",
)  # fmt: skip
"""The traits that do not name a version, in the order in which they are listed."""


def born_in(history: History) -> tuple[str, ...]:
    """The traits of being born in each version."""
    return tuple(f"born in {name}" for name in history.short_names)


def dropped_in(history: History) -> tuple[str, ...]:
    """The traits of being dropped in each version; what went into another clause was not."""
    return tuple(f"dropped in {name}" for name in history.short_names)


def traits(history: History, clause: Clause) -> frozenset[str]:
    """Everything that a clause can be filtered by."""
    here, names = clause.here, history.short_names
    went = {names[s.version] for s in clause.standings if s.happened == "dropped"}
    said = {
        "in the latest text": clause.standings[-1].is_here,
        "gone": not clause.standings[-1].is_here,
        "in every version": len(here) == len(history.versions),
        "never changed": len(here) > 1 and not clause.gaps and all(s.happened == "carried" for s in here[1:]),
        "reworded": any(s.happened in ("reworded", "recast") for s in here),
        "brought back": clause.is_back,
        "promoted": any(s.promoted for s in here),
        "demoted": any(s.demoted for s in here),
        "moved": any(s.moved for s in here),
        "split or merged": any(
            s.happened in ("parted", "split", "merged", "recast", "joined") for s in clause.standings
        ),
    }
    named = {f"born in {names[clause.born]}", *(f"dropped in {name}" for name in went)}
    return frozenset({name for name, is_so in said.items() if is_so} | named)
