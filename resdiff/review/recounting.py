"""Addresses and printed numbers of a text put together from others, counted anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen, mutable

from resdiff.model import Document, Paragraph
from resdiff.reading.counting import Shape, counted
from resdiff.review.pieces import Piece

# "OP7", "A.PP2", "Annex.4", "Annex.H1"; what follows are sub-levels "(b)", "(ii)", ".1" and the mark of a double "#2".
_ADDRESS = re.compile(
    r"(?P<section>(?!(?:PP|OP|H|P)\d)[^.]*\.)?(?P<series>PP|OP|H|P|)(?P<count>\d+)(?P<below>(?:\([^()]*\)|\.\d+|#\d+)*)"
)
_STEP = re.compile(r"\([^()]*\)|\.\d+")
_MOST = 200
"""Items of a list whose letters are known."""
_SHAPES: tuple[tuple[Shape, bool], ...] = (
    ("letter", True), ("roman", True), ("decimal", True), ("letter", False), ("LETTER", True), ("ROMAN", True),
)  # fmt: skip
_FIGURES = re.compile(r"\d+|[一二三四五六七八九十百零]+")


@frozen
class _Count:
    """The place of a paragraph among its like in its own document: its rank, and the address and rank before it."""

    above: str
    series: str
    rank: int
    depth: int
    shape: tuple[Shape, bool] | None
    before: str
    rank_before: int


def recount(pieces: Sequence[Piece], documents: Sequence[Document]) -> tuple[Paragraph, ...]:
    """The paragraphs of the pieces, each with the address and number of its new place.

    What follows its own predecessor keeps its distance to it, so that a document put together whole comes out as it
    was, with a number that it skips; anything else is counted on by one.
    """
    own = [_counts(document.paragraphs) for document in documents]
    counting = _Counting()
    return tuple(
        counting.place(piece, own[piece.origin].get(piece.address) if piece.address else None) for piece in pieces
    )


def reached(address: str) -> tuple[str, ...]:
    """An address and those of the paragraphs above it: OP7(b)(ii), OP7(b), OP7."""
    found = [address.partition("#")[0]]
    while step := _last_step(found[-1]):
        found.append(found[-1][: -len(step)])
    return tuple(found)


def _last_step(address: str) -> str:
    parts = _ADDRESS.fullmatch(address.partition("#")[0])
    steps = _STEP.findall(parts["below"]) if parts else []
    return steps[-1] if steps else ""


def _counts(paragraphs: Iterable[Paragraph]) -> dict[str, _Count]:
    """The count of each paragraph of a document by address; not of one whose address is of no known form."""
    rows: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for paragraph in paragraphs:
        parts = _ADDRESS.fullmatch(paragraph.id)
        if not parts:
            continue
        steps = _STEP.findall(parts["below"])
        bare = paragraph.id.partition("#")[0]
        if steps:
            above, last = bare[: -len(steps[-1])], steps[-1]
            key, value = (above, last[0]), last.strip("().")
        else:
            key, value = (parts["section"] or "", parts["series"]), parts["count"]
        rows.setdefault(key, []).append((paragraph.id, value, len(steps)))
    counts: dict[str, _Count] = {}
    for (above, series), row in rows.items():
        shape = _shape([value for _, value, _ in row]) if series == "(" else ("decimal", True)
        before, rank_before = "", 0
        for address, value, depth in row:
            rank = _ranks(*shape).get(value, rank_before + 1) if shape and series == "(" else 0
            rank = rank or (int(value) if value.isascii() and value.isdigit() else rank_before + 1)
            counts[address] = _Count(above, series, rank, depth, shape, before, rank_before)
            before, rank_before = address, rank
    return counts


def _shape(values: Sequence[str]) -> tuple[Shape, bool] | None:
    """How the list counts: the way in which its first value is the first, else one that knows all of them."""
    for shape in _SHAPES:
        if _ranks(*shape).get(values[0]) == 1:
            return shape
    return next((shape for shape in _SHAPES if all(value in _ranks(*shape) for value in values)), None)


@cache
def _ranks(shape: Shape, doubled: bool) -> Mapping[str, int]:
    return {counted(rank, shape, doubled=doubled): rank for rank in range(1, _MOST)}


@mutable
class _Counting:
    """Walks down the pieces and gives each its address."""

    _last: dict[tuple[str, str], tuple[int, int, str]] = field(factory=dict)  # rank here, origin, its own address
    _open: list[str] = field(factory=list)  # the addresses above the next item, outermost first
    _taken: set[str] = field(factory=set)

    def place(self, piece: Piece, own: _Count | None) -> Paragraph:
        paragraph = piece.paragraph
        if own is None:
            return self._named(paragraph, paragraph.id, 0)
        if own.depth and self._open:
            above = self._open[min(own.depth, len(self._open)) - 1]
        elif own.depth:
            return self._named(paragraph, paragraph.id, own.depth)
        else:
            above = own.above
        rank = self._rank(piece, own, self._last.get((above, own.series)))
        self._last[above, own.series] = rank, piece.origin, piece.address
        number = paragraph.number
        if own.series == "(":
            value = _last_step(piece.address).strip("()")
            if rank != own.rank:
                value = counted(rank, own.shape[0], doubled=own.shape[1]) if own.shape else str(rank)
                number = f"({value})" if "(" in number or not number.endswith(".") else f"{value}."
            address = f"{above}({value})"
        elif own.series == ".":
            address = f"{above}.{rank}"
        else:
            address = f"{above}{own.series}{rank}"
            number = _renumbered(number, rank) if rank != own.rank else number
        return self._named(evolve(paragraph, number=number), address, own.depth)

    def _rank(self, piece: Piece, own: _Count, last: tuple[int, int, str] | None) -> int:
        restarts = own.rank <= own.rank_before
        if last is None:
            return own.rank if not own.before or restarts else 1
        if restarts:
            return own.rank
        follows = last[1:] == (piece.origin, own.before)
        return last[0] + (own.rank - own.rank_before if follows else 1)

    def _named(self, paragraph: Paragraph, address: str, depth: int) -> Paragraph:
        unique, again = address, 2
        while unique in self._taken:
            unique, again = f"{address}#{again}", again + 1
        self._taken.add(unique)
        del self._open[depth:]
        self._open.append(address)
        return evolve(paragraph, id=unique)


def _renumbered(number: str, rank: int) -> str:
    """The printed number with another count, in the figures it was printed in."""
    found = _FIGURES.search(number)
    if not found:
        return number
    zero = ord(found[0][0]) - int(found[0][0]) if found[0][0].isdecimal() else None
    figures = counted(rank, "han") if zero is None else "".join(chr(zero + int(digit)) for digit in str(rank))
    return number[: found.start()] + figures + number[found.end() :]
