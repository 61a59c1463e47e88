"""acts.toml made ready for matching: the verbs by which an organ acts, and the words that weigh on them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal

from attrs import frozen

Form = Literal["finite", "participle", "bare", "adjective"]
"""How a verb stands: "Requests", "requesting", "(continues to) request"; or an adjective, "Concerned"."""
_FORMS: tuple[Form, ...] = ("finite", "participle", "bare")


@frozen
class Verb:
    """One reading of a word: the verb it is a form of, and the word that must follow for it to be that verb.

    Adverbs may stand before that word ("notes also with appreciation"), save behind an adjective.
    """

    name: str
    form: Form
    companion: re.Pattern[str] | None = None


@frozen
class Lexicon:
    """What acts.toml lists (see there for the meaning of each list), and the patterns made of it."""

    readings: dict[str, tuple[Verb, ...]]
    amid: re.Pattern[str]
    carriers: frozenset[str]
    again: frozenset[str]
    adjectives: frozenset[str]
    nouns: dict[str, str]
    tails: dict[str, str]
    degrees: dict[str, float]
    zero: frozenset[str]
    shy: frozenset[str]
    lead_only: frozenset[str]
    others: frozenset[str]
    nounlike: frozenset[str]
    common: frozenset[str]
    asking: frozenset[str]
    adverbs: re.Pattern[str]
    boundary: re.Pattern[str]
    noun: re.Pattern[str]
    tail: re.Pattern[str]
    after: re.Pattern[str]
    object: re.Pattern[str]
    modal: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("acts.toml").read_text(encoding="utf-8"))
    words, degrees = table["words"], table["degrees"]
    zero = either(words["zero"])
    adverb = either([*(word for word in degrees if word.endswith(("ly", "again"))), *words["zero"]])
    describing = rf"(?:(?:{either(degrees)}|most)(?:,| and)? )*"
    objects = rf" +(?:{either(words['objects'])})(?!\w)|[:,]? +\(?[A-Z“0-9]"
    # "Reiterates the urgent call upon", "Renews the invitation to": what it asked before, though not called its own.
    asked = rf" {describing}(?:call|request|invitation|appeal|demand)s?(?: upon| on| to| for|,)"
    readings: dict[str, list[Verb]] = {}
    for entry in table["verb"]:
        companion = re.compile(rf" (?:{either(entry['with'])})(?!\w)") if "with" in entry else None
        for k, form in enumerate(entry["forms"]):
            for spelling in dict.fromkeys((form, form.replace("iz", "is"))):
                readings.setdefault(spelling, []).append(Verb(entry["id"], _FORMS[k % 3], companion))
    before = re.compile(r" (?:(?:also|further) )?(?:about|at|by|that|over|of|with|to|in|for)\b")
    for word, name in table["adjectives"].items():
        readings.setdefault(word, []).append(Verb(name, "adjective", before))
    return Lexicon(
        readings={word: tuple(verbs) for word, verbs in readings.items()},
        amid=re.compile(rf"(?:,? (?:{adverb}|in particular),?)*"),
        carriers=frozenset([*table["carriers"]["plain"], *table["carriers"]["again"]]),
        again=frozenset(table["carriers"]["again"]),
        adjectives=frozenset(table["adjectives"]),
        nouns=table["nouns"],
        tails=table["tails"],
        degrees=degrees,
        zero=frozenset(words["zero"]),
        shy=frozenset(words["shy"]),
        lead_only=frozenset(words["lead_only"]),
        others=frozenset(words["others"]),
        nounlike=frozenset(words["nounlike"]),
        common=frozenset(words["common"]),
        asking=frozenset(words["asking"]),
        adverbs=re.compile(rf"(?:(?<!\w)(?:{adverb}) )+$"),
        boundary=re.compile(
            rf"(?:[\n,;:.)”—–] |\n|(?<!\w)(?:{either(words['before'])}) )"
            rf"(?P<linked>(?:,? ?(?:{either(words['between'])}),? )?)$",
        ),
        noun=re.compile(
            rf"(?: (?:{zero}))?(?: in this (?:regard|respect|context))? "
            rf"(?:(?:its|the(?= hope|{asked})) )?({describing})"
            rf"({either(table['nouns'])})(?!\w)"
        ),
        tail=re.compile(rf"(?: of)?(?: in this regard)?,? with ({describing})({either(table['tails'])})(?!\w)"),
        # "Recalling further the report", but not "encouraging further efforts".
        after=re.compile(
            rf",? in the (strongest)(?: possible)? terms"
            rf"| ({either(words['behind'])}|further(?={objects}|,|:|$))(?!\w)"
        ),
        object=re.compile(objects),
        modal=re.compile(rf"(?<![\w-])(?:{either(words['modals'])})(?![\w-])"),
    )


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words or phrases, the longest first.

    What they begin with alike is looked at once: a plain row of hundreds would be tried whole at every place.
    """
    return _branches(sorted(set(words)))


def _branches(words: Sequence[str]) -> str:
    """The alternatives for sorted words, one for each first character."""
    several = (list(some) for _, some in groupby((word for word in words if word), key=lambda word: word[0]))
    return "|".join(_branch(some) for some in several)


def _branch(words: Sequence[str]) -> str:
    """One alternative for sorted words that begin alike: their common beginning, then what may follow."""
    first, last = words[0], words[-1]
    start = first[: next((k for k, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    rest = _branches([word[len(start) :] for word in words])
    return re.escape(start) + (f"(?:{rest})" if rest else "") + ("?" if rest and start in words else "")
