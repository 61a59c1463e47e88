"""Two edits of one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.review.rebasing import Patch, clash, patched, patches, rebased

BASE = "Urges all States to keep the lamps burning"
_TEXTS = st.lists(
    st.sampled_from(["Urges", "all", "some", "States", "to", "keep", "the", "lamps", ",", "lit"]), max_size=9
).map(" ".join)


@pytest.mark.parametrize(
    ("decided", "proposed", "expected"),
    [
        (BASE.replace("Urges", "Invites"), f"{BASE} now", f"Invites{BASE[5:]} now"),
        (BASE.replace("all", "some"), BASE.replace("all", "most"), None),
        (BASE.replace("all", "all coastal"), BASE.replace("all", "all island"), None),
        (BASE.replace("all", "all coastal"), BASE.replace("all", "all coastal"), BASE.replace("all", "all coastal")),
        (BASE.replace("States", "coastal States"), BASE.replace("all ", ""), BASE.replace("all", "coastal")),
        (BASE, BASE.replace("all", "some"), BASE.replace("all", "some")),
        ("", BASE.replace("all", "some"), None),
    ],
)  # fmt: skip
def test_what_does_not_touch_the_same_words_can_both_be_had(decided: str, proposed: str, expected: str | None) -> None:
    """And only that."""
    assert expected == rebased(BASE, decided, proposed)
    assert expected == rebased(BASE, proposed, decided)


@settings(deadline=None)
@given(_TEXTS, _TEXTS)
def test_patches_make_the_other_text(base: str, other: str) -> None:
    """In order, without touching each other."""
    found = patches(base, other)

    assert other == patched(base, found) == rebased(base, base, other) == rebased(base, other, other)
    assert not any(one.touches(two) for at, one in enumerate(found) for two in found[:at])


@settings(deadline=None)
@given(_TEXTS, _TEXTS, _TEXTS)
def test_it_does_not_matter_who_comes_first(base: str, one: str, other: str) -> None:
    """Neither for whether they touch nor for what comes out."""
    assert clash(patches(base, one), patches(base, other)) == clash(patches(base, other), patches(base, one))
    assert rebased(base, one, other) == rebased(base, other, one)


def test_words_put_in_at_an_edge_leave_it_alone() -> None:
    """Inside they do not."""
    replaced = Patch(6, 9, "some")

    assert not any(replaced.touches(Patch(at, at, "x")) for at in (0, 6, 9))
    assert replaced.touches(Patch(7, 7, "x"))
    assert Patch(7, 7, "x").touches(replaced)
    assert Patch(7, 7, "x").touches(Patch(7, 7, "y"))
