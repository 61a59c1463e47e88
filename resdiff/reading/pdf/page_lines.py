"""Runs of characters to the lines of a page: what stands on one baseline, with its spaces, cells and raised marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from resdiff.reading.pdf.page_columns import strands
from resdiff.reading.pdf.page_patterns import named
from resdiff.reading.pdf.page_runs import Page, Run

WORD_GAP = 0.16
"""A gap wider than this, in parts of the font size, is a space: kerning and spaced letters mostly stay below .14,
spaces begin at .17 (measured on 69,000 runs of 63 official files)."""
DOUBTFUL_GAPS = (0.1, 0.18)
"""Between letters, and where the text layer holds no space, a gap of this width may be either."""
DASH_GAP = 0.11
"""Where the text layer holds a space beside a dash, a gap narrower than this shows that it is not on the page."""
CELL_GAP = 2.0
"""A gap wider than this, in parts of the font size, parts two cells: stretched spaces and gaps after a number stay
below 1.4."""
COLUMN_GAP = 0.4
"""The same where other lines nearby have a cell that begins at the same place."""


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]+")


@frozen
class Piece:
    """A stretch of a line in one style; a `mark` is a raised note number and no part of the text.

    `gap` is set where it is in doubt whether there is a space before it (see `page_words`), in parts of the size.
    """

    text: str
    bold: bool = False
    italic: bool = False
    mark: bool = False
    gap: float = 0.0


@frozen
class Cell:
    """Pieces that stand together on a line; a line of running text is one cell. Edges are in points."""

    left: float
    right: float
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The text without marks."""
        return "".join([piece.text for piece in self.pieces if not piece.mark])

    @property
    def printed(self) -> str:
        """The text with its marks."""
        return "".join([piece.text for piece in self.pieces])


@frozen
class Line:
    """What stands on one baseline of a page, cut into cells where it has wide gaps.

    `baseline` (from the foot of the page) and `size` are those of most characters, in points. `tabular` says that
    it begins where other lines nearby have a second or later cell.
    """

    page: int
    baseline: float
    size: float
    cells: tuple[Cell, ...]
    fonts: tuple[str, ...] = ()
    tabular: bool = False

    @property
    def left(self) -> float:
        """The left edge of the first cell."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """The right edge of the last cell."""
        return self.cells[-1].right

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of all cells."""
        return tuple([piece for cell in self.cells for piece in cell.pieces])

    @cached_property
    def text(self) -> str:
        """The text without marks, cells parted by tabs."""
        return "\t".join([cell.text for cell in self.cells])

    @cached_property
    def bold(self) -> bool:
        """Whether it has letters and nearly all are bold: a stray one happens."""
        return self._is_mostly([piece for piece in self.pieces if piece.bold])

    @cached_property
    def italic(self) -> bool:
        """Whether it has letters and nearly all are italic."""
        return self._is_mostly([piece for piece in self.pieces if piece.italic])

    def _is_mostly(self, styled: Sequence[Piece]) -> bool:
        return bool(styled) and _letters(styled) > 0.9 * _letters(self.pieces) > 0


def _letters(pieces: Sequence[Piece]) -> int:
    """How many letters there are, not counting marks."""
    return sum(map(str.isalpha, "".join([piece.text for piece in pieces if not piece.mark])))


Row = list[tuple[Run, bool]]
"""The runs on one baseline, each with whether it is a raised mark."""


def lines_of(page: Page) -> list[Line]:
    """The lines of a page in reading order: from top to bottom, one column after the other."""
    if _is_right_to_left(page.runs):
        page = evolve(page, runs=tuple([_mirrored(run, page.width) for run in page.runs]))
    lines: list[Line] = []
    for runs in strands(page):
        rows = _side_by_side(_rows(runs))
        columns = _columns(rows)
        lines += [_line(page.number, row, columns) for row in rows]
    return lines


def _is_right_to_left(runs: Sequence[Run]) -> bool:
    text = "".join([run.text for run in runs])
    return 2 * sum(map(len, _RIGHT_TO_LEFT.findall(text))) > sum(map(len, text.split()))


def _mirrored(run: Run, width: float) -> Run:
    """A run as seen in a mirror: then right-to-left text begins at the left like all other."""
    return evolve(run, left=width - run.right, right=width - run.left)


