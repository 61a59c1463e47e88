"""Which verb of the old text became which of the new one: by their objects and their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from resdiff.meaning.acts import Act, find_acts
from resdiff.meaning.lexicon import lexicon
from resdiff.meaning.sides import Sides

BEHIND = 40
"""Characters behind a verb by which its object is known."""
NEAR = 24
"""Characters behind two verbs that differ, in which their objects are alike where one surely became the other."""
ANCHOR = 8
"""Kept characters among these by which two objects begin alike."""

_MOST_PAIRS = 20_000
"""Pairs of verbs that are weighed; the clause with most in 106 official texts has 28 verbs."""
_OBJECT = 12
"""Words of an object by which two verbs are known to have the same one."""
_FIRST = 2
"""Words that two objects must open with alike."""
_FAR = 200
"""Characters behind a verb in which these must stand."""
_ENOUGH = 0.5
"""The share of common words at which two objects are the same, wherever they stand."""
_OPENED = 0.8
"""How sure it is that two verbs answer to each other whose objects open alike and go on otherwise."""
_STEM = 6
"""Letters by which a word of an object is known in another form."""

_WORD = re.compile(r"[^\W_]+(?:[/’'-][^\W_]+)*")

Partner = tuple[Act | None, Act | None]


@frozen
class Chapeau:
    """What opens a list: its text and the verbs of it, which its items leave unsaid."""

    text: str = ""
    acts: tuple[Act, ...] = ()


NO_CHAPEAU = Chapeau()


@frozen
class Verbs:
    """The verbs of both sides of a change, in order, and which became which; what came or went has no partner.

    `chapeau_old` and `chapeau_new` open the lists that the paragraphs of either side are items of.
    """

    sides: Sides
    old: tuple[Act, ...]
    new: tuple[Act, ...]
    pairs: tuple[Partner, ...] = ()
    chapeau_old: Chapeau = NO_CHAPEAU
    chapeau_new: Chapeau = NO_CHAPEAU

    def beside_list(self, old: Act | None, new: Act | None) -> tuple[Act | None, Chapeau]:
        """A verb of a pair, the old one where there are two, and what opens the list of the other side."""
        return (old, self.chapeau_new) if old else (new, self.chapeau_old)

    def likeness(self, old: Act, new: Act) -> float:
        """The share of the words of the shorter object that the other has, 0 where a single word says little."""
        mine, theirs = self._old_objects[old.start], self._new_objects[new.start]
        common, shorter = sum((mine & theirs).values()), min(sum(mine.values()), sum(theirs.values()))
        return common / shorter if common > 1 or common == shorter > 0 else 0.0

    @cached_property
    def _old_objects(self) -> dict[int, Counter[str]]:
        return {act.start: _object(self.sides.old, self.old, k) for k, act in enumerate(self.old)}

    @cached_property
    def _new_objects(self) -> dict[int, Counter[str]]:
        return {act.start: _object(self.sides.new, self.new, k) for k, act in enumerate(self.new)}

    def opens_alike(self, old: Act, new: Act) -> bool:
        """Whether the first words of both objects that tell something are the same, wherever they stand."""
        mine, theirs = ([*some][:_FIRST] for some in (self._old_objects[old.start], self._new_objects[new.start]))
        return len(mine) == _FIRST and mine == theirs

    def object_moved(self, old: Act, new: Act) -> bool:
        """Whether a stretch of the object of one stands, moved, in the object of the other."""
        mine, theirs = (old.end, until(self.old, old)), (new.end, until(self.new, new))
        return any(
            before[1] - before[0] >= BEHIND // 2
            and mine[0] <= before[0]
            and before[1] <= mine[1]
            and theirs[0] <= after[0]
            and after[1] <= theirs[1]
            for before, after in self.sides.moved
        )

    def begins_alike(self, old: Act, new: Act, within: int = BEHIND) -> bool:
        """Whether words behind one verb were kept behind the other."""
        return self.sides.common((old.end, old.end + within), (new.end, new.end + within)) >= ANCHOR


def verbs_of(sides: Sides, chapeau_old: Chapeau = NO_CHAPEAU, chapeau_new: Chapeau = NO_CHAPEAU) -> Verbs:
    """The verbs of a change with their partners, the surest first, in order of the new text."""
    alone = Verbs(sides, tuple(find_acts(sides.old_paragraphs)), tuple(find_acts(sides.new_paragraphs)))
    scored = [
        (-score, i, j)
        for i, old in enumerate(alone.old)
        for j in _neighbours(i, len(alone.old), len(alone.new))
        if (score := _score(alone, old, alone.new[j]))
    ]
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    pairs: list[Partner] = [(act, alone.new[mine[i]] if i in mine else None) for i, act in enumerate(alone.old)]
    pairs += [(None, act) for j, act in enumerate(alone.new) if j not in theirs]
    ordered = tuple(sorted(pairs, key=lambda pair: _position(sides, pair)))
    return Verbs(sides, alone.old, alone.new, ordered, chapeau_old, chapeau_new)


def _neighbours(i: int, old: int, new: int) -> range:
    """The places of the new verbs that the i-th of the old ones may have become: all, where they are not hundreds."""
    if old * new <= _MOST_PAIRS:
        return range(new)
    reach, middle = max(_MOST_PAIRS // (2 * old), 8), i * new // old
    return range(max(0, middle - reach), min(new, middle + reach + 1))


def _position(sides: Sides, pair: Partner) -> int:
    old, new = pair
    return new.start if new else sides.answering(old.place)[0] if old else 0


def _score(verbs: Verbs, old: Act, new: Act) -> float:
    """How sure it is that one verb became the other; 0 where it is not."""
    share = verbs.likeness(old, new)
    likely = share + 0.3 * (old.verb == new.verb) + 0.1 * (old.lead and new.lead)
    stays = old.head == new.head and verbs.sides.new_place(old.head_at) == new.head_at
    if verbs.begins_alike(old, new) and (stays or old.verb == new.verb or verbs.begins_alike(old, new, NEAR)):
        return (4.0 if stays else 2.0) + likely
    if old.verb == new.verb and share >= _ENOUGH:
        return 1.8 + likely / 10
    if verbs.begins_alike(old, new):
        # Another verb, and what is alike comes late behind it: a verb that stayed the same may have the better claim.
        return 1.6 + likely / 10
    if stays:
        # The word was kept, but another object came behind it: a verb that has the old object is the surer partner.
        return 1.0 + likely
    if old.verb == new.verb and _in_one_run(verbs, old, new):
        # An act that stays in its place is said of other words; what it took over from its neighbour is wording.
        return 1.5 + likely / 10
    if (old.verb == new.verb or _in_one_run(verbs, old, new)) and verbs.opens_alike(old, new):
        return max(likely, _OPENED)
    if old.verb == new.verb and verbs.object_moved(old, new):
        return max(likely, _OPENED)
    if share >= _ENOUGH:
        return likely
    return 0.5 if old.verb == new.verb and _same_tail(verbs, old, new) else 0.0


def _in_one_run(verbs: Verbs, old: Act, new: Act) -> bool:
    """Whether one changed run took both verbs with it."""
    run = verbs.sides.hunk_of_old(old.head_at)
    return run is not None and run.new[0] <= new.head_at[0] and new.head_at[1] <= run.new[1]


def _same_tail(verbs: Verbs, old: Act, new: Act) -> bool:
    """Whether what was kept first behind either verb, before the next, is the same."""
    until_old = next((act.start for act in verbs.old if act.start > old.start), len(verbs.sides.old))
    until_new = next((act.start for act in verbs.new if act.start > new.start), len(verbs.sides.new))
    runs = [run for run in verbs.sides.kept if run.length > ANCHOR]
    behind_old = next((run for run in runs if old.end <= run.old < until_old), None)
    behind_new = next((run for run in runs if new.end <= run.new < until_new), None)
    return behind_old is not None and behind_old == behind_new


def until(acts: Sequence[Act], act: Act) -> int:
    """Where the object of an act ends: at the next one."""
    return min((other.start for other in acts if other.start > act.start), default=1 << 30)


def _object(text: str, acts: Sequence[Act], k: int) -> Counter[str]:
    """The first words of the object of the k-th act that tell it from others, up to the next verb."""
    common, act = lexicon().common, acts[k]
    until = acts[k + 1].start if k + 1 < len(acts) else len(text)
    words = (word.casefold() for word in _WORD.findall(text[act.end : min(until, act.end + _FAR)]))
    return Counter([word[:_STEM] for word in words if word not in common][:_OBJECT])
