"""Tracked changes that a Word file already holds are settled, so that it can be written to as if it had none."""

from __future__ import annotations

from lxml import etree

from resdiff.reading.blocks import View
from resdiff.reading.docx.tracked import drop_changes, join_paragraphs
from resdiff.reading.docx.xml import W

_WRAPPERS = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_FORMER = tuple(
    f"{W}{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "tcPr", "trPr", "numbering")
)
_RANGES = tuple(
    f"{W}{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_CELLS = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")
TRACKED = (*_WRAPPERS, *_FORMER, *_RANGES, *_CELLS)
"""Every element by which Word tracks a change."""


def is_tracked(root: etree._Element) -> bool:
    """True if a part holds any tracked change, of looks too."""
    return next(root.iter(*TRACKED), None) is not None


def settle_for_good(root: etree._Element, view: View) -> None:
    """Accept or reject all tracked changes of a part, in place; everything else stays as it is."""
    drop_changes(root, view)
    for wrapper in list(root.iterdescendants(*_WRAPPERS)):
        if len(wrapper):
            _unwrap(wrapper)
    join_paragraphs(root, view, hidden=False)
    for left in list(root.iterdescendants(*TRACKED)):
        parent = left.getparent()
        if parent is not None:
            parent.remove(left)


def _unwrap(wrapper: etree._Element) -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    wrapper.getparent().remove(wrapper)
