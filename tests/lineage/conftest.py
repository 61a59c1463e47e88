"""A cache folder of each test's own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept in the folder of whoever runs the tests, or found there."""
    monkeypatch.setenv("RESDIFF_CACHE", str(tmp_path / "cache"))