def _rows(runs: Sequence[Run]) -> list[Row]:
    """The runs by baseline from top to bottom, each row from left to right; small raised ones beside their hosts."""
    plain: list[list[Run]] = []
    smallest = 0.0
    for run in sorted(runs, key=lambda run: -run.baseline):
        if not plain or plain[-1][0].baseline - run.baseline > 0.25 * min(run.size, smallest):
            plain.append([])
            smallest = run.size
        plain[-1].append(run)
        smallest = min(smallest, run.size)
    for row in plain:
        row.sort(key=lambda run: (run.left, run.right))
    rows: list[Row] = [[] for _ in plain]
    for place, row in enumerate(plain):
        for run in row:
            host = _host(run, place, plain)
            rows[place if host is None else host[0]].append((run, host is not None and _is_mark(run, host[1])))
    # A row whose host went elsewhere itself would be left with nothing to stand on: marks count as text there.
    rows = [row if any(not mark for _, mark in row) else [(run, False) for run, _ in row] for row in rows]
    for filled in rows:
        filled.sort(key=lambda pair: (pair[0].left, pair[0].right))
    return [row for row in rows if any(run.text.strip() for run, _ in row)]


def _side_by_side(rows: Sequence[Row]) -> list[Row]:
    """The rows, those joined that overlap in height and stand apart: a cell set midway beside one of two lines."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and _overlaps(last, row) and _apart(last, row):
            joined[-1] = sorted([*last, *row], key=lambda pair: (pair[0].left, pair[0].right))
        else:
            joined.append(row)
    return joined


def _overlaps(upper: Row, lower: Row) -> bool:
    """Whether two rows are less than a line apart."""
    return upper[0][0].baseline - lower[0][0].baseline < 0.8 * min(upper[0][0].size, lower[0][0].size)


def _apart(one: Row, other: Row) -> bool:
    """Whether one row ends well before the other begins."""
    edges = [
        (min(run.left for run, _ in row), max(run.right for run, _ in row), row[0][0].size) for row in (one, other)
    ]
    (_, end, size), (begin, _, _) = sorted(edges)
    return begin - end > CELL_GAP * size


def _is_mark(run: Run, host: Run) -> bool:
    return run.baseline - host.baseline > 0.12 * host.size and bool(named("mark", run.text))


def _host(run: Run, place: int, rows: Sequence[Sequence[Run]]) -> tuple[int, Run] | None:
    """The larger run that a small one set above or below the line belongs to, and the place of its row.

    Only the next few rows are looked at, and only the nearest runs in each: a page may hold many thousands.
    """
    if len(run.text) > 12 or not run.text.strip():
        return None
    nearest: tuple[float, int, Run] | None = None
    for other_place in range(max(0, place - 2), min(len(rows), place + 4)):
        row = rows[other_place]
        if other_place == place or abs(row[0].baseline - run.baseline) > 1.2 * run.size:
            continue
        split = bisect_left(row, run.left, key=lambda other: other.left)
        for other in row[max(0, split - 2) : split + 2]:
            rise = (run.baseline - other.baseline) / other.size if other.size else 0.0
            if run.size >= 0.8 * other.size or not (0.12 < rise < 0.65 or -0.4 < rise < -0.08):
                continue
            gap = _gap(run, other, 2.0 if rise > 0 and named("mark", run.text) else 0.3)
            if gap is not None and other.text.strip() and (nearest is None or gap < nearest[0]):
                nearest = gap, other_place, other
    return nearest[1:] if nearest else None


def _gap(run: Run, other: Run, reach: float) -> float | None:
    """How far a raised run is from its neighbour, in points; None when it is too far.

    After its word it stands close; before a note's body it may stand as far as `reach`, in parts of the font size.
    """
    after, before = run.left - other.right, other.left - run.right
    slack = -0.4 * run.size
    if slack < after < 0.8 * other.size:
        return max(after, 0.0)
    if slack < before < reach * other.size:
        return max(before, 0.0)
    return None


@frozen
class Column:
    """Where cells begin on several lines: `left`, and the baselines of the highest and the lowest of them."""

    left: float
    top: float
    bottom: float


def _columns(rows: Sequence[Row]) -> list[Column]:
    """The columns that second and later cells stand in, where wide gaps show them, from left to right."""
    begins: list[tuple[float, float]] = []
    for row in rows:
        last: Run | None = None
        for run, mark in row:
            if not run.text.strip() or mark:
                continue
            if last is not None and run.left - last.right > CELL_GAP * run.size:
                begins.append((run.left, run.baseline))
            last = run
    begins.sort()
    columns: list[Column] = []
    members: list[float] = []
    for index, (left, baseline) in enumerate(begins):
        members.append(baseline)
        if index + 1 == len(begins) or begins[index + 1][0] - left > 1.0:
            if len(members) > 1:
                columns.append(Column(left, max(members), min(members)))
            members = []
    return columns


def _line(page: int, row: Row, columns: Sequence[Column]) -> Line:
    weights: dict[float, int] = {}
    for run, mark in row:
        if not mark:
            weights[run.size] = weights.get(run.size, 0) + len(run.text.strip())
    size = max(weights, key=lambda size: (weights[size], size))
    baseline = next(run.baseline for run, mark in row if not mark and run.size == size)
    cells: list[Row] = [[]]
    last: Run | None = None
    for run, mark in row:
        if run.text.strip():
            if last is not None and not mark and _parts(last, run, size, columns):
                cells.append([])
            last = run
        cells[-1].append((run, mark))
    fonts = tuple(dict.fromkeys(run.font.name for run, _ in row))
    tabular = _is_in_column(row[0][0], size, columns)
    return Line(page, baseline, size, tuple([_cell(cell) for cell in cells]), fonts, tabular)


def _parts(last: Run, run: Run, size: float, columns: Sequence[Column]) -> bool:
    """Whether the gap between two runs of a line parts two cells."""
    gap = run.left - last.right
    return gap > CELL_GAP * size or (gap > COLUMN_GAP * size and _is_in_column(run, size, columns))


def _is_in_column(run: Run, size: float, columns: Sequence[Column]) -> bool:
    near = 5 * size
    nearest = bisect_left(columns, run.left, key=lambda column: column.left)
    return any(
        abs(run.left - column.left) < 1.5 and column.bottom - near < run.baseline < column.top + near
        for column in columns[max(0, nearest - 1) : nearest + 1]
    )


def _cell(row: Row) -> Cell:
    pieces: list[Piece] = []
    inked: list[Run] = []
    blank = False  # whether the text layer has a space since the last run
    loose = False  # whether there was a space before the last mark
    for run, mark in row:
        bare = " ".join(run.text.split())
        blank = blank or run.text[0].isspace()
        if not bare:
            blank = True
            continue
        spaced = bool(inked) and _is_space(inked[-1], run, blank)
        doubt = _doubt(inked[-1], run) if inked and not blank else 0.0
        after_mark = bool(pieces) and pieces[-1].mark
        if mark:
            loose = spaced or (after_mark and loose)
            pieces += [Piece(sign, mark=True) for sign in _signs(bare)]
        else:
            if after_mark and loose and not spaced:
                # A mark set apart from both words: "Rights, 1the" but never "Rights 1, the".
                spaced = bare[0].isalnum() or bare[0] in "([“‘\"'"
            begun = any(not piece.mark for piece in pieces)
            doubt = doubt if begun and not after_mark else 0.0
            bare = " " + bare if spaced and begun and not doubt else bare
            pieces.append(Piece(bare, run.font.bold, run.font.italic, gap=doubt))
        inked.append(run)
        blank = run.text[-1].isspace()
    return Cell(inked[0].left, inked[-1].right, tuple(pieces))


def _signs(text: str) -> list[str]:
    """The marks in a raised run, and what parts them: "1, 2" is two and a comma."""
    return re.findall(r"[^\s,]+|,", text)


def _is_space(last: Run, run: Run, blank: bool) -> bool:
    """Whether there is a space between two runs; `blank` says that the text layer has one."""
    gap = (run.left - last.right) / max(run.size, last.size)
    if not blank:
        return gap > WORD_GAP
    dashed = last.text.rstrip()[-1] in "-–—" or run.text.lstrip()[0] in "-–—"
    return not dashed or gap > DASH_GAP or gap < -0.5


def _doubt(last: Run, run: Run) -> float:
    """The gap between two runs if it may be a space or none, else 0."""
    gap = (run.left - last.right) / max(run.size, last.size)
    letters = last.text.rstrip()[-1].isalpha() and run.text.lstrip()[0].isalpha()
    return gap if letters and DOUBTFUL_GAPS[0] < gap < DOUBTFUL_GAPS[1] else 0.0


def is_small(line: Line, size: float) -> bool:
    """Whether a line is set visibly smaller than `size` points."""
    return line.size < 0.93 * size
