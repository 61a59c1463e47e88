"""The styles of an OpenDocument text: which words are italic, bold, raised or hidden, and how lists are numbered."""

from __future__ import annotations

from attrs import evolve, field, frozen
from lxml import etree

from resdiff.reading.odt.lists import ListLevel, levels_of
from resdiff.reading.odt.xml import FO, STYLE, TEXT

MAX_PARENTS = 20
"""Styles that inherit from each other; a longer chain is a circle."""


@frozen
class Face:
    """How text looks."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False


PLAIN = Face()


@frozen
class _Style:
    """What a style itself says; None where it leaves that to its parent."""

    parent: str
    italic: bool | None
    bold: bool | None
    raised: bool | None
    hidden: bool | None


@frozen
class Styles:
    """All styles of a text, those of its own (automatic) and those with names for people."""

    _styles: dict[tuple[str, str], _Style] = field(factory=dict)
    _known: dict[tuple[str, str, Face], Face] = field(factory=dict, eq=False)
    lists: dict[str, dict[int, ListLevel]] = field(factory=dict)
    """The levels of list styles, from 1."""
    outline: dict[int, ListLevel] = field(factory=dict)
    """How headings are numbered, by outline level."""

    def face(self, family: str, name: str, around: Face = PLAIN) -> Face:
        """How text in a style of a family ("text", "paragraph") looks where what is around it looks like `around`."""
        key = (family, name, around)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._face(family, name, around)
        return known

    def _face(self, family: str, name: str, around: Face) -> Face:
        chain: list[_Style] = []
        while name and len(chain) < MAX_PARENTS and (style := self._styles.get((family, name))) is not None:
            chain.append(style)
            name = style.parent
        face = around
        for style in reversed(chain):
            face = evolve(
                face,
                italic=face.italic if style.italic is None else style.italic,
                bold=face.bold if style.bold is None else style.bold,
                raised=face.raised if style.raised is None else style.raised,
                hidden=face.hidden if style.hidden is None else style.hidden,
            )
        return face


def styles_of(*roots: etree._Element | None) -> Styles:
    """The styles in the parts of a text, `styles.xml` first, since the text's own override them."""
    found = Styles()
    for root in roots:
        if root is None:
            continue
        for style in root.iter(f"{STYLE}style"):
            key = (style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or "")
            found._styles[key] = _style(style)
        for listed in root.iter(f"{TEXT}list-style"):
            found.lists[listed.get(f"{STYLE}name") or ""] = levels_of(listed)
        for outline in root.iter(f"{TEXT}outline-style"):
            found.outline.update(levels_of(outline))
    return found


def _style(element: etree._Element) -> _Style:
    parent = element.get(f"{STYLE}parent-style-name") or ""
    properties = element.find(f"{STYLE}text-properties")
    if properties is None:
        return _Style(parent, None, None, None, None)
    slant = properties.get(f"{FO}font-style")
    weight = properties.get(f"{FO}font-weight")
    display = properties.get(f"{TEXT}display")
    return _Style(
        parent,
        italic=None if slant is None else slant in ("italic", "oblique"),
        bold=None if weight is None else _is_heavy(weight),
        raised=_raised(properties.get(f"{STYLE}text-position")),
        hidden=None if display is None else display == "none",
    )


def _is_heavy(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600)


def _raised(position: str | None) -> bool | None:
    """`super 58%`, or how far above the line in percent, `33% 58%`."""
    if not position:
        return None
    first = position.split()[0]
    if first in ("super", "sub"):
        return first == "super"
    try:
        return float(first.rstrip("%")) > 0
    except ValueError:
        return None
