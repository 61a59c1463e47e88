"""Which changes a person means who decides on many at once: a class, a part, a kind, a clause, a range, or all."""

from __future__ import annotations

from resdiff.errors import UsageError
from resdiff.review.desk import Desk
from resdiff.review.verifying import addresses_of, is_named
from resdiff.summary import CLASSES, PARTS, WORDS, Choice, read_choice

EVERYTHING = "all"


def asked_for(desk: Desk, words: str) -> tuple[int, ...]:
    """The places of the changes meant by words with commas: "routine", "preamble", "moved", "OP12,OP14-16", "all".

    Of a class, a part, a kind and of all only what is still open; a clause by its address, decided or not. Raises
    UsageError for a word that means nothing here.
    """
    rows: set[int] = set()
    for word in filter(None, (word.strip() for word in words.split(","))):
        rows.update(_meant(desk, word))
    return tuple(sorted(rows))


def _meant(desk: Desk, word: str) -> tuple[int, ...]:
    small = word.lower()
    if small == EVERYTHING:
        return desk.rows(Choice())
    if small in CLASSES:
        return desk.rows(read_choice(classes=[small]))
    if small in PARTS:
        return desk.rows(read_choice(parts=[small]))
    if small in WORDS:
        return desk.rows(read_choice(only=[small]))
    try:
        names = addresses_of(desk.comparison, [word])
    except UsageError as error:
        hint = f"name a clause, or {', '.join((*CLASSES, *PARTS))}, {EVERYTHING}"
        raise UsageError(error.message, hint if "run from" in error.hint else error.hint) from None
    changes = desk.comparison.changes
    return tuple(
        row for row in desk.to_decide if any(is_named(a, names) for a in (*changes[row].old, *changes[row].new))
    )
