"""The line of keys: made anew only when it says something else."""

from __future__ import annotations

from textual.widgets._footer import FooterKey

from resdiff.screens.keyline import KeyLine
from tests.screens.making_comparisons import everything
from tests.screens.running_screens import Reader, at_the_screen


def test_keys_that_stay_the_same_are_the_same_widgets() -> None:
    """Whatever it is that may have changed them, such as a focus that is set anew."""

    async def use(reader: Reader) -> None:
        line = reader.screen.query_one(KeyLine)
        before = list(line.query(FooterKey))
        assert "Help" in [key.description for key in before]
        reader.screen.refresh_bindings()
        await reader.pilot.pause()
        assert before == list(line.query(FooterKey))

    at_the_screen(everything(), use)


def test_other_keys_are_shown() -> None:
    """Where other keys do something the line says so, and then again what it said before."""

    async def use(reader: Reader) -> None:
        def said() -> list[str]:
            return [key.description for key in reader.screen.query(FooterKey)]

        before = said()
        await reader.press("slash")
        await reader.until(lambda: before != said())
        await reader.press("escape")
        await reader.until(lambda: before == said())

    at_the_screen(everything(), use)
