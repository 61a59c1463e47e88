"""The lead phrase: the opening verb phrase of a paragraph, as the italics show it or the lexicon knows it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from attrs import frozen

from resdiff.model import Span

REACH = 200
"""Characters in which a lead phrase must end."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@frozen
class Lexicon:
    """The words of leads.toml; see there for what each list holds."""

    preambular: frozenset[str]
    operative: frozenset[str]
    adverbs: frozenset[str]
    tails: frozenset[str]
    phrases: tuple[str, ...]
    open: frozenset[str]
    closed: frozenset[str]


@cache
def _lexicon() -> Lexicon:
    table = tomllib.loads(files("resdiff.reading").joinpath("leads.toml").read_text(encoding="utf-8"))
    both = table["both"]
    return Lexicon(
        preambular=frozenset(table["preambular"]["heads"]),
        operative=frozenset(table["operative"]["heads"]),
        adverbs=frozenset(both["adverbs"]),
        tails=frozenset(both["tails"]),
        phrases=tuple(both["phrases"]),
        open=frozenset(both["open"]),
        closed=frozenset(both["closed"]),
    )


def is_preambular_lead(text: str) -> bool:
    """True if `text` opens as a preambular paragraph does: with a participle or an adjective ("Deeply concerned")."""
    return _head(text) in _lexicon().preambular


def is_operative_lead(text: str) -> bool:
    """True if `text` opens as an operative paragraph does: with a verb in the present indicative ("Also requests")."""
    return _head(text) in _lexicon().operative


def lead_phrase(text: str, spans: Sequence[Span] = ()) -> str:
    """The lead phrase of a paragraph, a prefix of `text`: its opening italics, or what the lexicon recognizes.

    Empty where the paragraph opens with no verb that the lexicon knows. Source: Editorial Manual, Resolutions,
    section G (lead words are set in italics).
    """
    italic = next((span for span in spans if span.start == 0 and span.style == "italic"), None)
    if italic is not None and italic.end < len(text):
        return text[: italic.end].rstrip(" ,:")
    words = list(_WORD.finditer(text, 0, REACH))
    k = _skip_adverbs(words)
    lexicon = _lexicon()
    if k == len(words) or words[k].group().casefold() not in lexicon.preambular | lexicon.operative:
        return ""
    end = whole = words[k].end()
    for before, word in pairwise(words[k:]):
        if text[end : word.start()] != " ":
            break
        rest = text[word.start() : REACH].casefold()
        if phrase := next((phrase for phrase in lexicon.phrases if rest.startswith(phrase)), ""):
            return text[: word.start() + len(phrase)]
        if word.group().casefold() not in lexicon.tails:
            break
        end = word.end()
        pair = f"{before.group()} {word.group()}".casefold()
        if word.group().casefold() not in lexicon.open or pair in lexicon.closed:
            whole = end
    return text[:whole]


def _head(text: str) -> str:
    """The first word that is no adverb, in lower case."""
    words = list(_WORD.finditer(text, 0, REACH))
    k = _skip_adverbs(words)
    return words[k].group().casefold() if k < len(words) else ""


def _skip_adverbs(words: Sequence[re.Match[str]]) -> int:
    adverbs = _lexicon().adverbs
    return next((k for k, word in enumerate(words) if word.group().casefold() not in adverbs), len(words))
