"""The compare screen in use: every key, the mouse, resizing."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList, Static

from resdiff.screens.filtering import Filter
from resdiff.screens.helping import Help
from resdiff.screens.minimap import MiniMap
from tests.screens.making_comparisons import change, comparison, everything, many
from tests.screens.running_screens import Reader, at_the_screen

HERE = comparison(change("OP1", "OP1", "Urges [-all-]{+the+} States;"))


def test_next_and_previous_change() -> None:
    """`n` and `p` go from change to change, say which of how many, and stop at the ends."""

    async def use(reader: Reader) -> None:
        assert "7 changes" in reader.title()
        met = []
        for _ in range(7):
            await reader.press("n")
            met.append(reader.address)
        assert ["PP2", "PP3", "OP1 OP2", "OP3", "OP4", "OP4", "OP5"] == met
        assert "change 7 of 7" in reader.title()
        await reader.press("n")
        assert ["No further change"] == reader.toasts
        await reader.press("p")
        assert "change 6 of 7" in reader.title()
        await reader.press("end")
        assert "after change 7 of 7" in reader.title()

    at_the_screen(everything(), use, (140, 40))


def test_rows_up_and_down() -> None:
    """Arrows, j and k go from clause to clause, g and G, home and end to the ends, and no further."""

    async def use(reader: Reader) -> None:
        await reader.press("down", "j", "j")
        assert "PP3" == reader.address
        await reader.press("up", "k")
        assert "PP1" == reader.address
        for first, last in (("home", "end"), ("g", "G")):
            await reader.press(last)
            assert "end" == reader.address
            await reader.press("down")
            assert "end" == reader.address
            await reader.press(first, "up")
            assert "front" == reader.address

    at_the_screen(everything(), use)


def test_a_clause_taller_than_the_screen_is_read_before_the_next() -> None:
    """Down scrolls through a long clause first, and up does the same from its end."""
    tall = comparison(change("OP1", "OP1", "Urges all States to keep the lamps; " * 80), change("OP2", "OP2", "Ends"))

    async def use(reader: Reader) -> None:
        await reader.press("down")
        assert "OP1" == reader.address
        presses = 0
        while reader.address == "OP1":
            await reader.press("down")
            presses += 1
        assert presses > 2
        assert "OP2" == reader.address
        await reader.press("up", "up")
        assert "OP1" == reader.address

    at_the_screen(tall, use, (80, 12))


def test_pages() -> None:
    """A page leaves two lines to read on from; the cursor goes to the first clause that begins on it."""

    async def use(reader: Reader) -> None:
        view = reader.column().size.height
        await reader.press("pagedown")
        assert view - 2 == reader.column().scroll_offset.y
        top, first = reader.column().scroll_offset.y, reader.pair.listing.sheet.tops[reader.pair.cursor]
        assert top <= first < top + view
        await reader.press("pageup")
        assert 0 == reader.column().scroll_offset.y
        await reader.press(*["space"] * 12)
        assert "end" == reader.address
        await reader.press(*["b"] * 12)
        assert "front" == reader.address

    at_the_screen(many(40), use)


def test_columns_scroll_in_step() -> None:
    """Whatever scrolls one column scrolls the other, the wheel included, and the cursor stays on the screen."""

    async def use(reader: Reader) -> None:
        old, new = reader.column("old"), reader.column("new")
        await reader.press("pagedown", "down", "down")
        assert old.scroll_offset.y == new.scroll_offset.y > 0
        old.scroll_to(y=60, animate=False, immediate=True)
        await reader.until(lambda: new.scroll_offset.y == 60)
        await reader.until(lambda: 60 <= reader.pair.listing.sheet.tops[reader.pair.cursor] < 60 + 30)

    at_the_screen(many(60), use)


def test_the_other_end_of_a_move() -> None:
    """`m` goes to where a clause stood and back, and says so where a clause has not moved."""

    async def use(reader: Reader) -> None:
        await reader.press("m")
        assert ["This clause has not moved"] == reader.toasts
        await reader.press("n", "m")
        assert ("ghost", "PP2") == (reader.pair.row.role, reader.address)
        await reader.press("m")
        assert ("clause", "PP2") == (reader.pair.row.role, reader.address)

    at_the_screen(everything(), use)


def test_the_filter() -> None:
    """`f` lists what there is with counts; enter shows one kind alone, space several, everything again all."""

    async def use(reader: Reader) -> None:
        await reader.press("f")
        assert isinstance(reader.app.screen, Filter)
        options = reader.app.screen.query_one(OptionList)
        told = [str(options.get_option_at_index(k).prompt) for k in range(options.option_count)]
        assert "● " == told[0][:2]
        assert [["○", "~", "reworded", "3"], ["○", "<", "split", "1"]] == [line.split() for line in told[1:3]]
        await reader.press("down", "enter")
        await reader.until(lambda: len(reader.pair.listing.shown) == 3)
        assert "only ~3" in reader.title()

        await reader.press("f", "j", "down", "j", "j", "k", "j", "space")
        await reader.until(lambda: len(reader.pair.listing.shown) == 4)
        await reader.press("escape")
        assert frozenset({"reworded", "added"}) == reader.pair.listing.facets
        await reader.press("escape")
        await reader.until(lambda: len(reader.pair.listing.shown) == 14)

    at_the_screen(everything(), use)


def test_the_filter_shows_everything_again() -> None:
    """The first line of the filter takes it away."""

    async def use(reader: Reader) -> None:
        await reader.press("f", "j", "enter")
        await reader.until(lambda: bool(reader.pair.listing.facets))
        await reader.press("f", "enter")
        await reader.until(lambda: not reader.pair.listing.facets)
        assert 14 == len(reader.pair.listing.shown)

    at_the_screen(everything(), use)


def test_finding() -> None:
    """`/` finds while one types, enter goes back to the text, N and P go from find to find, escape ends it."""

    async def use(reader: Reader) -> None:
        await reader.find("states")
        await reader.until(lambda: (reader.address, _count(reader)) == ("OP1 OP2", "1 of 2 clauses"))
        await reader.press("N")
        await reader.until(lambda: (reader.address, _count(reader)) == ("OP3", "2 of 2 clauses"))
        await reader.press("N")
        assert "OP1 OP2" == reader.address
        await reader.press("P")
        assert "OP3" == reader.address
        await reader.press("f3", "n")
        assert "OP3" == reader.address
        await reader.press("escape")
        await reader.until(lambda: reader.pair.listing.finds.wanted is None)
        assert not reader.screen.query_one("FindBar").has_class("-shown")

    at_the_screen(everything(), use)


def test_finding_from_the_field() -> None:
    """Arrows in the field go on, letters stay letters, and what is not there is said to be not there."""

    async def use(reader: Reader) -> None:
        await reader.find("states")
        await reader.press("slash")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press("down")
        await reader.until(lambda: reader.address == "OP3")
        await reader.press("up")
        await reader.until(lambda: reader.address == "OP1 OP2")
        await reader.press("end", *"nq")
        assert "statesnq" == reader.screen.query_one(Input).value
        await reader.until(lambda: _count(reader) == "not found")
        await reader.press("escape")
        await reader.press("slash")
        assert "" == reader.screen.query_one(Input).value

    at_the_screen(everything(), use)


def _count(reader: Reader) -> str:
    return str(reader.screen.query_one("#find-count", Static).render())


def test_folds() -> None:
    """`z` folds what is unchanged, enter opens one run, `z` opens all; the clause at the cursor stays in place."""

    async def use(reader: Reader) -> None:
        await reader.press(*["n"] * 5)
        before = _place(reader)
        await reader.press("z")
        assert "fold" in {row.role for row in reader.pair.listing.shown}
        assert before == _place(reader)
        await reader.press("up")
        assert "fold" == reader.address
        await reader.press("enter")
        assert "clause" == reader.pair.row.role
        await reader.press("z")
        assert 62 == len(reader.pair.listing.shown)

    at_the_screen(many(60), use)


def _place(reader: Reader) -> tuple[str, int]:
    """The clause at the cursor and its line on the screen."""
    pair = reader.pair
    return reader.address, pair.listing.sheet.tops[pair.cursor] - reader.column().scroll_offset.y


def test_a_find_opens_its_fold() -> None:
    """A clause that is folded away can be found all the same."""

    async def use(reader: Reader) -> None:
        await reader.press("z")
        await reader.find("light 5 ")
        await reader.until(lambda: reader.address == "OP6")
        assert "clause" == reader.pair.row.role

    at_the_screen(many(9), use)


def test_layouts() -> None:
    """`w` sets both texts in one column and back, the clause at the cursor in its place."""

    async def use(reader: Reader) -> None:
        await reader.press(*["n"] * 4)
        address, _ = _place(reader)
        await reader.press("w")
        assert not reader.column("old").display
        assert address == reader.address
        await reader.press("w")
        assert reader.column("old").display

    at_the_screen(many(60), use)


def test_resizing_keeps_the_clause_in_view() -> None:
    """Narrower, wider and lower: the clause that is read stays on the screen, and one column comes by itself."""

    async def use(reader: Reader) -> None:
        await reader.press(*["n"] * 9)
        address = reader.address
        for size in ((80, 24), (60, 10), (200, 60), (101, 20)):
            await reader.pilot.resize_terminal(*size)
            await reader.until(lambda size=size: reader.screen.size == size and reader.pair.is_at_rest)
            name, line = _place(reader)
            assert address == name
            assert 0 <= line < reader.column().size.height
            assert (size[0] >= 100) == reader.column("old").display

    at_the_screen(many(90), use)


def test_reasons() -> None:
    """`r` shows why the clause at the cursor was matched, and follows the cursor."""

    async def use(reader: Reader) -> None:
        panel = reader.screen.query_one("#reason", Static)
        assert not panel.display
        await reader.press("n", "r")
        assert panel.display
        assert "PP4 → PP2  reworded (words changed), moved" in str(panel.render())
        assert "most of the words carried; similarity 0.90" in str(panel.render())
        await reader.press(*["n"] * 5)
        assert "another partner was about as good" in str(panel.render())
        await reader.press("r")
        assert not panel.display

    at_the_screen(everything(), use)


def test_copying() -> None:
    """`y` copies the clause with its number, `Y` as it was; what is gone or new has only one text."""

    async def use(reader: Reader) -> None:
        await reader.press("n", "y")
        assert "Stressing that every State tends its own coast," == reader.app.clipboard
        assert "Copied PP2 of A/RES/94/187" in reader.toasts
        await reader.press("Y")
        assert "Stressing that each State tends its own coast," == reader.app.clipboard
        await reader.press("n", "n", "y")
        assert (
            "1. Urges States to keep the lamps burning;\n2. Calls upon States to sound the horn;"
            == reader.app.clipboard
        )
        await reader.press("n", "n", "y")
        assert "4. Requests a report on harbour fees;" == reader.app.clipboard
        await reader.press("home", "y")
        assert "No clause here" in reader.toasts

    at_the_screen(everything(), use)


def test_copied_text_is_harmless() -> None:
    """What a document hides is visible in what is pasted, too."""

    async def use(reader: Reader) -> None:
        await reader.press("down", "y")
        assert "1. Urges ␛[31m <202E>all" == reader.app.clipboard

    at_the_screen(comparison(change("OP1", "OP1", "Urges \x1b[31m \u202eall")), use)


def test_help_and_theme() -> None:
    """`?` shows signs and keys and closes again; `t` offers the themes, ours among them."""

    async def use(reader: Reader) -> None:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, Help)
        told = str(reader.app.screen.query_one(Static).render())
        for word in ("reworded", "»", "Next change", "pgdn space", "ctrl+p"):
            assert word in told
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        await reader.press("t")
        assert reader.app.screen is not reader.screen
        assert {"resdiff-dark", "resdiff-light"} <= set(reader.app.available_themes)

    at_the_screen(everything(), use)


def test_every_theme_can_be_put_on() -> None:
    """Changing the theme paints everything anew, plain ones included."""

    async def use(reader: Reader) -> None:
        backgrounds = set()
        for theme in ("resdiff-light", "resdiff-dark", "nord", "ansi-dark", "ansi-light"):
            reader.app.theme = theme
            await reader.pilot.pause()
            await reader.pilot.pause()
            style = next(iter(reader.column().render_line(5))).style
            backgrounds.add(style and style.bgcolor)
        assert 4 == len(backgrounds)

    at_the_screen(everything(), use, (120, 42))


def test_quitting(monkeypatch: pytest.MonkeyPatch) -> None:
    """`q` leaves."""

    async def use(reader: Reader) -> None:
        left: list[bool] = []
        monkeypatch.setattr(reader.app, "exit", lambda: left.append(True))
        await reader.press("n", "q")
        assert [True] == left

    at_the_screen(HERE, use)


def test_a_click_puts_the_cursor() -> None:
    """On a clause, in either column; on a folded line it opens it."""

    async def use(reader: Reader) -> None:
        await reader.press("z")
        line = reader.pair.listing.sheet.tops[2]
        await reader.pilot.click("#old", offset=(20, line))
        await reader.until(lambda: reader.address == "OP4")
        fold = reader.pair.listing.sheet.tops[1]
        await reader.pilot.click("#new", offset=(20, fold))
        await reader.until(lambda: reader.address == "OP2")
        assert "clause" == reader.pair.row.role

    at_the_screen(many(9), use)


def test_the_overview_bar() -> None:
    """It shows the strongest change of each share and the screen; a click goes there."""

    async def use(reader: Reader) -> None:
        bar = reader.screen.query_one(MiniMap)
        assert {"", "reworded"} >= {mark for mark in bar.marks if mark != "renumbered"}
        assert "┃" == bar.render_line(0).text[0]
        assert "│" == bar.render_line(bar.size.height - 1).text[0]
        await reader.pilot.click(MiniMap, offset=(1, bar.size.height - 1))
        await reader.until(lambda: bar.render_line(bar.size.height - 1).text[0] == "┃")
        assert reader.pair.cursor > 50

    at_the_screen(many(90), use)


def test_rows_are_no_widgets() -> None:
    """5,000 clauses are painted by the same few widgets as ten, and only what is seen is kept painted."""

    async def use(reader: Reader) -> None:
        assert 30 > len(list(reader.screen.walk_children()))
        await reader.press(*["pagedown"] * 10)
        assert 400 > len(reader.column()._rows)

    at_the_screen(many(5000), use, understood=False)
    at_the_screen(many(10), use)


def test_markup_is_text() -> None:
    """A document that holds markup, links or unbalanced tags is shown as it is, everywhere."""
    tricks = comparison(
        change(
            "OP1", "OP1", "Urges [bold]all[/] [/] [link=https://example.org]States[/link] [-$x-]{+[red]y+}", why="[/]"
        ),
        change("OP2", "OP3", "[@click=app.quit]Ends[/]", moved=True),
    )

    async def use(reader: Reader) -> None:
        assert "[bold]all[/] [/] [link=https://example.org]States[/link] $x" in reader.seen()
        await reader.press("n", "r", "y")
        await reader.find("[/]")
        await reader.press("m", "ctrl+p", *"ends")
        await reader.press("escape")

    at_the_screen(tricks, use, (220, 30))


def test_the_same_texts_and_nothing_at_all() -> None:
    """Where nothing differs, or nothing is there, the screen says so, and every key still does no harm."""
    keys = ("n", "p", "m", "z", "enter", "w", "r", "y", "pagedown", "pageup", "end", "home", "f", "escape", "N")

    async def same(reader: Reader) -> None:
        assert "The two texts are the same, word for word." in reader.seen()
        await reader.press(*keys)

    async def nothing(reader: Reader) -> None:
        assert "Neither document holds a paragraph." in reader.seen()
        await reader.press(*keys)

    at_the_screen(comparison(change("PP1", "PP1", "Recalling")), same)
    at_the_screen(comparison(), nothing)
