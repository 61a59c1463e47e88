"""Signs, looks and facets of a change."""

from __future__ import annotations

import pytest

from resdiff.model import Change, NoteChange
from resdiff.screens import signs
from tests.screens.making_comparisons import change

NOTE = NoteChange("added", "", "1", ())


@pytest.mark.parametrize(
    ("found", "sign", "look", "facets"),
    [
        (change("OP1", "OP1", "a"), "  ", "unchanged", ("unchanged",)),
        (change("OP1", "OP1", "a[-b-]"), "~ ", "reworded", ("reworded",)),
        (change("OP1", "OP1 OP2", "a{+\n+}b"), "< ", "split", ("split",)),
        (change("OP1 OP2", "OP1", "a[-\n-]b"), "> ", "merged", ("merged",)),
        (change("OP1 OP2", "OP1 OP2", "a\nb"), "* ", "recast", ("recast",)),
        (change("", "OP1", "a"), "+ ", "added", ("added",)),
        (change("OP1", "", "a"), "- ", "removed", ("removed",)),
        (change("OP1", "OP9", "a", moved=True), " »", "moved", ("moved",)),
        (change("OP1", "OP9", "a[-b-]", moved=True), "~»", "reworded", ("reworded", "moved")),
        (change("PP1", "OP9", "a", transfer="promoted"), " »", "moved", ("promoted",)),
        (change("OP1", "OP2", "a", renumbered=True), "# ", "renumbered", ("renumbered",)),
        (change("OP1", "OP1", "a", notes=(NOTE,)), "† ", "notes", ("notes",)),
        (change("", "OP1", "a", copied=True), "+=", "added", ("added", "copied")),
        (change("OP1", "OP1", "a[-b-]", uncertain=True), "~?", "reworded", ("reworded", "uncertain")),
    ],
)
def test_every_change_has_its_sign(found: Change, sign: str, look: str, facets: tuple[str, ...]) -> None:
    """Two signs, words and place; a look to be styled by; and everything that can be asked for."""
    assert sign == signs.signs(found)
    assert look == signs.look(found)
    assert facets == signs.facets(found)


def test_the_tables_agree() -> None:
    """Everything that has a sign has a meaning; signs are one cell each, and kinds have different ones."""
    assert list(signs.SIGNS) == list(signs.MEANINGS)
    assert list(signs.MARKS) == list(signs.MARK_MEANINGS)
    every = signs.SIGNS | signs.MARKS
    assert {1} == {len(sign) for sign in every.values()}
    assert len({every[look] for look in signs.STRENGTH}) == len(signs.STRENGTH)
