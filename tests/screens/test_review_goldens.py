"""What the review screen shows, line by line, against texts kept beside the tests (see test_goldens.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdiff.review import Remark
from resdiff.screens.review import ReviewScreen
from tests.screens.making_comparisons import everything
from tests.screens.making_sittings import sitting
from tests.screens.running_screens import Reader, at_the_desk
from tests.screens.test_goldens import check


async def _decide(reader: Reader) -> None:
    """A verdict of every kind, a remark of two lines, own words of two paragraphs."""
    assert isinstance(reader.screen, ReviewScreen)
    screen, desk = reader.screen, reader.screen.desk
    await reader.press("a", "x", "h")
    remark = Remark("objection", "Norland", "Bells are not buoys.\nKeep them apart.", "2139-10-04")
    screen.make(lambda: desk.remark(reader.pair.row.place, remark))
    words = ("Encourages States to paint their buoys;", "Also encourages States to ring their old bells;")
    screen.make(lambda: desk.word(reader.pair.row.place, words))
    await reader.press("home")


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_verdict(width: int, tmp_path: Path) -> None:
    """Verdicts before the signs and in the overview, own words and remarks below their clause, and progress."""
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        await _decide(reader)
        seen.extend([reader.title(), reader.seen()])

    at_the_desk(sitting(everything(), tmp_path / "review.toml"), use, (width, 72))

    check(f"review-{width}", seen)


def test_plain_terminals_have_brackets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without colours, what own words change stands in brackets."""
    monkeypatch.setenv("NO_COLOR", "1")
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        await _decide(reader)
        seen.append(reader.seen())

    at_the_desk(sitting(everything(), tmp_path / "review.toml"), use, (80, 72))

    check("review-80-plain", seen)
