"""The notes of a web page: which links are note marks, and which elements hold the notes' bodies.

Every word processor links the mark to the note and the note back to the mark; only the names differ. What is
linked one way is a note only if the mark is raised or calls itself one, since "paragraph 12" may be a link too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from attrs import define, field, frozen
from lxml import etree

_LABEL = re.compile(r"^[\[(]?\s*(\d{1,4}|[ivxlc]{1,7}|[a-z]|\*{1,5}|[†‡§¶]{1,3})\s*[\])]?$", re.IGNORECASE)
_CALLED_COMMENT = re.compile(r"^_?(?:cmnt|msocom)")
_CALLED_NOTE = re.compile(r"foot|note|ftn|sdend|cite", re.IGNORECASE)
_MAY_HOLD = frozenset(("a", "sup", "span", "b", "i", "em", "strong", "font", "small", "p", "li", "div", "dd", "dt"))
_MAY_HOLD_NOTES = _MAY_HOLD | {"aside", "section", "footer", "blockquote", "td"}
MAX_LINKS = 100
"""Links of one note that are looked at; more are no note's."""
MAX_CLIMB = 8
"""Elements between a note's own anchor and the outermost one that holds nothing but this note."""


@frozen
class NoteLinks:
    """`marks` are the links in the text, `bodies` the elements that hold the notes, both with the notes' numbers.

    `labels` are the links that are no text: inside the bodies those that print the number and lead back, and the marks
    of comments. `comments` are the elements that hold the comments themselves.
    """

    marks: dict[etree._Element, str]
    bodies: dict[etree._Element, str]
    labels: frozenset[etree._Element]
    comments: frozenset[etree._Element] = frozenset()


@define
class _Page:
    """Where every element of a page begins and ends, counted in tags, and what the fragments name."""

    begins: dict[etree._Element, int] = field(factory=dict)
    ends: dict[etree._Element, int] = field(factory=dict)
    named: dict[str, etree._Element] = field(factory=dict)
    links: list[etree._Element] = field(factory=list)

    def holds(self, outer: etree._Element, inner: etree._Element) -> bool:
        return self.begins[outer] <= self.begins[inner] and self.ends[inner] <= self.ends[outer]

    def holds_any(self, outer: etree._Element, places: list[int]) -> bool:
        k = bisect_right(places, self.begins[outer] - 1)
        return k < len(places) and places[k] <= self.ends[outer]


def note_links(root: etree._Element) -> NoteLinks:
    """The note marks and notes of a page, found by their links."""
    page = _survey(root)
    cited: dict[etree._Element, list[tuple[etree._Element, str]]] = {}
    for link in page.links:
        label = _label(link)
        target = page.named.get(_fragment(link))
        if label and target is not None and page.begins[target] > page.begins[link]:
            cited.setdefault(target, []).append((link, label))
    # A body holds no mark and no second note, so the places of all candidates bound how far it reaches.
    places = sorted(page.begins[link] for links in cited.values() for link, _ in links)
    targets = sorted(page.begins[target] for target in cited)
    marks: dict[etree._Element, str] = {}
    bodies: dict[etree._Element, str] = {}
    labels: set[etree._Element] = set()
    comments: set[etree._Element] = set()
    numbers: dict[str, int] = {}
    for target, links in cited.items():
        body = _body(page, target, places, targets)
        first, label = links[0]
        forward = [mark for mark, _ in links[:MAX_LINKS]]
        backward = [link for link in islice(body.iter("a"), MAX_LINKS) if _leads_back(page, link, forward)]
        if not backward and not (_is_raised(first) or _calls_itself_note(first)):
            continue
        if not _words(body, set(backward), label):
            continue
        if _CALLED_COMMENT.match(_fragment(first)):
            labels.update(link for link, _ in links)
            comments.add(body)
            continue
        # Footnotes and endnotes may both count from 1.
        numbers[label] = numbers.get(label, 0) + 1
        number = label if numbers[label] == 1 else f"{label}#{numbers[label]}"
        bodies[body] = number
        labels.update(backward)
        marks.update((link, number) for link, text in links if text == label)
    return NoteLinks(marks, bodies, frozenset(labels), frozenset(comments))


def _survey(root: etree._Element) -> _Page:
    page = _Page()
    for place, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        if event == "end":
            page.ends[element] = place
            continue
        page.begins[element] = place
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                page.named.setdefault(name, element)
        if element.tag == "a" and _fragment(element):
            page.links.append(element)
    return page


def _fragment(link: etree._Element) -> str:
    """What a link within the page leads to; an export may write its own file's name before the "#"."""
    href = link.get("href") or ""
    return href.rpartition("#")[2] if "#" in href and "//" not in href else ""


def _label(link: etree._Element) -> str:
    text = "".join(_some_text(link))
    found = _LABEL.match(" ".join(text.split()))
    return found.group(1) if found else ""


def _some_text(element: etree._Element) -> Iterator[str]:
    """The text of an element, as far as a label may reach."""
    length = 0
    for text in element.itertext():
        yield text
        length += len(text.strip())
        if length > 20:
            return


def _body(page: _Page, target: etree._Element, marks: list[int], targets: list[int]) -> etree._Element:
    """The outermost element around `target` that begins with it and holds no mark and no other note."""
    body = target
    for _ in range(MAX_CLIMB):
        outer = body.getparent()
        if outer is None or outer.tag not in _MAY_HOLD_NOTES or (outer.text or "").strip():
            break
        before = list(islice(body.itersiblings(preceding=True), 4))
        if any("".join(_some_text(sibling)).strip() or (sibling.tail or "").strip() for sibling in before):
            break
        if len(before) > 3 or page.holds_any(outer, marks):
            break
        k = bisect_right(targets, page.begins[outer] - 1)
        inside = [place for place in targets[k : k + 2] if place <= page.ends[outer]]
        if len(inside) > 1:
            break
        body = outer
    return body


def _leads_back(page: _Page, link: etree._Element, marks: list[etree._Element]) -> bool:
    """True for a link to a mark, or to something that holds it, stands in it, or stands just before it."""
    target = page.named.get(_fragment(link))
    if target is None:
        return False
    return any(
        page.holds(mark, target)
        or (page.holds(target, mark) and page.ends[target] - page.begins[target] < 40)
        or 0 < page.begins[mark] - page.ends[target] < 3
        for mark in marks
    )


def _is_raised(link: etree._Element) -> bool:
    inside = any(True for _ in link.iter("sup"))
    around = any(ancestor.tag == "sup" for ancestor, _ in zip(link.iterancestors(), range(3), strict=False))
    return inside or around


def _calls_itself_note(link: etree._Element) -> bool:
    said = (link.get("class"), link.get("role"), link.get("{http://www.idpf.org/2007/ops}type"), link.get("epub:type"))
    return any(_CALLED_NOTE.search(word) for word in said if word)


def _words(body: etree._Element, labels: set[etree._Element], label: str) -> bool:
    """True if the body says anything beyond its number."""
    if body in labels:
        return False
    length = 0
    for text in body.itertext():
        length += sum(character.isalnum() for character in text)
        if length > len(label) + 4:
            return True
    return length > sum(character.isalnum() for character in label)
