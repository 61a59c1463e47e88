"""Lists of patterns from a data file, looked for in one pass, each hit known by the entry that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from resdiff.meaning.mentions import Mention


@frozen
class Listing:
    """Entries with a pattern, a group and a key each, in the order in which they are tried.

    One pattern finds them all. An empty group behind each entry tells which one made a hit; a group around it would
    have every entry tried at every place, whatever letter it begins with.
    """

    pattern: re.Pattern[str]
    groups: tuple[str, ...]
    keys: tuple[str, ...]

    def find(self, text: str) -> Iterator[Mention]:
        """What the entries match in `text`, as whole words, in order."""
        for match in self.pattern.finditer(text):
            k = (match.lastindex or 1) - 1
            yield Mention(self.keys[k], self.groups[k], match.start(), match.start() + len(match.group().rstrip()))

    def begins(self, text: str, at: int) -> bool:
        """Whether one of the entries matches at a place of `text`."""
        return self.pattern.match(text, at) is not None


def listing(entries: Sequence[tuple[str, str, str]]) -> Listing:
    """The listing of some entries: group, key and pattern each; patterns have no groups that capture."""
    # What may be missing is put as a choice with nothing, of which the search keeps no count: it is a quarter quicker.
    either = "|".join(f"(?:{pattern.replace(')?', '|)')})()" for _, _, pattern in entries)
    return Listing(
        re.compile(rf"(?<![\w-])(?:{either})(?![\w-])"),
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
