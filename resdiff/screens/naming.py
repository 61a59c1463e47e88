"""The names that changes can be chosen by once their meaning has been read: classes, and what the summary tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.screens.signs import SIGNS

if TYPE_CHECKING:
    from resdiff.summary import Report


@frozen
class Names:
    """Classes and topics in the order in which they are listed; `told` are those of each change, in order."""

    classes: tuple[str, ...]
    topics: tuple[str, ...]
    told: tuple[tuple[str, ...], ...]


def names_of(report: Report) -> Names:
    """The names of a report; those that a sign in the margin stands for already are not told twice."""
    # Not at the top: the first clause is on the screen before anything of the summary is imported.
    from resdiff.summary import CLASSES, WORDS, words_told

    topics = tuple(word for word in WORDS if word not in SIGNS and word not in ("new", "gone"))
    told = [
        (*([meaning.klass] if meaning.klass else []), *(w for w in words_told(change, meaning) if w in topics))
        for change, meaning in zip(report.comparison.changes, report.meanings, strict=True)
    ]
    return Names(CLASSES, topics, tuple(told))
