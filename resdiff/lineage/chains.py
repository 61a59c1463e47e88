"""From versions and the comparisons of neighbours to clauses: each new version extends what is known of those before.

Nothing known is ever changed by a later version, and to add one takes only its comparison with the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from attrs import evolve

from resdiff.lineage.joints import Joints, joints
from resdiff.lineage.values import Clause, Happened, History, Standing, Tie, Version, Woken
from resdiff.model import Change, Comparison, Document, Part, Transfer

_TRANSFERS: dict[tuple[Part, Part], Transfer] = {
    ("preamble", "operative"): "promoted",
    ("operative", "preamble"): "demoted",
}


def begin(document: Document) -> History:
    """The history of a single version: every paragraph is born in it."""
    version = Version(_name(document, ()), document)
    clauses = tuple(
        Clause(_clause_name(version, p.id), (Standing(0, "born", p.id, p.text),)) for p in document.paragraphs
    )
    return History((version,), clauses, ())


def extend(history: History, comparison: Comparison, known: Joints | None = None) -> History:
    """The history with one version more: `comparison` is that of the last version with the new one.

    `known` are the joints between the two, where they were worked out before.
    """
    found = known or joints(history, comparison)
    document, number = comparison.new, len(history.versions)
    version = Version(_name(document, [known.name for known in history.versions]), document)
    before, old_clauses = history.places[-1], history.clauses
    places: dict[str, int] = {}
    names = [clause.name for clause in old_clauses]
    for paragraph in document.paragraphs:
        if old := found.carried.get(paragraph.id):
            places[paragraph.id] = before[old]
        elif woken := found.woken.get(paragraph.id):
            places[paragraph.id] = woken.clause
        else:
            places[paragraph.id] = len(names)
            names.append(_clause_name(version, paragraph.id))

    standings: dict[int, Standing] = {}
    for row, change in enumerate(comparison.changes):
        for address in change.new:
            paragraph = comparison.new_paragraphs[address]
            standing = _standing(history, change, address, paragraph.part, found)
            standings[places[address]] = evolve(standing, text=paragraph.text, change=row)
        carried = {found.carried.get(address) for address in change.new}
        for address in change.old:
            if address not in carried:
                ties = tuple(Tie(places[new], number, new) for new in change.new)
                standings[before[address]] = Standing(number, "joined" if ties else "dropped", ties=ties, change=row)
    for address, several in found.within.items():
        for one in several:
            ties = (Tie(places[address], number, address),)
            standings[one.clause] = Standing(number, "within", ties=ties, similarity=one.similarity)
    clauses = tuple(
        Clause(
            name,
            (
                *(old_clauses[at].standings if at < len(old_clauses) else ()),
                standings.get(at) or Standing(number, "absent"),
            ),
        )
        for at, name in enumerate(names)
    )
    return History((*history.versions, version), clauses, (*history.comparisons, comparison))


def _standing(history: History, change: Change, address: str, part: Part, found: Joints) -> Standing:
    """The standing of a new paragraph, without its text."""
    last, before = len(history.versions) - 1, history.places[-1]
    own, woken = found.carried.get(address, ""), found.woken.get(address)
    ties = [Tie(before[old], last, old) for old in sorted(change.old, key=lambda old: old != own)]
    if woken:
        ties.insert(0, Tie(woken.clause, woken.version, woken.address))
    ties += [Tie(one.clause, one.version, one.address) for one in found.within.get(address, ())]
    # The clause's own way counts: of two pieces of a split, one may leave its part of the text.
    before_it = ties[0] if own or woken else None
    was = history.paragraphs[before_it.version][before_it.address].part if before_it else part
    transfer = _TRANSFERS.get((was, part), "")
    return Standing(
        last + 1,
        _happened(history, change, own, woken),
        address,
        ties=tuple(ties),
        similarity=woken.similarity if woken else change.similarity,
        moved=change.moved and not woken,
        promoted=transfer == "promoted",
        demoted=transfer == "demoted",
        copied=change.copied,
        renumbered=change.renumbered,
        uncertain=change.uncertain,
        notes_changed=bool(change.notes),
    )


def _happened(history: History, change: Change, own: str, woken: Woken | None) -> Happened:
    if not own:
        stood_on = woken is not None and not _hosts(history, woken.clause).isdisjoint(
            history.places[-1][old] for old in change.old
        )
        return "back" if woken and not stood_on else "parted" if change.old else "born"
    kinds: dict[str, Happened] = {"unchanged": "carried", "split": "split", "merged": "merged", "recast": "recast"}
    return kinds.get(change.kind, "reworded")


def _hosts(history: History, clause: int) -> set[int]:
    """The clauses that the words of one stood on in when it ended: those that it went into, and where these went."""
    hosts: set[int] = set()
    waiting = [clause]
    while waiting:
        last = next(s for s in reversed(history.clauses[waiting.pop()].standings) if s.happened != "absent")
        found = {tie.clause for tie in last.ties} if last.happened in ("joined", "within") else set()
        waiting += found - hosts
        hosts |= found
    return hosts


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
