"""Every change with its words, as plain text: the full form of the summary."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resdiff.model import Change, Comparison, Document, Edit
from resdiff.signs import SIGNS
from resdiff.summary.counting import counts
from resdiff.summary.headline import classes, selection
from resdiff.summary.naming import addresses
from resdiff.summary.report import Report
from resdiff.summary.told import told_by_row
from resdiff.visible import tell_apart, visible

WIDTH = 96
"""Columns of the text; fixed, so that a summary is the same everywhere."""
CONTEXT = 8
"""Words kept on either side of a changed run; the rest of the clause is one "..."."""

_JUDGED = ("stronger", "weaker", "verbs", "qualified", "actors", "moved", "figures", "check")
"""Topics that say more than the marked words do."""


def summary(comparison: Comparison) -> str:
    """Every change with its words and no judgement, without a final newline."""
    changes = comparison.changes
    return "\n".join(_lines(comparison, [(change, "", ()) for change in changes]))


def full(report: Report) -> str:
    """Every chosen change with its words, its class, and what was judged of it, without a final newline."""
    told = told_by_row(report)
    lines = []
    for row in report.rows:
        judged = [str(one) for one in told.get(row, ()) if one.topic in _JUDGED]
        meaning = report.meanings[row]
        # What is routine or editorial is not told any further; the rule says what it is.
        decided = f": {meaning.rule}" if meaning.klass in ("routine", "editorial") else ""
        lines.append((report.comparison.changes[row], f"{meaning.klass}{decided}", judged))
    return "\n".join(_lines(report.comparison, lines, [classes(report), selection(report)]))


def _lines(
    comparison: Comparison, lines: Sequence[tuple[Change, str, Sequence[str]]], more: Sequence[str] = ()
) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"{_name(old)} -> {_name(new)}"
    yield f"{_size(old)} -> {_size(new)}"
    found = counts(comparison)
    yield "; ".join(f"{count} {name}" for name, count in found.items()) or "nothing to compare"
    yield from filter(None, more)
    for change, klass, judged in lines:
        if not change.is_quiet:
            yield ""
            yield from _change(change, klass)
            for one in judged:
                yield from wrapped(one)


def _name(document: Document) -> str:
    title = f", {document.title}" if document.title else ""
    return visible(f"{document.name}{title}")


def _size(document: Document) -> str:
    count = len(document.paragraphs)
    dated = f" ({document.date})" if document.date else ""
    return f"{count} paragraph{'' if count == 1 else 's'}{dated}"


def _change(change: Change, klass: str) -> Iterator[str]:
    yield f"{SIGNS[change.kind]} {change_line(change)}{f' [{visible(klass)}]' if klass else ''}"
    if change.kind != "unchanged":
        yield from wrapped(marked_words(change.words))
    for note in change.notes:
        number = f"{note.old} -> {note.new}" if note.old and note.new else note.old or note.new
        yield from wrapped(f"note {number} {note.kind}: {marked_words(note.words)}")


def change_line(change: Change) -> str:
    """One line for a change: its addresses, its kind and properties, and the reason."""
    where = f"{addresses(change.old)} -> {addresses(change.new)}" if change.old and change.new else ""
    where = where or addresses(change.old or change.new)
    words: list[str] = [change.kind]
    if change.moved:
        words.append("moved")
    if change.transfer:
        words.append(change.transfer)
    if change.copied:
        words.append("a copy")
    if change.uncertain:
        words.append("uncertain")
    reason = f" ({change.why})" if (change.old and change.new) or change.copied else ""
    return visible(f"{where}: {', '.join(words)}{reason}")


def marked_words(words: Sequence[Edit]) -> str:
    """The words with removed ones in [-...-] and added ones in {+...+}, long kept runs shortened to "..."."""
    shown = [visible(edit.text) for edit in words]
    for k, (before, after) in enumerate(pairwise(words)):
        if (before.sign, after.sign) == ("-", "+"):
            shown[k : k + 2] = tell_apart(before.text, after.text)
    pieces = []
    for k, (edit, text) in enumerate(zip(words, shown, strict=True)):
        if edit.sign == "=":
            pieces.append(_shorten(text, first=k == 0, last=k == len(words) - 1))
        else:
            pieces.append(f"[-{text}-]" if edit.sign == "-" else f"{{+{text}+}}")
    return "".join(pieces)


def _shorten(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if first:
        # The opening words say which clause it is.
        head = CONTEXT
    if len(words) <= head + tail + 4:
        return text
    return " ".join([*words[:head], "...", *(words[-tail:] if tail else [])])


def wrapped(text: str) -> Iterator[str]:
    """Text under a change, indented and cut into lines."""
    for line in text.split("\n"):
        yield from textwrap.wrap(
            line, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        ) or [""]
