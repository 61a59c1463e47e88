"""Several drafts laid together on their base: for each clause who proposes what, where they agree, where they clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import define, evolve, field, frozen

from resdiff.alignment import align
from resdiff.comparison import compare
from resdiff.model import Change, Comparison, Document, Paragraph
from resdiff.review.marks import mark_text
from resdiff.review.rebasing import clash, patches, rebased

Standing = Literal["alone", "agreed", "compatible", "clash"]
"""One draft proposes something; several propose the same; their words do not touch; they cannot all be had."""

STANDINGS: tuple[Standing, ...] = ("alone", "agreed", "compatible", "clash")
Fit = Literal["met", "fits", "stale"]


@frozen
class Proposal:
    """What one draft (by its place in the list) would have in a place: `texts` of paragraphs, none where it shall go.

    `moved_after` is the base address that it would place the clause behind, None where it leaves it in its place.
    """

    draft: int
    addresses: tuple[str, ...]
    texts: tuple[str, ...]
    moved_after: str | None = None

    def agrees(self, other: Proposal) -> bool:
        """The same words in the same place."""
        mine, theirs = (tuple(map(mark_text, each.texts)) for each in (self, other))
        return mine == theirs and self.moved_after == other.moved_after


@frozen
class Place:
    """Paragraphs of the base that proposals are about; with none, the point behind `after` where something is new."""

    base: tuple[str, ...]
    texts: tuple[str, ...]
    after: str
    proposals: tuple[Proposal, ...]

    @property
    def groups(self) -> tuple[tuple[Proposal, ...], ...]:
        """The proposals, those together that agree, in the order of the drafts."""
        groups: list[list[Proposal]] = []
        for proposal in self.proposals:
            group = next((group for group in groups if group[0].agrees(proposal)), None)
            if group is None:
                groups.append([proposal])
            else:
                group.append(proposal)
        return tuple(map(tuple, groups))

    @property
    def standing(self) -> Standing:
        """How the proposals stand to each other."""
        if len(self.proposals) == 1:
            return "alone"
        groups = self.groups
        if len(groups) == 1:
            return "agreed"
        base = "\n".join(self.texts)
        rows = [patches(base, "\n".join(group[0].texts)) for group in groups]
        gone = any(not group[0].texts for group in groups)
        moved = len({group[0].moved_after for group in groups}) > 1
        touching = any(clash(one, other) for at, one in enumerate(rows) for other in rows[:at])
        return "clash" if gone or moved or touching else "compatible"


@frozen
class Rebased:
    """A proposal after another text was decided on in its place.

    `met`: it is what was decided; `fits`: `texts` are what it makes of the decided text; `stale`: it changes words that
    the decision changed.
    """

    proposal: Proposal
    fit: Fit
    texts: tuple[str, ...]


@frozen
class Laid:
    """Drafts laid together on their base; the places in the order of the base, what is new behind what it follows."""

    base: Document
    names: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    places: tuple[Place, ...]


def lay(base: Document, drafts: Sequence[Document], names: Sequence[str] = ()) -> Laid:
    """Compare each draft with the base and lay what they propose together. `names` say who proposes."""
    comparisons = tuple(compare(base, draft) for draft in drafts)
    at = {paragraph.id: place for place, paragraph in enumerate(base.paragraphs)}
    places = [*_on_clauses(base, comparisons, at), *_insertions(comparisons)]
    order = sorted(places, key=lambda p: (at[p.base[0]], 0) if p.base else (at.get(p.after, -1), 1))
    return Laid(base, tuple(names) or tuple(draft.name for draft in drafts), comparisons, tuple(order))


def decide(place: Place, texts: Sequence[str]) -> tuple[Rebased, ...]:
    """What each proposal is worth once `texts` are decided on in its place (the base's own where all is rejected)."""
    decided, base = "\n".join(texts), "\n".join(place.texts)
    found = []
    for proposal in place.proposals:
        if tuple(map(mark_text, texts)) == tuple(map(mark_text, proposal.texts)):
            found.append(Rebased(proposal, "met", tuple(texts)))
            continue
        if tuple(texts) == place.texts:
            found.append(Rebased(proposal, "fits", proposal.texts))
            continue
        merged = rebased(base, decided, "\n".join(proposal.texts)) if texts and proposal.texts else None
        if merged is None:
            found.append(Rebased(proposal, "stale", proposal.texts))
        else:
            found.append(Rebased(proposal, "fits", tuple(merged.split("\n"))))
    return tuple(found)


def _on_clauses(base: Document, comparisons: Sequence[Comparison], at: dict[str, int]) -> Iterable[Place]:
    """A place for all base paragraphs that some draft's change holds together."""
    texts = {paragraph.id: paragraph.text for paragraph in base.paragraphs}
    union = _Union()
    for comparison in comparisons:
        for change in comparison.changes:
            if change.old and not change.is_quiet:
                union.join(change.old)
    for members in union.groups:
        addresses = tuple(sorted(members, key=at.__getitem__))
        proposals = []
        for draft, comparison in enumerate(comparisons):
            touching = [c for c in comparison.changes if members & set(c.old)]
            if any(not change.is_quiet for change in touching):
                proposals.append(_proposal(draft, comparison, touching))
        yield Place(addresses, tuple(texts[a] for a in addresses), "", tuple(proposals))


def _proposal(draft: int, comparison: Comparison, changes: Sequence[Change]) -> Proposal:
    order = {paragraph.id: place for place, paragraph in enumerate(comparison.new.paragraphs)}
    addresses = tuple(sorted((a for change in changes for a in change.new), key=order.__getitem__))
    moved = any(change.moved or change.transfer for change in changes) and bool(addresses)
    after = _behind(comparison)[addresses[0]] if moved else None
    return Proposal(draft, addresses, tuple(comparison.new_paragraphs[a].text for a in addresses), after)


def _behind(comparison: Comparison) -> dict[str, str]:
    """For each new paragraph the base address that it stands behind, empty at the beginning."""
    of_new = {address: change for change in comparison.changes for address in change.new}
    behind, last = {}, ""
    for paragraph in comparison.new.paragraphs:
        behind[paragraph.id] = last
        change = of_new[paragraph.id]
        if change.old and not (change.moved or change.transfer):
            last = change.old[-1]
    return behind


def _insertions(comparisons: Sequence[Comparison]) -> list[Place]:
    """A place for each clause that is new in some draft; one for the same words, or much the same at the same point."""
    places: list[Place] = []
    for draft, comparison in enumerate(comparisons):
        behind = _behind(comparison)
        waiting: dict[str, list[Proposal]] = defaultdict(list)
        for change in comparison.changes:
            if change.new and not change.old:
                texts = tuple(comparison.new_paragraphs[address].text for address in change.new)
                proposal = Proposal(draft, change.new, texts)
                if not _joined(places, proposal):
                    waiting[behind[change.new[0]]].append(proposal)
        for after, proposals in waiting.items():
            alike = _alike([p for p in places if p.after == after], proposals)
            for k, proposal in enumerate(proposals):
                if k in alike:
                    at = places.index(alike[k])
                    places[at] = evolve(places[at], proposals=(*places[at].proposals, proposal))
                else:
                    places.append(Place((), (), after, (proposal,)))
    return places


def _joined(places: list[Place], proposal: Proposal) -> bool:
    """Put a proposal where another draft proposes the same words, if one does."""
    for at, place in enumerate(places):
        drafts = {other.draft for other in place.proposals}
        if proposal.draft not in drafts and any(other.agrees(proposal) for other in place.proposals):
            places[at] = evolve(place, proposals=(*place.proposals, proposal))
            return True
    return False


def _alike(places: Sequence[Place], proposals: Sequence[Proposal]) -> dict[int, Place]:
    """Which of the proposals (by index) are another version of what stands in which place."""
    if not places or not proposals:
        return {}
    sides = [place.proposals[0].texts for place in places], [proposal.texts for proposal in proposals]
    documents = [
        Document(str(side), tuple(Paragraph(str(k), "operative", "\n".join(texts)) for k, texts in enumerate(row)))
        for side, row in enumerate(sides)
    ]
    matches = align(documents[0], documents[1])
    return {int(m.new[0]): places[int(m.old[0])] for m in matches if len(m.old) == len(m.new) == 1}


@define
class _Union:
    """Things held together by what they share."""

    _of: dict[str, set[str]] = field(factory=dict, init=False)

    def join(self, members: Iterable[str]) -> None:
        merged: set[str] = set()
        for member in members:
            merged |= self._of.get(member, {member})
        self._of |= dict.fromkeys(merged, merged)

    @property
    def groups(self) -> list[set[str]]:
        return list({id(group): group for group in self._of.values()}.values())
