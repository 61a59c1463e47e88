"""A lock that dies with its process, so that two windows cannot write one review."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from resdiff.errors import ReviewError

_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class Lock:
    """Holds `path` for this process until `release`, or until the process ends in whatever way.

    The lock is one of the system's on a hidden file beside `path`. Raises ReviewError where another window has it,
    and OSError where no file can be made there (then no other window can write there either).
    """

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(f".{path.name}.lock")
        while True:
            # A link put there in a shared folder must not have another file emptied.
            self._number = os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
            try:
                _take(self._number)
            except OSError as error:
                if error.errno not in _HELD:
                    break  # a file system without locks; that the file was changed is still noticed
                holder = os.read(self._number, 20).decode("ascii", errors="replace").strip()
                os.close(self._number)
                which = f" (process {holder})" if holder.isdigit() else ""
                raise ReviewError(
                    f"{path} is open in another window{which}", "go on there, or name another file with --review"
                ) from None
            if self._is_still_named():
                break
            os.close(self._number)  # its last holder took the file away between our two steps
        with suppress(OSError):  # for people only; a full disk takes it for a later moment
            os.ftruncate(self._number, 0)
            os.write(self._number, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Give the lock back; twice is once."""
        if self._number < 0:
            return
        if sys.platform != "win32":
            with suppress(OSError):
                self._file.unlink()
        os.close(self._number)
        if sys.platform == "win32":  # an open file cannot be taken away there
            with suppress(OSError):
                self._file.unlink()
        self._number = -1

    def _is_still_named(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._number), self._file.stat())
        except OSError:
            return False


if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        # Far behind the end, so that the number of the process can be read.
        os.lseek(number, 1 << 20, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        os.lseek(number, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
