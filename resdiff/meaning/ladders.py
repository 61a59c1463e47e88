"""Ladders: which verb is stronger than which, by family, as data with a source for every rung."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from resdiff.errors import UsageError
from resdiff.visible import visible

DEFAULT = "default"
"""The ladder used where none is named, and for pairs that a named one does not hold."""

_MOST_BYTES = 200_000
"""Of a ladder file; resdiff's own have a few thousand."""

# A dotted key, or the heading of a table: of thousands of parts tomllib would make as many tables, for minutes.
_DEEP = re.compile(r"^[ \t\[]*(?:[^\s.=#\"']+[ \t]*\.[ \t]*){20}", re.MULTILINE)
_LONGEST_NAME = 60
"""Characters of a ladder's name."""

Verdict = Literal["stronger", "weaker", "lateral", "disputed", "changed"]

# An adverb adds less than a rung, however many there are.
_MOST_DEGREE = 0.9
# Between verbs whose order is disputed only a weighty adverb decides ("strongly urges" beside "calls upon").
_TELLING = 0.5


@frozen
class Rung:
    """Verbs of one weight; `disputed` says that published ladders order them differently.

    `alike` are verbs among them of which no ladder makes a difference.
    """

    verbs: frozenset[str]
    source: str
    disputed: bool
    alike: tuple[frozenset[str], ...] = ()

    def is_disputed(self, one: str, other: str) -> bool:
        """Whether the order of two of its verbs is disputed."""
        return self.disputed and not any(one in some and other in some for some in self.alike)


@frozen
class LadderFamily:
    """Rungs of one kind of verb, the weakest first; `addressees` are the kinds it is meant for, none for any."""

    id: str
    title: str
    addressees: frozenset[str]
    rungs: tuple[Rung, ...]

    def level(self, verb: str) -> int | None:
        """The rung a verb stands on, counted from 0, None where it stands on none."""
        return next((k for k, rung in enumerate(self.rungs) if verb in rung.verbs), None)


@frozen
class Judged:
    """What became of a verb: the verdict, the ladder and family that gave it, and why."""

    verdict: Verdict
    source: str
    remark: str = ""


@frozen
class Ladders:
    """A named set of ladders, one for each family of verbs, and pairs that stand across them."""

    name: str
    title: str
    families: tuple[LadderFamily, ...]
    pairs: tuple[tuple[frozenset[str], Verdict, str], ...] = ()
    base: Ladders | None = None

    def judge(
        self, old: str, new: str, degrees: tuple[float, float] = (0.0, 0.0), addressee: str = "", of_fact: bool = False
    ) -> Judged | None:
        """What `new` is beside `old`, None where nothing changed.

        `degrees` is what adverbs add to either, in rungs; `addressee` is the kind of whom it is said to ("states",
        "organs", "others", "persons" or empty); `of_fact` says that a clause follows ("notes that"). A pair that no
        family of this ladder holds is judged by the default one; verbs of different families are just "changed".
        """
        more = min(degrees[1], _MOST_DEGREE) - min(degrees[0], _MOST_DEGREE)
        if old == new:
            return Judged("stronger" if more > 0 else "weaker", f"{self.name}: adverbs") if more else None
        if family := self._family(old, new, addressee, of_fact):
            return self._on_rungs(family, old, new, more)
        for verbs, verdict, source in self.pairs:
            if verbs == {old, new}:
                return Judged(verdict, f"{self.name}: pairs", source)
        if self.base:
            return self.base.judge(old, new, degrees, addressee, of_fact)
        return Judged("changed", f"{self.name}: on no common ladder")

    def family(self, verb: str, addressee: str = "", of_fact: bool = False) -> LadderFamily | None:
        """The family that a verb is judged in, None where it stands on no ladder; the rest as for `judge`."""
        found = self._family(verb, verb, addressee, of_fact)
        return found or (self.base.family(verb, addressee, of_fact) if self.base else None)

    def _family(self, old: str, new: str, addressee: str, of_fact: bool) -> LadderFamily | None:
        """The family that holds both verbs and fits the addressee and the object best."""
        both = [f for f in self.families if f.level(old) is not None and f.level(new) is not None]
        if of_fact and (asserting := [f for f in both if f.id == "assertion"]):
            return asserting[0]
        meant = [f for f in both if addressee in f.addressees]
        return next(iter([*meant, *both]), None)

    def _on_rungs(self, family: LadderFamily, old: str, new: str, more: float) -> Judged:
        low, high = family.level(old) or 0, family.level(new) or 0
        source = f"{self.name}: {family.title}"
        rungs = family.rungs
        if low != high:
            return Judged("stronger" if high + more > low else "weaker", source, rungs[high].source)
        disputed = rungs[high].is_disputed(old, new)
        if more and not (disputed and abs(more) < _TELLING):
            return Judged("stronger" if more > 0 else "weaker", source, "by its adverb")
        return Judged("disputed" if disputed else "lateral", source, rungs[high].source)


