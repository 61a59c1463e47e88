"""Reading a PDF from its bytes: what a whole official document becomes, and what PDFium's text layer is asked."""

from __future__ import annotations

from collections import Counter

import pytest
from making_pdfs import HEIGHT, WIDTH, Typesetter, Words, pages, pdf, raw_pdf, stream

from resdiff.model import Anchor, Note, Span
from resdiff.reading.blocks import Block, Pages
from resdiff.reading.pdf import glyph_pages, lay_out, read_pdf


def resolution() -> list[list[Words]]:
    """The pages of a fictional resolution with everything that official ones have."""
    setter = Typesetter()
    setter.masthead("Keeping of lighthouses")
    setter.title("Resolution adopted by the League", "on 4 May 2031")
    setter.paragraph("[_on the report of the Board (L/5/12)_]", indent=0)
    setter.title("5/1. Lamps and their keepers")
    setter.paragraph("_The League of Lighthouses_,")
    setter.paragraph(
        "_Recalling_ its resolution 4/1 of 3 April 2030,^1^ in which it praised the well-known and much-admired work "
        "of the keepers of the northern lighthouses,"
    )
    setter.note("1", "See Official Records of the League, Fourth Session, Supplement No. 3 (L/4/3), annex.")
    setter.paragraph(
        "_Noting_ the wish of the southern keepers,^2^ for whom a lamp-lit stair is a matter of safety, to be heard,"
    )
    setter.note("2", "L/5/9.")
    setter.heading("Lamps")
    setter.paragraph("1. _Urges_ all keepers to trim the wicks of their lamps every evening, and in this regard:")
    setter.paragraph("(a) To polish the lenses with a soft cloth, which the League provides free of charge;")
    setter.paragraph("(b) To keep a record of the oil used;")
    for number in range(2, 7):
        setter.paragraph(
            f"{number}. _Requests_ the Board to report on the height of the towers, the age of the lamps and the "
            "number of ships that passed in the night, in each of the seven seas and in the straits between them;"
        )
    setter.row((0, "Tower"), (200, "Lamps"))
    setter.row((0, "The northern rock, with\nthe outer mole"), (200, "12"))
    setter.closing("5th plenary meeting", "4 May 2031")
    return setter.finished()


@pytest.fixture(scope="module")
def read() -> Pages:
    """The fictional resolution as it is read from a PDF file."""
    return read_pdf(pdf(resolution()))


def texts(read: Pages, *looks: str) -> list[str]:
    """The texts of the blocks of these looks."""
    return [block.text for block in read.blocks if block.look in looks]


def test_the_masthead_is_read_box_by_box(read: Pages) -> None:
    """Every box of the first page's head is a block, and the symbol is known."""
    assert texts(read, "masthead") == [
        "League of Lighthouses",
        "L/RES/5/1",
        "Distr.: General",
        "4 May 2031",
        "Fifth session",
        "Agenda item 7",
        "Keeping of lighthouses",
    ]
    assert read.symbol == "L/RES/5/1"


def test_the_title_is_told_from_the_text(read: Pages) -> None:
    """The adoption line, the report line and the title come before the text, their lines joined."""
    assert texts(read, "title") == [
        "Resolution adopted by the League on 4 May 2031",
        "[on the report of the Board (L/5/12)]",
        "5/1. Lamps and their keepers",
    ]


def test_paragraphs_are_whole(read: Pages) -> None:
    """A paragraph is one block, its lines joined, its number kept, across pages too."""
    request = (
        "Requests the Board to report on the height of the towers, the age of the lamps and the number of ships that "
        "passed in the night, in each of the seven seas and in the straits between them;"
    )

    assert texts(read, "body") == [
        "The League of Lighthouses,",
        (
            "Recalling its resolution 4/1 of 3 April 2030, in which it praised the well-known and much-admired work of "
            "the keepers of the northern lighthouses,"
        ),
        "Noting the wish of the southern keepers, for whom a lamp-lit stair is a matter of safety, to be heard,",
        "1. Urges all keepers to trim the wicks of their lamps every evening, and in this regard:",
        "(a) To polish the lenses with a soft cloth, which the League provides free of charge;",
        "(b) To keep a record of the oil used;",
        *(f"{number}. {request}" for number in range(2, 7)),
    ]


