"""The generator of next year's versions: what it says happened did happen."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from next_year import BRUTAL, EASY, HARD, MID, Measure, NextYear, next_year

from resdiff.model import Document

SEEDS = range(8)
VERSIONS = [
    pytest.param(measure, seed, id=f"{name}-{seed}")
    for name, measure in (("easy", EASY), ("mid", MID), ("hard", HARD), ("brutal", BRUTAL))
    for seed in SEEDS
]


def made(measure: Measure, seed: int) -> NextYear:
    """The version of a seed."""
    return next_year(random.Random(seed), measure)


def texts(document: Document) -> dict[str, str]:
    """The texts by address."""
    return {paragraph.id: paragraph.text for paragraph in document.paragraphs}


def test_the_same_seed_gives_the_same_version() -> None:
    """The version depends on seed and measure, and on nothing else."""
    assert made(HARD, 3) == made(HARD, 3)
    assert made(HARD, 3) != made(HARD, 4)
    assert made(HARD, 3) != made(MID, 3)


@pytest.mark.parametrize(("measure", "seed"), VERSIONS)
def test_links_name_paragraphs_and_say_what_was_done(measure: Measure, seed: int) -> None:
    """Every link joins two addresses; unchanged ones have one text, and each kind happened as often as asked."""
    year = made(measure, seed)
    old, new = texts(year.old), texts(year.new)
    assert len(old) == len(year.old.paragraphs)
    assert len(new) == len(year.new.paragraphs)
    assert len({(link.old, link.new) for link in year.links}) == len(year.links)
    for link in year.links:
        if link.kind == "unchanged":
            assert old[link.old] == new[link.new]
        elif link.kind == "reworded":
            assert old[link.old] != new[link.new]
    kinds = Counter(link.kind for link in year.links)
    assert kinds["split"] == 2 * measure.split
    assert kinds["merged"] == 2 * measure.merged
    assert 3 * measure.fused <= kinds["fused"] <= 5 * measure.fused
    assert (kinds["promoted"], kinds["demoted"], kinds["copied"]) == (measure.promoted, measure.demoted, measure.copied)
    assert sum(link.moved for link in year.links) == measure.moved
    assert bool(kinds["recut"]) == bool(measure.recut)
    linked = {link.old for link in year.links}
    assert sum(address not in linked for address in old) == measure.dropped


@pytest.mark.parametrize(("measure", "seed"), VERSIONS)
def test_linked_paragraphs_share_words_and_change_sides_as_told(measure: Measure, seed: int) -> None:
    """Each link carries words on; a promoted clause leaves the preamble, a demoted one enters it, others stay."""
    year = made(measure, seed)
    old = {paragraph.id: paragraph for paragraph in year.old.paragraphs}
    new = {paragraph.id: paragraph for paragraph in year.new.paragraphs}
    for link in year.links:
        before, after = old[link.old], new[link.new]
        shared = Counter(re.findall(r"\w+", before.text.lower())) & Counter(re.findall(r"\w+", after.text.lower()))
        assert shared.total() >= min(5, len(re.findall(r"\w+", before.text)) - 1), (before.text, after.text)
        sides = {"promoted": ("preamble", "operative"), "demoted": ("operative", "preamble")}
        assert (before.part, after.part) == sides.get(link.kind, (before.part, before.part))


@pytest.mark.parametrize("seed", SEEDS)
def test_notes_keep_their_bodies_and_get_new_numbers(seed: int) -> None:
    """Notes are numbered in the order they are cited; a clause carried on unchanged cites the same bodies."""
    year = made(MID, seed)
    for document in (year.old, year.new):
        cited = [number for paragraph in document.paragraphs for number in paragraph.notes]
        assert cited == [note.number for note in document.notes] == [str(n + 1) for n in range(len(cited))]
    old = {paragraph.id: paragraph for paragraph in year.old.paragraphs}
    new = {paragraph.id: paragraph for paragraph in year.new.paragraphs}
    renumbered = 0
    for link in year.links:
        if link.kind == "unchanged":
            before, after = old[link.old].notes, new[link.new].notes
            assert [year.old.note(number) for number in before] == [year.new.note(number) for number in after]
            renumbered += before != after
    assert renumbered


@pytest.mark.parametrize("seed", SEEDS)
def test_texts_look_like_a_resolution(seed: int) -> None:
    """Preambular paragraphs end in a comma, operative ones in a semicolon or a colon, the last one in a full stop."""
    for document in (made(HARD, seed).old, made(HARD, seed).new):
        *others, last = document.paragraphs
        assert last.text.endswith(".")
        for paragraph in others:
            ending = {"preamble": ",", "operative": "[;:]", "heading": "[a-z]"}[paragraph.part]
            assert re.fullmatch(f".*{ending}", paragraph.text)
        parts = [paragraph.part == "preamble" for paragraph in document.paragraphs]
        assert parts == sorted(parts, reverse=True)
