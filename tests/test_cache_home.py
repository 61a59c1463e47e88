"""The folder for what can be got or worked out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdiff.cache_home import cache_home
from resdiff.errors import UsageError


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde is the home of whoever works there."""
    monkeypatch.setenv("HOME", "/somewhere")
    monkeypatch.setenv("RESDIFF_CACHE", "~/kept")

    assert Path("/somewhere/kept") == cache_home()


def test_the_home_of_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no folder of that name is made where the person happens to be."""
    monkeypatch.setenv("RESDIFF_CACHE", "~nobody-of-that-name/kept")

    with pytest.raises(UsageError, match="home of nobody"):
        cache_home()
