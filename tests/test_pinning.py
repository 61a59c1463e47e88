"""Pins at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdiff.alignment import Pin
from resdiff.errors import PinError, UsageError
from resdiff.pinning import Pinned
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph

OLD = document(paragraph("OP1", LAMPS), paragraph("OP2", FEES))
NEW = document(paragraph("OP1", LAMPS), paragraph("OP2", BELLS), paragraph("OP3", CHARTS))


def _nobody(line: str) -> None:
    raise AssertionError(f"nothing was to be told: {line}")


def test_pins_are_kept_in_the_file_and_found_again(tmp_path: Path) -> None:
    """What is pinned is written at once, with fingerprints, and holds when the documents are opened again."""
    path = tmp_path / "pins"
    pinned = Pinned(path=str(path), may_be_new=True)
    pinned.begin(OLD, NEW, _nobody)

    comparison = pinned.again(pinned.with_pin(Pin(("OP2",), ("OP3",))))

    assert (("OP2",), ("OP3",)) in [(c.old, c.new) for c in comparison.changes]
    assert "OP2=OP3 @ " in path.read_text(encoding="utf-8")
    again = Pinned(path=str(path)).begin(OLD, NEW, _nobody)
    assert (("OP2",), ("OP3",)) in [(c.old, c.new) for c in again.changes]


def test_a_pin_that_does_not_fit_is_told_and_stays_in_the_file(tmp_path: Path) -> None:
    """It may belong to another version; a person's decision is not thrown away."""
    path = tmp_path / "pins"
    path.write_text("OP9=OP1\n", encoding="utf-8")
    told: list[str] = []
    pinned = Pinned(path=str(path))
    pinned.begin(OLD, NEW, told.append)

    pinned.again(pinned.with_pin(Pin(("OP2",), ())))

    assert ["the pin OP9=OP1 no longer fits and is left out: the old text has no paragraph OP9"] == told
    assert "OP9=OP1" in path.read_text(encoding="utf-8")
    assert "OP2=" in path.read_text(encoding="utf-8")


def test_a_newer_pin_about_the_same_paragraph_wins() -> None:
    """And a typed one wins over the file's."""
    pinned = Pinned(("OP2=OP2",))
    pinned.begin(OLD, NEW, _nobody)

    assert (Pin(("OP2",), ("OP3",)),) == pinned.with_pin(Pin(("OP2",), ("OP3",)))


def test_trouble_leaves_the_pins_as_they_were(tmp_path: Path) -> None:
    """A pin of a paragraph that is not there, a file that is not there."""
    pinned = Pinned(("OP2=OP2",))
    pinned.begin(OLD, NEW, _nobody)
    with pytest.raises(PinError):
        pinned.again((Pin(("OP9",), ()),))
    assert (Pin(("OP2",), ("OP2",)),) == pinned.pins

    with pytest.raises(UsageError):
        Pinned(path=str(tmp_path / "none")).begin(OLD, NEW, _nobody)
