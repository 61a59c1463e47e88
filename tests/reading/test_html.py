"""Web pages: what the exports of word processors and the pages of the 1990s hold."""

from __future__ import annotations

import re
import socket
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.model import Document, Span
from resdiff.reading import read
from resdiff.reading.blocks import Pages
from resdiff.reading.html import read_html
from resdiff.reading.limits import MAX_TAGS, MAX_TEXT
from resdiff.reading.structure import structure
from tests.making_html import google_page, page, typed_page, word_page


def _pages(body: str, head: str = "") -> Pages:
    return read_html(page(body, head), "a page")


def _texts(body: str) -> list[str]:
    return [block.text for block in _pages(body).blocks]


def _numbered(body: str) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in _pages(body).blocks]


def _told(document: Document) -> list[tuple[str, str, str, list[tuple[int, str]]]]:
    """What must be the same whatever the format: addresses, texts, leads, marks."""
    return [(p.id, p.text, p.lead, [(a.offset, a.note) for a in p.anchors]) for p in document.paragraphs]


@pytest.mark.parametrize("name", ["lighthouses-91.txt", "lighthouses-93.txt", "lighthouses-94.txt"])
@pytest.mark.parametrize("write", [word_page, google_page, typed_page])
def test_a_resolution_reads_the_same_from_every_kind_of_page(
    write: Callable[[Document], bytes], name: str, examples: Path
) -> None:
    """Paragraphs, addresses, leads, marks and notes are those of the plain text, whoever wrote the page."""
    text = read(examples / name)
    made = structure(read_html(write(text), "a page"), "a page")

    assert _told(text) == _told(made)
    assert text.notes == made.notes
    assert (text.title, text.date, text.symbol, text.body) == (made.title, made.date, made.symbol, made.body)


# Paragraphs and styles


def test_paragraphs_are_what_a_browser_shows() -> None:
    """Blocks part paragraphs, blanks collapse, text outside of paragraphs counts, an empty line parts as well."""
    assert ["One two", "three", "four", "five", "six\nseven"] == _texts(
        "<p>One\n  two</p>three<div>four<p>five</div><br><br>six<br> seven"
    )


def test_styles_come_from_elements_attributes_and_sheets() -> None:
    """Italics and bold are found however they are written, and taken back where the page takes them back."""
    sheet = (
        "<style>.c5 { font-style: italic !important } p.up, span.b{font-weight:700}"
        " @media x {.c5{font-style:normal}}</style>"
    )
    pages = _pages(
        '<p><i>Recalling </i><em>also</em> the <b>Plan</b></p><p><span class="c5">Urges</span> all</p>'
        '<p><span style="font-style:italic">Notes</span> it</p><p class="up">Loud</p>'
        '<p><i>Notes <span style="font-style:normal">it</span></i></p>',
        sheet,
    )

    assert [
        (Span(0, 14, "italic"), Span(19, 23, "bold")),
        (Span(0, 5, "italic"),),
        (Span(0, 5, "italic"),),
        (Span(0, 4, "bold"),),
        (Span(0, 5, "italic"),),
    ] == [block.spans for block in pages.blocks]


def test_headings_and_quotations() -> None:
    """Headings look like headings; the quotation marks that a browser paints are there."""
    pages = _pages("<h2>Follow-up</h2><p>the item <q>Lamps</q></p>")

    assert ["heading", "body"] == [block.look for block in pages.blocks]
    assert "the item “Lamps”" == pages.blocks[1].text


def test_entities_are_characters() -> None:
    """Named and numbered entities are what they stand for; a wrong one stays as it is typed."""
    assert ["é\u00a0–😀 & < &lamp; \ufffd"] == _texts(
        "<p>&eacute;&nbsp;&#8211;&#x1F600; &amp; &lt; &lamp; &#x110000;</p>"
    )


# Lists


