"""The spread of a history: clauses down, versions across, a cursor on one cell, and the ways to move it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.reactive import reactive

from resdiff.lineage import Clause, History
from resdiff.screens.commands import YEARS, bindings
from resdiff.screens.filtering import Filter
from resdiff.screens.grid import GridListing
from resdiff.screens.minimap import MiniMap
from resdiff.screens.spread import Spread
from resdiff.screens.wrapping import wrap


class Cells(Spread):
    """Shows the grid of a history. `year` is the version (by index) at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(YEARS)]

    listing: GridListing
    year = reactive(0, repaint=False, always_update=True)

    def __init__(self, history: History) -> None:
        super().__init__(GridListing(history, wrap), ["grid"])
        self.set_reactive(Cells.year, self.listing.year)

    @property
    def clause(self) -> Clause:
        """The clause at the cursor."""
        return self.listing.clause_at(self.number)

    def on_mount(self) -> None:
        """Mark the cell of the cursor."""
        self.column.show_spot(*self.listing.spot)

    def on_resize(self) -> None:
        """There may be room for other versions."""
        self.call_after_refresh(self.go_to_year, self.year)

    def go_to_year(self, year: int) -> None:
        """Put the cursor on a version, and bring it on the screen."""
        self.listing.year = min(max(year, 0), len(self.listing.history.versions) - 1)
        if not self.listing.is_year_shown:
            self.lay_out()
        self.query_one(MiniMap).show_sheet(self.listing.sheet, self.listing.looks)
        self.column.show_spot(*self.listing.spot)
        self.year = self.listing.year

    def action_year(self, step: int) -> None:
        """The version after (1) or before (-1)."""
        self.go_to_year(self.listing.year + step)

    def action_next_happening(self) -> None:
        """The next clause to which something happened in this version."""
        self._go_to_happening(1)

    def action_previous_happening(self) -> None:
        """The clause before to which something happened in this version."""
        self._go_to_happening(-1)

    def _go_to_happening(self, step: int) -> None:
        index = self.listing.happening_from(self.cursor, step)
        if index is None:
            self.notify(f"Nothing {'further' if step > 0 else 'before this'} happened in this version", timeout=2)
        else:
            self.go(index, jump=True)

    def action_sort(self) -> None:
        """Sort by age, or by the latest text again, with the cursor on the same clause."""
        index = self.listing.order[self.number]
        self.listing.sort()
        self.show(self.listing, self.listing.order.index(index))

    def action_filter(self) -> None:
        """Choose what clauses to show."""
        self.app.push_screen(Filter(self.listing.groups, self.listing.counts, self.listing.asked, self))

    @on(Filter.Chosen)
    def _chosen(self, event: Filter.Chosen) -> None:
        event.stop()
        self.filter(event.facets)

    def filter(self, names: frozenset[str]) -> None:
        """Show only clauses with one of these traits in each of their groups, or all where there are none."""
        self.listing.asked = names
        self.lay_out()
