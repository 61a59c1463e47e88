"""The search: a find bar below a spread, and the ways from one find to the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from resdiff.screens.commands import FIND, bindings
from resdiff.screens.findbar import FindBar
from resdiff.screens.spread import Spread


class Search(Vertical):
    """Holds a spread, whatever stands beside it, and below them the bar to find words in it.

    `rows` is what the rows of the spread are called where they are counted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIND)]
    DEFAULT_CSS = """
    Search { height: 1fr; }
    """

    def __init__(self, rows: str = "clauses") -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The bar, below what the search was opened round."""
        yield FindBar()

    @property
    def spread(self) -> Spread:
        """Where words are looked for."""
        return self.query_one(Spread)

    @property
    def bar(self) -> FindBar:
        """The find bar."""
        return self.query_one(FindBar)

    @property
    def is_on(self) -> bool:
        """True while words are marked."""
        return self.spread.listing.finds.wanted is not None

    def end(self) -> None:
        """End the search: no words are marked, the bar goes, the keys are the spread's again."""
        self.spread.find("")
        self.bar.close()
        self.bar.tell("")
        self.screen.set_focus(self.spread)

    def leave(self) -> bool:
        """Take a selection away, or else end the search; False where there was neither."""
        if self.screen.selections:
            self.screen.clear_selection()
        elif self.is_on:
            self.end()
        else:
            return False
        return True

    @property
    def words(self) -> str:
        """The words that are looked for, "" where none are."""
        return self.bar.words if self.is_on else ""

    def begin(self, words: str, *, go: bool) -> None:
        """Look for words that were looked for elsewhere, and `go` to the first row from here on that holds them.

        Without words nothing begins.
        """
        if not words.strip():
            return
        self.bar.show(words)
        self.spread.find(words)
        count = len(self.spread.listing.finds.numbers)
        if go or not count:
            self._go(1, here=True)
        else:
            self.bar.tell(f"in {count} {self._rows}")

    def again(self) -> None:
        """Look for the same words in other rows."""
        if self.bar.is_open:
            self.spread.find(self.bar.words)

    def action_find(self) -> None:
        """Open the find bar."""
        self.bar.open()

    def action_next_found(self) -> None:
        """The next clause that holds the words."""
        self._go(1)

    def action_previous_found(self) -> None:
        """The clause before that holds the words."""
        self._go(-1)

    @on(FindBar.Asked)
    def _asked(self, event: FindBar.Asked) -> None:
        event.stop()
        if not self.bar.is_open:
            return  # typed just before the search was ended
        self.spread.find(event.words)
        if not event.done:
            self._go(1, here=True)
        elif event.words.strip():
            self.screen.set_focus(self.spread)
        else:
            self.end()

    @on(FindBar.Stepped)
    def _stepped(self, event: FindBar.Stepped) -> None:
        event.stop()
        self._go(event.step)

    @on(FindBar.Left)
    def _left(self, event: FindBar.Left) -> None:
        event.stop()
        self.end()

    def _go(self, step: int, *, here: bool = False) -> None:
        spread, finds = self.spread, self.spread.listing.finds
        number = finds.from_row(spread.number, step, here=here)
        if number is not None:
            spread.jump_to(number)
            self.bar.tell(f"{finds.numbers.index(number) + 1} of {len(finds.numbers)} {self._rows}")
        elif finds.wanted:
            self.bar.tell("not found")
        else:
            self.bar.tell("")
            if not here:
                self.action_find()
