"""Fixtures that every room's tests share."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# What is compiled (our modules in every process that a test starts, the assertions of the tests in every worker) is
# kept from run to run, also where Python is told to write none beside the sources: it goes to pytest's own folder.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(ROOT / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long an example takes says more of the machine than of the code: a busy one fails nothing. Whoever runs the suite
# gets the same examples, so that a failure is of what was changed; `--hypothesis-profile=search` looks for new ones.
settings.register_profile("resdiff", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("resdiff")


def pytest_collection_finish() -> None:
    """Let the garbage collector look less often, and never at the tests themselves: a fifth of all time otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


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
