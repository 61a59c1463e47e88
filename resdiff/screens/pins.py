"""What a person links and parts on the screen, a step at a time, with a way back."""

from __future__ import annotations

from attrs import frozen

from resdiff.alignment import Pin
from resdiff.model import Change, Comparison
from resdiff.pinning import Pinned
from resdiff.screens.called import listed


@frozen
class Step:
    """Pins to compare again with, the new clause to go to, and what to say when it is done."""

    pins: tuple[Pin, ...]
    address: str
    told: str
    is_back: bool = False


class PinDesk:
    """Turns keys pressed on clauses into steps; an answer that is a sentence says why there is none."""

    def __init__(self, pinned: Pinned | None) -> None:
        self._pinned = pinned
        self.linking: Change | None = None
        """The clause that waits for its partner."""
        self._before: list[tuple[Pin, ...]] = []

    def link(self, change: Change | None) -> Step | str:
        """The first time: remember the clause. The second: link it with this one."""
        if change is None:
            return "No clause here to link"
        if self._pinned is None:
            return "These clauses cannot be linked"
        if self.linking is None:
            self.linking = change
            return f"Link {listed(change.old or change.new)}: go to the other clause and press l; esc ends"
        if (pin := linked(self.linking, change)) is None:
            return "Link a clause of the old text with one of the new"
        self.linking = None
        return Step(self._pinned.with_pin(pin), pin.new[0], f"Linked {listed(pin.old)} and {listed(pin.new)}")

    def part(self, change: Change | None) -> Step | str:
        """Leave both sides of a clause without counterpart."""
        pins = parted(change) if change is not None else ()
        if change is None or self._pinned is None or not pins:
            return "This clause has no counterpart"
        told = f"Parted {listed(change.old)} and {listed(change.new)}"
        return Step(self._pinned.with_pin(*pins), change.new[0], told)

    def back(self, change: Change | None) -> Step | str:
        """Take the last step back."""
        if not self._before:
            return "Nothing was pinned here"
        address = change.new[0] if change is not None and change.new else ""
        return Step(self._before[-1], address, "The last pin is taken back", is_back=True)

    def take(self, step: Step) -> Comparison:
        """Compare again. Raises ResdiffError where the pins do not fit or cannot be kept; nothing is changed then."""
        if self._pinned is None:
            raise ValueError("there is nothing to pin")
        before = self._pinned.pins
        comparison = self._pinned.again(step.pins)
        if step.is_back:
            self._before.pop()
        else:
            self._before.append(before)
        return comparison

    @property
    def place(self) -> str:
        """Where pins are kept, for a sentence; empty where they are not."""
        return f", kept in {self._pinned.path}" if self._pinned is not None and self._pinned.path else ""


def linked(first: Change, second: Change) -> Pin | None:
    """The pin that links the clauses of two rows; None where they do not stand on different sides.

    The first row named gives the old paragraphs if it has any, as a clause that is gone is named before the one
    that it became.
    """
    if first is second:
        return None
    if first.old and second.new:
        return Pin(first.old, second.new)
    return Pin(second.old, first.new) if second.old and first.new else None


def parted(change: Change) -> tuple[Pin, ...]:
    """The pins that leave both sides of a change without counterpart; none where it has but one."""
    if not (change.old and change.new):
        return ()
    return (*(Pin((address,), ()) for address in change.old), *(Pin((), (address,)) for address in change.new))
