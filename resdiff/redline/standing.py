"""How the base stands in the file: its lines and rows, and how a new paragraph is set among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from attrs import define, field
from lxml import etree

from resdiff.model import Document, Paragraph
from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import atoms_of
from resdiff.redline.lines import OldLine, Setting, shape_of
from resdiff.redline.manuscript import Manuscript
from resdiff.redline.plan import Step
from resdiff.redline.tables import Cell, cells_of, texts_in_cells


@define
class Standing:
    """The paragraphs of the base as lines and rows of the file.

    `typed` are the new paragraphs whose numbers are typed even where Word counts those around them. Raises
    ResdiffError where the file shows a paragraph otherwise than it was read.
    """

    manuscript: Manuscript
    old: Document
    typed: Collection[str]
    lines: dict[str, OldLine] = field(factory=dict)
    rows: dict[str, etree._Element] = field(factory=dict)
    _order: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for place, paragraph in enumerate(self.old.paragraphs):
            self._order[paragraph.id] = place
            element = self.manuscript.element(paragraph)
            if element.tag == f"{W}tr":
                self.rows[paragraph.id] = element
            else:
                self.lines[paragraph.id] = self.manuscript.line(paragraph)

    def adjoin(self, one: Paragraph, other: Paragraph) -> bool:
        """True if two old paragraphs follow each other in the text with nothing between."""
        if one.id in self.rows or other.id in self.rows:
            return False
        element = self.lines[one.id].element
        return element.getnext() is self.lines[other.id].element and element.find(f"{W}pPr/{W}sectPr") is None

    def fits(self, old: Paragraph, new: Paragraph) -> bool:
        """True if a new paragraph may stand as an old one does."""
        if old.id in self.rows:
            cells = cells_of(self.rows[old.id], self.manuscript)
            ours, theirs = texts_in_cells(old, len(cells)), texts_in_cells(new, len(cells))
            return ours is not None and theirs is not None and self._cells_hold(cells, ours)
        if "\t" in new.text and "\t" not in old.text:
            return False
        line = self.lines[old.id]
        (kind, level), (other, new_level) = shape_of(old), shape_of(new)
        if "heading" in (kind, other):
            return kind == other
        if line.is_typed or (not old.number and not new.number):
            return level == new_level or not (old.number and new.number)
        if not old.number:
            # A number can be typed where others of its kind are.
            return level == new_level and any(
                x.is_typed and shape_of(x.paragraph) == (other, new_level) for x in self.lines.values()
            )
        return (kind, level) == (other, new_level)

    def _cells_hold(self, cells: Sequence[Cell], texts: Sequence[Paragraph]) -> bool:
        """True if each cell holds one line and shows what was read of it."""
        return all(len(cell.lines) <= 1 and cell.text == text.text for cell, text in zip(cells, texts, strict=True))

    def setting(self, new: Paragraph, steps: Sequence[Step], place: int) -> Setting | None:
        """How a new paragraph is set: like the nearest old one of its kind."""
        before = next((s.old[-1] for s in reversed(steps[:place]) if s.old), None)
        here = self._order[before.id] + 0.5 if before else -0.5
        lines = list(self.lines.values())

        def nearest(fitting: Callable[[OldLine], bool]) -> OldLine | None:
            return min(
                (line for line in lines if fitting(line)),
                key=lambda line: (line.paragraph.part != new.part, abs(self._order[line.paragraph.id] - here)),
                default=None,
            )

        kind, level = shape_of(new)
        if alike := nearest(lambda line: shape_of(line.paragraph) == (kind, level)):
            return Setting(alike, new.id in self.typed)
        if (
            new.number
            and new.id not in self.typed
            and (counted := nearest(lambda line: line.counts and not self._is_bullet(line)))
        ):
            return Setting(counted)  # another level of its list
        plain = nearest(lambda line: shape_of(line.paragraph)[0] == "plain") or nearest(lambda _: True)
        return None if plain is None else Setting(plain, typed=True)

    def _is_bullet(self, line: OldLine) -> bool:
        return shape_of(line.paragraph)[0] == "bullet"

    def row_beside(self, steps: Sequence[Step], place: int) -> etree._Element | None:
        """The row that a new paragraph is another one of: with as many cells, just before or just after."""
        new = steps[place].new[0]
        if "\t" not in new.text:
            return None
        before = next((s.old[-1].id for s in reversed(steps[:place]) if s.old), "")
        after = next((s.old[0].id for s in steps[place + 1 :] if s.old), "")
        for address in (before, after):
            row = self.rows.get(address)
            if row is not None and texts_in_cells(new, len(row.findall(f"{W}tc"))) is not None:
                return row
        return None

    def cell_line(self, cell: Cell, text: Paragraph) -> OldLine:
        """The one line of a cell that shows `text`."""
        traced = cell.lines[0]
        element = self.manuscript.elements[traced.at]
        start = len(traced.text) - len(traced.text.lstrip())
        return OldLine(text, element, atoms_of(element, self.manuscript.places, traced.said), traced.text, start)
