"""Pairs of fictional documents for redlines: the examples, generated next years, and the edge cases of Word's marks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from attrs import evolve

import resdiff
from resdiff.model import Anchor, Document, Note, Paragraph, Unread
from tests.next_year import EASY, HARD, MID, next_year

Clause = tuple[str, ...]
"""The words of an operative paragraph, and the notes cited at its end."""

NOTES = {"a": "Treaty Series, vol. 1, No. 2.", "b": "Resolution 93/211, annex.", "c": "See E/CN.99/2030/4, paras. 4-9."}
LAMPS = ("Urges all coastal States to keep the lamps of their lighthouses burning throughout the night;", "a")
FEWER_LAMPS = ("Urges most coastal States to keep the lamps of their lighthouses burning during the night;", "a")
FEES = ("Requests the Keeper-General to report on the harbour fees paid by fishing vessels;",)
BELLS = ("Welcomes the casting of forty new bells for the buoys of the southern straits;", "b")
CHARTS = ("Decides that every chart of the northern coasts shall show the depth of water;", "c")
HORNS = ("Invites keepers to sound the horn in thick weather, whatever the hour of the day;",)
FEES_CITED = (*FEES, "a")
FEES_NOTED = (*FEES, "b")
FEES_CHARTED = (*FEES, "c")
FEES_MORE = ("Requests the Keeper-General to report each year on the harbour fees paid by all fishing vessels;",)

EDGES: dict[str, tuple[list[Clause], list[Clause]]] = {
    "append": ([LAMPS, FEES, BELLS], [LAMPS, FEES, BELLS, CHARTS]),
    "delete the last": ([LAMPS, FEES, CHARTS], [LAMPS, FEES]),
    "insert first": ([LAMPS, FEES], [HORNS, LAMPS, FEES]),
    "insert first with a note": ([LAMPS, FEES], [CHARTS, LAMPS, FEES]),
    "delete the first with its note": ([LAMPS, FEES, BELLS], [FEES, BELLS]),
    "replace all": ([LAMPS, FEES], [BELLS, CHARTS, HORNS]),
    "last to first": ([LAMPS, FEES, BELLS, CHARTS], [CHARTS, LAMPS, FEES, BELLS]),
    "first to last": ([LAMPS, FEES, BELLS, CHARTS], [FEES, BELLS, CHARTS, LAMPS]),
    "insert with a note": ([LAMPS, FEES], [LAMPS, BELLS, FEES]),
    "insert without a note": ([LAMPS, FEES], [LAMPS, HORNS, FEES]),
    "delete with its note": ([LAMPS, BELLS, FEES], [LAMPS, FEES]),
    "another one at the end": ([LAMPS, FEES], [LAMPS, HORNS]),
    "reword the last": ([FEES, LAMPS], [FEES, FEWER_LAMPS]),
    "all gone but one": ([LAMPS, FEES, BELLS, CHARTS, HORNS], [BELLS]),
    "cite a note again": ([LAMPS, FEES, BELLS], [LAMPS, FEES_CITED, BELLS]),
    "the first citation goes": ([LAMPS, FEES_CITED, BELLS], [FEES_CITED, BELLS]),
    "a note before others": ([BELLS, FEES], [LAMPS, BELLS, FEES_NOTED]),
    "a note is reworded": ([LAMPS, FEES], [(LAMPS[0], "a+"), FEES]),
    "reword the first": ([LAMPS, FEES], [FEWER_LAMPS, FEES]),
    "reword between others": ([HORNS, LAMPS, FEES], [HORNS, FEWER_LAMPS, FEES]),
    "delete before a reworded one": ([LAMPS, BELLS, FEES, HORNS], [LAMPS, FEES_MORE, HORNS]),
    "insert before a reworded one": ([LAMPS, FEES, HORNS], [LAMPS, BELLS, FEES_MORE, HORNS]),
    "two inserted side by side": ([LAMPS, FEES], [LAMPS, BELLS, CHARTS, FEES]),
    "two deleted side by side": ([LAMPS, BELLS, CHARTS, FEES], [LAMPS, FEES]),
    "one for another between others": ([LAMPS, BELLS, FEES], [LAMPS, CHARTS, FEES]),
    "neighbours change places": ([LAMPS, FEES, HORNS, BELLS], [LAMPS, HORNS, FEES, BELLS]),
    "the first two change places": ([FEES, HORNS, LAMPS], [HORNS, FEES, LAMPS]),
    "a citation goes": ([LAMPS, FEES_CITED, BELLS], [LAMPS, FEES, BELLS]),
    "a note for another": ([LAMPS, FEES_NOTED, HORNS], [LAMPS, FEES_CHARTED, HORNS]),
}


def of_clauses(clauses: list[Clause]) -> Document:
    """A resolution of some operative paragraphs, its notes numbered in the order of their citations."""
    bodies = {**NOTES, "a+": "Treaty Series, vols. 1 and 7, No. 2."}
    cited = list(dict.fromkeys(note for clause in clauses for note in clause[1:]))
    number = {note: str(k) for k, note in enumerate(cited, 1)}
    paragraphs = tuple(
        Paragraph(
            f"OP{k}",
            "operative",
            clause[0],
            f"{k}.",
            lead=clause[0].partition(" ")[0],
            anchors=tuple(Anchor(len(clause[0]), number[note]) for note in clause[1:]),
        )
        for k, clause in enumerate(clauses, 1)
    )
    opening = (Unread("line 1", "The General Assembly,", "front matter: opening"),)
    notes = tuple(Note(number[note], bodies[note]) for note in cited)
    return Document(
        "edge.txt", paragraphs, notes, opening, "resolution", "A/RES/93/211", "Lighthouses", body="General Assembly"
    )


def edge_pairs() -> Iterator[tuple[str, Document, Document]]:
    """The edge cases, each with its name."""
    for name, (old, new) in EDGES.items():
        yield name, of_clauses(old), of_clauses(new)


def example_pairs(examples: Path) -> Iterator[tuple[str, Document, Document]]:
    """The fictional examples, each with its neighbour, in both directions."""
    names = ["lighthouses-91", "lighthouses-92", "lighthouses-93", "lighthouses-94", "lighthouses-95-draft"]
    documents = [resdiff.read(examples / f"{name}.txt") for name in names]
    pairs = list(pairwise(documents))
    pairs.append((resdiff.read(examples / "statutes-2031.txt"), resdiff.read(examples / "statutes-2036.txt")))
    for old, new in pairs:
        yield f"{Path(old.source).stem} to {Path(new.source).stem}", old, new
        yield f"{Path(new.source).stem} to {Path(old.source).stem}", new, old


def generated_pairs(seeds: range) -> Iterator[tuple[str, Document, Document]]:
    """Generated next years of three measures, in both directions; as resolutions, with the line that opens them."""
    opening = (Unread("line 1", "The General Assembly,", "front matter: opening"),)
    for name, measure in (("easy", EASY), ("mid", MID), ("hard", HARD)):
        for seed in seeds:
            year = next_year(random.Random(seed), measure)
            old, new = (evolve(side, unread=opening, body="General Assembly") for side in (year.old, year.new))
            yield f"{name} {seed}", old, new
            yield f"{name} {seed} back", new, old
