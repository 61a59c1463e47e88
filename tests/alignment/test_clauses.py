"""Where the clauses of a paragraph begin."""

from __future__ import annotations

from resdiff.alignment.clauses import clauses
from resdiff.alignment.passages import Lexicon
from tests.making_documents import paragraph


def cut(text: str) -> list[str]:
    """The clauses of a paragraph as words."""
    lexicon = Lexicon()
    passage = lexicon.passage(paragraph("OP1", text))
    return [" ".join(map(lexicon.word, clause.code)) for clause in clauses(0, passage)]


def test_a_verb_after_a_pause_opens_a_clause() -> None:
    """Participles and operative verbs after a comma or semicolon begin a clause, and/also/while before them with it."""
    text = (
        "Recalling the Fog Signals Protocol of the towns, and noting with concern that many horns are silent; "
        "while stressing that fog does not wait, invites the guild to mend the horns"
    )
    assert cut(text) == [
        "recalling the fog signals protocol of the towns",
        "and noting with concern that many horns are silent",
        "while stressing that fog does not wait",
        "invites the guild to mend the horns",
    ]


def test_lists_and_remarks_are_not_cut() -> None:
    """A comma before anything else does not end a clause."""
    text = "Urges all towns, in particular those on islands, to light lamps, bells and buoys"
    assert cut(text) == ["urges all towns in particular those on islands to light lamps bells and buoys"]


def test_a_short_clause_stays_with_its_neighbour() -> None:
    """Four words and fewer are no clause of their own."""
    assert len(cut("Welcomes the new bells of the southern straits, and thanks the town")) == 1


def test_nothing() -> None:
    """A paragraph without words is one empty clause."""
    assert cut("") == [""]
