"""A folder of results under the names of what they were made from: verified, private, bounded, safe to delete.

The check sum has no key: it finds damage and no forger. What others than the person may write is not read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from resdiff.cache_home import cache_home
from resdiff.saving import replace

MOST_BYTES = 128 << 20
"""Bytes that the folder may hold; eleven versions of a long resolution take about three million."""
_ROOM_LEFT = 0.8
"""What is cut back is cut to this share, so that not every new result makes for another clearing."""
_LARGEST = 64 << 20
"""Bytes of one result; what is larger was not written by us and is not read."""
_PRIVATE = 0o600
_BY_OTHERS = 0o022
"""The right of a group, or of everybody, to write a file."""
_SEAL = 64
"""Characters of the check sum that a file begins with."""


def key(*parts: str) -> str:
    """The name of a result: a digest of all that it depends on."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def find(name: str) -> bytes | None:
    """The result of that name, None where there is none, others may write it, or its check sum does not fit."""
    path = _folder() / name
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST or not _is_own(facts):
            return None  # a pipe would be waited for
        seal, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if seal.decode("ascii", errors="replace") != _sealed(name, data):
        return None
    with suppress(OSError):
        os.utime(path)  # what is used is cleared away last
    return data


def _is_own(facts: os.stat_result) -> bool:
    """Whether a file is this person's and nobody else may write it; where there are no such rights, it is."""
    if not hasattr(os, "geteuid"):
        return True
    return facts.st_uid == os.geteuid() and not facts.st_mode & _BY_OTHERS


def keep(name: str, data: bytes) -> None:
    """Keep a result. Where the folder cannot be written nothing is kept, and that is no error."""
    if len(data) > _LARGEST - _SEAL - 1:
        return
    folder = _folder()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(folder / name, _sealed(name, data).encode() + b"\n" + data, _PRIVATE)


def clear(most: int = MOST_BYTES) -> None:
    """Delete what was not used for longest where the folder holds more than `most` bytes."""
    held: list[tuple[int, str, int, Path]] = []
    with suppress(OSError):
        for entry in os.scandir(_folder()):
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    held.append((facts.st_mtime_ns, entry.name, facts.st_size, Path(entry.path)))
    total = sum(size for _, _, size, _ in held)
    if total <= most:
        return
    for _, _, size, path in sorted(held):
        if total <= _ROOM_LEFT * most:
            break
        with suppress(OSError):
            path.unlink()
            total -= size


def _folder() -> Path:
    return cache_home() / "worked-out"


def _sealed(name: str, data: bytes) -> str:
    """The check sum of a result under its name: one put under another name does not fit."""
    return hashlib.sha256(name.encode() + b"\n" + data).hexdigest()
