"""From versions and the comparisons of neighbours to clauses: each new version extends what is known of those before.

Nothing known is ever changed by a later version, and to add one takes only its comparison with the last.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import PurePosixPath

from attrs import evolve, frozen

from resdiff.alignment.passages import Lexicon
from resdiff.alignment.similarity import order_ratio
from resdiff.lineage.dormant import Woken, wake
from resdiff.lineage.values import Clause, Happened, History, Standing, Tie, Version
from resdiff.model import Change, Comparison, Document, Paragraph
from resdiff.wording import tokens


def begin(document: Document) -> History:
    """The history of a single version: every paragraph is born in it."""
    version = Version(_name(document, ()), document)
    clauses = tuple(
        Clause(_clause_name(version, p.id), (Standing(0, "born", p.id, p.text),)) for p in document.paragraphs
    )
    return History((version,), clauses, ())


def extend(history: History, comparison: Comparison) -> History:
    """The history with one version more: `comparison` is that of the last version with the new one."""
    document, before = comparison.new, history.places[-1]
    version = Version(_name(document, [known.name for known in history.versions]), document)
    number = len(history.versions)
    lines = dict(_lines(history, comparison))
    ends = {line.old: line for line in lines.values() if line.old}
    fresh = [paragraph for paragraph in document.paragraphs if not lines[paragraph.id].old]
    woken = wake(history, comparison, fresh)

    clauses = [evolve(clause, standings=(*clause.standings, Standing(number, "absent"))) for clause in history.clauses]
    places: dict[str, int] = {}
    for paragraph in document.paragraphs:
        line = lines[paragraph.id]
        at = before[line.old] if line.old else woken[paragraph.id].clause if paragraph.id in woken else None
        if at is None:
            places[paragraph.id] = len(clauses)
            clauses.append(Clause(_clause_name(version, paragraph.id), ()))
        else:
            places[paragraph.id] = at
    for paragraph in document.paragraphs:
        at = places[paragraph.id]
        earlier = history.clauses[at].standings if at < len(history.clauses) else ()
        standing = _standing(history, comparison, lines[paragraph.id], woken.get(paragraph.id))
        clauses[at] = evolve(clauses[at], standings=(*earlier, evolve(standing, text=paragraph.text)))
    for row, change in enumerate(comparison.changes):
        for address in change.old:
            if address not in ends:
                at = before[address]
                ties = tuple(Tie(places[new], number, new) for new in change.new)
                gone = Standing(number, "joined" if ties else "dropped", ties=ties, change=row)
                clauses[at] = evolve(clauses[at], standings=(*history.clauses[at].standings, gone))
    return History((*history.versions, version), tuple(clauses), (*history.comparisons, comparison))


@frozen
class _Line:
    """A paragraph of the new version, and the old one whose clause it carries on, empty where it is none's."""

    old: str
    new: str
    row: int
    """The change, by its row in the comparison, that both stand in."""


def _lines(history: History, comparison: Comparison) -> Iterator[tuple[str, _Line]]:
    """The line of each new paragraph, by its address."""
    for row, change in enumerate(comparison.changes):
        carried = {new: old for old, new in _main_lines(history, comparison, change)}
        for new in change.new:
            yield new, _Line(carried.get(new, ""), new, row)


def _main_lines(history: History, comparison: Comparison, change: Change) -> list[tuple[str, str]]:
    """Which old paragraph of a change is carried on by which new one, each once: the likest first.

    Likest is the piece that resembles what the clause has been through all its years, not the longest one: what was put
    into a clause last year and stands by itself now is not what the clause was.
    """
    if len(change.old) <= 1 and len(change.new) <= 1:
        return [(old, new) for old in change.old for new in change.new]
    shared = _shared(comparison, change)
    likeness = {(old, new): _likeness(history, comparison, old, new) for old, new in shared}
    ranked = sorted(
        shared,
        key=lambda pair: (-likeness[pair], -shared[pair], change.new.index(pair[1]), change.old.index(pair[0])),
    )
    chosen: list[tuple[str, str]] = []
    for old, new in ranked:
        if old not in {o for o, _ in chosen} and new not in {n for _, n in chosen}:
            chosen.append((old, new))
    return chosen


def _likeness(history: History, comparison: Comparison, old: str, new: str) -> float:
    """How alike (0 to 1) a new paragraph is to the clause of an old one, the mean of all versions it stood in."""
    clause, lexicon = history.clauses[history.places[-1][old]], Lexicon()
    code = lexicon.passage(comparison.new_paragraphs[new]).code
    stood = [lexicon.passage(history.paragraphs[s.version][s.address]).code for s in clause.here]
    return sum(order_ratio(code, other) for other in stood) / len(stood)


def _shared(comparison: Comparison, change: Change) -> Counter[tuple[str, str]]:
    """How many words each old and new paragraph of a change have in common where they stand in order."""
    old_ends, new_ends = _ends(change.old, comparison.old_paragraphs), _ends(change.new, comparison.new_paragraphs)
    found: Counter[tuple[str, str]] = Counter()
    mine = theirs = 0
    for edit in change.words:
        for token in tokens(edit.text):
            if edit.sign == "=" and any(map(str.isalnum, token)):
                found[change.old[bisect(old_ends, mine)], change.new[bisect(new_ends, theirs)]] += 1
            mine += len(token) if edit.sign != "+" else 0
            theirs += len(token) if edit.sign != "-" else 0
    return found


def _ends(addresses: Sequence[str], paragraphs: Mapping[str, Paragraph]) -> list[int]:
    """Where each of some paragraphs ends in their joined text, the newline behind it included."""
    return list(accumulate(len(paragraphs[address].text) + 1 for address in addresses))


def _standing(history: History, comparison: Comparison, line: _Line, woken: Woken | None) -> Standing:
    """The standing of a new paragraph, without its text."""
    change, last = comparison.changes[line.row], len(history.versions) - 1
    before = history.places[-1]
    sources = sorted(change.old, key=lambda old: old != line.old)
    ties = [Tie(before[old], last, old) for old in sources]
    if woken:
        ties.insert(0, Tie(woken.clause, woken.version, woken.address))
    return Standing(
        last + 1,
        "back" if woken else _happened(change, line),
        line.new,
        ties=tuple(ties),
        change=line.row,
        similarity=woken.similarity if woken else change.similarity,
        moved=change.moved and not woken,
        promoted=change.transfer == "promoted",
        demoted=change.transfer == "demoted",
        copied=change.copied,
        renumbered=change.renumbered,
        uncertain=change.uncertain,
        notes_changed=bool(change.notes),
    )


def _happened(change: Change, line: _Line) -> Happened:
    if not line.old:
        return "parted" if change.old else "born"
    kinds: dict[str, Happened] = {"unchanged": "carried", "split": "split", "merged": "merged", "recast": "recast"}
    return kinds.get(change.kind, "reworded")


def _clause_name(version: Version, address: str) -> str:
    return f"{version.name} {address}"


def _name(document: Document, taken: Sequence[str]) -> str:
    """What to call a version: its symbol or the name of its file, with a number where an earlier one has it."""
    name = document.symbol or PurePosixPath(document.source.replace("\\", "/")).stem or document.source
    count, found = 1, name
    while found in taken:
        count += 1
        found = f"{name} ({count})"
    return found
