"""Files that change while they are under review."""

from __future__ import annotations

import os
from pathlib import Path

from resdiff.review.watching import Watch


def test_a_file_that_was_written_anew_is_told_once(tmp_path: Path) -> None:
    """The same bytes written again are no change, and neither is what is no file."""
    base, draft = tmp_path / "base.txt", tmp_path / "draft.txt"
    base.write_text("one", encoding="utf-8")
    draft.write_text("two", encoding="utf-8")
    watch = Watch([str(base), str(draft), "-", "A/RES/1/1", str(tmp_path)])
    assert () == watch.changed()

    draft.write_text("other", encoding="utf-8")
    os.utime(base, (1, 1))
    assert (str(draft),) == watch.changed()
    assert () == watch.changed()


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """Once."""
    draft = tmp_path / "draft.txt"
    draft.write_text("two", encoding="utf-8")
    watch = Watch([str(draft)])
    draft.unlink()

    assert (str(draft),) == watch.changed()
    assert () == watch.changed()
