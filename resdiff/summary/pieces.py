"""A sentence as pieces: what resdiff says, and the words of a document that it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from resdiff.summary.english import excerpt, quotation
from resdiff.visible import tell_apart, visible

Role = Literal["said", "quote", "old", "new"]
"""`old` quotes words that are only in the old text, `new` only in the new one, `quote` words to know a clause by."""


@frozen
class Piece:
    """A part of a sentence; of a quotation, the words without quotation marks."""

    text: str
    role: Role = "said"


_BEFORE = 12
"""Characters quoted before the place where two long texts differ."""

Said = tuple[Piece, ...]
"""A sentence, without its full stop."""


def say(words: str) -> Piece:
    """Words of resdiff's own; what a document may have put among them is shown as text."""
    return Piece(visible(words))


def quote(words: str, most: int, role: Role = "quote") -> Piece:
    """Words of a document, cut to some `most` characters."""
    return Piece(excerpt(words, most, tail=role in ("old", "new")), role)


def became(old: str, new: str, most: int) -> tuple[Piece, Piece, Piece]:
    """'"old" became "new"', told apart where they only look alike."""
    before, after = tell_apart(old, new)
    if excerpt(before, most, tail=True) == excerpt(after, most, tail=True):
        before, after = _from_difference(before, after)
    return (quote(before, most, "old"), say(" became "), quote(after, most, "new"))


def _from_difference(old: str, new: str) -> tuple[str, str]:
    """Both from a few words before they differ, where their beginnings and ends would look the same."""
    at = next((k for k, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(0, at - _BEFORE)) + 1
    return (f"… {old[start:]}", f"… {new[start:]}") if start else (old, new)


def enumerated(items: Sequence[Said], mark: str = ",") -> Iterator[Piece]:
    """Things one after the other, the last behind "and" unless the mark is a semicolon."""
    for k, item in enumerate(items):
        if k:
            yield say(" and " if k == len(items) - 1 and mark == "," else f"{mark} ")
        yield from item


def written(said: Iterable[Piece]) -> str:
    """The sentence as plain text, its quotations in quotation marks."""
    return "".join(piece.text if piece.role == "said" else quotation(piece.text) for piece in said)
