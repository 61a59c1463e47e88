"""The numbers that a browser prints before the items of a web page's lists."""

from __future__ import annotations

import re

from attrs import define
from lxml import etree

from resdiff.reading.counting import counted
from resdiff.reading.html.elements import ListStyle, elements
from resdiff.reading.html.styles import Counter, Sheet

_NUMBER = re.compile(r"^\s*(-?\d{1,9})")


@define
class PageList:
    """One open list: how it counts, and the number of its last item."""

    style: ListStyle
    last: int
    step: int = 1
    counter: Counter | None = None

    def number(self, item: etree._Element, sheet: Sheet) -> str:
        """What is printed before the next item ("12.", "(a)", "•"), or nothing."""
        given = _integer(item.get("value"))
        self.last = self.last + self.step if given is None else given
        style = elements().types.get(item.get("type") or "") or _styled(item, sheet) or self.style
        if self.counter is not None:
            shape = elements().styles.get(self.counter.shape, "decimal")
            # Compared one by one, for the type checker.
            if shape != "bullet" and shape != "none":
                return f"{self.counter.before}{counted(self.last, shape)}{self.counter.after}".strip()
        if style == "bullet":
            return "•"
        # Browsers put a full stop after every number but the Chinese.
        return "" if style == "none" else counted(self.last, style, doubled=False) + ("、" if style == "han" else ".")


def page_list(element: etree._Element, sheet: Sheet) -> PageList:
    """The list that an `ol`, `ul`, `menu` or `dir` opens."""
    style = elements().types.get(element.get("type") or "") or _styled(element, sheet)
    classes = (element.get("class") or "").lower().split()
    counter = next((sheet.counters[f".{name}"] for name in classes if f".{name}" in sheet.counters), None)
    if element.tag != "ol":
        return PageList(style or "bullet", 0, counter=counter)
    start = _integer(element.get("start"))
    if element.get("reversed") is not None:
        count = sum(1 for _ in element.iterchildren("li"))
        return PageList(style or "decimal", (count if start is None else start) + 1, -1, counter)
    return PageList(style or "decimal", (1 if start is None else start) - 1, counter=counter)


def _styled(element: etree._Element, sheet: Sheet) -> ListStyle | None:
    properties = sheet.properties(element)
    known = elements().styles
    words = f"{properties.get('list-style', '')} {properties.get('list-style-type', '')}".split()
    return next((known[word] for word in reversed(words) if word in known), None)


def _integer(value: str | None) -> int | None:
    found = _NUMBER.match(value or "")
    return int(found.group(1)) if found else None
