"""Other ways to align paragraphs, to be measured beside resdiff: plain ones, and those of other people's tools."""

from __future__ import annotations

import difflib
import importlib.util
import itertools
import json
import math
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence

from attrs import frozen
from rapidfuzz.distance import Indel, Levenshtein

from resdiff.alignment.assignment import assign
from resdiff.model import Document, Match

Aligner = Callable[[Document, Document], tuple[Match, ...]]


@frozen
class Method:
    """A way to align, by name. `missing` says why it cannot run here; `own_clock` gives its time without start-up."""

    name: str
    align: Aligner
    missing: str = ""
    own_clock: Callable[[], float] | None = None


def methods() -> list[Method]:
    """All baselines, in the order of the table; those that are not installed say so."""
    return [
        Method("difflib, paragraphs by position", by_position),
        Method("Levenshtein >= .8, greedy", by_levenshtein),
        Method("one to one (Hungarian, idf Dice + LCS)", one_to_one),
        Method("deltas SegmentMatcher", by_deltas, "" if importlib.util.find_spec("deltas") else "not installed"),
        Method("wikidiff2 (cutoff 1,000)", by_wikidiff2, _wikidiff2_missing(), lambda: _wikidiff2_ms[-1]),
    ]


def by_position(old: Document, new: Document) -> tuple[Match, ...]:
    """Compare whole paragraphs by difflib; the paragraphs of a replaced block are paired in order."""
    ours, theirs = [p.text for p in old.paragraphs], [p.text for p in new.paragraphs]
    matches = []
    for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            matches += [_match(old, new, *pair) for pair in zip(range(i, i_end), range(j, j_end), strict=False)]
    return tuple(matches)


def by_levenshtein(old: Document, new: Document) -> tuple[Match, ...]:
    """The most similar pair first, down to a similarity of .8 in characters, each paragraph once."""
    found = [
        (-Levenshtein.normalized_similarity(before.text, after.text, score_cutoff=0.8), i, j)
        for i, before in enumerate(old.paragraphs)
        for j, after in enumerate(new.paragraphs)
    ]
    used_old, used_new, matches = set(), set(), []
    for score, i, j in sorted(pair for pair in found if pair[0] <= -0.8):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            matches.append(_match(old, new, i, j, -score))
    return tuple(matches)


def one_to_one(old: Document, new: Document) -> tuple[Match, ...]:
    """The best assignment over the mean of idf-weighted Dice (words and word pairs) and word LCS, from .36 on."""
    ours, theirs = ([re.findall(r"\w+", p.text.casefold()) for p in d.paragraphs] for d in (old, new))
    bags = [Counter(words) + Counter(itertools.pairwise(words)) for words in (*ours, *theirs)]
    frequency = Counter(gram for bag in bags for gram in bag)
    weight = {gram: math.log(1 + len(bags) / count) for gram, count in frequency.items()}
    totals = [sum(weight[gram] * count for gram, count in bag.items()) for bag in bags]
    worth = {}
    for i, mine in enumerate(ours):
        for j, other in enumerate(theirs):
            k = len(ours) + j
            shared = sum(weight[gram] * min(count, bags[k][gram]) for gram, count in bags[i].items() if gram in bags[k])
            dice = 2 * shared / (totals[i] + totals[k] or 1)
            if dice > 0.1:  # below, the mean cannot reach .36 but by a miracle of order
                score = (dice + Indel.normalized_similarity(mine, other)) / 2
                if score >= 0.36:
                    worth[i, j] = round((score - 0.25) * 1e6)
    return tuple(_match(old, new, i, j, worth[i, j] / 1e6 + 0.25) for i, j in assign(worth).items())


