"""The pairs of documents that the benchmarks run on, with the truth about them: read by people, or generated."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

from attrs import frozen

from resdiff.model import Document, Paragraph, Part

ROOT = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(ROOT / "tests"))
from next_year import BRUTAL, HARD, MID, Measure, NextYear, next_year  # noqa: E402  (it lives with the tests that it serves)

__all__ = ["BRUTAL", "HARD", "MID", "ROOT", "Links", "Pair", "generated_pairs", "gold_pairs"]

Links = frozenset[tuple[str, str]]


@frozen
class Pair:
    """Two documents and the true links between their paragraphs, by id.

    `several` are the links in which a paragraph was split, merged or fused; `unsure` count neither for nor against.
    `moved` are the links that stand out of order on purpose, or None where nobody has said.
    """

    name: str
    old: Document
    new: Document
    links: Links
    several: Links
    unsure: Links
    moved: Links | None


def gold_pairs(folder: Path) -> list[Pair]:
    """The pairs aligned by reading, from the JSON files in `folder`, in the order of their names."""
    return [_gold(file) for file in sorted(folder.glob("*.json"))]


def _gold(file: Path) -> Pair:
    gold = json.loads(file.read_text(encoding="utf-8"))
    links, several, unsure = (frozenset((old, new) for old, new in gold[key]) for key in ("links", "several", "unsure"))
    old, new = (_document(f"{file.stem} {side}", gold[side]) for side in ("old", "new"))
    return Pair(file.stem, old, new, links, several, unsure, None)


def _document(source: str, rows: list[tuple[str, str]]) -> Document:
    return Document(
        source, tuple(Paragraph(address, _part(address), text, level=address.count("(")) for address, text in rows)
    )


def _part(address: str) -> Part:
    parts: tuple[tuple[str, Part], ...] = (
        ("PP", "preamble"),
        ("OP", "operative"),
        ("H", "heading"),
        ("Annex", "annex"),
    )
    return next((part for prefix, part in parts if address.startswith(prefix)), "text")


def generated_pairs(name: str, measure: Measure, count: int) -> list[Pair]:
    """`count` generated versions of one measure, from the seeds 0, 1, 2 ..."""
    return [_generated(f"{name} {seed}", next_year(random.Random(seed), measure)) for seed in range(count)]


def _generated(name: str, year: NextYear) -> Pair:
    once = [(link.old, link.new) for link in year.links if link.kind != "copied"]
    # A paragraph stands in one change, so a copy may be told as an addition that repeats it: neither for nor against.
    copies = frozenset((link.old, link.new) for link in year.links if link.kind == "copied")
    olds, news = Counter(old for old, _ in once), Counter(new for _, new in once)
    several = frozenset((old, new) for old, new in once if olds[old] > 1 or news[new] > 1)
    moved = frozenset((link.old, link.new) for link in year.links if link.moved)
    return Pair(name, year.old, year.new, frozenset(once), several, copies, moved)
