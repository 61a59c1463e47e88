"""The summary on one page of plain text, fit to paste in an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from resdiff.summary.digest import EVERYWHERE, MANY, Digest, Section
from resdiff.summary.english import listed, quotation
from resdiff.summary.entries import Entry
from resdiff.summary.naming import both_addresses, plus, ranges, standing
from resdiff.summary.pieces import written

WIDTH = 96
"""Columns of the text; fixed, so that a summary is the same everywhere."""
_WIDEST = 18
"""Columns that addresses may take; a longer one pushes its line to the right."""


def page(digest: Digest, width: int = WIDTH) -> str:
    """The page as text of at most `width` columns, without a final newline."""
    return "\n".join(_lines(digest, width))


def _lines(digest: Digest, width: int) -> Iterator[str]:
    yield from textwrap.wrap(digest.title, width)
    yield from textwrap.wrap(digest.subject, width)
    yield ""
    yield from textwrap.wrap(" ".join(digest.headline), width)
    if digest.selection:
        yield digest.selection
    for section in digest.in_lines:
        yield from _section(section, width)
    if digest.in_names:
        yield ""
        for section in digest.in_names:
            yield from _wrapped(f"{heading(section)}: {rest(section)}", width, 4, first=0)
    if digest.closing:
        yield ""
        yield from textwrap.wrap(" ".join(digest.closing), width, break_on_hyphens=False)


def _section(section: Section, width: int) -> Iterator[str]:
    yield ""
    yield heading(section)
    shown = [both_addresses(entry.old, entry.new) for entry in section.entries]
    column = max((len(address) for address in shown if len(address) <= _WIDEST), default=_WIDEST)
    for address, entry in zip(shown, section.entries, strict=True):
        yield from _wrapped(f"{address:<{column}}  {sentence(entry)}", width, column + 4)
    if section.rest or section.above:
        yield from _wrapped(rest(section), width, 4)


def heading(section: Section) -> str:
    """The title of a section with its count, and whose judgement it is."""
    return f"{section.title} ({section.count}){f', {section.aside}' if section.aside else ''}"


def sentence(entry: Entry) -> str:
    """What is told of a clause, behind its opening words where they are not known yet."""
    said = written(entry.said)
    return f"{quotation(entry.opening)}: {said}" if entry.opening else said


def rest(section: Section) -> str:
    """The clauses of a section that are only named: for want of room, or because they are told already."""
    where = _where(section.rest)
    said = [f"and {sum(entry.size for entry in section.rest)} more: {where}" if section.entries else where]
    if section.above:
        is_counted = section.name in EVERYWHERE and len(section.above) > MANY
        told = f"{len(section.above)}" if is_counted else _where(section.above)
        said.append(f"see above: {told}")
    return "; ".join(filter(None, said if section.rest else said[1:]))


def _where(entries: Sequence[Entry]) -> str:
    all_gone = not any(entry.new for entry in entries)
    return listed(ranges([_name(entry, plus(entry.old) if all_gone else "") for entry in entries]))


def _name(entry: Entry, name: str = "") -> str:
    """The address of a clause; of several that one line tells, that of the first and how many more."""
    first = name or standing(entry.old, entry.new)
    return f"{first} with {entry.size - 1} more" if entry.size > 1 else first


def _wrapped(text: str, width: int, indent: int, first: int = 2) -> Iterator[str]:
    yield from textwrap.wrap(
        text, width, initial_indent=" " * first, subsequent_indent=" " * indent, break_on_hyphens=False
    )
