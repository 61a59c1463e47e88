"""Reviews opened for work, for the tests of the review screen."""

from __future__ import annotations

from pathlib import Path

from resdiff.meaning import Meaning
from resdiff.model import Comparison
from resdiff.review import Laid, open_review
from resdiff.screens import Outlet, Sitting


def sitting(over: Comparison, file: Path, carry: Path | None = None, laid: Laid | None = None) -> Sitting:
    """A review of a comparison kept in a file, signed by Ada, with one thing to write."""
    told: list[str] = []
    unread = [Meaning("", "")] * len(over.changes)
    opened = open_review(str(file), over, unread, told.append, carried_from=str(carry or ""))
    outlet = Outlet("The report", "report.txt", "Any ending.", lambda desk, _: str(desk.progress).encode())
    return Sitting(opened, tuple(told), "Ada", "2139-10-04", (outlet,), laid)
