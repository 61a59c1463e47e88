"""Listings: every entry found in one search, each hit known by the entry that made it."""

import pytest

from resdiff.meaning.listing import listing

BOATS = listing(
    [
        ("small", "dinghy", "(?:rubber )?dingh(?:y|ies)"),
        ("large", "ferry", "ferr(?:y|ies)|night boats?"),
        ("small", "boat", "boats?(?! people)"),
        ("large", "boat of state", "boats of state"),
    ]
)


def found(text: str) -> list[tuple[str, str, str]]:
    """Each hit with its group, its key and its words."""
    return [(hit.group, hit.key, text[slice(*hit.place)]) for hit in BOATS.find(text)]


def test_each_hit_bears_the_group_and_the_key_of_its_entry() -> None:
    """A hit says which entry made it, however its words are put."""
    assert found("two rubber dinghies, a night boat and a boat") == [
        ("small", "dinghy", "rubber dinghies"),
        ("large", "ferry", "night boat"),
        ("small", "boat", "boat"),
    ]


def test_of_entries_that_fit_one_place_the_first_makes_the_hit() -> None:
    """The order of the data file decides, and not the length of what is matched."""
    assert found("boats of state") == [("small", "boat", "boats")]


@pytest.mark.parametrize("text", ["houseboat", "boatswain", "boat-hook", "steam-boat", "boat people"])
def test_only_whole_words_are_hits(text: str) -> None:
    """No part of a word, or of words joined by a hyphen, is a hit; nor is what the entry itself rules out."""
    assert found(text) == []


@pytest.mark.parametrize(("at", "begins"), [(0, False), (2, True), (9, True), (10, False)])
def test_whether_a_hit_begins_at_a_place_is_known_without_a_search(at: int, begins: bool) -> None:
    """An entry is asked for at one place alone."""
    assert BOATS.begins("a rubber dinghy", at) is begins
