"""Pieces of running text made into blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resdiff.model import Anchor, Span
from resdiff.reading.blocks import Block
from resdiff.reading.running_text import Piece, block_of, collapsed, lines_of_the_front, with_marks


def test_blanks_collapse_across_pieces() -> None:
    """Runs of blanks become one space wherever the markup cuts them; no-break spaces stay."""
    pieces = collapsed([Piece(" Recalling \n", italic=True), Piece(" the\u00a0 Plan"), Piece("", note="1"), Piece(" ")])

    assert "Recalling the\u00a0 Plan" == "".join(piece.text for piece in pieces)


def test_a_line_break_stays_without_blanks_around_it() -> None:
    """What a browser shows as two lines is two lines."""
    assert ["one", "\n", "two"] == [p.text for p in collapsed([Piece("one "), Piece("\n"), Piece(" two ")])]


def test_styles_cover_words_and_marks_have_places() -> None:
    """An italic lead cut into pieces is one span without the blank after it; a mark stands where it stood."""
    block = block_of(
        [Piece(" Recalling", italic=True), Piece(" "), Piece("also ", italic=True), Piece("fog,"), Piece("", note="2")],
        "paragraph 3",
    )

    assert "Recalling also fog," == block.text
    assert (Span(0, 14, "italic"),) == block.spans
    assert (Anchor(19, "2"),) == block.anchors


def test_raised_numbers_are_marks_where_such_notes_exist() -> None:
    """A raised number cites its note, two cite two; one that no note has stays text, as in "km2"."""
    pieces = with_marks(
        [
            *(Piece("Declaration"), Piece("1", raised=True), Piece("2", raised=True), Piece(" of 10 km")),
            *(Piece("2", raised=True), Piece(" and"), Piece("3, 12 ", raised=True), Piece("more")),
        ],
        {"12", "3"},
    )

    assert ["12", "3", "12"] == [piece.note for piece in pieces if piece.note]
    assert "Declaration of 10 km2 and more" == "".join(piece.text for piece in pieces)


def test_a_raised_number_after_a_unit_of_length_is_a_power() -> None:
    """Forty square kilometres cite no second note, though there is one; a word that ends in m does not measure."""
    raised = Piece("2", raised=True)

    assert ["", "", "", "2"] == [
        with_marks([Piece(text), raised], ["2"])[1].note for text in ("40 km", "m", "7m", "system")
    ]


def test_the_masthead_is_cut_into_its_lines() -> None:
    """Above the opening line, lines and cells are blocks of their own; below it they stay together."""
    blocks = lines_of_the_front(
        [
            Block("United Nations\tA/94/L.7", "paragraph 1", "table"),
            Block("Ninety-fourth session\nAgenda item 12", "paragraph 2"),
            Block("The General Assembly,", "paragraph 3"),
            Block("Lamps\t12", "paragraph 4", "table"),
        ]
    )

    assert ["United Nations", "A/94/L.7", "Ninety-fourth session", "Agenda item 12"] == [b.text for b in blocks[:4]]
    assert "Lamps\t12" == blocks[-1].text


PIECES = st.lists(
    st.builds(Piece, st.text(" \n\tab\u00a0", max_size=4), st.booleans(), st.booleans())
    | st.builds(Piece, st.just(""), note=st.sampled_from("12*")),
    max_size=12,
)


@given(PIECES)
def test_every_place_lies_within_the_text(pieces: list[Piece]) -> None:
    """Whatever the pieces, marks and styles point into the text, and no mark is lost."""
    block = block_of(collapsed(pieces), "paragraph 1")

    assert all(0 <= anchor.offset <= len(block.text) for anchor in block.anchors)
    assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    assert [piece.note for piece in pieces if piece.note] == [anchor.note for anchor in block.anchors]
    assert "".join("".join(p.text for p in pieces).split()) == "".join(block.text.split())
