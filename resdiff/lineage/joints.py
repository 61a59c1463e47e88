"""How a version joins on to those before: which paragraph carries which clause on, and which clauses are back."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from attrs import frozen

from resdiff.keeping.checks import Unfit, as_row, as_text, each_of
from resdiff.lineage.values import History, Woken
from resdiff.model import Change, Comparison, Paragraph

_LIKELY = 0.45
"""How alike two paragraphs of a split or merge are, at least, where their words crossed."""
_OPENING, _OPENED = 3, 0.1
"""Words that open a clause, and what it adds to have them."""
_LITTLE = 0.6
"""A pair of neighbours less alike than this may be parted by a clause that comes back."""


@frozen
class Joints:
    """What joins a new version on to a history.

    `carried` says whose clause each new paragraph carries on, by the old address; `woken`, which dormant clause it
    brings back. A paragraph in neither begins a clause of its own. `within` says which dormant clauses stand, word for
    word or nearly, inside a paragraph that carries on another one.
    """

    carried: Mapping[str, str]
    woken: Mapping[str, Woken]
    within: Mapping[str, tuple[Woken, ...]]


def joints(history: History, comparison: Comparison) -> Joints:
    """The joints between a history and the version after it, worked out from their comparison.

    A paragraph that is little like its partner in the year before, and much more like a dormant clause, is that clause.
    """
    carried = {new: old for change in comparison.changes for old, new in _main_lines(history, comparison, change)}
    rivals = {
        change.new[0]: change.similarity
        for change in comparison.changes
        if len(change.old) == len(change.new) == 1 and change.similarity < _LITTLE
    }
    rivals |= dict.fromkeys((p.id for p in comparison.new.paragraphs if p.id not in carried), 0.0)
    if all(clause.standings[-1].is_here for clause in history.clauses):
        return Joints(carried, {}, {})
    from resdiff.lineage.dormant import Dormant

    dormant = Dormant(history, comparison)
    woken = dormant.wake(rivals)
    carried = {new: old for new, old in carried.items() if new not in woken}
    return Joints(carried, woken, dormant.within(carried, {one.clause for one in woken.values()}))


def pack_joints(found: Joints) -> list[Any]:
    """The joints as lists of strings and numbers."""
    return [
        [list(pair) for pair in sorted(found.carried.items())],
        [[address, woken.clause, woken.similarity] for address, woken in sorted(found.woken.items())],
        [[address, one.clause, one.similarity] for address, some in sorted(found.within.items()) for one in some],
    ]


def unpack_joints(packed: Any, history: History, comparison: Comparison) -> Joints:
    """The joints in a pack. Raises Unfit where they do not join this history and this comparison."""
    pairs, slept, inside = as_row(packed, 3)
    carried = dict(each_of(pairs, lambda pair: (as_text(as_row(pair, 2)[0]), as_text(pair[1]))))
    sources = {new: change.old for change in comparison.changes for new in change.new}
    if len(set(carried.values())) != len(pairs) or any(old not in sources.get(new, ()) for new, old in carried.items()):
        raise Unfit
    woken = dict(each_of(slept, lambda item: _woken(as_row(item, 3), history)))
    fresh = sources.keys() - carried.keys()
    if not woken.keys() <= fresh or len({one.clause for one in woken.values()}) != len(slept):
        raise Unfit
    within: dict[str, tuple[Woken, ...]] = {}
    for address, one in each_of(inside, lambda item: _woken(as_row(item, 3), history)):
        if address not in carried or one.clause in {other.clause for other in woken.values()}:
            raise Unfit
        within[address] = (*within.get(address, ()), one)
    return Joints(carried, woken, within)


def _woken(packed: Sequence[Any], history: History) -> tuple[str, Woken]:
    address, clause, similarity = packed
    if type(clause) is not int or not 0 <= clause < len(history.clauses):
        raise Unfit
    if not isinstance(similarity, int | float) or not 0 <= similarity <= 1:
        raise Unfit
    if history.clauses[clause].standings[-1].is_here:
        raise Unfit
    last = history.clauses[clause].latest
    return as_text(address), Woken(clause, last.version, last.address, float(similarity))


def _main_lines(history: History, comparison: Comparison, change: Change) -> list[tuple[str, str]]:
    """Which old paragraph of a change is carried on by which new one, each once: the likest first.

    One is carried on always, for what was split or merged did not end: also where all the words crossed, or a short
    clause stands in a long new one. Likest is the piece that resembles what the clause has been through all its years,
    not the longest one: what was put into a clause last year and stands by itself now is not what the clause was.
    """
    if len(change.old) <= 1 and len(change.new) <= 1:
        return [(old, new) for old in change.old for new in change.new]
    shared = _shared(comparison, change)
    likeness = {(old, new): _likeness(history, comparison, old, new) for old in change.old for new in change.new}
    ranked = sorted(
        likeness,
        key=lambda pair: (-likeness[pair], -shared[pair], change.new.index(pair[1]), change.old.index(pair[0])),
    )
    # Of two pieces that changed places only one has words in common where they stand in order.
    likely = [pair for pair in ranked if shared[pair] or likeness[pair] >= _LIKELY]
    chosen: list[tuple[str, str]] = []
    for old, new in likely or ranked[:1]:
        if old not in {o for o, _ in chosen} and new not in {n for _, n in chosen}:
            chosen.append((old, new))
    return chosen


def _likeness(history: History, comparison: Comparison, old: str, new: str) -> float:
    """How alike (0 to 1) a new paragraph is to the clause of an old one, the mean of all versions it stood in.

    A piece that opens as the clause did last gets a little more: by its opening a reader knows a clause.
    """
    from resdiff.alignment.passages import Lexicon
    from resdiff.alignment.similarity import order_ratio

    clause, lexicon = history.clauses[history.places[-1][old]], Lexicon()
    code = lexicon.passage(comparison.new_paragraphs[new]).code
    stood = [lexicon.passage(history.paragraphs[s.version][s.address]).code for s in clause.here]
    opens = stood[-1][:_OPENING] == code[:_OPENING]
    return sum(order_ratio(code, other) for other in stood) / len(stood) + _OPENED * opens


def _shared(comparison: Comparison, change: Change) -> Counter[tuple[str, str]]:
    """How many words each old and new paragraph of a change have in common where they stand in order."""
    old_ends, new_ends = _ends(change.old, comparison.old_paragraphs), _ends(change.new, comparison.new_paragraphs)
    from resdiff.wording import tokens

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
