"""A clause through all its years: from successive versions of a document one history of its clauses.

Each version is compared with the one before it, and what is new in it with the clauses that had gone before: the cost
grows with the number of versions, not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from resdiff.keeping import Progress, compare_all, fingerprint, name_of, quiet, recall, remember
from resdiff.lineage.chains import begin, extend
from resdiff.lineage.joints import joints, pack_joints, unpack_joints
from resdiff.lineage.ordering import Tell, fit_for_series, in_order
from resdiff.lineage.strangers import strangers
from resdiff.lineage.values import HERE, Clause, Happened, History, Standing, Tie, Version
from resdiff.model import Document

__all__ = [
    "HERE",
    "Clause",
    "Happened",
    "History",
    "Standing",
    "Tell",
    "Tie",
    "Version",
    "begin",
    "extend",
    "series",
    "trace",
]


def series(
    documents: Sequence[Document],
    *,
    given: bool = False,
    without_strangers: bool = False,
    keep: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Document]:
    """The documents that make up a series, from the earliest to the latest.

    They stand in the order that they say themselves, or as `given`. Documents without paragraphs and documents that
    say the same as another are left out, strangers where that is wished; `tell` takes a line on each, and on whatever
    else is odd. `keep` is as for `trace`. Raises UsageError where fewer than two are left, or where their order cannot
    be told.
    """
    kept = fit_for_series(documents, tell)
    odd = strangers(kept, keep=keep)
    for index in odd:
        name = kept[index].name
        if without_strangers:
            tell(f"{name} shares hardly a phrase with the others; it is left out")
        else:
            tell(f"{name} shares hardly a phrase with the others (--no-strangers leaves it out)")
    if without_strangers:
        kept = fit_for_series([document for index, document in enumerate(kept) if index not in odd], tell)
    return kept if given else in_order(kept, tell)


def trace(
    documents: Sequence[Document], *, keep: bool = True, most: int | None = None, progress: Progress = quiet
) -> History:
    """The history of some documents in order, from the earliest to the latest; there must be at least one.

    Comparisons of neighbours come from the user's cache folder where it holds them, unless `keep` is false, and are
    otherwise worked out on `most` cores (all there are, where not given). `progress` is told how many are done, and
    of how many. The history does not depend on any of these three.
    """
    history, so_far = begin(documents[0]), fingerprint(documents[0])
    for comparison in compare_all(list(pairwise(documents)), keep=keep, most=most, progress=progress):
        so_far = name_of("joints", so_far, fingerprint(comparison.new))
        known = recall(so_far, partial(unpack_joints, history=history, comparison=comparison)) if keep else None
        found = known or joints(history, comparison)
        if keep and not known:
            remember(so_far, pack_joints(found))
        history = extend(history, comparison, found)
    return history
