"""The summary page as rows of a spread: its sentences, each with the clause that it is about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from resdiff.screens import signs
from resdiff.screens.cells import shown
from resdiff.screens.finding import Finds
from resdiff.screens.listing import WIDEST_TEXT
from resdiff.screens.sheet import Band, Block, Piece, Sheet, Wrap
from resdiff.screens.spans import Margin, Span

if TYPE_CHECKING:
    from resdiff.summary import Digest, Report, Section
    from resdiff.summary.entries import Entry

_WIDEST_ADDRESS, _NARROW = 18, 100
"""Cells for addresses, and the cells of a screen below which they have only half of that."""
_LOOKS = {"old": "removed", "new": "added"}


@frozen
class Line:
    """One row of the page: a sentence in pieces, behind the addresses of its clause.

    `place` is that of the change it is about among the changes, -1 where it is about none. A heading opens a section.
    """

    pieces: tuple[Piece, ...]
    address: str = ""
    place: int = -1
    signs: str = ""
    look: str = ""
    is_heading: bool = False
    is_apart: bool = False
    """A blank line stands before it."""

    @property
    def text(self) -> str:
        """The pieces joined."""
        return "".join(piece.text for piece in self.pieces)


class PageListing:
    """The page of a report in one column. Its rows are all shown, so number and index are the same."""

    def __init__(self, report: Report, wrap: Wrap) -> None:
        from resdiff.summary import digest

        self.lines = tuple(_lines(digest(report), report))
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.sheet = Sheet([], [], wrap)
        self._wrap = wrap
        self._bands: list[tuple[Band, ...]] = []

    @property
    def looks(self) -> list[str]:
        """The look of the change that each row is about."""
        return [line.look or "unchanged" for line in self.lines]

    def lay_out(self, width: int) -> None:
        """Lay the page out in so many cells."""
        label = _WIDEST_ADDRESS if width >= _NARROW else _WIDEST_ADDRESS // 2
        margin = Margin(label, is_first=True)
        self.spans = [Span(width, margin)]
        self._bands = [(_band(line, label),) for line in self.lines]
        text = min(max(width - margin.width - 1, 2), WIDEST_TEXT)
        self.sheet = Sheet(self._bands, [text], self._wrap, gap=0)

    def number_at(self, index: int) -> int:
        """The number of a row."""
        return index

    def index_of(self, number: int) -> int:
        """Where a row stands."""
        return min(number, len(self.lines) - 1)

    def reveal(self, number: int) -> bool:  # noqa: ARG002 - every listing can be asked
        """Nothing is hidden."""
        return False

    def find(self, words: str) -> None:
        """Look for words in every sentence; none ends the search."""
        self.finds.look(words, enumerate(self._bands))

    def section_from(self, index: int, step: int) -> int | None:
        """The row of the next (1) or previous (-1) heading of a section."""
        indexes = range(index + step, len(self.lines) if step > 0 else -1, step)
        return next((k for k in indexes if self.lines[k].is_heading), None)

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, addresses and sentence of every row about a clause, for the palette."""
        for number, line in enumerate(self.lines):
            if line.place >= 0:
                yield number, line.address, line.text


def _lines(page: Digest, report: Report) -> Iterator[Line]:
    yield Line(_said(page.title, emphasis="heading"))
    if page.subject:
        yield Line(_said(page.subject))
    yield Line(_said(" ".join(page.headline)), is_apart=True)
    if page.selection:
        yield Line(_said(page.selection))
    for section in page.in_lines:
        yield from _section(section, report)
    for k, section in enumerate(page.in_names):
        yield evolve(_named(section, report), is_apart=not k, is_heading=not k)
    for k, sentence in enumerate(page.closing):
        yield Line(_said(sentence), is_apart=not k)


def _section(section: Section, report: Report) -> Iterator[Line]:
    from resdiff.summary.page import heading, rest

    yield Line(_said(heading(section), emphasis="heading"), is_heading=True, is_apart=True)
    for entry in section.entries:
        yield _about(entry, report, tuple(_sentence(entry)))
    if section.rest or section.above:
        yield _leading_to_first(section, report, rest(section))


def _named(section: Section, report: Report) -> Line:
    from resdiff.summary.page import heading, rest

    return _leading_to_first(section, report, f"{heading(section)}: {rest(section)}")


def _leading_to_first(section: Section, report: Report, text: str) -> Line:
    """A line that only names clauses; it leads to the first of them."""
    first = (*section.rest, *section.above)[0]
    return evolve(_about(first, report, _said(text)), address="", signs="", look="")


def _about(entry: Entry, report: Report, pieces: tuple[Piece, ...]) -> Line:
    from resdiff.summary.naming import both_addresses

    change = report.comparison.changes[entry.row]
    address = both_addresses(entry.old, entry.new)
    return Line(pieces, address, entry.row, signs.signs(change), signs.look(change))


def _sentence(entry: Entry) -> Iterator[Piece]:
    from resdiff.summary.english import quotation

    if entry.opening:
        yield from _said(f"{quotation(entry.opening)}: ")
    for piece in entry.said:
        text = piece.text if piece.role == "said" else quotation(piece.text)
        yield from _said(text, _LOOKS.get(piece.role, "kept"))


def _said(text: str, look: str = "kept", emphasis: str = "") -> tuple[Piece, ...]:
    return (Piece(shown(text), look, "=", emphasis),)


def _band(line: Line, label: int) -> Band:
    """A sentence behind its addresses, which are broken at their spaces."""
    block = Block(line.pieces, tuple(textwrap.wrap(line.address, label)))
    return Band(
        (((Block(), block) if line.is_apart else (block,)),), line.signs if not line.is_apart else "", line.look
    )
