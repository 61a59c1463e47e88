"""Akoma Ntoso documents, as the guidelines for the United Nations (AKN4UN) mark them up."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.model import Anchor, Document, Paragraph, Span
from resdiff.reading import read
from resdiff.reading.akn import read_akn
from resdiff.reading.structure import structure
from tests.making_odt import rows_of

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = (
    "<meta><identification source='#x'><FRBRWork>"
    "<FRBRthis value='/akn/un/statement/deliberation/unga/2039-12-19/94-187/!main'/>"
    "<FRBRdate date='2039-12-19' name='adoption'/></FRBRWork></identification></meta>"
)


def _akn(inner: str, *, prefix: str = "", namespace: str = AKN, meta: str = META) -> bytes:
    xml = f"<akomaNtoso><statement name='resolution'>{meta}{inner}</statement></akomaNtoso>"
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    if prefix:
        xml = xml.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
    return xml.replace("akomaNtoso", f"akomaNtoso {declared}='{namespace}'", 1).encode()


def _marked_up(document: Document) -> str:
    """A document as AKN4UN: preface, preamble with recitals, main body with points, conclusions, attachment."""
    noted: set[str] = set()

    def inline(paragraph: Paragraph) -> str:
        pieces, position, lead = [], 0, len(paragraph.lead)
        for stop in sorted({lead, *(a.offset for a in paragraph.anchors), len(paragraph.text)}):
            run = escape(paragraph.text[position:stop])
            pieces.append(f"<i>{run}</i>" if run and stop <= lead else run)
            for anchor in (a for a in paragraph.anchors if a.offset == stop):
                if anchor.note in noted:
                    pieces.append(f"<noteRef href='#n{anchor.note}' marker='{anchor.note}'/>")
                else:
                    noted.add(anchor.note)
                    note = f"<p>{escape(document.note(anchor.note))}</p>"
                    named = f"eId='n{anchor.note}' marker='{anchor.note}' placement='bottom'"
                    pieces.append(f"<authorialNote {named}>{note}</authorialNote>")
            position = stop
        return "".join(pieces)

    zones: dict[str, list[str]] = {"front": [], "preamble": [], "body": [], "end": [], "annex": []}
    zone = "front"
    for row in rows_of(document):
        if isinstance(row, str):
            if row.startswith("The General Assembly"):
                zone = "preamble"
                zones[zone].append(f"<formula name='enactingFormula'><p>{row}</p></formula>")
            else:
                zones["front" if zone == "front" else "end"].append(f"<p>{escape(row)}</p>")
            continue
        zone = "annex" if row.part == "annex" or row.id.startswith("Annex") else zone
        if row.part == "preamble":
            zones["preamble"].append(f"<recitals><recital><p>{inline(row)}</p></recital></recitals>")
        elif row.part == "heading":
            zones["annex" if zone == "annex" else "body"].append(
                f"<hcontainer><heading>{inline(row)}</heading></hcontainer>"
            )
        else:
            tag = "point" if row.level else "paragraph"
            num = f"<num>{row.number}</num>" if row.number else ""
            zones["annex" if zone == "annex" else "body"].append(
                f"<{tag}>{num}<content>\n  <p>{inline(row)}</p>\n</content></{tag}>"
            )
    return (
        f"<preface>{''.join(zones['front'])}</preface><preamble>{''.join(zones['preamble'])}</preamble>"
        f"<mainBody>{''.join(zones['body'])}</mainBody><conclusions>{''.join(zones['end'])}</conclusions>"
        "<attachments><attachment><doc name='annex'><meta/>"
        f"<mainBody>{''.join(zones['annex'])}</mainBody></doc></attachment></attachments>"
    )


def _told(document: Document) -> list[tuple[str, str, str, str, list[tuple[int, str]]]]:
    return [(p.id, p.number, p.text, p.lead, [(a.offset, a.note) for a in p.anchors]) for p in document.paragraphs]


@pytest.mark.parametrize("name", ["lighthouses-91.txt", "lighthouses-93.txt", "lighthouses-94.txt"])
def test_a_resolution_reads_like_its_plain_text(name: str, examples: Path) -> None:
    """Recitals, numbered paragraphs, points, notes and annex are those of the plain text."""
    text = read(examples / name)
    made = structure(read_akn(_akn(_marked_up(text)), "a file"), "a file")

    assert _told(text) == _told(made)
    assert text.notes == made.notes
    assert (text.title, text.date, text.body) == (made.title, made.date, made.body)


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [("", AKN), ("akn", AKN), ("an", f"{AKN}/CSD13"), ("", "http://www.akomantoso.org/2.0"), ("x", "urn:other")],
)
def test_prefixes_and_drafts_of_the_namespace_do_not_matter(prefix: str, namespace: str) -> None:
    """Elements are known by their local names."""
    data = _akn(
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
    assert symbol == read_akn(_akn("<mainBody><p>Lamps</p></mainBody>", meta=meta), "a file").symbol


def test_the_front_matter_is_known_by_its_elements() -> None:
    """Title, number and date come from the preface."""
    document = structure(
        read_akn(
            _akn(
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
        _akn(
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
    data = _akn(
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
        (_akn(""), "holds no text"),
        (_akn("<mainBody><p>Lamps</p></mainBody>")[:-20], "damaged"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + _akn("<p>&b;</p>"), "DOCTYPE"),
        (_akn("<hcontainer>" * 3000 + "</hcontainer>" * 3000), "nested too deeply"),
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
    pages = read_akn(_akn(f"<mainBody>{inner}<p>a</p></mainBody>"), "a file")
    kept = "".join(block.printed for block in pages.blocks) + "".join(note.text for note in pages.notes)
    kept += "".join(item.text for item in pages.unread if item.why != "metadata")

    written = re.sub(r"<[^>]*>", "", inner) + "a"
    assert all(kept.count(letter) >= written.count(letter) for letter in "ab")
