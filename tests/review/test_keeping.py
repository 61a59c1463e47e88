"""The review file on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resdiff.errors import ReviewError, SavingError
from resdiff.review.keeping import Keeper, beside, read_file
from resdiff.review.text_form import write_review
from tests.review.making_reviews import desk

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_step_is_on_disk_before_it_counts(tmp_path: Path) -> None:
    """And nothing is written before the first one."""
    name = str(tmp_path / "draft.review.toml")
    keeper = Keeper(name)
    at_work = desk()
    at_work.keep = keeper.keep
    assert not Path(name).exists()

    at_work.decide([1], "accept")

    assert at_work.review == read_file(name)
    keeper.close()
    assert ["draft.review.toml"] == [path.name for path in tmp_path.iterdir()]


def test_a_second_window_is_told(tmp_path: Path) -> None:
    """And has the file once the first one is closed."""
    name = str(tmp_path / "draft.review.toml")
    first = Keeper(name)
    with pytest.raises(ReviewError, match=rf"open in another window \(process {os.getpid()}\)"):
        Keeper(name)
    first.close()
    first.close()
    Keeper(name).close()


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    """Whatever way that ends; the file it leaves is no hindrance."""
    name = str(tmp_path / "draft.review.toml")
    code = f"import os\nfrom resdiff.review.keeping import Keeper\nkeeper = Keeper({name!r})\nos.abort()"
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)

    assert (tmp_path / ".draft.review.toml.lock").exists()
    Keeper(name).close()


def test_what_somebody_else_wrote_is_not_overwritten(tmp_path: Path) -> None:
    """Neither a change nor a removal goes unnoticed; what was decided can be saved elsewhere."""
    path = tmp_path / "draft.review.toml"
    keeper = Keeper(str(path))
    at_work = desk()
    at_work.keep = keeper.keep
    at_work.decide([1], "accept")
    path.write_text(path.read_text(encoding="utf-8") + "# by another\n", encoding="utf-8")

    with pytest.raises(ReviewError, match="changed by somebody else"):
        at_work.decide([2], "reject")
    assert path.read_text(encoding="utf-8").endswith("# by another\n")
    assert not at_work.is_kept
    path.unlink()
    with pytest.raises(ReviewError, match="changed by somebody else"):
        at_work.keep_now()

    at_work.keep = Keeper(str(tmp_path / "other.toml")).keep
    at_work.keep_now()
    assert at_work.is_kept
    assert ["accept", "reject"] == [decision.verdict for decision in read_file(str(tmp_path / "other.toml")).decisions]


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file keeps its last whole state, the step stays in memory and is kept with the next."""
    name = str(tmp_path / "draft.review.toml")
    at_work = desk()
    at_work.keep = Keeper(name).keep
    at_work.decide([1], "accept")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SavingError, match="No space left on device") as told:
            at_work.decide([2], "reject")
    assert "still here" in told.value.hint
    assert ["accept"] == [decision.verdict for decision in read_file(name).decisions]
    at_work.decide([3], "hold")
    assert at_work.is_kept
    assert 3 == len(read_file(name).decisions)


def test_a_disk_that_is_full_at_the_start_is_no_second_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of the process does not fit into the lock; the lock holds all the same."""
    name = str(tmp_path / "draft.review.toml")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        keeper = Keeper(name)
    keeper.keep(desk().review)
    with pytest.raises(ReviewError, match="open in another window"):
        Keeper(name)
    keeper.close()


def test_a_folder_that_cannot_be_written_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The review can be read and worked on; keeping raises, and works as soon as the folder may be written."""
    name = str(tmp_path / "draft.review.toml")
    Path(name).write_text(write_review(desk().review), encoding="utf-8")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", denied)
        keeper = Keeper(name)
        assert "Permission denied" == keeper.problem
        assert keeper.review == desk().review
        with pytest.raises(SavingError, match="Permission denied"):
            keeper.keep(desk().review)
    keeper.keep(desk().review)
    assert not keeper.problem
    keeper.close()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"verdict", b"format = 'resdiff/review/9'\n"])
def test_a_file_that_cannot_be_read_stays_as_it_is(tmp_path: Path, data: bytes) -> None:
    """Broken, or from a newer resdiff: told, never overwritten, and not locked for others."""
    path = tmp_path / "draft.review.toml"
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(ReviewError, match="draft"):
            Keeper(str(path))
    assert data == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_review_lies_beside_its_draft() -> None:
    """Under its name, so that two drafts in one folder have two."""
    assert "papers/draft.docx.review.toml" == beside("papers/draft.docx")


def test_a_review_that_is_not_there_is_told(tmp_path: Path) -> None:
    """And a folder is none."""
    with pytest.raises(ReviewError, match="there is no review") as trouble:
        read_file(str(tmp_path / "none.toml"))
    assert "draft.docx.review.toml" in trouble.value.hint
    with pytest.raises(ReviewError, match="cannot be read"):
        read_file(str(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_no_step_is_lost_when_the_process_is_killed() -> None:
    """Killed at random moments; the benchmark does it two hundred times."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "killed_reviews.py"), "15", "7"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_review_and_is_not_waited_for(tmp_path: Path) -> None:
    """Opening one would hang until somebody writes to it."""
    name = str(tmp_path / "draft.review.toml")
    os.mkfifo(name)
    for opens in (Keeper, read_file):
        with pytest.raises(ReviewError, match="is a pipe"):
            opens(name)


def test_links_in_a_ring_are_told(tmp_path: Path) -> None:
    """They lead to no file; that is said like any other trouble with a path."""
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(ReviewError, match="cannot be read"):
        Keeper(str(one))
