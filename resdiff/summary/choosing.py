"""Which changes a person asked for: by what happened, by part, by class, or from one clause to another."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast, get_args

from attrs import frozen

from resdiff.errors import UsageError
from resdiff.meaning import Meaning
from resdiff.model import Change, Comparison, Document
from resdiff.summary.topics import ALSO, WORDS, words_of

PartName = Literal["preamble", "operative", "annex", "text"]
"""Headings belong to the part that they stand in."""
ClassName = Literal["substantive", "routine", "editorial"]
"""The one that matters first."""

PARTS: tuple[PartName, ...] = get_args(PartName)
CLASSES: tuple[ClassName, ...] = get_args(ClassName)


@frozen
class Choice:
    """What to tell; whatever is empty leaves nothing out.

    `only` are words of WORDS, `first` and `last` addresses: of the new text, or of the old one where it is gone.
    """

    only: tuple[str, ...] = ()
    parts: tuple[PartName, ...] = ()
    classes: tuple[ClassName, ...] = ()
    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        """The choice in words: "weaker and gone, operative, substantive, from OP12 to OP20"."""
        from resdiff.summary.english import listed

        said = [listed(self.only), listed(self.parts), listed(self.classes)]
        said.append(" ".join(filter(None, [self.first and f"from {self.first}", self.last and f"to {self.last}"])))
        return ", ".join(filter(None, said))


def read_choice(
    *,
    only: Iterable[str] = (),
    parts: Iterable[str] = (),
    classes: Iterable[str] = (),
    first: str = "",
    last: str = "",
) -> Choice:
    """A choice from what a person typed, several words by commas. Raises UsageError that names the near ones."""
    return Choice(
        only=_known("change", only, WORDS, ALSO),
        parts=cast("tuple[PartName, ...]", _known("part", parts, PARTS, {"operatives": "operative"})),
        classes=cast("tuple[ClassName, ...]", _known("class", classes, CLASSES, {})),
        first=first.strip(),
        last=last.strip(),
    )


def chosen(comparison: Comparison, meanings: Sequence[Meaning], choice: Choice) -> tuple[int, ...]:
    """The places in `comparison.changes` of those that `choice` asks for. Raises UsageError for an unknown address."""
    start = _row(comparison, choice.first, 0)
    end = _row(comparison, choice.last, len(comparison.changes) - 1)
    if choice.first and choice.last and start > end:
        raise UsageError(f"{choice.last} stands before {choice.first}", f"say --from {choice.last} --to {choice.first}")
    parts = parts_of(comparison) if choice.parts else ()
    found = []
    for row in range(start, end + 1):
        change, meaning = comparison.changes[row], meanings[row]
        if choice.parts and parts[row] not in choice.parts:
            continue
        if choice.classes and meaning.klass not in choice.classes:
            continue
        if choice.only and not set(choice.only) & set(words_of(change, meaning.facets)):
            continue
        found.append(row)
    return tuple(found)


def parts_of(comparison: Comparison) -> tuple[PartName, ...]:
    """The part that each change belongs to: that of its new paragraphs, or of the old ones where it has none."""
    old, new = parts_in(comparison.old), parts_in(comparison.new)
    return tuple(new[c.new[0]] if c.new else old[c.old[0]] for c in comparison.changes)


def parts_in(document: Document) -> dict[str, PartName]:
    """The part of each paragraph by address; a heading belongs to what comes after it, or else before."""
    found: dict[str, PartName] = {}
    waiting: list[str] = []
    part: PartName = "text"
    for paragraph in document.paragraphs:
        if paragraph.id.startswith("Annex"):
            here: PartName | None = "annex"
        else:
            here = None if paragraph.part == "heading" else paragraph.part
        if here is None:
            waiting.append(paragraph.id)
            continue
        part = here
        found |= dict.fromkeys([*waiting, paragraph.id], part)
        waiting = []
    return found | dict.fromkeys(waiting, part)


def _row(comparison: Comparison, address: str, otherwise: int) -> int:
    """The row of the change with that address in the new text, or else in the old one."""
    if not address:
        return otherwise
    for side in ("new", "old"):
        for row, change in enumerate(comparison.changes):
            if address.casefold() in (i.casefold() for i in _side(change, side)):
                return row
    known = [p.id for document in (comparison.new, comparison.old) for p in document.paragraphs]
    raise UsageError(f"neither text has a paragraph {address}", _near(address, list(dict.fromkeys(known))))


def _side(change: Change, side: str) -> tuple[str, ...]:
    return change.new if side == "new" else change.old


def _known(what: str, asked: Iterable[str], known: Sequence[str], also: dict[str, str]) -> tuple[str, ...]:
    """The words asked for, in the order of `known`."""
    found = set()
    asked = [several for several in asked if several]
    words = [word.strip().lower() for several in asked for word in several.split(",")]
    if words and not any(words):
        raise UsageError(f"no {what} is named", f"there are {', '.join(known)}")
    for word in filter(None, words):
        names = also.get(word, word).split(",")
        if not set(names) <= set(known):
            raise UsageError(f"there is no {what} called {word!r}", _near(word, known, also))
        found |= set(names)
    return tuple(word for word in known if word in found)


def _near(word: str, known: Sequence[str], also: Mapping[str, str] | None = None) -> str:
    also = also or {}
    close = difflib.get_close_matches(word, [*known, *also], 3, 0.6)
    if near := list(dict.fromkeys(also.get(name, name) for name in close)):
        return f"did you mean {' or '.join(near)}?"
    return f"there are {', '.join(known)}" if len(known) < 40 else f"they run from {known[0]} to {known[-1]}"
