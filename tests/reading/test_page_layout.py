"""Lines to blocks: paragraphs as the page shows them, whatever they are broken by."""

from __future__ import annotations

from collections import Counter
from string import ascii_lowercase

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from making_pdfs import HEIGHT, PITCH, WIDTH, Typesetter, Words, filled, pages

from resdiff.reading.blocks import Block, Pages
from resdiff.reading.pdf import lay_out
from resdiff.reading.pdf.page_runs import Font, Page, Run

LONG = (
    "The keepers of the northern lighthouses trim the wicks of their lamps every evening and polish the lenses every "
    "morning, as they have done since the first tower was built on the rock;"
)
MANY = [f"{number}. {LONG}" for number in range(1, 12)]


def blocks(setter: Typesetter) -> list[Block]:
    """The blocks of what was set, without the masthead."""
    return [block for block in lay_out(pages(setter.finished())).blocks if block.look != "masthead"]


def bodies(setter: Typesetter) -> list[str]:
    """The texts of the paragraphs of what was set."""
    return [block.text for block in blocks(setter) if block.look == "body"]


def lines(*texts: str, left: float = 100.0, top: float = 700.0) -> list[Words]:
    """Lines set solid, one below the other."""
    return [Words(left, top - 12 * place, text) for place, text in enumerate(texts)]


