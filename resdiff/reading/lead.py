"""The lead phrase: the opening verb phrase of a paragraph, as the italics show it or the lexicon knows it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from resdiff.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("resdiff.reading").joinpath("leads.toml").read_text(encoding="utf-8"))
    return (
        frozenset(table["preambular"]["heads"]),
        frozenset(table["operative"]["heads"]),
        frozenset(table["both"]["adverbs"]),
        frozenset(table["both"]["tails"]),
    )


def is_preambular_lead(text: str) -> bool:
    """True if `text` opens as a preambular paragraph does: with a participle or an adjective ("Deeply concerned")."""
    preambular, _, adverbs, _ = _lexicon()
    return _head(text, adverbs) in preambular


def is_operative_lead(text: str) -> bool:
    """True if `text` opens as an operative paragraph does: with a verb in the present indicative ("Also requests")."""
    _, operative, adverbs, _ = _lexicon()
    return _head(text, adverbs) in operative


def lead_phrase(text: str, spans: Sequence[Span] = ()) -> str:
    """The lead phrase of a paragraph, a prefix of `text`: its opening italics, or what the lexicon recognizes.

    Empty where the paragraph opens with no verb that the lexicon knows. Source: Editorial Manual, Resolutions,
    section G (lead words are set in italics).
    """
    italic = next((span for span in spans if span.start == 0 and span.style == "italic"), None)
    if italic is not None and italic.end < len(text):
        return text[: italic.end].rstrip(" ,:")
    preambular, operative, adverbs, tails = _lexicon()
    words = list(_WORD.finditer(text, 0, 200))
    k = 0
    while k < len(words) and words[k].group().casefold() in adverbs:
        k += 1
    if k == len(words) or words[k].group().casefold() not in preambular | operative:
        return ""
    end = whole = words[k].end()
    for word in words[k + 1 :]:
        if text[end : word.start()] != " " or word.group().casefold() not in tails:
            break
        end = word.end()
        if word.group().casefold() not in ("a", "an", "the", "its"):  # "Reaffirms its support", but "Recalls" its
            whole = end
    return text[:whole]


def _head(text: str, adverbs: frozenset[str]) -> str:
    """The first word that is no adverb, in lower case."""
    for word in _WORD.finditer(text, 0, 200):
        if word.group().casefold() not in adverbs:
            return word.group().casefold()
    return ""
