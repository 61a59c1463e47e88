"""The command palette: every command by its name, and every clause by its address and words."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from resdiff.screens.commands import Command, run
from resdiff.screens.finding import pattern
from resdiff.screens.spread import Spread

_MOST = 30
"""Clauses offered for some words; more would only push each other off the screen."""
_OPENING = 100
_BEFORE, _AFTER = 30, 70
"""Characters of a clause shown: its opening, and before and after the first word found."""


class Palette(Provider):
    """Offers the commands of the screen that it is opened on, and the clauses of its spread to jump to."""

    @property
    def _commands(self) -> Sequence[Command]:
        return getattr(self.screen, "commands", ())

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in self._commands:
            yield DiscoveryHit(command.name, self._run(command), help=_key(command))

    async def search(self, query: str) -> Hits:
        """Commands by name, then clauses that hold all the words."""
        matcher = self.matcher(query)
        for command in self._commands:
            if (score := matcher.match(command.name)) > 0:
                yield Hit(score, matcher.highlight(command.name), self._run(command), help=_key(command))
        wanted = [found for word in query.split() if (found := pattern(word))]
        if not wanted:
            return
        spread = self.screen.query_one(Spread)
        offered = 0
        for number, address, text in spread.listing.clauses():
            if all(each.search(address) or each.search(text) for each in wanted):
                exact = address.casefold() == query.strip().casefold()
                # Below every command, in reading order; an address typed in full comes first of all.
                score = 1.0 if exact else 0.01 - offered / 10_000
                yield Hit(
                    score,
                    # Not as `help`: the palette reads that as markup, and a document may hold anything.
                    Content.assemble(f"{address}  {text[:_OPENING]}\n", (_around(text, wanted), "$text-aside")),
                    partial(spread.jump_to, number),
                    text=f"{address} {text}",
                )
                offered += 1
                if offered == _MOST:
                    return

    def _run(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(run, self.screen, command)


def _key(command: Command) -> str | None:
    return f"key {command.keys_shown}" if command.keys else None


def _around(text: str, wanted: Sequence[re.Pattern[str]]) -> str:
    """The words round the first find, to tell clauses apart that open alike."""
    places = [found.start() for each in wanted if (found := each.search(text))]
    start = max(min(places, default=0) - _BEFORE, 0)
    return ("… " if start else "") + text[start : start + _BEFORE + _AFTER].strip()
