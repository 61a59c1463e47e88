"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code: a busy one fails nothing.
settings.register_profile("resdiff", deadline=None)
settings.load_profile("resdiff")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of official texts; the test is skipped, visibly, where there is none."""
    named = os.environ.get("RESDIFF_CORPUS")
    for folder in [Path(named)] if named else [ROOT.parent / "shared" / "corpus"]:
        if folder.is_dir():
            return folder
    pytest.skip("the official texts are not here (set RESDIFF_CORPUS)")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of fictional examples that the project ships."""
    return ROOT / "examples"
