"""The examples hold what their README says, and resdiff finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import frozen

import resdiff
from resdiff.model import Change, Comparison

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@frozen
class Told:
    """A row of a table in the README: what happened to which paragraphs."""

    kinds: frozenset[str]
    old: tuple[str, ...]
    new: tuple[str, ...]


OTHERWISE = {
    # What the README says under "Where resdiff says otherwise".
    Told(frozenset({"reworded"}), ("PP12",), ("PP13",)),
    Told(frozenset({"recast"}), ("OP27", "OP29", "OP30"), ("OP24", "OP25")),
    Told(frozenset({"added", "copied"}), (), ("Annex.8",)),
}


def _tables() -> dict[tuple[str, str], list[Told]]:
    """The rows of each table by the names of its two files; what came or went together is a row a paragraph."""
    tables: dict[tuple[str, str], list[Told]] = {}
    for part in re.split(r"^## ", (EXAMPLES / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        if not (names := re.match(r"(\S+\.txt) → (\S+\.txt)", part)):
            continue
        rows = tables.setdefault((names[1], names[2]), [])
        for line in re.findall(r"^\| (.*) \|$", part, re.MULTILINE):
            cells = [cell.strip() for cell in line.split("|")]
            if cells[0] == "kind" or cells[0].startswith("--"):
                continue
            kinds = frozenset(cells[0].split(", "))
            old, new = (tuple(re.findall(r"[A-Z][\w.()]*", cell)) for cell in cells[1:3])
            if kinds & {"added", "removed"}:
                rows += [Told(kinds, (i,), ()) for i in old] + [Told(kinds, (), (i,)) for i in new]
            else:
                rows.append(Told(kinds, old, new))
    return tables


def _found(comparison: Comparison) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Change]:
    return {(change.old, change.new): change for change in comparison.changes}


def _facets(change: Change) -> set[str]:
    return {
        change.kind,
        change.transfer,
        "moved" if change.moved else "",
        "copied" if change.copied else "",
    }


@pytest.mark.parametrize("names", _tables(), ids=" ".join)
def test_resdiff_finds_what_the_table_tells(names: tuple[str, str]) -> None:
    """Every row of the README's table is a change of that kind, save those that it tells as seen otherwise."""
    old, new = (resdiff.read(EXAMPLES / name) for name in names)
    found = _found(resdiff.compare(old, new))

    rows = _tables()[names]
    assert rows
    wrong = {
        row for row in rows if (row.old, row.new) not in found or not row.kinds <= _facets(found[row.old, row.new])
    }
    assert (OTHERWISE if names[1] == "lighthouses-94.txt" else set()) == wrong


@pytest.mark.parametrize("names", _tables(), ids=" ".join)
def test_what_no_table_tells_is_unchanged(names: tuple[str, str]) -> None:
    """And a paragraph in no row is word for word the same, in its place."""
    old, new = (resdiff.read(EXAMPLES / name) for name in names)
    rows = _tables()[names]
    told_old = {address for row in rows for address in row.old}
    told_new = {address for row in rows for address in row.new}

    for change in resdiff.compare(old, new).changes:
        if not (told_old & set(change.old) or told_new & set(change.new)):
            assert change.is_quiet, change


def test_every_example_says_that_it_is_fictional() -> None:
    """In its first line."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        assert "ictional" in path.read_text(encoding="utf-8").splitlines()[0], path.name
