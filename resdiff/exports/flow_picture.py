"""A picture of how clauses flowed from the old text to the new one, as SVG: moves, merges and gaps at a glance.

The old text is a column of bars on the left, the new one on the right, a bar for each paragraph, as high as it is
long. A band joins what became what; a bar without a band came or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise, product

from attrs import frozen

from resdiff.model import Change, Document
from resdiff.summary import Report
from resdiff.summary.naming import both_addresses, kind_in_words, names
from resdiff.visible import visible

_WIDTH = 640
_LEFT, _RIGHT, _BAR = 118, 508, 14
"""Where the columns begin, and how wide a bar is."""
_TALLEST = 820
_TOP = 30
_LEAST = 2.0
"""Height of the smallest bar, so that no paragraph is lost."""
_PER_CHARACTER = 0.06
"""Height for a character where there is room; a long text is drawn smaller."""
_GAP, _PART_GAP = 0.8, 7.0
"""Between two paragraphs, and between two parts."""
_LABEL = 11.0
"""Height that a label needs; between two of them the rest go without."""


@frozen
class Bar:
    """A paragraph's bar: from `top` to `bottom`, in units of the picture."""

    top: float
    bottom: float


def flow_picture(report: Report, anchors: Mapping[int, str]) -> str:
    """The picture as an `<svg>` element; each change links to its anchor in the page, where it has one.

    It is hidden from screen readers: the same is said in words beside it.
    """
    comparison = report.comparison
    old, new = bars(comparison.old), bars(comparison.new)
    height = max((bar.bottom for side in (old, new) for bar in side.values()), default=_TOP) + 10
    pieces = [
        f'<svg class="flow" viewBox="0 0 {_WIDTH} {height:.0f}" aria-hidden="true" focusable="false">',
        *_titles(report),
    ]
    # What moved lies on top, where its crossings can be seen.
    order = sorted(range(len(comparison.changes)), key=lambda row: _LAYERS.index(look(comparison.changes[row])))
    for row in order:
        drawn = "".join(_change(comparison.changes[row], old, new))
        said = escape(f"{both_addresses(*_sides(comparison.changes[row]))}: {kind_in_words(comparison.changes[row])}")
        title = f"<title>{said}</title>"
        if row in anchors:
            pieces.append(f'<a href="#{anchors[row]}" tabindex="-1">{title}{drawn}</a>')
        else:
            pieces.append(f"<g>{title}{drawn}</g>")
    pieces += labels(comparison.old, old, _LEFT - 6, "end")
    pieces += labels(comparison.new, new, _RIGHT + _BAR + 6, "start")
    return "\n".join([*pieces, "</svg>"])


_LAYERS = ("same", "reworded", "gone", "new", "joined", "moved")
"""How a change looks, from the lowest layer to the highest."""


def look(change: Change) -> str:
    """How a change looks in the picture: one of _LAYERS."""
    if change.kind in ("added", "removed"):
        return "new" if change.new else "gone"
    if change.moved or change.transfer:
        return "moved"
    return {"unchanged": "same", "reworded": "reworded"}.get(change.kind, "joined")


def _sides(change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return change.old, change.new


def bars(document: Document, scale: float | None = None) -> dict[str, Bar]:
    """The bar of each paragraph by address, from top to bottom; `scale` is the height of a character."""
    scale = scale_of(document) if scale is None else scale
    found, top = {}, float(_TOP)
    for gap, paragraph in zip(_gaps(document), document.paragraphs, strict=True):
        top += gap
        bottom = top + _LEAST + scale * len(paragraph.text)
        found[paragraph.id] = Bar(top, bottom)
        top = bottom
    return found


def scale_of(document: Document) -> float:
    """The height of a character with which a document fits into the picture."""
    characters = sum(len(p.text) for p in document.paragraphs)
    room = _TALLEST - sum(_gaps(document)) - _LEAST * len(document.paragraphs)
    return min(_PER_CHARACTER, max(room, 0) / max(characters, 1))


def _gaps(document: Document) -> list[float]:
    """The room above each paragraph."""
    parts = [paragraph.part for paragraph in document.paragraphs]
    gaps = [0.0] * bool(parts)
    for before, here in pairwise(parts):
        gaps.append(_GAP if before == here or "heading" in (before, here) else _PART_GAP)
    return gaps


def _change(change: Change, old: Mapping[str, Bar], new: Mapping[str, Bar]) -> Iterator[str]:
    """The bars of a change and the bands between them; a bar with nothing on the other side gets a stub."""
    name = look(change)
    for address, other in product(change.old, change.new):
        # Where several share a paragraph, each gets its slice of it, in order.
        yield _band(_slice(old[address], change.new, other), _slice(new[other], change.old, address), name)
    for address in change.old:
        yield _bar(old[address], _LEFT, name)
        if not change.new:
            yield _stub(old[address], _LEFT + _BAR, 1, name)
    for address in change.new:
        yield _bar(new[address], _RIGHT, name)
        if not change.old:
            yield _stub(new[address], _RIGHT, -1, name)


def _slice(bar: Bar, several: Sequence[str], one: str) -> Bar:
    return slice_of(bar, several.index(one), len(several))


def slice_of(bar: Bar, place: int, of: int) -> Bar:
    """One of several slices of a bar, from top to bottom."""
    height = (bar.bottom - bar.top) / of
    return Bar(bar.top + place * height, bar.top + (place + 1) * height)


def _band(left: Bar, right: Bar, name: str) -> str:
    return band(left, right, name, _LEFT + _BAR, _RIGHT)


def band(left: Bar, right: Bar, name: str, start: int, end: int) -> str:
    """What joins a bar that ends at `start` to one that begins at `end`."""
    middle = (start + end) // 2
    return (
        f'<path class="band {name}" d="M{start} {left.top:.1f}C{middle} {left.top:.1f} {middle} {right.top:.1f} '
        f"{end} {right.top:.1f}V{right.bottom:.1f}C{middle} {right.bottom:.1f} {middle} {left.bottom:.1f} "
        f'{start} {left.bottom:.1f}Z"/>'
    )


def _bar(bar: Bar, x: int, name: str) -> str:
    return f'<rect class="bar {name}" x="{x}" y="{bar.top:.1f}" width="{_BAR}" height="{bar.bottom - bar.top:.1f}"/>'


def _stub(bar: Bar, x: int, way: int, name: str) -> str:
    """A short wedge that ends in nothing."""
    middle = (bar.top + bar.bottom) / 2
    return f'<path class="stub {name}" d="M{x} {bar.top:.1f}L{x + 34 * way} {middle:.1f}L{x} {bar.bottom:.1f}Z"/>'


def _titles(report: Report) -> Iterator[str]:
    for x, name in zip((_LEFT + _BAR, _RIGHT), names(report.comparison), strict=True):
        anchor = "end" if x < _WIDTH / 2 else "start"
        yield f'<text class="name" x="{x}" y="16" text-anchor="{anchor}">{escape(visible(name)[:40])}</text>'


def labels(document: Document, placed: Mapping[str, Bar], x: int, anchor: str) -> Iterator[str]:
    """Addresses beside the bars, as many as have room: the first of each part, then every one that fits."""
    free = float(_TOP) - _LABEL
    for paragraph in document.paragraphs:
        bar = placed[paragraph.id]
        middle = (bar.top + bar.bottom) / 2
        if middle - free >= _LABEL:
            shown = escape(visible(paragraph.id)[:18])
            yield f'<text class="address" x="{x}" y="{middle + 3:.1f}" text-anchor="{anchor}">{shown}</text>'
            free = middle
