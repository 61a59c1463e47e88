"""Document symbols of the United Nations: what is one, how it is written, and how as the name of a file."""

from __future__ import annotations

import re

from resdiff.errors import FetchError

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "ru": "Russian", "zh": "Chinese"}
"""The six official languages by their codes."""

# The Secretariat's own letters, as they stand in the job numbers of documents.
_LETTERS = {"a": "ar", "c": "zh", "e": "en", "f": "fr", "r": "ru", "s": "es"}

# A symbol is parts between slashes: A/C.3/78/L.60/Rev.1, S/RES/2674(2023), A/RES/ES-11/1, A/RES/36/147A,
# UNEP/EA.5/Res.14, E/CN.4/Sub.2/2004/1. A part is words between dots and hyphens; small letters stand only in
# words like Add, Rev, Corr, Res and Sub before their number, so that no name of a file is taken for a symbol.
_WORD = r"(?:[A-Z]{1,12}\d{0,4}|\d{1,6}[A-Z]?|[A-Z][a-z]{2,8}(?=\.\d))"
_PART = rf"{_WORD}(?:[-.]{_WORD})*(?:\([A-Za-z0-9.-]{{1,16}}\))?"
_SYMBOL = re.compile(rf"(?=[^\d]*\d)[A-Z]{{1,8}}(?:/{_PART}){{1,11}}", re.ASCII)
_FILE_ENDING = re.compile(r"\.(?:DOCX?|HTML?|MD|ODT|PDF|RTF|TXT|WPD|XML)$")
_LONGEST = 80

_SPACE_BEFORE_YEAR = re.compile(r"[ \u00a0\u202f](?=\()")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_NUMBER_ALONE = re.compile(r"\d{1,3}/\d{1,4}", re.ASCII)


def is_symbol(text: str) -> bool:
    """Whether `text` is written as a document symbol is; nothing is asked of anybody."""
    return _normal(text) is not None


def normal_symbol(text: str) -> str:
    """The symbol as it is asked for: without the space of "S/RES/2674 (2023)", with plain hyphens.

    Raises FetchError where `text` is no symbol; the hint names the likely one.
    """
    if normal := _normal(text):
        return normal
    example = "a symbol is written like A/RES/78/229 or S/RES/2674(2023)"
    if _NUMBER_ALONE.fullmatch(text.strip()):
        example = f"did you mean A/RES/{text.strip()}?"
    elif likely := _normal(text.strip().upper()):
        example = f"did you mean {likely}?"
    raise FetchError(f"{text[:_LONGEST]} is not a document symbol", example)


def language_code(text: str) -> str:
    """The code of a language given by its code, its name or the Secretariat's letter (A C E F R S).

    Raises FetchError for any other language.
    """
    asked = text.strip().casefold()
    names = {name.casefold(): code for code, name in LANGUAGES.items()}
    code = _LETTERS.get(asked) or names.get(asked) or asked
    if code not in LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise FetchError(f"{text[:_LONGEST]} is not an official language of the United Nations", f"give one of {known}")
    return code


def file_name(symbol: str, language: str, ending: str) -> str:
    """The name of the file of a normal symbol: "A_RES_78_229.en.docx". No two symbols share one.

    A symbol holds no underscore, so nothing can run together, and neither a separator of folders nor a dot in front.
    """
    return f"{symbol.replace('/', '_')}.{language}.{ending}"


def _normal(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    text = _SPACE_BEFORE_YEAR.sub("", text.translate(_HYPHENS))
    return text if _SYMBOL.fullmatch(text) and not _FILE_ENDING.search(text) else None
