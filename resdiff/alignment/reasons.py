"""Say in a few words why a link was made, so that a reader can check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from resdiff.alignment.passages import Lexicon, Passage
    from resdiff.model import Document


def reason(old: Passage, new: Passage, before: Document, after: Document, lexicon: Lexicon) -> str:
    """Why these two paragraphs are one clause carried on."""
    if old.code == new.code:
        if [before.note(n) for n in old.paragraph.notes] != [after.note(n) for n in new.paragraph.notes]:
            return "verbatim but for notes"
        return "verbatim" if old.paragraph.text == new.paragraph.text else "the same words, other marks or spacing"
    gone, come, kept = set[str](), set[str](), 0
    for code in Indel.opcodes(old.code, new.code):
        if code.tag == "equal":
            kept += code.src_end - code.src_start
        gone.update(old.code[code.src_start : code.src_end] if code.tag in ("delete", "replace") else "")
        come.update(new.code[code.dest_start : code.dest_end] if code.tag in ("insert", "replace") else "")
    words = [lexicon.word(code) for code in sorted(gone | come)]
    if all(any(map(str.isdigit, word)) for word in words):
        return "the same wording but dates, numbers or symbols"
    return f"{round(100 * kept / len(old.code))} % of the words carried"
