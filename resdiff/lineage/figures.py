"""Figures of a series: how much of each version is carried on, new or gone, how long clauses live, what verbs act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from resdiff.keeping import Progress, classes_of_all, quiet
from resdiff.lineage.values import Happened, History
from resdiff.lineage.verbs import verbs_by_family
from resdiff.lineage.words import WordYears, years_of_words
from resdiff.meaning import Ladders, load_ladders
from resdiff.model import Document
from resdiff.wording import tokens

if TYPE_CHECKING:
    from resdiff.meaning import Class


@frozen
class YearFigures:
    """One version in figures.

    `words` counts words, not marks; `kept_words` those of them that stood in the version before. `happened` counts the
    clauses by what happened to them, those that went included. `routine`, `editorial`, `substantive` count the carried
    clauses that changed, by their class; all three are 0 in the first version. `verbs` counts verbs by family.
    """

    paragraphs: int
    words: int
    kept_words: int
    happened: dict[Happened, int]
    routine: int
    editorial: int
    substantive: int
    verbs: dict[str, int]

    @property
    def carried(self) -> int:
        """Clauses carried on word for word."""
        return self.happened.get("carried", 0)

    @property
    def changed(self) -> int:
        """Clauses carried on with other words, split, merged or recast."""
        return sum(self.happened.get(name, 0) for name in _CHANGED)

    @property
    def new(self) -> int:
        """Clauses that were not there the year before: born, split off, or back."""
        return sum(self.happened.get(name, 0) for name in _NEW)

    @property
    def back(self) -> int:
        """Clauses that are back after an absence."""
        return self.happened.get("back", 0)

    @property
    def gone(self) -> int:
        """Clauses of the year before that are no longer there."""
        return self.happened.get("dropped", 0) + self.happened.get("joined", 0)


_CHANGED: tuple[Happened, ...] = ("reworded", "split", "merged", "recast")
_NEW: tuple[Happened, ...] = ("born", "parted", "back")


@frozen
class Survival:
    """Of the clauses that stood in some version, how many stand so many versions later; all versions together.

    `later` counts versions, `stood` the clauses that could be followed so far, `stand` those still there.
    """

    later: int
    stood: int
    stand: int

    @property
    def share(self) -> float:
        """The share still there, 0 to 1."""
        return self.stand / self.stood if self.stood else 0.0


@frozen
class Figures:
    """The figures of a series: of each version, and of the life of clauses."""

    years: tuple[YearFigures, ...]
    survival: tuple[Survival, ...]
    half_life: float | None
    """Versions after which half of the clauses are gone, None where the series is too short to tell."""


def figures(
    history: History,
    *,
    words: WordYears | None = None,
    ladders: Ladders | None = None,
    keep: bool = True,
    progress: Progress = quiet,
) -> Figures:
    """The figures of a history; `words` are its years of words, where they were worked out before.

    `keep` and `progress` are as for `trace`: what class each change is of is kept and worked out in the same way.
    """
    words = words or years_of_words(history)
    ladders = ladders or load_ladders()
    classes: list[tuple[Class, ...]] = [(), *classes_of_all(history.comparisons, keep=keep, progress=progress)]
    years = []
    for number, version in enumerate(history.versions):
        standings = (clause.at(number) for clause in history.clauses)
        counted = Counter[Happened](s.happened for s in standings if s and s.happened != "absent")
        changes = history.comparisons[number - 1].changes if number else ()
        judged = Counter(
            klass for change, klass in zip(changes, classes[number], strict=True) if change.old and change.new
        )
        years.append(
            YearFigures(
                len(version.document.paragraphs),
                word_count(version.document),
                _kept_words(words, number),
                dict(counted),
                judged["routine"],
                judged["editorial"],
                judged["substantive"],
                verbs_by_family(version.document.paragraphs, ladders),
            )
        )
    survival = survivals(history)
    return Figures(tuple(years), survival, half_life(survival))


def word_count(document: Document) -> int:
    """The words of a document, without marks, numbers of paragraphs and notes."""
    return sum(words_in(paragraph.text) for paragraph in document.paragraphs)


def words_in(text: str) -> int:
    """The words of a text; a symbol or a date is one."""
    return sum(any(map(str.isalnum, token)) for token in tokens(text))


def _kept_words(words: WordYears, number: int) -> int:
    runs = (run for runs in words[number].values() for run in runs if run.since < number)
    return sum(words_in(run.text) for run in runs)


def survivals(history: History) -> tuple[Survival, ...]:
    """How many clauses stand one version later, two versions later, and so on."""
    stood, stand = Counter[int](), Counter[int]()
    last = len(history.versions) - 1
    for clause in history.clauses:
        there = {standing.version for standing in clause.here}
        for version in there:
            for later in range(1, last - version + 1):
                stood[later] += 1
                stand[later] += version + later in there
    return tuple(Survival(later, stood[later], stand[later]) for later in range(1, last + 1))


def half_life(survival: Sequence[Survival]) -> float | None:
    """Versions after which half of the clauses are gone, between two versions in proportion."""
    before, share = 0, 1.0
    for one in survival:
        if one.share <= 0.5:
            return before + (share - 0.5) / (share - one.share) * (one.later - before)
        before, share = one.later, one.share
    return None
