"""Pins: what a person linked or parted holds, is found again, or is reported."""

from __future__ import annotations

from string import ascii_lowercase
from textwrap import wrap

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from resdiff.alignment import Pin, align, find_again, marked, parse_pin, read_pins, write_pins
from resdiff.alignment.pins import fingerprint
from resdiff.errors import PinError
from resdiff.model import Document
from tests.alignment.making_sides import side, told
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, paragraph

OLD = side(f"OP1 {LAMPS}\nOP2 {FEES}\nOP3 {CHARTS}")
NEW = side(f"OP1 {BELLS}\nOP2 {LAMPS}\nOP3 {FEES}\nOP4 {CHARTS}")
ADDRESS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["PP", "OP", "H"]),
    st.integers(1, 99),
    st.sampled_from(["", *(f"({letter})" for letter in ascii_lowercase)]),
)
MARK = st.integers(0, 2**128 - 1).map(lambda number: "-".join(wrap(f"{number:032x}", 4)))


def pinned(*texts: str) -> list[str]:
    """The matches with some pins."""
    return told(align(OLD, NEW, [parse_pin(text) for text in texts]))


def test_without_pins() -> None:
    """The pair of documents that the other tests pin."""
    assert pinned() == ["OP1=OP2", "OP2=OP3", "OP3=OP4"]


def test_a_pin_links_and_the_rest_goes_around_it() -> None:
    """Two paragraphs that a person linked are a match; those they would have had are free."""
    assert pinned("OP3=OP1") == ["OP3=OP1 moved", "OP1=OP2", "OP2=OP3", "=OP4 copied"]
    assert "pinned by hand" in align(OLD, NEW, [parse_pin("OP3=OP1")])[0].why


def test_a_pin_of_several() -> None:
    """Several old paragraphs can be pinned to one."""
    assert pinned("OP1+OP2=OP3") == ["=OP2 copied", "OP1+OP2=OP3", "OP3=OP4"]


def test_a_pin_parts() -> None:
    """A paragraph pinned to nothing has no counterpart, on either side."""
    assert pinned("OP2=") == ["OP1=OP2", "OP3=OP4", "OP2="]
    assert pinned("=OP3") == ["OP1=OP2", "=OP3", "OP3=OP4"]


@pytest.mark.parametrize("text", ["", "OP1", "=", "OP1=OP2=OP3", "OP1=OP2 @ 12ab"])
def test_what_is_no_pin(text: str) -> None:
    """What cannot be read as a pin is refused with an example of one."""
    with pytest.raises(PinError) as caught:
        parse_pin(text)
    assert "OP4=OP7" in caught.value.hint


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["OP9=OP1"], "the old text has no paragraph OP9"),
        (["OP1=OP9"], "the new text has no paragraph OP9"),
        (["OP1=OP1", "OP1=OP2"], "OP1 of the old text is pinned twice"),
        (["OP1+OP1=OP2"], "OP1 of the old text is pinned twice"),
    ],
)
def test_a_pin_that_does_not_fit(texts: list[str], said: str) -> None:
    """An unknown address, or one pinned twice, is an error that names it."""
    with pytest.raises(PinError, match=said):
        align(OLD, NEW, [parse_pin(text) for text in texts])


@given(
    st.lists(st.tuples(st.lists(ADDRESS, max_size=3), st.lists(ADDRESS, min_size=1, max_size=2), st.booleans())),
    st.data(),
)
def test_a_file_of_pins_is_read_as_it_was_written(
    rows: list[tuple[list[str], list[str], bool]], data: st.DataObject
) -> None:
    """Writing pins and reading them again gives the same pins."""
    pins = tuple(
        Pin(tuple(old), tuple(new), tuple(data.draw(MARK) for _ in [*old, *new]) if with_marks else ())
        for old, new, with_marks in rows
    )
    assert read_pins(write_pins(pins)) == pins


def test_remarks_in_a_file_of_pins() -> None:
    """Empty lines and what follows # are passed over; spaces are free."""
    assert read_pins("# ours\n\n OP4 = OP7  # the chair's view\nOP9=\n") == (
        Pin(("OP4",), ("OP7",)),
        Pin(("OP9",), ()),
    )


def reissued(document: Document, texts: dict[str, str]) -> Document:
    """A document with other paragraphs."""
    return evolve(document, paragraphs=tuple(paragraph(address, text) for address, text in texts.items()))


def test_a_pin_is_found_again_under_another_number() -> None:
    """The document was re-issued with a paragraph more: the pin follows its text."""
    pin = marked(parse_pin("OP1=OP2"), OLD, NEW)
    later = reissued(NEW, {"OP1": CHARTS, "OP2": BELLS, "OP3": LAMPS, "OP4": FEES})
    assert find_again([pin], OLD, later) == ((evolve(pin, new=("OP3",)),), ())


def test_a_pin_holds_where_the_paragraph_was_touched() -> None:
    """At its address with a few words changed, a paragraph is still the one that was pinned."""
    pin = marked(parse_pin("OP1=OP2"), OLD, NEW)
    touched = LAMPS.replace("throughout the night", "throughout the night and in fog")
    later = reissued(NEW, {"OP1": BELLS, "OP2": touched, "OP3": FEES, "OP4": CHARTS})
    assert find_again([pin], OLD, later)[0] == (pin,)


def test_a_pin_that_no_longer_fits_is_reported() -> None:
    """Where the text is gone the pin is told apart, with the reason, and not guessed at."""
    pin = marked(parse_pin("OP1=OP2"), OLD, NEW)
    later = reissued(NEW, {"OP1": BELLS, "OP2": CHARTS, "OP3": FEES})
    fitting, (unfit,) = find_again([pin, parse_pin("OP2=OP3")], OLD, later)
    assert fitting == (Pin(("OP2",), ("OP3",)),)
    assert (unfit.pin, unfit.why) == (pin, "what was OP2 is no longer in the new text")
    with pytest.raises(PinError, match="the pin OP1=OP2 does not fit"):
        align(OLD, later, [pin])


def test_fingerprints_do_not_see_form() -> None:
    """Case, marks and line breaks leave a fingerprint as it is; other words change it."""
    assert fingerprint(paragraph("OP1", LAMPS)) == fingerprint(paragraph("OP7", LAMPS.upper().replace(" ", "\n")))
    assert fingerprint(paragraph("OP1", LAMPS)) != fingerprint(paragraph("OP1", FEES))
