"""A picture of how clauses flowed through the years, as SVG: merges, splits and gaps can be followed with the eye.

Each version is a column of bars, a bar for each paragraph, as high as it is long. A band joins a clause to itself in
the next version and to what it was split from or merged into; a dotted line leads over the years in which it was away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from attrs import frozen

from resdiff.exports.flow_picture import Bar, band, bars, labels, scale_of, slice_of
from resdiff.lineage import Clause, History, Standing
from resdiff.lineage.signs import look, said
from resdiff.visible import visible

_STEP, _BAR = 92, 12
"""From column to column, and how wide a bar is."""
_LEFT = 62
_LAYERS = ("same", "reworded", "new", "gone", "joined", "moved", "back")
"""How bars and bands look, from the lowest layer to the highest."""

_End = tuple[int, str]
"""A paragraph: its version and its address."""


@frozen
class _Edge:
    """Words that went from one paragraph to another, and how that looks."""

    source: _End
    target: _End
    look: str
    clause: int


def flow(history: History, anchors: Mapping[int, str]) -> str:
    """The picture as an `<svg>` element; each clause links to its anchor in the page, where it has one.

    It is hidden from screen readers: the grid says the same in words.
    """
    documents = [version.document for version in history.versions]
    scale = min(map(scale_of, documents))
    columns = [bars(document, scale) for document in documents]
    height = max((bar.bottom for column in columns for bar in column.values()), default=30.0) + 10
    width = 2 * _LEFT + _STEP * (len(columns) - 1) + _BAR
    edges = list(_edges(history))
    outs, ins = defaultdict[_End, list[_Edge]](list), defaultdict[_End, list[_Edge]](list)
    for edge in edges:
        outs[edge.source].append(edge)
        ins[edge.target].append(edge)

    def drawn(edge: _Edge) -> str:
        leaving, coming = outs[edge.source], ins[edge.target]
        left = slice_of(columns[edge.source[0]][edge.source[1]], leaving.index(edge), len(leaving))
        right = slice_of(columns[edge.target[0]][edge.target[1]], coming.index(edge), len(coming))
        start, end = _x(edge.source[0]) + _BAR, _x(edge.target[0])
        if edge.target[0] > edge.source[0] + 1:
            return _over(left, right, start, end)
        return band(left, right, edge.look, start, end)

    pieces: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for edge in edges:
        pieces[edge.clause].append((_LAYERS.index(edge.look), drawn(edge)))
    for index, clause in enumerate(history.clauses):
        pieces[index] += _own(history, clause, columns)
    # A clause is drawn as one, so that all of it lights up; those with the quietest looks lie below.
    order = sorted(pieces, key=lambda index: (max(layer for layer, _ in pieces[index]), index))
    size = f'viewBox="0 0 {width} {height:.0f}" style="min-width:{width * 0.7:.0f}px"'
    lines = [f'<svg class="flow" {size} aria-hidden="true" focusable="false">']
    for number, name in enumerate(history.short_names):
        middle = _x(number) + _BAR // 2
        lines.append(f'<text class="name" x="{middle}" y="16" text-anchor="middle">{escape(visible(name)[:12])}</text>')
    for index in order:
        inner = "".join(piece for _, piece in sorted(pieces[index]))
        clause = history.clauses[index]
        told = f"<title>{escape(visible(clause.name))}: {escape(_life(history, clause))}</title>"
        if index in anchors:
            lines.append(f'<a href="#{anchors[index]}" tabindex="-1">{told}{inner}</a>')
        else:
            lines.append(f"<g>{told}{inner}</g>")
    lines += labels(documents[0], columns[0], _LEFT - 6, "end")
    lines += labels(documents[-1], columns[-1], _x(len(columns) - 1) + _BAR + 6, "start")
    return "\n".join([*lines, "</svg>"])


def _x(number: int) -> int:
    return _LEFT + _STEP * number


def _edges(history: History) -> Iterator[_Edge]:
    """Every way that words took, of each clause in the order of its years."""
    for index, clause in enumerate(history.clauses):
        for standing in clause.here:
            for place, tie in enumerate(standing.ties):
                if standing.happened == "parted" and tie.clause == index:
                    continue  # it was not away: its words stood in the clause that it is split off from again
                its_look = look(standing) if tie.clause == index and not place else "joined"
                yield _Edge((tie.version, tie.address), (standing.version, standing.address), its_look, index)


def _own(history: History, clause: Clause, columns: list[dict[str, Bar]]) -> Iterator[tuple[int, str]]:
    """The bars of a clause, each with its layer, and a stub where it ends."""
    for standing in clause.here:
        bar, name = columns[standing.version][standing.address], look(standing)
        size = f'width="{_BAR}" height="{bar.bottom - bar.top:.1f}"'
        x = _x(standing.version)
        yield _LAYERS.index(name), f'<rect class="bar {name}" x="{x}" y="{bar.top:.1f}" {size}/>'
        after = clause.at(standing.version + 1) if standing.version + 1 < len(history.versions) else None
        if after and after.happened == "dropped":
            x, middle = x + _BAR, (bar.top + bar.bottom) / 2
            path = f"M{x} {bar.top:.1f}L{x + 20} {middle:.1f}L{x} {bar.bottom:.1f}Z"
            yield _LAYERS.index("gone"), f'<path class="stub gone" d="{path}"/>'


def _over(left: Bar, right: Bar, start: int, end: int) -> str:
    """A dotted line over the years in which a clause was away."""
    one, other = (left.top + left.bottom) / 2, (right.top + right.bottom) / 2
    middle = (start + end) // 2
    return f'<path class="gap back" d="M{start} {one:.1f}C{middle} {one:.1f} {middle} {other:.1f} {end} {other:.1f}"/>'


def _life(history: History, clause: Clause) -> str:
    """The life of a clause in a line: "72 OP7 new, 74 OP9 reworded, 75 dropped"."""
    names = history.short_names

    def one(standing: Standing) -> str:
        return f"{names[standing.version]} {standing.address} {said(standing)}".replace("  ", " ")

    return ", ".join(one(s) for s in clause.standings if s.happened != "absent" and not s.is_quiet)
