"""Series of small fictional versions, a year apart, and their histories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from resdiff.comparison import compare
from resdiff.lineage import Clause, History, Standing, begin, extend
from resdiff.model import Document, Paragraph
from tests.making_documents import document, paragraph


def version(session: int, *texts: str, **kinds: str) -> Document:
    """The version of a session: operative paragraphs with these texts, preambular ones as `PP1="..."`."""
    paragraphs = [paragraph(address, text) for address, text in kinds.items()]
    paragraphs += [paragraph(f"OP{number}", text) for number, text in enumerate(texts, 1)]
    return dated(session, paragraphs)


def dated(session: int, paragraphs: Sequence[Paragraph]) -> Document:
    """A version of a session with these paragraphs."""
    made = document(*paragraphs, symbol=f"A/RES/{session}/7")
    return evolve(made, source=f"lamps-{session}.txt", date=f"{2045 + session}-12-19")


def history(*documents: Document) -> History:
    """The history of some versions, worked out here."""
    found = begin(documents[0])
    for old, new in pairwise(documents):
        found = extend(found, compare(old, new))
    return found


def named(found: History, name: str) -> Clause:
    """The clause of a name."""
    return next(clause for clause in found.clauses if clause.name == name)


def happened(clause: Clause) -> list[str]:
    """What happened to a clause in each version from its birth."""
    return [standing.happened for standing in clause.standings]


def standing(found: History, number: int, address: str) -> Standing:
    """The standing of the paragraph of an address in a version."""
    told = found.clauses[found.places[number][address]].at(number)
    assert told is not None
    return told
