"""The history screen: moving about the grid, a clause's story, pairs of years, filters, search, figures, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from textual.widgets import Input, OptionList, Static

from resdiff.exports.history import export_history
from resdiff.lineage.words import years_of_words
from resdiff.model import Comparison
from resdiff.screens import Series
from resdiff.screens.exporting import Exporting
from resdiff.screens.figurespage import FiguresScreen
from resdiff.screens.filtering import Filter
from resdiff.screens.history import HistoryScreen
from resdiff.screens.search import Search
from resdiff.screens.severalyears import SeveralYears
from resdiff.screens.spread import Spread
from resdiff.screens.story import StoryScreen
from resdiff.screens.yearspair import YearsPair
from tests.exports.making_accounts import fictional_account, hostile_account, small_account
from tests.screens.running_history import HistoryReader, at_the_history, series_of
from tests.screens.test_goldens import check

if TYPE_CHECKING:
    from resdiff.lineage.account import Account


@pytest.fixture(scope="module")
def small() -> Account:
    """A history in which everything happens."""
    return small_account()


@pytest.fixture(scope="module")
def fictional(examples: Path) -> Account:
    """The history of the fictional series."""
    return fictional_account(examples)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_grid(fictional: Account, width: int) -> None:
    """Clauses down, versions across, the opening words beside them; what is told of the cell below."""
    seen: list[str] = []

    async def use(reader: HistoryReader) -> None:
        seen.extend([reader.title_of(), *reader.heads(), *reader.lines(), "", reader.told()])

    at_the_history(fictional, use, (width, 30))

    check(f"history-{width}", seen)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_story(small: Account, width: int) -> None:
    """The words with their years, every version with what changed, the verb and the length over time."""
    seen: list[str] = []

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "enter")
        await reader.opened(StoryScreen)
        seen.extend(reader.lines())

    at_the_history(small, use, (width, 40))

    check(f"story-{width}", seen)


def test_a_story_in_brackets_without_colours(small: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be struck out, words that came or went stand in brackets."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "enter")
        await reader.opened(StoryScreen)
        told = "\n".join(reader.lines())
        assert "{+" in told
        assert "[-" in told

    at_the_history(small, use)


def test_the_cursor_is_on_a_cell(small: Account) -> None:
    """Up, down, left and right; it stops at the edges, and is told in words."""

    async def use(reader: HistoryReader) -> None:
        assert ("A/RES/80/7 PP1", "83") == reader.cell
        await reader.press("right", "j")
        assert ("A/RES/80/7 OP4", "83") == reader.cell
        assert "A/RES/83/7: OP1 brought back; first as A/RES/80/7 OP4" == reader.told()
        await reader.press("left", "h")
        assert ("A/RES/80/7 OP4", "81") == reader.cell
        await reader.press("l")
        assert "A/RES/82/7: dropped; back later, first as A/RES/80/7 OP4" == reader.told()
        await reader.press("h", "h", "h", "h")
        assert "80" == reader.cell[1]

    at_the_history(small, use)


def test_what_happened_in_a_version(small: Account) -> None:
    """`n` and `p` go through the clauses to which something happened in the version at the cursor."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("n")
        assert "A/RES/80/7 OP4" == reader.cell[0]
        await reader.press("n", "n", "n", "n")
        assert "Nothing further happened in this version" in reader.toasts
        await reader.press("p", "p", "p", "p")
        assert "Nothing before this happened in this version" in reader.toasts

    at_the_history(small, use)


