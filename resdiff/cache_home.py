"""Where on this machine resdiff keeps what it can get or work out again."""

from __future__ import annotations

import os
from pathlib import Path

from resdiff.errors import UsageError


def cache_home() -> Path:
    """The folder that RESDIFF_CACHE names, or the user's own for caches; whoever deletes it loses nothing but time.

    Raises UsageError where the name begins with the home of somebody who is not there.
    """
    if named := os.environ.get("RESDIFF_CACHE"):
        try:
            return Path(named).expanduser()
        except RuntimeError:
            raise UsageError(
                f"RESDIFF_CACHE names the home of nobody here: {named}", "name a folder, or unset it"
            ) from None
    from platformdirs import user_cache_path

    return user_cache_path("resdiff", appauthor=False)
