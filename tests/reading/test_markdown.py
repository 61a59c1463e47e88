"""Markdown: told from plain text, and read like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.model import Document, Span
from resdiff.reading import read
from resdiff.reading.blocks import Pages
from resdiff.reading.markdown import is_markdown, read_markdown
from resdiff.reading.plain import read_plain
from resdiff.reading.structure import structure
from tests.making_markdown import markdown


def _pages(text: str) -> Pages:
    return read_markdown(text, "Markdown")


def _printed(text: str) -> list[str]:
    return [f"{block.number} {block.text}".strip() for block in _pages(text).blocks]


def _told(document: Document) -> list[tuple[str, str, str, str, list[tuple[int, str]]]]:
    return [(p.id, p.number, p.text, p.lead, [(a.offset, a.note) for a in p.anchors]) for p in document.paragraphs]


@pytest.mark.parametrize("name", ["lighthouses-91.txt", "lighthouses-94.txt"])
def test_a_resolution_reads_like_its_plain_text(name: str, examples: Path) -> None:
    """Headings, leads, numbers and notes are those of the plain text."""
    text = read(examples / name)
    made = structure(read_plain(markdown(text).encode(), "a text"), "a text")

    assert _told(text) == _told(made)
    assert text.notes == made.notes
    assert (text.title, text.date, text.symbol, text.body) == (made.title, made.date, made.symbol, made.body)
    assert "Markdown, UTF-8" == made.format


@pytest.mark.parametrize(
    ("text", "marked_up"),
    [
        ("# Means\n\nText.\n\n## Ends\n", True),
        ("*Recalling* the Plan,\n\n*Noting* the lamps,\n", True),
        ("Text.[^1]\n\n[^1]: A note.\n", True),
        ("# Means\n\n1. **Urges** all;\n", True),
        ("The General Assembly,\n\n1. Urges all;\n\n* a star\n* another\n", False),
        ("Members * pay 5 * 3 pounds.\n_ _\n", False),
        ("# 5 boxes\nof lamps\n", False),
        ("Recalling A_RES_1 and B_RES_2,\n", False),
        ("", False),
    ],
)
def test_markdown_is_told_from_plain_text(text: str, marked_up: bool) -> None:
    """One definition of a note, or two signs of headings and leads; stars, figures and symbols are no sign."""
    assert marked_up == is_markdown(text)


def test_paragraphs_breaks_and_quotations() -> None:
    """Lines make a paragraph, two blanks or a backslash keep a break, a quotation is a paragraph, a rule is nothing."""
    assert ["one two", "three\nfour\nfive", "quoted text", "between fences  *as typed*"] == _printed(
        "one\ntwo\n\nthree  \nfour\\\nfive\n\n> quoted\n> text\n\n---\n\n```\nbetween fences  *as typed*\n```\n"
    )


def test_headings_of_both_kinds() -> None:
    """Headings are marked by "#" or by a line below them."""
    pages = _pages("# Means #\ntext\n\nEnds\n====\nmore\n\n##\n")

    assert [("Means", "heading"), ("text", "body"), ("Ends", "heading"), ("more", "body")] == [
        (block.text, block.look) for block in pages.blocks
    ]


def test_lists_are_numbered_as_they_are_shown() -> None:
    """Typed numbers stand; "1." again counts on; bullets, letters and escaped numbers are kept."""
    assert ["1. a", "2. b", "3. c", "text", "1. d", "7) e", "• f", "(a) g", "4. h"] == _printed(
        "1. a\n1. b\n\n1. c\n\ntext\n\n1. d\n7) e\n- f\n(a) g\n\n4\\. h"
    )
    assert ["1. Urges", "(a) one", "(b) two", "2. Notes"] == _printed("1. Urges\n   (a) one\n   (b) two\n1. Notes")


def test_a_year_at_the_head_of_a_line_is_no_number() -> None:
    """Only after a blank line or in a list does a number begin a paragraph."""
    assert ["the plan of 2015. It was"] == _printed("the plan of\n2015. It was")


def test_tables_are_rows() -> None:
    """Cells stand side by side, the rule below the head is nothing."""
    pages = _pages("| Light | Built |\n|:---|---:|\n| Cape \\| Lamp | 2031 |\n\ntext | more")

    assert [("Light\tBuilt", "table"), ("Cape | Lamp\t2031", "table"), ("text | more", "body")] == [
        (block.text, block.look) for block in pages.blocks
    ]


@pytest.mark.parametrize(
    ("text", "shown", "spans"),
    [
        ("*Urges* all", "Urges all", [Span(0, 5, "italic")]),
        (
            "_Urges_ **all** ***of*** them",
            "Urges all of them",
            [(0, 5, "i"), (6, 12, "b"), (10, 12, "i")],
        ),
        ("a*b*c and a_b_c", "abc and a_b_c", [(1, 2, "i")]),
        ("5 * 3 * 2 and 2*", "5 * 3 * 2 and 2*", []),
        ("**Urges *all** of*", "Urges *all of*", [(0, 10, "b")]),
        ("\\*a\\* &amp; &eacute; &lamp;", "*a* & é &lamp;", []),
        ("`*a*` and ``b`c``", "*a* and b`c", []),
        ('see [A/90/1](http://x.y/z "t") and <https://a.b> [no](a b)', "see A/90/1 and https://a.b [no](a b)", []),
        ("~~gone~~ <u>under</u> <b>bold</b><br>x < y", "gone under bold\nx < y", [(11, 15, "b")]),
    ],
)
def test_marks_inside_a_line(text: str, shown: str, spans: list[object]) -> None:
    """Italics and bold, escapes, entities, code, links and tags."""
    (block,) = _pages(text).blocks
    short = [(span.start, span.end, span.style[0]) for span in block.spans]

    assert shown == block.text
    assert [(s.start, s.end, s.style[0]) if isinstance(s, Span) else s for s in spans] == short


def test_notes_in_every_way_they_are_written() -> None:
    """Labels that are words are numbered as shown; notes may stand inside the text, and be cited again."""
    pages = _pages(
        "Lamps[^cape] and bells^[BCS/1.] and[^cape] horns.^1^\n\n"
        "[^cape]: A/90/1,\n    para. 2.\n\n    More.\n[^x]: Nobody.\n"
    )

    assert "Lamps and bells and horns." == pages.blocks[0].text
    assert [("1", 5), ("2", 15), ("1", 19), ("1", 26)] == [(a.note, a.offset) for a in pages.blocks[0].anchors]
    assert [("1", "A/90/1, para. 2. More."), ("2", "BCS/1.")] == [(note.number, note.text) for note in pages.notes]
    assert [("note that nothing cites", "Nobody.")] == [(item.why, item.text) for item in pages.unread]


def test_comments_and_addresses_are_set_aside() -> None:
    """What the source says beside the text is told."""
    pages = _pages("Lamps [here][1].\n\n<!-- check\nthis -->\n[1]: http://x.y\n")

    assert ["Lamps here."] == [block.text for block in pages.blocks]
    assert [("line 3", "comment in the source"), ("line 5", "address of a link")] == [
        (item.where, item.why) for item in pages.unread
    ]


@given(st.text("ab*_`[]()^|#>-1.\\~<&; \n\t", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """Whatever the marks, every letter is in a block, a note or set aside."""
    pages = _pages(text)
    kept = "".join(block.printed for block in pages.blocks) + "".join(note.text for note in pages.notes)
    kept += "".join(item.text for item in pages.unread)

    # Labels of notes and addresses of links are not shown; neither are names of tags.
    if "[" not in text and "<" not in text and "`" not in text and "~~~" not in text:
        assert [text.count(letter) for letter in "ab"] == [kept.count(letter) for letter in "ab"]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text crashes the reader, and places stay within their texts."""
    for block in _pages(text).blocks:
        assert all(0 <= anchor.offset <= len(block.text) for anchor in block.anchors)


def test_marks_without_end_take_no_time() -> None:
    """Thousands of open marks, brackets and backticks are read in one go."""
    for bomb in (
        "*a " * 20_000,
        "[" * 20_000,
        "`a" * 20_000,
        "_a*b " * 20_000,
        "![" * 9_000 + "](" * 9_000,
        "^[" * 9_000,
    ):
        assert _pages(bomb).blocks
