"""What went wrong in work that goes on beside a screen, told on it in a few words."""

from __future__ import annotations

import os
from concurrent.futures import Future
from typing import Any

from resdiff.errors import ResdiffError
from resdiff.visible import visible

_FEW = 80
"""Characters at most: it stands in one line with what to do."""


def trouble(done: Future[Any]) -> str:
    """Why finished work has no result, in a few words; "" where it has one.

    Under RESDIFF_TRACEBACK what went wrong is raised here, for those who look for the fault.
    """
    error = done.exception()
    if error is None:
        return ""
    if os.environ.get("RESDIFF_TRACEBACK"):
        raise error
    told = error.message if isinstance(error, ResdiffError) else f"{type(error).__name__}: {error}".removesuffix(": ")
    line = " ".join(visible(told).split())
    return line if len(line) <= _FEW else f"{line[: _FEW - 1]}…"
