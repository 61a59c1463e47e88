"""Words of a change as blocks."""

from __future__ import annotations

import pytest

from resdiff.model import Edit
from resdiff.screens.cells import Looks, Side, address_lines, blocks, note_mark, shown
from resdiff.screens.sheet import Block
from tests.screens.making_comparisons import paragraph, words


def _told(found: tuple[Block, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(block.labels, block.text) for block in found]


def _marked(block: Block) -> list[tuple[str, str]]:
    return [(piece.look, piece.text) for piece in block.pieces]


def test_one_side_has_its_words_only() -> None:
    """The old cell has the removed words, the new one the added ones; spaces round them bear no mark."""
    edits = words("Urges [-all -]{+the +}States")
    old = blocks(edits, [Side.of("-", [paragraph("OP1", "Urges all States")])], Looks(), 7)
    new = blocks(edits, [Side.of("+", [paragraph("OP2", "Urges the States")])], Looks(), 7)

    assert [(("OP1",), "Urges all States")] == _told(old)
    assert [("kept", "Urges "), ("removed", "all"), ("kept", " "), ("kept", "States")] == _marked(old[0])
    assert [(("OP2",), "Urges the States")] == _told(new)
    assert ("added", "the") in _marked(new[0])


def test_several_paragraphs_have_a_block_each() -> None:
    """A split is cut where the new paragraphs part, each with its address, even inside a run of added words."""
    edits = words("Urges States[- and calls-]{+;\nCalls upon+} all{+;\nDecides so+}")
    new = [paragraph("OP1", "Urges States;"), paragraph("OP2", "Calls upon all;"), paragraph("OP3", "Decides so")]

    assert [(("OP1",), "Urges States;"), (("OP2",), "Calls upon all;"), (("OP3",), "Decides so")] == _told(
        blocks(edits, [Side.of("+", new)], Looks(), 7)
    )


def test_both_texts_in_one() -> None:
    """In one column removed words stand before added ones, a space between them, both addresses at the margin."""
    edits = words("held in [-2026-]{+Halmar+},")
    sides = [
        Side.of("-", [paragraph("PP3", "held in 2026,")]),
        Side.of("+", [paragraph("PP7", "held in Halmar,")]),
    ]

    assert [(("PP3", "→ PP7"), "held in 2026 Halmar,")] == _told(blocks(edits, sides, Looks(), 7))
    assert [(("PP3", "→ PP7"), "held in [-2026-] {+Halmar+},")] == _told(blocks(edits, sides, Looks(bracketed=True), 7))


def test_one_address_where_it_is_the_same() -> None:
    """An address that did not change is told once."""
    sides = [Side.of("-", [paragraph("OP1", "a b")]), Side.of("+", [paragraph("OP1", "a b")])]

    assert [(("OP1",), "a b")] == _told(blocks(words("a b"), sides, Looks(), 7))


def test_brackets_hold_a_run_together() -> None:
    """A run is bracketed once, though its lead phrase ends within it, and anew in each paragraph."""
    edits = words("[-Also encourages States -]{+Urges\nall +}to")
    sides = [
        Side.of("-", [paragraph("OP1", "Also encourages States to", lead="Also encourages")]),
        Side.of("+", [paragraph("OP1", "Urges", lead="Urges"), paragraph("OP2", "all to")]),
    ]
    found = blocks(edits, sides, Looks(bracketed=True), 7)

    assert ["[-Also encourages States-] {+Urges+}", "{+all+} to"] == [block.text for block in found]


def test_note_marks_and_leads() -> None:
    """Note marks stand where they stood, after their word, and the lead phrase is told apart."""
    one = paragraph("PP1", "Recalling the Protocol, and", ("Protocol,", "12"), ("Protocol,", "*"), lead="Recalling")
    (block,) = blocks(words("Recalling the Protocol, [-and-]"), [Side.of("-", [one])], Looks(), 7)

    assert "Recalling the Protocol,¹²,* and" == block.text
    assert ["lead"] == [piece.emphasis for piece in block.pieces if piece.text == "Recalling"]
    assert ["note-mark"] == [piece.look for piece in block.pieces if "¹²" in piece.text]


def test_marks_at_the_edges() -> None:
    """A note mark at the very beginning or end of a paragraph, also of the first of several, is kept."""
    two = [paragraph("OP1", "one", ("one", "1")), paragraph("OP2", "two", ("", "2"), ("two", "3"))]
    found = blocks(words("one{+\n+}two"), [Side.of("+", two)], Looks(), 7)

    assert ["one¹", "²two³"] == [block.text for block in found]


def test_an_empty_text_is_an_empty_block() -> None:
    """A paragraph without words still has its address."""
    assert [(("OP1",), "")] == _told(blocks((), [Side.of("+", [paragraph("OP1", "")])], Looks(), 7))


def test_whole_clauses_have_one_look() -> None:
    """A clause that came as a whole is one stretch, spaces included."""
    (block,) = blocks(
        [Edit("+", "a b ")], [Side.of("+", [paragraph("OP1", "a b ")])], Looks(added="came", whole=True), 7
    )

    assert [("came", "a b ")] == _marked(block)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("OP7", ("OP7",)),
        ("OP17(b)", ("OP17(b)",)),
        ("OP117(b)(ii)", ("OP117", "(b)(ii)")),
        ("Annex.II.4(b)", ("Annex.", "II.4(b)")),
        ("AppendixAppendix", ("AppendixAppendix",)),
    ],
)
def test_long_addresses_break_at_their_levels(address: str, lines: tuple[str, ...]) -> None:
    """Before a bracket or after a full stop, never inside a number."""
    assert lines == address_lines(address, 7)


def test_documents_are_shown_as_text() -> None:
    """Nothing in a text steers the terminal, breaks a line or is taken for markup; note numbers neither."""
    assert "a b c␛[0m <202E>[bold]" == shown("a\tb\nc\x1b[0m \u202e[bold]")
    assert "␛¹" == note_mark("\x1b1")
