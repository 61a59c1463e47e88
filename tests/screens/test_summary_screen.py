"""The summary page as a screen, and writing it to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from resdiff.errors import UsageError
from resdiff.exports import export, format_of
from resdiff.model import Comparison, Document
from resdiff.screens import Write
from resdiff.screens.column import Column
from resdiff.screens.exporting import Exporting, default_name
from resdiff.screens.pagelist import PageListing
from resdiff.screens.summary import SummaryScreen
from resdiff.screens.wrapping import wrap
from resdiff.summary import Report, digest, page, report
from tests.making_reports import small_report
from tests.screens.making_comparisons import change, comparison, everything
from tests.screens.running_screens import Reader, at_the_screen
from tests.screens.test_goldens import check

COMPARISON = small_report().comparison


def _write(report: Report, name: str) -> bytes:
    return export(report, format_of(name))


async def _open(reader: Reader) -> SummaryScreen:
    await reader.press("s")
    screen = reader.app.screen
    assert isinstance(screen, SummaryScreen)
    await reader.until(lambda: screen.is_mounted and bool(screen.query("Spread")) and screen.spread.is_at_rest)
    return screen


def test_the_page_says_what_the_summary_says() -> None:
    """Word for word the page of `resdiff summary`, whatever the columns."""
    made = report(COMPARISON)
    listing = PageListing(made, wrap)
    said = " ".join(f"{line.address} {line.text}" if line.signs or line.look else line.text for line in listing.lines)

    assert " ".join(page(digest(made)).split()) == " ".join(said.split())


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_page_on_the_screen(width: int) -> None:
    """Addresses in the margin, the sign of each change before them, sections apart."""
    seen: list[str] = []

    async def use(reader: Reader) -> None:
        screen = await _open(reader)
        (column,) = screen.query(Column)
        seen.extend(column.render_line(y).text.rstrip() for y in range(column.size.height))

    at_the_screen(COMPARISON, use, (width, 60))

    check(f"summary-{width}", seen)


def test_from_a_line_to_its_clause_and_back() -> None:
    """Enter goes to the clause that a line is about; `s` comes back to the same line; escape leaves."""

    async def use(reader: Reader) -> None:
        screen = await _open(reader)
        await reader.press("n", "n", "p", "down")
        at = screen.spread.cursor
        assert "OP9" in screen._page.lines[at].address
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert "OP9" == reader.address
        again = await _open(reader)
        await reader.until(lambda: again.spread.cursor == at)
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert "OP9" == reader.address

    at_the_screen(COMPARISON, use)


def test_enter_on_a_line_about_several_clauses_goes_to_the_first_told_below() -> None:
    """So it is at the head of a section; below the last clause there is none to go to."""

    async def use(reader: Reader) -> None:
        screen = await _open(reader)
        await reader.press("end", "enter")
        assert "No clause is told here or below" in reader.toasts
        await reader.press("home", "n", "n")
        lines = screen._page.lines[screen.spread.cursor :]
        assert lines[0].place < 0
        first = next(line.place for line in lines if line.place >= 0)
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert reader.address in COMPARISON.changes[first].new + COMPARISON.changes[first].old

    at_the_screen(COMPARISON, use)


def test_finding_and_copying_on_the_page() -> None:
    """Words are found as in the texts, escape ends the search first; `y` copies the page for an e-mail."""

    async def use(reader: Reader) -> None:
        screen = await _open(reader)
        await reader.press("slash", *"gulls")
        await reader.until(lambda: "gulls" in screen._page.lines[screen.spread.cursor].text)
        await reader.press("enter", "y")
        assert reader.app.clipboard == page(digest(reader.pair.report or small_report()))
        await reader.press("escape")
        assert reader.app.screen is screen
        await reader.press("escape")
        assert reader.app.screen is reader.screen

    at_the_screen(COMPARISON, use)


def test_a_page_of_tricks_is_text() -> None:
    """Markup and control characters of a document stay what they are."""
    tricks = comparison(change("OP1", "OP1", "Urges [bold]all[/] [-$x-]{+[link=y]\x1b[31m+};"))

    async def use(reader: Reader) -> None:
        screen = await _open(reader)
        told = "\n".join(line.text for line in screen._page.lines)
        assert "[link=y]␛[31m" in told
        await reader.press("n", "enter")

    at_the_screen(tricks, use)


async def _ask(reader: Reader, name: str) -> Exporting:
    """Type a name into the field that `e` opens, and enter it."""
    await reader.press("e")
    await reader.until(lambda: isinstance(reader.app.screen, Exporting) and bool(reader.app.screen.query(Input)))
    asking = reader.app.screen
    assert isinstance(asking, Exporting)
    asking.query_one(Input).value = name
    await reader.pilot.pause()
    await reader.press("enter")
    return asking


def _told(asking: Exporting) -> str:
    return str(asking.query_one(Static).render())


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".json", ".csv", ".xlsx", ".critic.md"])
def test_writing_every_format(ending: str, tmp_path: Path) -> None:
    """The file holds what the command writes, and its name is said."""
    name = str(tmp_path / f"changes{ending}")

    async def use(reader: Reader) -> None:
        await _ask(reader, name)
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert reader.pair.report is not None
        assert Path(name).read_bytes() == _write(reader.pair.report, name)
        await reader.until(lambda: f"Written to {name}" in reader.toasts)

    at_the_screen(COMPARISON, use, write=_write)


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    """A file that is there is named; entering its name once more replaces it, another name does not."""
    there = tmp_path / "there.md"
    there.write_text("mine", encoding="utf-8")

    async def use(reader: Reader) -> None:
        asking = await _ask(reader, str(there))
        assert f"{there} is there already.\nEnter once more replaces it; another name keeps it." == _told(asking)
        asking.query_one(Input).value = str(tmp_path / "there.mdx")
        await reader.pilot.pause()
        asking.query_one(Input).value = str(there)
        await reader.pilot.pause()
        await reader.press("enter")
        assert "mine" == there.read_text(encoding="utf-8")
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert there.read_text(encoding="utf-8").startswith("# ")

    at_the_screen(COMPARISON, use, write=_write)


def test_trouble_is_told_in_two_lines(tmp_path: Path) -> None:
    """An ending that is none, a folder that is not there: what is wrong, and what to do; nothing is written."""

    async def use(reader: Reader) -> None:
        asking = await _ask(reader, str(tmp_path / "changes.htlm"))
        assert f"the ending of {tmp_path}/changes.htlm names no format\nend it in .htm" in _told(asking)
        asking.query_one(Input).value = str(tmp_path / "nowhere" / "changes.md")
        await reader.pilot.pause()
        await reader.press("enter")
        assert "there is no folder" in _told(asking)
        assert "\nmake it, or name another" in _told(asking)
        asking.query_one(Input).value = "  "
        await reader.press("enter", "escape")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert [] == list(tmp_path.iterdir())

    at_the_screen(COMPARISON, use, write=_write)


def test_writing_from_the_page_and_where_nothing_can_be_written() -> None:
    """`e` works on the page too; without a way to write it says so."""
    asked: list[str] = []

    def refuse(_: Report, name: str) -> bytes:
        asked.append(name)
        raise UsageError("no", "none")

    def using(write: Write | None) -> None:
        async def use(reader: Reader) -> None:
            await _open(reader)
            if write is None:
                await reader.press("e")
                assert "Nothing can be written from here" in reader.toasts
            else:
                assert "no\nnone" == _told(await _ask(reader, "x.md"))

        at_the_screen(everything(), use, write=write)

    using(None)
    using(refuse)
    assert ["x.md"] == asked


def test_the_name_that_is_offered() -> None:
    """Both symbols, or else both names of files, without what a file name cannot hold."""

    def named(old: Document, new: Document) -> str:
        return default_name(Comparison(old, new, ()))

    symbols = Document("a.pdf", symbol="A/RES/78/229"), Document("b.pdf", symbol="A/C.3/80/L.3/Rev.1")
    assert "A_RES_78_229-A_C_3_80_L_3_Rev_1.html" == named(*symbols)
    assert "last year-draft.html".replace(" ", "_") == named(Document("in/last year.txt"), Document("in\\draft.docx"))
    assert "same.html" == named(Document("same.txt"), Document("same.txt"))