def test_a_story_comes_back_to_its_cell(small: Account) -> None:
    """Whatever was looked at in between, another pair of years included."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "left", "left")
        cell = reader.cell
        await reader.press("enter")
        await reader.opened(StoryScreen)
        await reader.press("c")
        await reader.opened(YearsPair)
        await reader.press("escape")
        await reader.opened(StoryScreen)
        await reader.press("y")
        assert reader.app.clipboard
        await reader.press("escape")
        await reader.opened(HistoryScreen)
        assert cell == reader.cell

    at_the_history(small, use)


def test_any_two_years(small: Account) -> None:
    """`c` compares with the version before; after `m` with the marked one, whichever is older; at the same clause."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "c")
        await reader.opened(YearsPair)
        await reader.until(lambda: reader.address == "OP2")
        assert reader.title().startswith(" A/RES/82/7")
        assert "A/RES/83/7" in reader.title()
        await reader.press("q")
        await reader.opened(HistoryScreen)
        await reader.press("m", "h", "h", "h", "c")
        await reader.opened(YearsPair)
        await reader.until(lambda: reader.address == "OP2")
        assert reader.title().startswith(" A/RES/80/7")
        assert "A/RES/83/7" in reader.title()
        await reader.press("escape")
        await reader.opened(HistoryScreen)
        assert 3 == reader.history.marked
        await reader.press("escape", "c")
        assert reader.history.marked is None
        assert "There is no version before the first; mark another with m" in reader.toasts

    at_the_history(small, use)


def test_the_next_and_the_previous_pair(small: Account) -> None:
    """Without leaving the compare screen, at the same clause; at either end it is said that there is no further."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "c")
        await reader.opened(YearsPair)
        await reader.press("right_square_bracket")
        assert "This is the latest version" in reader.toasts
        await reader.press("left_square_bracket")
        await reader.until(lambda: reader.title().startswith(" A/RES/81/7"))
        await reader.rest()
        assert "OP1" == reader.address  # where the clause stood in 82
        await reader.press("left_square_bracket")
        await reader.until(lambda: reader.title().startswith(" A/RES/80/7"))
        await reader.press("left_square_bracket")
        assert "This is the first version" in reader.toasts
        await reader.press("right_square_bracket")
        await reader.until(lambda: reader.title().startswith(" A/RES/81/7"))

    at_the_history(small, use)


def test_a_clause_is_followed_through_pairs_that_lack_it(fictional: Account) -> None:
    """It is told, the cursor waits where the clause would stand, and is on it again in the next pair that has it."""

    async def use(reader: HistoryReader) -> None:
        async def at(title: str, address: str) -> None:
            await reader.until(lambda: reader.title().startswith(f" {title}") and reader.address == address)
            await reader.rest()

        await reader.press("j", "j", "c")  # PP3 of 95, which stood last in 92
        await reader.opened(YearsPair)
        await at("A/RES/94/187", "PP3")
        await reader.press("left_square_bracket")
        await at("A/RES/93/211", "PP2")
        assert "Neither has PP3; this is where it would stand" in reader.toasts
        await reader.press("left_square_bracket")
        await at("A/RES/92/198", "PP3")
        await reader.press("right_square_bracket")
        await at("A/RES/93/211", "PP2")
        await reader.press("right_square_bracket")
        await at("A/RES/94/187", "PP3")

    at_the_history(fictional, use)


def test_marked_versions_go_on_by_one(small: Account) -> None:
    """Two versions apart stay two apart, and `[` after `]` comes back to the same pair."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "m", "h", "h", "c")
        await reader.opened(YearsPair)
        await reader.until(lambda: reader.title().startswith(" A/RES/81/7") and "A/RES/83/7" in reader.title())
        await reader.press("left_square_bracket")
        await reader.until(lambda: reader.title().startswith(" A/RES/80/7") and "A/RES/82/7" in reader.title())
        await reader.press("left_square_bracket")
        assert "This is the first version" in reader.toasts
        await reader.press("right_square_bracket")
        await reader.until(lambda: reader.title().startswith(" A/RES/81/7") and "A/RES/83/7" in reader.title())

    at_the_history(small, use)


