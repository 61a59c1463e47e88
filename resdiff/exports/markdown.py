"""The summary as Markdown, the words of a document escaped so that they stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdiff.model import Change, Edit
from resdiff.summary import Digest, Report, Section, change_line, digest
from resdiff.summary.naming import both_addresses, note_numbers
from resdiff.summary.page import heading, rest, sentence
from resdiff.visible import tell_apart, visible

# What Markdown (with the tables, strike-outs, links and formulas of its dialects) may take for a sign of its own.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$&@^]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
# A sign at the beginning of a line that would make a list or a heading of it.
_AT_START = re.compile(r"^(\s*\d{1,9}(?=[.)])|\s*(?=[-+=]))")


def escape(text: str) -> str:
    """One line of a document as Markdown that shows it as it is, wherever it may stand."""
    return _AT_START.sub(r"\1\\", escape_within(text))


def escape_within(text: str) -> str:
    """Words of a document for the middle of a line of Markdown."""
    return _SIGNS.sub(r"\\\g<0>", visible(text).replace("\t", " "))


def to_markdown(report: Report, *, full: bool = False) -> str:
    """The summary as Markdown; in `full`, every change follows with its words, without a final newline."""
    summed = digest(report, None) if full else digest(report)
    lines = list(_page(summed))
    if full:
        lines += ["", "## Every change"]
        for row in report.rows:
            change = report.comparison.changes[row]
            if not change.is_quiet:
                lines += _change(change)
    return "\n".join(lines)


def _page(summed: Digest) -> Iterator[str]:
    yield f"# {escape(summed.title)}"
    if summed.subject:
        yield f"\n*{escape(summed.subject)}*"
    yield f"\n{escape(' '.join(summed.headline))}"
    if summed.selection:
        yield f"\n{escape(summed.selection)}"
    for section in (section for section in summed.sections if section.is_told):
        yield from _section(section)
    if summed.closing:
        yield "\n## Routine and editorial\n"
        yield escape(" ".join(summed.closing))


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {escape(heading(section))}\n"
    for entry in section.entries:
        yield f"- **{escape(both_addresses(entry.old, entry.new))}** {escape(sentence(entry))}"
    if section.rest or section.above:
        yield f"- {escape(rest(section))}"


def _change(change: Change) -> Iterator[str]:
    yield f"\n### {escape(change_line(change))}\n"
    if change.kind != "unchanged":
        yield marked(change.words)
    for note in change.notes:
        yield f"\n> Note {escape(note_numbers(note))} {note.kind}: {marked(note.words)}"


def marked(words: tuple[Edit, ...]) -> str:
    """Words with `<del>` and `<ins>` round what changed: the marks that every Markdown shows, next to any letter."""
    pieces = []
    for edit, text in zip(words, _told_apart(words), strict=True):
        tag = {"=": "", "-": "del", "+": "ins"}[edit.sign]
        lines = [escape(line) for line in text.split("\n")]
        pieces.append("\n\n".join(f"<{tag}>{line}</{tag}>" if tag and line else line for line in lines))
    return "".join(pieces)


def _told_apart(words: tuple[Edit, ...]) -> list[str]:
    """The text of each run; where an old and a new one only look alike, what differs is named."""
    texts = [edit.text for edit in words]
    for k in range(len(words) - 1):
        if (words[k].sign, words[k + 1].sign) == ("-", "+"):
            texts[k : k + 2] = tell_apart(words[k].text, words[k + 1].text)
    return texts
