"""Internal references followed through renumbering: re-pointed rightly, left pointing at another clause, or changed."""

from __future__ import annotations

import pytest

from resdiff.meaning import Meaning, read_meaning
from tests.meaning.reading_clauses import compared, only, paragraph, told

CITING = "Requests the pilots to report on the tasks listed in {};"
LAMPS = "Urges all towns to keep the lamps of their lighthouses burning;"
BELLS = "Urges all towns to ring their bells in thick weather;"
CHARTS = "Decides that every chart shall show the depth of water;"


def cited(old: str, new: str) -> Meaning:
    """OP1 lamps, OP2 bells, OP3 citing; in the new text charts come first, so that all move down by one."""
    before = [paragraph("OP1", LAMPS), paragraph("OP2", BELLS), paragraph("OP3", CITING.format(old))]
    after = [
        paragraph("OP1", CHARTS),
        paragraph("OP2", LAMPS),
        paragraph("OP3", BELLS),
        paragraph("OP4", CITING.format(new)),
    ]
    return read_meaning(compared(before, after, [([], [0]), ([0], [1]), ([1], [2]), ([2], [3])]))[3]


def test_a_reference_that_follows_is_no_change() -> None:
    """Re-pointed with the renumbering: told as followed, and the clause is routine."""
    meaning = cited("paragraph 1 above", "paragraph 2 above")

    assert told(meaning, "reference") == [("followed", "paragraph 1", "paragraph 2")]
    assert (meaning.klass, meaning.rule) == ("routine", "internal references follow the renumbering")
    assert told(meaning, "figure", "citation") == []


def test_a_reference_left_behind_is_a_warning_though_no_word_changed() -> None:
    """The number stayed, the clause it meant moved on: an editor wants to know, and the change matters."""
    meaning = cited("paragraph 1 above", "paragraph 1 above")

    assert only(meaning, "reference").judgement == "warning"
    assert only(meaning, "reference").remark == "what was paragraph 1 is now paragraph 2"
    assert (meaning.klass, meaning.rule) == ("substantive", "an internal reference points at another clause")


def test_a_reference_to_nothing_is_a_warning() -> None:
    """A paragraph that the new text does not have cannot be meant."""
    meaning = cited("paragraph 1 above", "paragraph 19 above")

    assert only(meaning, "reference").judgement == "warning"
    assert only(meaning, "reference").remark == "there is no paragraph 19"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("paragraphs 1 and 2 of the present resolution", "paragraphs 2 and 3 of the present resolution", ["followed"]),
        ("paragraphs 1 to 2 above", "paragraphs 2 to 3 above", ["followed"]),
        ("paragraph 1 above", "paragraphs 2 and 3 above", ["added", "followed"]),
        ("paragraphs 1 and 2 above", "paragraph 2 above", ["dropped", "followed"]),
        ("paragraph 1 above", "paragraph 3 above", ["changed"]),
        ("paragraph 2 of the report", "paragraph 3 of the report", []),
        ("paragraph 2 of its resolution 88/41", "paragraph 3 of its resolution 88/41", []),
    ],
)
def test_each_paragraph_of_a_reference_is_followed(old: str, new: str, found: list[str]) -> None:
    """Lists are followed number by number; paragraphs of other documents are citations."""
    meaning = cited(old, new)

    assert sorted({judgement for judgement, _, _ in told(meaning, "reference")}) == found
    assert bool(told(meaning, "citation")) is (not found)


def test_a_reference_that_came_or_went() -> None:
    """A clause that refers to another now, or no longer, says so; its number is no figure."""
    meaning = cited("the list of the Office", "paragraph 2 above")

    assert told(meaning, "reference") == [("added", "", "paragraph 2")]
    assert told(cited("paragraph 2 above", "the list of the Office"), "reference") == [("dropped", "paragraph 2", "")]
    assert told(meaning, "figure") == []


def test_sub_paragraphs_and_sections_are_addresses_too() -> None:
    """A reference to "paragraph 3 (b)" is followed to its own clause, in the section that cites it."""
    before = [
        paragraph("B.OP1", LAMPS),
        paragraph("B.OP1(a)", BELLS),
        paragraph("B.OP2", CITING.format("paragraph 1 (a) above")),
    ]
    after = [
        paragraph("B.OP1", CHARTS),
        paragraph("B.OP2", LAMPS),
        paragraph("B.OP2(a)", BELLS),
        paragraph("B.OP3", CITING.format("paragraph 2 (a) above")),
    ]
    meaning = read_meaning(compared(before, after, [([], [0]), ([0], [1]), ([1], [2]), ([2], [3])]))[3]

    assert told(meaning, "reference") == [("followed", "paragraph 1 (a)", "paragraph 2 (a)")]
