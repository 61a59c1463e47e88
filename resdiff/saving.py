"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from resdiff.errors import SavingError


def save(name: str, data: bytes) -> None:
    """Write `data` to the file that a person named, whole or not at all; what was there is replaced.

    A link stays a link, rights stay, a device or a pipe is written to. Raises SavingError where that cannot be.
    """
    path = Path(name)
    try:
        if path.is_dir():
            raise SavingError(f"{name} is a folder", "name a file in it")
        if not path.resolve().parent.is_dir():
            raise SavingError(f"there is no folder {path.parent} to write {path.name} in", "make it, or name another")
        if path.exists() and not os.access(path, os.W_OK):
            raise SavingError(f"{name} may not be written", "name another file, or change its rights")
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe, which must not be replaced by a file
        else:
            path = path.resolve()  # a link stays a link
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
            replace(path, data, mode)
    except (OSError, ValueError, RuntimeError) as error:  # Python up to 3.12 has a RuntimeError for links in a ring
        why = getattr(error, "strerror", None) or str(error)
        raise SavingError(f"{name} cannot be written: {why}", "name another file") from None


def replace(path: Path, data: bytes, mode: int) -> None:
    """Put `data` in the place of `path` in one step: a reader sees the old file or the new one, never a half.

    The file gets the rights of `mode` less the user's mask. Raises OSError.
    """
    temporary = path.with_name(f".resdiff-{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # a full disk is told before what was there is given up
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the new name itself on disk, where the system lets a folder be synced: a power cut must not undo it."""
    if os.name == "posix":
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
