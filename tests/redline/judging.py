"""What LibreOffice is asked about redlines, and how its answer is held beside the texts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from resdiff.model import Document
from resdiff.reading.office import find_program

JUDGE = Path(__file__).with_name("office_judge.py")
Said = tuple[list[tuple[str, str]], list[str]]
"""The rows of a text, each as what is printed before it and its words; the bodies of its notes."""


def python_with_uno() -> str:
    """A Python that can talk to LibreOffice; its own packages lie elsewhere than those of the tests."""
    for name in ("/usr/bin/python3", "python3"):
        program = shutil.which(name)
        if program and not subprocess.run([program, "-c", "import uno"], capture_output=True, check=False).returncode:
            return program
    return ""


def judge(files: Sequence[Path]) -> list[tuple[Said, Said]]:
    """What LibreOffice says of each file, with all changes accepted and with all rejected."""
    jobs = [(str(file), what) for file in files for what in ("accept", "reject")]
    command = [python_with_uno(), str(JUDGE), find_program()]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return list(zip(said[::2], said[1::2], strict=True))


def written(document: Document) -> list[str]:
    """The paragraphs as they should be printed: number, words, `^` for a note and digits where one is cited again."""
    seen: dict[str, str] = {}
    rows = []
    for paragraph in document.paragraphs:
        text, position = "", 0
        for anchor in paragraph.anchors:
            text += paragraph.text[position : anchor.offset] + seen.get(anchor.note, "^")
            seen.setdefault(anchor.note, str(len(seen) + 1))
            position = anchor.offset
        rows.append(flat(paragraph.number, text + paragraph.text[position:]))
    return rows


def flat(number: str, text: str) -> str:
    """A row in one form, whether its number was typed or counted, with a stop or in brackets."""
    row = " ".join(f"{number} {text}".split())
    found = (
        re.match(r"\(?(\d+|[a-z]{1,5})(?:[.)] ?| )(.*)", row) if number or re.match(r"\(?\w+[.)] |\d", row) else None
    )
    return f"{found[1]} {found[2]}" if found else row


def left_over(rows: list[tuple[str, str]], wanted: list[str]) -> tuple[list[str], list[str]]:
    """The rows that are none of those wanted, and those wanted that do not come in their order."""
    missing, others = list(wanted), []
    for number, text in rows:
        row = flat(number, text)
        if missing and row == missing[0]:
            missing.pop(0)
        else:
            others.append(row)
    return others, missing


def differences(old: Document, new: Document, said: tuple[Said, Said]) -> list[str]:
    """What LibreOffice says otherwise than the two texts do, a line each; nothing where all is right."""
    found, beside = [], []
    for view, document, (rows, notes) in (("accepted", new, said[0]), ("rejected", old, said[1])):
        if not document.notes:
            # A text without notes says nothing of those of the other, which stay.
            rows = [(number, text.replace("^", "")) for number, text in rows]
        others, missing = left_over(rows, written(document))
        beside.append(others)
        found += [f"{view}: lacks {missing[0]!r}"] if missing else []
        cited = dict.fromkeys(a.note for p in document.paragraphs for a in p.anchors)
        if document.notes and [document.note(n) for n in cited] != [note.strip() for note in notes]:
            found.append(f"{view}: other notes")
    if not found and beside[0] != beside[1]:
        found.append(f"beside the text: {beside[0]} and {beside[1]}")
    return found
