"""Words of two texts in one, outside the columns."""

from __future__ import annotations

from resdiff.screens.marked import marked
from tests.screens.making_comparisons import words


def test_what_went_and_what_came_do_not_run_into_one_word() -> None:
    """A space stands between them where neither has one, and only there."""
    assert "that 190 193 States" == str(marked(words("that [-190-]{+193+} States")))
    assert "that 190 193 States" == str(marked(words("that [-190 -]{+193 +}States"))).rstrip()


def test_brackets_and_styles() -> None:
    """Brackets for terminals that cannot strike out; styles always."""
    told = marked(words("Urges [-all-]{+the+} States"), bracketed=True)

    assert "Urges [-all-] {+the+} States" == str(told)
    assert ["strike", "bold"] == [str(span.style).split()[0] for span in told.spans]


def test_nothing_is_interpreted() -> None:
    """Markup and control characters are text."""
    assert "[red]␛x" == str(marked(words("[red]\x1bx")))
