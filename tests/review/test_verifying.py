"""Whether two versions differ only where they may."""

from __future__ import annotations

import pytest

from resdiff.comparison import compare
from resdiff.errors import UsageError
from resdiff.model import Comparison, Paragraph
from resdiff.review.verifying import outside
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.review.making_reviews import HORN

BASE = document(*(paragraph(f"OP{k}", text) for k, text in enumerate((LAMPS, FEES, BELLS, HORN), 1)))


def _outside(over: Comparison, *allowed: str) -> list[tuple[str, ...]]:
    return [change.old or change.new for change in outside(over, allowed)]


def _compared(*texts: str) -> Comparison:
    return compare(BASE, document(*(paragraph(f"OP{k}", text) for k, text in enumerate(texts, 1))))


def test_what_is_not_named_is_outside() -> None:
    """A reworded clause by either address, a new one, one that is gone; a new number is nothing."""
    over = _compared(CHARTS, LAMPS.replace("all", "some"), FEES, HORN)

    assert [("OP1",), ("OP1",), ("OP3",)] == _outside(over)
    assert [("OP3",)] == _outside(over, "OP1,OP2")
    assert [] == _outside(over, "op1", " OP2 , OP3")


def test_a_range_holds_what_lies_between() -> None:
    """With or without the letters again; paragraphs that neither text has are passed over in it."""
    over = _compared(LAMPS.replace("all", "some"), FEES.replace("each", "every"), BELLS, HORN.replace("log", "book"))

    assert [("OP4",)] == _outside(over, "OP1-3")
    assert [("OP1",)] == _outside(over, "OP2-OP99")
    assert [("OP1",)] == _outside(over, "OP2 to 4")


def test_a_paragraph_holds_its_items() -> None:
    """But an item not its paragraph."""
    old, new = (
        document(
            paragraph("OP1", f"Requests the Keeper-General {verb}:"),
            Paragraph("OP1(a)", "operative", text, "(a)", level=1),
        )
        for verb, text in (("to report", LAMPS), ("to write a report", LAMPS.replace("all", "some")))
    )

    assert [] == _outside(compare(old, new), "OP1")
    assert [("OP1",)] == _outside(compare(old, new), "OP1(a)")


def test_a_move_and_a_merge_are_differences() -> None:
    """A paragraph that was not named is not swallowed by one that was."""
    moved = _compared(FEES, BELLS, HORN, LAMPS)
    assert [("OP1",)] == _outside(moved)
    merged = _compared(f"{LAMPS[:-1]}, and {FEES}", BELLS, HORN)
    assert [("OP1", "OP2")] == _outside(merged, "OP1")
    assert [] == _outside(merged, "OP1,OP2")


@pytest.mark.parametrize(
    ("word", "said"),
    [("OP9", "neither text has a paragraph OP9"), ("OP7-9", "neither text has a paragraph OP7-9"), ("x", "paragraph x"),
     ("OP3-1", "no range"), ("OP1-PP3", "no range"), ("OP1-99999", "no range"), ("OP1\x1b[2J", "neither text")],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(word: str, said: str) -> None:
    """With what may be."""
    with pytest.raises(UsageError, match=said) as told:
        outside(_compared(LAMPS), [word])
    assert told.value.hint
