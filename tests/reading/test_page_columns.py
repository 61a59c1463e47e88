"""Newspaper columns are read one after the other; tables are not."""

from __future__ import annotations

from making_pdfs import Words, pages

from resdiff.reading.pdf.page_columns import strands
from resdiff.reading.pdf.page_lines import lines_of

LEFT = [f"the left column says {number:02}" for number in range(12)]
RIGHT = [f"and the right one says {number:02}" for number in range(9)]


def column(texts: list[str], left: float) -> list[Words]:
    """Lines one below the other."""
    return [Words(left, 600 - 12 * place, text) for place, text in enumerate(texts)]


def test_columns_are_read_one_after_the_other() -> None:
    """The left column comes first, between what runs across above and below."""
    title = Words(120, 650, "A title that runs across both of the columns here")
    foot = Words(120, 400, "And a line at the foot that runs across them too.")
    page = pages([[title, *column(LEFT, 60), *column(RIGHT, 330), foot]])[0]

    assert [line.text for line in lines_of(page)] == [title.text, *LEFT, *RIGHT, foot.text]


def test_the_right_column_is_moved_to_the_left_one() -> None:
    """Both columns have the same left edge, so that indents can be compared."""
    page = pages([[*column(LEFT, 60), *column(RIGHT, 330)]])[0]

    assert {line.left for line in lines_of(page)} == {60.0}


def test_a_short_right_column_is_one_too() -> None:
    """On a last page the right column may have two lines."""
    page = pages([[*column(LEFT, 60), *column(RIGHT[:2], 330)]])[0]

    assert [line.text for line in lines_of(page)] == [*LEFT, *RIGHT[:2]]


def test_a_table_is_read_row_by_row() -> None:
    """What is painted row by row is a table, however long its cells are."""
    rows = zip(column(LEFT[:9], 60), column(RIGHT, 330), strict=True)
    page = pages([[words for row in rows for words in row]])[0]

    assert len(strands(page)) == 1
    assert lines_of(page)[0].text == f"{LEFT[0]}\t{RIGHT[0]}"


def test_a_page_of_one_column_is_one_strand() -> None:
    """Lines that run across the page make no columns, whatever stands at the right below them."""
    page = pages([[*column([text * 3 for text in LEFT], 60), Words(400, 300, "4 May 2031")]])[0]

    assert len(strands(page)) == 1
