"""References of a document to its own paragraphs, followed through renumbering by what became of those paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from resdiff.meaning.asides import Aside
from resdiff.meaning.facets import Facet, Place
from resdiff.meaning.mentions import facet
from resdiff.meaning.sides import Sides
from resdiff.model import Comparison

SOURCE = "what became of each paragraph"

_NUMBER = r"\d+(?: ?\([a-z]+\))*"
_REFERENCE = re.compile(
    rf"(?<![\w-])(?:[Oo]perative )?[Pp]aragraphs? (?P<list>{_NUMBER}(?:(?:, and | and |, | to |–){_NUMBER})*)"
    r"(?P<own>,? (?:above|below|herein|of (?:the present|this) (?:resolution|decision|text)))?"
)
# "paragraph 4 of its resolution ...", "paragraph 2, of the Convention": of another document.
_OTHERS = re.compile(
    r",? (?:of|in|to) (?:the|its|that|those|their|resolution|decision|annex|section|article|document)\b|,? \("
)
_EACH = re.compile(rf"(?P<to> to |–)?({_NUMBER})")


@frozen
class Reference:
    """A reference to paragraphs of the same document: their addresses as printed, and where the words stand."""

    targets: tuple[str, ...]
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.start, self.end


class Followed:
    """Which new paragraphs each old one became, asked by its printed number."""

    def __init__(self, comparison: Comparison) -> None:
        self.old_ids = frozenset(comparison.old_paragraphs)
        self.new_ids = frozenset(comparison.new_paragraphs)
        self._became: dict[str, tuple[str, ...]] = {i: c.new for c in comparison.changes for i in c.old}

    def became(self, address: str) -> tuple[str, ...]:
        """The new addresses of an old paragraph, none where it is gone."""
        return self._became.get(address, ())


def find_references(text: str, home: str, ids: frozenset[str]) -> list[Reference]:
    """The references of `text` to operative paragraphs of its own document, which has the addresses `ids`.

    `home` is the address of the paragraph that `text` is from: in a text of several sections its own is meant.
    """
    section = home.rpartition(".")[0] + "." if re.match(r"[A-Z]\.(?:OP|PP)", home) else ""
    found = []
    for match in _REFERENCE.finditer(text):
        if not match["own"] and _OTHERS.match(text, match.end()):
            continue
        targets = tuple(t for t in _targets(match["list"], section) if t in ids)
        if targets:
            found.append(Reference(targets, match.start(), match.end("list")))
    return found


def _targets(listed: str, section: str) -> Iterator[str]:
    """The addresses in "5, 6 to 8 and 9 (a)"."""
    last = ""
    for match in _EACH.finditer(listed):
        number = match[2].replace(" ", "")
        if match["to"] and last.isdigit() and number.isdigit():
            yield from (f"{section}OP{n}" for n in range(int(last) + 1, int(number)))
        yield f"{section}OP{number}"
        last = number


def compare_references(
    sides: Sides, old_home: str, new_home: str, followed: Followed
) -> tuple[list[Facet], list[Aside]]:
    """What became of the references of one clause; those re-pointed rightly are set aside as no change."""
    if "aragraph" not in sides.old or "aragraph" not in sides.new:
        return [], []
    old = find_references(sides.old, old_home, followed.old_ids)
    new = find_references(sides.new, new_home, followed.new_ids)
    facets: list[Facet] = []
    asides: list[Aside] = []
    for before, after in _partners(sides, old, new):
        found = list(_compared(sides, before, after, followed))
        facets += found
        if all(each.judgement == "followed" for each in found):
            asides.append(Aside(before.place, after.place, "internal references follow the renumbering"))
    return facets, asides


def _partners(
    sides: Sides, old: Sequence[Reference], new: Sequence[Reference]
) -> Iterator[tuple[Reference, Reference]]:
    """The references that answer to each other, each once."""
    left = list(new)
    for reference in old:
        start, end = sides.answering(reference.place)
        partner = next((r for r in left if r.start < end and start < r.end), None)
        if partner:
            left.remove(partner)
            yield reference, partner


def _compared(sides: Sides, old: Reference, new: Reference, followed: Followed) -> Iterator[Facet]:
    missing = list(new.targets)
    moved = False
    for target in old.targets:
        became = followed.became(target)
        right = [t for t in new.targets if t in became]
        if right:
            missing = [t for t in missing if t not in right]
            moved = moved or target not in right
        elif target in new.targets:
            missing.remove(target)
            yield facet(sides, "reference", "warning", old.place, new.place, SOURCE, _stale(target, became))
        elif became:
            remark = f"{_said(target)}, now {_said(became[0])}, is no longer meant"
            yield facet(sides, "reference", "dropped", old.place, new.place, SOURCE, remark)
        else:
            remark = f"{_said(target)} is gone"
            yield facet(sides, "reference", "dropped", old.place, new.place, SOURCE, remark)
    for target in missing:
        remark = f"{_said(target)} is meant as well"
        yield facet(sides, "reference", "added", old.place, new.place, SOURCE, remark)
    if moved:
        yield facet(sides, "reference", "followed", old.place, new.place, SOURCE, "re-pointed with the renumbering")


def _stale(target: str, became: tuple[str, ...]) -> str:
    if not became:
        return f"what was {_said(target)} is gone, and another clause bears its number"
    return f"what was {_said(target)} is now {_said(became[0])}"


def _said(address: str) -> str:
    """An address as a text says it: "paragraph 12 (a)"."""
    number = address.rpartition("OP")[2] if "OP" in address else ""
    return f"paragraph {number.replace('(', ' (', 1)}" if number else address
