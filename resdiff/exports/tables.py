"""The concordance: a row for every change with both addresses, what became of it, and both texts, as CSV or XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrs import frozen

from resdiff.model import Change, Sign
from resdiff.summary import Report, addresses, digest
from resdiff.summary.page import heading, rest, sentence
from resdiff.summary.told import Told, told_by_row
from resdiff.visible import visible

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

STATUSES = {
    "ADD": "only in the new text",
    "MOD": "reworded, or a note of it changed",
    "EDIT": "only marks, hyphens, capitals or spelling differ",
    "SUP": "only in the old text",
    "MOVE": "the same words in another place",
    "SPLIT": "one paragraph became several, or several became more",
    "MERGE": "several paragraphs became one, or fewer",
    "NOC": "no change, at most another number",
}
"""What became of a paragraph, in the words of concordances (ADD, MOD, SUP and NOC are those of the ITU)."""

COLUMNS = ("Old address", "New address", "Status", "Class", "Place", "What changed", "Old text", "New text")
_WIDTHS = (13, 13, 9, 12, 12, 40, 64, 64)

# What spreadsheets may run as a formula, in plain and in full width, also behind blanks that an import may take away.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_CELL = 32_000
"""Characters of a text that a cell of a workbook takes (Excel: 32,767)."""
# What a workbook takes for an escaped character; XlsxWriter escapes it twice where words are marked.
_LIKE_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_CUT = " … (cut here: a cell holds no more)"


@frozen
class Row:
    """A line of the concordance."""

    old: str
    new: str
    status: str
    klass: str
    place: str
    what: str
    change: Change
    texts: tuple[str, str]

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of COLUMNS."""
        return (self.old, self.new, self.status, self.klass, self.place, self.what, *map(visible, self.texts))


def rows(report: Report) -> Iterator[Row]:
    """The lines of the concordance in reading order."""
    told = told_by_row(report)
    for number in report.rows:
        change, meaning = report.comparison.changes[number], report.meanings[number]
        yield Row(
            old=addresses(change.old) if change.old else "",
            new=addresses(change.new) if change.new else "",
            status=status(change, meaning.klass),
            klass=meaning.klass,
            place=_place(change),
            what=_what(told.get(number, ())) or meaning.rule,
            change=change,
            texts=report.texts(change),
        )


def status(change: Change, klass: str) -> str:
    """The one word of STATUSES for a change."""
    if change.kind == "added":
        return "ADD"
    if change.kind == "removed":
        return "SUP"
    if change.kind in ("split", "merged", "recast"):
        return "SPLIT" if len(change.new) > len(change.old) else "MERGE"
    if change.kind == "reworded" or change.notes:
        return "EDIT" if klass == "editorial" else "MOD"
    return "MOVE" if change.moved or change.transfer or change.copied else "NOC"


def to_csv(report: Report) -> str:
    """The concordance as CSV: every cell quoted, none that a spreadsheet would run; lines end as RFC 4180 has it.

    It begins with a byte order mark, by which Excel knows UTF-8.
    """
    return csv_of([COLUMNS, *(row.cells() for row in rows(report))])


