"""Every quotation of a summary stands where the summary says it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdiff.comparison import compare
from resdiff.model import Change
from resdiff.reading import read, read_pair
from resdiff.summary import Report, digest, report
from resdiff.summary.entries import entries
from resdiff.summary.pieces import became, written

REAL = (
    ("crime-programme/A_RES_78_229.pdf", "crime-programme/A_RES_80_229.pdf"),
    ("crime-programme/A_RES_70_178.txt", "crime-programme/A_RES_78_229.pdf"),
    ("crime-programme/A_C.3_80_L.3.pdf", "crime-programme/A_RES_80_229.pdf"),
    ("cyprus-mandate/S_RES_2723(2024).txt", "cyprus-mandate/S_RES_2771(2025).txt"),
    ("south-sudan-mandate/S_RES_2677(2023).txt", "south-sudan-mandate/S_RES_2729(2024).txt"),
    ("rohingya/A_RES_79_182.pdf", "rohingya/A_RES_80_221.pdf"),
    ("burundi/A_HRC_RES_54_20.txt", "burundi/A_HRC_RES_57_22.txt"),
)


def _misquoted(report: Report) -> list[str]:
    """The quotations that are not in the texts, or the notes, at the addresses they are cited from."""
    wrong = []
    lines = {section.name: section.entries for section in digest(report, None).sections}
    for name, several in [*entries(report).items(), *lines.items()]:
        for entry in several:
            change = report.comparison.changes[entry.row]
            old, new = (_bare(text) for text in _texts(report, change))
            quotations = [*((p.role, p.text) for p in entry.said if p.role != "said"), ("quote", entry.opening)]
            for role, words in quotations:
                where = {"old": (old,), "new": (new,)}.get(role, (old, new))
                for part in words.split(" … "):
                    exact = _bare(part.removeprefix("… ").removesuffix("”").removesuffix(" …"))
                    if "<" not in exact and not any(exact in text for text in where):
                        wrong.append(f"{name} {change.old} {change.new}: {exact}")
    return wrong


def _bare(text: str) -> str:
    """A text on one line, without the quotation marks of which an excerpt has only pairs."""
    return " ".join(text.replace("“", "").replace("”", "").split())


def _texts(report: Report, change: Change) -> tuple[str, str]:
    """Both texts of a change with the notes cited in it and the chapeau of the list that it stands in."""
    sides = []
    for text, ids, document in zip(
        report.texts(change), (change.old, change.new), (report.comparison.old, report.comparison.new), strict=True
    ):
        openings = {i.partition("(")[0] for i in ids}
        paragraphs = [p for p in document.paragraphs if p.id in ids]
        chapeaux = [p.text for p in document.paragraphs if p.id in openings and p.id not in ids]
        sides.append(" ".join([text, *chapeaux, *(document.note(number) for p in paragraphs for number in p.notes)]))
    return sides[0], sides[1]


@pytest.mark.parametrize("pair", [("91", "92"), ("92", "93"), ("93", "94"), ("94", "95-draft")], ids="-".join)
def test_what_is_quoted_stands_there(pair: tuple[str, str], examples: Path) -> None:
    """For the fictional series."""
    assert [] == _misquoted(report(compare(*(read(str(examples / f"lighthouses-{name}.txt")) for name in pair))))


@pytest.mark.corpus
@pytest.mark.parametrize("pair", REAL, ids=lambda pair: Path(pair[1]).stem)
def test_what_is_quoted_of_real_resolutions_stands_there(pair: tuple[str, str], corpus: Path) -> None:
    """The same of official texts."""
    assert [] == _misquoted(report(compare(*read_pair(*(str(corpus / name) for name in pair)))))


def test_two_long_texts_are_quoted_from_where_they_differ() -> None:
    """Their beginnings and ends alone would look the same."""
    row = "See the Records of the Harbour Board for the year, Supplement No. {} of the series, chapter I, section C"
    said = written(became(row.format(8), row.format(9), 52))

    assert "“… Supplement No. 8 of the series … I, section C” became “… Supplement No. 9 of the" in said
