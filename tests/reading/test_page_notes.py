"""Notes at the foot of a page: told from the text, whole, and in order."""

from __future__ import annotations

from making_pdfs import Words, pages

from resdiff.model import Note
from resdiff.reading.blocks import Pages
from resdiff.reading.pdf import lay_out

LEFT = 123.4


def text(*texts: str) -> list[Words]:
    """Lines of text from the top of the page."""
    return [Words(LEFT, 700 - 12 * place, line) for place, line in enumerate(texts)]


def raised(left: float, baseline: float, mark: str) -> Words:
    """A raised mark on a line of ten points."""
    return Words(left, baseline + 3.5, mark, 6.5)


def noted(mark: str) -> list[Words]:
    """Two lines of text, the first with a raised mark after its ninth character."""
    first = [
        Words(LEFT, 700, "The lamps"),
        raised(LEFT + 54.5, 700, mark),
        Words(LEFT + 66, 700, "are lit every evening by hand,"),
    ]
    return [*first, Words(LEFT, 688, "and the lenses are polished with a cloth.")]


def read(*sheets: list[Words]) -> Pages:
    """These words read."""
    return lay_out(pages(sheets))


def note(number: str, *lines: str, top: float = 100.0) -> list[Words]:
    """A note with a raised number, in small type."""
    body = [Words(LEFT, top - 10.5 * place, line, 8.5) for place, line in enumerate(lines)]
    return [Words(117, top + 3, number, 5.5), *body]


RULE = [Words(100, 112, "_" * 18, 8)]


def test_a_note_is_its_number_and_its_lines() -> None:
    """The number stands raised before the first line; the lines are joined."""
    seen = read([*noted("1"), *RULE, *note("1", "See the annex to the report of the", "Board.")])

    assert seen.notes == (Note("1", "See the annex to the report of the Board."),)
    assert [anchor.note for block in seen.blocks for anchor in block.anchors] == ["1"]


def test_a_note_goes_on_over_the_page() -> None:
    """What stands below the rule of the next page without a number carries the last note on."""
    seen = read(
        [*noted("1"), *RULE, *note("1", "See the annex to the")], [*noted("1"), *RULE, *note("1", "report.")[1:]]
    )

    assert seen.notes == (Note("1", "See the annex to the report."),)


def test_a_sponsors_asterisk_is_a_mark_without_being_raised() -> None:
    """Asterisks of ordinary size are marks where a note begins with them, and nothing of the text."""
    foot = [Words(117, 100, "* On behalf of the northern towers.", 8.5)]

    seen = read([*text("Harbour, Mole* and Rock: draft resolution on the lamps", "of the northern towers."), *foot])

    assert [block.text for block in seen.blocks] == [
        "Harbour, Mole and Rock: draft resolution on the lamps of the northern towers."
    ]
    assert [(a.offset, a.note) for a in seen.blocks[0].anchors] == [(13, "*")]
    assert seen.notes == (Note("*", "On behalf of the northern towers."),)


def test_an_asterisk_without_a_note_is_text() -> None:
    """Where no note begins with it, an asterisk is what it is."""
    assert read(text("The towers* are old.")).blocks[0].text == "The towers* are old."


def test_a_raised_digit_without_a_note_is_text() -> None:
    """The 2 of a square measure is no mark where no note has this number."""
    sheet = [Words(LEFT, 700, "An area of 5 km"), raised(LEFT + 90.3, 700, "2"), Words(LEFT + 100, 700, "is lit.")]

    seen = read(sheet)

    assert (seen.blocks[0].text, seen.blocks[0].anchors) == ("An area of 5 km2 is lit.", ())


def test_notes_may_have_their_number_on_the_line() -> None:
    """Where no number is raised at the foot, one that is cited begins a note."""
    foot = [Words(LEFT, 100, "1 See the annex of 4", 8.5), Words(LEFT, 89.5, "May 2031.", 8.5)]

    assert read([*noted("1"), *foot]).notes == (Note("1", "See the annex of 4 May 2031."),)


def test_small_text_that_is_no_note_stays() -> None:
    """A small line at the foot with neither rule nor sign is text."""
    seen = read(
        [
            *text("The lamps are lit every evening by the keepers of", "the northern towers."),
            Words(LEFT, 300, "Photograph: the Board", 8.5),
        ]
    )

    assert [block.text for block in seen.blocks][-1] == "Photograph: the Board"
    assert seen.notes == ()
