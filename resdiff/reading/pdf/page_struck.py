"""Words that are struck out on a page: a text layer does not tell them from others, the lines drawn through them do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from resdiff.reading.pdf.page_runs import Page, Run

HEIGHTS = (0.15, 0.5)
"""Where a line that strikes words out crosses them: so far above their baseline, in parts of their size."""
MOST_BARS = 100
"""So many lines at one height are looked at; a page may be full of them."""
LEAST = 0.6
"""It covers so great a part of them."""


def struck(page: Page) -> list[Run]:
    """The runs of a page that a line is drawn through."""
    bars = sorted(page.bars, key=lambda bar: bar[2])
    heights = [bar[2] for bar in bars]
    found = []
    for run in page.runs:
        low, high = (run.baseline + part * run.size for part in HEIGHTS)
        crossing = bars[bisect_left(heights, low) : bisect_right(heights, high)][:MOST_BARS]
        if crossing and run.text.strip() and _covered(run, crossing) >= LEAST * (run.right - run.left):
            found.append(run)
    return found


def _covered(run: Run, bars: Sequence[tuple[float, float, float]]) -> float:
    """How much of a run's width the bars cover, in points; bars end to end count together."""
    return sum(max(0.0, min(run.right, right) - max(run.left, left)) for left, right, _ in bars)