def test_lists_are_numbered_as_browsers_number_them() -> None:
    """Types, starts, values, backward counts and nested lists."""
    assert [
        ("3.", "three"),
        ("a.", "first"),
        ("b.", "second"),
        ("i.", "one"),
        ("4.", "four"),
        ("9.", "nine"),
        ("10.", "ten"),
    ] == _numbered(
        '<ol start="3"><li>three<ol type="a"><li>first<li>second<ol type="i"><li>one</ol></ol><li>four'
        '<li value="9">nine<li>ten</ol>'
    )
    assert [("3.", "c"), ("2.", "b"), ("1.", "a")] == _numbered("<ol reversed><li>c<li>b<li>a</ol>")
    assert [("C.", "x"), ("•", "y"), ("", "z")] == _numbered(
        '<ol style="list-style-type:upper-alpha" start=3><li>x</ol><ul><li>y</ul><ul style="list-style:none"><li>z</ul>'
    )
    assert [("١.", "x"), ("二、", "y")] == _numbered(
        '<ol style="list-style-type:arabic-indic"><li>x</ol>'
        '<ol start=2 style="list-style-type:cjk-ideographic"><li>y</ol>'
    )


def test_an_item_may_have_several_paragraphs_or_none() -> None:
    """Only the first paragraph has the number; the number of an item that shows nothing is set aside."""
    pages = _pages("<ol><li><p>one<p>more</li><li></li><li>three</ol><p>after")

    assert [("1.", "one"), ("", "more"), ("3.", "three"), ("", "after")] == [(b.number, b.text) for b in pages.blocks]
    assert [("2.", "number of an empty list item")] == [(item.text, item.why) for item in pages.unread]


def test_a_number_typed_as_well_as_counted_is_told_once() -> None:
    """Exports that keep the typed number inside a list do not double it."""
    assert [("", "1. Urges"), ("", "2. Notes")] == _numbered("<ol><li>1. Urges<li>2. Notes</ol>")


# Tables


def test_rows_of_data_are_blocks_with_their_cells() -> None:
    """The cells of a row stand side by side, parted by tabs; several lines in a cell stay in it."""
    pages = _pages("<table><tr><th>Light</th><th>Built</th></tr><tr><td><p>Cape<p>Lamp</td><td>2031</td></tr></table>")

    assert [("Light\tBuilt", "table"), ("Cape\nLamp\t2031", "table")] == [(b.text, b.look) for b in pages.blocks]


def test_tables_that_lay_out_a_page_are_read_through() -> None:
    """A cell that holds a whole text, a table in a table, or a row with one cell is no data."""
    assert ["The General Assembly,", "Recalling lamps,", "Urges all."] == _texts(
        "<table><tr><td>&nbsp;</td><td><p>The General Assembly,</p><p>Recalling lamps,</p>"
        "<table><tr><td>Urges all.</td></tr></table></td></tr></table>"
    )


def test_a_masthead_in_a_table_is_read_line_by_line() -> None:
    """Symbol, session, agenda item and date are found in the cells above the opening line."""
    document = structure(
        _pages(
            "<table><tr><td>United Nations</td><td>A/C.2/94/L.7</td></tr><tr><td>General Assembly</td>"
            "<td>Distr.: Limited<br>6 November 2039<br><br>Original: English</td></tr></table>"
            "<p>Ninety-fourth session<br>Agenda item 24</p>"
            "<p>The General Assembly,<p><i>Recalling</i> lamps,<p>1. Urges all."
        ),
        "a page",
    )

    assert ("A/C.2/94/L.7", "2039-11-06", "Ninety-fourth session", "24") == (
        document.symbol,
        document.date,
        document.session,
        document.agenda_item,
    )


# Notes


