"""A tree of WordprocessingML as one view of it shows: tracked changes accepted or rejected, wrappers taken off.

What is left holds paragraphs and tables side by side, and no revision: whoever reads on needs to know nothing of them.
The rules are those of ECMA-376, part 1, clauses 17.13.5 (revisions) and 17.5 (content controls), and part 3 (branches).
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from resdiff.reading.docx_xml import MC, M, W, switch
from resdiff.reading.running_text import View

_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_WRAPPERS = (f"{W}sdt", f"{W}customXml", f"{W}smartTag")
_WRAPPER_PROPERTIES = (f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr", f"{W}smartTagPr")
# Where these stand inside properties, they say something of the thing itself and wrap no text.
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
    _choose_branches(root)
    prompts = _unwrap(root)
    gone, kept = (_DELETED, _INSERTED) if view == "accepted" else (_INSERTED, _DELETED)
    if view == "rejected":
        _restore_former_properties(root)
    _drop_rows_and_cells(root, gone, f"{W}cellDel" if view == "accepted" else f"{W}cellIns")
    joined = [
        paragraph
        for paragraph in root.iterdescendants(f"{W}p")
        if (mark := paragraph.find(f"{W}pPr/{W}rPr")) is not None
        and (any(mark.find(tag) is not None for tag in gone) or switch(mark, "specVanish"))
    ]
    for change in list(root.iterdescendants(*gone)):
        if change.getparent().tag not in _PROPERTIES:
            change.getparent().remove(change)
    for change in list(root.iterdescendants(*kept)):
        if change.getparent().tag not in _PROPERTIES:
            _replace_by_children(change)
    if view == "rejected":
        for text in root.iter(f"{W}delText"):
            text.tag = f"{W}t"
    _join(joined)
    return prompts


def _choose_branches(root: etree._Element) -> None:
    """The same content is often written twice, for newer and for older programs (text boxes): keep one.

    That is the first whose requirements Word meets, which are those that Word invented.
    """
    for alternatives in list(root.iterdescendants(f"{MC}AlternateContent")):
        choices = [choice for choice in alternatives if choice.tag == f"{MC}Choice"]
        met = next((c for c in choices if all(_known(c, prefix) for prefix in c.get("Requires", "").split())), None)
        chosen = alternatives.find(f"{MC}Fallback") if met is None else met
        if chosen is None:
            chosen = next(iter(choices), alternatives)
        for child in list(chosen):
            alternatives.addprevious(child)
        alternatives.getparent().remove(alternatives)


def _known(choice: etree._Element, prefix: str) -> bool:
    return str(choice.nsmap.get(prefix, "")).startswith("http://schemas.microsoft.com/office/")


def _unwrap(root: etree._Element) -> list[str]:
    prompts = []
    for wrapper in list(root.iterdescendants(*_WRAPPERS)):
        properties = wrapper.find(f"{W}sdtPr")
        if switch(properties, "showingPlcHdr"):
            prompts.append("".join(text.text or "" for text in wrapper.iter(f"{W}t")))
            wrapper.getparent().remove(wrapper)
            continue
        content = wrapper.find(f"{W}sdtContent")
        for child in list(wrapper if content is None else content):
            if child.tag not in _WRAPPER_PROPERTIES:
                wrapper.addprevious(child)
        wrapper.getparent().remove(wrapper)
    return prompts


def _restore_former_properties(root: etree._Element) -> None:
    """Numbers, styles and hiding as they were before their change was tracked."""
    for change in list(root.iterdescendants(*_FORMER)):
        properties = change.getparent()
        former = next(iter(change), None)
        if properties is None or former is None:
            continue
        # What the former properties cannot hold (clause 17.13.5.29) stays.
        for child in list(properties):
            if child.tag not in _KEPT_BY_CHANGE or (child.tag == f"{W}rPr" and properties.tag != f"{W}pPr"):
                properties.remove(child)
        for place, child in enumerate(list(former)):
            properties.insert(place, child)


def _drop_rows_and_cells(root: etree._Element, gone: tuple[str, ...], cell_mark: str) -> None:
    for row in list(root.iterdescendants(f"{W}tr")):
        if any(row.find(f"{W}trPr/{tag}") is not None for tag in gone):
            row.getparent().remove(row)
            continue
        for cell in row.findall(f"{W}tc"):
            if cell.find(f"{W}tcPr/{cell_mark}") is not None:
                row.remove(cell)


def _replace_by_children(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


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
            paragraph.getparent().remove(paragraph)


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
        dropped.getparent().remove(dropped)
    place = 0 if keep_first or other is None else 1
    for child in reversed(list(paragraph)):
        following.insert(place, child)
    paragraph.getparent().remove(paragraph)


def _properties(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph's `w:pPr`, which is its first child; a search would look through all the others too."""
    first = next(iter(paragraph), None)
    return first if _is(first, f"{W}pPr") else None


def _is(element: etree._Element | None, tag: str) -> bool:
    return element is not None and element.tag == tag
