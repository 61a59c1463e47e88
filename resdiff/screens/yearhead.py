"""The names of the versions above a grid, the one at the cursor and the one that is marked among them."""

from __future__ import annotations

from textual.content import Content, Span
from textual.widget import Widget

from resdiff.screens.cells import shown
from resdiff.screens.grid import GridListing
from resdiff.telling.heads import heads


class YearHead(Widget):
    """As many lines as the names take: one, or from top to bottom where they are wider than their columns."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    YearHead { height: auto; width: 1fr; background: $panel; color: $foreground; }
    """

    def __init__(self, listing: GridListing) -> None:
        super().__init__()
        self._listing = listing
        self.marked: int | None = None

    def render(self) -> Content:
        """The names; as narrow as the grid last was laid out."""
        return Content("\n").join(_lines(self._listing, self.marked))

    def tell(self, marked: int | None) -> None:
        """The cursor, the mark or the layout changed."""
        self.marked = marked
        self.refresh(layout=True)


def _lines(listing: GridListing, marked: int | None) -> list[Content]:
    if not listing.spans:
        return [Content(" ")]
    margin = " " * listing.spans[0].margin.width
    names = [shown(name) for name in listing.history.short_names[listing.first : listing.first + listing.count]]
    found = []
    for line in heads(names, listing.step):
        spans = []
        for year, style in ((listing.year, "bold reverse"), (marked, "bold underline")):
            if year is not None and listing.first <= year < listing.first + listing.count:
                start = len(margin) + (year - listing.first) * listing.step
                spans.append(Span(start, start + max(listing.step - 1, 1), style))
        found.append(Content(margin + line, spans=spans))
    if listing.count < len(listing.history.versions):
        before, after = listing.first, len(listing.history.versions) - listing.first - listing.count
        found[-1] = Content.assemble(found[-1].rstrip(), (f"  ← {before} more, {after} more →", "$text-aside"))
    return found