def csv_of(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells as CSV, as `to_csv` writes it."""
    file = io.StringIO()
    table = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in line] for line in lines)
    return "\ufeff" + file.getvalue()


def to_xlsx(report: Report) -> bytes:
    """The concordance as a workbook, changed words struck out and underlined, with the summary on a second sheet.

    Everything in it is text: no formulas, no links, no numbers. The same report gives the same bytes.
    """
    import xlsxwriter

    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {**plain, "in_memory": True}) as workbook:
        # A fixed moment: a workbook that carried the hour of its making would differ every time.
        title = digest(report).title
        workbook.set_properties({"title": title, "comments": "Made with resdiff", "created": datetime(2000, 1, 1)})
        cell = workbook.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D9D5C9"})
        head = workbook.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#E8E5DC"})
        marks: dict[Sign, Format] = {
            "-": workbook.add_format({"font_strikeout": True, "font_color": "#8A3A00"}),
            "+": workbook.add_format({"underline": 1, "bold": True, "font_color": "#0B3F8A"}),
        }
        table = workbook.add_worksheet("Concordance")
        _lay_out(table, title, _WIDTHS)
        table.freeze_panes(1, 0)
        table.repeat_rows(0)
        for column, name in enumerate(COLUMNS):
            table.write_string(0, column, name, head)
        line = 0
        for line, row in enumerate(rows(report), 1):
            *facts, old, new = row.cells()
            for column, text in enumerate(facts):
                _write_text(table, line, column, text, cell)
            table.set_row(line, _height(row.cells(), _WIDTHS))
            _write_marked(table, line, len(facts), row.change, "-", old, marks["-"], cell)
            _write_marked(table, line, len(facts) + 1, row.change, "+", new, marks["+"], cell)
        table.autofilter(0, 0, line, len(COLUMNS) - 1)
        _write_summary(workbook.add_worksheet("Summary"), report, head, cell)
    return file.getvalue()


def _lay_out(table: Worksheet, title: str, widths: Sequence[int]) -> None:
    """Columns of so many characters, printed on landscape A4 one page wide."""
    for column, width in enumerate(widths):
        table.set_column(column, column, width)
    table.set_landscape()
    table.set_paper(9)
    table.fit_to_pages(1, 0)
    table.set_footer(f"&L{title.replace('&', '&&')}&RPage &P of &N")


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Points that a row needs: not every program finds out by itself. More than Excel's 409 there cannot be."""
    lines = [
        sum(len(line) // width + 1 for line in cell.split("\n")) for cell, width in zip(cells, widths, strict=True)
    ]
    return min(15.0 * max(lines), 409.0)


def _write_marked(
    table: Worksheet, line: int, column: int, change: Change, sign: Sign, text: str, mark: Format, cell: Format
) -> None:
    """A text with its changed words marked; plain where all of it came or went, or where it is too long for marks."""
    edits = [edit for edit in change.words if edit.sign in ("=", sign) and edit.text]
    runs = [(its, visible("".join(e.text for e in several))) for its, several in groupby(edits, lambda e: e.sign)]
    if len(runs) < 2 or _fitting(text) != text or _LIKE_ESCAPE.search(text):
        _write_text(table, line, column, text, cell)
        return
    fragments: list[Any] = []
    for its_sign, words in runs:
        fragments += [words] if its_sign == "=" else [mark, words]
    table.write_rich_string(line, column, *fragments, cell)


def _write_text(table: Worksheet, line: int, column: int, text: str, cell: Format) -> None:
    text = _fitting(text)
    if not text:
        table.write_blank(line, column, None, cell)
    elif text.startswith("<r>"):
        # XlsxWriter takes a string in these tags for marked-up text of its own making, and would not escape it.
        table.write_rich_string(line, column, text[0], text[1], text[2:], cell)
    else:
        table.write_string(line, column, text, cell)


def _fitting(text: str) -> str:
    """The text as far as a cell holds it; what Excel counts are units of UTF-16."""
    if len(text) + sum(character > "\uffff" for character in text) <= _CELL:
        return text
    # Half is safe, whatever the characters.
    return text[: _CELL // 2] + _CUT


def _write_summary(table: Worksheet, report: Report, head: Format, cell: Format) -> None:
    summed = digest(report, None)
    widths = (24, 110)
    _lay_out(table, summed.title, widths)
    lines: list[tuple[str, str]] = [(summed.title, summed.subject)]
    lines += [("", said) for said in (*summed.headline, summed.selection, *summed.closing) if said]
    sections = [section for section in summed.sections if section.is_told]
    for section in sections:
        lines.append((heading(section), ""))
        for entry in section.entries:
            where = [addresses(ids) for ids in (entry.old, entry.new) if ids]
            lines.append((" → ".join(where), sentence(entry)))
        if section.above:
            lines.append(("", rest(section)))
    lines += [("Status", "Meaning"), *STATUSES.items()]
    headings = {summed.title, "Status", *map(heading, sections)}
    for line, (first, second) in enumerate(lines):
        # A heading may run on into the empty cell beside it.
        table.set_row(line, _height(("" if first in headings else first, second), widths))
        for column, text in enumerate((first, second)):
            _write_text(table, line, column, text, head if first in headings else cell)


def _place(change: Change) -> str:
    """Where it went: moved, promoted, demoted, a copy, renumbered; several by commas."""
    said = ["moved"] if change.moved else []
    said += [change.transfer] if change.transfer else []
    said += ["copy"] if change.copied else []
    return ", ".join(said) or ("renumbered" if change.renumbered else "")


def _what(told: Sequence[Told]) -> str:
    return "; ".join(str(one) for one in told if one.topic not in ("new", "gone"))
