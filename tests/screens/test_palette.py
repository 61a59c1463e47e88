"""The command palette: commands by name, clauses by address and words."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hit
from textual.widgets import OptionList

from resdiff.screens.compare import CompareScreen
from resdiff.screens.palette import Palette
from tests.screens.making_comparisons import change, comparison, everything, many
from tests.screens.running_screens import Reader, at_the_screen


async def _search(reader: Reader, query: str) -> list[str]:
    """What is offered for some words, best first, as the lines that are shown."""
    hits = [hit async for hit in Palette(reader.screen).search(query) if isinstance(hit, Hit)]
    return [str(hit.prompt) for hit in sorted(hits, key=lambda hit: -hit.score)]


def test_everything_can_be_asked_for_by_name() -> None:
    """Before anything is typed all commands are offered; some letters of a name find it."""

    async def use(reader: Reader) -> None:
        offered = [hit.text async for hit in Palette(reader.screen).discover() if isinstance(hit, DiscoveryHit)]
        assert [command.name for command in CompareScreen.commands] == offered
        assert "Next change" == (await _search(reader, "next ch"))[0]

    at_the_screen(everything(), use)


def test_clauses_are_found_by_words_and_addresses() -> None:
    """All words must be in a clause, in any order; its opening is shown and the place; an address comes first."""

    async def use(reader: Reader) -> None:
        clause = "Decides that charts shall show the depth of water;"
        assert [f"OP5  {clause}\n{clause}"] == await _search(reader, "depth charts")
        assert "OP3  Encourages States" == (await _search(reader, "op3"))[0][:22]
        assert [] == await _search(reader, "zebra charts")

    at_the_screen(everything(), use)


def test_choosing_a_clause_goes_there() -> None:
    """Through the palette itself: type, choose, and the cursor is on the clause, though it was folded away."""

    async def use(reader: Reader) -> None:
        await reader.press("z", "ctrl+p")
        await reader.until(lambda: reader.app.screen is not reader.screen)
        await reader.pilot.press(*"keeper op40")
        offered = reader.app.screen.query_one("CommandList", OptionList)
        await reader.until(lambda: offered.option_count > 0 and "OP40" in str(offered.get_option_at_index(0).prompt))
        await reader.pilot.press("enter")
        await reader.until(lambda: reader.address == "OP40")
        assert "clause" == reader.pair.row.role

    at_the_screen(many(60), use)


def test_few_clauses_are_offered() -> None:
    """A word that is everywhere does not bury the commands."""

    async def use(reader: Reader) -> None:
        assert 30 == len([line for line in await _search(reader, "light") if line.startswith("OP")])

    at_the_screen(many(200), use)


def test_a_document_is_not_read_as_markup() -> None:
    """Brackets in a clause are shown, and choosing it does no harm."""

    async def use(reader: Reader) -> None:
        assert ["OP1  Urges [/] [@click=app.quit]all[/]\nUrges [/] [@click=app.quit]all[/]"] == await _search(
            reader, "urges"
        )

    at_the_screen(comparison(change("OP1", "OP1", "Urges [/] [@click=app.quit]all[/]")), use)


def test_keys_and_commands_agree() -> None:
    """Every command has its own keys and a name of its own, and its key and the palette find its action."""
    commands = CompareScreen.commands
    keys = [key for command in commands for key in command.keys.split(",")]

    async def use(reader: Reader) -> None:
        bound = {key: found.binding.action for key, found in reader.screen.active_bindings.items()}
        for command in commands:
            assert {command.action} == {bound[key] for key in command.keys.split(",")}
            of_app = command.action.startswith("app.")
            actor = reader.app if of_app else reader.screen.query_one(command.at) if command.at else reader.screen
            action = command.action.removeprefix("app.").partition("(")[0]
            assert hasattr(actor, f"action_{action}"), command

    at_the_screen(everything(), use)

    assert len(keys) == len(set(keys))
    assert len(commands) == len({command.name for command in commands})
