"""The grid of a history as rows of a spread: a clause a row, a cell a version; sorted, filtered and searched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resdiff.lineage import Clause, History
from resdiff.lineage.rows import by_age, by_latest_text
from resdiff.lineage.signs import Look, look, sign
from resdiff.screens.cells import shown
from resdiff.screens.finding import Finds
from resdiff.screens.sheet import Band, Block, Piece, Sheet, Wrap
from resdiff.screens.spans import Margin, Span
from resdiff.screens.traits import GENERAL, born_in, dropped_in, traits
from resdiff.telling.heads import step_of

if TYPE_CHECKING:
    from resdiff.screens.listing import Group

ABSENT = "·"
"""Stands in the cell of a version in which a clause does not stand."""
_LEAST_TEXT, _WIDEST_ADDRESS = 20, 12
_OPENING = 220
"""Characters of a clause beside its cells at most."""
CELL_LOOKS: dict[Look, str] = {
    "none": "rule",
    "same": "address",
    "reworded": "sign-reworded",
    "joined": "sign-split",
    "moved": "sign-moved",
    "new": "sign-added",
    "back": "added",
    "gone": "sign-removed",
}
"""How a standing is painted."""
OVERVIEW: dict[Look, str] = {
    "none": "unchanged",
    "same": "unchanged",
    "reworded": "reworded",
    "joined": "split",
    "moved": "moved",
    "new": "added",
    "back": "added",
    "gone": "removed",
}
"""How a standing is shown in the overview bar."""


def address(clause: Clause) -> str:
    """Where a clause stands in the latest version, or in brackets where it stood last."""
    last = clause.latest
    return shown(last.address if clause.standings[-1].is_here else f"({last.address})")


class GridListing:
    """The clauses of a history. A row's number is its place in the order they are sorted in, whatever is hidden.

    `year` is the version (by index) at the cursor; where there is no room for all versions, those round it are shown:
    `count` of them from `first` on, `step` cells each.
    """

    def __init__(self, history: History, wrap: Wrap) -> None:
        self.history = history
        self.year = len(history.versions) - 1
        self.is_by_age = False
        self.order = by_latest_text(history)
        self.traits = tuple(traits(history, clause) for clause in history.clauses)
        self.groups: dict[Group, tuple[str, ...]] = {
            "history": GENERAL,
            "birth": born_in(history),
            "end": dropped_in(history),
        }
        names = [name for group in self.groups.values() for name in group]
        counts = {name: sum(name in some for some in self.traits) for name in names}
        self.counts = {name: count for name, count in counts.items() if count}
        self.asked: frozenset[str] = frozenset()
        self.finds = Finds()
        self.spans: Sequence[Span] = []
        self.sheet = Sheet([], [], wrap)
        self.first, self.count, self.step = 0, len(history.versions), 1
        self._numbers: list[int] = []
        self._wrap = wrap
        self._texts: dict[int, tuple[Band, ...]] = {}

    def sort(self) -> None:
        """Sort by age, or by the latest text again."""
        self.is_by_age = not self.is_by_age
        self.order = by_age(self.history) if self.is_by_age else by_latest_text(self.history)

    # Where things are

    def clause_at(self, number: int) -> Clause:
        """The clause of a row, told by its number."""
        return self.history.clauses[self.order[number]]

    @property
    def hidden(self) -> int:
        """How many clauses the filter hides."""
        return len(self.order) - len(self._numbers)

    @property
    def looks(self) -> list[str]:
        """What happened to each clause shown in the version at the cursor, for the overview."""
        return [OVERVIEW[look(self.clause_at(number).at(self.year))] for number in self._numbers]

    @property
    def spot(self) -> tuple[int, int]:
        """The cells of a row's text in which the version at the cursor stands."""
        start = (self.year - self.first) * self.step
        return start, start + max(self.step - 1, 1)

    @property
    def is_year_shown(self) -> bool:
        """Whether the version at the cursor is among those that there is room for."""
        return self.first <= self.year < self.first + self.count

    def number_at(self, index: int) -> int:
        """The number of a row shown."""
        return self._numbers[index]

    def index_of(self, number: int) -> int:
        """Where a row stands among those shown; for one that is hidden, the last shown before it."""
        return max(bisect_right(self._numbers, number) - 1, 0)

    def reveal(self, number: int) -> bool:
        """Undo the filter where it hides a row."""
        if number in self._numbers:
            return False
        self.asked = frozenset()
        return True

    def happening_from(self, index: int, step: int) -> int | None:
        """The next (1) or previous (-1) row shown to whose clause something happened in the version at the cursor."""
        looks = self.looks
        indexes = range(index + step, len(looks) if step > 0 else -1, step)
        return next((k for k in indexes if looks[k] != "unchanged"), None)

    # Laying out

    def lay_out(self, width: int) -> None:
        """Lay the clauses to be shown out in so many cells."""
        chosen = [asked for group in self.groups.values() if (asked := self.asked.intersection(group))]
        self._numbers = [
            number
            for number, index in enumerate(self.order)
            if not any(asked.isdisjoint(self.traits[index]) for asked in chosen)
        ] or [0]
        names = [address(clause) for clause in self.history.clauses]
        margin = Margin(min(max(map(len, names)), _WIDEST_ADDRESS), is_first=True)
        room = max(width - margin.width - 1, 2)
        versions = len(self.history.versions)
        self.step = step_of(self.history.short_names, room - _LEAST_TEXT)
        self.count = min(versions, max((room - _LEAST_TEXT) // self.step, 1))
        self.first = min(max(self.first, self.year - self.count + 1), self.year, versions - self.count)
        self.spans = [Span(width, margin)]
        rows = [self._row(self.order[number], names, margin.label_width) for number in self._numbers]
        self.sheet = Sheet(rows, [room], self._wrap, gap=0)

    def _row(self, index: int, names: Sequence[str], room: int) -> tuple[Band, ...]:
        clause = self.history.clauses[index]
        standings = [clause.at(number) for number in range(self.first, self.first + self.count)]
        pieces = [
            Piece(sign(standing).replace(" ", ABSENT).ljust(self.step), CELL_LOOKS[look(standing)], "")
            for standing in standings
        ]
        is_here = clause.standings[-1].is_here
        words = Piece(" " + shown(clause.latest.text)[:_OPENING], "kept" if is_here else "ghost")
        name = names[index]
        label = name if len(name) <= room else f"{name[: room - 1]}…"
        return (Band(((Block((*pieces, words), (label,), one_line=True),),)),)

    # Words

    def find(self, words: str) -> None:
        """Look for words in every version of every clause; none ends the search."""
        self.finds.look(words, ((number, self._all_texts(index)) for number, index in enumerate(self.order)))

    def found_in(self, number: int) -> list[int]:
        """The versions in which a clause holds the words that are looked for."""
        wanted = self.finds.wanted
        here = self.clause_at(number).here if wanted else ()
        return [standing.version for standing in here if wanted and wanted.search(shown(standing.text))]

    def clauses(self) -> Iterator[tuple[int, str, str]]:
        """Number, address and words of every clause."""
        for number, index in enumerate(self.order):
            clause = self.history.clauses[index]
            yield number, address(clause), shown(clause.latest.text)

    def _all_texts(self, index: int) -> tuple[Band, ...]:
        if index not in self._texts:
            texts = dict.fromkeys(standing.text for standing in self.history.clauses[index].here)
            self._texts[index] = (Band((tuple(Block((Piece(shown(text), "kept"),)) for text in texts),)),)
        return self._texts[index]
