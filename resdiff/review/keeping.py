"""The review file: opened for one window alone, and written whole before a decision counts as made."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from resdiff.errors import ReviewError, SavingError
from resdiff.review.decisions import Review
from resdiff.review.lock import Lock
from resdiff.review.text_form import read_review, write_review
from resdiff.saving import save

ENDING = ".review.toml"
_MOST = 50 * 2**20
"""Bytes; a review of a long resolution takes half a megabyte."""


def beside(draft: str) -> str:
    """Where the review of a draft is kept if nobody says otherwise: beside it, under its name."""
    return f"{draft}{ENDING}"


class Keeper:
    """The file of one review, held by this window.

    `problem` says why nothing can be kept there (a read-only folder), empty where it can. Two windows, a file that
    is broken or from a newer resdiff: ReviewError, and the file stays as it is.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.problem = ""
        self._lock: Lock | None = None
        self._take()
        try:
            data = _bytes(name)
            self._seen = sha256(data).digest() if data is not None else b""
            self.review = read_review(_decoded(data, name), name) if data is not None else None
        except BaseException:
            self.close()
            raise

    def keep(self, review: Review) -> None:
        """Have the review on disk before returning.

        Raises SavingError where it cannot be written, ReviewError where the file was changed by somebody else since
        this window read or wrote it; then it stays as it is.
        """
        if self._lock is None:
            self._take()
        if self.problem:
            raise SavingError(f"{self.name} cannot be kept: {self.problem}", _ELSEWHERE)
        now = _bytes(self.name)
        if (sha256(now).digest() if now is not None else b"") != self._seen:
            raise ReviewError(f"{self.name} was changed by somebody else in the meantime", _ELSEWHERE)
        data = write_review(review).encode("utf-8")
        try:
            save(self.name, data)
        except SavingError as error:
            raise SavingError(error.message, _ELSEWHERE) from None
        self._seen = sha256(data).digest()

    def close(self) -> None:
        """Let other windows have the file."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def _take(self) -> None:
        try:
            self._lock, self.problem = Lock(Path(self.name).resolve()), ""
        except (OSError, ValueError, RuntimeError) as error:  # Python up to 3.12 has a RuntimeError for links in a ring
            self.problem = getattr(error, "strerror", None) or str(error)


_ELSEWHERE = "what was decided is still here: save it under another name"


def read_file(name: str) -> Review:
    """The review in a file that is only looked at. Raises ReviewError."""
    data = _bytes(name)
    if data is None:
        hint = f"check the path; the review of draft.docx is kept in draft.docx{ENDING}"
        raise ReviewError(f"there is no review {name}", hint)
    return read_review(_decoded(data, name), name)


def _bytes(name: str) -> bytes | None:
    """What the file holds, None where there is none."""
    try:
        if Path(name).is_fifo():  # opening it would wait for somebody to write
            raise ReviewError(f"{name} is a pipe, and no review", "name another file")
        with Path(name).open("rb") as file:
            data = file.read(_MOST + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ReviewError(f"the review {name} cannot be read: {why}", "check its path and rights") from None
    if len(data) > _MOST:
        raise ReviewError(f"{name} is larger than {_MOST >> 20} MB, and no review", "name another file")
    return data


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReviewError(f"{name} is broken at line {line}: it is no UTF-8", "mend that line") from None
