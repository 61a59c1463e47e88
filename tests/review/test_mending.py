"""What decisions leave to mend."""

from __future__ import annotations

from resdiff.comparison import compare
from resdiff.model import Document, Paragraph
from resdiff.review.desk import Desk
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.review.making_reviews import desk, row_of

AGAIN = "Requests the Keeper-General to publish the list kept under paragraph 2 above in each port of call;"
LAST = "Decides to remain seized of the matter."


def _document(*texts: str) -> Document:
    return document(
        paragraph("PP1", "Recalling the long winters of the north,"),
        *(paragraph(f"OP{k}", text) for k, text in enumerate(texts, 1)),
    )


def _mends(at_work: Desk) -> list[tuple[str, str]]:
    return [(mend.address, mend.why) for mend in at_work.to_mend()]


def test_a_reference_that_means_another_paragraph_now_is_told() -> None:
    """The draft counted its new paragraph in; without it the count is wrong."""
    base = _document(FEES, AGAIN.replace("2 above", "1 above"), LAST)
    draft = _document(LAMPS, FEES, AGAIN.replace("port", "harbour"), LAST)
    at_work = desk(compare(base, draft))
    at_work.decide(at_work.to_decide, "accept")
    assert [] == _mends(at_work)

    at_work.decide([row_of(at_work.comparison, new="OP1")], "reject")
    assert [("OP2", "“paragraph 2”: what was paragraph 2 is now paragraph 1")] == _mends(at_work)


def test_the_end_of_the_sentence_is_watched() -> None:
    """A full stop in the middle, none at the end."""
    base = _document(LAMPS, FEES[:-1] + ".")
    draft = _document(LAMPS, FEES, LAST)
    at_work = desk(compare(base, draft))
    at_work.decide([row_of(at_work.comparison, old="OP2")], "accept")
    assert [("OP2", "is the last one, and does not end with a full stop")] == _mends(at_work)

    at_work.decide([row_of(at_work.comparison, new="OP3")], "accept")
    assert [] == _mends(at_work)
    at_work.decide([row_of(at_work.comparison, old="OP2")], "reject")
    assert [("OP2", "ends with a full stop, and the text goes on")] == _mends(at_work)


def test_items_without_the_words_that_open_their_list_are_told() -> None:
    """One that was kept when its paragraph was given up."""
    items = tuple(
        Paragraph(f"OP2({letter})", "operative", text, f"({letter})", level=1)
        for letter, text in (("a", CHARTS), ("b", BELLS))
    )
    base = document(paragraph("OP1", LAMPS), paragraph("OP2", "Requests the Keeper-General:"), *items)
    draft = document(paragraph("OP1", LAMPS))
    at_work = desk(compare(base, draft))
    at_work.decide(at_work.to_decide, "accept")
    at_work.decide([row_of(at_work.comparison, old="OP2(b)")], "reject")

    assert [("OP1(a)", "is an item without the words that open its list")] == _mends(at_work)


def test_what_was_amiss_before_is_nobody_s_doing() -> None:
    """A draft that ends with a semicolon is no fault of the reviewer; without a decision nothing is told."""
    base, draft = _document(LAMPS, FEES), _document(LAMPS.replace("all", "some"), FEES)
    at_work = desk(compare(base, draft))
    assert [] == _mends(at_work)
    at_work.decide(at_work.to_decide, "accept")
    assert [] == _mends(at_work)
