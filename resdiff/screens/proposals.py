"""Several drafts laid together: who proposes what on the clause at the cursor, and what it is worth once decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen
from textual.content import Content

from resdiff.review.laying import Fit, Place, Proposal, Standing, decide
from resdiff.screens.marked import marked
from resdiff.summary.english import listed
from resdiff.wording import edits

if TYPE_CHECKING:
    from resdiff.model import Comparison
    from resdiff.review.decisions import Decision
    from resdiff.review.laying import Laid

_STANDINGS: dict[Standing, str] = {
    "alone": "proposed by one alone",
    "agreed": "they agree",
    "compatible": "their words do not touch each other",
    "clash": "they clash",
}
_FITS: dict[Fit, str] = {
    "met": "met by what is decided",
    "fits": "still fits what is decided",
    "stale": "stale: what is decided has other words in its place",
}


@frozen
class Offer:
    """What some drafts would have in a place, and what taking it makes of the clause."""

    place: Place
    proposals: tuple[Proposal, ...]
    by: str

    @property
    def is_beside(self) -> bool:
        """Whether it would have a clause of its own behind the one that it belongs to."""
        return not self.place.base and all(proposal.draft for proposal in self.place.proposals)

    def taken(self, words: Sequence[str]) -> tuple[str, ...]:
        """The paragraphs of the clause with the offer taken; `words` are those that stand. Empty where it is to go."""
        texts = self.proposals[0].texts
        return (*words, *texts) if self.is_beside else texts


def places_by_change(laid: Laid, comparison: Comparison) -> Mapping[int, tuple[Place, ...]]:
    """The places that proposals are about, by the change of the first draft that each belongs to.

    What is new in another draft belongs to the clause that it would follow.
    """
    of_old = {address: row for row, change in enumerate(comparison.changes) for address in change.old}
    of_new = {address: row for row, change in enumerate(comparison.changes) for address in change.new}
    found: dict[int, list[Place]] = defaultdict(list)
    for place in laid.places:
        mine = [address for proposal in place.proposals if proposal.draft == 0 for address in proposal.addresses]
        rows = [of_old[address] for address in place.base]
        rows = rows or [of_new[address] for address in mine] or [of_old.get(place.after, 0)]
        for row in dict.fromkeys(rows):
            found[row].append(place)
    return {row: tuple(places) for row, places in found.items() if any(_is_by_others(place) for place in places)}


def _is_by_others(place: Place) -> bool:
    return any(proposal.draft for proposal in place.proposals)


def clashes(places: Sequence[Place]) -> bool:
    """Whether proposals cannot all be had."""
    return any(place.standing == "clash" for place in places)


def offers(laid: Laid, places: Sequence[Place]) -> tuple[Offer, ...]:
    """What can be taken, one offer for those who agree."""
    return tuple(
        Offer(place, group, listed([laid.names[proposal.draft] for proposal in group]))
        for place in places
        for group in place.groups
    )


def offer_line(offer: Offer, *, bracketed: bool) -> Content:
    """Who would have which words."""
    where = "" if offer.place.base else f", new after {offer.place.after}" if offer.place.after else ", new at the head"
    return Content.assemble((f"{offer.by}{where}: ", "bold"), _words(offer, bracketed=bracketed))


def _words(offer: Offer, *, bracketed: bool) -> Content:
    texts = offer.proposals[0].texts
    if not texts:
        return Content("delete")
    return marked(edits("\n".join(offer.place.texts), "\n".join(texts)), bracketed=bracketed)


def proposal_lines(laid: Laid, places: Sequence[Place], decision: Decision, *, bracketed: bool) -> Iterator[Content]:
    """Who proposes what, how the proposals stand to each other, and what each is worth after what is decided."""
    line = partial(offer_line, bracketed=bracketed)
    for place in places:
        yield Content.styled(f"Proposals: {_STANDINGS[place.standing]}", "bold")
        fits = {}
        if decision.demanded is not None and place.base == decision.base.addresses:
            fits = {id(each.proposal): _FITS[each.fit] for each in decide(place, decision.demanded)}
        for offer in offers(laid, [place]):
            yield line(offer)
            if told := fits.get(id(offer.proposals[0])):
                yield Content.styled(f"({told})", "$text-aside")
        yield Content()
