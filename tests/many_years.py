"""A fictional resolution through many years, made so that it is known where every paragraph of every year comes from.

Each year does to the last one what `next_year` does, in small measure; and some of the clauses that were dropped come
back after a year or more, as they were or lightly edited, at another place of their part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen
from next_year import Clause, Measure, Year, address_clauses, is_free, seed_clauses

from resdiff.model import Document

if TYPE_CHECKING:
    import random

Place = tuple[int, str]
"""A paragraph of the series: the version, from 0, and the address."""

YEARLY = Measure(4, 2, 8, 2, (0.15, 0.3), 1, 1, 0, 1, 0, 0, 2, 0)
"""What happens in a year; a tenth of the clauses is reworded or more, as in the series of the corpus."""
_START = 60
"""Paragraphs of the first version."""
_BACK = 2
"""Clauses brought back in a year, where so many have gone."""


@frozen
class ManyYears:
    """The versions; from where to where words went between neighbours; from where to where clauses came back."""

    documents: tuple[Document, ...]
    links: frozenset[tuple[Place, Place]]
    back: frozenset[tuple[Place, Place]]


def many_years(chance: random.Random, years: int = 12, measure: Measure = YEARLY) -> ManyYears:
    """So many versions of a fictional resolution, a year apart; the same seed and measure give the same anywhere."""
    seed = seed_clauses()
    free = [at for at in range(1, len(seed) - 1) if is_free(seed, at)]
    aside = [seed[at] for at in sorted(chance.sample(free, len(seed) - _START))]
    chance.shuffle(aside)
    foreign, coming = aside[:6], aside[6:]
    clauses = [clause for clause in seed if clause not in aside]
    documents = [_document(0, clauses)]
    addresses = _addresses(documents[0], clauses)
    places: dict[int, Place] = {id(clause): (0, address) for clause, address in addresses}
    gone: list[tuple[int, Clause]] = []
    links: set[tuple[Place, Place]] = set()
    back: set[tuple[Place, Place]] = set()
    held = [clauses]  # what is known by its identity must stay
    for number in range(1, years):
        year = Year([_carried(clause) for clause in clauses], chance, foreign)
        for act, times in (
            (lambda y=year: y.fuse(2), measure.merged),
            (year.split, measure.split),
            (lambda y=year: y.transfer("preamble"), measure.promoted),
            (year.drop, measure.dropped),
            (year.move, measure.moved),
        ):
            for _ in range(times):
                act()
        year.reword(measure)
        year.roll_over(number)
        for clause in coming[: measure.added]:
            year.insert(evolve(clause, is_busy=True))
        coming = coming[measure.added :]
        ready = [(since, clause) for since, clause in gone if since < number]
        woken = chance.sample(ready, min(_BACK, len(ready)))
        for _, clause in woken:
            text = year.lightly(clause.text) if chance.random() < 0.5 else clause.text
            year.insert(evolve(clause, text=text, sources=[clause], kind=None, is_moved=False, is_busy=True))
        gone = [item for item in gone if item not in woken]
        kept = {id(source) for clause in year.clauses for source in clause.sources}
        gone += [(number, clause) for clause in clauses if id(clause) not in kept and clause.part != "heading"]
        clauses = year.clauses
        held.append(clauses)
        documents.append(_document(number, clauses))
        for clause, address in _addresses(documents[-1], clauses):
            here = number, address
            for source in clause.sources:
                there = places[id(source)]
                (links if there[0] == number - 1 else back).add((there, here))
            places[id(clause)] = here
    return ManyYears(tuple(documents), frozenset(links), frozenset(back))


def _carried(clause: Clause) -> Clause:
    return evolve(clause, sources=[clause], kind=None, is_moved=False, is_busy=False)


def _document(number: int, clauses: list[Clause]) -> Document:
    session = 60 + number
    document = address_clauses(f"fictional-{session}.txt", f"A/RES/{session}/117", clauses)
    return evolve(document, date=f"{2030 + number}-12-20")


def _addresses(document: Document, clauses: list[Clause]) -> list[tuple[Clause, str]]:
    return [(clause, p.id) for clause, p in zip(clauses, document.paragraphs, strict=True)]
