"""What became of the verbs of a clause: which came, went, grew stronger or weaker, on a ladder; and their addressees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resdiff.meaning.actors import kind_of, same_actor
from resdiff.meaning.acts import Act
from resdiff.meaning.asides import Aside
from resdiff.meaning.facets import Facet
from resdiff.meaning.ladders import Ladders
from resdiff.meaning.mentions import Mention, facet, passage_remark
from resdiff.meaning.sides import Sides

ADDRESSEES = "actors: addressees"

_OBJECT = 14
"""Words of an object by which two verbs are known to have the same one."""
_ENOUGH = 0.5
"""The share of common words at which two objects are the same."""
_WITH_PLACE = 0.25
"""The same for verbs whose objects also begin at the same place."""

# Words that every object has.
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "in",
        "on",
        "for",
        "with",
        "by",
        "its",
        "their",
        "that",
        "all",
        "at",
        "as",
        "or",
        "from",
        "this",
        "these",
        "those",
        "it",
        "be",
        "is",
        "are",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:[/’'-][^\W_]+)*")

Partner = tuple[Act | None, Act | None]


def zero_weight(acts: Sequence[Act], *, new: bool) -> list[Aside]:
    """The "also" and "further" of some verbs, to be set aside: they turn with the neighbours."""
    rule = "“also” and “further” weigh nothing"
    return [Aside(None, place, rule) if new else Aside(place, None, rule) for act in acts for place in act.zero]


def partners(sides: Sides, old: Sequence[Act], new: Sequence[Act]) -> list[Partner]:
    """Which verb became which: by their objects and places, the surest first; the rest came or went alone."""
    scored = sorted(
        (
            (score, i, j)
            for i, a in enumerate(old)
            for j, b in enumerate(new)
            if (score := _score(sides, old, new, a, b))
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for _, i, j in scored:
        if i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    pairs: list[Partner] = [(act, new[mine[i]] if i in mine else None) for i, act in enumerate(old)]
    pairs += [(None, act) for j, act in enumerate(new) if j not in theirs]
    return sorted(
        pairs, key=lambda pair: pair[1].start if pair[1] else sides.answering(pair[0].place)[0] if pair[0] else 0
    )


def _score(sides: Sides, olds: Sequence[Act], news: Sequence[Act], old: Act, new: Act) -> float:
    """How sure it is that one verb became the other; 0 where it is not."""
    head = (old.end - 1, old.end)
    if old.verb == new.verb and sides.new_place(head) == (new.end - 1, new.end):
        return 3.0
    mine, theirs = _object(sides.old, olds, old), _object(sides.new, news, new)
    common = sum((mine & theirs).values())
    share = common / max(1, min(sum(mine.values()), sum(theirs.values())))
    start, end = sides.answering((old.end, min(len(sides.old), old.end + 30)))
    here = start < new.end + 30 and new.start < end + 1 and end > new.end
    if share < (_WITH_PLACE if here else _ENOUGH) or not common:
        return 0.0
    return share + 0.5 * here + 0.3 * (old.verb == new.verb) + 0.1 * (old.lead and new.lead)


def _object(text: str, acts: Sequence[Act], act: Act) -> Counter[str]:
    """The first words of an object that tell it from others, up to the next verb."""
    after = next((other.start for other in acts if other.start > act.end), len(text))
    words = (word.casefold() for word in _WORD.findall(text[act.end : min(after, act.end + 200)]))
    return Counter([word for word in words if word not in _COMMON][:_OBJECT])


def compare_verbs(sides: Sides, pairs: Sequence[Partner], ladders: Ladders) -> Iterator[Facet]:
    """The facets of the verbs, and of the addressees of those that stayed."""
    for old, new in pairs:
        if old and new:
            yield from _judged(sides, old, new, ladders)
            yield from _addressees(sides, old, new)
        elif new:
            remark = passage_remark(sides, None, Mention("", "", *new.place))
            yield facet(sides, "lead", "added", None, new.place, "verbs", remark)
        elif old:
            remark = passage_remark(sides, Mention("", "", *old.place), None)
            yield facet(sides, "lead", "dropped", old.place, None, "verbs", remark)


def _judged(sides: Sides, old: Act, new: Act, ladders: Ladders) -> Iterator[Facet]:
    addressee = kind_of(list(new.addressees)) or kind_of(list(old.addressees))
    judged = ladders.judge(old.verb, new.verb, (old.degree, new.degree), addressee, old.of_fact and new.of_fact)
    if judged:
        yield facet(sides, "lead", judged.verdict, old.place, new.place, judged.source, judged.remark)


def _addressees(sides: Sides, old: Act, new: Act) -> Iterator[Facet]:
    """Who is asked no more, who is asked now; one for one is a request that changed hands."""
    gone = [m for m in old.addressees if not any(same_actor(m.key, o.key) for o in new.addressees)]
    came = [m for m in new.addressees if not any(same_actor(m.key, o.key) for o in old.addressees)]
    if not (old.addressees and new.addressees):
        return
    hands = "the request changed hands" if len(gone) == len(old.addressees) and came else ""
    for before, after in zip(gone, came, strict=False):
        yield facet(sides, "addressee", "swapped", before.place, after.place, ADDRESSEES, hands)
    for mention in gone[len(came) :]:
        yield facet(sides, "addressee", "dropped", mention.place, None, ADDRESSEES, "asked no more")
    for mention in came[len(gone) :]:
        yield facet(sides, "addressee", "added", None, mention.place, ADDRESSEES, "asked as well")
