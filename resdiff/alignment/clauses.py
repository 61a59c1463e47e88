"""Cut a paragraph into its clauses: a lead phrase and its complements, up to the next verb after a pause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.reading.lead import is_operative_lead, is_preambular_lead

if TYPE_CHECKING:
    from resdiff.alignment.passages import Passage

SHORTEST = 5
"""Words; a shorter clause ("and notes with concern") stays with the one before it."""
_GLANCE = 60
"""Characters looked at after a pause to tell whether a verb opens a clause there."""

_CONNECTIVE = re.compile(r"^[\s,;:–—-]*(?:(?:and|but|while|as well as|thereby|thus)\s+)*", re.IGNORECASE)


@frozen
class Clause:
    """The words `[start, end)` of the passage at `index` on its side."""

    index: int
    start: int
    end: int
    code: str


def clauses(index: int, passage: Passage) -> list[Clause]:
    """The clauses of a passage in order; together they are all of its words."""
    text, length = passage.paragraph.text, len(passage.code)
    starts = [0]
    for word, offset in passage.pauses:
        if min(word - starts[-1], length - word) >= SHORTEST and _opens_clause(text[offset : offset + _GLANCE]):
            starts.append(word)
    return [
        Clause(index, start, end, passage.code[start:end])
        for start, end in zip(starts, [*starts[1:], length], strict=True)
    ]


def _opens_clause(text: str) -> bool:
    text = _CONNECTIVE.sub("", text)
    return is_preambular_lead(text) or is_operative_lead(text)
