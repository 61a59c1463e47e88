"""Find which tokens of an old text are kept in a new one, so that what lies between reads as a change."""

from __future__ import annotations

import itertools
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, LCSseq

from resdiff.wording.tokens import comparable, unified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
"""A kept token: its index in the old text and in the new one."""

DIFF_WORK = 500_000
"""Above this, (tokens of both) x (tokens that differ), diff-match-patch would take some 40 ms and more: RapidFuzz then
finds as many kept tokens in its own, faster way."""

TABLE_CELLS = 400_000_000
"""Above this, old tokens x new tokens, RapidFuzz too would take 50 MB and more: all that stands between the common
beginning and the common end counts as replaced."""

SIMILAR = 0.5
"""From this share of kept tokens on, the words in common show what changed; below, most of them are accidents."""

SEA = 8
"""Kept words are lost between changes of this many times their number on both sides."""

_MOST_DIFFS = 3_000
"""Runs up to which what is slight is taken with its neighbours; a clause of real texts has some dozen."""
_ALPHABET = 6_400 + 131_068
"""Code points for private use, skipping those that are no characters."""

_OPEN, _CLOSE = "([{", ")]}"


@cache
def _function_words() -> frozenset[str]:
    lines = tomllib.loads(files(__package__).joinpath("function_words.toml").read_text("utf-8")).values()
    return frozenset(comparable(word) for line in lines for word in line.split())


def is_slight(token: str) -> bool:
    """True for a function word or a mark: what proves nothing when it alone is kept between two changes."""
    return (not any(map(str.isalnum, token)) and "\n" not in token) or comparable(token) in _function_words()


def _is_reference(token: str) -> bool:
    """True for a number, symbol or date: a unit that reads well on its own, next to any neighbour."""
    return any(map(str.isdigit, token))


def _is_anchor(token: str) -> bool:
    """True for what texts never share by accident: a symbol or a date, not a bare number; the end of a paragraph."""
    return "\n" in token or (_is_reference(token) and not token.isdigit())


