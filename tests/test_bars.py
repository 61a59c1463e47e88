"""Bars of block characters."""

from __future__ import annotations

from resdiff.bars import bar


def test_bars_are_as_long_as_their_share() -> None:
    """In eighths of a character, and never longer than the room."""
    assert ["        ", "▌       ", "████    ", "███████▉", "████████", "████████"] == [
        bar(share, 8) for share in (0, 1 / 16, 1 / 2, 63 / 64, 1, 2)
    ]
