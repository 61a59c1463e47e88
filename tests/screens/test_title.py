"""The title line."""

from __future__ import annotations

import pytest
from attrs import evolve
from rich.cells import cell_len

from resdiff.screens.title import Heading, title

COUNTS = (("reworded", 86), ("merged", 6), ("added", 12), ("removed", 26), ("moved", 9))
CLASSES = (("substantive", 102), ("routine", 12), ("editorial", 19))
HEADING = Heading("A/RES/93/211", "A/RES/94/187", "change 12 of 133", "12/133", COUNTS)
READ = evolve(HEADING, classes=CLASSES)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, " A/RES/93/211 → A/RES/94/187            change 12 of 133  ~86  >6  +12  -26  »9"),
        (60, " A/RES/93/211 → A/RES/94/187  12/133  ~86  >6  +12  -26  »9"),
        (50, " A/RES/93/211 → A/RES/94/187               12/133"),
        (30, " A/RES/93/211 → A/RE…  12/133"),
        (8, " A/RES…"),
    ],
)
def test_one_column(width: int, line: str) -> None:
    """What finds no room is left out: first the words, then the counts, the symbols last of all."""
    assert line == str(title(HEADING, width)).rstrip()


def test_each_symbol_heads_its_column() -> None:
    """Side by side, the new symbol stands over the right column, and counts have names where there is room."""
    narrow, wide = str(title(evolve(READ, split=59), 120)), str(title(evolve(READ, split=99), 200))

    assert "→ A/RES/94/187" == narrow[61:75]
    assert narrow.startswith(" A/RES/93/211     ~86  >6  +12  -26  »9  change 12 of 133  ")
    assert narrow.rstrip().endswith("102 substantive 12 routine 19 editorial")
    assert "~86 reworded  >6 merged  +12 added  -26 removed  »9 moved  change 12 of 133" in wide


def test_between_kinds_and_classes_the_classes_stay() -> None:
    """Where one column has no room for the kinds and the other none for both; a filter never gives way."""
    many = evolve(READ, counts=(*COUNTS, ("split", 3), ("recast", 12)), split=49)

    assert str(title(many, 100)).rstrip().endswith("→ A/RES/94/187            102 of 133 substantive")
    filtered = evolve(many, filtered=True, hidden=20)
    assert str(title(filtered, 100)).startswith(" A/RES/93/211      only some  20 hidden  12/133    → A/RES/94/187")


@pytest.mark.parametrize("width", range(20, 200, 9))
@pytest.mark.parametrize("split", [0, 24, 40, 59])
def test_nothing_is_hidden_without_the_count(width: int, split: int) -> None:
    """However little room there is, a filter says how many changes it hides."""
    filtered = evolve(READ, filtered=True, hidden=31, split=split)

    assert "31 hidden" in str(title(filtered, width))


def test_classes_are_told_as_soon_as_they_are_known() -> None:
    """In one column the signs give way to them; where there is room for little, how many are of the first class."""
    assert (
        " A/RES/93/211 → A/RES/94/187    12/133  102 substantive 12 routine 19 editorial"
        == str(title(READ, 80)).rstrip()
    )
    assert " A/RES/93/211 → A/RES/94/187   12/133  102 of 133 substantive" == str(title(READ, 62)).rstrip()
    one = evolve(READ, classes=(("editorial", 1),))
    assert "~86  >6  +12  -26  »9  1 editorial" in str(title(one, 80))


def test_a_filter_says_that_it_hides_the_rest() -> None:
    """Filtered, what is shown is counted, whatever it is, and how many changes are not; where little room is, these."""
    counts = (("added", 12), ("unchanged", 53))
    heading = Heading("a", "b", "1 change", "0/1", counts, CLASSES, filtered=True, hidden=121)

    assert (
        str(title(heading, 80))
        .rstrip()
        .endswith(" 1 change  only +12  53 unchanged  121 hidden  102 of 133 substantive")
    )
    assert str(title(heading, 40)).rstrip().endswith("0/1  only some  121 hidden")


@pytest.mark.parametrize("width", range(1, 140, 7))
@pytest.mark.parametrize("split", [0, 40])
def test_the_line_fits(width: int, split: int) -> None:
    """However narrow the screen and however wide the characters of a name, nothing sticks out."""
    names = {"old": "大会决议草案" * 3, "new": "A/C.3/80/L.47/Rev.1"}

    assert cell_len(str(title(evolve(READ, **names, split=min(split, width)), width))) <= width  # type: ignore[arg-type]
