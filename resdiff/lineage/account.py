"""A history with all that is told of it: the years of its words, and its figures."""

from __future__ import annotations

from attrs import frozen

from resdiff.keeping import Progress, quiet
from resdiff.lineage.figures import Figures, figures
from resdiff.lineage.values import History
from resdiff.lineage.words import WordYears, years_of_words


@frozen
class Account:
    """What the exports of a history read."""

    history: History
    words: WordYears
    figures: Figures


def account(history: History, *, keep: bool = True, progress: Progress = quiet) -> Account:
    """All that is told of a history; `keep` and `progress` are as for `trace`."""
    words = years_of_words(history)
    return Account(history, words, figures(history, words=words, keep=keep, progress=progress))
