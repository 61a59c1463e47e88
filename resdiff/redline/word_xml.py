"""The pieces of WordprocessingML that a redline is made of, each child in the place that the schema gives it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from lxml import etree

from resdiff.reading.docx.xml import XML_SPACE, W
from resdiff.visible import visible

_ORDERS: dict[str, list[str]] = tomllib.loads(
    files("resdiff.redline").joinpath("element_order.toml").read_text(encoding="utf-8")
)
RUN_ORDER, PARAGRAPH_ORDER, ROW_ORDER = _ORDERS["rPr"], _ORDERS["pPr"], _ORDERS["trPr"]
"""The children of `w:rPr`, `w:pPr` and `w:trPr` in the order that the schema gives them."""

# What XML cannot hold at all, and the carriage return, which it does not keep.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEAVES = re.compile("([\t\n\u2011\u00ad])")
_LEAF = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}


def make(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of WordprocessingML with attributes of the same."""
    element = etree.Element(W + name, {W + key: value for key, value in attributes.items()}, nsmap={"w": W[1:-1]})
    element.extend(children)
    return element


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def writable(text: str) -> str:
    """`text` with what XML cannot hold made visible: ESC is "␛"."""
    return _NOT_IN_XML.sub(_sign, text).replace("\r", " ")


def _sign(found: re.Match[str]) -> str:
    return visible(found.group()) if found.group() < " " else "\ufffd"


def leaves(text: str) -> Iterable[etree._Element]:
    """What stands in a run for a text: words, tabs, line breaks, hyphens of other kinds."""
    for piece in _LEAVES.split(writable(text)):
        if piece in _LEAF:
            yield make(_LEAF[piece])
        elif piece:
            yield words(piece)


def words(text: str, name: str = "t") -> etree._Element:
    """A text element; its blanks are always kept."""
    element = make(name)
    element.text = text
    element.set(XML_SPACE, "preserve")
    return element


def put(properties: etree._Element, child: etree._Element, order: list[str]) -> None:
    """Put a child in its place among some properties; one of that name that is there gives way."""
    for twin in properties.findall(child.tag):
        properties.remove(twin)
    rank = order.index(name_of(child))
    place = len(properties)
    for k, other in enumerate(properties):
        name = name_of(other)
        if name not in order or order.index(name) > rank:
            place = k
            break
    properties.insert(place, child)


def take(properties: etree._Element | None, *names: str) -> None:
    """Take children of these names out of some properties."""
    if properties is not None:
        for child in [child for child in properties if name_of(child) in names]:
            properties.remove(child)


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """The `w:pPr` of a paragraph, made where there is none."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def mark_properties(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph's mark (`w:pPr/w:rPr`), made where there are none."""
    properties = paragraph_properties(paragraph)
    found = properties.find(f"{W}rPr")
    if found is None:
        found = make("rPr")
        put(properties, found, PARAGRAPH_ORDER)
    return found
