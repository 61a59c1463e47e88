"""The text that decisions lead to."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resdiff
from resdiff.comparison import compare
from resdiff.model import Comparison, Document
from resdiff.review.decisions import decided, undecided
from resdiff.review.outcome import outcome
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.next_year import HARD, MID, next_year
from tests.review.making_reviews import BASE, DRAFT, HORN, SURVEY, all_decided, comparison, row_of, texts


def _same(made: Document, expected: Document) -> None:
    assert expected.paragraphs == made.paragraphs
    assert expected.notes == made.notes


def test_all_accepted_is_the_draft_and_all_rejected_the_base() -> None:
    """Paragraphs with addresses, numbers and note marks, and the notes."""
    over = comparison()

    _same(outcome(over, all_decided(over, "accept")), DRAFT)
    _same(outcome(over, all_decided(over, "reject")), BASE)
    _same(outcome(over, all_decided(over, "hold"), "base"), BASE)
    _same(outcome(over, {}, "draft"), DRAFT)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_the_same_holds_for_any_next_year(seed: int) -> None:
    """With moves, splits, merges, promotions, copies, lists re-cut and notes renumbered."""
    year = next_year(random.Random(seed), HARD if seed % 2 else MID)
    over = compare(year.old, year.new)

    _same(outcome(over, all_decided(over, "accept")), year.new)
    _same(outcome(over, all_decided(over, "reject")), year.old)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_any_decisions_lead_to_a_sound_text(seed: int) -> None:
    """Every paragraph that stands is there once; numbers rise by one; the marks and the notes belong together."""
    year = next_year(random.Random(seed), MID)
    over = compare(year.old, year.new)
    chance = random.Random(seed)
    decisions = {
        row: decided(undecided(over, change), chance.choice(["accept", "reject"]))
        for row, change in enumerate(over.changes)
        if not change.is_quiet
    }
    made = outcome(over, decisions)

    expected: list[str] = []
    for row, change in enumerate(over.changes):
        accepted = row not in decisions or decisions[row].verdict == "accept"
        side = over.new_paragraphs if accepted else over.old_paragraphs
        expected += [side[address].text for address in (change.new if accepted else change.old)]
    assert sorted(expected) == sorted(texts(made))
    assert len({p.id for p in made.paragraphs}) == len(made.paragraphs)
    numbers = [int(p.number.rstrip(".")) for p in made.paragraphs if p.part == "operative" and not p.level]
    assert list(range(1, len(numbers) + 1)) == numbers
    parts = [p.part for p in made.paragraphs if p.part in ("preamble", "operative")]
    assert parts == sorted(parts, reverse=True), "the preamble stands before the operative part"
    cited = [number for p in made.paragraphs for number in p.notes]
    assert set(cited) == {note.number for note in made.notes}
    assert list(map(str, range(1, len(made.notes) + 1))) == [note.number for note in made.notes]


def test_a_rejected_removal_puts_the_clause_back_where_it_stood_with_its_note() -> None:
    """Behind the clause it followed, the others counted on."""
    over = comparison()
    decisions = all_decided(over, "accept")
    row = row_of(over, old="OP2")
    decisions[row] = decided(decisions[row], "reject")

    made = outcome(over, decisions)

    assert FEES in texts(made)
    fees = next(p for p in made.paragraphs if p.text == FEES)
    assert SURVEY == made.note(fees.notes[0])
    assert ["1.", "2.", "3.", "4.", "5."] == [p.number for p in made.paragraphs if p.part == "operative"]


def test_a_rejected_move_puts_the_clause_back() -> None:
    """Its words stand once, at the place of the base."""
    base = document(*(paragraph(f"OP{k}", text) for k, text in enumerate((LAMPS, FEES, BELLS, CHARTS, HORN), 1)))
    draft = document(*(paragraph(f"OP{k}", text) for k, text in enumerate((FEES, BELLS, CHARTS, HORN, LAMPS), 1)))
    over = compare(base, draft)
    assert over.changes[-1].moved

    assert texts(base) == texts(outcome(over, all_decided(over, "reject")))
    assert texts(draft) == texts(outcome(over, all_decided(over, "accept")))


def test_a_rejected_merge_gives_the_old_paragraphs() -> None:
    """And a rejected split the one."""
    one = document(paragraph("OP1", CHARTS), paragraph("OP2", f"{LAMPS[:-1]}, and {FEES}"), paragraph("OP3", BELLS))
    two = document(*(paragraph(f"OP{k}", text) for k, text in enumerate((CHARTS, LAMPS, FEES, BELLS), 1)))
    for base, draft in ((one, two), (two, one)):
        over = compare(base, draft)
        assert any(change.kind in ("split", "merged") for change in over.changes)
        _same(outcome(over, all_decided(over, "reject")), base)
        _same(outcome(over, all_decided(over, "accept")), draft)


def test_own_words_stand_instead_of_either() -> None:
    """In the place of the draft, with its note; two texts are two paragraphs."""
    over = comparison()
    row = row_of(over, new="OP1")
    own = ("Decides that every chart shall show the depth;", "Decides also that it shall show the lights;")
    made = outcome(over, all_decided(over, "accept") | {row: decided(undecided(over, over.changes[row]), "own", own)})

    assert list(own) == texts(made)[2:4]
    assert ["1.", "2."] == [p.number for p in made.paragraphs[2:4]]
    assert [("2",), ()] == sorted((p.notes for p in made.paragraphs[2:4]), reverse=True)
    assert DRAFT.notes == made.notes


def test_own_words_may_stand_for_a_removal_and_for_an_unchanged_clause() -> None:
    """A reviewer may reword whatever stands in either text."""
    over = comparison()
    removed, quiet = row_of(over, old="OP2"), row_of(over, new="OP4")
    decisions = {
        row: decided(undecided(over, over.changes[row]), "own", (text,))
        for row, text in ((removed, "Requests a report;"), (quiet, "Encourages every keeper;"))
    }
    made = outcome(over, decisions)

    assert ["Requests a report;", "Encourages every keeper;"] == [t for t in texts(made) if t not in texts(BASE)]
    assert HORN not in texts(made)


def test_the_preamble_stays_before_the_operative_part() -> None:
    """Where the first operative clause went and the last preambular one is new."""
    base = document(paragraph("PP1", "Recalling the long winters,"), paragraph("OP1", FEES), paragraph("OP2", BELLS))
    draft = document(
        paragraph("PP1", "Recalling the long winters,"),
        paragraph("PP2", "Mindful of the many small vessels that put to sea in thick weather,"),
        paragraph("OP1", BELLS),
    )
    over = compare(base, draft)
    decisions = all_decided(over, "accept")
    row = row_of(over, old="OP1")
    decisions[row] = decided(decisions[row], "reject")

    assert ["PP1", "PP2", "OP1", "OP2"] == [p.id for p in outcome(over, decisions).paragraphs]


def _pairs(folder: Path) -> list[Comparison]:
    files = sorted(path for path in folder.iterdir() if path.suffix == ".txt")[:4]
    return [resdiff.compare(*pair) for pair in pairwise([resdiff.read(path) for path in files])]


@pytest.mark.corpus
@pytest.mark.parametrize("series", ["cyprus-mandate", "south-sudan-mandate", "disaster-risk-reduction"])
def test_official_texts_come_back_whole(corpus: Path, series: str) -> None:
    """With the odd numbers, lists and notes that they have."""
    for over in _pairs(corpus / series):
        _same(outcome(over, all_decided(over, "accept")), over.new)
        _same(outcome(over, all_decided(over, "reject")), over.old)