def test_only_some_clauses(small: Account) -> None:
    """The filter lists what clauses can be told by, with counts; escape shows all again."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("f")
        await reader.until(lambda: isinstance(reader.top, Filter))
        options = reader.top.query_one(OptionList)
        names = [option.id for option in options.options if option.id]
        assert {"gone", "brought back", "never changed", "born in 80"} < set(names)
        options.highlighted = options.get_option_index("brought back")
        await reader.press("enter")
        await reader.until(lambda: reader.top is reader.history)
        await reader.until(lambda: len(reader.lines()) == 1)
        assert "OP1" in reader.lines()[0]
        assert "4 hidden" in reader.title_of()
        await reader.press("escape")
        await reader.until(lambda: len(reader.lines()) == 5)

    at_the_history(small, use)


def test_sorted_by_age_with_the_cursor_on_its_clause(fictional: Account) -> None:
    """The clause stays under the cursor both ways."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "j", "j", "j")
        cell, order = reader.cell, list(reader.history.cells.listing.order)
        await reader.press("a")
        assert cell == reader.cell
        assert sorted(order) == reader.history.cells.listing.order != order
        await reader.press("a")
        assert (cell, order) == (reader.cell, reader.history.cells.listing.order)

    at_the_history(fictional, use)


def test_words_of_any_year_are_found(small: Account) -> None:
    """Those that no longer stand too; below the grid it is said in which versions they stand."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("slash", *"forty new bells")
        await reader.until(lambda: reader.told().endswith("; the words stand in 81, 82"))
        await reader.press("enter", "N")
        await reader.until(lambda: reader.told().endswith("; the words stand in 80"))
        await reader.press("escape")
        await reader.until(lambda: "the words" not in reader.told())

    at_the_history(small, use)


def test_a_search_goes_on_in_the_story(small: Account) -> None:
    """The words that were found in the grid are marked in the story; `N` goes on there, and the grid keeps its search.

    They stand in an older version only: what is gone is found.
    """

    async def use(reader: HistoryReader) -> None:
        await reader.press("slash", *"forty new bells")
        await reader.until(lambda: reader.told().endswith("; the words stand in 81, 82"))
        await reader.press("enter", "enter")
        await reader.opened(StoryScreen)
        count = reader.top.query_one("#find-count", Static)
        await reader.until(lambda: "1 of 2 lines" == str(count.render()))
        spread = reader.top.query_one(Spread)
        assert {spread.listing.finds.from_row(0, 1, here=True)} == {spread.cursor}
        await reader.press("N")
        assert "2 of 2 lines" == str(count.render())
        assert spread.listing.finds.numbers[1] == spread.cursor
        await reader.press("escape", "escape")
        await reader.opened(HistoryScreen)
        assert reader.told().endswith("; the words stand in 81, 82")

    at_the_history(small, use)


def test_a_search_goes_on_beside(small: Account) -> None:
    """In the versions side by side and in a pair of years the words are marked, and the cursor stays at its clause."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("slash", *"forty new bells", "enter", "k")
        await reader.press("w")
        await reader.opened(SeveralYears)
        await reader.until(lambda: reader.top.query_one(Search).words == "forty new bells")
        assert reader.history.cells.clause == reader.top.at[0]  # type: ignore[attr-defined]
        await reader.press("c")
        await reader.opened(YearsPair)
        await reader.until(lambda: reader.top.query_one(Search).words == "forty new bells")

    at_the_history(small, use, (180, 40))


