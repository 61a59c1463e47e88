"""Stretches that left one place of a clause and came back, word for word, in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdiff.meaning.facets import Place

SPAN = 6
"""Words that a stretch must have to be known again elsewhere in the clause."""

_MOST_WORDS = 5_000
"""Words that came and went in which such stretches are looked for; real clauses have some hundred."""
_MOST_PLACES, _LONGEST = 4, 400
"""Places where one beginning is looked at, and words up to which it is followed."""

_LONG = 12
"""Words from which on a stretch is known again whatever they are."""
_FEW = 3
"""Words written small by which a shorter one is."""

_SMALL = re.compile(r"(?<![\w/’'-])[a-z][\w’-]{3,}")
_WORD = re.compile(r"[^\W_]+(?:[/’'-][^\W_]+)*")

_Word = tuple[str, int, int]


def transposed(
    old: str, gone: Sequence[Place], new: str, came: Sequence[Place], span: int = SPAN
) -> tuple[tuple[Place, Place], ...]:
    """Pairs of stretches of at least `span` words that stand in `gone` runs of `old` and in `came` runs of `new`.

    The longest run from each new word on is taken, each word once; in order of the new text. A name that stands
    elsewhere is none: a short stretch needs some words that are written small.
    """
    before, after = [_words(old, run) for run in gone], [_words(new, run) for run in came]
    if sum(map(len, (*before, *after))) > _MOST_WORDS:
        return ()
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for run, words in enumerate(before):
        for k in range(len(words) - span + 1):
            starts.setdefault(_key(words, k, span), []).append((run, k))
    found: list[tuple[Place, Place]] = []
    taken: set[tuple[int, int]] = set()
    for words in after if starts else ():
        at = 0
        while at + span <= len(words):
            free = [
                (_alike(before[r], k, words, at), r, k) for r, k in starts.get(_key(words, at, span), ())[:_MOST_PLACES]
            ]
            free = [(n, r, k) for n, r, k in free if taken.isdisjoint((r, k + j) for j in range(n))]
            length, run, k = max(free, key=lambda one: one[0], default=(0, 0, 0))
            if not length or not _says_something(new[slice(words[at][1], words[at + length - 1][2])], length):
                at += 1
                continue
            taken |= {(run, k + j) for j in range(length)}
            mine = before[run]
            found.append(((mine[k][1], mine[k + length - 1][2]), (words[at][1], words[at + length - 1][2])))
            at += length
    return tuple(found)


def _says_something(stretch: str, length: int) -> bool:
    """Whether a stretch of so many words says something, and is no mere name."""
    return length >= _LONG or len(_SMALL.findall(stretch)) >= _FEW


def _words(text: str, run: Place) -> list[_Word]:
    return [(match.group().casefold(), *match.span()) for match in _WORD.finditer(text, *run)]


def _key(words: Sequence[_Word], at: int, span: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words[at : at + span])


def _alike(one: Sequence[_Word], at: int, other: Sequence[_Word], here: int) -> int:
    """How many words from two places on are the same."""
    length = 0
    most = min(len(one) - at, len(other) - here, _LONGEST)
    while length < most and one[at + length][0] == other[here + length][0]:
        length += 1
    return length
