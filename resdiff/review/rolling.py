"""The rolling text of several drafts: the base with what each proposes in brackets, alternatives where they clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from resdiff.review.laying import Laid, Place, Proposal
from resdiff.review.rebasing import Patch, patches

# How negotiators count what comes in between (un-practice, section 2); after these, figures.
_SERIES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")


@frozen
class Run:
    """A run of words: kept, to go, or new; `by` names those who propose it."""

    sign: Literal["=", "-", "+"]
    text: str
    by: tuple[str, ...] = ()


@frozen
class Entry:
    """A paragraph of the rolling text: its address ("OP12", "OP12 alt", "OP12 bis"), its words, and who has it so.

    `by` is empty where the words are the base's, with what is proposed on them in their runs; `aside` says what is
    proposed beside words ("delete", "place after OP3").
    """

    address: str
    runs: tuple[Run, ...]
    by: tuple[str, ...] = ()
    aside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    place: Place | None = None


def rolling_text(laid: Laid) -> tuple[Entry, ...]:
    """The rolling text, in the order of the base."""
    of_base = {place.base[0]: place for place in laid.places if place.base}
    within = {address: place for place in laid.places for address in place.base}
    new: dict[str, list[Place]] = defaultdict(list)
    for place in laid.places:
        if not place.base:
            new[place.after].append(place)
    entries: list[Entry] = list(_inserted(laid, "", new[""]))
    for paragraph in laid.base.paragraphs:
        if paragraph.id in of_base:
            entries += _proposed_on(laid, of_base[paragraph.id])
        elif paragraph.id not in within:
            entries.append(Entry(paragraph.id, (Run("=", paragraph.text),)))
        entries += _inserted(laid, paragraph.id, new[paragraph.id])
    return tuple(entries)


def _who(laid: Laid, proposals: Sequence[Proposal]) -> tuple[str, ...]:
    return tuple(laid.names[proposal.draft] for proposal in proposals)


def _proposed_on(laid: Laid, place: Place) -> Iterator[Entry]:
    """The base's words with brackets in them where all proposals can be had; else each as an alternative."""
    address = "+".join(place.base)
    aside: list[tuple[str, tuple[str, ...]]] = []
    worded: list[tuple[Proposal, ...]] = []
    for group in place.groups:
        first = group[0]
        if not first.texts:
            aside.append(("delete", _who(laid, group)))
            continue
        if first.moved_after is not None:
            where = f"place after {first.moved_after}" if first.moved_after else "place first"
            aside.append((where, _who(laid, group)))
        if first.texts != place.texts:
            worded.append(group)
    base = "\n".join(place.texts)
    shared: dict[Patch, list[str]] = defaultdict(list)
    for group in worded:
        for patch in patches(base, "\n".join(group[0].texts)):
            shared[patch] += _who(laid, group)
    rows = sorted(shared, key=lambda patch: (patch.start, patch.end))
    if not any(one.touches(other) for at, one in enumerate(rows) for other in rows[:at]):
        yield Entry(
            address, tuple(_bracketed(base, [(row, tuple(shared[row])) for row in rows])), (), tuple(aside), place
        )
        return
    yield Entry(address, (Run("=", base),), (), tuple(aside), place)
    for count, group in enumerate(worded, 1):
        name = f"{address} alt" if len(worded) == 1 or count == 1 else f"{address} alt {count}"
        yield Entry(name, (Run("=", "\n".join(group[0].texts)),), _who(laid, group), (), place)


def _bracketed(base: str, rows: Sequence[tuple[Patch, tuple[str, ...]]]) -> Iterator[Run]:
    at = 0
    for patch, by in rows:
        for run in (
            Run("=", base[at : patch.start]),
            Run("-", base[patch.start : patch.end], by),
            Run("+", patch.text, by),
        ):
            if run.text:
                yield run
        at = patch.end
    if base[at:]:
        yield Run("=", base[at:])


def _inserted(laid: Laid, after: str, places: Sequence[Place]) -> Iterator[Entry]:
    """What is new behind a paragraph: bis, ter and so on, and alternatives of each."""
    for count, place in enumerate(places):
        series = _SERIES[count] if count < len(_SERIES) else str(count + 2)
        name = f"{after} {series}" if after else f"before all {series}"
        for k, group in enumerate(place.groups):
            alternative = "" if not k else " alt" if k == 1 else f" alt {k}"
            text = "\n".join(group[0].texts)
            yield Entry(f"{name}{alternative}", (Run("=", text),), _who(laid, group), (), place)
