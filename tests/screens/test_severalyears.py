"""Several versions side by side: what is laid out, what is only made when it is painted, how many find room."""

from __future__ import annotations

import pytest
from attrs import evolve

from resdiff.lineage import History
from resdiff.model import Anchor, Note
from resdiff.screens.severalyears import LEAST, MOST, YearsListing
from resdiff.screens.wrapping import wrap
from tests.exports.making_accounts import hostile_account, small_account
from tests.lineage.making_series import dated, history
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, paragraph


def _noted() -> History:
    """Eight versions in which every clause changes, with notes in the middle and at the end."""
    versions = []
    for k in range(8):
        lamps = LAMPS.replace("night", f"night of {k} hours")
        texts = (lamps, BELLS if k % 2 else CHARTS, f"{FEES[:-1]}, {k} times a year;")
        several = [paragraph(f"OP{number}", text) for number, text in enumerate(texts, 1)]
        several[0] = evolve(several[0], anchors=(Anchor(5, "1"), Anchor(len(lamps), "2")))
        made = dated(80 + k, several)
        versions.append(evolve(made, notes=(Note("1", "A note."), Note("2", f"Another note of {k}."))))
    return history(*versions)


NOTED = _noted()


def _listing(found: History, width: int, last: int = -1) -> YearsListing:
    listing = YearsListing(found, last % len(found.versions), wrap)
    listing.lay_out(width)
    return listing


@pytest.mark.parametrize("found", [NOTED, small_account().history, hostile_account().history])
@pytest.mark.parametrize("width", [60, 158, 320])
def test_rows_are_as_high_as_they_are_measured(found: History, width: int) -> None:
    """Measured are the words alone, painted the words with their changes: the same texts, labels and heights."""
    listing = _listing(found, width)
    sheet = listing.sheet

    for index in range(len(sheet.rows)):
        for column in range(len(listing.versions)):
            assert sheet.row_height(index) + sheet.gap == len(sheet.lines(index, column))
        for (marked,), (plain,) in [(sheet.rows[index], listing.measured[index])]:
            assert [[(b.text, b.labels) for b in c] for c in plain.cells] == [
                [(b.text, b.labels) for b in c] for c in marked.cells
            ]
            assert (plain.signs, plain.look) == (marked.signs, marked.look)


def test_only_what_is_painted_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out and searching compare no words; a row that is asked for is compared once."""
    asked: list[str] = []
    marked = YearsListing._marked_cell
    monkeypatch.setattr(
        YearsListing, "_marked_cell", lambda self, clause, s: asked.append(s.address) or marked(self, clause, s)
    )
    listing = _listing(NOTED, 158)
    listing.find("night of")
    listing.lay_out(200)

    assert [] == asked
    assert [0] == listing.finds.numbers
    listing.sheet.lines(0, 0)
    listing.sheet.lines(0, 2)
    assert ["OP1"] * 3 == asked


@pytest.mark.parametrize(("width", "count"), [(60, LEAST), (158, 3), (211, 3), (212, 4), (270, 5), (600, MOST)])
def test_as_many_versions_as_find_room(width: int, count: int) -> None:
    """Three at least; the last is the one asked for, where there are as many before it."""
    assert range(8 - count, 8) == _listing(NOTED, width).versions
    assert range(count) == _listing(NOTED, width, 1).versions


def test_a_search_goes_on_in_other_versions() -> None:
    """A wider screen shows more versions, whose words are found as well."""
    listing = _listing(NOTED, 158)
    listing.find("night of 3 hours")
    assert [] == listing.finds.numbers
    listing.lay_out(270)

    assert [0] == listing.finds.numbers


def test_a_clause_keeps_its_number() -> None:
    """Whatever versions are shown; where it stands in none of them, the clause before it is shown."""
    found = small_account().history
    listing = _listing(found, 158)
    numbers = {clause.name: listing.number_of(clause) for clause in found.clauses}
    listing.last = 2
    listing.lay_out(158)

    assert numbers == {clause.name: listing.number_of(clause) for clause in found.clauses}
    for index in range(len(listing.sheet.rows)):
        assert index == listing.index_of(listing.number_at(index))
