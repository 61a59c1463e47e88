"""LibreOffice as a judge of redlines: accepting all gives the new text and rejecting all the old one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import resdiff
from resdiff.model import Document
from resdiff.reading.office import SETTING, find_program
from resdiff.redline import Options, redline
from tests.making_docx import resolution_docx
from tests.redline.judging import differences, judge, python_with_uno
from tests.redline.making_pairs import edge_pairs, example_pairs, generated_pairs

pytestmark = pytest.mark.skipif(
    not (os.environ.get(SETTING) or find_program()) or not python_with_uno(), reason="LibreOffice is not here"
)

QUIET = Options(tell_moves=False)
"""LibreOffice 7.4 ends at once when a file with comments is opened in this way."""

# What LibreOffice 7.4 cannot do, whatever the file says; by the marks of the changes themselves these are right too.
# The paragraph with the very first note of a file leaves its end behind, where it comes or goes and the paragraph
# before it is set in another way.
FIRST_NOTE = {
    "insert first with a note",
    "delete the first with its note",
    "replace all",
    "last to first",
    "first to last",
    "all gone but one",
    "the first citation goes",
    "a note before others",
}
# A heading that moved unchanged is taken for a move of its own, and the numbered paragraph after it loses its number.
MOVED_HEADING = {
    f"{name}, {base}"
    for name in ("lighthouses-93 to lighthouses-94", "lighthouses-94 to lighthouses-93")
    for base in ("clean file", "Word file")
}
LIMITS = {f"{name}, clean file" for name in FIRST_NOTE} | MOVED_HEADING


def pairs(examples: Path) -> Iterator[tuple[str, Document, Document, bytes | None]]:
    """All pairs of the proof: into a clean file, and into Word files of another make."""
    known = [pair for pair in example_pairs(examples) if not {"91", "92", "95"} & set(re.findall(r"\d\d", pair[0]))]
    made = [*edge_pairs(), *known, *generated_pairs(range(1))]
    yield from ((f"{name}, clean file", old, new, None) for name, old, new in made)
    for name, old, new in known:
        base = resolution_docx(old)
        old, new = resdiff.read("base.docx", data=base), resdiff.read("new.docx", data=resolution_docx(new))
        yield f"{name}, Word file", old, new, base


def test_accepting_gives_the_new_text_and_rejecting_the_old_one(examples: Path, tmp_path: Path) -> None:
    """Every paragraph with its number, the places of its marks, and its notes; nothing beside them but the base's."""
    made = list(pairs(examples))
    files = []
    for k, (_, old, new, base) in enumerate(made):
        files.append(tmp_path / f"{k}.docx")
        files[-1].write_bytes(redline(resdiff.compare(old, new), base, QUIET).data)

    said = judge(files)
    wrong = {
        name: found
        for (name, old, new, _), answer in zip(made, said, strict=True)
        if (found := differences(old, new, answer))
    }

    assert {name: found for name, found in wrong.items() if name not in LIMITS} == {}
    assert len(made) - len(LIMITS) >= 30
