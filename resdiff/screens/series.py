"""What a history screen is given: the history, and how what it does not hold yet is worked out and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from resdiff.lineage import History
    from resdiff.lineage.account import Account
    from resdiff.lineage.words import WordYears
    from resdiff.model import Comparison, Document
    from resdiff.summary import Report


@frozen
class Series:
    """A history and its outlets.

    `account` works out the figures once the years of the words are known, `compare` any two versions. `write` makes the
    bytes of a file of the history, `write_pair` of the summary of two versions; both raise ResdiffError where the name
    of the file will not do. `told` are lines on what is odd about the series.
    """

    history: History
    account: Callable[[WordYears], Account]
    compare: Callable[[Document, Document], Comparison]
    write: Callable[[Account, str], bytes]
    write_pair: Callable[[Report, str], bytes]
    told: Sequence[str] = ()

    def pair(self, old: int, new: int) -> Comparison:
        """The comparison of two versions (by index); that of neighbours is there, others are worked out."""
        if new == old + 1:
            return self.history.comparisons[old]
        versions = self.history.versions
        return self.compare(versions[old].document, versions[new].document)
