"""The terminal that the screens are tested in: true colour, whatever the one that runs the tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "COLORFGBG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
