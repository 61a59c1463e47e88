"""Lists of patterns from a data file, looked for in one pass, each hit known by the entry that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from attrs import frozen

from resdiff.meaning.mentions import Mention

# A letter and no sign that makes it optional; what is escaped, and a choice of characters, hold no marks.
_STARTS = re.compile(r"[A-Za-z](?![?*{])")
_MARKS = re.compile(r"\\.|\[[^\]]*\]|[()|]")


@frozen
class Listing:
    """Entries with a pattern, a group and a key each, in the order in which they are tried.

    One pattern finds them all; groups inside it would make it many times slower, so that a hit's entry is asked for
    afterwards, of those alone that can begin with its first letter. `each` holds that letter, if it is known, and the
    pattern, which is made when it is asked for.
    """

    either: re.Pattern[str]
    each: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    keys: tuple[str, ...]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """What the entries match in `text[start:end]`, as whole words, in order."""
        for match in self.either.finditer(text, start, len(text) if end is None else end):
            k = self._entry(match)
            yield Mention(self.keys[k], self.groups[k], match.start(), match.start() + len(match.group().rstrip()))

    def _entry(self, match: re.Match[str]) -> int:
        text, at = match.string, match.start()
        for k, (first, pattern) in enumerate(self.each):
            if first and first != text[at]:
                continue
            found = _own(pattern).match(text, at, match.endpos)
            if found and found.end() == match.end():
                return k
        return 0


@cache
def _own(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![\w-])")


def _first_letter(pattern: str) -> str:
    """The letter that all that a pattern matches begins with, empty where there may be several."""
    depth = 0
    for mark in _MARKS.findall(pattern):
        if mark == "|" and not depth:
            return ""
        depth += {"(": 1, ")": -1}.get(mark, 0)
    return pattern[0] if _STARTS.match(pattern) else ""


def listing(entries: Sequence[tuple[str, str, str]]) -> Listing:
    """The listing of some entries: group, key and pattern each; patterns have no groups that capture."""
    patterns = [pattern for _, _, pattern in entries]
    return Listing(
        re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])"),
        tuple((_first_letter(pattern), pattern) for pattern in patterns),
        tuple(group for group, _, _ in entries),
        tuple(key for _, key, _ in entries),
    )


# One character for one, so that places stay what they are: spaces that do not break, hyphens that do not.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u2010": "-"})


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """The text with plain spaces and hyphens, character by character."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """The plain text in lower case, character by character."""
    low = plain(text).lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain(text))
