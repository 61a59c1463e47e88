"""The summary as a value: headline, sections and closing sentences, the same for every form and format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from resdiff.meaning import Class
from resdiff.summary.english import counted, listed
from resdiff.summary.entries import Entry, entries
from resdiff.summary.headline import headline, selection
from resdiff.summary.lines import lines
from resdiff.summary.naming import names, ranges, standing
from resdiff.summary.pieces import say
from resdiff.summary.report import Report
from resdiff.summary.topics import TOPICS, word_of
from resdiff.visible import visible

PAGE = 40
"""Lines that a page tells; what does not fit is named by its address."""
_FIRST = ("new", "gone", "stronger", "weaker", "qualified", "check")
"""Topics that get room before the others, and a few lines at least, however full the page is."""
_LAST = ("notes",)
"""Topics that get what is left."""
_WHOLE = ("check",)
"""Topics of which every line is told: what has to be checked is asked of the reader."""
_FEW = 3
_LITTLE = 20
"""Characters that came and went, of which a clause has to have more to be told before others."""
EVERYWHERE = ("reworded", "verbs", "actors", "notes")
"""Topics that so many clauses belong to that those told under another one are only counted, where they are many."""
MANY = 6
"""More clauses told under another topic than this are many."""


@frozen
class Section:
    """What is told under one topic. `rest` are the lines of which only the address is told, because the page is full.

    `above` are clauses that belong here too and are told under a topic before this one. `aside` says on whose word it
    is told (a ladder), empty where nobody judged.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...] = ()
    above: tuple[Entry, ...] = ()
    aside: str = ""

    @property
    def is_told(self) -> bool:
        """Whether there is a line or an address to read under it."""
        is_aside = self.name == "reworded" and len(self.above) > MANY  # nearly every clause is reworded
        return bool(self.entries or self.rest or (self.above and not is_aside))

    @property
    def count(self) -> int:
        """How many clauses stand under this topic, told or only named."""
        return sum(entry.size for entry in (*self.entries, *self.rest, *self.above))


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

    @property
    def in_lines(self) -> tuple[Section, ...]:
        """The sections with a line of their own to tell."""
        return tuple(section for section in self.sections if section.entries)

    @property
    def in_names(self) -> tuple[Section, ...]:
        """The sections whose clauses are only named."""
        return tuple(section for section in self.sections if section.is_told and not section.entries)


def digest(report: Report, most: int | None = PAGE) -> Digest:
    """The summary of what was chosen, in about `most` lines; None tells all, and so does a choice of topics."""
    old, new = names(report.comparison)
    found, above = lines(report, entries(report))
    if report.choice.only:
        most = None
    if most is not None:
        found |= {name: _folded(report, found[name]) for name in ("new", "gone") if name in found}
    room = _room({name: len(several) for name, several in found.items() if several}, most)
    sections = []
    for topic in TOPICS:
        if found[topic.name] or above[topic.name]:
            told, rest = _weightiest(report, found[topic.name], room.get(topic.name, 0))
            aside = _aside(report, topic.name, told)
            sections.append(Section(topic.name, topic.title, told, rest, above[topic.name], aside))
    return Digest(
        title=f"{old} → {new}",
        subject=visible(report.comparison.new.title or report.comparison.old.title),
        headline=tuple(headline(report)),
        selection=selection(report),
        sections=tuple(sections),
        closing=tuple(_closing(report)),
    )


def _folded(report: Report, several: Sequence[Entry]) -> tuple[Entry, ...]:
    """Clauses that came or went together in one line: a list with its chapeau, and what stands in a row in an annex."""
    found: list[list[Entry]] = []
    for entry in several:
        run = found[-1] if found else [entry]
        (first,), (here,) = run[0].new or run[0].old, entry.new or entry.old
        in_list = here.startswith(f"{first}(")
        in_annex = report.parts[entry.row] == report.parts[run[0].row] == "annex"
        copied = report.comparison.changes[entry.row].copied
        if found and entry.row == run[-1].row + 1 and (in_list or in_annex) and not copied:
            run.append(entry)
        else:
            found.append([entry])
    return tuple(entry for run in found for entry in (run if len(run) < _FEW else [_as_one(run)]))


def _as_one(run: Sequence[Entry]) -> Entry:
    first, last = run[0], (run[-1].new or run[-1].old)[0]
    more = say(f", and {len(run) - 1} more paragraphs to {last}")
    return evolve(first, said=(*first.said, more), size=len(run))


def _room(sizes: dict[str, int], most: int | None) -> dict[str, int]:
    """How many lines each section gets: what deserves a look first, a few for most others, the rest what is left."""
    if most is None:
        return sizes
    tiers = [
        [name for name in sizes if name in _FIRST],
        [name for name in sizes if name not in (*_FIRST, *_LAST)],
        [name for name in sizes if name in _LAST],
    ]
    given = {name: 0 if name in _LAST else min(size, _FEW) for name, size in sizes.items()}
    given |= {name: sizes[name] for name in _WHOLE if name in sizes}
    for tier in tiers:
        # One line at a time to every section that can still use one.
        while any(given[name] < sizes[name] for name in tier) and sum(given.values()) < most:
            for name in tier:
                given[name] += given[name] < sizes[name] and sum(given.values()) < most
    return given


def _weightiest(report: Report, several: Sequence[Entry], lines: int) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries to tell and those to name only: a word or two go last, what is operative first, then the longest."""

    def weight(entry: Entry) -> tuple[bool, bool, int]:
        change = report.comparison.changes[entry.row]
        changed = sum(len(e.text) for e in change.words if e.sign != "=")
        return changed > _LITTLE, report.parts[entry.row] == "operative", changed

    told = {entry.row for entry in sorted(several, key=weight, reverse=True)[:lines]}
    return tuple(e for e in several if e.row in told), tuple(e for e in several if e.row not in told)


def _aside(report: Report, name: str, several: Sequence[Entry]) -> str:
    """The ladder that the judgements of a section rest on, or the ladders."""
    if name not in ("stronger", "weaker"):
        return ""
    sources = (f.source for e in several for f in report.meanings[e.row].facets if word_of(f) == name)
    ladders = dict.fromkeys(source.partition(":")[0] for source in sources if ":" in source)
    named = listed([f"“{name}”" for name in ladders])
    return f"by the {'ladder' if len(ladders) == 1 else 'ladders'} {named}" if ladders else ""


def _closing(report: Report) -> Iterator[str]:
    """The changes that matter least, counted and named, each with the rules that made them so."""
    for klass in ("routine", "editorial"):
        yield from _of_class(report, klass)
    only_numbers = sum(c.is_quiet and c.renumbered for c in report.comparison.changes)
    if only_numbers and not str(report.choice):
        verb = "has" if only_numbers == 1 else "have"
        yield f"{counted(only_numbers, 'more paragraph')} {verb} another number in print and the same words."


def _of_class(report: Report, klass: Class) -> Iterator[str]:
    rows = [row for row in report.rows if report.meanings[row].klass == klass]
    if rows and report.choice.classes == (klass,) and len(rows) == 1:
        return
    if not rows:
        return
    rules = Counter(rule for row in rows for rule in report.meanings[row].rule.split("; ") if rule)
    why = "; ".join(f"in {count} {rule}" if len(rows) > 1 else rule for rule, count in rules.most_common())
    changes = [report.comparison.changes[row] for row in rows]
    where = listed(ranges([standing(change.old, change.new) for change in changes]))
    verb = "is" if len(rows) == 1 else "are"
    yield f"{counted(len(rows), 'change')} {verb} {klass}{f' ({why})' if why else ''}: {where}."
