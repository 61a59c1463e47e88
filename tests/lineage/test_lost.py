"""Passages that went, found again by their words."""

from __future__ import annotations

from resdiff.lineage.lost import ELSEWHERE, Lost, Word


def lost(*passages: tuple[int, str, int]) -> Lost[str]:
    """Passages as clause, words and the version they were gone in; the life of a word is its place."""
    found: Lost[str] = Lost()
    for clause, text, gone in passages:
        found.add(clause, [Word(word, f"{word}{place}") for place, word in enumerate(text.split())], gone)
    return found


def told(found: Lost[str], text: str, *clauses: int) -> list[tuple[int, str, set[int]]]:
    """What of a passage that came is found: where it begins, its words, and when they were gone."""
    return [
        (at, " ".join(one.word for one in some), {one.gone for one in some})
        for at, some in found.find(text.split(), clauses)
    ]


def test_four_words_in_a_row_are_known_in_their_own_clause() -> None:
    """In another clause they are not; and a few words that tell nothing are known in neither."""
    found = lost((1, "lamps of northern coasts burning", 3), (1, "on the part of the", 3))

    assert [(1, "lamps of northern coasts", {3})] == told(found, "all lamps of northern coasts shall", 1)
    assert [] == told(found, "all lamps of northern coasts shall", 2)
    assert [] == told(found, "also on the part of the", 1)


def test_twelve_words_are_known_from_any_clause() -> None:
    """Eleven may be a name."""
    words = " ".join(f"word{number}" for number in range(ELSEWHERE))
    found = lost((1, words, 2))

    assert [(0, words, {2})] == told(found, words, 7)
    assert [] == told(found, words.rsplit(" ", 1)[0], 7)


def test_a_few_words_are_known_where_they_are_all_that_went() -> None:
    """The words “upon request” as a whole; a mark or a function word alone tells nothing."""
    found = lost((1, "upon request", 2), (1, "the", 2), (1, "urgently", 4))

    assert [(0, "upon request", {2})] == told(found, "upon request", 1)
    assert [(0, "urgently", {4})] == told(found, "urgently", 1)
    assert [] == told(found, "the", 1)
    assert [] == told(found, "request", 1)


def test_of_equal_passages_the_one_that_went_last_is_taken() -> None:
    """And of several the longest."""
    found = lost((1, "keep all lamps burning brightly", 2), (1, "keep all lamps burning", 5))

    assert [(0, "keep all lamps burning", {5})] == told(found, "keep all lamps burning", 1)
    assert [(0, "keep all lamps burning brightly", {2})] == told(found, "keep all lamps burning brightly", 1)
