"""References of a document to its own paragraphs, followed through renumbering by what became of those paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from resdiff.meaning.asides import Aside
from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.mentions import facet
from resdiff.meaning.sides import Sides, overlap
from resdiff.model import Comparison

SOURCE = "what became of each paragraph"

_NUMBER = r"\d+(?: ?\([a-z]+\))*"
_JOINT = r"(?:, and | and |, | to |–| (?=\d+(?:,| and )))"
_REFERENCE = re.compile(
    rf"(?<![\w-])(?:[Oo]perative )?[Pp]aragraphs? \[?(?P<list>{_NUMBER}(?:{_JOINT}{_NUMBER})*)"
    r"\]?(?P<own>,? (?:above|below|herein|of (?:the present|this) (?:resolution|decision|text)))?"
)
# "paragraph 4 of its resolution ...", "paragraph 2, of the Convention": of another document.
_OTHERS = re.compile(
    r",? (?:of|in|to) (?:the|its|that|those|their|resolution|decision|annex|section|article|document)\b|,? \("
)
_EACH = re.compile(rf"(?P<to> to |–)?({_NUMBER})")


@frozen
class Reference:
    """A reference to paragraphs of the same document: their addresses as printed, and where the words stand.

    `missing` are addresses that the document does not have, where the reference says that they are its own.
    """

    targets: tuple[str, ...]
    start: int
    end: int
    missing: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.start, self.end


@frozen
class Followed:
    """Which addresses two documents have, and which new ones each old one became."""

    old_ids: frozenset[str]
    new_ids: frozenset[str]
    became: dict[str, tuple[str, ...]]


def follow(comparison: Comparison) -> Followed:
    """What became of each paragraph of a comparison, by address."""
    became = {address: change.new for change in comparison.changes for address in change.old}
    return Followed(frozenset(comparison.old_paragraphs), frozenset(comparison.new_paragraphs), became)


def find_references(text: str, home: str, ids: frozenset[str]) -> list[Reference]:
    """The references of `text` to operative paragraphs of its own document, which has the addresses `ids`.

    `home` is the address of the paragraph that `text` is from: in a text of several sections its own is meant.
    """
    section = home.rpartition(".")[0] + "." if re.match(r"[A-Z]\.(?:OP|PP)", home) else ""
    found = []
    for match in _REFERENCE.finditer(text):
        if not match["own"] and _OTHERS.match(text, match.end()):
            continue
        named = tuple(_targets(match["list"], section))
        targets = tuple(t for t in named if t in ids)
        missing = tuple(t for t in named if t not in ids) if match["own"] else ()
        if targets or missing:
            found.append(Reference(targets, match.start(), match.end("list"), missing))
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
    if old_home.startswith("Annex") or "aragraph" not in sides.old + sides.new:
        return [], []
    old = find_references(sides.old, old_home, followed.old_ids)
    new = find_references(sides.new, new_home, followed.new_ids)
    facets: list[Facet] = []
    asides: list[Aside] = []
    for before, after in _partners(sides, old, new):
        if before is None or after is None:
            facets += _alone(sides, before, after)
            continue
        found = list(_compared(sides, before, after, followed))
        facets += found
        if all(each.judgement == "followed" for each in found):
            asides.append(Aside(before.place, after.place, "internal references follow the renumbering"))
    return facets, asides


def _partners(
    sides: Sides, old: Sequence[Reference], new: Sequence[Reference]
) -> Iterator[tuple[Reference | None, Reference | None]]:
    """The references that answer to each other, each once, and those that came or went."""
    left = list(new)
    for reference in old:
        answering = sides.answering(reference.place)
        partner = next((r for r in left if overlap(r.place, answering)), None)
        if partner:
            left.remove(partner)
        yield reference, partner
    for reference in left:
        yield None, reference


def _alone(sides: Sides, old: Reference | None, new: Reference | None) -> Iterator[Facet]:
    """The facet of a reference that came or went as a whole."""
    if old:
        yield facet(sides, "reference", "dropped", old.place, None, SOURCE, "no longer referred to")
    if new:
        judgement: Judgement = "warning" if new.missing else "added"
        remark = f"there is no {_said(new.missing[0])}" if new.missing else "referred to now"
        yield facet(sides, "reference", judgement, None, new.place, SOURCE, remark)


def _compared(sides: Sides, old: Reference, new: Reference, followed: Followed) -> Iterator[Facet]:
    """What became of each paragraph that a reference names."""
    became = {target: followed.became.get(target, ()) for target in old.targets}
    # Who means a list means its items, where clauses went into one.
    right = {
        target: [t for t in new.targets if t in became[target] or any(b.startswith(f"{t}(") for b in became[target])]
        for target in old.targets
    }
    came = [t for t in new.targets if not any(t in found for found in right.values())]
    gone = [target for target in old.targets if not right[target]]
    for target in [t for t in gone if t in came]:
        gone.remove(target)
        came.remove(target)
        yield facet(sides, "reference", "warning", old.place, new.place, SOURCE, _stale(target, became[target]))
    for target in new.missing:
        gone = gone[1:]
        yield facet(sides, "reference", "warning", old.place, new.place, SOURCE, f"there is no {_said(target)}")
    for before, after in zip(gone, came, strict=False):
        remark = f"{_said(after)} in place of {_said(before)}"
        yield facet(sides, "reference", "changed", old.place, new.place, SOURCE, remark)
    for target in gone[len(came) :]:
        remark = (
            f"{_said(target)} is no longer meant" if followed.became.get(target, ()) else f"{_said(target)} is gone"
        )
        yield facet(sides, "reference", "dropped", old.place, new.place, SOURCE, remark)
    for target in came[len(gone) :]:
        yield facet(sides, "reference", "added", old.place, new.place, SOURCE, f"{_said(target)} is meant as well")
    if any(found and target not in found for target, found in right.items()):
        yield facet(sides, "reference", "followed", old.place, new.place, SOURCE, "re-pointed with the renumbering")


def _stale(target: str, became: tuple[str, ...]) -> str:
    if not became:
        return f"what was {_said(target)} is gone, and another clause bears its number"
    return f"what was {_said(target)} is now {_said(became[0])}"


def _said(address: str) -> str:
    """An address as a text says it: "paragraph 12 (a)"."""
    number = address.rpartition("OP")[2] if "OP" in address else ""
    return f"paragraph {number.replace('(', ' (', 1)}" if number else address
