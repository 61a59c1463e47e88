"""The names of WordprocessingML (ECMA-376, part 1, clause 17) and the few ways its readers look things up."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_OFF = ("0", "false", "off")
_LARGEST = 1_000_000


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element that may not be there; empty where it is not."""
    return "" if element is None else str(element.get(W + name, ""))


def value_of(parent: etree._Element | None, child: str, name: str = "val") -> str:
    """An attribute of the first child of that name: `value_of(pPr, "jc")`."""
    return "" if parent is None else value(parent.find(W + child), name)


def switch(parent: etree._Element | None, child: str) -> bool | None:
    """Whether a property is switched on or off, or None where nothing is said of it (clause 17.17.4)."""
    found = None if parent is None else parent.find(W + child)
    return None if found is None else value(found) not in _OFF


def whole(text: str) -> int | None:
    """The whole number that an attribute holds, kept within reason, or None."""
    try:
        return max(-_LARGEST, min(int(text[:20]), _LARGEST))
    except ValueError:
        return None