def test_notes_of_pandoc_and_of_books() -> None:
    """Notes in a list whose items lead back, with role or epub types; a note may have several paragraphs."""
    pages = _pages(
        '<p>Lamps<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> and'
        ' bells,<a href="#fn2" id="fnref2"><sup>2</sup></a></p>'
        '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>A/90/1.</p><p>See also A/90/2.'
        '<a href="#fnref1" class="footnote-back">↩︎</a></p></li>'
        '<li id="fn2"><p>BCS/1.<a href="#fnref2">↩︎</a></p></li></ol>'
        "</section>"
    )

    assert ["Lamps and bells,"] == [block.text for block in pages.blocks]
    assert [("1", 5), ("2", 16)] == [(anchor.note, anchor.offset) for anchor in pages.blocks[0].anchors]
    assert [("1", "A/90/1.\nSee also A/90/2."), ("2", "BCS/1.")] == [(note.number, note.text) for note in pages.notes]


def test_a_link_to_a_paragraph_is_no_note() -> None:
    """A number that leads to a numbered paragraph is a reference: nothing leads back, and it is not raised."""
    pages = _pages('<p>see paragraph <a href="#p2">2</a></p><p id="p2">2. Urges all.</p>')

    assert ["see paragraph 2", "2. Urges all."] == [block.text for block in pages.blocks]
    assert () == pages.notes


def test_raised_numbers_without_links_are_notes_too() -> None:
    """Old pages only raise the number in the text and before the note; what no note has stays text."""
    pages = _pages("<p>Lamps<sup>1</sup> of 4 m<sup>2</sup> burn.<sup>1</sup></p><hr><p><sup>1</sup> A/90/1.</p>")

    assert ["Lamps of 4 m2 burn."] == [block.text for block in pages.blocks]
    assert ["1", "1"] == [anchor.note for anchor in pages.blocks[0].anchors]
    assert [("1", "A/90/1.")] == [(note.number, note.text) for note in pages.notes]


def test_footnotes_and_endnotes_may_have_the_same_number() -> None:
    """Both are kept, and told apart."""
    pages = _pages(
        '<p>Lamps<a href="#_ftn1" name="_ftnref1">[1]</a> burn<a href="#_edn1" name="_ednref1">[1]</a></p>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> foot</p></div>'
        '<div id=edn1><p><a href="#_ednref1" name="_edn1">[1]</a> end</p></div>'
    )

    assert [("1", "foot"), ("1#2", "end")] == [(note.number, note.text) for note in pages.notes]
    assert ["1", "1#2"] == [anchor.note for anchor in pages.blocks[0].anchors]


def test_comments_of_google_docs_are_no_notes() -> None:
    """They are linked as notes are; their marks are no text, and what they say is set aside."""
    pages = _pages(
        '<p>Lamps<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> burn.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>All of them?</span></p></div>'
    )

    assert ["Lamps burn."] == [block.text for block in pages.blocks]
    assert () == pages.notes
    assert [("comment", "[a]All of them?")] == [(item.why, item.text) for item in pages.unread]


def test_numbers_that_word_hides_from_browsers_are_read() -> None:
    """Unfiltered pages of Word wrap typed numbers in conditions that every browser ignores."""
    (block,) = _pages(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>12."
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>"
        "<i>Urges</i> all;<o:p></o:p></p>"
        "<!--[if gte mso 9]><xml><w:x>hidden</w:x></xml><![endif]-->"
    ).blocks

    assert "12. Urges all;" == " ".join(block.text.split())


# What is set aside


def test_what_is_not_shown_is_set_aside_or_no_text() -> None:
    """Scripts, styles and comments are no text; hidden text, navigation, headers and comments are told apart."""
    pages = _pages(
        "<nav>Home Contact</nav><div title=header>A/94/L.7</div><script>lamp()</script><p>Shown<!-- not --></p>"
        "<p style='display:none'>Ghost</p><p hidden>Ghost 2</p><span style='mso-hide:all'>Ghost 3</span>"
        "<noscript>Turn on scripts</noscript><template>Later</template><footer>Contact us</footer>"
        "<div style='mso-element:comment-list'>Check this</div>",
        "<title>Lamps</title><style>p{}</style>",
    )

    assert ["Shown"] == [block.text for block in pages.blocks]
    assert [
        ("navigation", "Home Contact"),
        ("page header", "A/94/L.7"),
        ("hidden text", "Ghost"),
        ("hidden text", "Ghost 2"),
        ("hidden text", "Ghost 3"),
        ("shown only without scripts", "Turn on scripts"),
        ("page footer", "Contact us"),
        ("comment", "Check this"),
    ] == [(item.why, item.text) for item in pages.unread]


