"""The columns: how changes look, and text selected with the mouse."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Offset

from tests.screens.making_comparisons import change, comparison, everything
from tests.screens.running_screens import Reader, at_the_screen

PAIR = comparison(
    change("OP1", "OP1", "Urges [-all-]{+the+} States to keep the lamps burning through the night in every season;"),
    change("OP2", "OP2", "Requests a report;"),
)


def _style(reader: Reader, name: str, word: str) -> Style:
    """The style of the first segment of a column that holds a word, or is an address."""
    column = reader.column(name)
    for y in range(column.size.height):
        for segment in column.render_line(y):
            if word in segment.text and (not word.isupper() or segment.text.strip() == word):
                assert segment.style
                return segment.style
    raise AssertionError(f"{word!r} is not on the screen")


def test_changed_words_have_a_style_and_a_colour() -> None:
    """Removed words are struck, added ones bold and underlined, both on grounds of their own; kept ones are plain."""

    async def use(reader: Reader) -> None:
        removed, added, kept = (_style(reader, *at) for at in (("old", "all"), ("new", "the"), ("new", "States")))
        assert removed.strike
        assert added.bold
        assert added.underline
        assert [None, None, None] == [kept.strike, kept.underline, kept.bold]
        assert 3 == len({removed.bgcolor, added.bgcolor, kept.bgcolor})

    at_the_screen(PAIR, use)


def test_whole_clauses_and_headings() -> None:
    """What came or went as a whole has a ground, a sign on every line and a marked address; headings are bold."""

    async def use(reader: Reader) -> None:
        gone, came, kept = (
            _style(reader, *at)
            for at in (("old", "a report on harbour"), ("new", "that charts shall"), ("new", "its resolutions"))
        )
        assert 3 == len({gone.bgcolor, came.bgcolor, kept.bgcolor})
        assert _style(reader, "old", "OP4").strike
        assert _style(reader, "new", "Decides").bold
        assert _style(reader, "new", "Stressing").italic
        assert _style(reader, "new", "National measures").bold
        assert _style(reader, "old", "»").bold

    at_the_screen(everything(), use, (120, 60))


def test_unchanged_text_is_quieter() -> None:
    """Words of an unchanged clause are fainter than kept words of a changed one."""

    async def use(reader: Reader) -> None:
        assert _style(reader, "new", "Requests").color != _style(reader, "new", "States").color

    at_the_screen(PAIR, use)


def test_the_cursor_leaves_the_marks() -> None:
    """Under the cursor the row has a bar and another ground, and changed words keep theirs."""

    async def use(reader: Reader) -> None:
        removed, kept = _style(reader, "old", "all"), _style(reader, "old", "States")
        await reader.press("n")
        assert removed == _style(reader, "old", "all")
        assert kept.bgcolor != _style(reader, "old", "States").bgcolor
        lines = reader.seen().split("\n")
        assert ["▌"] == [line[0] for line in lines if "Urges" in line]
        assert " " == lines[-1][0]

    at_the_screen(PAIR, use)


def test_finds_are_marked() -> None:
    """Every place with the words is set off, also across two lines, and no longer when the search ends."""

    async def use(reader: Reader) -> None:
        await reader.find("keep the lamps")
        await reader.until(lambda: bool(_style(reader, "new", "keep").reverse))
        assert _style(reader, "old", "lamps").reverse
        assert not _style(reader, "new", "Urges").reverse
        await reader.press("escape")
        await reader.until(lambda: not _style(reader, "new", "keep").reverse)

    at_the_screen(PAIR, use, (100, 30))


def test_no_colour_is_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR nothing on the screen has a colour, in any theme; styles and signs carry the meaning."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def use(reader: Reader) -> None:
        for theme in ("resdiff-dark", "ansi-light"):
            reader.app.theme = theme
            await reader.pilot.pause()
            styles = [
                segment.style
                for strip in reader.screen._compositor.render_strips()
                for segment in strip
                if segment.style
            ]
            assert {True} == {
                (style.color is None or style.color.is_default) and (style.bgcolor is None or style.bgcolor.is_default)
                for style in styles
            }
            assert any(style.strike for style in styles)
            assert any(style.bold and style.underline for style in styles)

    at_the_screen(PAIR, use)


def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR that is set to nothing asks for nothing."""
    monkeypatch.setenv("NO_COLOR", "")

    async def use(reader: Reader) -> None:
        assert not reader.app.no_color
        color = _style(reader, "old", "all").bgcolor
        assert color
        assert not color.is_default

    at_the_screen(PAIR, use)


