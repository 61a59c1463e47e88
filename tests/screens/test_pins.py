"""Pins set on the compare screen."""

from __future__ import annotations

from resdiff.alignment import Pin
from resdiff.model import Change
from resdiff.pinning import Pinned
from resdiff.screens.pins import linked, parted
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.screens.running_screens import Reader, at_the_screen

OLD = document(paragraph("OP1", LAMPS), paragraph("OP2", FEES))
NEW = document(paragraph("OP1", LAMPS), paragraph("OP2", BELLS), paragraph("OP3", CHARTS))


def _change(old: str, new: str) -> Change:
    return Change("reworded", tuple(old.split()), tuple(new.split()), 0.5, "", ())


def _deaf(_: str) -> None:
    return None


def test_two_rows_are_linked_from_the_old_text_to_the_new() -> None:
    """In either order; two rows of one side cannot be."""
    gone, come, both = _change("OP4", ""), _change("", "OP7"), _change("OP5", "OP8")

    assert Pin(("OP4",), ("OP7",)) == linked(gone, come) == linked(come, gone)
    assert Pin(("OP4",), ("OP8",)) == linked(gone, both) == linked(both, gone)
    assert linked(gone, gone) is None
    assert linked(gone, _change("OP6", "")) is None


def test_a_row_is_parted_on_both_sides() -> None:
    """Each paragraph is left without counterpart; one that has none is left alone."""
    assert (Pin(("OP5",), ()), Pin((), ("OP8",)), Pin((), ("OP9",))) == parted(_change("OP5", "OP8 OP9"))
    assert () == parted(_change("OP5", ""))


def test_a_person_links_parts_and_takes_back() -> None:
    """Press l on one clause and on the other; u parts; U takes the last pin back; the rest is matched around it."""
    pinned = Pinned()
    comparison = pinned.begin(OLD, NEW, _deaf)

    async def use(reader: Reader) -> None:
        def pairs() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
            return [(c.old, c.new) for c in reader.pair.listing.comparison.changes]

        await reader.press("n")
        assert "removed" == reader.pair.row.facets[0]
        await reader.press("l", "n", "n", "l")
        assert (("OP2",), ("OP3",)) in pairs()
        assert "OP3" == reader.address
        assert "Linked OP2 and OP3" == reader.toasts[-1]

        await reader.press("u")
        assert (("OP2",), ()) in pairs()
        assert ((), ("OP3",)) in pairs()
        await reader.press("U")
        assert (("OP2",), ("OP3",)) in pairs()
        await reader.press("U", "U")
        assert (("OP2",), ()) in pairs()
        assert "Nothing was pinned here" == reader.toasts[-1]

    at_the_screen(comparison, use, pinned=pinned)


def test_a_link_can_be_left_and_one_that_makes_no_sense_is_told() -> None:
    """The key esc ends it; two clauses of one side are not linked, and one without counterpart is not parted."""
    pinned = Pinned()
    comparison = pinned.begin(OLD, NEW, _deaf)

    async def use(reader: Reader) -> None:
        await reader.press("n", "n", "l", "escape")
        assert "Nothing linked" == reader.toasts[-1]
        await reader.press("l", "n", "l")
        assert "Link a clause of the old text with one of the new" == reader.toasts[-1]
        await reader.press("u")
        assert "This clause has no counterpart" == reader.toasts[-1]
        assert () == pinned.pins

    at_the_screen(comparison, use, pinned=pinned)
