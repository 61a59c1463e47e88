"""What became of the citations of a clause: chains of resolutions compared as lists, the rest one by one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from resdiff.meaning.asides import Aside
from resdiff.meaning.citations import Chain, Citations, Link, later, latest
from resdiff.meaning.editing import edited
from resdiff.meaning.facets import Facet, Judgement
from resdiff.meaning.figures import figures
from resdiff.meaning.mentions import Mention, Pair, facet, is_gloss, paired, passage_remark
from resdiff.meaning.sides import Sides, overlap

SOURCE = "citations"

_PACES = (1, 3)
"""Regular sessions a year: of the General Assembly and most commissions, and of the Human Rights Council."""
_BEFORE = 60
"""Characters before a citation that say what it is cited for."""
# Behind a citation: what the resolutions are about.
_SUBJECT = re.compile(r",? (?:on|by which|in which|entitled|concerning|regarding|relating to)\b")
# Before one: that what it says holds.
_HOLDS = re.compile(
    r"\b(?:in (?:accordance|line|conformity|compliance) with|consistent with|contained in"
    r"|established (?:by|pursuant to)|(?:defined|described|set (?:out|forth)|provided for) (?:in|by)|under)"
    r"(?: [\w-]+){0,4} $"
)


def compare_citations(
    sides: Sides, old: Citations, new: Citations, years: Collection[int]
) -> tuple[list[Facet], list[Aside]]:
    """The facets of all citations of a clause, and those whose change is roll-over.

    `years` are those by which dates move on between the documents: sessions move on with them, once a year in the
    General Assembly and three times in the Human Rights Council.
    """
    steps = {pace * years for years in years for pace in _PACES}
    facets, asides = _chains(sides, old.chains, new.chains)
    for before, after in paired(sides, old.documents, new.documents):
        facets.append(_one(sides, before, after, "document"))
        if before and after and _is_later(sides, before, after) and not _holds(sides, before.start):
            asides.append(Aside(before.place, after.place, "a later document in place of the former"))
    for before, after in _in_place(sides, old.sessions, new.sessions) or paired(sides, old.sessions, new.sessions):
        facets.append(_one(sides, before, after, "session"))
        if before and after and _moved_on(before.key, after.key, steps):
            asides.append(Aside(before.place, after.place, "a session moved on"))
    for before, after in paired(sides, old.items, new.items):
        facets.append(_one(sides, before, after, "agenda item"))
    for before, after in paired(sides, old.provisions, new.provisions):
        facets.append(_one(sides, before, after, "provision"))
    facets += _instruments(sides, old.instruments, new.instruments)
    return facets, asides


def _in_place(sides: Sides, old: Sequence[Mention], new: Sequence[Mention]) -> list[Pair]:
    """The sessions that changed where each stands in the place of one before it: "the second ... the third" a year on.

    So the second that came is not the second that went.
    """
    if len(old) != len(new) or not all(
        overlap(sides.answering(a.place), b.place) for a, b in zip(old, new, strict=True)
    ):
        return []
    return [(a, b) for a, b in zip(old, new, strict=True) if a.key != b.key]


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
        if not (before and after):
            facets += _whole(sides, before, after, came if before else lost)
            continue
        dropped = [link for link in before.links if link.symbol not in came]
        added = [link for link in after.links if link.symbol not in lost]
        facets += _links(sides, dropped, added, all_went=len(dropped) == len(before.links))
        facets += _dates(sides, before, after)
        if rule := _roll_over(sides, before, after):
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


def _whole(sides: Sides, old: Chain | None, new: Chain | None, others: set[str]) -> Iterator[Facet]:
    """One facet for a chain that came or went as a whole, unless all it cites is cited elsewhere on the other side."""
    chain = old or new
    if chain is None or all(link.symbol in others for link in chain.links):
        return
    mention = Mention("", "resolution", chain.links[0].start, chain.links[-1].end)
    yield _one(sides, mention if old else None, mention if new else None, "resolution")


def _links(sides: Sides, dropped: Sequence[Link], added: Sequence[Link], *, all_went: bool) -> Iterator[Facet]:
    """One facet for each link of a chain that came, went or gave way to another.

    Which of several took whose place cannot be told, unless they are as many and all are new.
    """
    one_for_one = len(dropped) == 1 or (all_went and len(dropped) == len(added))
    swapped = min(len(dropped), len(added)) if one_for_one else 0
    for before, after in zip(dropped[:swapped], added, strict=False):
        yield facet(sides, "citation", "swapped", before.place, after.place, SOURCE, "resolution")
    for link in dropped[swapped:]:
        yield facet(sides, "citation", "dropped", link.place, None, SOURCE, "resolution")
    for link in added[swapped:]:
        yield facet(sides, "citation", "added", None, link.place, SOURCE, "resolution")


def _dates(sides: Sides, old: Chain, new: Chain) -> Iterator[Facet]:
    """Links of one symbol to which the two texts give different dates."""
    dates = {link.symbol: link for link in old.links if link.date}
    for link in new.links:
        before = dates.get(link.symbol)
        if before and link.date and before.date != link.date:
            yield facet(sides, "citation", "changed", before.place, link.place, SOURCE, "another date")


def _roll_over(sides: Sides, old: Chain, new: Chain) -> str:
    """The rule by which a chain only rolled over, empty where it did more.

    Each link that came is later than all that were there; what went is one link, or all of them one for one. A row
    grows by itself, a single citation only where its subject follows; where a citation says what rule holds ("in
    accordance with resolution ..."), another one is another rule.
    """
    mine, theirs = {link.symbol: link for link in old.links}, {link.symbol: link for link in new.links}
    added = [link for link in new.links if link.symbol not in mine]
    dropped = [link for link in old.links if link.symbol not in theirs]
    if any(link.date and mine[s].date and link.date != mine[s].date for s, link in theirs.items() if s in mine):
        return ""
    if len(added) == len(dropped) and dropped and all(link.is_blank for link in dropped):
        return "a blank filled in"
    if not added and not dropped:
        return "the same citations, dated or not"
    if not added or not all(later(link, latest(old.links)) for link in added):
        return ""
    if _holds(sides, old.start):
        return ""
    if dropped:
        one_for_one = len(dropped) == len(added) == len(old.links)
        return "a later resolution in place of the former" if len(dropped) == 1 or one_for_one else ""
    has_subject = _SUBJECT.match(sides.old, old.end) is not None
    return "a later link in a chain of citations" if len(old.links) > 1 or has_subject else ""


def _holds(sides: Sides, start: int) -> bool:
    """Whether a citation of the old text that begins at `start` says what holds."""
    return _HOLDS.search(sides.old, max(0, start - _BEFORE), start) is not None


def _is_later(sides: Sides, old: Mention, new: Mention) -> bool:
    return later(sides.new[slice(*new.place)], sides.old[slice(*old.place)])


def _moved_on(old: str, new: str, steps: Collection[int]) -> bool:
    """Whether as many sessions are meant, each later by one of some steps."""
    before, after = _ranks(old), _ranks(new)
    return len(before) == len(after) > 0 and {b - a for a, b in zip(before, after, strict=True)} <= set(steps)


def _ranks(session: str) -> list[int]:
    ranks = figures().ranks
    return [ranks[word] for word in session.replace(",", "").split() if word in ranks]


def _instruments(sides: Sides, old: Sequence[Mention], new: Sequence[Mention]) -> Iterator[Facet]:
    """Instruments that only one side names, by their full name or a short one."""
    mine, theirs = [m.key for m in old], [m.key for m in new]
    for before, after in paired(sides, old, new):
        gone = before if before and _is_told(sides.old, before, theirs, sides.new) else None
        came = after if after and _is_told(sides.new, after, mine, sides.old) else None
        if gone or came:
            yield _one(sides, gone, came, "instrument")


def _is_told(text: str, mention: Mention, others: Sequence[str], other: str) -> bool:
    """Whether an instrument is to be told: the other side names neither it nor a name that is short for it."""
    words = set(mention.key.split())
    if is_gloss(text, mention) or any(words <= set(o.split()) or set(o.split()) <= words for o in others):
        return False
    return mention.key not in " ".join(edited(other))