def _failing(account: Account, monkeypatch: pytest.MonkeyPatch, what: str) -> tuple[Series, list[str]]:
    """A series of which something cannot be worked out as long as the list is not empty."""
    faults, series = [what], series_of(account)

    def failing(do: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def work(given: Any) -> Any:
            if faults:
                raise ValueError("made to fail")
            return do(given)

        return work

    if what == "words":
        monkeypatch.setattr("resdiff.lineage.words.years_of_words", failing(years_of_words))
    else:
        series = evolve(series, account=failing(series.account))
    return series, faults


@pytest.mark.parametrize(
    ("what", "told"), [("words", "The years of the words"), ("figures", "The figures")], ids=["words", "figures"]
)
def test_what_cannot_be_worked_out_is_told(
    small: Account, monkeypatch: pytest.MonkeyPatch, what: str, told: str
) -> None:
    """One line says what is missing and what to do; the grid and the stories stay, and it can be tried again."""
    series, faults = _failing(small, monkeypatch, what)
    line = f"{told} could not be worked out (ValueError: made to fail). All else is here; s tries again."

    async def use(reader: HistoryReader) -> None:
        await reader.until(lambda: line in reader.toasts)
        await reader.press("j", "j", "enter")
        await reader.opened(StoryScreen)
        lines = "\n".join(reader.lines())
        assert ("of its words could not be worked out" in lines) == (what == "words")
        assert "Its verb and its length" in lines
        await reader.press("escape")
        await reader.opened(HistoryScreen)
        await reader.press("s")
        await reader.until(lambda: reader.toasts.count(line) == 2)
        assert reader.top is reader.history
        faults.clear()
        await reader.press("s")
        await reader.opened(FiguresScreen)

    at_the_history(small, use, series=series, worked=False)


def test_a_story_that_waits_is_told_too(small: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that was opened before the years of its words failed says so, and shows them once they are there."""
    series, faults = _failing(small, monkeypatch, "words")

    async def use(reader: HistoryReader) -> None:
        await reader.press("enter")
        await reader.opened(StoryScreen)
        await reader.until(lambda: "could not be worked out" in "\n".join(reader.lines()))
        faults.clear()
        reader.history.action_figures()
        await reader.until(lambda: isinstance(reader.top, FiguresScreen))
        await reader.press("escape")
        await reader.opened(StoryScreen)
        assert "Since when its words stand there unbroken" in "\n".join(reader.lines())

    at_the_history(small, use, series=series, worked=False)


def test_a_pair_that_cannot_be_compared_is_told(small: Account) -> None:
    """The grid stays, and so does the pair that is open."""

    def fail(*_: object) -> Comparison:
        raise ValueError("made to fail")

    line = "80 and 83 could not be compared (ValueError: made to fail). Another pair may be."

    async def use(reader: HistoryReader) -> None:
        await reader.press("m", "h", "h", "h", "c")
        await reader.until(lambda: line in reader.toasts)
        assert reader.top is reader.history
        await reader.press("m", "m", "l", "c")
        await reader.opened(YearsPair)

    at_the_history(small, use, series=evolve(series_of(small), compare=fail))


def test_the_figures(small: Account) -> None:
    """A page with the same numbers as the text form; `y` copies it."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("s")
        await reader.opened(FiguresScreen)
        assert "The figures of each version" in reader.lines()[0]
        await reader.press("y")
        assert export_history(small, "text").decode().endswith(f"{reader.app.clipboard}\n")
        await reader.press("escape")
        await reader.opened(HistoryScreen)

    at_the_history(small, use)


def test_writing_the_history(small: Account, tmp_path: Path) -> None:
    """The file holds what the command writes; an ending that is none is told."""
    name = tmp_path / "years.md"

    async def use(reader: HistoryReader) -> None:
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.top, Exporting) and bool(reader.top.query(Input)))
        field = reader.top.query_one(Input)
        assert "A_RES_80_7-A_RES_83_7.html" == field.value
        field.value = str(tmp_path / "years.xlsx")
        await reader.pilot.pause()
        await reader.press("enter")
        assert isinstance(reader.top, Exporting)
        field.value = str(name)
        await reader.pilot.pause()
        await reader.press("enter")
        await reader.until(lambda: reader.top is reader.history)
        assert name.read_bytes() == export_history(small, "md")

    at_the_history(small, use)


