"""Which resdiff this is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import resdiff.keeping.edition

module = sys.modules["resdiff.keeping.edition"]  # the package has a function of that name


def copied(tmp_path: Path) -> Path:
    """The sources of resdiff at another place."""
    house = Path(resdiff.__file__).parent
    shutil.copytree(house, tmp_path / "resdiff", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "resdiff"


def test_another_source_is_another_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in a room that computes makes one; a change in the screens or the exports does not."""
    house = copied(tmp_path)
    monkeypatch.setattr(module, "__file__", str(house / "keeping" / "edition.py"))
    told = []
    for changed in ("", "screens/app.py", "exports/html.py", "alignment/flow.py", "meaning/acts.toml"):
        if changed:
            path = house / changed
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        told.append(module.edition.__wrapped__())

    assert 1 == len(set(told[:3]))
    assert 3 == len(set(told))
    assert module.edition() == module.edition()
