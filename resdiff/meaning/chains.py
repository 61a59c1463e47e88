"""What became of the citations of a clause: chains of resolutions compared as lists, the rest one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdiff.meaning.asides import Aside
from resdiff.meaning.citations import Chain, Citations, Link, later, latest
from resdiff.meaning.facets import Facet, Judgement
from resdiff.meaning.figures import figures
from resdiff.meaning.mentions import Mention, facet, paired, passage_remark
from resdiff.meaning.sides import Sides, overlap

SOURCE = "citations"


def compare_citations(sides: Sides, old: Citations, new: Citations) -> tuple[list[Facet], list[Aside]]:
    """The facets of all citations of a clause, and those whose change is roll-over."""
    facets, asides = _chains(sides, old.chains, new.chains)
    for before, after in paired(sides, old.documents, new.documents):
        facets.append(_one(sides, before, after, "document"))
        if before and after and later(sides.new[slice(*after.place)], sides.old[slice(*before.place)]):
            asides.append(Aside(before.place, after.place, "a later document in place of the former"))
    for before, after in paired(sides, old.sessions, new.sessions):
        facets.append(_one(sides, before, after, "session"))
        if before and after and _moved_on(before.key, after.key):
            asides.append(Aside(before.place, after.place, "a session moved on"))
    for before, after in paired(sides, old.items, new.items):
        facets.append(_one(sides, before, after, "agenda item"))
    for before, after in paired(sides, old.provisions, new.provisions):
        facets.append(_one(sides, before, after, "provision"))
    facets += _instruments(sides, old.instruments, new.instruments)
    return facets, asides


def _one(sides: Sides, old: Mention | None, new: Mention | None, kind: str) -> Facet:
    """The facet of one citation that came, went or gave way to another."""
    judgement: Judgement = "changed" if old and new else "dropped" if old else "added"
    remark = "" if old and new else passage_remark(sides, old, new)
    at_old, at_new = old.place if old else None, new.place if new else None
    return facet(sides, "citation", judgement, at_old, at_new, SOURCE, "; ".join(filter(None, [kind, remark])))


def _chains(sides: Sides, old: Sequence[Chain], new: Sequence[Chain]) -> tuple[list[Facet], list[Aside]]:
    facets: list[Facet] = []
    asides: list[Aside] = []
    lost = {link.symbol for chain in old for link in chain.links}
    came = {link.symbol for chain in new for link in chain.links}
    for before, after in _partners(sides, old, new):
        dropped = [link for link in before.links if link.symbol not in came] if before else []
        added = [link for link in after.links if link.symbol not in lost] if after else []
        facets += _links(sides, dropped, added, alone=not (before and after))
        if before and after:
            facets += _dates(sides, before, after)
            if rule := _roll_over(before, after):
                asides.append(Aside(before.place, after.place, rule))
    return facets, asides


def _partners(sides: Sides, old: Sequence[Chain], new: Sequence[Chain]) -> Iterator[tuple[Chain | None, Chain | None]]:
    """The chains that answer to each other: by what they share, else by their place."""
    left = list(new)
    for chain in old:
        symbols = {link.symbol for link in chain.links}
        answering = sides.answering(chain.place)
        ranked = [
            (
                len(symbols & {link.symbol for link in c.links}),
                overlap(answering, c.place),
                -abs(c.start - answering[0]),
            )
            for c in left
        ]
        best = max(range(len(left)), key=lambda k: ranked[k], default=None)
        if best is not None and (ranked[best][0] or ranked[best][1]):
            yield chain, left.pop(best)
        else:
            yield chain, None
    for chain in left:
        yield None, chain


def _links(sides: Sides, dropped: Sequence[Link], added: Sequence[Link], *, alone: bool) -> Iterator[Facet]:
    """One facet for each link that came, went or gave way to another."""
    swapped = min(len(dropped), len(added))
    for before, after in zip(dropped, added, strict=False):
        yield facet(sides, "citation", "swapped", before.place, after.place, SOURCE, "resolution")
    for link in dropped[swapped:]:
        remark = passage_remark(sides, Mention("", "", *link.place), None) if alone else ""
        yield facet(
            sides, "citation", "dropped", link.place, None, SOURCE, "; ".join(filter(None, ["resolution", remark]))
        )
    for link in added[swapped:]:
        remark = passage_remark(sides, None, Mention("", "", *link.place)) if alone else ""
        yield facet(
            sides, "citation", "added", None, link.place, SOURCE, "; ".join(filter(None, ["resolution", remark]))
        )


def _dates(sides: Sides, old: Chain, new: Chain) -> Iterator[Facet]:
    """Links of one symbol to which the two texts give different dates."""
    dates = {link.symbol: link for link in old.links if link.date}
    for link in new.links:
        before = dates.get(link.symbol)
        if before and link.date and before.date != link.date:
            yield facet(sides, "citation", "changed", before.place, link.place, SOURCE, "another date")


def _roll_over(old: Chain, new: Chain) -> str:
    """The rule by which a chain only rolled over, empty where it did more.

    Each link that came is later than all that were there, and no link went without a later one in its place.
    """
    mine, theirs = {link.symbol: link for link in old.links}, {link.symbol: link for link in new.links}
    added = [link for link in new.links if link.symbol not in mine]
    dropped = [link for link in old.links if link.symbol not in theirs]
    dates = all(
        not link.date or not mine[s].date or link.date == mine[s].date for s, link in theirs.items() if s in mine
    )
    if not dates or len(dropped) > len(added) or not all(later(link, latest(old.links)) for link in added):
        return ""
    if dropped:
        return "a later resolution in place of the former"
    return "a later link in a chain of citations" if added else "the same citations"


def _moved_on(old: str, new: str) -> bool:
    """Whether as many sessions are meant, each later than before."""
    before, after = _ranks(old), _ranks(new)
    return len(before) == len(after) > 0 and all(b > a for a, b in zip(before, after, strict=True))


def _ranks(session: str) -> list[int]:
    ranks = figures().ranks
    return [ranks[word] for word in session.replace(",", "").split() if word in ranks]


def _instruments(sides: Sides, old: Sequence[Mention], new: Sequence[Mention]) -> Iterator[Facet]:
    """Instruments that only one side names, by their full name or a short one."""
    mine, theirs = _names(sides.old, old), _names(sides.new, new)
    for before, after in paired(sides, old, new):
        gone = before if before and not _is_named(before.key, theirs, sides.new) else None
        came = after if after and not _is_named(after.key, mine, sides.old) else None
        if (gone and came) or gone or came:
            yield _one(sides, gone, came, "instrument")


def _names(text: str, mentions: Sequence[Mention]) -> list[str]:
    return [text[slice(*mention.place)].casefold() for mention in mentions]


def _is_named(name: str, others: Sequence[str], text: str) -> bool:
    """Whether the other side names the instrument too, or a name of which one is short for the other."""
    words = set(name.split())
    return name in text.casefold() or any(words <= set(o.split()) or set(o.split()) <= words for o in others)
