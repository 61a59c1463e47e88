"""Cut a paragraph into its clauses: a lead phrase and its complements, up to the next verb after a pause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.alignment.passages import pauses
from resdiff.reading.lead import is_operative_lead, is_preambular_lead

if TYPE_CHECKING:
    from resdiff.alignment.passages import Passage

SHORTEST = 5
"""Words; a shorter clause ("and notes with concern") stays with the one before it."""
_GLANCE = 60
"""Characters looked at after a pause to tell whether a verb opens a clause there."""

_CONNECTIVE = re.compile(r"^[\s,;:–—-]*(?:(?:and|but|while|as well as|thereby|thus)\s+)*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


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
    for word, offset in pauses(text):
        if min(word - starts[-1], length - word) >= SHORTEST and _opens_clause(text[offset : offset + _GLANCE]):
            starts.append(word)
    return [
        Clause(index, start, end, passage.code[start:end])
        for start, end in zip(starts, [*starts[1:], length], strict=True)
    ]


def _opens_clause(text: str) -> bool:
    text = _CONNECTIVE.sub("", text)
    first = _WORD.match(text)
    return first is not None and _may_open(first.group().casefold()) and _is_lead(text)


@lru_cache(maxsize=1 << 14)
def _may_open(word: str) -> bool:
    """Whether a verb may come after this word, or it is one itself; most words are neither, and met again and again."""
    return any(_is_lead(f"{word} {verb}") for verb in ("", "recalls", "rappelle", "recuerda"))


def _is_lead(text: str) -> bool:
    return is_preambular_lead(text) or is_operative_lead(text)
