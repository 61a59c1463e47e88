"""The columns of a screen: how many cells each has, and what stands left of its text."""

from __future__ import annotations

from attrs import frozen


@frozen
class Margin:
    """What stands left of the text. The first column has the cursor's bar and the signs, the others a rule.

    `marked` has a cell more before the signs, for a mark of the row.
    """

    label_width: int
    is_first: bool
    marked: bool = False

    @property
    def width(self) -> int:
        """Cells of the whole margin."""
        return self.label_width + (5 + self.marked if self.is_first else 3)


@frozen
class Span:
    """A column of the screen: its cells, its margin included, and its margin."""

    width: int
    margin: Margin
