"""Where moved clauses went."""

from __future__ import annotations

from resdiff.model import Change, Comparison
from resdiff.summary.places import travels
from tests.making_documents import document, paragraph


def _moved(old: str, new: str, moved: str) -> dict[int, tuple[str, int]]:
    """The travels where paragraphs of one letter each changed order, and those of `moved` are the ones that moved."""
    documents = [document(*(paragraph(f"OP{letter}", letter) for letter in letters)) for letters in (old, new)]
    changes = [Change("unchanged", (f"OP{x}",), (f"OP{x}",), 1.0, "", (), moved=x in moved) for x in new]
    return travels(Comparison(documents[0], documents[1], tuple(changes)))


def test_a_clause_goes_up_or_down_past_those_that_stayed() -> None:
    """Others that moved do not count."""
    assert {0: ("up", 3)} == _moved("abcd", "dabc", "d")
    assert {2: ("down", 2)} == _moved("abc", "bca", "a")
    assert {0: ("up", 2), 1: ("up", 2)} == _moved("abcd", "cdab", "cd")


def test_a_clause_that_passed_none_just_moved() -> None:
    """As when it went from a list into a paragraph of its own."""
    assert {1: ("", 0)} == _moved("abc", "abc", "b")
