"""The concordance as CSV and as a workbook."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from attrs import evolve

from resdiff.comparison import compare
from resdiff.exports.tables import COLUMNS, STATUSES, rows, status, to_csv, to_xlsx
from resdiff.model import Change
from resdiff.summary import report
from tests.exports.reading_back import sheet
from tests.making_documents import document, paragraph
from tests.making_reports import lone_report, small_report

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "＠a", "=cmd|' /C calc'!A0")


def _cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_change_has_a_row_with_its_status() -> None:
    """In reading order; the words of concordances."""
    found = [(row.old, row.new, row.status, row.klass, row.place) for row in rows(small_report())]

    assert [
        ("PP1", "PP1", "MOD", "routine", ""),
        ("OP8", "OP1", "MOVE", "editorial", "moved"),
        ("OP1", "OP2", "EDIT", "editorial", ""),
        ("OP2", "OP3", "MOD", "substantive", ""),
        ("OP3", "OP4 and OP5", "SPLIT", "substantive", ""),
        ("OP4 and OP5", "OP6", "MERGE", "editorial", ""),
        ("H1", "H1", "NOC", "", ""),
        ("OP6", "OP7", "MOD", "substantive", ""),
        ("OP7", "", "SUP", "substantive", ""),
        ("PP2", "OP8", "MOD", "substantive", "promoted"),
        ("", "OP9", "ADD", "substantive", ""),
        ("", "OP10", "ADD", "substantive", ""),
        ("", "OP10(a)", "ADD", "substantive", ""),
        ("", "OP10(b)", "ADD", "substantive", ""),
    ] == found
    assert {row.status for row in rows(small_report())} == set(STATUSES)


@pytest.mark.parametrize(
    ("old", "new", "expected"), [(("a", "b"), ("c", "d"), "MERGE"), (("a", "b"), ("c", "d", "e"), "SPLIT")]
)
def test_several_that_became_several_are_split_or_merged(
    old: tuple[str, ...], new: tuple[str, ...], expected: str
) -> None:
    """By whether there are more of them now."""
    assert expected == status(Change("recast", old, new, 0.5, "", ()), "substantive")


def test_a_paragraph_that_only_has_another_number_is_no_change() -> None:
    """Its place says so."""
    old = document(paragraph("OP1", "Urges pilots;"))
    renumbered = evolve(old, paragraphs=(evolve(old.paragraphs[0], id="OP2", number="2."),))
    (row,) = rows(report(compare(old, renumbered)))

    assert ("NOC", "renumbered") == (row.status, row.place)


def test_what_changed_is_told_in_the_words_of_the_summary() -> None:
    """With the ground it is told on; a change that nobody judged has its rule."""
    what = {row.new: row.what for row in rows(small_report())}

    assert what["OP3"].startswith("Weaker: “Requests” became “Invites”")
    assert "Qualified: gained “within existing resources”; lost “in consultation with pilots”" in what["OP3"]
    assert "[default: mandates]" in what["OP3"]
    assert "punctuation" == what["OP2"]


def test_csv_is_quoted_throughout_and_begins_with_its_mark() -> None:
    """Excel knows UTF-8 by the mark; RFC 4180 has its line ends."""
    text = to_csv(small_report())

    assert text.startswith('\ufeff"Old address","New address","Status"')
    assert text.endswith('"\r\n')
    assert list(COLUMNS) == list(_cells(text)[0])


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_begins_like_a_formula(formula: str) -> None:
    """An apostrophe makes text of it."""
    (row,) = _cells(to_csv(lone_report(f"{formula} old", f"{formula} new")))

    assert f"'{formula} old" == row["Old text"]
    assert f"'{formula} new" == row["New text"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_workbook_holds_no_formula_link_or_number(formula: str) -> None:
    """Every cell is text, as it was."""
    data = to_xlsx(lone_report(f"{formula} old", f"{formula} new"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tables = [package.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
        assert not [name for name in package.namelist() if "worksheets/_rels" in name]

    for table in tables:
        assert "<f>" not in table
        assert "hyperlink" not in table.lower()
        assert ' t="n"' not in table
        assert table.count("<v>") == table.count('t="s"')
    assert f"{formula} old" in sheet(data, 1)[1]


def test_changed_words_are_marked_in_the_workbook() -> None:
    """Struck out on the left, underlined on the right."""
    data = to_xlsx(lone_report("Requests a list of buoys;", "Requests a short list of gulls;"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = package.read("xl/sharedStrings.xml").decode()

    runs = strings.split("<r>")
    assert ["buoys"] == [
        word for run in runs if "<strike/>" in run for word in ("buoys", "gulls", "list") if word in run
    ]
    assert ["short", "gulls"] == [w for run in runs if "<u/>" in run for w in ("buoys", "short", "gulls") if w in run]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    """Excel takes 32,767 units; what is left out is not left out in silence."""
    for sign in ("a ", "\U00020000 "):
        data = to_xlsx(lone_report(sign * 20_000, sign * 20_000 + "end"))
        _, row = sheet(data, 1)
        for text in row[-2:]:
            assert text.endswith("(cut here: a cell holds no more)")
            assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_the_workbook_has_the_summary_and_a_key() -> None:
    """On its second sheet."""
    lines = sheet(to_xlsx(small_report()), 2)

    assert "A/RES/93/211 → A/RES/94/187" == lines[0][0]
    assert ["OP6 → OP7", "“Notes that 191 keepers have learned …”: “186” became “191”"] in lines
    assert ["", "see above: OP3"] in lines
    assert [["NOC", STATUSES["NOC"]]] == lines[-1:]
