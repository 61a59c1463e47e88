"""Pins at work: compare with them, compare again with others, and keep them in the file that a person named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from attrs import define, field

from resdiff.alignment import Pin, find_again, marked, parse_pin, read_pins, write_pins
from resdiff.comparison import compare
from resdiff.errors import UsageError
from resdiff.model import Comparison, Document
from resdiff.saving import save

_MOST_BYTES = 1_000_000
"""Of a file of pins; a line has some thirty."""


@define
class Pinned:
    """The pins of one pair of documents: those typed (`typed`), those of a file (`path`), those set on the screen."""

    typed: Sequence[str] = ()
    path: str = ""
    may_be_new: bool = False
    """The file need not be there yet: a screen will write it."""
    pins: tuple[Pin, ...] = ()
    _unfit: tuple[Pin, ...] = field(default=(), init=False)
    _documents: tuple[Document, Document] | None = field(default=None, init=False)

    def begin(self, old: Document, new: Document, tell: Callable[[str], None]) -> Comparison:
        """Compare two documents with the pins that fit them; `tell` hears of each in the file that does not.

        Raises PinError for a typed pin that does not fit, UsageError for a file that cannot be read.
        """
        typed = tuple(parse_pin(pin) for pin in self.typed)
        fitting, unfit = find_again(self._read(), old, new)
        self._unfit = tuple(one.pin for one in unfit)  # of another version, perhaps: they stay in the file
        for one in unfit:
            tell(f"the pin {one.pin} no longer fits and is left out: {one.why}")
        self.pins = tuple(pin for pin in fitting if not any(_meet(pin, other) for other in typed)) + typed
        self._documents = old, new
        return compare(old, new, self.pins)

    def again(self, pins: Iterable[Pin]) -> Comparison:
        """Compare once more with these pins instead, and keep them in the file, if there is one.

        Raises PinError for one that does not fit, and SavingError where the file cannot be written.
        """
        if self._documents is None:
            raise ValueError("begin first")
        old, new = self._documents
        pins = tuple(pins)
        comparison = compare(old, new, pins)
        self.pins = pins
        if self.path:
            kept = [*(marked(pin, old, new) for pin in pins), *self._unfit]
            save(self.path, write_pins(kept).encode("utf-8"))
        return comparison

    def with_pin(self, *added: Pin) -> tuple[Pin, ...]:
        """The pins with others added; an older one about the same paragraphs gives way."""
        return tuple(pin for pin in self.pins if not any(_meet(pin, other) for other in added)) + added

    def _read(self) -> tuple[Pin, ...]:
        if not self.path or (self.may_be_new and not Path(self.path).exists()):
            return ()
        path = Path(self.path)
        if path.exists() and not path.is_file():  # a pipe would wait for somebody to write, a device never end
            raise UsageError(f"the file of pins {self.path} is no ordinary file", "name a file")
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise UsageError(
                    f"the file of pins {self.path} has more than {_MOST_BYTES:,} bytes", "name a file of pins"
                )
            return read_pins(Path(self.path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"the file of pins {self.path} cannot be read: {error}", "check its path") from None


def _meet(one: Pin, other: Pin) -> bool:
    return bool(set(one.old) & set(other.old) or set(one.new) & set(other.new))
