"""Turn paragraphs into what is compared: one character for each word, so that equal words are equal characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from attrs import frozen

from resdiff.wording.tokens import comparable, tokens

if TYPE_CHECKING:
    from resdiff.model import Paragraph

# Words are coded as characters because text is what Python and RapidFuzz compare fastest. The surrogates
# U+D800-U+DFFF are left out: they are no characters by themselves.
_FIRST, _GAP, _AFTER_GAP, _CODES = 0x100, 0xD800 - 0x100, 0xE000, 0x110000 - 0x100 - 0x800

_WORD = re.compile(r"[^\W_]")
_PAUSES = frozenset(",;:–—-")
# Where a format leaves note marks in the text ("thereto,1", "Child2"), they are no words: notes renumber every year.
_NOTE = re.compile(r"\d{1,3}")
_NOTED = frozenset(",;.:)\"'”’»")
_GLUED_NOTE = re.compile(r"(?<=[^\W\d_]{3})\d{1,3}$")


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
    `pauses` tells where the sentence pauses (at a comma, a semicolon, a colon, a dash): the place in `code` of the
    word that follows, and where the mark ends in the text.
    """

    paragraph: Paragraph
    code: str
    pauses: tuple[tuple[int, int], ...]

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
        self._codes: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._met: dict[str, tuple[str, str]] = {}

    def word(self, code: str) -> str:
        """The word that this character stands for."""
        return self._words[code]

    def passage(self, paragraph: Paragraph) -> Passage:
        """This paragraph, coded."""
        words: list[str] = []
        marks: list[str] = []
        pauses: list[tuple[int, int]] = []
        offset = 0
        before = ""
        for token in tokens(paragraph.text):
            offset += len(token)
            kind, code = self._met.get(token) or self._meet(token)
            if kind == "word":
                words.append(code)
            elif kind == "number":
                if before not in _NOTED:
                    words.append(code)
            elif kind != "space":
                marks.append(code)
                if kind == "pause" and words and (not pauses or pauses[-1][0] != len(words)):
                    pauses.append((len(words), offset))
            before = token
        return Passage(paragraph, "".join(words or marks), tuple(pauses))

    def _meet(self, token: str) -> tuple[str, str]:
        """Whether a token is a word, a short number (it may be a note's), a pause, another mark or space; its code."""
        word = comparable(token)
        if not word or word.isspace():
            kind = "space"
        elif _WORD.search(word):
            kind = "number" if _NOTE.fullmatch(word) else "word"
            word = _GLUED_NOTE.sub("", word)
        else:
            kind = "pause" if word in _PAUSES else "mark"
        self._met[token] = met = kind, self._code(word)
        return met

    def _code(self, word: str) -> str:
        """The character that stands for this word."""
        code = self._codes.get(word)
        if code is None:
            # Beyond a million different words some would share a character, which only makes them look equal.
            number = len(self._codes) % _CODES
            code = chr(_FIRST + number if number < _GAP else _AFTER_GAP + number - _GAP)
            self._codes[word] = code
            self._words.setdefault(code, word)
        return code
