"""Where on this machine resdiff keeps what it can get or work out again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_home() -> Path:
    """The folder that RESDIFF_CACHE names, or the user's own for caches; whoever deletes it loses nothing but time."""
    if named := os.environ.get("RESDIFF_CACHE"):
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("resdiff", appauthor=False)
