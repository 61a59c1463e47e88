"""The figures of a series as small SVG charts, each beside a table that says the same in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from attrs import frozen

from resdiff.visible import visible

_HEIGHT, _LEFT, _BOTTOM, _TOP = 190, 46, 40, 12
_STEP, _BAR = 46, 26


@frozen
class Series:
    """The values of one thing over all versions, and the class that it is coloured by."""

    name: str
    look: str
    values: tuple[float, ...]


def stacked(names: Sequence[str], series: Sequence[Series], said: str) -> str:
    """A column for each version in which the values stand on each other; `said` is what a screen reader says."""
    totals = [sum(one.values[at] for one in series) for at in range(len(names))]
    top = _round_up(round(max(totals, default=0), 6))  # shares add up to a hundred, or to a hair more
    pieces = _frame(names, top, said)
    for at in range(len(names)):
        below = 0.0
        for one in series:
            value = one.values[at]
            if value:
                y, height = _y(below + value, top), _y(below, top) - _y(below + value, top)
                told = f"{escape(visible(names[at]))}: {value:,.0f} {escape(one.name)}"
                pieces.append(
                    f'<rect class="bar {one.look}" x="{_x(at)}" y="{y:.1f}" width="{_BAR}" height="{height:.1f}">'
                    f"<title>{told}</title></rect>"
                )
            below += value
    return "\n".join([*pieces, "</svg>"])


def line(names: Sequence[str], values: Sequence[float], top: float, said: str) -> str:
    """A line through a value for each name, from 0 to `top`."""
    pieces = _frame(names, top, said)
    points = [(_x(at) + _BAR / 2, _y(value, top)) for at, value in enumerate(values)]
    pieces.append(f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>')
    for (x, y), name, value in zip(points, names, values, strict=True):
        told = f"<title>{escape(visible(name))}: {value:,.0f}</title>"
        pieces.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3">{told}</circle>')
    return "\n".join([*pieces, "</svg>"])


def _frame(names: Sequence[str], top: float, said: str) -> list[str]:
    """The beginning of a chart: its frame, with a rule and a number at the bottom, in the middle and at the top."""
    width = _LEFT + _STEP * len(names) + 8
    pieces = [f'<svg class="chart" viewBox="0 0 {width} {_HEIGHT}" role="img" aria-label="{escape(said)}">']
    for value in (0.0, top / 2, top):
        y = _y(value, top)
        pieces.append(f'<path class="rule" d="M{_LEFT - 4} {y:.1f}H{width}"/>')
        pieces.append(f'<text x="{_LEFT - 8}" y="{y + 3:.1f}" text-anchor="end">{value:,.0f}</text>')
    slant = max(map(len, names), default=0) > 5
    for at, name in enumerate(names):
        x, y = _x(at) + _BAR / 2, _HEIGHT - _BOTTOM + 14
        turn = f' transform="rotate(-35 {x:.1f} {y})" text-anchor="end"' if slant else ' text-anchor="middle"'
        pieces.append(f'<text x="{x:.1f}" y="{y}"{turn}>{escape(visible(name)[:12])}</text>')
    return pieces


def _x(at: int) -> int:
    return _LEFT + _STEP * at + (_STEP - _BAR) // 2


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * value / (top or 1)


def _round_up(value: float) -> float:
    """The next round number: 1, 2 or 5 with zeros, and twice as fine above."""
    size = 10.0
    while size * 10 < value:
        size *= 10
    return next(size * step for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if size * step >= value)
