"""Finding words."""

from __future__ import annotations

import pytest

from resdiff.screens.cells import Looks, Side, blocks
from resdiff.screens.finding import is_found, pattern, stretches
from resdiff.screens.sheet import Band, Block, Piece
from tests.screens.making_comparisons import paragraph, words


def _found(block: Block, asked: str) -> list[str]:
    wanted = pattern(asked)
    assert wanted
    return [block.text[start:end] for start, end in stretches(wanted, block)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("FOG", ["fog"]),
        ("fog   signals", ["fog signals"]),
        ("state's", ["State’s"]),
        ("2032-2042", ["2032–2042"]),
        ('"lights"', ["“lights”"]),
        ("[bold]", ["[bold]"]),
        (".", ["."]),
        ("a+", []),
    ],
)
def test_case_quotes_dashes_and_spaces_do_not_matter(asked: str, found: list[str]) -> None:
    """What is typed on a keyboard finds what is printed; nothing typed is an expression."""
    text = "The State’s fog signals, 2032–2042, of “lights” [bold]."

    assert found == _found(Block((Piece(text, "kept"),)), asked)


def test_each_text_is_searched_by_itself() -> None:
    """Words of the other text, and note marks, between two words do not hide a find."""
    sides = [
        Side.of("-", [paragraph("OP1", "the old Fog Protocol")]),
        Side.of("+", [paragraph("OP1", "the Fog Signals Protocol", ("Fog", "1"))]),
    ]
    (block,) = blocks(words("the [-old -]Fog {+Signals +}Protocol"), sides, Looks(), 7)

    assert "the old Fog¹ Signals Protocol" == block.text
    assert ["Fog", " ", "Protocol"] == _found(block, "fog protocol")
    assert ["Fog", " ", "Signals"] == _found(block, "fog signals")
    assert [] == _found(block, "old signals")


def test_nothing_asked_is_nothing_to_find() -> None:
    """Blanks end a search."""
    assert pattern("  ") is None


def test_a_row_is_found_by_any_of_its_cells() -> None:
    """The old text, the new text and the notes count alike."""
    band = Band(((Block((Piece("lamps", "kept", "-"),)),), (Block((Piece("horns", "kept", "+"),)),)))
    wanted = [pattern(word) for word in ("lamp", "horn", "bell")]

    assert [True, True, False] == [is_found(each, [band]) for each in wanted if each]
