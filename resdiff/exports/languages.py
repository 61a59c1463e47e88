"""The language of a document as far as its letters and commonest words tell it, for screen readers and hyphens."""

from __future__ import annotations

import re
from collections import Counter

from resdiff.model import Document

# The official languages: three by their script, three by words that the others do not have.
_SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_WORDS = {
    "en": frozenset(["the", "of", "and", "in", "to", "for", "with", "by"]),
    "fr": frozenset(["le", "les", "des", "du", "et", "dans", "pour", "aux"]),
    "es": frozenset(["el", "los", "las", "del", "y", "en", "para", "con"]),
}
_ENOUGH = 4000
"""Characters that are looked at."""


def language(document: Document) -> str:
    """The code of the language ("en"), empty where it cannot be told; an empty `lang` says just that."""
    text = " ".join(paragraph.text for paragraph in document.paragraphs[:40])[:_ENOUGH]
    letters = sum(map(str.isalpha, text))
    for code, script in _SCRIPTS.items():
        if letters and len(script.findall(text)) > letters / 2:
            return code
    found = Counter(word for word in re.findall(r"\w+", text.lower()))
    counted = {code: sum(found[word] for word in words) for code, words in _WORDS.items()}
    best = max(counted, key=lambda code: counted[code])
    return best if counted[best] * 10 > sum(found.values()) else ""
