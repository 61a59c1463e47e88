"""All formats say the same, keep hostile text text, and are the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve

from resdiff.comparison import compare
from resdiff.errors import UsageError
from resdiff.exports import ENDINGS, FORMATS, Format, asked_format, export, format_of, named_format
from resdiff.reading import read
from resdiff.summary import Report, counts, digest, page, read_choice, report
from resdiff.visible import visible
from tests.exports.reading_back import from_critic, from_csv, from_html, from_json, from_xlsx, read_page
from tests.making_documents import document, paragraph
from tests.making_reports import small_report


@pytest.fixture(params=["small", "93-94"])
def some_report(request: pytest.FixtureRequest, examples: Path) -> Report:
    """A report made by hand, and one of two consecutive versions of the fictional series."""
    if request.param == "small":
        return small_report()
    return report(compare(*(read(str(examples / f"lighthouses-{year}.txt")) for year in ("93", "94"))))


def test_all_formats_say_the_same_of_every_change(some_report: Report) -> None:
    """Addresses, class and both texts, read back from each of them."""
    expected = from_json(export(some_report, "json").decode())

    assert len(some_report.rows) == len(expected)
    assert expected == from_csv(export(some_report, "csv").decode())
    assert expected == from_xlsx(export(some_report, "xlsx"))
    assert expected == from_html(export(some_report, "html").decode().replace("&lt;00A0&gt;", " "))
    assert [evolve(fact, klass="") for fact in expected] == from_critic(export(some_report, "critic").decode())


def test_all_formats_have_the_same_headline(some_report: Report) -> None:
    """Word for word, and the same counts."""
    headline = " ".join(digest(some_report).headline)
    data = json.loads(export(some_report, "json"))

    assert headline == " ".join(data["headline"])
    assert counts(some_report.comparison) == data["counts"]
    assert headline in " ".join(export(some_report, "text").decode().split())
    assert headline in export(some_report, "md").decode()
    assert headline in "".join(read_page(export(some_report, "html").decode()).text)


def test_the_sections_are_the_same_in_text_markdown_and_html(some_report: Report) -> None:
    """Each with its count; the web page tells every line of them."""
    told = digest(some_report, None)
    text = page(told, 400)
    html = " ".join("".join(read_page(export(some_report, "html").decode()).text).split())
    markdown = export(some_report, "md", "full").decode().replace("\\", "")
    for section in (section for section in told.sections if section.is_told):
        assert f"{section.title} ({section.count})" in text
        assert f"{section.title} ({section.count})" in html
        assert f"## {section.title} ({section.count})" in markdown


def test_a_choice_is_the_same_in_every_format(examples: Path) -> None:
    """Only what was asked for, and it is said that it is not all."""
    pair = (read(str(examples / f"lighthouses-{year}.txt")) for year in ("93", "94"))
    chosen = report(compare(*pair), read_choice(only=["gone"]))
    expected = from_json(export(chosen, "json").decode())

    assert ["PP21", "OP23"] == [fact.old for fact in expected]
    assert expected == from_csv(export(chosen, "csv").decode()) == from_html(export(chosen, "html").decode())
    assert "gone" == json.loads(export(chosen, "json"))["selection"]
    for to in ("text", "md", "html"):
        assert b"Only gone: 2 of 58 changes." in export(chosen, to)  # type: ignore[arg-type]


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; \"quotes\" 'and' ${title} $title",
    '=HYPERLINK("http://example.org") and more words of one and the same clause',
    "\x1b]0;title\x07\x1b[31m red \u202e turned \u2066 and \x9b hidden\x00 words of this clause",
    "[link](javascript:alert(1)) *stars* _lines_ `code` # heading | table | http://example.org www.example.org @all",
    "{++ not added ++} {-- not gone --} {~~ old ~> new ~~} {>> no comment <<} {== no mark ==} <!-- --> of this clause",
    "<r><t>rich</t></r>",
    "<r><t>a clause that is no workbook of its own</t></r>",
    "_x0041_ a name and some words more of this clause &#x202e; %s {0}",
    "مرحبا بالعالم في هذه الفقرة التي تتغير قليلا",
)


def _hostile_report() -> Report:
    old = document(*(paragraph(f"OP{n}", f"{text} before") for n, text in enumerate(HOSTILE, 1)))
    old = evolve(old, title=HOSTILE[0], symbol=HOSTILE[2][:40], source=HOSTILE[3])
    new = document(
        *(paragraph(f"OP{n}", f"{text} after") for n, text in enumerate(HOSTILE[1:], 1)),
        paragraph("OP40", HOSTILE[0]),
        symbol="=1+1",
    )
    return report(compare(old, evolve(new, title=HOSTILE[4])))


@pytest.mark.parametrize("to", FORMATS)
def test_no_format_lets_a_document_steer_a_terminal(to: Format) -> None:
    """Controls and turned directions are shown, in JSON as escapes."""
    data = export(_hostile_report(), to, "full")
    files = [data]
    if to == "xlsx":
        with zipfile.ZipFile(BytesIO(data)) as package:
            files = [package.read(name) for name in package.namelist()]
    for file in files:
        assert not {"\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u2066"} & set(file.decode())


def test_hostile_words_are_words_in_every_format() -> None:
    """Each says the same of them as of any others."""
    hostile = _hostile_report()
    expected = [
        evolve(fact, texts=tuple("".join(visible(text).split()) for text in fact.texts))
        for fact in from_json(export(hostile, "json").decode())
    ]

    assert expected == [
        evolve(fact, texts=tuple(text.removeprefix("'") for text in fact.texts))
        for fact in from_csv(export(hostile, "csv").decode())
    ]
    assert expected == [
        evolve(fact, texts=tuple(text.replace("_x005F_x0041_", "_x0041_") for text in fact.texts))
        for fact in from_xlsx(export(hostile, "xlsx"))
    ]
    assert expected == from_html(export(hostile, "html").decode())
    assert [evolve(fact, klass="") for fact in expected] == from_critic(export(hostile, "critic").decode())


IN_ALL_FORMATS = """
import sys
from resdiff.cli import main
from resdiff.exports import FORMATS
for to in FORMATS:
    assert 0 == main(["summary", *sys.argv[1:3], "--format", to, "-o", f"{sys.argv[3]}.{to}"])
