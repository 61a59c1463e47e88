"""Screens that hold what would be lost when the app is left."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Guarded(Protocol):
    """A screen that is asked before the app is left."""

    def may_close(self) -> bool:
        """Whether nothing would be lost, or the person was told and asks once more; says what would be, if not."""
