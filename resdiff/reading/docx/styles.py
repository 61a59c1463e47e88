"""How Word paragraphs and runs look: styles with all that they are based on, and what is said on the spot."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import define, evolve, field, frozen
from lxml import etree

from resdiff.reading.docx.xml import W, switch, value, value_of, whole

MAX_CHAIN = 50
"""Styles based on styles; a longer chain is a loop."""

_SOME_RAISE = 4
"""Half-points by which a mark is raised where no one wrote "superscript"."""


@cache
def words() -> dict[str, Any]:
    """The tables of words.toml."""
    return tomllib.loads(files("resdiff.reading.docx").joinpath("words.toml").read_text(encoding="utf-8"))


@frozen
class Dress:
    """How characters look; None where nothing is said of it."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, under: Dress) -> Dress:
        """This dress where it says something, else the one below."""
        return Dress(
            under.italic if self.italic is None else self.italic,
            under.bold if self.bold is None else self.bold,
            under.hidden if self.hidden is None else self.hidden,
            under.raised if self.raised is None else self.raised,
        )

    def across(self, other: Dress) -> Dress:
        """A paragraph's style and a character style together: two italics give upright (17.7.3)."""
        return Dress(
            bool(self.italic) != bool(other.italic),
            bool(self.bold) != bool(other.bold),
            bool(self.hidden) != bool(other.hidden),
            self.raised if other.raised is None else other.raised,
        )


@frozen
class Stand:
    """How a paragraph stands: the name of its style, its place and numbering, and the dress of its characters.

    An outline level of 9 is body text; the indent is in twentieths of a point.
    """

    name: str = ""
    outline: int = 9
    align: str = ""
    indent: int = 0
    num_id: str = ""
    level: str = ""
    numbered_by: str = ""  # the id of the style that the numbering comes from; empty where said on the spot
    right_to_left: bool = False
    hidden_mark: bool = False  # the end of the paragraph is hidden
    dress: Dress = Dress()

    @property
    def kind(self) -> str:
        """What the style's name says the paragraph is: "heading", "title", "contents" or nothing."""
        return _kind(self.name)


@cache
def _kind(name: str) -> str:
    patterns: dict[str, list[str]] = words()["styles"]
    return next((kind for kind, known in patterns.items() if any(re.search(p, name) for p in known)), "")


@define
class Styles:
    """The styles of a document, resolved when they are met."""

    _styles: dict[str, etree._Element]
    _default: str = ""
    _stands: dict[str, Stand] = field(factory=dict)
    _dresses: dict[str, Dress] = field(factory=dict)
    _lists: dict[str, str] = field(factory=dict)

    def stand(self, properties: etree._Element | None) -> Stand:
        """How a paragraph with such properties (`w:pPr`) stands."""
        return _stood(self._style_stand(value_of(properties, "pStyle") or self._default), properties, "")

    def dress(self, properties: etree._Element | None, stand: Stand) -> Dress:
        """How a run with such properties (`w:rPr`) looks in a paragraph that stands so."""
        if properties is None:
            return stand.dress
        below = stand.dress
        if style := value_of(properties, "rStyle"):
            below = below.across(self._style_dress(style))
        return _dress(properties).over(below)

    def list_of(self, style: str) -> str:
        """The list that a list style stands for (`w:numStyleLink`), by its `w:numId`."""
        if style not in self._lists:
            steps = reversed(self._chain(style, ()))
            self._lists[style] = next((n for _, step in steps if (n := _num_id(step.find(f"{W}pPr")))), "")
        return self._lists[style]

    def _style_stand(self, style: str) -> Stand:
        for name, step in self._chain(style, self._stands):
            stand = self._stands.get(value_of(step, "basedOn"), Stand())
            stand = evolve(stand, name=value_of(step, "name") or stand.name)
            stand = _stood(stand, step.find(f"{W}pPr"), name)
            self._stands[name] = evolve(stand, dress=_dress(step.find(f"{W}rPr")).over(stand.dress))
        return self._stands.get(style, Stand())

    def _style_dress(self, style: str) -> Dress:
        for name, step in self._chain(style, self._dresses):
            below = self._dresses.get(value_of(step, "basedOn"), Dress())
            self._dresses[name] = _dress(step.find(f"{W}rPr")).over(below)
        return self._dresses.get(style, Dress())

    def _chain(self, style: str, known: Container[str]) -> list[tuple[str, etree._Element]]:
        """The style and what it is based on as far as that is not yet known, the basis first."""
        chain: list[tuple[str, etree._Element]] = []
        while style not in known and (step := self._styles.get(style)) is not None and len(chain) < MAX_CHAIN:
            chain.append((style, step))
            style = value_of(step, "basedOn")
        return chain[::-1]


def read_styles(root: etree._Element | None) -> Styles:
    """The styles that a styles part holds; without one everything is plain."""
    styles = {} if root is None else {value(style, "styleId"): style for style in root.iterfind(f"{W}style")}
    default = next(
        (
            name
            for name, style in styles.items()
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
        ),
        "",
    )
    return Styles(styles, default)


def _stood(stand: Stand, properties: etree._Element | None, style: str) -> Stand:
    """A stand, and over it what some paragraph properties say."""
    if properties is None:
        return stand
    changed: dict[str, Any] = {}
    for child in properties:
        match child.tag.rpartition("}")[2]:
            case "outlineLvl":
                changed["outline"] = whole(value(child)) or 0
            case "jc":
                changed["align"] = value(child)
            case "bidi":
                changed["right_to_left"] = bool(switch(properties, "bidi"))
            case "ind":
                left = whole(value(child, "left") or value(child, "start"))
                changed["indent"] = stand.indent if left is None else left
            case "rPr":
                changed["hidden_mark"] = bool(switch(child, "vanish"))
            case "numPr":
                # A list without a level means the level that is bound to the style, or the first.
                if number := value_of(child, "numId"):
                    changed |= {"num_id": number, "numbered_by": style, "level": ""}
                if level := value_of(child, "ilvl"):
                    changed["level"] = level
    return evolve(stand, **changed) if changed else stand


def _num_id(properties: etree._Element | None) -> str:
    return "" if properties is None else value_of(properties.find(f"{W}numPr"), "numId")


def _dress(properties: etree._Element | None) -> Dress:
    if properties is None:
        return Dress()
    italic = bold = hidden = raised = None
    complex_script: dict[str, bool] = {}
    right_to_left = False
    for child in properties:
        name = child.tag.rpartition("}")[2]
        match name:
            case "i":
                italic = value(child) not in ("0", "false", "off")
            case "b":
                bold = value(child) not in ("0", "false", "off")
            case "iCs" | "bCs":
                complex_script[name] = value(child) not in ("0", "false", "off")
            case "rtl":
                right_to_left = value(child) not in ("0", "false", "off")
            case "vanish":
                hidden = value(child) not in ("0", "false", "off")
            case "vertAlign":
                raised = value(child) == "superscript"
            case "position" if raised is None:
                raised = (whole(value(child)) or 0) >= _SOME_RAISE or None
    if right_to_left:
        # Arabic and Hebrew have switches of their own (17.3.2.17).
        italic, bold = complex_script.get("iCs", False), complex_script.get("bCs", False)
    return Dress(italic, bold, hidden, raised)
