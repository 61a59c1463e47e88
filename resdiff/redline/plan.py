"""What is written where: which clauses stay in their place, which go, which come, and which of these have moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from resdiff.model import Change, Comparison, Edit, Paragraph
from resdiff.wording import edits


@frozen
class Step:
    """Old paragraphs and what takes their place, in the order of the redline; one side is empty for what goes or comes.

    `words` are the edits of the joined texts. `moved` is the address on the other side, where a clause that stands
    elsewhere now goes here or comes here.
    """

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    words: tuple[Edit, ...]
    moved: str = ""


Fits = Callable[[Paragraph, Paragraph], bool]
"""Whether a new paragraph can end where an old one ends: both are set alike."""


@frozen
class _Pair:
    """Paragraphs side by side that may stay where they are: their places on both sides."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    words: tuple[Edit, ...]

    @property
    def weight(self) -> int:
        """How many characters stay if this pair does."""
        return 1 + sum(len(edit.text) for edit in self.words if edit.sign == "=")


def plan(comparison: Comparison, adjoin: Callable[[Paragraph, Paragraph], bool], fits: Fits) -> list[Step]:
    """The steps of a redline in order: what goes stands before what comes.

    `adjoin` says whether two old paragraphs stand next to each other in the file, so that one may run on into the
    other.
    """
    old, new = comparison.old.paragraphs, comparison.new.paragraphs
    at_old, at_new = {p.id: k for k, p in enumerate(old)}, {p.id: k for k, p in enumerate(new)}
    pairs = [
        pair
        for change in comparison.changes
        if change.old and change.new
        for pair in _pairs(change, comparison, at_old, at_new, adjoin, fits)
    ]
    staying = _heaviest_in_order(pairs)
    gone_to, come_from = _moves(comparison, staying, at_old, at_new)
    return list(_steps(old, new, staying, gone_to, come_from))


def _pairs(
    change: Change,
    comparison: Comparison,
    at_old: Mapping[str, int],
    at_new: Mapping[str, int],
    adjoin: Callable[[Paragraph, Paragraph], bool],
    fits: Fits,
) -> Iterator[_Pair]:
    """A change as one pair where its paragraphs stand together on both sides, or else as its best single pairs."""
    old = [comparison.old_paragraphs[i] for i in change.old]
    new = [comparison.new_paragraphs[i] for i in change.new]
    places = tuple(at_old[p.id] for p in old), tuple(at_new[p.id] for p in new)
    if len(old) == len(new) == 1:
        if fits(old[0], new[0]):
            yield _Pair(*places, change.words)
        return
    together = all(b == a + 1 for side in places for a, b in pairwise(side))
    lines = not any("\n" in p.text for p in (*old, *new))
    if together and lines and all(adjoin(a, b) for a, b in pairwise(old)) and _ends_fit(change.words, old, new, fits):
        yield _Pair(*places, change.words)
        return
    alone = [
        _Pair((at_old[a.id],), (at_new[b.id],), words)
        for a in old
        for b in new
        if fits(a, b) and _is_alike(words := edits(a.text, b.text))
    ]
    while alone:
        best = max(alone, key=lambda pair: (pair.weight, -pair.old[0], -pair.new[0]))
        yield best
        alone = [pair for pair in alone if pair.old != best.old and pair.new != best.new]


def _is_alike(words: Sequence[Edit]) -> bool:
    """True where enough stays for an edit to read better than one text for the other."""
    kept = sum(len(edit.text) for edit in words if edit.sign == "=")
    return 4 * kept >= sum(len(edit.text) for edit in words if edit.sign != "=") and kept > 0


def _ends_fit(words: Sequence[Edit], old: Sequence[Paragraph], new: Sequence[Paragraph], fits: Fits) -> bool:
    """True if at every end that stays, the last one among them, both paragraphs are set alike."""
    i = j = 0
    for edit in words:
        for _ in range(edit.text.count("\n")):
            if edit.sign == "=" and not fits(old[i], new[j]):
                return False
            i += edit.sign != "+"
            j += edit.sign != "-"
    return fits(old[-1], new[-1])


def _heaviest_in_order(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs that can stay where they are: the most text in an order that both sides have."""
    ordered = sorted(pairs, key=lambda pair: pair.new)
    best: list[tuple[int, int]] = []  # weight of the best run that ends here, and the pair before
    for k, pair in enumerate(ordered):
        before = [(best[i][0], -i) for i in range(k) if ordered[i].old[-1] < pair.old[0]]
        weight, at = max(before, default=(0, 1))
        best.append((weight + pair.weight, -at))
    if not best:
        return []
    k = max(range(len(best)), key=lambda k: (best[k][0], -k))
    chosen = []
    while k >= 0:
        chosen.append(ordered[k])
        k = best[k][1]
    return chosen[::-1]


def _moves(
    comparison: Comparison, staying: Sequence[_Pair], at_old: Mapping[str, int], at_new: Mapping[str, int]
) -> tuple[dict[int, str], dict[int, str]]:
    """Where single clauses that do not stay went to, and where they came from."""
    kept_old, kept_new = {i for pair in staying for i in pair.old}, {j for pair in staying for j in pair.new}
    gone_to, come_from = dict[int, str](), dict[int, str]()
    for change in comparison.changes:
        if not (change.old and change.new) or not (change.moved or change.transfer):
            continue
        olds = [i for i in change.old if at_old[i] not in kept_old]
        news = [j for j in change.new if at_new[j] not in kept_new]
        if olds and news:
            gone_to |= {at_old[i]: " and ".join(news) for i in olds}
            come_from |= {at_new[j]: " and ".join(olds) for j in news}
    return gone_to, come_from


def _steps(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    staying: Sequence[_Pair],
    gone_to: Mapping[int, str],
    come_from: Mapping[int, str],
) -> Iterator[Step]:
    i = j = 0
    for pair in [*staying, _Pair((len(old),), (len(new),), ())]:
        for k in range(i, pair.old[0]):
            yield Step((old[k],), (), (Edit("-", old[k].text),) if old[k].text else (), gone_to.get(k, ""))
        for k in range(j, pair.new[0]):
            yield Step((), (new[k],), (Edit("+", new[k].text),) if new[k].text else (), come_from.get(k, ""))
        if pair.old[0] < len(old):
            yield Step(tuple(old[k] for k in pair.old), tuple(new[k] for k in pair.new), pair.words)
        i, j = pair.old[-1] + 1, pair.new[-1] + 1
