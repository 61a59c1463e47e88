"""Runs to lines: where there is a space, what is a raised mark, what is a cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from making_pdfs import Words, pages

from resdiff.reading.pdf.page_lines import Line, Piece, lines_of


def lines(*words: Words) -> list[Line]:
    """The lines that these words make on one page."""
    return lines_of(pages([words])[0])


def joined(*texts: str, gap: float, size: float = 10.0) -> str:
    """The text of runs that follow each other at this distance in points."""
    words: list[Words] = []
    for text in texts:
        # A blank at the end of a run does not count for its right edge.
        left = words[-1].right - 6 * (len(words[-1].text) - len(words[-1].text.rstrip())) + gap if words else 100.0
        words.append(Words(left, 700, text, size))
    (line,) = lines(*words)
    return line.text


@pytest.mark.parametrize(
    ("texts", "gap", "text"),
    [
        pytest.param(("lamp", "light"), 0.5, "lamplight", id="kerning"),
        pytest.param(("the", "lamp"), 2.5, "the lamp", id="a space that is only a gap"),
        pytest.param(("the ", "lamp"), 2.5, "the lamp", id="a space that is a character too"),
        pytest.param(("the ", "lamp"), 9.0, "the lamp", id="a stretched space is one"),
        pytest.param(("the  ", "  lamp"), 3.0, "the lamp", id="several characters are one space"),
        pytest.param(("self", "-", "lit"), 1.4, "self-lit", id="a hyphen in widely set text"),
        pytest.param(("self", "- ", "lit"), 0.6, "self-lit", id="a space that the next word covers"),
        pytest.param(("short", "- ", "and long-lit"), 2.5, "short - and long-lit", id="a dash between spaces"),
    ],
)
def test_spaces_are_found_by_the_gap(texts: Sequence[str], gap: float, text: str) -> None:
    """What stands apart on paper is parted, what does not is not, whatever the text layer holds."""
    assert joined(*texts, gap=gap) == text


def test_a_narrow_gap_between_letters_is_left_in_doubt() -> None:
    """Between spaced letters and narrow spaces only the document's words can decide; the piece says so."""
    (line,) = lines(Words(100, 700, "trimming"), Words(149.4, 700, "further"))

    assert [piece.gap for piece in line.pieces] == [0.0, pytest.approx(0.14)]


def test_lines_come_from_top_to_bottom_whatever_was_painted_first() -> None:
    """The foot of a page may be painted before its text."""
    found = lines(Words(100, 40, "foot"), Words(160, 700, "lamp"), Words(100, 700, "The"), Words(100, 688, "burns."))

    assert [line.text for line in found] == ["The\tlamp", "burns.", "foot"]


def raised(mark: str, after: str, gap: float = 0.5) -> Line:
    """A line with a raised run between two words."""
    words = Words(100, 700, "Convention")
    note = Words(words.right + 0.5, 703.5, mark, 6.5)
    (line,) = lines(words, note, Words(note.right + gap, 700, after))
    return line


@pytest.mark.parametrize("mark", ["1", "26", "*", "**", "†", "a"])
def test_a_raised_sign_is_a_mark(mark: str) -> None:
    """Raised numbers, asterisks, daggers and single letters are marks and no text."""
    line = raised(mark, "offers", 2.5)

    assert line.text == "Convention offers"
    assert line.pieces[1] == Piece(mark, mark=True)


def test_several_marks_are_told_apart() -> None:
    """Two numbers raised together are two marks."""
    assert [piece.text for piece in raised("1, 2", "offers", 2.5).pieces] == ["Convention", "1", ",", "2", " offers"]


@pytest.mark.parametrize("ending", ["th", "st", "ème"])
def test_a_raised_ending_is_text(ending: str) -> None:
    """The "th" of a raised ordinal belongs to its word."""
    assert raised(ending, "offers", 2.5).text == f"Convention{ending} offers"


def test_a_lowered_digit_is_text() -> None:
    """The 2 of a formula belongs to it."""
    (line,) = lines(Words(100, 700, "CO"), Words(112.3, 698, "2", 6.5), Words(119, 700, "levels"))

    assert (line.text, [piece.mark for piece in line.pieces]) == ("CO2 levels", [False] * 3)


def test_a_mark_leaves_no_space_before_punctuation() -> None:
    """A mark between a word and its comma parts them no more than nothing would."""
    assert raised("3", ", the").text == "Convention, the"


def test_a_mark_set_apart_before_its_word_gives_a_space() -> None:
    """A mark that stands close to the next word still stands between two words."""
    words = Words(100, 700, "Rights,")
    note = Words(words.right + 2.5, 703.5, "1", 6.5)

    (line,) = lines(words, note, Words(note.right + 0.3, 700, "the"))

    assert line.text == "Rights, the"


def test_a_note_number_before_its_text_is_a_mark() -> None:
    """The number of a note stands raised to the left of its text, at some distance."""
    (line,) = lines(Words(117, 103, "12", 5.5), Words(130, 100, "See the annex.", 8.5))

    assert (line.pieces[0], line.text) == (Piece("12", mark=True), "See the annex.")


def test_a_wide_gap_parts_cells() -> None:
    """What stands far apart on one line is two cells."""
    (line,) = lines(Words(100, 700, "Tower"), Words(300, 700, "Lamps"))

    assert [cell.text for cell in line.cells] == ["Tower", "Lamps"]


def test_a_narrower_gap_parts_cells_where_others_do() -> None:
    """A cell that nearly touches the next is told by where the cells above and below begin."""
    found = lines(
        *(Words(100, 700, "The northern rock"), Words(300, 700, "12")),
        *(Words(100, 680, "The outer mole and its light house"), Words(300.3 + 9, 680, "x")),
        *(Words(100, 660, "The tower of the southern rocks"), Words(300, 660, "3")),
        *(Words(100, 640, "The pier"), Words(300, 640, "4")),
    )

    assert [len(line.cells) for line in found] == [2, 1, 2, 2]


def test_a_cell_midway_beside_two_lines_joins_the_first() -> None:
    """A number centred beside a cell of two lines stands in their row."""
    found = lines(Words(100, 700, "The northern"), Words(300, 694, "12"), Words(100, 688, "rock"))

    assert [line.text for line in found] == ["The northern\t12", "rock"]


def test_a_line_is_bold_when_nearly_all_letters_are() -> None:
    """A stray letter in another weight, a digit or a bracket does not make a heading text."""
    bold = Words(100, 700, "Lamps and their keeper", font="typewriter-bold")
    stray, bracket = Words(bold.right, 700, "s"), Words(bold.right + 20, 700, "[77]")

    assert lines(bold, stray, bracket)[0].bold
    assert not lines(bold, evolve(bracket, text="[but these are many letters]"))[0].bold
    assert not lines(Words(100, 700, "12", font="typewriter-bold"))[0].bold


def test_right_to_left_text_is_seen_in_a_mirror() -> None:
    """A line of Arabic is read from the right, and its margin is where it begins."""
    first, second = Words(400, 700, "المنارات"), Words(330, 700, "الشمالية")

    (line,) = lines_of(pages([[second, first]])[0])

    assert line.text.split("\t") == ["المنارات", "الشمالية"]
    assert line.left == pytest.approx(612 - first.right)
