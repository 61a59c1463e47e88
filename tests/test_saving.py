"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from resdiff.errors import SavingError
from resdiff.saving import save


def test_a_named_file_is_written_whole_with_the_usual_rights(tmp_path: Path) -> None:
    """What was there is replaced, its rights stay; a link stays a link; a folder is refused."""
    target = tmp_path / "draft.docx"
    save(str(target), b"one")
    target.chmod(0o640)
    (link := tmp_path / "link.docx").symlink_to(target)
    save(str(link), b"two")

    assert b"two" == target.read_bytes()
    assert link.is_symlink()
    assert 0o640 == stat.S_IMODE(target.stat().st_mode)
    assert {"draft.docx", "link.docx"} == {path.name for path in tmp_path.iterdir()}
    with pytest.raises(SavingError, match="is a folder"):
        save(str(tmp_path), b"three")
    with pytest.raises(SavingError, match="there is no folder"):
        save(str(tmp_path / "none" / "draft.docx"), b"four")


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file nor a temporary one."""
    target = tmp_path / "draft.docx"
    target.write_bytes(b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SavingError, match="No space left on device"):
        save(str(target), b"two")
    assert [target] == list(tmp_path.iterdir())
    assert b"one" == target.read_bytes()


def test_a_device_is_written_to_and_not_replaced() -> None:
    """`-o /dev/null` leaves /dev/null what it is."""
    save(os.devnull, b"one")

    assert not Path(os.devnull).is_file()


def test_links_in_a_ring_are_told(tmp_path: Path) -> None:
    """There is no file to write to at their end."""
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(SavingError, match=r"one\.md"):
        save(str(one), b"text")