def by_deltas(old: Document, new: Document) -> tuple[Match, ...]:
    """Run deltas' SegmentMatcher on the whole texts; runs it calls equal link paragraphs of which they are a third."""
    from deltas import segment_matcher, text_split

    one, other = (text_split.tokenize("\n\n".join(p.text for p in d.paragraphs)) for d in (old, new))
    place_one, place_other = _places(one), _places(other)
    shared: Counter[tuple[int, int]] = Counter()
    for step in segment_matcher.diff(one, other):
        if step.name == "equal":
            for i, j in zip(range(step.a1, step.a2), range(step.b1, step.b2), strict=True):
                if not one[i].isspace():
                    shared[place_one[i], place_other[j]] += len(one[i])
    matches = []
    for (i, j), size in sorted(shared.items()):
        before, after = old.paragraphs[i].text, new.paragraphs[j].text
        if size >= min(len(before), len(after)) / 3:
            matches.append((i, j))
    return _grouped(old, new, matches)


def _places(tokens: Sequence[str]) -> list[int]:
    """The number of the paragraph that each token stands in."""
    places, place = [], 0
    for token in tokens:
        places.append(place)
        place += "\n\n" in token
    return places


_WIKIDIFF2 = """
$in = json_decode(stream_get_contents(STDIN), true);
$start = microtime(true);
$out = wikidiff2_inline_json_diff($in[0], $in[1], 100000);
fwrite(STDOUT, sprintf("%.3f\\n", 1000 * (microtime(true) - $start)) . $out);
"""
_PHP = ("php", "-d", "wikidiff2.moved_paragraph_detection_cutoff=1000")
_wikidiff2_ms: list[float] = [0.0]


def _wikidiff2_missing() -> str:
    if not shutil.which("php"):
        return "not installed"
    found = subprocess.run([*_PHP, "-r", "echo phpversion('wikidiff2');"], capture_output=True, text=True, check=False)
    return "" if found.stdout.strip() else "not installed"


def by_wikidiff2(old: Document, new: Document) -> tuple[Match, ...]:
    """MediaWiki's wikidiff2: the lines it shows as the same, as changed, or as moved are linked."""
    sides = ["\n".join(p.text for p in d.paragraphs) for d in (old, new)]
    answer = subprocess.run(
        [*_PHP, "-r", _WIKIDIFF2], input=json.dumps(sides), capture_output=True, text=True, check=True
    ).stdout
    taken, _, shown = answer.partition("\n")
    _wikidiff2_ms.append(float(taken))
    lengths = (len(paragraph.text.encode()) + 1 for paragraph in old.paragraphs)
    old_at = {offset: at for at, offset in enumerate(itertools.accumulate(lengths, initial=0))}
    links: list[tuple[int, int, bool]] = []
    left: dict[str, int] = {}
    arrived: dict[str, int] = {}
    for row in json.loads(shown)["diff"]:
        if row["type"] in (0, 3):  # the same, changed; the new line's offset is missing now and then, its number never
            links.append((old_at[row["offset"]["from"]], row["lineNumber"] - 1, False))
        elif row["type"] == 4:
            left[row["moveInfo"]["id"]] = old_at[row["offset"]["from"]]
        elif row["type"] == 5:
            arrived[row["moveInfo"]["linkId"]] = row["lineNumber"] - 1
    links += [(i, arrived[mark], True) for mark, i in left.items() if mark in arrived]
    return tuple(_match(old, new, i, j, moved=moved) for i, j, moved in sorted(links))


def _match(old: Document, new: Document, i: int, j: int, similarity: float = 1.0, *, moved: bool = False) -> Match:
    return Match((old.paragraphs[i].id,), (new.paragraphs[j].id,), similarity, "", moved=moved)


def _grouped(old: Document, new: Document, links: list[tuple[int, int]]) -> tuple[Match, ...]:
    """Links that share a paragraph made one match."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in links:
        touching = [group for group in groups if i in group[0] or j in group[1]]
        joined = ({i}.union(*(group[0] for group in touching)), {j}.union(*(group[1] for group in touching)))
        groups = [group for group in groups if group not in touching] + [joined]
    return tuple(
        Match(
            tuple(old.paragraphs[i].id for i in sorted(ours)),
            tuple(new.paragraphs[j].id for j in sorted(theirs)),
            1.0,
            "",
        )
        for ours, theirs in groups
    )
