"""Akoma Ntoso documents, as the guidelines for the United Nations (AKN4UN) mark them up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.model import Anchor, Document, Span
from resdiff.reading import read
from resdiff.reading.akn import read_akn
from resdiff.reading.structure import structure
from tests.making_akn import AKN, META, akn, marked_up


def _told(document: Document) -> list[tuple[str, str, str, str, list[tuple[int, str]]]]:
    return [(p.id, p.number, p.text, p.lead, [(a.offset, a.note) for a in p.anchors]) for p in document.paragraphs]


@pytest.mark.parametrize("name", ["lighthouses-91.txt", "lighthouses-93.txt", "lighthouses-94.txt"])
def test_a_resolution_reads_like_its_plain_text(name: str, examples: Path) -> None:
    """Recitals, numbered paragraphs, points, notes and annex are those of the plain text."""
    text = read(examples / name)
    made = structure(read_akn(akn(marked_up(text)), "a file"), "a file")

    assert _told(text) == _told(made)
    assert text.notes == made.notes
    assert (text.title, text.date, text.body) == (made.title, made.date, made.body)


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [("", AKN), ("akn", AKN), ("an", f"{AKN}/CSD13"), ("", "http://www.akomantoso.org/2.0"), ("x", "urn:other")],
)
def test_prefixes_and_drafts_of_the_namespace_do_not_matter(prefix: str, namespace: str) -> None:
    """Elements are known by their local names."""
    data = akn(
        "<mainBody><paragraph><num>1.</num><content><p>Urges all.</p></content></paragraph></mainBody>",
        prefix=prefix,
        namespace=namespace,
    )

    assert [("1.", "Urges all.")] == [(block.number, block.text) for block in read_akn(data, "a file").blocks]


@pytest.mark.parametrize(
    ("meta", "symbol"),
    [
        (META, "A/RES/94/187"),
        ("<meta><FRBRalias name='UN symbol' value='A/C.2/94/L.7'/></meta>", "A/C.2/94/L.7"),
        ("<meta><FRBRnumber value='S/RES/2801 (2039)'/></meta>", ""),
        ("<meta><FRBRnumber value='E/RES/2039/4'/></meta>", "E/RES/2039/4"),
        ("<meta><FRBRthis value='/akn/un/statement/deliberation/itu-pp/2039-11-15/res-2'/></meta>", ""),
        ("", ""),
    ],
)
def test_the_symbol_comes_from_the_metadata(meta: str, symbol: str) -> None:
    """An alias or a number that is a symbol, or the identifier of the work; what is none of these is not guessed."""
    assert symbol == read_akn(akn("<mainBody><p>Lamps</p></mainBody>", meta=meta), "a file").symbol


def test_the_front_matter_is_known_by_its_elements() -> None:
    """Title, number and date come from the preface."""
    document = structure(
        read_akn(
            akn(
                "<coverPage><p>United Nations</p></coverPage><preface><longTitle><p><docType>Resolution adopted by the"
                " General Assembly on <docDate date='2039-12-19'>19 December 2039</docDate></docType></p>"
                "<p><docNumber>94/187</docNumber>. <docTitle>Lamps</docTitle></p></longTitle></preface>"
                "<preamble><formula><p>The General Assembly,</p></formula>"
                "<recitals><recital><p><i>Recalling</i> lamps,</p></recital></recitals></preamble>"
                "<mainBody><paragraph><num>1.</num><content><p>Urges all.</p></content></paragraph></mainBody>"
            ),
            "a file",
        ),
        "a file",
    )

    assert ("Lamps", "2039-12-19", "A/RES/94/187", "resolution") == (
        document.title,
        document.date,
        document.symbol,
        document.genre,
    )


def test_points_headings_tables_and_breaks() -> None:
    """Numbers stand with what they number; a heading has its number in it; rows have cells."""
    pages = read_akn(
        akn(
            "<mainBody><section><num>II</num><heading>Means</heading><paragraph><num>3.</num>"
            "<intro><p>Asks:</p></intro>"
            "<list><point><num>(a)</num><content><p>To light;<eol/>lamps</p></content></point></list>"
            "</paragraph></section>"
            "<table><tr><th><p>Light</p></th><td><p>2031</p></td></tr></table></mainBody>"
        ),
        "a file",
    )

    assert [
        ("", "II Means", "heading"),
        ("3.", "Asks:", "body"),
        ("(a)", "To light;\nlamps", "body"),
        ("", "Light\t2031", "table"),
    ] == [(block.number, block.text, block.look) for block in pages.blocks]


def test_notes_styles_and_changes() -> None:
    """Notes are where they are written, in table cells too; raised numbers and references cite them again."""
    note = "<authorialNote marker='1' eId='n1'><p>A/90/1.</p><p>More.</p></authorialNote>"
    data = akn(
        f"<mainBody><p><i>Urges</i> <b>all</b>{note} <del>some</del><ins>States</ins><sup>1</sup> m<sup>3</sup>"
        "<noteRef href='#n1'/></p><table><tr><td>x<authorialNote marker='2'><p>In a cell.</p>"
        "</authorialNote></td><td>y</td></tr></table></mainBody>"
    )
    pages = read_akn(data, "a file")

    assert "Urges all States m3" == pages.blocks[0].text
    assert (Span(0, 5, "italic"), Span(6, 9, "bold")) == pages.blocks[0].spans
    assert (Anchor(9, "1"), Anchor(16, "1"), Anchor(19, "1")) == pages.blocks[0].anchors
    assert [("1", "A/90/1.\nMore."), ("2", "In a cell.")] == [(n.number, n.text) for n in pages.notes]
    assert ("x\ty", (Anchor(1, "2"),)) == (pages.blocks[1].text, pages.blocks[1].anchors)
    assert "some" in [item.text for item in pages.unread]
    assert "Urges all some m3" == read_akn(data, "a file", tracked="rejected").blocks[0].text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<lamp/>", "no Akoma Ntoso document"),
        (akn(""), "holds no text"),
        (akn("<mainBody><p>Lamps</p></mainBody>")[:-20], "damaged"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + akn("<p>&b;</p>"), "DOCTYPE"),
        (akn("<hcontainer>" * 3000 + "</hcontainer>" * 3000), "nested too deeply"),
    ],
    ids=["other xml", "empty", "cut", "doctype", "deep"],
)
def test_bad_files_are_refused(data: bytes, message: str) -> None:
    """Whatever is wrong with a file is told."""
    with pytest.raises(ReadingError, match=message):
        read_akn(data, "a file")


TAGS = "p i b sup num heading paragraph content table tr td authorialNote del eol preface list".split()  # noqa: SIM905
TREE = st.recursive(
    st.text("ab1 ", max_size=4),
    lambda inner: (
        st.builds(
            "<{0}>{1}</{0}>".format,
            st.sampled_from(TAGS),
            inner,
        )
        | st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=15,
)


@given(TREE)
def test_no_letter_is_lost(inner: str) -> None:
    """Whatever the elements, every letter is in a block, a number, a note or set aside."""
    pages = read_akn(akn(f"<mainBody>{inner}<p>a</p></mainBody>"), "a file")
    kept = "".join(block.printed for block in pages.blocks) + "".join(note.text for note in pages.notes)
    kept += "".join(item.text for item in pages.unread if item.why != "metadata")

    written = re.sub(r"<[^>]*>", "", inner) + "a"
    assert all(kept.count(letter) >= written.count(letter) for letter in "ab")
