"""Which documents do not belong to a series: another title, or none, and hardly a phrase shared with any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from resdiff.keeping import fingerprint, name_of, recall, remember
from resdiff.keeping.checks import Unfit, as_row
from resdiff.model import Document

_PHRASE = 6
"""Words of a phrase; shorter ones are formulae that all resolutions share."""
OTHER_TITLE, NO_TITLE = 0.3, 0.06
"""The share of phrases below which a document with another title, or without one, is a stranger.

Resolutions on other subjects reach .27 where they are short and recite the same summits (.05 without a title to go by);
members of seven series fall to .17, and to .04 once, after twelve years.
"""
_SAME_TITLE = 0.5
"""The share of the words of two titles from which they are one, edited."""


def strangers(documents: Sequence[Document], *, keep: bool = True) -> list[int]:
    """The strangers among some documents, by index; of two documents neither is one, for there is no series yet.

    What they share comes from the user's cache folder where it holds that, unless `keep` is false.
    """
    if len(documents) < 3:
        return []
    titles = [set(document.title.casefold().split()) for document in documents]
    limits = {}
    for index, title in enumerate(titles):
        others = [other for at, other in enumerate(titles) if at != index and other]
        if not any(_is_same(title, other) for other in others):
            limits[index] = OTHER_TITLE if title and others else NO_TITLE
    if not limits:
        return []
    name = name_of("shares", *map(fingerprint, documents))
    shares = recall(name, lambda packed: _unpacked(packed, len(documents))) if keep else None
    if shares is None:
        shares = shares_with_others(documents)
        if keep:
            remember(name, shares)
    return [index for index, limit in limits.items() if shares[index] < limit]


def shares_with_others(documents: Sequence[Document]) -> list[float]:
    """For each document, the share of its phrases (0 to 1) that stand in at least one of the others."""
    from resdiff.alignment.passages import Lexicon

    lexicon = Lexicon()
    phrases = []
    for document in documents:
        codes = (lexicon.passage(paragraph).code for paragraph in document.paragraphs)
        phrases.append({code[at : at + _PHRASE] for code in codes for at in range(max(1, len(code) - _PHRASE + 1))})
    holders = Counter(phrase for held in phrases for phrase in held)
    return [sum(holders[phrase] > 1 for phrase in held) / max(1, len(held)) for held in phrases]


def _unpacked(packed: Any, count: int) -> list[float]:
    """The shares of so many documents in a pack. Raises Unfit."""
    for share in as_row(packed, count):
        if not isinstance(share, int | float) or not 0 <= share <= 1:
            raise Unfit
    return [float(share) for share in packed]


def _is_same(one: set[str], other: set[str]) -> bool:
    return bool(one) and len(one & other) >= _SAME_TITLE * len(one | other)
