"""Ends of paragraphs: marked as inserted or deleted, and kept where Word can do neither."""

from __future__ import annotations

import copy

from lxml import etree

from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import Identities, Stamp, Tracked
from resdiff.redline.word_xml import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    make,
    mark_properties,
    paragraph_properties,
    put,
    take,
)

_MARKS: tuple[Tracked, ...] = ("ins", "del", "moveFrom", "moveTo")
_COMING = ("ins", "moveTo")


def mark_end(paragraph: etree._Element, name: Tracked, stamp: Stamp, identities: Identities) -> None:
    """Mark the end of a paragraph as inserted or deleted; one that ends a section stays."""
    if paragraph.find(f"{W}pPr/{W}sectPr") is None:
        put(mark_properties(paragraph), stamp.of(name, identities.next()), RUN_ORDER)


def end_of(paragraph: etree._Element) -> Tracked | None:
    """How the end of a paragraph is marked."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    if properties is None:
        return None
    return next((name for name in _MARKS if properties.find(W + name) is not None), None)


def keep_last_ends(root: etree._Element, identities: Identities) -> None:
    """Arrange the changes so that no last end of the text, a cell, a box or a note is marked.

    Word can neither insert nor delete that one. Where only one kind of change stands at the end, the mark goes to
    the paragraph before; where both do, the last of each kind become one paragraph.
    """
    lasts = [p for p in root.iter(f"{W}p") if end_of(p) is not None and _following(p) is None]
    for last in lasts:
        _keep_last(last, identities)


def spare_first_note(root: etree._Element, identities: Identities) -> None:
    """Leave the end of the paragraph with the first note of all unmarked, where the one before is set just like it.

    LibreOffice (7.4) loses the mark of that very end, so that an empty paragraph would stay behind. Which of two
    equal ends goes or comes makes no difference to the text.
    """
    reference = next(root.iter(f"{W}footnoteReference"), None)
    paragraph = None if reference is None else next(reference.iterancestors(f"{W}p"), None)
    if paragraph is None or (mark := end_of(paragraph)) is None or not _is_whole(paragraph, mark):
        return
    before = _before(paragraph)
    while before is not None and end_of(before) == mark:
        if not _is_whole(before, mark):
            return
        before = _before(before)
    if before is None or end_of(before) is not None or _set_like(before) != _set_like(paragraph):
        return
    made = copy.deepcopy(mark_properties(paragraph).find(f"{W}{mark}"))
    made.set(f"{W}id", identities.next())
    put(mark_properties(before), made, RUN_ORDER)
    take(paragraph.find(f"{W}pPr/{W}rPr"), *_MARKS)


def _is_whole(paragraph: etree._Element, mark: Tracked) -> bool:
    """True where all that a paragraph holds comes or goes with its end; where words stay, ends are not equal."""
    return all(any(above.tag == W + mark for above in run.iterancestors()) for run in paragraph.iter(f"{W}r"))


def _set_like(paragraph: etree._Element) -> list[bytes]:
    properties = paragraph.find(f"{W}pPr")
    return [] if properties is None else [_canonical(child) for child in properties if child.tag != f"{W}rPr"]


def _following(paragraph: etree._Element) -> etree._Element | None:
    return next((e for e in paragraph.itersiblings() if e.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")), None)


def _keep_last(last: etree._Element, identities: Identities) -> None:
    tail = [last]
    before = _before(last)
    while before is not None and end_of(before) is not None:
        tail.insert(0, before)
        before = _before(before)
    coming = [p for p in tail if end_of(p) in _COMING]
    going = [p for p in tail if p not in coming]
    if coming and going:
        other = going[-1] if last is coming[-1] else coming[-1]
        _merge(other, last, identities, is_going=other in going)
    elif before is not None:
        # The end before takes the mark over.
        mark = end_of(last)
        source = mark_properties(last).find(f"{W}{mark}")
        made = copy.deepcopy(source)
        made.set(f"{W}id", identities.next())
        put(mark_properties(before), made, RUN_ORDER)
    take(last.find(f"{W}pPr/{W}rPr"), *_MARKS)


def _before(paragraph: etree._Element) -> etree._Element | None:
    found = next((e for e in paragraph.itersiblings(preceding=True) if e.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")), None)
    return found if found is not None and found.tag == f"{W}p" else None


def _merge(other: etree._Element, last: etree._Element, identities: Identities, *, is_going: bool) -> None:
    """Put what one paragraph holds into the last one; its properties are those of what comes, and tracked."""
    properties = paragraph_properties(last)
    theirs = copy.deepcopy(paragraph_properties(other))
    content = [child for child in other if child.tag != f"{W}pPr"]
    place = 1
    for child in content:
        last.insert(place, child)
        place += 1
    coming, going = (properties, theirs) if is_going else (theirs, properties)
    for one in (coming, going):
        take(one, "rPr", "sectPr", "pPrChange")
    if list(map(_canonical, coming)) != list(map(_canonical, going)):
        mark = next(iter(other.iter(f"{W}ins", f"{W}del")), None)
        former = make("pPr", *[copy.deepcopy(child) for child in going])
        change = make("pPrChange", former, id=identities.next())
        if mark is not None:
            change.set(f"{W}author", mark.get(f"{W}author"))
            change.set(f"{W}date", mark.get(f"{W}date"))
        kept = make("pPr", *[copy.deepcopy(child) for child in coming])
        put(kept, change, PARAGRAPH_ORDER)
        last.replace(properties, kept)
    other.getparent().remove(other)


def _canonical(element: etree._Element) -> bytes:
    """An element in one form, whatever prefixes it was written with."""
    return bytes(etree.tostring(element, method="c14n", exclusive=True))
