"""A text as an editor would leave it: what is the same after editing differs only editorially."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from attrs import frozen

from resdiff.meaning.facets import Place
from resdiff.meaning.lexicon import either
from resdiff.meaning.listing import plain
from resdiff.wording import comparable, tokens

_IZE = re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers|able)$)")
_HYPHENS = str.maketrans("", "", "-‐‑‒–—'’")
_MOST_ITEM = 6
"""Words of an item of a list; a longer one is a clause, and the order of clauses may matter."""

Cut = tuple[Place, str]
"""A stretch to leave out, and the mark that stands for it; an empty mark leaves nothing."""


@frozen
class Editing:
    """What editing.toml lists."""

    spellings: dict[str, str]
    phrases: re.Pattern[str]
    same: dict[str, str]
    articles: frozenset[str]
    small: frozenset[str]
    joints: frozenset[str]
    sources: frozenset[str]


@cache
def editing() -> Editing:
    """The lists, read once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("editing.toml").read_text(encoding="utf-8"))
    same = {phrase: entry["to"] for entry in table["phrases"] for phrase in entry["from"]}
    words = table["words"]
    return Editing(
        spellings=table["spellings"],
        phrases=re.compile(rf"(?<!\w)(?:{either(same)})(?!\w)", re.IGNORECASE),
        same=same,
        articles=frozenset(words["articles"]),
        small=frozenset(words["small"]),
        joints=frozenset(words["joints"]),
        sources=frozenset(table["notes"]["sources"]),
    )


def edited(text: str, cuts: Sequence[Cut] = ()) -> list[str]:
    """The words of a text without what editing may change: spelling, capitals, hyphens, "the"; commas stay.

    Stretches named by `cuts` are replaced by their marks.
    """
    words: list[str] = []
    at = 0
    for (start, end), mark in sorted(cuts):
        if start >= at:
            words += [*_edited(text[at:start]), *([mark] if mark else [])]
            at = end
    return [*words, *_edited(text[at:])]


@lru_cache(maxsize=256)
def _edited(text: str) -> tuple[str, ...]:
    lists = editing()
    house = lists.phrases.sub(lambda match: lists.same[match.group().casefold()], plain(text))
    return tuple(filter(None, map(_word, tokens(house))))


@lru_cache(maxsize=1 << 14)
def _word(token: str) -> str:
    """A token as an edited word, empty for what an editor may leave out."""
    if not any(c.isalnum() for c in token):
        # Square brackets mean "not agreed" in a draft, and a sign of money or measure is a word.
        is_word = token in "[]" or unicodedata.category(token[0]) in ("Sc", "Sm")
        return "," if token in (",", ";") else token if is_word else ""
    word = comparable(token)
    if word[0].isdigit():
        return word
    word = word.translate(_HYPHENS) if word not in editing().spellings else word
    word = _IZE.sub("iz", editing().spellings.get(word, word).translate(_HYPHENS).replace(" ", ""))
    return "" if word in editing().articles else word


def same_words(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two edited texts say the same, though words may be set apart or together ("health care", "healthcare").

    A small word is never joined: "in formal" is not "informal".
    """
    mine, theirs = _without_commas(old), _without_commas(new)
    if mine == theirs:
        return True
    if "".join(mine) != "".join(theirs):
        return False
    i = j = 0
    while i < len(mine) and j < len(theirs):
        if mine[i] == theirs[j]:
            i, j = i + 1, j + 1
            continue
        few, many, k = (mine[i], theirs, j) if len(mine[i]) > len(theirs[j]) else (theirs[j], mine, i)
        run = [many[k]]
        while len("".join(run)) < len(few) and k + len(run) < len(many):
            run.append(many[k + len(run)])
        if "".join(run) != few or run[0] in editing().small or any(_ends_in_digits(a, b) for a, b in pairwise(run)):
            return False
        i, j = (i + 1, j + len(run)) if few is mine[i] else (i + len(run), j + 1)
    return i == len(mine) and j == len(theirs)


def _without_commas(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != ","]


def _ends_in_digits(one: str, other: str) -> bool:
    """Whether two words are two numbers, which are not one when set together."""
    return one[-1].isdigit() and other[0].isdigit()


def edited_list(old: Sequence[str], new: Sequence[str]) -> str:
    """The rule by which two edited texts differ only in one list, none of its items lost or added; else empty."""
    first, limit = 0, min(len(old), len(new))
    while first < limit and old[first] == new[first]:
        first += 1
    last = 0
    while last < limit - first and old[-1 - last] == new[-1 - last]:
        last += 1
    # An item is whole up to the joints on either side.
    while first and not _is_joint(old[first - 1]):
        first -= 1
    while last and not _is_joint(old[len(old) - last]):
        last -= 1
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    if old.count("or") != new.count("or"):
        return ""  # "A and B" is not "A or B"
    mine, theirs = _items(old), _items(new)
    if mine == theirs:
        return "commas and “and” of a list"
    short = all(len(item.split()) <= _MOST_ITEM for item in mine)
    return "order of a list" if short and sorted(mine) == sorted(theirs) else ""


def _items(words: Sequence[str]) -> list[str]:
    items: list[list[str]] = [[]]
    for word in words:
        if _is_joint(word):
            items.append([])
        else:
            items[-1].append(word)
    return [" ".join(item) for item in items if item]


def _is_joint(word: str) -> bool:
    return word == "," or word in editing().joints


def is_small(words: Sequence[str]) -> bool:
    """Whether these edited words are too small to be told by themselves."""
    return all(word == "," or word in editing().small for word in words)


def only_names_a_source(note: str) -> bool:
    """Whether a note only says where something is printed."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\b[A-Z]{1,6}/[\w./()-]+|https?://\S+|www\.\S+", " ", note))
    return all(word.casefold() in editing().sources or len(word) == 1 or word.isupper() for word in words)
