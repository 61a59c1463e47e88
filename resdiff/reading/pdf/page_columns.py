"""Newspaper columns: a page whose text runs down the left half and on down the right one, read as one strand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from attrs import evolve, frozen

from resdiff.reading.pdf.page_runs import Page, Run

GUTTER = 8
"""The least width of the strip between two columns, in points; wider spaces inside a line are rare."""
MIDDLE = (0.25, 0.75)
"""Where the strip may lie, in parts of the width of the text."""
CROSSING = 0.3
"""So great a part of the text may run across the strip: titles, and what stands above and below the columns."""
LEAST_LINES = (8, 2)
"""So many lines the left and the right column must have; on a last page the right one is short."""
LEAST_LETTERS = 15
"""So many characters these must have on average: the cells of a table have fewer."""


@frozen
class Chunk:
    """Runs on one baseline without a wide gap between them; edges in points."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> float:
        """The left edge."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return max(run.right for run in self.runs)

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return sum(len(run.text) for run in self.runs)


def strands(page: Page) -> list[list[Run]]:
    """The runs of a page in strands, each to be read from top to bottom before the next; mostly there is one.

    The right column's runs are moved to where the left one stands, so that both have the same edges.
    """
    runs = [run for run in page.runs if run.text]
    chunks = _chunks([run for run in runs if run.text.strip()])
    strip = _strip(chunks)
    if strip is None:
        return [runs]
    first = [chunk for chunk in chunks if chunk.right <= strip[0]]
    second = [chunk for chunk in chunks if chunk.left >= strip[1]]
    across = [chunk for chunk in chunks if chunk.left < strip[1] and chunk.right > strip[0]]
    if not (_is_column(first, LEAST_LINES[0]) and _is_column(second, LEAST_LINES[1])):
        return [runs]
    if not _is_painted_down(runs, first, second, across):
        return [runs]
    shift = min(chunk.left for chunk in second) - min(chunk.left for chunk in first)
    moved = [
        Chunk(tuple(evolve(run, left=run.left - shift, right=run.right - shift) for run in chunk.runs))
        for chunk in second
    ]
    # What runs across parts the page into bands; each is read left, then right, before what is below it.
    levels = [float("inf"), *sorted((chunk.runs[0].baseline for chunk in across), reverse=True), float("-inf")]
    found = []
    for top, bottom in pairwise(levels):
        for column in (across, first, moved):
            band = [chunk for chunk in column if bottom < chunk.runs[0].baseline <= top]
            found.append([run for chunk in band for run in chunk.runs])
    return [strand for strand in found if strand]


def _chunks(runs: Sequence[Run]) -> list[Chunk]:
    chunks: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-round(run.baseline), run.left)):
        last = chunks[-1][-1] if chunks else None
        if last is None or round(last.baseline) != round(run.baseline) or run.left - last.right > GUTTER:
            chunks.append([])
        chunks[-1].append(run)
    return [Chunk(tuple(chunk)) for chunk in chunks]


def _strip(chunks: Sequence[Chunk]) -> tuple[float, float] | None:
    """The edges of the widest strip in the middle of the page that the least text crosses, if that is little."""
    if len(chunks) < sum(LEAST_LINES):
        return None
    left, right = min(chunk.left for chunk in chunks), max(chunk.right for chunk in chunks)
    width = int(right - left) + 2
    if width > 5_000:
        return None
    steps = [0] * (width + 1)
    for chunk in chunks:
        steps[int(chunk.left - left)] += chunk.letters
        steps[int(chunk.right - left) + 1] -= chunk.letters
    middle = range(int(MIDDLE[0] * width), int(MIDDLE[1] * width) + 1)
    crossing = list(accumulate(steps))
    least = min(crossing[place] for place in middle)
    if least > CROSSING * sum(chunk.letters for chunk in chunks):
        return None
    free = [place for place in middle if crossing[place] == least]
    spans = [[place for _, place in span] for _, span in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])]
    widest = max(spans, key=len, default=[])
    # The edges are rounded to whole points, outwards.
    return (left + widest[0], left + widest[-1] + 1) if len(widest) >= GUTTER else None


def _is_column(chunks: Sequence[Chunk], least: int) -> bool:
    return len(chunks) >= least and sum(chunk.letters for chunk in chunks) >= LEAST_LETTERS * len(chunks)


def _is_painted_down(
    runs: Sequence[Run], first: Sequence[Chunk], second: Sequence[Chunk], across: Sequence[Chunk]
) -> bool:
    """Whether the runs are painted column by column, and not row by row as in a table."""
    side = {id(run): name for name, column in (("first", first), ("second", second)) for c in column for run in c.runs}
    sides = [side[id(run)] for run in runs if id(run) in side]
    return sum(one != other for one, other in pairwise(sides)) <= 2 * len(across) + 4
