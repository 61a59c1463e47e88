"""Which changes a person asked for."""

from __future__ import annotations

import pytest

from resdiff.errors import UsageError
from resdiff.summary import read_choice
from resdiff.summary.choosing import parts_of
from tests.making_reports import small_report


def _chosen(**asked: object) -> list[str]:
    """The new addresses, or the old ones, of what was chosen of the small report."""
    report = small_report(read_choice(**asked))  # type: ignore[arg-type]
    changes = [report.comparison.changes[row] for row in report.rows]
    return ["+".join(change.new or change.old) for change in changes]


def test_nothing_asked_for_leaves_nothing_out() -> None:
    """All changes, the quiet ones too."""
    assert 14 == len(_chosen())


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (["gone"], ["OP7"]),
        (["new,gone"], ["OP7", "OP9", "OP10", "OP10(a)", "OP10(b)"]),
        (["weaker"], ["OP3"]),
        (["weakened", "strengthened"], ["OP3", "OP8"]),
        (["moved"], ["OP1"]),
        (["promoted"], ["OP8"]),
        (["split", "merged"], ["OP4+OP5", "OP6"]),
        (["qualifiers"], ["OP3"]),
        (["figures"], ["OP7"]),
        (["warnings"], ["OP7"]),
        (["budget"], ["OP3"]),
        (["check"], ["OP3", "OP7"]),
        (["notes"], ["PP1"]),
        (["recast"], []),
    ],
)
def test_only_what_is_asked_for(only: list[str], expected: list[str]) -> None:
    """By the words of the summary and by their neighbours, several by commas or one after the other."""
    assert expected == _chosen(only=only)


def test_parts_and_classes() -> None:
    """A heading belongs to the part it stands in; a removed clause to the part it stood in."""
    assert ["PP1"] == _chosen(parts=["preamble"])
    assert 13 == len(_chosen(parts=["operative"]))
    assert ["PP1"] == _chosen(classes=["routine"])
    assert ["PP1", "OP1", "OP2", "OP6"] == _chosen(classes=["routine,editorial"])
    assert ["OP3"] == _chosen(parts=["Operative"], classes=["SUBSTANTIVE"], only=["weaker"])
    assert "operative" == parts_of(small_report().comparison)[6]


def test_from_one_clause_to_another() -> None:
    """By new addresses, or by old ones where they are gone; capitals make no difference."""
    assert ["OP6", "H1", "OP7"] == _chosen(first="OP6", last="op7")
    assert ["OP10(b)"] == _chosen(first="OP10(b)")


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"only": ["weakr"]}, "no change called 'weakr'", "did you mean weaker"),
        ({"only": ["xyz"]}, "no change called 'xyz'", "there are new, gone, stronger"),
        ({"parts": ["preambel"]}, "no part called 'preambel'", "did you mean preamble?"),
        ({"classes": ["substantial"]}, "no class called 'substantial'", "did you mean substantive?"),
        ({"first": "OP11"}, "neither text has a paragraph OP11", "did you mean OP"),
        ({"last": "nonsense"}, "neither text has a paragraph nonsense", "there are PP1, OP1"),
    ],
)
def test_what_is_unknown_names_what_is_near(asked: dict[str, object], message: str, hint: str) -> None:
    """Or else all there is."""
    with pytest.raises(UsageError) as caught:
        _chosen(**asked)

    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_choice_in_words() -> None:
    """As the page has it after "Only"."""
    choice = read_choice(only=["gone,weaker"], parts=["operative"], classes=["substantive"], first="OP3", last="OP9")

    assert "gone and weaker, operative, substantive, from OP3 to OP9" == str(choice)
    assert "" == str(read_choice())


def test_addresses_in_the_wrong_order_are_told() -> None:
    """Nothing lies between them, and no one would know why the page is empty."""
    with pytest.raises(UsageError, match="OP2 stands before OP9") as caught:
        small_report(read_choice(first="OP9", last="OP2"))

    assert "say --from OP2 --to OP9" == caught.value.hint
