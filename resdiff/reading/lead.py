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
    """The words of one language; see leads.toml and leads_french.toml for what each list holds."""

    preambular: frozenset[str]
    operative: frozenset[str]
    adverbs: frozenset[str]
    tails: frozenset[str]
    phrases: tuple[str, ...]
    open: frozenset[str]
    closed: frozenset[str]
    shared: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@cache
def _lexicons() -> tuple[Lexicon, ...]:
    """English first, then the others."""
    return tuple(_lexicon(f"leads{language}.toml") for language in ("", "_french", "_spanish"))


def _lexicon(name: str) -> Lexicon:
    table = tomllib.loads(files("resdiff.reading").joinpath(name).read_text(encoding="utf-8"))
    both = table["both"]
    return Lexicon(
        preambular=frozenset(table["preambular"]["heads"]),
        operative=frozenset(table["operative"]["heads"]),
        adverbs=frozenset(both["adverbs"]),
        tails=frozenset(both["tails"]),
        phrases=tuple(both["phrases"]),
        open=frozenset(both["open"]),
        closed=frozenset(both["closed"]),
        shared=frozenset(both.get("shared", ())),
        before=frozenset(both.get("before", ())),
    )


def is_preambular_lead(text: str) -> bool:
    """True if `text` opens as a preambular paragraph does: with a participle or an adjective ("Deeply concerned")."""
    return any(_head(text, lexicon) in lexicon.preambular for lexicon in _lexicons())


def is_operative_lead(text: str) -> bool:
    """True if `text` opens as an operative paragraph does: with a verb in the present indicative ("Also requests")."""
    return any(_head(text, lexicon) in lexicon.operative for lexicon in _lexicons())


def lead_phrase(text: str, spans: Sequence[Span] = ()) -> str:
    """The lead phrase of a paragraph, a prefix of `text`: its opening italics, or what the lexicon recognizes.

    Empty where the paragraph opens with no verb that the lexicon knows. Source: Editorial Manual, Resolutions,
    section G (lead words are set in italics).
    """
    italic = next((span for span in spans if span.start == 0 and span.style == "italic"), None)
    if italic is not None and italic.end < len(text):
        return text[: italic.end].rstrip(" ,:")
    lexicon = next((known for known in _lexicons() if _head(text, known)), None)
    if lexicon is None:
        return ""
    words = list(_WORD.finditer(text, 0, REACH))
    k = _head_place(words, lexicon)
    end = whole = words[k].end()
    for before, word in pairwise(words[k:]):
        if text[end : word.start()] != " ":
            break
        rest = text[word.start() : REACH].casefold()
        if phrase := next((phrase for phrase in lexicon.phrases if rest.startswith(phrase)), ""):
            return text[: word.start() + len(phrase)]
        if _plain(word) not in lexicon.tails:
            break
        end = word.end()
        pair = f"{before.group()} {word.group()}".casefold()
        if _plain(word) not in lexicon.open or pair in lexicon.closed:
            whole = end
    return text[:whole]


def _head(text: str, lexicon: Lexicon) -> str:
    """The word that opens `text` as a verb of this language does, in lower case, or an empty string."""
    words = list(_WORD.finditer(text, 0, REACH))
    k = _head_place(words, lexicon)
    if k == len(words):
        return ""
    head = _plain(words[k])
    if head not in lexicon.preambular | lexicon.operative:
        return ""
    if head in lexicon.shared:
        following = _plain(words[k + 1]) if k + 1 < len(words) else ""
        elided = following[: following.find("’") + 1]
        return head if lexicon.before & {following, elided} else ""
    return head


def _head_place(words: Sequence[re.Match[str]], lexicon: Lexicon) -> int:
    """The place of the first word that is no adverb, or how many words there are."""
    return next((k for k, word in enumerate(words) if _plain(word) not in lexicon.adverbs), len(words))


def _plain(word: re.Match[str]) -> str:
    """A word in lower case, with the apostrophe that the lists have."""
    return word.group().casefold().replace("'", "’")
