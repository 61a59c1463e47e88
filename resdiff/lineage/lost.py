"""Passages that went out of clauses, found again by their words when they come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from attrs import frozen

from resdiff.wording.kept import is_slight

_L = TypeVar("_L")

OWN, ELSEWHERE = 4, 12
"""Words: so many in a row are known again, in the clause they went from or in another one, where names of eight words
are common ("and the United Nations Office for South-South Cooperation")."""
TELLING = 2
"""And so many of them are words of content, or a few words ("on the margins of") come back by chance."""


@frozen
class Word(Generic[_L]):
    """A word as it is compared, the life it had when it went, and the version (by index) in which it was gone."""

    word: str
    life: _L
    gone: int = 0


class Lost(Generic[_L]):
    """Everything that went so far."""

    def __init__(self) -> None:
        self._passages: list[list[Word[_L]]] = []
        self._starts: defaultdict[tuple[int, tuple[str, ...]], list[tuple[int, int]]] = defaultdict(list)
        """Where runs of words begin, as passage and place: those of OWN words by clause, those of ELSEWHERE by -1."""
        self._whole: dict[tuple[int, tuple[str, ...]], int] = {}
        """The latest passage of each clause with just these words."""

    def add(self, clause: int, words: Sequence[Word[_L]], gone: int) -> None:
        """Keep a passage that went out of a clause, gone in version `gone`."""
        number, known = len(self._passages), tuple(word.word for word in words)
        self._passages.append([Word(word.word, word.life, gone) for word in words])
        if not all(map(is_slight, known)):
            self._whole[clause, known] = number
        for owner, length in ((clause, OWN), (-1, ELSEWHERE)):
            for at in range(len(known) - length + 1):
                self._starts[owner, known[at : at + length]].append((number, at))

    def add_standing(self, words: Sequence[Word[_L]], gone: int) -> None:
        """Keep a passage that stands in the version before `gone`, to be known again by its longer stretches alone."""
        number, known = len(self._passages), tuple(word.word for word in words)
        self._passages.append([Word(word.word, word.life, gone) for word in words])
        for at in range(len(known) - ELSEWHERE + 1):
            self._starts[-1, known[at : at + ELSEWHERE]].append((number, at))

    def find(self, words: Sequence[str], clauses: Collection[int]) -> Iterator[tuple[int, list[Word[_L]]]]:
        """The stretches of a passage that came which had gone before, as the place they begin at and what went.

        `clauses` are those it may have gone from; from others it takes more words. A passage that went as a whole is
        known however short it is. Else the longest stretch is taken, and of equal ones what went last.
        """
        came = tuple(words)
        known = [self._whole[clause, came] for clause in clauses if (clause, came) in self._whole]
        if known:
            yield 0, self._passages[max(known)]
            return
        at = 0
        while at <= len(came) - OWN:
            keys = [(clause, came[at : at + OWN]) for clause in clauses]
            keys += [(-1, came[at : at + ELSEWHERE])] if at + ELSEWHERE <= len(came) else []
            starts = [start for key in keys for start in self._starts.get(key, ())]
            found = ((self._length(came, at, *start), *start) for start in starts)
            length, passage, begin = max(found, default=(0, 0, 0))
            if sum(not is_slight(word) for word in came[at : at + length]) >= TELLING:
                yield at, self._passages[passage][begin : begin + length]
                at += length
            else:
                at += 1

    def _length(self, came: Sequence[str], at: int, passage: int, begin: int) -> int:
        """How many words are equal from there on."""
        length = 0
        for here, there in zip(islice(came, at, None), islice(self._passages[passage], begin, None), strict=False):
            if here != there.word:
                break
            length += 1
        return length
