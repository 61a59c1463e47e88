"""Turn paragraphs into what is compared: one character for each word, so that equal words are equal characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.wording.tokens import comparable, tokens

if TYPE_CHECKING:
    from resdiff.model import Paragraph

# Words are coded as characters because text is what Python and RapidFuzz compare fastest. The surrogates
# U+D800-U+DFFF are left out: they are no characters by themselves.
_FIRST, _GAP, _AFTER_GAP, _CODES = 0x100, 0xD800 - 0x100, 0xE000, 0x110000 - 0x100 - 0x800


@frozen
class Passage:
    """One paragraph as the aligner sees it.

    `place` counts the paragraphs of its side from 0. `code` has one character for each word, without marks and
    spaces (a paragraph of marks alone keeps its marks). `pauses` are the places in `code` before which the
    sentence pauses: a comma, a semicolon, a colon, a dash.
    """

    place: int
    paragraph: Paragraph
    code: str
    pauses: tuple[int, ...]

    @property
    def id(self) -> str:
        """The paragraph's address."""
        return self.paragraph.id


class Lexicon:
    """The words met so far, each with its character; both sides of a comparison share one."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def code(self, word: str) -> str:
        """The character that stands for this word."""
        code = self._codes.get(word)
        if code is None:
            # Beyond a million different words some would share a character, which only makes them look equal.
            number = len(self._codes) % _CODES
            code = chr(_FIRST + number if number < _GAP else _AFTER_GAP + number - _GAP)
            self._codes[word] = code
            self._words.setdefault(code, word)
        return code

    def word(self, code: str) -> str:
        """The word that this character stands for."""
        return self._words[code]

    def passage(self, place: int, paragraph: Paragraph) -> Passage:
        """This paragraph, coded."""
        words: list[str] = []
        marks: list[str] = []
        pauses: list[int] = []
        for token in tokens(paragraph.text):
            word = comparable(token)
            if word.strip(" .,;:-–—()[]\"'*") and any(map(str.isalnum, word)):
                words.append(self.code(word))
            elif not word.isspace() and word:
                marks.append(self.code(word))
                if word in ",;:–—-" and words and (not pauses or pauses[-1] != len(words)):
                    pauses.append(len(words))
        return Passage(place, paragraph, "".join(words or marks), tuple(pauses))