def test_a_paragraph_carries_its_marks_and_styles(read: Pages) -> None:
    """Marks are anchors and no text, italic words are spans, and the indent of the first line is measured."""
    recalling = next(block for block in read.blocks if block.text.startswith("Recalling"))

    assert recalling == Block(
        recalling.text, "page 1", "body", indent=24.0, anchors=(Anchor(45, "1"),), spans=(Span(0, 9, "italic"),)
    )
    assert recalling.text[:45].endswith("2030,")


def test_notes_are_whole(read: Pages) -> None:
    """A note is its number and its text, the lines joined."""
    assert read.notes == (
        Note("1", "See Official Records of the League, Fourth Session, Supplement No. 3 (L/4/3), annex."),
        Note("2", "L/5/9."),
    )


def test_headings_rows_and_closing_are_named(read: Pages) -> None:
    """A bold line is a heading, a row's cells are parted by tabs, italic lines at the right close the document."""
    assert texts(read, "heading") == ["Lamps"]
    assert texts(read, "table") == ["Tower\tLamps", "The northern rock, with the outer mole\t12"]
    assert texts(read, "closing") == ["5th plenary meeting", "4 May 2031"]


def test_furniture_is_set_aside_with_its_reason(read: Pages) -> None:
    """Running headers, page and job numbers and rules are no text, and nothing else is set aside."""
    assert [(item.where, item.text, item.why) for item in read.unread] == [
        ("page 1", "_" * 18, "rule"),
        ("page 1", "1/9", "page number"),
        ("page 1", "31-00042", "job number"),
        ("page 2", "The lighthouses and", "page header"),
        ("page 2", "L/RES/5/1", "page header"),
        ("page 2", "their keepers", "page header"),
        ("page 2", "2/9", "page number"),
        ("page 2", "31-00042", "job number"),
    ]


def test_nothing_is_lost(read: Pages) -> None:
    """Every character that is not blank is in a block, an anchor, a note or set aside."""
    said = [block.printed for block in read.blocks]
    said += [note.number + note.text for note in read.notes] + [item.text for item in read.unread]
    painted = [words.text for sheet in resolution() for words in sheet]

    assert Counter("".join("".join(said).split())) == Counter("".join("".join(painted).split()))


def test_the_child_tells_the_same_as_the_page_maker(read: Pages) -> None:
    """Pages made for tests without a file are read like the file: the other tests may use them."""
    assert lay_out(pages(resolution())) == read


def test_characters_beyond_ascii_are_kept() -> None:
    """Typographic quotes, dashes and accents come through."""
    text = "The “Étoile” – a lamp of 1869 – is the keepers’ pride: 3 × 5 m²"

    assert texts(read_pdf(pdf([[Words(100, 700, text, font="roman")]])), "body") == [text]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(rotate: int) -> None:
    """A landscape page, whose text runs up the sheet, reads like any other."""
    turn = rotate // 90
    places = [(100, 700), (100, 688)]
    words = []
    for (x, y), text in zip(places, ["The lamps of the north", "are lit by hand."], strict=True):
        left, baseline = ((x, y), (WIDTH - y, x), (WIDTH - x, HEIGHT - y), (y, HEIGHT - x))[turn]
        words.append(Words(left, baseline, text, turn=turn))

    assert [block.text for block in read_pdf(pdf([words], rotate)).blocks] == [
        "The lamps of the north are lit by hand."
    ]


def test_text_across_the_page_is_set_aside() -> None:
    """A stamp along the margin is no part of the lines beside it."""
    sheet = [Words(100, 700, "The lamps of the north are lit by hand."), Words(40, 300, "DRAFT", turn=1)]

    read = read_pdf(pdf([sheet]))

    assert texts(read, "body") == ["The lamps of the north are lit by hand."]
    assert [(item.text, item.why) for item in read.unread] == [("DRAFT", "turned text")]


def test_a_scaled_font_has_its_size_on_the_page() -> None:
    """Programs that set one-point type and enlarge it are understood: the mark below is raised and small."""
    contents = (
        b"BT /F 1 Tf 10 0 0 10 99 700 Tm (The lamps) Tj 6 0 0 6 153 703.5 Tm (1) Tj 10 0 0 10 160 700 Tm (burn.) Tj ET"
    )
    data = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            stream(contents),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
    )

    (page,) = glyph_pages(data)

    assert [(run.text, run.size, run.baseline) for run in page.runs] == [
        ("The lamps", 10.0, 700.0),
        ("1", 6.0, 703.5),
        ("burn.", 10.0, 700.0),
    ]
