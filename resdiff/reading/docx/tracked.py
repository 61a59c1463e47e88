"""A tree of WordprocessingML as one view of it shows: tracked changes accepted or rejected, one of two branches taken.

What is left has its paragraphs and tables side by side and nothing in it that does not show: whoever reads on needs to
know nothing of revisions. The rules are those of ECMA-376, part 1, clauses 17.13.5 (revisions) and 17.5 (content
controls), and part 3 (branches).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from resdiff.reading.blocks import View
from resdiff.reading.docx.xml import MC, M, W, switch

_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_BRANCHES = f"{MC}AlternateContent"
_WRAPPERS = (f"{W}sdt", f"{W}customXml", f"{W}smartTag", *_INSERTED, *_DELETED, _BRANCHES)
_WRAPPER_PROPERTIES = (f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr", f"{W}smartTagPr")
# What holds paragraphs, tables, rows or cells. Wrappers inside a paragraph are gone into by whoever reads it.
_CONTAINERS = frozenset(
    W + name
    for name in (
        "body",
        "tbl",
        "tr",
        "tc",
        "txbxContent",
        "hdr",
        "ftr",
        "footnote",
        "endnote",
        "comment",
        "docPartBody",
    )
)
# Where a change stands inside properties, it says something of the thing itself and wraps no text.
_PROPERTIES = (f"{W}rPr", f"{W}trPr", f"{W}numPr", f"{W}tcPr", f"{M}ctrlPr")
_FORMER = (f"{W}pPrChange", f"{W}rPrChange", f"{W}trPrChange", f"{W}tcPrChange")
_KEPT_BY_CHANGE = (f"{W}rPr", f"{W}sectPr", f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_TEXT = (f"{W}t", f"{W}delText", f"{M}t", f"{W}footnoteReference", f"{W}endnoteReference")


def holds_changes(root: etree._Element) -> bool:
    """True if a text holds tracked insertions, deletions or moves; changed looks alone do not count."""
    tags = (*_INSERTED, *_DELETED, f"{W}cellIns", f"{W}cellDel")
    return any(not _is(change.getparent(), f"{W}numPr") for change in root.iter(*tags))


def settle(root: etree._Element, view: View) -> list[str]:
    """Bring a tree into one view, in place. Returns the prompts of content controls that nobody filled in."""
    _drop_all(list(_branches_not_taken(root)))
    prompts = _drop_prompts(root)
    drop_changes(root, view)
    _unwrap_blocks(root)
    join_paragraphs(root, view, hidden=True)
    return prompts


def drop_changes(root: etree._Element, view: View) -> None:
    """Take out of a tree what its tracked changes say is not in this view; the marks of what is in it stay."""
    gone = _DELETED if view == "accepted" else _INSERTED
    if view == "rejected":
        _restore_former_properties(root)
    cell_mark = f"{W}cellDel" if view == "accepted" else f"{W}cellIns"
    _drop_all([row for mark in root.iter(*gone) if (row := _holder(mark, f"{W}trPr")) is not None])
    _drop_all([cell for mark in root.iter(cell_mark) if (cell := _holder(mark, f"{W}tcPr")) is not None])
    _drop_all([change for change in root.iterdescendants(*gone) if change.getparent().tag not in _PROPERTIES])
    if view == "rejected":
        for text in root.iterdescendants(f"{W}delText"):
            text.tag = f"{W}t"


def join_paragraphs(root: etree._Element, view: View, *, hidden: bool) -> None:
    """Join the paragraphs whose marks this view does not have, and with `hidden` those whose marks are hidden."""
    gone = _DELETED if view == "accepted" else _INSERTED
    _join(
        [
            paragraph
            for paragraph in root.iterdescendants(f"{W}p")
            if (mark := paragraph.find(f"{W}pPr/{W}rPr")) is not None
            and (any(mark.find(tag) is not None for tag in gone) or (hidden and switch(mark, "specVanish")))
        ]
    )


def _branches_not_taken(root: etree._Element) -> Iterable[etree._Element]:
    """The same content is often written twice, for newer and for older programs (text boxes): one of them shows.

    That is the first whose requirements Word meets, which are those that Word invented.
    """
    for alternatives in root.iterdescendants(_BRANCHES):
        choices = [choice for choice in alternatives if choice.tag == f"{MC}Choice"]
        met = next((c for c in choices if all(_known(c, prefix) for prefix in c.get("Requires", "").split())), None)
        taken = alternatives.find(f"{MC}Fallback") if met is None else met
        yield from (branch for branch in alternatives if branch is not taken)


def _known(choice: etree._Element, prefix: str) -> bool:
    return str(choice.nsmap.get(prefix, "")).startswith("http://schemas.microsoft.com/office/")


def _drop_prompts(root: etree._Element) -> list[str]:
    empty = [c for c in root.iterdescendants(f"{W}sdt") if switch(c.find(f"{W}sdtPr"), "showingPlcHdr")]
    known = set(empty)
    outermost = (control for control in empty if known.isdisjoint(control.iterancestors(f"{W}sdt")))
    prompts = ["".join(text.text or "" for text in control.iter(f"{W}t")) for control in outermost]
    known.clear()
    _drop_all(empty)
    return prompts


def _restore_former_properties(root: etree._Element) -> None:
    """Numbers, styles and hiding as they were before their change was tracked."""
    changes = list(root.iterdescendants(*_FORMER))
    while changes:
        change = changes.pop()
        properties = change.getparent()
        former = next(iter(change), None)
        if properties is None or former is None:
            continue
        # What the former properties cannot hold (clause 17.13.5.29) stays.
        now = [
            child
            for child in properties
            if child.tag not in _KEPT_BY_CHANGE or (child.tag == f"{W}rPr" and properties.tag != f"{W}pPr")
        ]
        for place, child in enumerate(list(former)):
            properties.insert(place, child)
        _drop_all(now)


def _unwrap_blocks(root: etree._Element) -> None:
    """Put paragraphs, tables, rows and cells side by side; what was wrapped around them stays behind without them."""
    for wrapper in list(root.iterdescendants(*_WRAPPERS)):
        if wrapper.getparent().tag not in _CONTAINERS:
            continue
        inner = wrapper.find(f"{W}sdtContent")
        if wrapper.tag == _BRANCHES:
            inner = next(iter(wrapper), None)
        for child in list(wrapper if inner is None else inner):
            if child.tag not in _WRAPPER_PROPERTIES:
                wrapper.addprevious(child)


def _drop_all(elements: list[etree._Element]) -> None:
    """Take elements out of the tree, and out of the list, the last first: what is inside others goes before them.

    lxml takes a branch out in time that grows with the square of its size, but empties one at once unless somebody
    still holds a part of it. So they are emptied first, and let go one by one.
    """
    while elements:
        element = elements.pop()
        parent = element.getparent()
        element.clear()
        if parent is not None:
            parent.remove(element)


def _join(paragraphs: Sequence[etree._Element]) -> None:
    """Paragraphs whose marks are gone go on in the next ones, whose properties hold for both.

    Where the next one is empty, nothing would show its properties; Word keeps those of the text then. Before a table
    and at the end of a cell a mark cannot go. From the last to the first, so that a thousand paragraphs joined are
    moved once each.
    """
    holds_text: dict[etree._Element, bool] = {}

    def holds(paragraph: etree._Element) -> bool:
        if paragraph not in holds_text:
            holds_text[paragraph] = next(paragraph.iter(*_TEXT), None) is not None
        return holds_text[paragraph]

    for paragraph in reversed(paragraphs):
        following = _next_block(paragraph)
        if following is not None and following.tag == f"{W}p":
            _join_pair(paragraph, following, keep_first=holds(paragraph) and not holds(following))
            holds_text[following] = holds(paragraph) or holds(following)
        elif following is not None and not holds(paragraph):
            _drop_all([paragraph])


def _next_block(paragraph: etree._Element) -> etree._Element | None:
    following = paragraph.getnext()
    while following is not None and following.tag not in (f"{W}p", f"{W}tbl"):
        following = following.getnext()
    return following


def _join_pair(paragraph: etree._Element, following: etree._Element, *, keep_first: bool) -> None:
    """Put what `paragraph` holds before what `following` holds, under the properties of one of them."""
    own, other = _properties(paragraph), _properties(following)
    dropped = other if keep_first else own
    if dropped is not None:
        _drop_all([dropped])
    place = 0 if keep_first or other is None else 1
    for child in reversed(list(paragraph)):
        following.insert(place, child)
    paragraph.getparent().remove(paragraph)


def _properties(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph's `w:pPr`, which is its first child; a search would look through all the others too."""
    first = next(iter(paragraph), None)
    return first if _is(first, f"{W}pPr") else None


def _holder(mark: etree._Element, properties: str) -> etree._Element | None:
    """The row or cell whose properties of that name a mark stands in."""
    parent = mark.getparent()
    return parent.getparent() if _is(parent, properties) else None


def _is(element: etree._Element | None, tag: str) -> bool:
    return element is not None and element.tag == tag
