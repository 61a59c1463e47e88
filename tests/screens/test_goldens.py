"""What the compare screen shows, line by line, against texts kept beside the tests.

`REFRESH_GOLDENS=1 python -m pytest tests/screens/test_goldens.py` writes them anew; read the difference before
committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from resdiff.screens.sidepanel import SidePanel
from tests.screens.making_comparisons import change, comparison, everything
from tests.screens.running_screens import Reader, at_the_screen

GOLDEN = Path(__file__).parent / "golden"


def check(name: str, seen: list[str]) -> None:
    """Compare what was seen with what is kept under a name."""
    path = GOLDEN / f"{name}.txt"
    text = "\n".join(seen) + "\n"
    if os.environ.get("REFRESH_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_kind_of_change(width: int) -> None:
    """One column below 100 cells, two from there on; every clause with its address, signs and notes."""
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        seen.extend([reader.title(), reader.seen()])

    at_the_screen(everything(), use, (width, 64))

    check(f"everything-{width}", seen)


def test_plain_terminals_have_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without colours, words that came or went stand in brackets where both texts share one column."""
    monkeypatch.setenv("NO_COLOR", "1")
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        seen.append(reader.seen())

    at_the_screen(everything(), use, (80, 64))

    check("everything-80-plain", seen)


def test_folded() -> None:
    """Unchanged runs are one line each; headings stay."""
    seen: list[str] = []
    folding = comparison(
        *[change(f"PP{k}", f"PP{k}", "Recalling its earlier resolutions,") for k in (1, 2, 3)],
        change("OP1", "OP1", "Urges [-all-]{+the+} States;"),
        *[change(f"OP{k}", f"OP{k + 1}", "Requests a report;", renumbered=True) for k in (2, 3)],
        change("", "OP2", "Decides to light the lamps;"),
    )

    async def use(reader: Reader) -> None:
        await reader.press("z")
        seen.append(reader.seen())

    at_the_screen(folding, use, (120, 24))

    check("folded-120", seen)


def test_scripts_line_up() -> None:
    """Chinese, Arabic and combining accents keep the columns straight."""
    seen: list[str] = []
    scripts = comparison(
        change("OP1", "OP1", "大会，回顾其关于沿海灯塔的第[-84/119-]{+93/211+}号决议，并重申各国对其海岸的责任；"),
        change("OP2", "OP2", "تحث الدول على إبقاء [-المنارات-]{+الأضواء+} مضاءة طوال الليل؛"),
        change("OP3", "OP3", "Félicite l’E\u0301tat de [-Bre\u0301hat-]{+Bréhat+} 👩\u200d🚒 de son phare；"),
        change("OP4", "OP4", "控制\x1b[31m字符 and \u202etricks[-\x00-]{+\x07+}"),
    )

    async def use(reader: Reader) -> None:
        seen.append(reader.seen())
        lines = seen[0].split("\n")[: reader.pair.listing.sheet.height]
        assert {cell_len(lines[0])} == {cell_len(line[: line.index("┃")]) + 1 for line in lines}
        assert 1 == len({cell_len(line[: line.index("│")]) for line in lines})

    at_the_screen(scripts, use, (100, 30))

    check("scripts-100", seen)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_panel(width: int) -> None:
    """Beside the text on a wide screen, below it on others."""
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        await reader.press("n", "n", "i")
        panel = reader.screen.query_one(SidePanel)
        await reader.until(lambda: panel.size.height > 1)
        await reader.pilot.pause()
        await reader.rest()
        seen.extend([reader.title(), reader.seen(), "", *_lines(panel)])

    at_the_screen(everything(), use, (width, 36))

    check(f"panel-{width}", seen)


def _lines(panel: SidePanel) -> list[str]:
    """All lines of the panel, those that it scrolls to as well."""
    text = panel.query_one(Static)
    return [text.render_line(y).text.rstrip() for y in range(text.size.height)]
