"""The values of a history: versions in order, clauses, and where each clause stands in each version.

A clause is followed paragraph by paragraph: in each version it is one paragraph or none, and every paragraph of every
version is exactly one clause. Where a paragraph is split, the piece that keeps most of its words is the clause carried
on and the others are clauses of their own; where several are merged, the one that gave most is, and the others end.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import Literal

from attrs import frozen

from resdiff.lineage.sessions import short_names
from resdiff.model import Change, Comparison, Document, Paragraph

Happened = Literal[
    "born", "parted", "carried", "reworded", "split", "merged", "recast", "back", "dropped", "joined", "within",
    "absent",
]  # fmt: skip
"""What happened to a clause in a version.

It stands there: `born` (new, or in the first version), `parted` (split off from another clause: for the first time,
or again after it had gone into that one, where its words stood meanwhile), `carried` (the same
words), `reworded`, `split` (it gave a part away), `merged` (it took another in), `recast` (both), `back` (it stands
there again after an absence). It does not: `dropped`, `joined` (its words went into another clause), `within` (it
had not stood in the version before, and its words are back inside another clause), `absent` (nor did it stand in the
version before).
"""

HERE: frozenset[Happened] = frozenset({"born", "parted", "carried", "reworded", "split", "merged", "recast", "back"})
"""What can happen to a clause that stands in a version."""


@frozen
class Tie:
    """Where words of a clause come from, or went to: a clause (by index), and its address in a version (by index)."""

    clause: int
    version: int
    address: str


@frozen
class Standing:
    """A clause in one version: what happened to it, and where it stands.

    `address` and `text` are empty where it does not stand. `ties` are all the paragraphs that its words come from, the
    clause's own first; of a clause that `joined` others or is back `within` one, those that its words went to. `change`
    is the row, in the comparison with the version before, that says what happened; None where there is none.
    `similarity` (0 to 1) is that of the change, or of a clause brought back to what it was.
    """

    version: int
    happened: Happened
    address: str = ""
    text: str = ""
    ties: tuple[Tie, ...] = ()
    change: int | None = None
    similarity: float = 0.0
    moved: bool = False
    promoted: bool = False
    demoted: bool = False
    copied: bool = False
    renumbered: bool = False
    uncertain: bool = False
    notes_changed: bool = False

    @property
    def is_here(self) -> bool:
        """Whether the clause stands in this version."""
        return self.happened in HERE

    @property
    def is_quiet(self) -> bool:
        """Whether it was carried on and nothing but its number differs."""
        return self.happened == "carried" and not (
            self.moved or self.promoted or self.demoted or self.copied or self.notes_changed
        )


@frozen
class Woken:
    """A clause (by index) that was brought back, where it stood last, and how alike (0 to 1) it is to that."""

    clause: int
    version: int
    address: str
    similarity: float


@frozen
class Clause:
    """A clause through all versions from the one it was born in.

    `name` says where it was born: the version's name and the address there ("A/RES/72/237 OP7"). It depends on nothing
    later, so that versions added at the end never change it.
    """

    name: str
    standings: tuple[Standing, ...]

    @property
    def born(self) -> int:
        """The version (by index) in which it first stands."""
        return self.standings[0].version

    @property
    def latest(self) -> Standing:
        """Where it stood last."""
        return next(standing for standing in reversed(self.standings) if standing.is_here)

    def at(self, version: int) -> Standing | None:
        """Its standing in a version, None before it was born."""
        return self.standings[version - self.born] if version >= self.born else None

    def stands_in(self, version: int) -> bool:
        """Whether it stands in a version (by index)."""
        standing = self.at(version)
        return standing is not None and standing.is_here

    @property
    def here(self) -> tuple[Standing, ...]:
        """Its standings in the versions in which it stands."""
        return tuple(standing for standing in self.standings if standing.is_here)

    @property
    def is_back(self) -> bool:
        """Whether it was brought back after an absence, by itself or inside another clause."""
        return any(standing.happened in ("back", "within") for standing in self.standings)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The absences between its standings: the first and the last version (by index) it is not there."""
        there = [standing.version for standing in self.here]
        return tuple((one + 1, other - 1) for one, other in pairwise(there) if other > one + 1)


@frozen
class Version:
    """A document of the series and its name within it.

    `name` is the symbol, or else the name of the file; where an earlier version has the same one, a number follows it.
    """

    name: str
    document: Document


@frozen
class History:
    """A series of versions, its clauses in order of their birth, and the comparisons of neighbours.

    `comparisons[k]` is that of version k with version k + 1.
    """

    versions: tuple[Version, ...]
    clauses: tuple[Clause, ...]
    comparisons: tuple[Comparison, ...]

    @cached_property
    def short_names(self) -> tuple[str, ...]:
        """The shortest names that tell the versions apart: sessions, or years, or days, or else their names."""
        return short_names([version.name for version in self.versions], [version.document for version in self.versions])

    @cached_property
    def places(self) -> tuple[dict[str, int], ...]:
        """For each version, which clause (by index) each address is."""
        found: tuple[dict[str, int], ...] = tuple({} for _ in self.versions)
        for index, clause in enumerate(self.clauses):
            for standing in clause.here:
                found[standing.version][standing.address] = index
        return found

    @cached_property
    def paragraphs(self) -> tuple[dict[str, Paragraph], ...]:
        """For each version, its paragraphs by address."""
        return tuple({p.id: p for p in version.document.paragraphs} for version in self.versions)

    def change(self, standing: Standing) -> Change | None:
        """What happened to a clause in a version, with its words, as the comparison with the version before has it."""
        if standing.change is None or not standing.version:
            return None
        return self.comparisons[standing.version - 1].changes[standing.change]
