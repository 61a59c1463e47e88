"""Say in a few words why a match was made, so that a reader can check it against the two texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from resdiff.alignment.flow import Flows
    from resdiff.alignment.groups import Group, Link
    from resdiff.alignment.passages import Lexicon, Passage, Sides
    from resdiff.model import Document

_LONG = 10**8
"""Above this product of lengths (10,000 words each) the words are not compared one by one for a reason."""
_DATE = 60
"""Characters of the longest date; what is longer is none, and would be searched for one for long."""
_MONTH = re.compile(r"\d.*[^\W\d_]{3}.* \d{4}")

_PINNED = "pinned by hand"


def reason(
    group: Group,
    flows: Flows,
    documents: tuple[Document, Document],
    sides: Sides,
    lexicon: Lexicon,
) -> str:
    """Why the paragraphs of a group are one clause, or clauses, carried on."""
    said = [_PINNED] if any(link.ground == "pin" for link in group.links) else []
    if group.is_pair:
        said.append(_pair(sides[0][group.old[0]], sides[1][group.new[0]], documents, lexicon))
    else:
        said.append(_several(group, flows, sides))
    said += [f"{side} {sides[side == 'new'][place].id} would fit about as well" for side, place in group.rivals]
    return "; ".join(said)


def copy_of(original: str, stays: str) -> str:
    """Why a new paragraph is a copy: the old paragraph that it repeats went on elsewhere."""
    return f"repeats old {original}, which stays as new {stays}"


def double_of(kept: str, origin: str) -> str:
    """Why an old paragraph is missed by nobody: another one with its words was carried on."""
    return f"said what new {kept} says, which was old {origin}"


def pinned_alone(side: str) -> str:
    """Why a paragraph that a person parted from all others has no counterpart."""
    return f"{_PINNED}: no counterpart in the {side} text"


def _pair(old: Passage, new: Passage, documents: tuple[Document, Document], lexicon: Lexicon) -> str:
    if old.code == new.code:
        bodies = [[doc.note(n) for n in side.paragraph.notes] for doc, side in zip(documents, (old, new), strict=True)]
        both_noted = all(doc.notes for doc in documents)
        if old.paragraph.text != new.paragraph.text:
            return "the same words; only marks, case or spacing differ"
        return "verbatim but for notes" if both_noted and bodies[0] != bodies[1] else "verbatim"
    if len(old.code) * len(new.code) > _LONG:
        return "the words are mostly the same"
    gone: list[str] = []
    come: list[str] = []
    kept, last = 0, (0, 0)
    for step in Indel.opcodes(old.code, new.code):
        if step.tag == "equal":
            kept += step.src_end - step.src_start
            continue
        gone += old.code[step.src_start : step.src_end] if step.tag != "insert" else ""
        come += new.code[step.dest_start : step.dest_end] if step.tag != "delete" else ""
        last = step.src_end, step.dest_end
    kinds = {_kind(lexicon.word(code)) for code in gone + come}
    if "word" not in kinds:
        return f"the same wording but for {_listed(sorted(f'the {kind}s' for kind in kinds))}"
    leads = [len(_WORDS.findall(side.paragraph.lead)) for side in (old, new)]
    if all(leads) and last[0] <= leads[0] and last[1] <= leads[1]:
        return "the same wording but for the lead phrase"
    if not gone:
        return f"all of the old text, and {_words(len(come))} more"
    if not come:
        return f"the old text with {_words(len(gone))} left out"
    carried, share = _percent(kept, len(old.code)), _percent(kept, len(new.code))
    return f"{carried} of the old words carried; they make up {share} of the new text"


_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def _kind(word: str) -> str:
    """What a differing word is: a date, a symbol, a number or a word proper."""
    if not any(map(str.isdigit, word)):
        return "word"
    if len(word) <= _DATE and _MONTH.search(word):
        return "date"
    return "symbol" if "/" in word else "number"


def _several(group: Group, flows: Flows, sides: Sides) -> str:
    """How much of each old paragraph stands in which new one, in words."""
    if len(group.new) == 1:
        held = [_held(link, flows, sides, f" of old {sides[0][link.old].id}") for link in group.links]
        return f"new {sides[1][group.new[0]].id} holds {_listed(held)}"
    told = []
    for place in group.old:
        links = [link for link in group.links if link.old == place]
        went = [f"{_held(link, flows, sides)} in new {sides[1][link.new].id}" for link in links]
        told.append(f"of old {sides[0][place].id}, {_listed(went)}")
    return "; ".join(told)


def _held(link: Link, flows: Flows, sides: Sides, origin: str = "") -> str:
    """What of the old paragraph of a link its new one holds; `origin` names the old one where that is needed."""
    flow = flows.get((link.old, link.new))
    if link.ground == "list":
        return f"the opening words of a list that came out{origin}" if origin else "the opening words of a list"
    if link.ground == "clause" or flow is None:
        return f"a clause{origin}, reworded,"
    return f"{_percent(len(flow.old_words), len(sides[0][link.old].code))}{origin}"


def _percent(part: float, whole: float) -> str:
    return f"{round(100 * part / whole)} %"


def _words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"


def _listed(items: Iterable[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
