"""The lines that a redline is woven from: old paragraphs as they stand in the file, new ones as they are to stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen
from lxml import etree

from resdiff.model import Paragraph
from resdiff.redline.atoms import Atom

_CORE = re.compile(r"\w+")


@frozen(eq=False)
class OldLine:
    """A paragraph of the base and its atoms; `start` is where its text begins, after a typed number and blanks."""

    paragraph: Paragraph
    element: etree._Element
    atoms: Sequence[Atom]
    raw: str
    start: int

    @property
    def head(self) -> str:
        """What stands before the text: a typed number with its tabs, or the blanks of an indent."""
        return self.raw[: self.start]

    @property
    def end(self) -> int:
        """Where the text ends in `raw`."""
        return self.start + len(self.paragraph.text)

    @property
    def is_typed(self) -> bool:
        """True where its number was typed."""
        return bool(self.head.strip())

    @property
    def counts(self) -> bool:
        """True where Word counts its number by itself."""
        return bool(self.paragraph.number) and not self.is_typed


@frozen(eq=False)
class Setting:
    """How a new paragraph is set: like which line, and whether its number is typed even where that one is counted."""

    model: OldLine
    typed: bool = False


def head_for(new: Paragraph, model: OldLine, *, typed: bool = False) -> str:
    """What stands before a new text that is set as `model` is; `typed` asks for a number even where Word counts."""
    if not new.number:
        return model.head if not model.is_typed else model.head[: len(model.head) - len(model.head.lstrip())]
    if model.counts and not typed:
        return model.head
    if not model.is_typed:
        return f"{model.head}{new.number}\t"
    token = model.head.strip()
    before, _, after = model.head.partition(token)
    return f"{before}{number_like(token, new.number)}{after}"


def number_like(token: str, number: str) -> str:
    """A number in the form of another: "b)" for "(b)" where "a)" stands."""
    core, wanted = _CORE.search(token), _CORE.search(number)
    if core is None or wanted is None or core.group().isdigit() != wanted.group().isdigit():
        return number
    return token[: core.start()] + wanted.group() + token[core.end() :]


def core_of(number: str) -> str:
    """A number without its punctuation, as it is compared: "12" for "12."."""
    found = _CORE.search(number)
    return found.group() if found else number


def shape_of(paragraph: Paragraph) -> tuple[str, int]:
    """What decides how a paragraph is set: heading, figures, marker, bullet or nothing, and the level."""
    if paragraph.part == "heading":
        return "heading", 0
    core = core_of(paragraph.number)
    if not paragraph.number:
        return "plain", paragraph.level
    if not core.isalnum():
        return "bullet", paragraph.level
    return ("figures" if core.isdigit() else "marker"), paragraph.level