def kept(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The tokens of `old` that stand again in `new`, as index pairs that ascend on both sides.

    `old` and `new` are the tokens of the two texts, no spaces among them but ends of paragraphs. A token with other
    capitals holds its place while the others find theirs, and then counts as changed; one that differs in typography
    alone counts as kept.
    """
    old_keys, new_keys = [comparable(token) for token in old], [comparable(token) for token in new]
    size = min(len(old), len(new))
    head = 0
    while head < size and old_keys[head] == new_keys[head]:
        head += 1
    tail = 0
    while tail < size - head and old_keys[-1 - tail] == new_keys[-1 - tail]:
        tail += 1
    between = old_keys[head : len(old) - tail], new_keys[head : len(new) - tail]
    inner = _common(*between)
    if inner and 2 * (head + tail + len(inner)) < SIMILAR * (len(old) + len(new)):
        inner = _meaningful(inner, *between)
    pairs = [
        *((at, at) for at in range(head)),
        *((i + head, j + head) for i, j in inner),
        *((len(old) - tail + at, len(new) - tail + at) for at in range(tail)),
    ]
    pairs = [(i, j) for i, j in _slid(pairs, old, new) if unified(old[i]) == unified(new[j])]
    for _ in range(2):  # bridged changes are wider, so that a word may now be lost between them
        pairs = _bridged(pairs, old, new)
    return _closed(pairs, old, new)


def _common(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """A common subsequence: first of the words of content, then, between those, of function words and marks.

    In one step, two chains of citations would meet in their commas and pass each other's symbols by.
    """
    if not old or not new or len(old) * len(new) > TABLE_CELLS or len({*old, *new}) > _ALPHABET:
        return []
    one, other = _encoded(old, new)
    slight = frozenset(code for code, key in zip(one + other, (*old, *new), strict=True) if is_slight(key))
    anchors = _longest_common(one, other, [code not in slight for code in one], [code not in slight for code in other])
    pairs = []
    for (i, j), (i_next, j_next) in itertools.pairwise(((-1, -1), *anchors, (len(one), len(other)))):
        if (i, j) != (-1, -1):
            pairs.append((i, j))
        gap_one, gap_other = one[i + 1 : i_next], other[j + 1 : j_next]
        within = _longest_common(gap_one, gap_other, [c in slight for c in gap_one], [c in slight for c in gap_other])
        pairs.extend((i + 1 + at, j + 1 + to) for at, to in within)
    return pairs


def _encoded(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """One private-use character for every token, the same for equal tokens."""
    codes = {key: _character(place) for place, key in enumerate(dict.fromkeys((*old, *new)))}
    return "".join(codes[key] for key in old), "".join(codes[key] for key in new)


def _character(place: int) -> str:
    """The private-use character for a class of tokens: diff-match-patch asks others whether they are letters."""
    if place < 6_400:
        return chr(0xE000 + place)
    place -= 6_400
    return chr(0xF0000 + place + 2 * (place >= 0xFFFE))


def _longest_common(one: str, other: str, in_one: Sequence[bool], in_other: Sequence[bool]) -> list[Pair]:
    """A longest common subsequence of the characters of `one` and `other` that are marked as in it."""
    from_one, from_other = (list(itertools.compress(range(len(m)), m)) for m in (in_one, in_other))
    if not from_one or not from_other:
        return []
    one, other = "".join(one[i] for i in from_one), "".join(other[j] for j in from_other)
    if (len(one) + len(other)) * Indel.distance(one, other) <= DIFF_WORK:
        pairs = _pairs(_engine().diff_main(one, other, False))
    else:
        blocks = LCSseq.opcodes(one, other)
        pairs = [
            pair
            for block in blocks
            if block.tag == "equal"
            for pair in zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
        ]
    return [(from_one[i], from_other[j]) for i, j in pairs]


def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # by the clock, the answer would hang on the machine's load
    return engine


def _pairs(diffs: Iterable[tuple[int, str]]) -> list[Pair]:
    """The kept characters of diff-match-patch's diffs as index pairs."""
    pairs: list[Pair] = []
    i = j = 0
    for sign, run in diffs:
        if sign == 0:
            pairs.extend(zip(range(i, i + len(run)), range(j, j + len(run)), strict=True))
        i += len(run) * (sign <= 0)
        j += len(run) * (sign >= 0)
    return pairs


def _meaningful(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Let go of kept runs that are no longer than the changes on both their sides: between unlike texts, accidents."""
    one, other = _encoded(old, new)
    diffs: list[tuple[int, str]] = []
    old_end = new_end = 0
    for run in (*_runs(pairs), [(len(one), len(other))]):
        (i, j), (i_last, j_last) = run[0], run[-1]
        pieces = ((-1, one[old_end:i]), (1, other[new_end:j]), (0, one[i : i_last + 1]))
        diffs.extend(piece for piece in pieces if piece[1])
        old_end, new_end = i_last + 1, j_last + 1
    if len(diffs) <= _MOST_DIFFS:  # it takes the square of their number
        _engine().diff_cleanupSemantic(diffs)
    return _pairs(diffs)


def _slid(pairs: list[Pair], old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Slide what only one side has to where it reads best, where the words around it allow that.

    "A [and B] and C" and "A and [B and] C" say the same: the run that ends with its paragraph reads best, or on a word
    of content, then the one further to the left, because phrases begin with their function words.
    """
    marks = [(-1, -1), *pairs, (len(old), len(new))]
    for place in range(1, len(marks)):
        (old_before, new_before), (old_after, new_after) = marks[place - 1], marks[place]
        removed, added = old_after - old_before - 1, new_after - new_before - 1
        if added and not removed:
            _slide(marks, place, added, new, old, side=1)
        elif removed and not added:
            _slide(marks, place, removed, old, new, side=0)
    return marks[1:-1]


def _slide(marks: list[Pair], place: int, length: int, text: Sequence[str], other: Sequence[str], side: int) -> None:
    """Slide the run of `length` tokens of `text` that stands before `marks[place]`; `marks[...][side]` are `text`'s.

    Sliding past a kept token gives that token another partner in `text`, `length` tokens away; partners that are
    equal to the byte come first, so that "the" is not paired with "The" where a "the" is at hand.
    """
    start, other_start = marks[place - 1][side] + 1, marks[place - 1][1 - side] + 1
    shifts = [(0, _ending(text[start + length - 1]), 0)]
    for step in (-1, 1):
        gained = 0
        for distance in range(len(text)):
            mark, here, partner = (
                (place + distance, start + length + distance, other_start + distance)
                if step > 0
                else (place - 1 - distance, start - 1 - distance, other_start - 1 - distance)
            )
            if not 0 < mark < len(marks) - 1 or (marks[mark][side], marks[mark][1 - side]) != (here, partner):
                break
            there = here - step * length
            if comparable(text[here]) != comparable(text[there]):
                break
            gained += (text[there] == other[partner]) - (text[here] == other[partner])
            shift = step * (distance + 1)
            shifts.append((gained, _ending(text[start + shift + length - 1]), -shift))
    shift = -max(shifts)[2]
    for mark in range(place, place + shift) if shift > 0 else range(place + shift, place):
        here = marks[mark][side] + (-length if shift > 0 else length)
        marks[mark] = (marks[mark][0], here) if side else (here, marks[mark][1])


def _ending(token: str) -> int:
    """How well a run ends on this token: best with its paragraph, else on a word of content."""
    return 2 if "\n" in token else int(not is_slight(token))


def _bridged(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Let go of function words and marks that stand alone between changes, so that the changes read as one.

    They stay where the changes around them only add, or only remove: there it is plain what was kept. And a single one
    stays between references: in "67/1 of 19 September 2012" symbol and date are read, and may change, one by one.
    """
    runs = _runs(pairs)
    bounds = [[(-1, -1)], *runs, [(len(old), len(new))]]
    islands = [
        _is_island(run, _width(before[-1], run[0]), _width(run[-1], after[0]), old)
        for before, run, after in zip(bounds, runs, bounds[2:], strict=False)
    ]
    bridged: list[Pair] = []
    start = 0
    while start < len(runs):
        stop = start + 1
        while islands[start] and stop < len(runs) and islands[stop]:
            stop += 1
        left = runs[start - 1][-1] if start else (-1, -1)
        right = runs[stop][0] if stop < len(runs) else (len(old), len(new))
        if not islands[start] or _may_stay(runs[start:stop], left, right, old, new):
            bridged.extend(itertools.chain.from_iterable(runs[start:stop]))
        start = stop
    return bridged


def _width(one: Pair, other: Pair) -> int:
    """How many tokens changed between two kept ones, on the side where it is more."""
    return max(other[0] - one[0], other[1] - one[1]) - 1


def _is_island(run: Sequence[Pair], before: int, after: int, old: Sequence[str]) -> bool:
    """Whether a kept run holds nothing that a reader would hold on to, or next to nothing in a sea of changes."""
    if not before or not after:
        return False
    held = [old[i] for i, _ in run if not is_slight(old[i])]
    return not held or (min(before, after) >= SEA * len(held) and not any(map(_is_anchor, held)))


def _may_stay(islands: list[list[Pair]], left: Pair, right: Pair, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether islands between two kept words of content, `left` and `right`, help a reader."""
    size = sum(map(len, islands))
    if right[0] - left[0] - 1 == size or right[1] - left[1] - 1 == size:
        return True
    if len(islands) > 1 or not all(is_slight(old[i]) for i, _ in islands[0]):
        return False
    (i, j), (i_end, j_end) = islands[0][0], islands[0][-1]
    beside = [
        *(old[at] for at in (i - 1, i_end + 1) if left[0] < at < right[0]),
        *(new[at] for at in (j - 1, j_end + 1) if left[1] < at < right[1]),
    ]
    return size > 1 or all(map(_is_reference, beside))


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs in stretches without a change inside."""
    runs: list[list[Pair]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _closed(pairs: list[Pair], old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Let go of a closing bracket whose opening one was replaced: "thirty (30)" becomes "sixty (60)" as a whole."""
    closed = []
    old_start = new_start = 0
    for i, j in pairs:
        if old[i] in _CLOSE and _is_open(old[old_start:i]) and _is_open(new[new_start:j]):
            continue
        closed.append((i, j))
        old_start, new_start = i + 1, j + 1
    return closed


def _is_open(run: Sequence[str]) -> bool:
    return sum(token in _OPEN for token in run) > sum(token in _CLOSE for token in run)
