"""What decisions leave to mend in a text put together from two: references, ends of sentences, items left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from resdiff.comparison import compare
from resdiff.meaning import read_meaning
from resdiff.model import Comparison, Document, Paragraph


@frozen
class Mend:
    """Something to look at in the outcome: where, and what."""

    address: str
    why: str


def to_mend(comparison: Comparison, outcome: Document) -> tuple[Mend, ...]:
    """What is amiss in an outcome and was not in the text that its words come from, in order of the outcome.

    References to paragraphs that are another one now, a full stop in the middle of the operative part or none at its
    end, a comma or semicolon that belongs to the other part, items without the words that open their list.
    """
    order = {paragraph.id: place for place, paragraph in enumerate(outcome.paragraphs)}
    faults = [*_references(comparison, outcome), *_fresh_faults(comparison, outcome)]
    return tuple(sorted(dict.fromkeys(faults), key=lambda mend: (order[mend.address], mend.why)))


def _references(comparison: Comparison, outcome: Document) -> Iterator[Mend]:
    """Clauses whose words are one of the texts' and whose references do not mean what they meant there."""
    told: set[str] = set()
    for document in (comparison.new, comparison.old):
        against = compare(document, outcome)
        for change, meaning in zip(against.changes, read_meaning(against), strict=True):
            if change.kind != "unchanged" or not change.new or change.new[0] in told:
                continue
            told.add(change.new[0])
            for facet in meaning.facets:
                if facet.judgement == "warning":
                    yield Mend(change.new[0], f"“{facet.new or facet.old}”: {facet.remark}")


def _fresh_faults(comparison: Comparison, outcome: Document) -> Iterator[Mend]:
    before = {
        (text, why) for document in (comparison.old, comparison.new) for text, _, why in _faults(document.paragraphs)
    }
    for text, address, why in _faults(outcome.paragraphs):
        if (text, why) not in before:
            yield Mend(address, why)


def _faults(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str, str]]:
    """(text, address, fault) for what is amiss in the sentence that a resolution is."""
    body = [p for p in paragraphs if p.part in ("preamble", "operative")]
    for at, paragraph in enumerate(body):
        end = paragraph.text.rstrip()[-1:]
        following = body[at + 1] if at + 1 < len(body) else None
        if end == "." and following is not None and following.id.partition("OP")[0] == paragraph.id.partition("OP")[0]:
            yield paragraph.text, paragraph.id, "ends with a full stop, and the text goes on"
        if following is None and paragraph.part == "operative" and end in ";,":
            yield paragraph.text, paragraph.id, "is the last one, and does not end with a full stop"
        if paragraph.part == "operative" and end == "," and not paragraph.level:
            yield paragraph.text, paragraph.id, "ends with a comma in the operative part"
        if paragraph.part == "preamble" and end == ";":
            yield paragraph.text, paragraph.id, "ends with a semicolon in the preamble"
        above = body[at - 1] if at else None
        if (
            paragraph.level
            and "(" in paragraph.id
            and above
            and above.level < paragraph.level
            and above.text.rstrip()[-1:] != ":"
        ):
            yield paragraph.text, paragraph.id, "is an item without the words that open its list"
