"""The summary as a value: headline, sections and closing sentences, the same for every form and format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from resdiff.meaning import Class
from resdiff.summary.english import counted, listed
from resdiff.summary.entries import Entry, entries
from resdiff.summary.headline import headline
from resdiff.summary.naming import addresses, names
from resdiff.summary.report import Report
from resdiff.summary.topics import TOPICS
from resdiff.visible import visible

PAGE = 64
"""Lines that a page tells; what does not fit is named by its address."""
_FEW = 3
"""Lines that every section may have, however full the page is."""
_FIRST = ("new", "gone", "stronger", "weaker", "qualified", "check")
"""Topics that get room before the others."""


@frozen
class Section:
    """What is told under one topic. `rest` are the lines of which only the address is told, because the page is full.

    `aside` says on whose word it is told (a ladder), empty where nobody judged.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...] = ()
    aside: str = ""

    @property
    def link(self) -> str:
        """What stands between what is told of a clause and its opening words."""
        return ": " if self.name in ("moved", "joined", "check") else " in "

    @property
    def count(self) -> int:
        """How many clauses stand under this topic, told or only named."""
        return len(self.entries) + len(self.rest)


@frozen
class Digest:
    """The summary of two documents, ready to be written in any form.

    `title` names both, `subject` is what they are about. `headline` and `closing` are sentences; `selection` says
    what the reader's choice left, empty where it left out nothing.
    """

    title: str
    subject: str
    headline: tuple[str, ...]
    selection: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


def digest(report: Report, most: int | None = PAGE) -> Digest:
    """The summary of what was chosen, in about `most` lines; None tells all, and so does a choice of topics."""
    old, new = names(report.comparison)
    found = entries(report)
    room = _room({name: len(several) for name, several in found.items()}, None if report.choice.only else most)
    known: set[int] = set()
    sections = []
    for topic in TOPICS:
        if topic.name in found:
            told, rest = _weightiest(report, found[topic.name], room[topic.name])
            # A clause is introduced once: further down its address will do.
            introduced = tuple(evolve(entry, opening="") if entry.row in known else entry for entry in told)
            known |= {entry.row for entry in told}
            sections.append(Section(topic.name, topic.title, introduced, rest, _aside(report, topic.name, told)))
    return Digest(
        title=f"{old} → {new}",
        subject=visible(report.comparison.new.title or report.comparison.old.title),
        headline=tuple(headline(report)),
        selection=_selection(report),
        sections=tuple(sections),
        closing=tuple(_closing(report)),
    )


def _room(sizes: dict[str, int], most: int | None) -> dict[str, int]:
    """How many lines each section gets: what deserves a look first, and a few for each of the others."""
    if most is None or sum(sizes.values()) <= most:
        return sizes
    first = {name: size for name, size in sizes.items() if name in _FIRST}
    others = {name: size for name, size in sizes.items() if name not in _FIRST}
    reserved = sum(min(size, _FEW) for size in others.values())
    given = _shared(first, most - reserved)
    return given | _shared(others, most - sum(given.values()))


def _shared(sizes: dict[str, int], lines: int) -> dict[str, int]:
    """Lines dealt out one at a time to every section that can still use one, each getting a few at least."""
    level = _FEW
    while level < max(sizes.values(), default=0) and sum(min(size, level + 1) for size in sizes.values()) <= lines:
        level += 1
    return {name: min(size, level) for name, size in sizes.items()}


def _weightiest(report: Report, several: Sequence[Entry], lines: int) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries to tell and those to name only: what is operative goes before the rest, then what is longer."""

    def weight(entry: Entry) -> tuple[bool, int]:
        change = report.comparison.changes[entry.row]
        return report.parts[entry.row] == "operative", sum(len(e.text) for e in change.words if e.sign != "=")

    told = {entry.row for entry in sorted(several, key=weight, reverse=True)[:lines]}
    return tuple(e for e in several if e.row in told), tuple(e for e in several if e.row not in told)


def _aside(report: Report, name: str, several: Sequence[Entry]) -> str:
    """The ladder that the judgements of a section rest on, or the ladders."""
    if name not in ("stronger", "weaker", "verbs"):
        return ""
    sources = (f.source for e in several for f in report.meanings[e.row].facets if f.family == "lead")
    return listed(list(dict.fromkeys(filter(None, sources))))


def _selection(report: Report) -> str:
    """What the reader's choice left of the changes."""
    total = sum(not change.is_quiet for change in report.comparison.changes)
    left = sum(not report.comparison.changes[row].is_quiet for row in report.rows)
    said = str(report.choice)
    return f"Only {said}: {left} of {counted(total, 'change')}." if said else ""


def _closing(report: Report) -> Iterator[str]:
    """The changes that matter least, counted and named, each with the rules that made them so."""
    for klass in ("routine", "editorial"):
        yield from _of_class(report, klass)
    only_numbers = sum(c.is_quiet and c.renumbered for c in report.comparison.changes)
    if only_numbers and not str(report.choice):
        verb = "has" if only_numbers == 1 else "have"
        yield f"{counted(only_numbers, 'more paragraph')} {verb} another number and the same words."


def _of_class(report: Report, klass: Class) -> Iterator[str]:
    rows = [row for row in report.rows if report.meanings[row].klass == klass]
    if rows and report.choice.classes == (klass,) and len(rows) == 1:
        return
    if not rows:
        return
    rules = Counter(report.meanings[row].rule for row in rows)
    why = listed([f"{rule} ({count})" if len(rules) > 1 else rule for rule, count in rules.most_common()], mark=";")
    changes = [report.comparison.changes[row] for row in rows]
    where = listed([addresses(change.new or change.old) for change in changes])
    verb = "is" if len(rows) == 1 else "are"
    yield f"{counted(len(rows), 'change')} {verb} {klass}, {why}: {where}."
