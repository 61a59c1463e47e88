"""The rolling text."""

from __future__ import annotations

from resdiff.review.laying import lay
from resdiff.review.rolling import Entry, Run, rolling_text
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS
from tests.review.making_reviews import HORN
from tests.review.test_laying import BASE, _draft


def _entries(*drafts: tuple[str, ...]) -> dict[str, Entry]:
    return {entry.address: entry for entry in rolling_text(lay(BASE, [_draft(*d) for d in drafts], ["A", "B"]))}


def test_words_that_can_all_be_had_stand_in_the_base() -> None:
    """Each with those who propose it."""
    entries = _entries(
        (LAMPS.replace("all", "some"), FEES, BELLS, HORN),
        (LAMPS.replace("all", "some").replace("night", "winter"), FEES, BELLS, HORN),
    )

    assert ["OP1", "OP2", "OP3", "OP4"] == list(entries)
    assert (
        Run("=", "Urges "),
        Run("-", "all", ("A", "B")),
        Run("+", "some", ("A", "B")),
    ) == entries["OP1"].runs[:3]
    assert Run("+", "winter", ("B",)) in entries["OP1"].runs
    assert (Run("=", FEES),) == entries["OP2"].runs


def test_words_that_clash_are_alternatives() -> None:
    """Under the base's own, in full."""
    entries = _entries(
        (LAMPS.replace("all", "some"), FEES, BELLS, HORN), (LAMPS.replace("all", "most"), FEES, BELLS, HORN)
    )

    assert ["OP1", "OP1 alt", "OP1 alt 2"] == list(entries)[:3]
    assert [(), ("A",), ("B",)] == [entries[name].by for name in ("OP1", "OP1 alt", "OP1 alt 2")]
    assert (Run("=", LAMPS),) == entries["OP1"].runs


def test_what_shall_go_and_what_shall_stand_elsewhere_is_said_beside_it() -> None:
    """With who wants it."""
    entries = _entries((FEES, BELLS, HORN, LAMPS), (FEES, BELLS, HORN))

    assert (("place after OP4", ("A",)), ("delete", ("B",))) == entries["OP1"].aside
    assert (Run("=", LAMPS),) == entries["OP1"].runs


def test_new_clauses_are_counted_bis_and_ter() -> None:
    """Alternatives of one share its count; before all there is no number to hang on."""
    entries = _entries(
        (CHARTS, LAMPS, FEES, BELLS, HORN, "Decides to meet again in the spring of each year;"),
        (LAMPS, FEES, BELLS, HORN, "Decides to meet again in the autumn of each year;", "Thanks the choir;"),
    )

    assert ["before all bis", "OP1", "OP2", "OP3", "OP4", "OP4 bis", "OP4 bis alt", "OP4 ter"] == list(entries)
    assert [("A",), ("B",), ("B",)] == [entries[n].by for n in ("OP4 bis", "OP4 bis alt", "OP4 ter")]
