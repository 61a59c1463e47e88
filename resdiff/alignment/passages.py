"""Turn paragraphs into what is compared: one character for each word, so that equal words are equal characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol
from zlib import crc32

from attrs import frozen

from resdiff.wording.tokens import comparable, tokens

if TYPE_CHECKING:
    from resdiff.model import Paragraph

# Words are coded as characters because text is what Python and RapidFuzz compare fastest. The surrogates
# U+D800-U+DFFF are left out: they are no characters by themselves.
_FIRST, _GAP, _AFTER_GAP, _CODES = 0x100, 0xD800 - 0x100, 0xE000, 0x110000 - 0x100 - 0x800

# A row of tokens is coded with these between the words, and they are taken out again.
_NUMBER, _MARK, _SPACE = "\x02", "\x03", "\x04"
_NOTE_MARK = re.compile(f"{_MARK}{_NUMBER}.", re.DOTALL)

_HAS_WORD = re.compile(r"[^\W_]")
_PAUSES = frozenset(",;:–—-")
# Where a format leaves note marks in the text ("thereto,1", "Child2"), they are no words: notes renumber every year.
NOTE = re.compile(r"\d{1,3}")
NOTED = frozenset(",;.:)\"'")
GLUED_NOTE = re.compile(r"(?<=[^\W\d_]{3})\d{1,3}$")


GRAM = 3
"""A run of words counts from this length on."""


class Coded(Protocol):
    """Anything that has words: a passage, or a clause of one."""

    @property
    def code(self) -> str:
        """One character for each word."""


@frozen
class Passage:
    """One paragraph as the aligner sees it.

    `code` has one character for each word, without marks and spaces (a paragraph of marks alone keeps its marks).
    """

    paragraph: Paragraph
    code: str

    @property
    def id(self) -> str:
        """The paragraph's address."""
        return self.paragraph.id

    @property
    def is_heading(self) -> bool:
        """Headings are compared with headings only."""
        return self.paragraph.part == "heading"

    @property
    def is_preambular(self) -> bool:
        """Whether it stands in the preamble; a clause that changes sides is promoted or demoted."""
        return self.paragraph.part == "preamble"

    @property
    def draw(self) -> int:
        """A number that depends on the text alone, to decide what is equal otherwise the same way every time."""
        return crc32(self.paragraph.text.encode(errors="surrogatepass"))


Sides = tuple[Sequence[Passage], Sequence[Passage]]
"""All passages of the old and of the new document, in order."""


def grams(code: str) -> list[str]:
    """All runs of GRAM words of a code, in order."""
    return list(map("".join, zip(code, code[1:], code[2:], strict=False)))


class Lexicon:
    """The words met so far, each with its character; both sides of a comparison share one."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._tokens = _Tokens(self)

    def word(self, code: str) -> str:
        """The word that this character stands for."""
        return self._words[code]

    def passage(self, paragraph: Paragraph) -> Passage:
        """This paragraph, coded."""
        row = tokens(paragraph.text)
        code = "".join(map(self._tokens.__getitem__, row))
        if _NUMBER in code:
            code = _NOTE_MARK.sub(_MARK, code).replace(_NUMBER, "")
        code = code.replace(_SPACE, "").replace(_MARK, "")
        return Passage(paragraph, code or "".join(map(self.character, filter(str.strip, map(comparable, row)))))

    def character(self, word: str) -> str:
        """The character that stands for this word."""
        found = self._characters.get(word)
        if found is None:
            # Beyond a million different words some would share a character, which only makes them look equal.
            number = len(self._characters) % _CODES
            found = chr(_FIRST + number if number < _GAP else _AFTER_GAP + number - _GAP)
            self._characters[word] = found
            self._words.setdefault(found, word)
        return found


class _Tokens(dict[str, str]):
    """What each token contributes to a code."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> str:
        kind, word = _kind(token)
        if kind == "word":
            coded = self._lexicon.character(word)
        elif kind == "number":
            coded = _NUMBER + self._lexicon.character(word)
        else:
            coded = _MARK if word in NOTED else _SPACE
        self[token] = coded
        return coded


@lru_cache(maxsize=1 << 16)
def _kind(token: str) -> tuple[Literal["word", "number", "mark", "space"], str]:
    """What a token is (a number may be a note's), and the word that it is compared as."""
    word = comparable(token)
    if not word or word.isspace():
        return "space", ""
    if not _HAS_WORD.search(word):
        return "mark", word
    return ("number", word) if NOTE.fullmatch(word) else ("word", GLUED_NOTE.sub("", word))


def pauses(text: str) -> list[tuple[int, int]]:
    """Where the sentence pauses, at a comma, a semicolon, a colon or a dash.

    Each as the place, in the code of the text, of the word that follows, and where the mark ends in the text.
    """
    found: list[tuple[int, int]] = []
    words = offset = 0
    before = ""
    for token in tokens(text):
        offset += len(token)
        kind, word = _kind(token)
        words += kind == "word" or (kind == "number" and before not in NOTED)
        if kind == "mark" and word in _PAUSES and words and not (found and found[-1][0] == words):
            found.append((words, offset))
        before = word
    return found