def read(*words: Words) -> list[str]:
    """The texts of the blocks of one page."""
    return [block.text for block in lay_out(pages([words])).blocks]


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Neither the notes and numbers at the foot nor the header of the next page part it."""
    setter = Typesetter()
    setter.note("1", "See the annex.")
    for text in MANY:
        setter.paragraph(text)

    assert len(setter.finished()) > 1
    assert bodies(setter) == MANY


@pytest.mark.parametrize(("indent", "hang"), [(24, 0), (0, 0), (0, 24), (24, 24), (48, 24)])
def test_paragraphs_may_be_set_in_any_way(indent: float, hang: float) -> None:
    """First lines indented, flush or hanging: with a gap between them paragraphs are found."""
    setter = Typesetter()
    for text in MANY:
        setter.paragraph(text, indent=indent, hang=hang)

    assert bodies(setter) == MANY


def test_an_indent_alone_begins_a_paragraph() -> None:
    """Paragraphs without a gap are told by their first lines."""
    setter = Typesetter()
    texts = [LONG.replace("northern", direction) for direction in ("eastern", "western", "southern") * 5]
    for text in texts:
        setter.paragraph(text, gap=0)

    assert bodies(setter) == texts


def test_items_without_gap_or_indent_are_told_by_their_numbers() -> None:
    """A line that begins with a number where the last item began is the next one."""
    setter = Typesetter()
    for text in MANY:
        setter.paragraph(text, indent=0, hang=18, gap=0)

    assert bodies(setter) == MANY


def test_sub_paragraphs_are_blocks_of_their_own() -> None:
    """Every item of a list is a block with its mark, and its indent is measured."""
    setter = Typesetter()
    texts = [MANY[0], f"(a) {LONG}", f"(b) {LONG}", f"(i) {LONG}", "(ii) To rest."]
    for text, indent in zip(texts, (24, 24, 24, 48, 48), strict=True):
        setter.paragraph(text, indent=indent)

    assert [(block.text, block.indent) for block in blocks(setter)] == list(
        zip(texts, (24, 24, 24, 48, 48), strict=True)
    )


def test_a_number_at_the_beginning_of_a_line_is_no_item() -> None:
    """A line of a paragraph may happen to begin with a number; the line before it was full."""
    first, *rest = (
        *("The keepers trimmed the lamps of the northern rock", "4. on the calendar being the day set for it by the"),
        *("Board of the League, which had met in the winter.",),
    )

    assert read(Words(124, 700, first), *lines(*rest, top=688)) == [" ".join([first, *rest])]


def test_hyphens_at_line_ends_stay_in_their_words() -> None:
    """A line may end in a compound; nothing comes between its parts."""
    setter = Typesetter()
    text = " ".join(["a storm-proof-and-salt-proof lamp of the well-known north-western kind,"] * 5)
    setter.paragraph(text)

    assert bodies(setter) == [text]


def test_bold_lines_are_headings() -> None:
    """A heading is a block of its own, also right above its text."""
    setter = Typesetter()
    setter.paragraph(MANY[0])
    setter.heading("Lamps and oil")
    setter.paragraph(MANY[1], gap=0)

    assert [(block.look, block.text) for block in blocks(setter)] == [
        ("body", MANY[0]),
        ("heading", "Lamps and oil"),
        ("body", MANY[1]),
    ]


def test_a_heading_of_several_lines_is_one() -> None:
    """Bold lines that follow each other closely are one heading."""
    setter = Typesetter()
    setter.paragraph(MANY[0])
    setter.heading("II")
    setter.line("Lamps, their oil", setter.left, font="typewriter-bold")
    setter.paragraph(MANY[1])

    assert blocks(setter)[1].text == "II Lamps, their oil"


@pytest.mark.parametrize("annex", ["Annex", "Annex II", "ANNEX", "Annexe I", "Anexo"])
def test_an_annex_stands_above_its_title(annex: str) -> None:
    """The word that opens an annex is a heading apart from the title close below it."""
    setter = Typesetter()
    setter.paragraph(MANY[0])
    setter.heading(annex)
    setter.line("Terms of reference", setter.left, font="typewriter-bold")
    setter.paragraph(MANY[1])

    assert [block.text for block in blocks(setter)][1:3] == [annex, "Terms of reference"]


def test_a_centred_short_line_is_a_heading() -> None:
    """A line in the middle of the page with room on both sides is a heading though it is not bold."""
    setter = Typesetter()
    setter.paragraph(MANY[0])
    setter._y -= 12
    setter.line("Chapter I", setter.left + 180 - 27)
    setter.paragraph(MANY[1])

    assert [block.look for block in blocks(setter)] == ["body", "heading", "body"]


def test_a_larger_line_is_a_heading() -> None:
    """So is a line in larger type."""
    seen = lay_out(pages([[Words(100, 730, "The lighthouses", 14), *lines(*[LONG[:60]] * 9)]]))

    assert [block.look for block in seen.blocks] == ["title", "body"]


def test_without_a_symbol_there_is_no_masthead() -> None:
    """The head of a letter is text like the rest of it, line by line."""
    words = [
        *lines("The Harbour Office", "12 Quay Street", "Northport"),
        Words(380, 640, "4 May 2031"),
        *lines("Dear Madam,", top=610),
        *lines(
            "Thank you for your letter of 2 April concerning the lamps of",
            "the northern tower, which I have read.",
            top=580,
        ),
        *lines("Yours faithfully,", top=540),
    ]

    assert read(*words) == [
        "The Harbour Office",
        "12 Quay Street",
        "Northport",
        "4 May 2031",
        "Dear Madam,",
        "Thank you for your letter of 2 April concerning the lamps of the northern tower, which I have read.",
        "Yours faithfully,",
    ]


def test_rows_of_a_table_are_blocks() -> None:
    """A row is a block, its cells whole and parted by tabs; a heading between rows stays one."""
    setter = Typesetter()
    setter.paragraph(MANY[0])
    setter.row((0, "Tower"), (220, "Lamps"), (290, "Oil"))
    setter.row((0, "The northern rock, which\nstands in the sea"), (220, "12"), (290, "3 casks"))
    setter.heading("Southern towers")
    setter.row((0, "Mole"), (220, "1, with\na bell"), (290, "1 cask"))

    assert [(block.look, block.text) for block in blocks(setter)][1:] == [
        ("table", "Tower\tLamps\tOil"),
        ("table", "The northern rock, which stands in the sea\t12\t3 casks"),
        ("heading", "Southern towers"),
        ("table", "Mole\t1, with a bell\t1 cask"),
    ]


def test_rows_without_a_gap_are_told_by_their_first_cells() -> None:
    """In a table set solid a first cell that was not full does not go on below."""
    rows = [("Mole", "4"), ("The northern rock with the", "12"), ("outer mole", ""), ("Pier", "1"), ("Rock", "2")]
    words = [
        Words(left, 700 - 12 * place, text)
        for place, row in enumerate(rows)
        for left, text in zip((100, 280), row, strict=True)
        if text
    ]

    assert read(*words) == ["Mole\t4", "The northern rock with the outer mole\t12", "Pier\t1", "Rock\t2"]


def test_a_number_set_far_from_its_text_is_a_paragraph() -> None:
    """A number with a wide tab after it is no table row, and one space stands between."""
    words = [
        line
        for place in range(4)
        for line in (Words(100, 700 - 24 * place, f"{place + 1}."), Words(140, 700 - 24 * place, LONG[:50]))
    ]

    assert read(*words) == [f"{place + 1}. {LONG[:50]}" for place in range(4)]


def test_a_quotation_is_a_paragraph() -> None:
    """Lines that are all indented make one block, over the page too."""
    setter = Typesetter()
    for text in MANY[:4]:
        setter.paragraph(text)
    setter.paragraph("“" + LONG[:-1] + "”;", indent=30, hang=30)
    setter.paragraph(MANY[4])

    assert bodies(setter) == [*MANY[:4], "“" + LONG[:-1] + "”;", MANY[4]]


@pytest.mark.parametrize("short", range(14, 18))
def test_a_hanging_paragraph_goes_on_over_the_page_wherever_it_is_cut(short: int) -> None:
    """After its first line too, when where its second would stand was not told on the page before."""
    setter = Typesetter()
    texts = [*MANY[:4], LONG[:100], *["Short it is,"] * short, LONG]
    for text in texts:
        setter.paragraph(text, indent=0, hang=24)

    assert bodies(setter) == texts


def test_control_characters_stay_as_they_are() -> None:
    """Others show them safely; here they are text."""
    assert read(*lines("The \x1b[31mred\x07 lamp \u202eburns.")) == ["The \x1b[31mred\x07 lamp \u202eburns."]


# What must hold for any page

PLAIN = st.text(ascii_lowercase, min_size=1, max_size=9)
WORD = PLAIN | st.builds("{}-{}".format, PLAIN, st.text(ascii_lowercase, min_size=2, max_size=9))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words that begin with a capital and end with a stop; marks and hyphens occur."""
    words = draw(st.lists(WORD, min_size=2, max_size=60))
    return " ".join(words).capitalize() + draw(st.sampled_from([",", ";", "."]))