def test_marked_changes_have_two_sides() -> None:
    """Deleted text is set aside where changes are accepted, inserted text where they are rejected."""
    data = page("<p>Urges <del>some</del><ins>all</ins> States</p>")
    accepted, rejected = read_html(data, "a page"), read_html(data, "a page", tracked="rejected")

    assert ("Urges all States", "Urges some States") == (accepted.blocks[0].text, rejected.blocks[0].text)
    assert ["some"] == [item.text for item in accepted.unread]
    assert ["all"] == [item.text for item in rejected.unread]


# Encodings


@pytest.mark.parametrize(
    ("head", "codec", "label"),
    [
        ("<meta charset=utf-8>", "utf-8", "UTF-8"),
        ("", "utf-8", "UTF-8"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            "cp1251",
            "cp1251, as the page says",
        ),
        ("<meta charset='koi8-r'>", "koi8-r", "koi8-r, as the page says"),
        ("<meta charset=utf-8>", "utf-16", "UTF-16"),
        ("<meta charset=windows-1251>", "utf-8-sig", "UTF-8"),
        ("<meta charset=utf-16>", "utf-8", "UTF-8"),
        ("<meta charset=lamp>", "utf-8", "UTF-8"),
    ],
)
def test_the_encoding_is_found(head: str, codec: str, label: str) -> None:
    """A byte-order mark counts before what the page says, and what it says before a guess."""
    pages = read_html(f"<html><head>{head}</head><p>Призывает все государства</p></html>".encode(codec), "a page")

    assert "Призывает все государства" == pages.blocks[0].text
    assert f"HTML, {label}" == pages.format


def test_a_page_may_err_about_its_encoding_and_a_person_may_know_better() -> None:
    """A page that says UTF-8 and is not is read by its content; a named encoding decides."""
    data = "<meta charset=utf-8><p>Призывает</p>".encode("cp1251")

    assert "Windows-1252, assumed" in read_html(data, "a page").format
    assert "Призывает" == read_html(data, "a page", "cp1251").blocks[0].text
    assert "Côte’" == read_html("<meta charset=iso-8859-1><p>Côte’".encode("cp1252"), "a page").blocks[0].text


def test_an_xml_declaration_is_no_hindrance() -> None:
    """Pages written as XML declare their encoding in their own way."""
    data = '<?xml version="1.0" encoding="windows-1251"?><html><p>Призывает</p></html>'.encode("cp1251")

    assert ["Призывает"] == [block.text for block in read_html(data, "a page").blocks]


# Bad files


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "shows no text"),
        (b"<html><body> <script>x</script></body></html>", "shows no text"),
        (b"<p>start" + b"<div>" * 50_000 + b"x" + b"</div>" * 50_000 + b"<p>end", "nested too deeply"),
        (b"<p>start" + b"<b>" * 3_000 + b"x<p>end", "nested too deeply"),
        (b"<p>x" * (MAX_TAGS + 1), "more than 400,000 tags"),
        (b"<p>" + b"lamp " * (MAX_TEXT // 5) + b"lamp", "more than 8,000,000 characters"),
    ],
    ids=["empty", "no text", "deep", "unclosed", "many tags", "much text"],
)
def test_bad_pages_are_refused(data: bytes, message: str) -> None:
    """Nothing is cut off in silence: what does not fit is an error."""
    with pytest.raises(ReadingError, match=message):
        read_html(data, "a page")


