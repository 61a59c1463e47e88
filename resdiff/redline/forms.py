"""The other forms of a redline: marked as the United Nations marks without tracking, and clean."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from resdiff.reading.docx.xml import W, value
from resdiff.redline.ends import end_of
from resdiff.redline.manuscript import Manuscript
from resdiff.redline.settling import TRACKED, settle_for_good
from resdiff.redline.word_xml import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    leaves,
    make,
    paragraph_properties,
    put,
    take,
    words,
)

_COMING, _GOING = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")


def make_clean(manuscript: Manuscript) -> None:
    """Accept all changes of a redline."""
    for root in (manuscript.document, *manuscript.notes.values()):
        settle_for_good(root, "accepted")


def make_marked(
    manuscript: Manuscript, numbers: Mapping[etree._Element, str], notes: Mapping[etree._Element, str]
) -> None:
    """Set what is new in bold and strike out what is gone, without tracking.

    `numbers` are those that Word counted before the paragraphs that go; they are typed, for the count goes on
    without them. Of `notes`, the numbers of their marks, those that go become marks of their own. This is what the
    older United Nations Editorial Manual allowed in place of tracked changes.
    """
    for reference in list(manuscript.document.iter(f"{W}footnoteReference", f"{W}endnoteReference")):
        if any(above.tag in _GOING for above in reference.iterancestors()):
            _keep_number(manuscript, reference, notes.get(reference, ""))
    for paragraph, number in numbers.items():
        if _goes_whole(paragraph):
            _type_number(paragraph, number)
    for root in (manuscript.document, *manuscript.notes.values()):
        _mark(root)


def _goes_whole(paragraph: etree._Element) -> bool:
    """True where a paragraph goes with all it holds; in others that lose their end the words run on."""
    kept = (run for run in paragraph.iter(f"{W}r") if not any(a.tag in _GOING for a in run.iterancestors()))
    return end_of(paragraph) in ("del", "moveFrom") and next(kept, None) is None


def _type_number(paragraph: etree._Element, number: str) -> None:
    properties = paragraph_properties(paragraph)
    put(properties, make("numPr", make("numId", val="0")), PARAGRAPH_ORDER)
    change = next((child for child in paragraph if child.tag in _GOING), None)
    if change is not None:
        change.insert(0, make("r", *leaves(f"{number}\t")))


def _keep_number(manuscript: Manuscript, reference: etree._Element, number: str) -> None:
    """A note that goes does not count any more: its number becomes a mark of its own."""
    kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
    identity = value(reference, "id")
    reference.set(f"{W}customMarkFollows", "1")
    reference.addnext(words(number))
    body = next((n for n in manuscript.notes[kind] if value(n, "id") == identity), None)
    if body is None:
        return
    for own in list(body.iter(f"{W}{kind}Ref")):
        own.getparent().replace(own, words(number))
    for run in body.iter(f"{W}r"):
        _dress(run, "strike")


def _mark(root: etree._Element) -> None:
    joined = [p for p in root.iter(f"{W}p") if end_of(p) in ("del", "moveFrom") and not _goes_whole(p)]
    for wrapper in list(root.iter(*_COMING, *_GOING)):
        if not len(wrapper):
            continue
        for run in wrapper.iter(f"{W}r"):
            _dress(run, "b" if wrapper.tag in _COMING else "strike")
        for text in list(wrapper.iter(f"{W}delText")):
            text.tag = f"{W}t"
        for field in [f for tag in ("fldChar", "delInstrText") for f in wrapper.iter(W + tag)]:
            if wrapper.tag in _GOING:
                field.getparent().remove(field)
        for child in list(wrapper):
            wrapper.addprevious(child)
        wrapper.getparent().remove(wrapper)
    for paragraph in reversed(joined):
        following = paragraph.getnext()
        if following is not None and following.tag == f"{W}p":
            place = 1 if following.find(f"{W}pPr") is not None else 0
            for child in reversed([c for c in paragraph if c.tag != f"{W}pPr"]):
                following.insert(place, child)
            paragraph.getparent().remove(paragraph)
    for left in list(root.iter(*TRACKED)):
        parent = left.getparent()
        if parent is not None:
            parent.remove(left)
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is not None and not len(properties):
            take(paragraph.find(f"{W}pPr"), "rPr")


def _dress(run: etree._Element, name: str) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    put(properties, make(name), RUN_ORDER)
