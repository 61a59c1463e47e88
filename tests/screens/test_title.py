"""The title line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from resdiff.screens.title import Heading, title

COUNTS = (("reworded", 86), ("merged", 6), ("added", 12), ("removed", 26), ("moved", 9), ("unchanged", 53))
HEADING = Heading("A/RES/93/211", "A/RES/94/187", "change 12 of 133", "12/133", COUNTS)


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
    narrow = str(title(Heading(**{**_fields(), "split": 59}), 120))
    wide = str(title(Heading(**{**_fields(), "split": 99}), 200))

    assert "→ A/RES/94/187" == narrow[61:75]
    assert narrow.rstrip().endswith("~86  >6  +12  -26  »9")
    assert wide.rstrip().endswith("~86 reworded  >6 merged  +12 added  -26 removed  »9 moved")


def test_a_filter_says_that_it_hides_the_rest() -> None:
    """Filtered, only what is shown is counted, whatever kind it is."""
    told = str(title(Heading("a", "b", "1 change", "0/1", (("added", 12), ("unchanged", 53)), filtered=True), 80))

    assert told.rstrip().endswith("only +12  53 unchanged")


@pytest.mark.parametrize("width", range(1, 140, 7))
@pytest.mark.parametrize("split", [0, 40])
def test_the_line_fits(width: int, split: int) -> None:
    """However narrow the screen and however wide the characters of a name, nothing sticks out."""
    names = {"old": "大会决议草案" * 3, "new": "A/C.3/80/L.47/Rev.1"}

    assert cell_len(str(title(Heading(**{**_fields(), **names, "split": min(split, width)}), width))) <= width


def _fields() -> dict[str, object]:
    return {name: getattr(HEADING, name) for name in ("old", "new", "position", "short_position", "counts")}