def test_traps_for_patterns_take_no_time() -> None:
    """Style sheets and comments that never end, and marks by the thousand, are read in one go."""
    for trap in ("<style>" + "a" * 200_000, "<style>" + "@a{" * 50_000, "<style>" + "/*" * 90_000, "<!--" * 90_000):
        with pytest.raises(ReadingError, match="shows no text"):
            read_html(trap.encode(), "a page")
    marks = "".join(f"<a href='#n{k}' id='r{k}'>{k}</a> " for k in range(3_000))
    notes = "".join(f"<p><a href='#r{k}' id='n{k}'>{k}</a> x</p>" for k in range(3_000))
    assert 3_000 == len(_pages(f"<p>{marks}</p>{notes}").notes)


def test_depth_that_authors_cause_is_read() -> None:
    """Unclosed tags nest hundreds deep in real pages."""
    assert ["x", "end"] == _texts("<font>" * 300 + "x<p>end")


def test_entities_of_a_doctype_are_not_expanded() -> None:
    """A bomb of entities stays as small as it is typed, and no outside file is read."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    data = (
        f'<!DOCTYPE html [<!ENTITY a0 "lamp">{levels}<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&a9;&x;</p>'.encode()
    )

    text = "".join(block.text for block in read_html(data, "a page").blocks)

    assert len(text) < len(data)
    assert "root:" not in text


def test_nothing_is_fetched() -> None:
    """Pictures, frames, sheets and outside definitions are not asked for."""
    asked = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/lamp"

        def serve() -> None:
            with suppress(TimeoutError):
                asked.append(server.accept())

        thread = threading.Thread(target=serve)
        thread.start()
        read_html(
            f'<!DOCTYPE html SYSTEM "{address}.dtd"><link rel=stylesheet href="{address}.css"><base href="{address}">'
            f'<img src="{address}.png"><iframe src="{address}"></iframe><p>Lamps'.encode(),
            "a page",
        )
        thread.join()

    assert [] == asked


def test_control_characters_are_dropped_and_told() -> None:
    """A NUL cuts off what follows in some parsers; LibreOffice leaves the marks of its fields in a page."""
    pages = _pages(
        "<p>La\0mp</p><p>The tender keeps the bell,\x07\x03<sup>3</sup>\x08 and\tlamp</p>"
        + "<p>Bells ring in thick weather.</p>" * 8
    )

    assert ["Lamp", "The tender keeps the bell,3 and lamp"] == [block.text for block in pages.blocks[:2]]
    assert [("\0\x07\x03\x08", "4 control characters dropped")] == [(i.text, i.why) for i in pages.unread]


TAGS = [
    "p",
    "div",
    "i",
    "b",
    "sup",
    "ol",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h2",
    "pre",
    "br",
    "a",
    "del",
    "q",
    "section",
]
ATTRIBUTES = [
    "",
    " class=x",
    ' href="#n1"',
    ' id="n1"',
    ' id="r1" href="#n1"',
    ' start="3"',
    " hidden",
    " style='display:none'",
]
WORDS = st.text("ab1 \n[]é\u00a0.", max_size=6)
MARKUP = st.recursive(
    WORDS,
    lambda inner: (
        st.builds(
            "<{0}{1}>{2}</{3}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), inner, st.sampled_from(TAGS)
        )
        | st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=25,
)


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character in "abé")


@given(MARKUP)
def test_no_letter_is_lost(markup: str) -> None:
    """Whatever the tags, every letter is in a block, a note or set aside, once."""
    try:
        pages = read_html(page(markup + "<p>a"), "a page")
    except ReadingError:
        return
    kept = "".join(block.printed for block in pages.blocks)
    kept += "".join(note.text for note in pages.notes) + "".join(item.text for item in pages.unread)

    # Numbers of lists in letters do not occur among the attributes.
    assert _letters(re.sub(r"<[^>]*>", "", markup + "a")) == _letters(kept)


@given(st.binary(max_size=300) | MARKUP.map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No page crashes the reader: it is read, or refused with a word on it."""
    try:
        read_html(data, "a page")
    except ReadingError as error:
        assert error.hint  # noqa: PT017 - any error is fine if it advises
