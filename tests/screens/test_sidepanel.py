"""The panel beside the text or below it, and what is read of the changes while the screen is open."""

from __future__ import annotations

import threading

import pytest
from textual.widgets import Static

from resdiff import summary
from resdiff.screens.sidepanel import ROOM_BESIDE, SidePanel
from tests.making_reports import small_report
from tests.screens.making_comparisons import change, comparison, everything
from tests.screens.running_screens import Reader, at_the_screen


def _panel(reader: Reader) -> SidePanel:
    return reader.screen.query_one(SidePanel)


def _said(reader: Reader) -> str:
    return str(_panel(reader).query_one(Static).render())


def test_the_panel_follows_the_cursor_and_stays_open() -> None:
    """`i` opens it beside two columns of text, where each clause that one goes to is told; `i` closes it."""

    async def use(reader: Reader) -> None:
        assert not _panel(reader).display
        await reader.press("i")
        assert "No clause here" == _said(reader)
        await reader.press("n")
        assert "PP4 → PP2" == _said(reader).split("\n")[0]
        await reader.press("n")
        assert "Verb, " in _said(reader)
        assert _panel(reader).region.x > reader.column().region.right
        assert reader.column("old").display
        await reader.press("i")
        assert not _panel(reader).display

    at_the_screen(everything(), use, (ROOM_BESIDE, 30))


@pytest.mark.parametrize("width", [60, 80, 120, ROOM_BESIDE - 1])
def test_on_narrow_screens_it_takes_the_place_of_the_reason(width: int) -> None:
    """Below the text, which keeps its width; the reason comes back when it is closed."""

    async def use(reader: Reader) -> None:
        before = reader.pair.text_width
        await reader.press("n", "r")
        assert reader.screen.query_one("#reason").display
        await reader.press("i")
        await reader.until(lambda: _panel(reader).region.y > reader.column().region.y)
        assert before == reader.pair.text_width
        assert not reader.screen.query_one("#reason").display
        assert "Why matched\nmost of the words carried" in _said(reader)
        await reader.press("i")
        assert reader.screen.query_one("#reason").display

    at_the_screen(everything(), use, (width, 30))


def test_a_long_panel_scrolls() -> None:
    """J and K read on and back; another clause is told from its beginning."""
    long = comparison(
        change("OP1", "OP1", " ".join(f"[-Urges {k}-]{{+Requests a report on {k}+}} States," for k in range(30))),
        change("OP2", "OP2", "Requests [-a-]{+the+} report;"),
    )

    async def use(reader: Reader) -> None:
        await reader.press("n", "i", "J")
        await reader.until(lambda: _panel(reader).scroll_offset.y > 0)
        await reader.press("K")
        await reader.until(lambda: _panel(reader).scroll_offset.y == 0)
        await reader.press("J", "n")
        await reader.until(lambda: _panel(reader).scroll_offset.y == 0)

    at_the_screen(long, use, (80, 24))


def test_the_meaning_comes_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are on the screen before it is read; what was asked for meanwhile is done when it is."""
    go_on, read = threading.Event(), summary.report

    def slowly(*arguments: object) -> object:
        assert go_on.wait(30)
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(summary, "report", slowly)

    async def use(reader: Reader) -> None:
        assert "substantive" not in reader.title()
        await reader.press("n", "i")
        assert "What it means is still being read" in _said(reader)
        await reader.press("o")
        assert ["Reading what the changes mean …"] == reader.toasts
        assert 14 == len(reader.pair.listing.shown)
        go_on.set()
        await reader.until(lambda: reader.pair.report is not None)
        await reader.rest()
        assert "substantive" in reader.title()
        assert frozenset({"substantive"}) == reader.pair.listing.facets
        assert "What it means" not in _said(reader)

    at_the_screen(everything(), use, (160, 30), understood=False)


def test_a_meaning_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so; the texts stay, and asking for the summary tries again."""
    read, faults = summary.report, [ValueError("made to fail")]

    def fail(*arguments: object) -> object:
        if faults:
            raise faults[0]
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(summary, "report", fail)
    line = "What the changes mean could not be read (ValueError: made to fail). The texts are all here; s tries again."

    async def use(reader: Reader) -> None:
        await reader.until(lambda: line in reader.toasts)
        await reader.press("n", "n")
        faults.clear()
        await reader.press("o")
        await reader.until(lambda: reader.pair.report is not None)
        await reader.rest()
        assert frozenset({"substantive"}) == reader.pair.listing.facets

    at_the_screen(everything(), use, (160, 30), understood=False)


def test_only_what_is_substantive_and_the_count_of_the_rest() -> None:
    """`o` hides routine and editorial changes from the screen and from `n`, says how many, and brings them back."""
    report = small_report()

    async def use(reader: Reader) -> None:
        total = len(reader.pair.listing.shown)
        await reader.press("o")
        listing = reader.pair.listing
        assert {"substantive"} == {name for row in listing.shown for name in row.told[:1]}
        assert 0 < listing.hidden
        assert f"only {listing.counts['substantive']} substantive  {listing.hidden} hidden" in reader.title()
        assert "routine" in reader.title()
        await reader.press("o")
        assert total == len(reader.pair.listing.shown)
        assert "hidden" not in reader.title()

    at_the_screen(report.comparison, use, (200, 40))


def test_classes_and_facets_in_the_filter() -> None:
    """They stand below the kinds with their counts; a kind and a class together narrow what is shown."""

    async def use(reader: Reader) -> None:
        counts = reader.pair.listing.counts
        assert counts["substantive"] + counts.get("routine", 0) + counts.get("editorial", 0) == 11 + 2
        assert "warnings" in counts or "budget" in counts
        reader.pair.filter(frozenset({"reworded", "editorial"}))
        await reader.rest()
        assert {("reworded", "editorial")} == {
            (row.change.kind, row.told[0]) for row in reader.pair.listing.shown if row.change
        }
        # Another comparison knows no meaning yet, but the choice is kept for when it does.
        reader.pair.compare_again(small_report().comparison, "OP2")
        assert frozenset({"reworded"}) == reader.pair.listing.facets
        await reader.until(lambda: reader.pair.report is not None)
        assert frozenset({"reworded", "editorial"}) == reader.pair.listing.facets

    at_the_screen(small_report().comparison, use)
