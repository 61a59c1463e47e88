"""Words struck out on a page are noticed."""

from __future__ import annotations

import pytest
from attrs import evolve
from making_pdfs import Words, pages, raw_pdf, stream

from resdiff.model import Unread
from resdiff.reading.pdf import read_pdf
from resdiff.reading.pdf.page_struck import struck

PAGE = pages([[Words(100, 700, "The keepers "), Words(172, 700, "trim"), Words(202, 700, "polish the lamps.")]])[0]


@pytest.mark.parametrize(
    ("bars", "words"),
    [
        pytest.param([(171.0, 197.0, 703.0)], ["trim"], id="through a word"),
        pytest.param([(171.0, 185.0, 703.0), (185.0, 197.0, 703.1)], ["trim"], id="in two pieces"),
        pytest.param([(171.0, 197.0, 698.8)], [], id="underlined"),
        pytest.param([(171.0, 197.0, 711.0)], [], id="between two lines"),
        pytest.param([(171.0, 177.0, 703.0)], [], id="through one letter"),
        pytest.param([(90.0, 320.0, 703.0)], ["The keepers ", "trim", "polish the lamps."], id="through all"),
    ],
)
def test_a_line_through_words_strikes_them_out(bars: list[tuple[float, float, float]], words: list[str]) -> None:
    """What is underlined, ruled off or touched is not struck out."""
    assert [run.text for run in struck(evolve(PAGE, bars=tuple(bars)))] == words


def test_the_reader_says_where_words_are_struck_out() -> None:
    """They stay in the text, because a text layer has no other version, and `unread` names the page."""
    contents = b"BT /F 10 Tf 100 700 Td (Trim) Tj ET BT /F 10 Tf 130 700 Td (the lamps.) Tj ET 99 702.5 26 0.6 re f"
    data = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            stream(contents),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
    )

    read = read_pdf(data)

    assert [block.text for block in read.blocks] == ["Trim the lamps."]
    assert read.unread == (Unread("page 1", "", "struck-out words, read like the others"),)
