"""Files under review: whether they are on disk as they were when they were read."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from attrs import frozen


@frozen
class _State:
    """When a file was written (ns), its size in bytes, and the digest of what it holds."""

    written: int
    size: int
    digest: bytes


class Watch:
    """Remembers files as they are now; what is no file (standard input, a symbol) is not watched."""

    def __init__(self, names: Iterable[str]) -> None:
        states = {name: _state(name) for name in names if Path(name).is_file()}
        self._states = {name: state for name, state in states.items() if state}

    def changed(self) -> tuple[str, ...]:
        """The names of those that hold something else than when they were last looked at, or are gone.

        Each change is told once. Where nothing was written this costs a look at the folder.
        """
        found = []
        for name, before in list(self._states.items()):
            now = _state(name, before)
            if now is None:
                del self._states[name]
            else:
                self._states[name] = now
            if now is None or now.digest != before.digest:
                found.append(name)
        return tuple(found)


def _state(name: str, before: _State | None = None) -> _State | None:
    """The state of a file, None where it cannot be read; it is not read where it was not written."""
    try:
        stat = Path(name).stat()
        if before and (stat.st_mtime_ns, stat.st_size) == (before.written, before.size):
            return before
        return _State(stat.st_mtime_ns, stat.st_size, sha256(Path(name).read_bytes()).digest())
    except OSError:
        return None
