"""One clause read in two versions, without alignment: for tests of what a change means."""

from __future__ import annotations

from resdiff.meaning import Facet, Ladders, Meaning, read_meaning
from resdiff.model import Change, Comparison, Document, NoteChange, Paragraph, Part
from resdiff.wording import edits


def paragraph(address: str, text: str) -> Paragraph:
    """A paragraph whose part and level follow from its address."""
    part: Part = "operative" if "OP" in address else "preamble"
    return Paragraph(address, part, text, level=address.count("("))


def compared(
    old: list[Paragraph],
    new: list[Paragraph],
    matches: list[tuple[list[int], list[int]]],
    dates: tuple[str, str] = ("2138-12-19", "2139-12-18"),
) -> Comparison:
    """A comparison of two documents in which the paragraphs match as given, by their places in the lists."""
    changes = []
    for mine, theirs in matches:
        before, after = [old[k] for k in mine], [new[k] for k in theirs]
        words = edits("\n".join(p.text for p in before), "\n".join(p.text for p in after))
        shape = (min(len(before), 2), min(len(after), 2))
        kind = {(0, 1): "added", (1, 0): "removed", (1, 2): "split", (2, 1): "merged", (2, 2): "recast"}.get(shape)
        kind = kind or ("unchanged" if all(edit.sign == "=" for edit in words) else "reworded")
        ids = tuple(p.id for p in before), tuple(p.id for p in after)
        changes.append(Change(kind, *ids, 0.9, "as given", words))  # type: ignore[arg-type]
    documents = [
        Document(name, tuple(paragraphs), date=date)
        for name, paragraphs, date in zip(("old", "new"), (old, new), dates, strict=True)
    ]
    return Comparison(documents[0], documents[1], tuple(changes))


def read(old: str, new: str, address: str = "OP4", ladder: Ladders | None = None) -> Meaning:
    """The meaning of one clause that became another; several paragraphs on a side are parted by newlines."""
    before = [paragraph(f"{address}{'' if k == 0 else f'.{k}'}", text) for k, text in enumerate(old.split("\n"))]
    after = [paragraph(f"{address}{'' if k == 0 else f'.{k}'}", text) for k, text in enumerate(new.split("\n"))]
    match = list(range(len(before))), list(range(len(after)))
    return read_meaning(compared(before, after, [match]), ladder)[0]


def with_notes(meaning_of: Change, *notes: NoteChange) -> Comparison:
    """The comparison of one change that also has notes."""
    change = Change(
        meaning_of.kind, meaning_of.old, meaning_of.new, 1.0, "as given", meaning_of.words, notes=tuple(notes)
    )
    text = "".join(edit.text for edit in meaning_of.words if edit.sign != "+")
    documents = [Document(name, (paragraph(meaning_of.old[0], text),)) for name in ("old", "new")]
    return Comparison(documents[0], documents[1], (change,))


def told(meaning: Meaning, *families: str) -> list[tuple[str, str, str]]:
    """The facets of some families, as judgement, old words and new words."""
    return [(f.judgement, f.old, f.new) for f in meaning.facets if f.family in families]


def only(meaning: Meaning, family: str) -> Facet:
    """The one facet of a family."""
    (facet,) = [f for f in meaning.facets if f.family == family]
    return facet
