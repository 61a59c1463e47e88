"""Redlines written into Word files as people make them: typed numbers, links, fields, tables, changes held already."""

from __future__ import annotations

import io
import zipfile

import pytest

import resdiff
from resdiff.errors import ReadingError, ResdiffError
from resdiff.reading.docx.xml import W
from resdiff.redline import Options, redline
from tests.making_docx import CLAUSES, ITALIC, STYLES, cite, docx, field, notes, numbering, p, r, table, zipped
from tests.redline.reading_redlines import changes, compared, part, texts, views, written

OPENING = p("The General Assembly,")
STAMP = 'w:author="B" w:date="2029-01-01T00:00:00Z"'
TYPED = docx(
    OPENING
    + p(r("\t"), r("Recalling", ITALIC), r(" its resolution 1/1,"))
    + p(r("\t1.\t"), r("Urges", ITALIC), r(" States to keep the lamps lit;"))
    + p(r("\t2.\t"), r("Requests", ITALIC), r(" a report on fees.")),
    styles=STYLES,
)
NEW = (
    "The General Assembly,\n\tRecalling its resolution 1/2,\n"
    "\t1.\tUrges States to keep the lamps burning;\n\t2.\tRequests a report on fees.\n"
)


def tracked(kind: str, text: str) -> str:
    """A tracked change of another author."""
    run = r(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") if kind == "del" else r(text)
    return f'<w:{kind} w:id="9" {STAMP}>{run}</w:{kind}>'


def test_only_the_text_and_its_notes_are_touched() -> None:
    """Every other part of the base comes back byte by byte, those that nobody knows too."""
    base = docx(OPENING + p("1.\tUrges all States;"), styles=STYLES, header1=p("A/RES/1/1"), settings="")
    held = zipfile.ZipFile(io.BytesIO(base))
    parts = {name: held.read(name) for name in held.namelist()} | {"customXml/item1.xml": b"<own/>"}

    made = zipfile.ZipFile(io.BytesIO(written(zipped(parts), "The General Assembly,\n1.\tUrges most States;\n").data))

    assert made.namelist() == list(parts)
    assert [name for name in parts if parts[name] != made.read(name)] == ["word/document.xml"]


def test_typed_numbers_are_tracked_edits() -> None:
    """A new paragraph takes the tabs of its neighbours, and the number of the next one changes."""
    new = NEW.replace("\t1.\t", "\t1.\tWelcomes the new bells;\n\t2.\t").replace("\t2.\tReq", "\t3.\tReq")

    data = written(TYPED, new).data

    found = changes(data)
    assert ("ins", "1.Welcomes the new bells;") in found
    assert [("del", "1."), ("ins", "2.")] == [c for c in found if c[1] in ("1.", "2.")][:2]
    accepted, rejected = views(data)
    assert [number for number, _ in texts(accepted)] == ["", "1.", "2.", "3."]
    assert [number for number, _ in texts(rejected)] == ["", "1.", "2."]


def test_new_words_are_dressed_like_their_neighbours() -> None:
    """A longer lead phrase is italic, the words after it are not."""
    data = written(TYPED, NEW.replace("Urges States", "Strongly urges all States")).data

    dress = {
        "".join(run.itertext()): run.find(f"{W}rPr/{W}i") is not None
        for change in part(data).iter(f"{W}ins")
        for run in change.iter(f"{W}r")
    }
    assert dress["Strongly urges"] is True
    assert [italic for words, italic in dress.items() if "all" in words] == [False]


@pytest.mark.parametrize(("view", "kept"), [("accepted", "1/1 and 1/2"), ("rejected", "1/1")])
def test_changes_that_the_base_holds_are_settled_first(view: str, kept: str) -> None:
    """They are taken as they were when the base was read; only the new changes are tracked in the file."""
    base = docx(
        OPENING + p(r("Recalling its resolution 1/1"), tracked("ins", " and 1/2"), r(",")) + p("1.\tUrges all;")
    )
    old = resdiff.read("base.docx", data=base, tracked="rejected" if view == "rejected" else "accepted")
    new = resdiff.read("new.txt", data=b"The General Assembly,\n\tRecalling its resolution 1/9,\n\t1.\tUrges all;\n")

    data = redline(resdiff.compare(old, new), base, tracked="rejected" if view == "rejected" else "accepted").data

    assert b'w:author="B"' not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert views(data)[1].paragraphs[0].text == f"Recalling its resolution {kept},"


def test_links_controls_and_bookmarks_stay_around_their_words() -> None:
    """New words inside a link belong to it; nothing else of the paragraph is lost."""
    link = f'<w:hyperlink w:anchor="x">{r("resolution 1/1")}</w:hyperlink>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{r("the lamps")}</w:sdtContent></w:sdt>'
    mark = '<w:bookmarkStart w:id="3" w:name="b"/>', '<w:bookmarkEnd w:id="3"/>'
    base = docx(
        OPENING + p(r("Recalling its "), link, r(",")) + p(r("1.\tUrges "), mark[0], control, mark[1], r(" lit;"))
    )

    data = written(
        base, "The General Assembly,\n\tRecalling its resolutions 1/1,\n\t1.\tUrges the old lamps lit;\n"
    ).data

    root = part(data)
    assert "".join(root.find(f".//{W}hyperlink").itertext()) == "resolutionresolutions 1/1"
    assert "".join(root.find(f".//{W}sdt").itertext()) == "the old lamps"
    assert len(root.findall(f".//{W}bookmarkStart")) == 1


def test_a_field_whose_words_change_goes_whole() -> None:
    """Half a field would come back when Word counts it anew; its words come again as plain ones."""
    base = docx(
        OPENING + p("Recalling its past,") + p(r("1.\tUrges what "), field("REF x", r("paragraph 5")), r(" says;"))
    )

    data = written(base, "The General Assembly,\n\tRecalling its past,\n\t1.\tUrges what paragraph 6 says;\n").data

    assert ("del", "paragraph 5") in changes(data)
    assert part(data).find(f".//{W}delInstrText") is not None


def test_counted_numbers_follow_by_themselves() -> None:
    """In a list of Word's no number is an edit; one that it would not count so is typed."""
    clause = "Urges all States to keep their lamps lit;", "Requests a report on the fees of the harbours;"
    base = docx(OPENING + "".join(p(c, num=(1, 0)) for c in clause), styles=STYLES, numbering=numbering(CLAUSES))
    follows = f"The General Assembly,\n1.\tWelcomes the bells;\n2.\t{clause[0]}\n3.\t{clause[1]}\n"
    skips = f"The General Assembly,\n1.\t{clause[0]}\n2.\t{clause[1]}\n7.\tWelcomes the bells;\n"

    assert changes(written(base, follows).data) == [("ins", "¶"), ("ins", "Welcomes the bells;")]
    assert texts(views(written(base, skips).data)[0])[-1] == ("7.", "Welcomes the bells;")


def test_rows_and_cells_of_tables_are_tracked() -> None:
    """A cell is edited in place, rows come and go as rows."""
    old = docx(
        OPENING + p("1.\tDecides:") + table(("Port", "Fee"), ("Sandhaven", "10"), ("Meridian", "20")) + p("2.\tEnds.")
    )
    new = docx(
        OPENING + p("1.\tDecides:") + table(("Port", "Fee"), ("Sandhaven", "12"), ("Arcadia", "9")) + p("2.\tEnds.")
    )

    data = written(old, resdiff.read("new.docx", data=new)).data

    found = changes(data)
    assert {("del", "10"), ("ins", "12"), ("ins", "Arcadia"), ("del", "Meridian")} <= set(found)
    assert sorted(kind for kind, what in found if what == "row") == ["del", "ins"]


def test_endnotes_stay_endnotes() -> None:
    """A new note is of the kind that the base has."""
    base = docx(
        OPENING + p(r("Recalling 1/1"), cite(2, "endnote"), r(",")) + p("1.\tUrges States to keep the lamps lit;"),
        styles=STYLES,
        endnotes=notes({2: "See A/1."}, "endnote"),
    )
    text = "The General Assembly,\n\tRecalling 1/1,1\n\t1.\tUrges States to keep the lamps2 lit;\n"
    new = f"{text}1\tSee A/1, p. 5.\n2\tSee A/2.\n"

    data = written(base, new).data

    bodies = ["".join(note.itertext()).strip() for note in part(data, "endnotes").iter(f"{W}endnote")]
    assert bodies[-2:] == ["See A/1, p. 5.", "See A/2."]
    assert [n.text for n in views(data)[1].notes] == ["See A/1."]


def test_the_ids_of_notes_count_in_the_order_of_their_marks() -> None:
    """LibreOffice pairs marks and bodies by their order; deleted ones stand among them."""
    base = docx(
        OPENING + p(r("Recalling 1/1"), cite(7), r(",")) + p(r("1.\tUrges the lamps"), cite(4), r(" lit;")),
        styles=STYLES,
        footnotes=notes({4: "See A/4.", 7: "See A/7."}),
    )

    data = written(
        base, "The General Assembly,\n\tNoting1 it,\n\t1.\tUrges the lamps2 lit;\n1\tSee A/0.\n2\tSee A/4.\n"
    ).data

    marks = [e.get(f"{W}id") for e in part(data).iter(f"{W}footnoteReference")]
    bodies = [n.get(f"{W}id") for n in part(data, "footnotes").iter(f"{W}footnote") if not n.get(f"{W}type")]
    assert marks == bodies == ["1", "2", "3"]


def test_a_number_that_is_cited_again_is_retyped() -> None:
    """Digits above the line do not count by themselves: where the note's number changes, they are edited."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    base = docx(
        OPENING + p(r("Recalling 1/1,"), cite(1)) + p(r("1.\tUrges the lamps"), raised, r(" lit;")),
        styles=STYLES,
        footnotes=notes({1: "See A/1."}),
    )
    new = (
        "The General Assembly,\n\tNoting the fog,1\n\tRecalling 1/1,2\n\t1.\tUrges the lamps2 lit;\n"
        "1\tSee A/0.\n2\tSee A/1.\n"
    )

    data = written(base, new).data

    assert [("del", "1"), ("ins", "2")] == changes(data)[-2:]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"word/vbaProject.bin": b"x"}, "holds macros"),
        ({"word/document.xml": b"<w:broken"}, "is damaged"),
    ],
)
def test_bases_that_cannot_be_written_are_told(change: dict[str, bytes], message: str) -> None:
    """In a sentence, with what to do instead."""
    held = zipfile.ZipFile(io.BytesIO(TYPED))
    base = zipped({name: held.read(name) for name in held.namelist()} | change)

    with pytest.raises(ReadingError, match=message):
        redline(compared(TYPED, NEW), base)


def test_typed_notes_cannot_be_tracked_and_are_told() -> None:
    """Where the notes of the base are typed below the text, the clean file is the way."""
    base = docx(OPENING + p("\tRecalling its resolution 1/1,1") + p("1.\tUrges all;") + p("1\tSee A/1."))
    comparison = compared(
        base, "The General Assembly,\n\tRecalling its resolution 1/2,1\n\t1.\tUrges all;\n1\tSee A/1.\n"
    )

    with pytest.raises(ResdiffError, match="notes typed below the text") as raised:
        redline(comparison, base)

    assert "--template" in raised.value.hint
    assert redline(comparison).data


def test_protection_is_told() -> None:
    """Word would let nobody accept the changes."""
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    base = docx(OPENING + p("1.\tUrges all States;"), settings=protection)

    told = written(base, "The General Assembly,\n1.\tUrges most States;\n").told

    assert "protected (reading only)" in told[-1]


def test_another_file_than_the_one_compared_is_refused() -> None:
    """Changes of one text are not written into another."""
    with pytest.raises(ResdiffError, match="not the file that was compared"):
        redline(compared(TYPED, NEW), docx(OPENING), Options())
