"""What belongs to no paragraph is set aside, with the reason, and nothing else is."""

from __future__ import annotations

import pytest
from attrs import evolve
from making_pdfs import Words, pages

from resdiff.model import Unread
from resdiff.reading.pdf.page_furniture import Sheet, set_aside
from resdiff.reading.pdf.page_lines import lines_of

TEXT = [Words(100, 700 - 12 * place, "The keepers trim the lamps of the towers.") for place in range(3)]


def sheets(*sheets_of_words: list[Words], symbol: str = "") -> list[Sheet]:
    """The pages of these words after their furniture was set aside."""
    return set_aside([Sheet(page, tuple(lines_of(page))) for page in pages(sheets_of_words)], symbol)


def set_aside_from(words: Words, others: int = 0) -> list[tuple[str, str]]:
    """What is set aside of a second page that has `words` too, after as many pages of text."""
    pages_before = [TEXT] * (others + 1)
    return [(item.text, item.why) for item in sheets(*pages_before, [*TEXT, words])[-1].unread]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (Words(60, 36, "2/28"), "page number"),
        (Words(300, 36, "- 2 -"), "page number"),
        (Words(300, 36, "Page 2 of 3"), "page number"),
        (Words(500, 760, "2"), "page number"),
        (Words(65, 44, "31-00042 (E) 040531"), "job number"),
        (Words(65, 44, "GE.31-00042"), "job number"),
        (Words(65, 30, "*3100042*"), "bar code"),
        (Words(400, 36, "Please recycle"), "recycling mark"),
        (Words(100, 150, "_" * 18), "rule"),
        (Words(300, 400, "_" * 10), "rule"),
    ],
)
def test_what_is_known_to_be_furniture(words: Words, why: str) -> None:
    """Numbers and rules of the page are told by what they say and where they stand."""
    assert set_aside_from(words) == [(words.text, why)]


@pytest.mark.parametrize(
    "words",
    [
        Words(100, 400, "2/28"),
        Words(100, 400, "1869"),
        Words(100, 400, "Please recycle the old lamps."),
        Words(100, 36, "12 lamps"),
        Words(100, 400, "A/RES/5/1"),
    ],
)
def test_what_only_looks_like_furniture(words: Words) -> None:
    """The same in the middle of a page, or as part of a line of text, stays."""
    assert set_aside_from(words) == []


def test_a_bar_code_is_told_by_its_font() -> None:
    """Characters in a font of bars are not for reading, whatever they say."""
    page = pages([TEXT])[0]
    bars = evolve(page.runs[0], text="keepers", font=evolve(page.runs[0].font, name="ABCDEF+Code39"), baseline=300.0)
    page = evolve(page, runs=(*page.runs, bars))

    (sheet,) = set_aside([Sheet(page, tuple(lines_of(page)))], "")

    assert sheet.unread == (Unread("page 1", "keepers", "bar code"),)


def header(left: float = 60) -> list[Words]:
    """A running header of three lines beside the symbol."""
    return [
        Words(left, 752, "The lamps of the towers,", 8.5),
        Words(left, 742, "their keepers and their oil,", 8.5),
        Words(left, 732, "and the ships", 8.5),
        Words(480, 732, "L/RES/5/1", 8.5),
    ]


def test_a_header_with_the_symbol_is_found_on_one_page() -> None:
    """The lines set like the line of the symbol and close to it are the running header."""
    first, second = sheets(TEXT, [*header(), *TEXT], symbol="L/RES/5/1")

    assert first.unread == ()
    assert [item.text for item in second.unread] == [
        "The lamps of the towers,",
        "their keepers and their oil,",
        "and the ships",
        "L/RES/5/1",
    ]
    assert {item.why for item in second.unread} == {"page header"}
    assert [line.text for line in second.lines] == [words.text for words in TEXT]


def test_what_stands_at_the_head_of_many_pages_is_a_header() -> None:
    """A line repeated but for its digits, at one height, is set aside from the second page on."""
    numbered = [[Words(100, 760, f"Keepers' Gazette, part {number}"), *TEXT] for number in range(4)]

    assert [[item.why for item in sheet.unread] for sheet in sheets(*numbered)] == [[], *[["page header"]] * 3]


def test_what_stands_at_the_foot_of_many_pages_is_a_footer() -> None:
    """The same at the foot."""
    footed = [[*TEXT, Words(100, 40, "Keepers' Gazette")] for _ in range(3)]

    assert [[item.why for item in sheet.unread] for sheet in sheets(*footed)] == [[], *[["page footer"]] * 2]


def test_notes_that_differ_in_their_numbers_alone_are_no_footer() -> None:
    """A number that is raised in the text and not before the note still tells a note."""
    cited = [
        [
            *TEXT,
            Words(TEXT[-1].right, TEXT[-1].baseline + 3, str(at), 5.5),
            Words(100, 40, f"{at} Gazette, No. {at}.", 8),
        ]
        for at in range(1, 4)
    ]

    assert [[], [], []] == [list(sheet.unread) for sheet in sheets(*cited)]


def test_notes_that_end_alike_are_no_footer() -> None:
    """Two pages whose last notes end with the same words at the same height keep them."""
    first = [Words(117, 63, "1", 5.5), Words(123, 60, "See Official Records,", 8.5)]
    foot = [*first, Words(123, 49.5, "chap. I, sect. C.", 8.5)]

    assert [sheet.unread for sheet in sheets([*TEXT, *foot], [*TEXT, *foot])] == [(), ()]