@pytest.mark.parametrize(("colorfgbg", "theme"), [("15;0", "ansi-dark"), ("0;15", "ansi-light")])
def test_sixteen_colours(monkeypatch: pytest.MonkeyPatch, colorfgbg: str, theme: str) -> None:
    """A terminal of 16 colours keeps its own background, and changed words are still told by style and colour."""
    monkeypatch.setenv("TERM", "xterm-16color")
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("COLORFGBG", colorfgbg)

    async def use(reader: Reader) -> None:
        assert theme == reader.app.theme
        removed, added, kept = (_style(reader, *at) for at in (("old", "all"), ("new", "the"), ("new", "States")))
        assert removed.strike
        assert added.underline
        assert 3 == len({removed.color, added.color, kept.color})
        assert {True} == {style.bgcolor is None or style.bgcolor.is_default for style in (removed, added, kept)}

    at_the_screen(PAIR, use)


# The mouse


def _at(reader: Reader, name: str, word: str) -> tuple[int, int]:
    """The cell and the line where a word begins in a column."""
    column = reader.column(name)
    for y in range(column.size.height):
        before, found, _ = column.render_line(y).text.partition(word)
        if found:
            return cell_len(before), y
    raise AssertionError(f"{word!r} is not on the screen")


async def _drag(reader: Reader, start: tuple[str, str], end: tuple[str, str]) -> str | None:
    """Drag from the beginning of one word to the end of another, each told with its column; what is selected then."""
    pilot = reader.pilot
    x, y = _at(reader, *end)
    last = (x + cell_len(end[1][:-1]), y)
    await pilot.mouse_down(f"#{start[0]}", offset=_at(reader, *start))
    await pilot.hover(f"#{end[0]}", offset=last)
    await pilot.mouse_up(f"#{end[0]}", offset=last)
    await pilot.pause()
    return reader.screen.get_selected_text()


def test_selecting_within_a_column() -> None:
    """Words of a paragraph come in one line, without margins or what the other column says."""

    async def use(reader: Reader) -> None:
        assert "States to keep the lamps" == await _drag(reader, ("new", "States"), ("new", "lamps"))
        assert "lamps burning through the night" == await _drag(reader, ("old", "lamps"), ("old", "night"))
        assert {reader.column("old")} == set(reader.screen.selections)

    at_the_screen(PAIR, use)


def test_a_selection_stays_in_its_column() -> None:
    """Dragged into the other column it goes to the end of the line that the mouse is on, and no further."""

    async def use(reader: Reader) -> None:
        text = await _drag(reader, ("old", "night"), ("new", "Requests"))
        assert "night in every season;\nRequests a report;" == text
        assert {reader.column("old")} == set(reader.screen.selections)
        text = await _drag(reader, ("new", "night"), ("old", "States"))
        assert "Urges the States to keep the lamps burning through the" == text
        assert {reader.column("new")} == set(reader.screen.selections)
        await reader.pilot.mouse_down("#new", offset=_at(reader, "new", "season"))
        await reader.pilot.hover("MiniMap", offset=(0, 20))
        await reader.pilot.mouse_up("MiniMap", offset=(0, 20))
        text = reader.screen.get_selected_text()
        assert text
        assert text.startswith("season;\nRequests")

    at_the_screen(PAIR, use)


def test_a_selection_is_painted_and_copied() -> None:
    """Selected words are set off, ctrl+c copies them, escape lets them go."""

    async def use(reader: Reader) -> None:
        before = _style(reader, "old", "Requests")
        await _drag(reader, ("old", "Requests"), ("old", "Requests"))
        assert before.bgcolor != _style(reader, "old", "Requests").bgcolor
        await reader.press("ctrl+c")
        assert "Requests" == reader.app.clipboard
        await reader.press("escape")
        assert not reader.screen.selections

    at_the_screen(PAIR, use)


def test_wide_characters_are_selected_whole() -> None:
    """Offsets are characters, not cells: what is under the mouse is what is selected."""

    async def use(reader: Reader) -> None:
        assert "沿海灯塔" == await _drag(reader, ("old", "沿海"), ("old", "灯塔"))

    at_the_screen(comparison(change("OP1", "OP1", "各国沿海灯塔的责任；")), use)


def test_every_cell_has_a_place() -> None:
    """The margin counts to the text beside it, so that a drag may begin there."""

    async def use(reader: Reader) -> None:
        widget, offset = reader.screen.get_widget_and_offset_at(2, 5)
        assert (reader.column("old"), Offset(2, 4)) == (widget, offset)

    at_the_screen(PAIR, use)