def ladder_names() -> tuple[str, ...]:
    """The names of the ladders that come with resdiff, the default first."""
    names = sorted(item.name.removesuffix(".toml") for item in _home().iterdir() if item.name.endswith(".toml"))
    return (DEFAULT, *(name for name in names if name != DEFAULT))


@cache
def load_ladders(name_or_path: str = DEFAULT) -> Ladders:
    """The ladders of that name, or those of a TOML file made like resdiff's own.

    Raises UsageError where there is no such ladder (naming those that come near) or the file is no ladder.
    """
    if name_or_path in ladder_names():
        return _made(tomllib.loads((_home() / f"{name_or_path}.toml").read_text(encoding="utf-8")))
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.is_file():
        return _from_file(path)
    near = get_close_matches(name_or_path, ladder_names(), n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(ladder_names())}."
    raise UsageError(f"there is no ladder called {name_or_path!r}", f"{hint} A file of your own ends in .toml.")


def _home() -> Traversable:
    return files("resdiff.meaning").joinpath("scales")


def _from_file(path: Path) -> Ladders:
    if path.exists() and not path.is_file():  # a pipe would wait for somebody to write, a device never end
        raise UsageError(f"the ladder {path} is no ordinary file", "Name a file.")
    if path.is_file() and path.stat().st_size > _MOST_BYTES:
        raise UsageError(f"the ladder {path} has more than {_MOST_BYTES:,} bytes", "Name a file of verbs and sources.")
    try:
        text = path.read_text(encoding="utf-8-sig")
        if _DEEP.search(text):
            raise ValueError("one key has more than twenty parts")
        return _made(tomllib.loads(text))
    except OSError as error:
        raise UsageError(f"the ladder {path} cannot be read: {error.strerror}", "Name a file that is there.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"the ladder {path} is no TOML: {error}", "Mend the line it names.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        lacks = "lacks" if isinstance(error, KeyError) else "is not made like one:"
        raise UsageError(
            f"the ladder {path} {lacks} {error}",
            "It needs a name, and families with an id, a title, and rungs with verbs and a source.",
        ) from error


def _made(table: dict[str, Any]) -> Ladders:
    """The ladders of a table; a ladder without pairs of its own falls back on the default one."""
    families = tuple(
        LadderFamily(
            _text(family, "id"),
            _text(family, "title"),
            _words(family, "addressees"),
            tuple(
                Rung(
                    _words(rung, "verbs"),
                    _text(rung, "source"),
                    bool(rung.get("disputed", False)),
                    tuple(_words({"alike": some}, "alike") for some in rung.get("alike", ())),
                )
                for rung in _tables(family, "rung")
            ),
        )
        for family in _tables(table, "family")
    )
    pairs = tuple(
        (_words(pair, "verbs"), _verdict(_text(pair, "judgement")), _text(pair, "source"))
        for pair in _tables({"pair": [], **table}, "pair")
    )
    name = _text(table, "name")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"a name takes {_LONGEST_NAME} characters at most: it stands beside every judgement")
    base = None if name == DEFAULT else load_ladders(DEFAULT)
    return Ladders(name, _text({"title": name, **table}, "title"), families, pairs, base)


def _text(table: dict[str, Any], key: str) -> str:
    """A value that is a text. Raises ValueError where it is something else, KeyError where there is none."""
    if not isinstance(table[key], str) or visible(table[key]) != table[key]:
        raise ValueError(f"{key!r} takes a plain text")
    return str(table[key])


def _tables(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """A value that is a row of tables. Raises ValueError where it is something else, KeyError where there is none."""
    rows = table[key]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{key!r} takes tables, [[{key}]]")
    return rows


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    """A value that is a list of texts, empty where there is none but for the verbs. Raises ValueError for others."""
    words = table[key] if key == "verbs" else table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{key!r} takes a list of texts")
    return frozenset(words)


def _verdict(word: str) -> Verdict:
    verdicts: tuple[Verdict, ...] = ("stronger", "weaker", "lateral", "disputed", "changed")
    for verdict in verdicts:
        if word == verdict:
            return verdict
    raise ValueError(f"{word!r} is no judgement")
