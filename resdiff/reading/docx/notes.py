"""Notes of a Word file: which number each is cited by, counted in the order in which the text cites them."""

from __future__ import annotations

from attrs import frozen
from lxml import etree

from resdiff.reading.docx.numbers import in_kind
from resdiff.reading.docx.xml import W, value, value_of, whole

Key = tuple[str, str]
"""A note as the file knows it: "footnote" or "endnote", and its id, which is no number that anybody sees."""

_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_MARK_LENGTH = 5
"""Characters; a mark of one's own is an asterisk or two, or a letter."""


@frozen
class Citations:
    """The number printed for each note, in order of reference, and for the bookmarks that stand at a reference."""

    numbers: dict[Key, str]
    at_bookmark: dict[str, str]

    def cited(self, reference: etree._Element) -> str:
        """The number that a reference prints."""
        return self.numbers.get(key_of(reference), "")


def key_of(reference: etree._Element) -> Key:
    """Which note a reference cites."""
    return _REFERENCES[reference.tag], value(reference, "id")


def cited_keys(root: etree._Element) -> set[Key]:
    """The notes that a text cites."""
    return {key_of(reference) for reference in root.iter(*_REFERENCES)}


def count_notes(root: etree._Element, settings: etree._Element | None) -> Citations:
    """Number the notes of a text in the order of its references; marks of one's own are taken out of the tree.

    Word may begin anew on each page or section; here the count goes on, so that a number means one note. An endnote
    that would print a footnote's number is told apart by a sign.
    """
    kinds = {kind: _counting(root, settings, f"{kind}Pr", kind) for kind in _REFERENCES.values()}
    counts = {kind: start for kind, (_, start) in kinds.items()}
    numbers: dict[Key, str] = {}
    taken: set[str] = set()
    at_bookmark: dict[str, str] = {}
    open_bookmarks: dict[str, str] = {}
    for element in root.iter(*_REFERENCES, f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        if element.tag == f"{W}bookmarkStart":
            open_bookmarks[value(element, "id")] = value(element, "name")
        elif element.tag == f"{W}bookmarkEnd":
            open_bookmarks.pop(value(element, "id"), None)
        else:
            key = key_of(element)
            if key not in numbers:
                number = _own_mark(element)
                if not number:
                    number = in_kind(counts[key[0]], kinds[key[0]][0])
                    counts[key[0]] += 1
                numbers[key] = _unique(number, taken)
            at_bookmark |= dict.fromkeys(open_bookmarks.values(), numbers[key])
            open_bookmarks.clear()
    return Citations(numbers, at_bookmark)


def _counting(root: etree._Element, settings: etree._Element | None, name: str, kind: str) -> tuple[str, int]:
    """How a kind of note counts and where it begins: the first section decides, then the settings (17.11.17-20)."""
    found = [section.find(f"{W}{name}") for section in root.iter(f"{W}sectPr")]
    found.append(None if settings is None else settings.find(f"{W}{name}"))
    counting = next(
        (c for p in found if (c := value_of(p, "numFmt"))), "decimal" if kind == "footnote" else "lowerRoman"
    )
    start = next((s for p in found if (s := whole(value_of(p, "numStart"))) is not None), 1)
    return counting, start


def _own_mark(reference: etree._Element) -> str:
    """The mark that follows a reference which prints no number, taken out of the tree; empty for ordinary notes.

    It stands in the same run or, raised, in the next one (17.11.14).
    """
    if value(reference, "customMarkFollows") not in ("1", "true", "on"):
        return ""
    texts = [sibling for sibling in reference.itersiblings(f"{W}t") if sibling.text]
    run = reference.getparent()
    if not texts and run is not None and (following := next(run.itersiblings(f"{W}r"), None)) is not None:
        texts = following.findall(f"{W}t")
    mark = "".join(text.text or "" for text in texts).strip()
    if not 0 < len(mark) <= _MARK_LENGTH:
        return ""
    for text in texts:
        text.text = ""
    return mark


def _unique(number: str, taken: set[str]) -> str:
    unique, again = number, 2
    while unique in taken:
        unique, again = f"{number}#{again}", again + 1
    taken.add(unique)
    return unique


def bodies(root: etree._Element | None, kind: str) -> dict[Key, etree._Element]:
    """The notes that a footnotes or endnotes part holds; its separators are none (17.11.9)."""
    if root is None:
        return {}
    found = root.iterfind(f"{W}{kind}")
    return {(kind, value(note, "id")): note for note in found if value(note, "type") in ("", "normal")}
