"""How the elements of a web page look: the few properties of CSS that change what a reader sees of a text.

Word processors write them in `style` attributes and in a sheet of simple rules (an element, a class, both); that
much is read. Google Docs writes the numbers of lists there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen
from lxml import etree

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"^([a-z][a-z0-9]*)?((?:\.[\w-]+)?)$", re.IGNORECASE)
_COUNTER = re.compile(r"^(?:[a-z]*)(\.[\w-]+)\s*>\s*li:{1,2}before$", re.IGNORECASE)
_CONTENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|counter\(\s*[\w-]+\s*(?:,\s*([\w-]+)\s*)?\)")
_WANTED = frozenset(
    (
        *("font-style", "font-weight", "vertical-align", "display", "visibility", "list-style-type", "list-style"),
        *("mso-hide", "mso-element", "content"),
    )
)
MAX_SHEET = 400_000
"""Characters of style sheet that are read; an export of 100 pages has some 50,000."""


@frozen
class Counter:
    """What a style sheet prints before the items of a list: `before`, the count in `shape`, `after`."""

    before: str
    shape: str
    after: str


@frozen
class Sheet:
    """The rules of a page's own style sheets; each maps properties to values."""

    _rules: dict[str, dict[str, str]] = field(factory=dict)
    counters: dict[str, Counter] = field(factory=dict)
    """What is printed before the items of lists, by the class of the list (".lst-kix_1-0")."""

    @cached_property
    def _known(self) -> dict[tuple[str, str, str], dict[str, str]]:
        return {}

    def properties(self, element: etree._Element) -> dict[str, str]:
        """The properties that the sheet and the element's own `style` give it; values in lower case."""
        classes = element.get("class") or ""
        style = element.get("style") or ""
        key = (element.tag, classes, style)
        if (known := self._known.get(key)) is not None:
            return known
        found = dict(self._rules.get(element.tag, {}))
        names = classes.lower().split()[:20]
        for name in names:
            found |= self._rules.get(f".{name}", {})
        for name in names:
            found |= self._rules.get(f"{element.tag}.{name}", {})
        found |= dict(_declarations(style))
        self._known[key] = found
        return found


def sheet_of(root: etree._Element) -> Sheet:
    """The rules of all `style` elements of a page."""
    text = "\n".join("".join(element.itertext()) for element in root.iter("style"))[:MAX_SHEET]
    rules: dict[str, dict[str, str]] = {}
    counters: dict[str, Counter] = {}
    for selectors, body in _rules(_COMMENT.sub(" ", text)):
        declared = dict(_declarations(body))
        if not declared:
            continue
        for selector in map(str.strip, selectors.split(",")):
            if (found := _COUNTER.match(selector)) and (counter := _counter(declared.get("content", ""))):
                counters[found.group(1).lower()] = counter
            elif _SELECTOR.match(selector):
                rules.setdefault(selector.lower(), {}).update(declared)
    return Sheet(rules, counters)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of rules; those that hold under a condition (for print, for small screens) are none."""
    depth, before, selectors = 0, "", ""
    for part in re.split(r"([{}])", text):
        if part == "{":
            depth += 1
            selectors = before if depth == 1 else ""
        elif part == "}":
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, before
            depth, before = max(depth - 1, 0), ""
        else:
            before = part.rpartition(";")[2] if depth == 0 else part


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in _WANTED:
            value = value.replace("!important", "").strip()
            yield name, value if name == "content" else value.lower()


def _counter(content: str) -> Counter | None:
    """The counter in a `content` property, with the words around it."""
    before, shape, after = "", "", ""
    for first, second, style in _CONTENT.findall(content):
        if first or second:
            before, after = (before, after + first + second) if shape else (before + first + second, after)
        elif style or "counter" in content:
            shape = shape or style or "decimal"
    return Counter(before, shape, after) if shape else None