def ended_short(text: str, manner: tuple[float, float]) -> str:
    """The sentence without the last words of its last line, where that would be full."""
    first, rest = (round(points / (10 * PITCH)) for points in manner)
    while len(list(filled(text, 60, first, rest))[-1]) > 35 and " " in text:
        text = text.rsplit(" ", 1)[0]
    return text


@settings(max_examples=60)
@given(st.lists(sentences(), max_size=14), st.sampled_from([(24, 0), (0, 0), (0, 24)]))
def test_what_was_set_is_read(texts: list[str], manner: tuple[float, float]) -> None:
    """Whatever its words and however long, every paragraph set comes back as it was.

    Its last line is short: where a full one ends a page, nothing tells whether the paragraph goes on.
    """
    setter = Typesetter()
    texts = [*MANY[:3], *(ended_short(text, manner) for text in texts)]
    for text in texts:
        setter.paragraph(text, indent=manner[0], hang=manner[1])

    assert bodies(setter) == texts


FONTS = [
    Font("Times", bold=False, italic=False),
    Font("Times-Bold", bold=True, italic=False),
    Font("Bar Code 39", bold=False, italic=True),
]
TEXTS = [
    "the ",
    "lamp",
    " ",
    "*",
    "**",
    "1",
    "12",
    "1, 2",
    "(a)",
    "1.",
    "storm-",
    "proof",
    "L/RES/5/1",
    "________",
    "2/9",
    "and",
    "/",
    "• ",
    "Annex",
    "I",
    "†",
    "th",
    "–",
]
TEXTS += ["31-00042 (E)", "\u00ad", "\ufffd", "منارة"]


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run that may be anything anywhere, often on a line with others."""
    text = "".join(draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)))
    size = draw(st.sampled_from([10.0, 8.5, 6.5, 5.5, 14.0, 0.1]))
    left = draw(st.sampled_from([60.0, 123.4, 147.0, 300.0, 480.0]) | st.floats(-50, 700))
    baseline = draw(st.sampled_from([733.0, 700.0, 688.0, 676.0, 150.0, 140.0, 36.0]) | st.floats(-50, 850))
    rise = draw(st.sampled_from([0.0, 3.4, -2.0]))
    width = draw(st.floats(0, 6)) * len(text)
    return Run(text, left, left + width, baseline + rise, size, draw(st.sampled_from(FONTS)))


def any_page(number: int, page_runs: list[Run]) -> Page:
    """A page of these runs and of one that is surely text."""
    text = Run("The lamps", 123.4, 177.4, 400.0, 10.0, FONTS[0])
    return Page(number, WIDTH, HEIGHT, (*page_runs, text), tuple(evolve(run, text="turned") for run in page_runs[:1]))


def said(read: Pages) -> Counter[str]:
    """Every character that is not blank, wherever it ended up."""
    texts = [text for block in read.blocks for text in (block.text, *(anchor.note for anchor in block.anchors))]
    texts += [note.number + note.text for note in read.notes] + [item.text for item in read.unread]
    return Counter("".join("".join(texts).split()))


@settings(max_examples=200)
@given(st.lists(st.lists(runs(), max_size=40), min_size=1, max_size=3))
def test_nothing_is_lost_of_any_page(sheets: list[list[Run]]) -> None:
    """However wild the page: no character is lost or doubled, and every block is well formed."""
    made = tuple(any_page(number, sheet) for number, sheet in enumerate(sheets, start=1))
    painted = Counter("".join("".join(run.text for page in made for run in page.runs + page.turned).split()))

    seen = lay_out(made)

    assert said(seen) == painted
    for block in seen.blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert "  " not in block.text
        assert all(0 <= anchor.offset <= len(block.text) for anchor in block.anchors)
        assert all(
            block.text[span.start : span.end].strip() == block.text[span.start : span.end] for span in block.spans
        )
