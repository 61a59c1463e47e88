"""Addresses and numbers counted anew."""

from __future__ import annotations

from attrs import evolve

from resdiff.model import Document, Paragraph, Part
from resdiff.review.pieces import Piece
from resdiff.review.recounting import reached, recount


def _document(*entries: str) -> Document:
    """From "OP7(b) (b)": an address and what is printed."""
    found = []
    for entry in entries:
        address, _, number = entry.partition(" ")
        part: Part = "annex" if address.startswith("Annex") else "preamble" if "PP" in address else "operative"
        found.append(Paragraph(address, part, f"words of {address}", number, level=address.count("(")))
    return Document("file", tuple(found))


def _recounted(document: Document, *addresses: str) -> list[str]:
    paragraphs = {p.id: p for p in document.paragraphs}
    made = recount([Piece(paragraphs[a], 0, a) for a in addresses], [document])
    return [f"{p.id} {p.number}".strip() for p in made]


_LONG = _document(
    "PP1", "PP2", "OP1 1.", "OP2 2.", "OP2(a) (a)", "OP2(a)(i) (i)", "OP2(a)(ii) (ii)", "OP2(b) (b)", "OP2.1 •",
    "OP3 3.", "B.PP1", "B.OP1 1.", "Annex.H1", "Annex.1 1.", "Annex.2 2.",
)  # fmt: skip


def test_a_whole_document_comes_out_as_it_was() -> None:
    """Sections, items, bullets and annexes too."""
    ids = [p.id for p in _LONG.paragraphs]

    assert [f"{p.id} {p.number}".strip() for p in _LONG.paragraphs] == _recounted(_LONG, *ids)


def test_what_is_left_moves_up() -> None:
    """Paragraphs, items under their paragraph, and sub-items."""
    assert ["PP1", "OP1 1.", "OP1(a) (a)", "OP1(b) (b)", "OP2 2.", "B.OP1 1."] == _recounted(
        _LONG, "PP2", "OP2", "OP2(a)", "OP2(b)", "OP3", "B.OP1"
    )
    assert ["OP1 1.", "OP1(a) (a)", "OP1(a)(i) (i)"] == _recounted(_LONG, "OP2", "OP2(a)", "OP2(a)(ii)")


def test_items_of_a_new_order_are_counted_in_it() -> None:
    """(b) before (a) becomes (a); a roman stays a roman."""
    assert ["OP1 1.", "OP1(a) (a)", "OP1(b) (b)", "OP1(b)(i) (i)", "OP1(b)(ii) (ii)"] == _recounted(
        _LONG, "OP2", "OP2(b)", "OP2(a)", "OP2(a)(ii)", "OP2(a)(i)"
    )


def test_a_number_that_a_document_skips_is_kept_where_it_stands_whole() -> None:
    """An official text is not corrected; a list that goes on after a gap neither."""
    gaps = _document("OP1 1.", "OP3 3.", "OP3(a) (a)", "OP3(c) (c)", "OP4 4.")

    assert ["OP1 1.", "OP3 3.", "OP3(a) (a)", "OP3(c) (c)", "OP4 4."] == _recounted(
        gaps, *(p.id for p in gaps.paragraphs)
    )
    assert ["OP1 1.", "OP2 2."] == _recounted(gaps, "OP1", "OP4")


def test_numbers_stay_in_the_figures_they_were_printed_in() -> None:
    """Arabic-Indic, Chinese, and a number with a hyphen."""
    arabic = _document("OP1 ١ -", "OP2 ٢ -", "OP12 ١٢ -")
    chinese = _document("OP1 一、", "OP11 十一、")

    assert ["OP1 ١ -"] == _recounted(arabic, "OP12")
    assert ["OP1 ١ -", "OP2 ٢ -"] == _recounted(arabic, "OP1", "OP12")
    assert ["OP1 一、"] == _recounted(chinese, "OP11")


def test_a_paragraph_that_stands_in_no_document_is_counted_if_it_says_how() -> None:
    """A piece without an address keeps the one it has, made unique."""
    piece = Piece(evolve(_LONG.paragraphs[0], id="P1"), 0, "")

    assert ["P1", "P1#2"] == [p.id for p in recount([piece, piece], [_LONG])]


def test_an_address_reaches_what_stands_above_it() -> None:
    """OP7 is asked for where OP7(b)(ii) is."""
    assert ("OP7(b)(ii)", "OP7(b)", "OP7") == reached("OP7(b)(ii)")
    assert ("Annex.4.1", "Annex.4") == reached("Annex.4.1#2")
    assert ("strange",) == reached("strange")
