"""How new words look: as those beside them, with the italics and bold of their own."""

from __future__ import annotations

import copy
from itertools import pairwise

from lxml import etree

from resdiff.model import Paragraph
from resdiff.redline.atoms import Atom, text_atom
from resdiff.redline.word_xml import RUN_ORDER, make, put, take


def dressed_words(paragraph: Paragraph, start: int, end: int, text: str, beside: etree._Element | None) -> list[Atom]:
    """New words in the dress of those beside, the lead phrase and what else is italic or bold in its own."""
    dressed = {
        "italic": [(s.start, s.end) for s in paragraph.spans if s.style == "italic"],
        "bold": [(s.start, s.end) for s in paragraph.spans if s.style == "bold"],
    }
    if not dressed["italic"] and paragraph.lead:
        dressed["italic"] = [(0, len(paragraph.lead))]
    if start < 0:
        return [text_atom(text, upright(beside))]
    stops = {start, end}
    for stretches in dressed.values():
        stops |= {stop for stretch in stretches for stop in stretch if start < stop < end}
    ordered = sorted(stops)
    atoms = []
    for a, b in pairwise(ordered):
        dress = upright(beside)
        for style, tag in (("bold", "b"), ("italic", "i")):
            if any(x <= a and b <= y for x, y in dressed[style]) and paragraph.part != "heading":
                dress = make("rPr") if dress is None else dress
                put(dress, make(tag), RUN_ORDER)
        atoms.append(text_atom(text[a - start : b - start], dress))
    return atoms


def upright(dress: etree._Element | None) -> etree._Element | None:
    """A dress upright, of ordinary weight and on the line."""
    if dress is None:
        return None
    made = copy.deepcopy(dress)
    take(made, "i", "iCs", "b", "bCs", "vertAlign", "ins", "del", "rPrChange")
    return made
