"""What to call documents and clauses in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdiff.model import Change, Comparison, Document, NoteChange
from resdiff.summary.english import day, listed
from resdiff.visible import visible


def names(comparison: Comparison) -> tuple[str, str]:
    """What to call the two documents: by their symbols, or else by the names of their files."""
    old, new = _name(comparison.old), _name(comparison.new)
    if old == new and comparison.old.source != comparison.new.source:
        return visible(comparison.old.source), visible(comparison.new.source)
    return old, new


def dated(document: Document, name: str) -> str:
    """The name with its date: "A/RES/78/229 of 19 December 2023"."""
    return f"{name} of {day(document.date)}" if document.date else name


def addresses(ids: Sequence[str]) -> str:
    """Addresses as people write them: "OP7", "OP6 and OP7", "OP5, OP6 and OP7"; "nothing" for none."""
    return listed(ids) if ids else "nothing"


def plus(ids: Sequence[str]) -> str:
    """The same, where many stand in a list: "OP6+OP7", as pins have it."""
    return "+".join(ids)


def standing(old: Sequence[str], new: Sequence[str]) -> str:
    """Where a clause stands now, in a list; "old OP12" for one that only the old text has."""
    return plus(new) if new else f"old {plus(old)}"


def ranges(names: Sequence[str]) -> list[str]:
    """Addresses with every three or more in a row as one: "PP4 to PP7" for PP4, PP5, PP6, PP7."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _follows(before: str, after: str) -> bool:
    """True for two paragraphs of the main sequence, the second right behind the first."""
    one, other = (re.fullmatch(r"(\D+)(\d+)", name) for name in (before, after))
    return bool(one and other and one[1] == other[1] and int(one[2]) + 1 == int(other[2]))


def both_addresses(old: Sequence[str], new: Sequence[str]) -> str:
    """Where a clause stood and stands: "OP7 → OP9"; the one address of what came or went."""
    return " → ".join(addresses(ids) for ids in (old, new) if ids)


def kind_in_words(change: Change) -> str:
    """What happened, without a reason: "reworded, moved", "added, a copy", "renumbered", "unchanged"."""
    said: list[str] = [change.kind] if change.kind != "unchanged" else []
    said += [name for name, is_so in (("moved", change.moved), (change.transfer, change.transfer)) if is_so]
    said += ["a copy"] if change.copied else []
    said += ["notes changed"] if change.notes and change.kind == "unchanged" else []
    said += ["renumbered"] if change.renumbered and not said else []
    return ", ".join(said) or "unchanged"


def note_numbers(note: NoteChange) -> str:
    """The number of a note, or what became of it: "8", "41 → 30"."""
    return " → ".join(dict.fromkeys(visible(number) for number in (note.old, note.new) if number))


def note_name(remark: str) -> str:
    """What a facet calls its note, "note 8"; "note 8 → 9" where it has another number as well."""
    return re.sub(r"(\S+) -> (\S+)", lambda f: f[1] if f[1] == f[2] else f"{f[1]} → {f[2]}", remark)


def _name(document: Document) -> str:
    return visible(document.symbol or document.source.replace("\\", "/").rsplit("/", 1)[-1])
