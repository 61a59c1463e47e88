"""Pins: links that a person set by hand, and how they are found again when a document is re-issued.

On the command line a pin is `OP4=OP7` (these two are one clause), `OP4+OP5=OP7` (several), `OP9=` or `=OP12` (no
counterpart). In a file each stands on a line of its own, with a fingerprint of every paragraph, so that it is found
again under another number, and is reported instead of guessed at when its paragraph is no longer there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from attrs import evolve, frozen

from resdiff.alignment.passages import Lexicon
from resdiff.errors import PinError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from resdiff.model import Document, Paragraph

_SKETCH = 8
"""How many numbers a fingerprint holds: the least hash of all runs of three words, by so many rules of hashing."""
_KIN = 0.5
"""At the same address, from this share of equal numbers on, a paragraph is still the one that was pinned."""
_LINE = re.compile(r"^\s*(?P<old>[^=#@]*)=(?P<new>[^=#@]*)(?:@\s*(?P<marks>[^#]*))?(?:#.*)?$")
_HEADER = "# Pins of resdiff: old addresses = new addresses @ fingerprints of their texts"


@frozen
class Pin:
    """Old and new addresses that are one clause carried on, or, with one side empty, have no counterpart.

    `marks` are the fingerprints of the old and then the new paragraphs; empty where the pin was typed by hand.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{'+'.join(self.old)}={'+'.join(self.new)}"


@frozen
class Unfit:
    """A pin that no longer fits these documents, and why."""

    pin: Pin
    why: str


def parse_pin(text: str) -> Pin:
    """The pin that a person typed, e.g. "OP4=OP7", "OP4+OP5=OP7", "OP9=". Raises PinError."""
    line = _LINE.match(text)
    if line:
        old, new = (tuple(filter(None, re.split(r"[\s+,]+", line[side]))) for side in ("old", "new"))
        pin = Pin(old, new, tuple((line["marks"] or "").split()))
        if (old or new) and len(pin.marks) in (0, len(old) + len(new)):
            return pin
    raise PinError(f"{text.strip()!r} is no pin", "write it as OP4=OP7, OP4+OP5=OP7, or OP9= for no counterpart")


def read_pins(text: str) -> tuple[Pin, ...]:
    """The pins of a file, one a line; empty lines and what follows # are passed over. Raises PinError."""
    return tuple(parse_pin(line) for line in text.splitlines() if line.split("#")[0].strip())


def write_pins(pins: Iterable[Pin]) -> str:
    """The text of a file of pins, which `read_pins` reads back."""
    return "\n".join([_HEADER, *(f"{pin} @ {' '.join(pin.marks)}" if pin.marks else str(pin) for pin in pins)]) + "\n"


def marked(pin: Pin, old: Document, new: Document) -> Pin:
    """The pin with the fingerprints of its paragraphs in these documents. Raises PinError for an unknown address."""
    paragraphs = [*_of(pin.old, old, "old"), *_of(pin.new, new, "new")]
    return evolve(pin, marks=tuple(map(fingerprint, paragraphs)))


def fingerprint(paragraph: Paragraph) -> str:
    """A short mark of a paragraph's words that changes little when they do; numbers, notes and case do not count."""
    lexicon = Lexicon()
    words = [lexicon.word(code) for code in lexicon.passage(paragraph).code]
    grams = [" ".join(words[at : at + 3]).encode(errors="surrogatepass") for at in range(max(1, len(words) - 2))]
    seeds = [step * 0x9E3779B1 & 0xFFFFFFFF for step in range(_SKETCH)]
    return "-".join(f"{min(crc32(gram, seed) for gram in grams) & 0xFFFF:04x}" for seed in seeds)


def find_again(pins: Iterable[Pin], old: Document, new: Document) -> tuple[tuple[Pin, ...], tuple[Unfit, ...]]:
    """The pins as they stand in these documents, and those that no longer fit.

    A pin with fingerprints holds where each paragraph stands at its address with much the same words, or, once and
    verbatim, at another one. A pin without them is only looked up.
    """
    fitting: list[Pin] = []
    unfit: list[Unfit] = []
    prints: dict[Literal["old", "new"], dict[str, str]] = {}
    taken: set[tuple[str, str]] = set()
    for pin in pins:
        try:
            if pin.marks and not prints:
                prints = {"old": _prints(old), "new": _prints(new)}
            here = pin
            if pin.marks:
                marks = pin.marks[: len(pin.old)], pin.marks[len(pin.old) :]
                here = evolve(
                    pin,
                    old=tuple(_again(i, m, prints["old"], "old") for i, m in zip(pin.old, marks[0], strict=True)),
                    new=tuple(_again(i, m, prints["new"], "new") for i, m in zip(pin.new, marks[1], strict=True)),
                )
            _check(here, old, new, taken)
        except PinError as error:
            unfit.append(Unfit(pin, error.message))
        else:
            fitting.append(here)
    return tuple(fitting), tuple(unfit)


def settle(pins: Sequence[Pin], old: Document, new: Document) -> list[tuple[list[int], list[int]]]:
    """The places of each pin's paragraphs in the two documents. Raises PinError for the first that does not fit."""
    at_old = {paragraph.id: place for place, paragraph in enumerate(old.paragraphs)}
    at_new = {paragraph.id: place for place, paragraph in enumerate(new.paragraphs)}
    fitting, unfit = find_again(pins, old, new)
    for failed in unfit:
        raise PinError(f"the pin {failed.pin} does not fit: {failed.why}", "leave it out, or pin the paragraphs anew")
    return [(sorted(at_old[i] for i in pin.old), sorted(at_new[i] for i in pin.new)) for pin in fitting]


def _prints(document: Document) -> dict[str, str]:
    return {paragraph.id: fingerprint(paragraph) for paragraph in document.paragraphs}


def _again(address: str, mark: str, prints: dict[str, str], side: str) -> str:
    here = prints.get(address)
    if here == mark:
        return address
    elsewhere = [other for other, print_ in prints.items() if print_ == mark]
    if len(elsewhere) == 1:
        return elsewhere[0]
    if here is not None and _resemblance(here, mark) >= _KIN:
        return address
    if elsewhere:
        raise PinError(f"what was {address} stands in the {side} text {len(elsewhere)} times", "")
    raise PinError(f"what was {address} is no longer in the {side} text", "")


def _resemblance(one: str, other: str) -> float:
    pairs = list(zip(one.split("-"), other.split("-"), strict=False))
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def _check(pin: Pin, old: Document, new: Document, taken: set[tuple[str, str]]) -> None:
    """Raises PinError if an address is unknown, named twice, or pinned elsewhere already."""
    for _ in (*_of(pin.old, old, "old"), *_of(pin.new, new, "new")):
        pass
    ends = [*(("old", address) for address in pin.old), *(("new", address) for address in pin.new)]
    for at, (side, address) in enumerate(ends):
        if (side, address) in taken or (side, address) in ends[:at]:
            raise PinError(f"{address} of the {side} text is pinned twice", "")
    taken.update(ends)


def _of(addresses: Iterable[str], document: Document, side: str) -> Iterator[Paragraph]:
    paragraphs = {paragraph.id: paragraph for paragraph in document.paragraphs}
    for address in addresses:
        if address not in paragraphs:
            raise PinError(f"the {side} text has no paragraph {address}", "resdiff outline lists the addresses")
        yield paragraphs[address]
