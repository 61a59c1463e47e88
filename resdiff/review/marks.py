"""Marks: fingerprints of the words of a paragraph, by which a decision finds its clause in another file again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from resdiff.alignment.passages import GLUED_NOTE, NOTE, NOTED
from resdiff.model import Document, Paragraph
from resdiff.wording import tokens
from resdiff.wording.tokens import unified

_WORDS, _NOTES = 12, 6
"""Figures of a mark: of the words, and of the bodies of the notes cited in them."""


def mark(paragraph: Paragraph, document: Document) -> str:
    """The mark of a paragraph: of its words, and behind a hyphen of its notes where it cites any that have a body.

    What differs from file format to file format does not count: spaces, forms of quotation marks and hyphens, the
    number before the paragraph, the numbers of notes. A comma and a capital do count: they are decided on too.
    """
    bodies = [body for number in paragraph.notes if (body := document.note(number))]
    words = mark_text(paragraph.text)
    return f"{words}-{_hash(map(_flat, bodies), _NOTES)}" if bodies else words


@lru_cache(maxsize=1 << 13)
def mark_text(text: str) -> str:
    """The mark of words that cite no note."""
    return _hash(_words(text), _WORDS)


def words_of_mark(mark: str) -> str:
    """The part of a mark that is about the words alone."""
    return mark.partition("-")[0]


def same_mark(one: str, other: str) -> bool:
    """Whether two marks are of the same clause; notes count only where both files have them."""
    (words, _, notes), (words_too, _, notes_too) = one.partition("-"), other.partition("-")
    return words == words_too and (notes == notes_too or not notes or not notes_too)


def same_marks(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two rows of marks are of the same clauses in the same order."""
    return len(some) == len(others) and all(map(same_mark, some, others))


def mark_all(marks: Iterable[str]) -> str:
    """One mark for all the words of a document, whatever its notes."""
    return _hash(map(words_of_mark, marks), _WORDS)


def _words(text: str) -> Iterator[str]:
    """The words and marks of a text; note marks that a format left in it as figures are neither."""
    before = ""
    for token in tokens(text):
        word = unified(token).strip()
        if word and not (before in NOTED and NOTE.fullmatch(word)):
            yield GLUED_NOTE.sub("", word)
        before = word


def _flat(text: str) -> str:
    return " ".join(_words(text))


def _hash(words: Iterable[str], length: int) -> str:
    # A lone surrogate has no UTF-8, and the file that keeps the words none either.
    return sha256("\x1f".join(words).encode("utf-8", errors="replace")).hexdigest()[:length]
