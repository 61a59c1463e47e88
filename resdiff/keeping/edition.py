"""Which resdiff this is, down to its sources: what another one worked out is not used."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from resdiff import __version__

_ROOMS = ("model.py", "comparison.py", "alignment", "wording", "reading", "meaning", "keeping", "lineage")
"""The rooms that results depend on."""
_LIBRARIES = ("rapidfuzz", "diff_match_patch", "lxml", "pypdfium2")
"""The libraries they depend on; a new one of these was installed at another time."""


@cache
def edition() -> str:
    """A digest of the version, of the sources of the rooms that compute, and of when their libraries were installed."""
    whole = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    house = Path(__file__).parent.parent
    for room in _ROOMS:
        path = house / room
        for file in sorted(path.rglob("*.*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".toml"):
                whole.update(file.name.encode() + b"\0" + file.read_bytes())
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            whole.update(f"{name} {Path(spec.origin).stat().st_mtime_ns}".encode())
    return whole.hexdigest()