"""


def test_the_same_pair_gives_the_same_bytes(examples: Path, tmp_path: Path) -> None:
    """Whatever the order in which sets are kept, and at any hour; one process for each writes all formats."""
    pair = [str(examples / f"lighthouses-{year}.txt") for year in ("92", "93")]
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        command = [sys.executable, "-c", IN_ALL_FORMATS, *pair, str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment)
    one, other = ({to: (tmp_path / f"{seed}.{to}").read_bytes() for to in FORMATS} for seed in ("1", "2"))

    assert [] == [to for to in FORMATS if one[to] != other[to]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.md", "md"), ("a.HTM", "html"), ("a.critic.md", "critic"), ("b.txt", "text"), ("c.d.xlsx", "xlsx")],
)
def test_the_ending_chooses_the_format(name: str, expected: Format) -> None:
    """The longer ending goes first; capitals make no difference."""
    assert expected == format_of(name)


@pytest.mark.parametrize(
    ("name", "hint"), [("a.htlm", "end it in .htm or .html"), ("a", "end it in .critic.md"), ("a.xls", ".xlsx")]
)
def test_an_unknown_ending_names_the_near_ones(name: str, hint: str) -> None:
    """Or all there are."""
    with pytest.raises(UsageError, match="names no format") as caught:
        format_of(name)

    assert hint in caught.value.hint


def test_formats_by_name() -> None:
    """Their own names and those of their endings."""
    assert ["md", "html", "text"] == [named_format(name) for name in ("markdown", "HTML", "txt")]
    assert set(FORMATS) == set(ENDINGS.values())
    with pytest.raises(UsageError) as caught:
        named_format("jsn")
    assert "name json" == caught.value.hint


def test_a_wrong_format_names_only_those_that_may_be_chosen() -> None:
    """A history has no workbook to offer."""
    with pytest.raises(UsageError) as trouble:
        asked_format("zip", "", ("text", "csv"))
    assert "name text, csv" == trouble.value.hint

    with pytest.raises(UsageError) as trouble:
        asked_format("", "history.zip", ("text", "csv"))
    assert "end it in .txt, .text, .csv, or say --format" == trouble.value.hint


def test_one_line_is_for_text_and_markdown() -> None:
    """The other formats hold everything anyway."""
    assert 1 == export(small_report(), "text", "brief").count(b"\n")
    assert 1 == export(small_report(), "md", "brief").count(b"\n")
    with pytest.raises(UsageError, match="no one-line form of html"):
        export(small_report(), "html", "brief")


def test_lone_surrogates_do_not_stop_an_export() -> None:
    """They have no UTF-8; what cannot be written is marked."""
    broken = report(compare(document(paragraph("OP1", "a \ud800 b")), document(paragraph("OP1", "a \udfff c"))))

    for to in FORMATS:
        assert export(broken, to)
