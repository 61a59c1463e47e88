"""The new text with every change marked in it, as CriticMarkup: Markdown that an editor can accept or reject.

Accepting all marks gives the new text, rejecting all of them the old one, clause by clause in the order of the new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdiff.exports.markdown import escape
from resdiff.model import Change, Edit
from resdiff.summary import Report, digest
from resdiff.summary.naming import both_addresses, kind_in_words, note_numbers
from resdiff.summary.told import told_by_row

_MARKS = {"-": ("{--", "--}"), "+": ("{++", "++}")}


def to_critic(report: Report) -> str:
    """The marked text, without a final newline. What the summary tells of a clause is a comment behind it."""
    told = told_by_row(report)
    lines = [f"{{>>{_comment(said)}<<}}" for said in (digest(report).title, *digest(report).headline)]
    for row in report.rows:
        change = report.comparison.changes[row]
        where = f"{both_addresses(change.old, change.new)}: {kind_in_words(change)}"
        facts = [str(one) for one in told.get(row, ()) if one.topic not in ("new", "gone")]
        lines.append(f"{marked(change.words)}{{>>{_comment('; '.join([where, *facts]))}<<}}")
        lines += [f"{{>>{_comment(note)}<<}}" for note in _notes(change)]
    return "\n\n".join(lines)


def marked(words: Sequence[Edit]) -> str:
    """Words with their marks, paragraph by paragraph: the break between two is a blank line, marked like a word."""
    pieces = []
    for edit in words:
        opens, closes = _MARKS.get(edit.sign, ("", ""))
        for k, line in enumerate(edit.text.split("\n")):
            pieces += [f"{opens}\n\n{closes}"] if k else []
            pieces += [f"{opens}{_guarded(line)}{closes}"] if line else []
    return "".join(pieces)


def _guarded(text: str) -> str:
    """Text in which Markdown and CriticMarkup find nothing of theirs: every mark of the latter needs a brace."""
    return escape(text).replace("\\{", "&#123;").replace("\\}", "&#125;")


def _comment(text: str) -> str:
    return _guarded(" ".join(text.split()))


def _notes(change: Change) -> Iterator[str]:
    for note in change.notes:
        before = "".join(e.text for e in note.words if e.sign != "+")
        after = "".join(e.text for e in note.words if e.sign != "-")
        said = {"added": after, "removed": before}.get(note.kind, f"{before} → {after}")
        yield f"note {note_numbers(note)} {note.kind}: {said}"
