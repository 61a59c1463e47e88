"""The story of a clause: what happened to it, version by version, with the words that changed."""

from __future__ import annotations

from attrs import frozen

from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.signs import said
from resdiff.model import Edit
from resdiff.summary.english import day, listed
from resdiff.visible import visible
from resdiff.wording import edits


@frozen
class Chapter:
    """What happened in a version, or in several in a row in which nothing did.

    `words` are those of the clause beside the words it had when it stood last; empty where none changed. `remark` says
    what other clauses have to do with it, and how long it was away.
    """

    first: int
    last: int
    standing: Standing
    what: str
    words: tuple[Edit, ...] = ()
    remark: str = ""


def chapters(history: History, clause: Clause) -> list[Chapter]:
    """The story of a clause from its birth to the last version, versions without it left out."""
    told: list[Chapter] = []
    before: Standing | None = None
    for standing in clause.standings:
        if standing.happened == "absent":
            continue
        number = standing.version
        if told and standing.is_quiet and told[-1].standing.is_quiet and told[-1].last == number - 1:
            told[-1] = Chapter(told[-1].first, number, standing, told[-1].what)
        else:
            words = edits(before.text if before else "", standing.text) if standing.is_here else ()
            if all(edit.sign == "=" for edit in words):
                words = ()
            told.append(Chapter(number, number, standing, said(standing), words, _remark(history, standing)))
        before = standing if standing.is_here else before
    return told


def _remark(history: History, standing: Standing) -> str:
    names, ties = history.short_names, standing.ties
    if standing.happened == "parted":
        last, *hosts = ties
        if last.version == standing.version - 1:
            return f"from {listed([tie.address for tie in ties])}"
        stood = f"last {last.address} in {names[last.version]}, in another clause since {names[last.version + 1]}"
        return f"again from {listed([tie.address for tie in hosts])}; {stood}"
    if standing.happened in ("joined", "within"):
        return f"{'into' if standing.happened == 'joined' else 'in'} {listed([tie.address for tie in ties])}"
    if standing.happened == "back":
        last = ties[0]
        away = [names[number] for number in range(last.version + 1, standing.version)]
        gap = listed([away[0]]) if len(away) == 1 else f"{away[0]} to {away[-1]}"
        others = f"; with words of {_sources(history, standing)}" if ties[1:] else ""
        return f"last {last.address} in {names[last.version]}, absent in {gap}{others}"
    if len(ties) > 1:
        return f"with words of {_sources(history, standing)}"
    return ""


def _sources(history: History, standing: Standing) -> str:
    """Where else its words come from: "OP7 and OP9", "OP11 of 72" where that was earlier than the year before."""
    return listed(
        [
            tie.address + (f" of {history.short_names[tie.version]}" if tie.version < standing.version - 1 else "")
            for tie in standing.ties[1:]
        ]
    )


def when(history: History, chapter: Chapter) -> str:
    """The versions of a chapter by their short names: "78", "74 to 77"."""
    names = history.short_names
    return names[chapter.first] + (f" to {names[chapter.last]}" if chapter.last > chapter.first else "")


def where(clause: Clause, history: History) -> str:
    """Where a clause stands in the latest version, or stood last: "OP7", "OP11 in 72"."""
    last = clause.latest
    if last.version == len(history.versions) - 1:
        return last.address
    return f"{last.address} in {history.short_names[last.version]}"


def title(history: History) -> str:
    """What to call the history: the latest title and the names of the first and the last version."""
    first, last = history.versions[0], history.versions[-1]
    subject = f"{visible(last.document.title)}: " if last.document.title else ""
    return f"{subject}{visible(first.name)} to {visible(last.name)}"


def opening(history: History) -> list[str]:
    """The history in two or three sentences."""
    first, last = history.versions[0].document, history.versions[-1].document
    dates = f", from {day(first.date)} to {day(last.date)}" if first.date and last.date else ""
    standing = sum(clause.standings[-1].is_here for clause in history.clauses)
    back = [clause for clause in history.clauses if clause.is_back]
    ever = sum(len(clause.here) == len(history.versions) for clause in history.clauses)
    lines = [
        f"{len(history.versions)} versions{dates}.",
        f"{len(history.clauses)} clauses in all; {standing} stand in the latest version, {ever} in every one.",
    ]
    if back:
        inside = sum(all(standing.happened != "back" for standing in clause.standings) for clause in back)
        lines.append(f"{len(back)} came back after an absence{f', {inside} inside another clause' if inside else ''}.")
    return lines
