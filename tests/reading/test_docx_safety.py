"""Word files that are damaged or mean harm: one clear line each, nothing opened, nothing followed."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from resdiff.errors import ReadingError
from resdiff.reading.docx import has_tracked_changes, read_docx
from resdiff.reading.docx.parts import OLE
from tests.making_docx import (
    CLAUSES,
    ITALIC,
    NAMESPACES,
    RAISED,
    RELATIONS,
    STYLES,
    cite,
    docx,
    field,
    notes,
    numbering,
    p,
    package,
    part,
    r,
    table,
    zipped,
)
from tests.mutating import mutated, outcome

MAIN = "word/document.xml"


WHO = 'w:id="1" w:author="A. Keeper" w:date="2039-05-03T10:00:00Z"'
BOX = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
EVERYTHING = docx(
    table(("United Nations", "A/94/L.7"), ("General Assembly", "Distr.: Limited"))
    + p("The General Assembly,", style="H1")
    + p(r("Recalling", ITALIC), r(" the Protocol"), cite(3), r(" of old,"), properties='<w:outlineLvl w:val="9"/>')
    + p(r("Urges", ITALIC), r(" all"), cite(2), r(":"), num=(1, 0))
    + p(f"<w:ins {WHO}>{r('To sleep')}</w:ins>", r(" now;"), num=(1, 1), mark=f"<w:ins {WHO}/>")
    + p(f"<w:del {WHO}><w:r><w:delText>To wake</w:delText></w:r></w:del>", num=(1, 1), mark=f"<w:del {WHO}/>")
    + p(field("NOTEREF _Ref1 \\f", r("1", RAISED)), f"<w:sdt><w:sdtPr/><w:sdtContent>{r('x')}</w:sdtContent></w:sdt>")
    + p('<w:commentRangeStart w:id="1"/>', r("words"), '<w:commentRangeEnd w:id="1"/>')
    + p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>' + BOX + "</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )
    + table(("a", p("b", cite(2, "endnote"))), ("c", "d")),
    styles=STYLES,
    numbering=numbering(CLAUSES, CLAUSES),
    footnotes=notes({2: "Two.", 3: p(f"<w:ins {WHO}>{r('Three.')}</w:ins>")}),
    endnotes=notes({2: "End."}, "endnote"),
    comments=f'<w:comment w:id="1" w:author="A">{p("Why?")}</w:comment>',
    settings='<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>',
    header1=p("A/94/L.7"),
    footer1=p("39-18377"),
)
"""A small file with some of everything that a Word file may hold."""


def refusal(data: bytes) -> str:
    """What is said of a file that is refused, by either door."""
    for door in (read_docx, has_tracked_changes):
        with pytest.raises(ReadingError) as caught:
            door(data, "draft.docx")
        assert caught.value.message.startswith("draft.docx ")
        assert "\n" not in caught.value.message + caught.value.hint
        assert caught.value.hint
    return caught.value.message


def test_an_encrypted_file_is_password_protected() -> None:
    """Office wraps an encrypted file in the old container."""
    assert "draft.docx is password protected" == refusal(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"The General Assembly,", b"{\\rtf1", bytes(1000)])
def test_what_is_no_zip_is_damaged(data: bytes) -> None:
    """Whatever its name says."""
    assert "damaged or cut off" in refusal(data)


def test_a_file_cut_off_anywhere_is_damaged() -> None:
    """A download that broke off."""
    whole = docx(p("Urges all;"), styles=STYLES)
    for length in range(10, len(whole), 97):
        assert "damaged or cut off" in refusal(whole[:length])


@pytest.mark.parametrize(
    ("path", "what"), [("xl/workbook.xml", "an Excel workbook"), ("ppt/presentation.xml", "a PowerPoint presentation")]
)
def test_other_office_files_are_called_what_they_are(path: str, what: str) -> None:
    """A workbook named draft.docx."""
    assert f"draft.docx is {what}, not a Word document" == refusal(package({path: b"<x/>"}, main=path))


def test_a_file_without_its_text_is_no_word_document() -> None:
    """A zip of something, or a package whose text is missing or something else."""
    assert "lacks word/document.xml" in refusal(zipped({"a.txt": b""}))
    assert "lacks word/document.xml" in refusal(package({}))
    assert "holds something else" in refusal(package({MAIN: b"<html/>"}))
    assert "holds something else" in refusal(package({MAIN: part("styles", "")}))


def test_a_bomb_is_refused_unopened() -> None:
    """Sixty-six kilobytes that unpack to sixty megabytes."""
    assert "unpacks to more than 200 times its size" in refusal(docx(p("x" * 60_000_000)))


def test_hundreds_of_thousands_of_paragraphs_are_refused() -> None:
    """By their number, and before that by the marks it takes to write them."""
    assert "more than 2,000,000 marks of XML" in refusal(
        zipped({MAIN: part("document", "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 400_000)}, packed=False)
    )
    with pytest.raises(ReadingError, match="more than 50,000 paragraphs"):
        read_docx(zipped({MAIN: part("document", "<w:p/>" * 50_001)}, packed=False), "draft.docx")


def test_paragraphs_of_notes_count() -> None:
    """A hundred thousand notes take as long as a hundred thousand paragraphs."""
    bodies = notes({number: f"Note {number}, with words of its own {number * 7919}." for number in range(1, 50_001)})

    with pytest.raises(ReadingError, match="more than 50,000 paragraphs"):
        read_docx(docx(p("Recalling,"), footnotes=bodies), "draft.docx")


ENTITIES = "<!DOCTYPE a [" + '<!ENTITY b "bbbbbbbbbb">' + '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">' * 30 + "]>"


@pytest.mark.parametrize("name", ["document", "styles", "numbering", "footnotes", "comments", "settings", "header1"])
def test_a_doctype_in_any_part_is_refused(name: str) -> None:
    """Entity bombs and outside entities need one; no part of a Word file has one."""
    names = {"document", "styles", "numbering", "footnotes", "comments", "settings", "header1"}
    parts = {f"word/{each}.xml": part(each, p("x") if each == "document" else "") for each in sorted(names)}
    for doctype in (ENTITIES, '<!DOCTYPE a SYSTEM "file:///etc/passwd">'):
        parts[f"word/{name}.xml"] = doctype.encode() + part(name, "").split(b"?>", 1)[1]
        related = {each: f"{each}.xml" for each in sorted(names - {"document"})}
        with pytest.raises(ReadingError, match=rf"\(word/{name}.xml\) holds a DOCTYPE"):
            read_docx(package(parts, **related), "draft.docx")


def test_a_broken_part_is_named() -> None:
    """A picture in the place of the styles, and XML that stops."""
    with pytest.raises(ReadingError, match=r"draft.docx \(word/styles.xml\) is damaged"):
        read_docx(
            package({MAIN: part("document", p("x")), "word/styles.xml": b"\x89PNG"}, styles="styles.xml"), "draft.docx"
        )
    assert "is damaged" in refusal(package({MAIN: part("document", p("x"))[:-30]}))


def test_deep_nesting_is_refused() -> None:
    """Three thousand levels in the file."""
    assert "nested too deeply" in refusal(docx("<w:dir>" * 3000 + "</w:dir>" * 3000))


@contextmanager
def _little_stack() -> Iterator[None]:
    """As if the caller stood deep in calls of its own."""
    depth, frame = 0, sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 120)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def test_nesting_that_fits_is_read_and_what_does_not_is_told() -> None:
    """Two hundred levels are read where the stack has room, and refused in words where it has not."""
    body = p("<w:dir>" * 200 + r("x") + "</w:dir>" * 200)
    tables = "x"
    for _ in range(60):
        tables = table((tables if tables.startswith("<") else p(tables), "y")).replace(
            "</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>"
        )

    assert ["x"] == [block.text for block in read_docx(docx(body), "draft.docx").blocks]
    assert "x" + " y" * 59 + "\ty" == read_docx(docx(tables), "draft.docx").blocks[0].text
    with _little_stack(), pytest.raises(ReadingError, match="nested too deeply"):
        read_docx(docx(body), "draft.docx")


def test_paragraphs_in_paragraphs_are_read_once_each() -> None:
    """A fuzzer found that a hundred of them, each read with all inside it, take forever."""
    nested = "<w:p>" * 100 + r("x") + "</w:p>" * 100
    pages = read_docx(
        docx(nested + p("y"), header1=nested, comments=f'<w:comment w:id="1">{nested}</w:comment>'), "draft.docx"
    )

    assert ["x", "y"] == [block.text for block in pages.blocks]
    assert ["comment on words that this view does not show", "page header"] == [item.why for item in pages.unread]


def test_large_branches_are_dropped_at_once() -> None:
    """A fuzzer found that lxml takes out a branch in time that grows with the square of its size."""
    large = "<w:r/>" * 300_000
    who = 'w:id="1" w:author="A"'
    body = p(f"<w:del {who}>{large}<w:del {who}/></w:del>", r("a")) + f"<w:p><w:pPr>{large}</w:pPr>{r('b')}</w:p>"
    body += p(r("c"), mark=f"<w:del {who}/>{large}") + p("d")
    nested = "<w:ins>" * 200 + r("e") + "</w:ins>" * 200

    data = zipped({MAIN: part("document", body + p(nested))}, packed=False)
    assert ["a", "b", "cd", "e"] == [block.text for block in read_docx(data, "draft.docx").blocks]


def test_names_that_lead_out_of_the_package_are_refused() -> None:
    """Though nothing is ever written."""
    assert "names a part" in refusal(zipped({MAIN: part("document", ""), "../../evil.xml": b""}))


def test_relations_that_lead_elsewhere_are_not_followed() -> None:
    """Outside the package, to parts that are not there, up and out: the text is kept."""
    for target in ("http://127.0.0.1:9/styles.xml", "../../../etc/passwd", "/etc/passwd", "missing.xml", "", "."):
        data = package({MAIN: part("document", p("text", cite(2)))}, styles=target, footnotes=target, header1=target)
        assert ["text"] == [block.text for block in read_docx(data, "draft.docx").blocks]


def test_a_relation_that_says_it_leads_outside_is_believed() -> None:
    """Even if its target has the name of a part."""
    parts = {MAIN: part("document", p("text")), "word/h.xml": part("header1", p("secret"))}
    inside = package(parts, header1="h.xml")
    relations = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    relations += f'Id="rId1" Type="{RELATIONS}/header" Target="h.xml" TargetMode="External"/></Relationships>'.encode()
    outside = zipped({**parts, "word/_rels/document.xml.rels": relations})

    assert ["secret"] == [item.text for item in read_docx(inside, "draft.docx").unread]
    assert () == read_docx(outside, "draft.docx").unread


def test_absurd_values_are_no_crash() -> None:
    """Attributes that are missing, empty, or far beyond reason."""
    body = (
        '<w:p><w:pPr><w:pStyle/><w:outlineLvl/><w:jc/><w:ind w:left="x"/><w:numPr><w:ilvl w:val="99999999999999999"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val="none"/><w:vertAlign/><w:position/></w:rPr>'
        "<w:t/><w:sym/><w:fldChar/><w:footnoteReference/><w:commentReference/><w:t>x</w:t></w:r></w:p>"
        "<w:commentRangeEnd/><w:bookmarkStart/><w:bookmarkEnd/><w:fldChar/><w:tbl/><w:tbl><w:tr/></w:tbl><w:sdt/>"
        "<mc:AlternateContent/><w:ins/><w:del/><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    )
    parts = {
        "numbering": numbering(CLAUSES),
        "footnotes": notes({2: "Two."}) + "<w:footnote/>",
        "comments": "<w:comment/>",
    }

    pages = read_docx(docx(body, styles="<w:style/>", **parts), "draft.docx")
    assert ["\ufffdx"] == [block.text for block in pages.blocks]


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "comments", "settings", "header1"])
def test_a_part_that_is_one_wrapper_is_no_crash(name: str) -> None:
    """The root of a part may be anything."""
    for root in ("w:ins", "w:del", "w:sdt", "mc:AlternateContent", "w:p", "w:tbl", "w:trPr", "w:tcPr", "w:pPr"):
        inside = "<w:del/><w:cellDel/><w:ins/><w:pPrChange><w:pPr/></w:pPrChange>"
        strange = f"<{root} {NAMESPACES}>{p('x')}{inside}</{root}>".encode()
        data = package({MAIN: part("document", p("text", cite(2))), "word/a.xml": strange}, **{name: "a.xml"})
        assert ["text"] == [block.text for block in read_docx(data, "draft.docx").blocks]


def test_mutated_files_are_read_or_refused() -> None:
    """A small round of the fuzzer in benchmarks/fuzz_readers.py."""
    chance = random.Random(94)
    outcomes = Counter(
        outcome(lambda data: read_docx(data, "draft.docx"), mutated(EVERYTHING, chance)) for _ in range(200)
    )

    assert outcomes["read"] > 20
    assert outcomes["refused"] > 20
