"""Put versions in order by what they say of themselves, and say what is odd about the series."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from resdiff.errors import UsageError
from resdiff.keeping import fingerprint
from resdiff.lineage.sessions import session_number
from resdiff.model import Document

Tell = Callable[[str], None]
"""Takes a line about the series that a person should know."""

_ORGAN_AND_NUMBERS = re.compile(r"\D+|\d+")


def fit_for_series(documents: Sequence[Document], tell: Tell) -> list[Document]:
    """The documents that are versions of a text; those that are none are told.

    None is what holds no paragraphs, what says again what another says, and an amendment, which says what to do to a
    draft. Raises UsageError where fewer than two are left: one version has no history.
    """
    kept: list[Document] = []
    known: dict[str, Document] = {}
    for document in documents:
        if not document.paragraphs:
            tell(f"{document.source} holds no paragraphs; it is left out")
            continue
        if document.genre == "amendment":
            tell(f"{document.source} is an amendment and no version; it is left out")
            continue
        twin = known.get(fingerprint(document))
        if twin and twin.source == document.source:
            tell(f"{document.source} is named more than once; it counts once")
            continue
        if twin:
            tell(f"{document.source} says the same as {twin.source}; it is left out")
            continue
        known[fingerprint(document)] = document
        kept.append(document)
    if len(kept) < 2:
        raise UsageError(
            "a history takes at least two versions" + (f", and {kept[0].source} is only one" if kept else ""),
            "name more files, a folder that holds them, or symbols",
        )
    return kept


def in_order(documents: Sequence[Document], tell: Tell) -> list[Document]:
    """The documents from the earliest to the latest: by date, or else by session, or else by symbol.

    Documents of one day are put in order of their symbols, and that is told. Raises UsageError where neither date,
    session nor symbol orders them all.
    """
    if all(document.date for document in documents):
        ordered = sorted(documents, key=lambda document: (document.date, _natural(document)))
        for date, some in groupby(ordered, key=lambda document: document.date):
            if len(same := list(some)) > 1:
                alike = len({document.name for document in same}) < len(same)
                names = " and ".join(document.source if alike else document.name for document in same)
                count = "both" if len(same) == 2 else "all"
                stand = "they stand in the order of their symbols (--order given keeps yours)"
                tell(f"{names} are {count} of {date}; {stand}")
        return ordered
    sessions = {id(document): session_number(document) for document in documents}
    if all(sessions.values()) and len(set(sessions.values())) == len(documents):
        return sorted(documents, key=lambda document: sessions[id(document)])
    undated = next(document for document in documents if not document.date)
    raise UsageError(
        f"{undated.source} says no date, and no session or symbol that tells its place",
        "name the versions from the earliest to the latest, with --order given",
    )


def _natural(document: Document) -> list[tuple[int, str]]:
    """A symbol so that L.9 comes before L.10."""
    return [(int(p), "") if p.isdigit() else (0, p) for p in _ORGAN_AND_NUMBERS.findall(document.name)]