def test_hostile_text_is_text() -> None:
    """Markup and control characters of a document stay what they are, in the grid and in a story."""

    async def use(reader: HistoryReader) -> None:
        for _ in range(len(reader.lines())):
            assert not any("\x1b" in line or "\x07" in line or "\u202e" in line for line in reader.lines())
            await reader.press("enter")
            await reader.opened(StoryScreen)
            assert not any("\x1b" in line or "\x07" in line or "\u202e" in line for line in reader.lines())
            await reader.press("escape")
            await reader.opened(HistoryScreen)
            await reader.press("j")

    at_the_history(hostile_account(), use)


def test_three_versions_side_by_side(small: Account) -> None:
    """The one at the cursor and the two before, at the same clause; what is new in each is marked, names above."""
    seen: list[str] = []

    async def use(reader: HistoryReader) -> None:
        await reader.press("j", "j", "w")
        await reader.opened(SeveralYears)
        head = reader.top.query_one("#head", Static)
        await reader.until(lambda: "A/RES/83/7" in str(head.render()))
        seen.extend([str(head.render()).rstrip(), *reader.lines()])
        await reader.press("right_square_bracket")
        assert "This is the latest version" in reader.toasts
        await reader.press("left_square_bracket")
        await reader.until(lambda: "A/RES/80/7" in str(head.render()))
        assert "A/RES/83/7" not in str(head.render())
        await reader.press("c")
        await reader.opened(YearsPair)
        await reader.until(lambda: reader.title().startswith(" A/RES/81/7"))
        await reader.press("q")
        await reader.opened(SeveralYears)
        await reader.press("escape")
        await reader.opened(HistoryScreen)

    at_the_history(small, use, (180, 40))

    check("three-years-180", seen)


def test_versions_side_by_side_stand_at_the_same_clause(fictional: Account) -> None:
    """However many there is room for, and wherever one goes: a row is one clause in all of them."""

    async def use(reader: HistoryReader) -> None:
        await reader.press(*["j"] * 12, "w")
        await reader.opened(SeveralYears)
        spread = reader.top.query_one(Spread)

        async def in_step(count: int) -> float:
            await reader.until(lambda: spread.is_at_rest and sum(c.display for c in spread.columns) == count)
            (scroll,) = {column.scroll_y for column in spread.columns if column.display}
            return scroll

        assert await in_step(3)
        for keys in (["j"] * 5, ["pagedown"], ["left_square_bracket"], ["end"], ["home"], ["n"] * 3):
            await reader.press(*keys)
            await in_step(3)
        await reader.press("end")
        for width, count in ((270, 5), (170, 3), (215, 4)):
            await reader.pilot.resize_terminal(width, 30)
            assert await in_step(count)

    at_the_history(fictional, use, (160, 30))


def test_three_versions_need_room(small: Account) -> None:
    """On a narrow screen it is said how much."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("w")
        assert "Three versions side by side need 160 columns; this screen has 120" in reader.toasts

    at_the_history(small, use)


def test_help_knows_the_screen(small: Account) -> None:
    """The help has the signs of a history and the keys of its own table."""

    async def use(reader: HistoryReader) -> None:
        await reader.press("question_mark")
        await reader.until(lambda: bool(reader.top.query("#sheet, Static")) and reader.top is not reader.history)
        told = str(reader.top.query_one("Static").render())
        assert "brought back" in told
        assert "Sort by age" in told

    at_the_history(small, use)


@pytest.mark.parametrize("columns", [12, 20])
def test_a_terminal_narrower_than_the_years_opens_and_is_resized(fictional: Account, columns: int) -> None:
    """The spot on the cell of the cursor may lie outside what is seen; nothing breaks, and it is there again later."""

    async def use(reader: HistoryReader) -> None:
        for size in ((200, 30), (columns, 20), (columns - 1, 10), (90, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.press("down", "right", "right", "right", "right", "left")
            await reader.rest()
        assert reader.app.is_running

    at_the_history(fictional, use, (columns, 20))
