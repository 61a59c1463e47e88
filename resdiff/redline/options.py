"""What a person may choose about a redline."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from attrs import frozen

from resdiff.errors import UsageError
from resdiff.redline.comments import Remark

Form = Literal["tracked", "marked", "clean"]
"""Tracked changes; the marks of the United Nations without tracking (new in bold, old struck out); the new text."""

Moves = Literal["edits", "real"]
"""Whether a clause that moved is deleted and inserted, or moved as Word moves."""

_SHOWN = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
LONGEST_NAME = 100


@frozen
class Options:
    """The choices. `date` is ISO, with or without the time of day (UTC)."""

    author: str = "resdiff"
    date: str = "2000-01-01"
    form: Form = "tracked"
    moves: Moves = "edits"
    tell_moves: bool = True
    remarks: tuple[Remark, ...] = ()


def check_author(name: str) -> str:
    """The author's name. Raises UsageError for an empty one, and for what Word cannot show."""
    if not name.strip():
        raise UsageError("the author's name is empty", "give the name that the changes should carry")
    if not _SHOWN.fullmatch(name):
        raise UsageError("the author's name holds characters that cannot be shown", "type the name again")
    if len(name) > LONGEST_NAME:
        raise UsageError(f"the author's name is longer than {LONGEST_NAME} characters", "give a shorter one")
    return name


def check_date(text: str) -> str:
    """A date, 2025-12-18 or 2025-12-18T14:30. Raises UsageError for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", "write it as 2025-12-18, or 2025-12-18T14:30") from None
    if moment.tzinfo is not None or not 1900 <= moment.year <= 9998:
        raise UsageError(f"{text!r} is no date that Word takes", "write it as 2025-12-18, or 2025-12-18T14:30")
    return moment.isoformat()
