"""Two documents to a Comparison: one Change for every paragraph of both, in reading order.

This is the value that screens, summaries, exports and review read; none of them asks again how two texts relate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdiff.alignment import Pin, align
from resdiff.model import Anchor, Change, Comparison, Document, Edit, Kind, Match, NoteChange, Paragraph, Transfer
from resdiff.wording import edits

# What a note cites: a document or resolution by its symbol, a treaty by its volume.
_SYMBOL = re.compile(r"\b[A-Z]{1,6}/[\w./-]*\w|\b\d{1,3}/\d{1,3}\b|\bvol\. \d+")


def compare(old: Document, new: Document, pins: Sequence[Pin] = ()) -> Comparison:
    """What became of each paragraph of `old`, and where each of `new` came from.

    The order is that of `new`, with removed paragraphs where they stood. Every paragraph id of both sides stands in
    exactly one change. `pins` are links that a person set; the rest is matched around them. The result depends on
    the documents and the pins alone. Raises PinError for a pin that does not fit.
    """
    old_paragraphs, new_paragraphs = ({p.id: p for p in document.paragraphs} for document in (old, new))
    changes = [
        _change(match, old, [old_paragraphs[i] for i in match.old], new, [new_paragraphs[i] for i in match.new])
        for match in align(old, new, pins)
    ]
    matched_old = {address for change in changes for address in change.old}
    matched_new = {address for change in changes for address in change.new}
    changes += [_alone("removed", p) for p in old.paragraphs if p.id not in matched_old]
    changes += [_alone("added", p) for p in new.paragraphs if p.id not in matched_new]
    return Comparison(old, new, _in_reading_order(old, new, changes))


def joined_text(paragraphs: Sequence[Paragraph]) -> str:
    """The text of one side of a change: its paragraphs' texts, a newline between two."""
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _change(
    match: Match, old: Document, before: Sequence[Paragraph], new: Document, after: Sequence[Paragraph]
) -> Change:
    words = edits(joined_text(before), joined_text(after))
    kind = _kind(match, words)
    notes = _note_changes(old, before, new, after) if before and after else ()
    return Change(
        kind=kind,
        old=match.old,
        new=match.new,
        similarity=match.similarity,
        why=match.why,
        words=words,
        moved=match.moved,
        copied=match.copied,
        uncertain=match.uncertain,
        transfer=_transfer(before, after),
        renumbered=kind == "unchanged" and [p.number for p in before] != [p.number for p in after],
        notes=notes,
    )


def _alone(kind: Kind, paragraph: Paragraph) -> Change:
    """The change of a paragraph that came or went, with nothing on the other side."""
    if kind == "removed":
        return Change(kind, (paragraph.id,), (), 0.0, "no counterpart in the new text", (Edit("-", paragraph.text),))
    return Change(kind, (), (paragraph.id,), 0.0, "no counterpart in the old text", (Edit("+", paragraph.text),))


def _kind(match: Match, words: Sequence[Edit]) -> Kind:
    shape = (min(len(match.old), 2), min(len(match.new), 2))
    kinds: dict[tuple[int, int], Kind] = {
        (0, 1): "added",
        (0, 2): "added",
        (1, 0): "removed",
        (2, 0): "removed",
        (1, 2): "split",
        (2, 1): "merged",
        (2, 2): "recast",
    }
    if shape in kinds:
        return kinds[shape]
    return "unchanged" if all(edit.sign == "=" for edit in words) else "reworded"


def _transfer(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Transfer:
    """Promoted if a preambular clause now stands in the operative part and no old partner did, and so on."""
    old_parts, new_parts = {p.part for p in before}, {p.part for p in after}
    if old_parts == {"preamble"} and new_parts == {"operative"}:
        return "promoted"
    if old_parts == {"operative"} and new_parts == {"preamble"}:
        return "demoted"
    return ""


def _note_changes(
    old: Document, before: Sequence[Paragraph], new: Document, after: Sequence[Paragraph]
) -> tuple[NoteChange, ...]:
    """What became of the notes cited in a clause: paired by equal bodies, by a symbol they share, then in order.

    Numbers play no part, because notes are renumbered every year (un-practice: never a change); and a note that only
    says "Ibid." cites what the one before it does, which may be another one in each document.
    """
    if not old.notes or not new.notes:
        # One side's format carries no notes at all: their absence says nothing.
        return ()
    mine, theirs = _cited(before), _cited(after)
    bodies_old, bodies_new = {n: _said_in_full(old, n) for n in mine}, {n: _said_in_full(new, n) for n in theirs}
    left_old = [n for n in mine if bodies_old[n] not in bodies_new.values()]
    left_new = [n for n in theirs if bodies_new[n] not in bodies_old.values()]
    if [old.note(n) for n in left_old] == [new.note(n) for n in left_new]:
        return ()
    partners = {}
    for a in left_old:
        symbols = set(_SYMBOL.findall(bodies_old[a]))
        if b := next((b for b in left_new if symbols & set(_SYMBOL.findall(bodies_new[b]))), None):
            partners[a] = b
            left_new.remove(b)
    alone = [a for a in left_old if a not in partners]
    partners |= dict(zip(alone, left_new, strict=False))
    paired = [(a, partners[a]) for a in left_old if a in partners]
    changes = [NoteChange("reworded", a, b, edits(old.note(a), new.note(b))) for a, b in paired]
    changes += [NoteChange("removed", a, "", (Edit("-", old.note(a)),)) for a in alone[len(left_new) :]]
    changes += [NoteChange("added", "", b, (Edit("+", new.note(b)),)) for b in left_new[len(alone) :]]
    return tuple(changes)


def _said_in_full(document: Document, number: str) -> str:
    """The body of a note, or of the one before it that "Ibid." alone refers back to."""
    last = ""
    for note in document.notes:
        last = last if last and note.text.strip(" .").casefold() == "ibid" else note.text
        if note.number == number:
            return last
    return ""


def _cited(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The notes cited in some paragraphs, each once, in order of citation."""
    anchors: list[Anchor] = [anchor for paragraph in paragraphs for anchor in paragraph.anchors]
    return list(dict.fromkeys(anchor.note for anchor in anchors))


def _in_reading_order(old: Document, new: Document, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The new document's order; a removed paragraph comes after the paragraph it followed in the old one."""
    at_new = {p.id: k for k, p in enumerate(new.paragraphs)}
    at_old = {p.id: k for k, p in enumerate(old.paragraphs)}
    placed = sorted((c for c in changes if c.new), key=lambda c: min(at_new[i] for i in c.new))
    # Where the old text runs on: each old position that stayed in its place, and the row it stands in now.
    rows = {at_old[i]: row for row, c in enumerate(placed) if not (c.moved or c.transfer) for i in c.old}
    row_before: list[int] = []
    for k in range(len(old.paragraphs)):
        row_before.append(rows.get(k, row_before[-1] if row_before else -1))
    removed: dict[int, list[Change]] = {}
    for change in sorted((c for c in changes if not c.new), key=lambda c: min(at_old[i] for i in c.old)):
        removed.setdefault(row_before[min(at_old[i] for i in change.old)], []).append(change)
    ordered = list(removed.get(-1, ()))
    for row, change in enumerate(placed):
        ordered.append(change)
        ordered += removed.get(row, ())
    return tuple(ordered)
