"""OpenDocument texts: lists, notes, styles, tables and both sides of tracked changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.model import Anchor, Document, Span
from resdiff.reading import read
from resdiff.reading.blocks import Pages, View
from resdiff.reading.odt import has_tracked_changes, read_odt
from resdiff.reading.structure import structure
from tests.making_odt import NAMESPACES, STYLES, content, flat_odt, odt, package, resolution_body

VIEWS: tuple[View, View] = ("accepted", "rejected")


def _pages(body: str, styles: str = STYLES, tracked: View = "accepted") -> Pages:
    return read_odt(flat_odt(body, styles), "a text", tracked=tracked)


def _printed(body: str, styles: str = STYLES) -> list[str]:
    return [f"{block.number} {block.text}".strip() for block in _pages(body, styles).blocks]


def _told(document: Document) -> list[tuple[str, str, str, str, list[tuple[int, str]]]]:
    """What must be the same whatever the format: addresses, numbers, texts, leads, marks."""
    return [(p.id, p.number, p.text, p.lead, [(a.offset, a.note) for a in p.anchors]) for p in document.paragraphs]


@pytest.mark.parametrize("name", ["lighthouses-91.txt", "lighthouses-93.txt", "lighthouses-94.txt"])
@pytest.mark.parametrize("make", [odt, flat_odt])
def test_a_resolution_with_counted_lists_and_notes_reads_like_its_plain_text(
    make: Callable[[str], bytes], name: str, examples: Path
) -> None:
    """Numbers come from lists, marks from notes and references to notes: the same paragraphs, the same addresses."""
    text = read(examples / name)
    made = structure(read_odt(make(resolution_body(text)), "a text"), "a text")

    assert _told(text) == _told(made)
    assert text.notes == made.notes
    assert (text.title, text.date, text.symbol, text.body) == (made.title, made.date, made.symbol, made.body)


# Lists. What is expected is what LibreOffice 7.4 prints of the same files when it saves them as text.


def _level(number: int, shape: str, before: str, after: str, more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-prefix="{before}" style:num-suffix="{after}" '
        f'style:num-format="{shape}" {more}/>'
    )


FOURTH = 'text:start-value="4"'
TWO_LEVELS = 'text:display-levels="2"'
LISTS = (
    f'<text:list-style style:name="A">{_level(1, "1", "", ".")}{_level(2, "a", "(", ")")}{_level(3, "i", "(", ")")}'
    f'</text:list-style><text:list-style style:name="B">{_level(1, "I", "", ".", FOURTH)}'
    f"{_level(2, '1', '', '', TWO_LEVELS)}"
    '<text:list-level-style-bullet text:level="3" text:bullet-char="x"/></text:list-style>'
    f'<text:list-style style:name="C">{_level(1, "١, ٢, ٣, ...", "", " -")}{_level(2, "一, 二, 三, ...", "", "、")}'
    "</text:list-style>"
)


def _p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def _item(*inner: str, start: str = "") -> str:
    given = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{given}>{''.join(inner)}</text:list-item>"


def _list(*items: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named} {more}>{''.join(items)}</text:list>"


A, B = _item(_p("a")), _item(_p("b"))
GOES_ON = 'text:continue-numbering="true"'


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (_list(A, B, style="A") + _list(A, style="A"), ["1. a", "2. b", "1. a"]),
        (_list(A, B, style="A") + _p("x") + _list(A, style="A", more=GOES_ON), ["1. a", "2. b", "x", "3. a"]),
        (_list(A, style="A") + _list(B, style="B") + _list(A, style="A", more=GOES_ON), ["1. a", "IV. b", "1. a"]),
        (
            _list(A, style="A", more='xml:id="l1"')
            + _list(B, style="B")
            + _list(A, style="A", more='text:continue-list="l1"'),
            ["1. a", "IV. b", "2. a"],
        ),
        (_list(A, _item(_p("b"), start="7"), A, style="A"), ["1. a", "7. b", "8. a"]),
        (
            _list(_item(_p("a"), _list(A, _item(_p("b"), _list(A)))), _item(_p("b"), _list(A)), style="A"),
            ["1. a", "(a) a", "(b) b", "(i) a", "2. b", "(a) a"],
        ),
        (_list(_item(_p("a"), _list(A), _p("x"), _list(B)), style="A"), ["1. a", "(a) a", "x", "(a) b"]),
        (_list(_item(_p("a"), _list(A), _list(B)), style="A"), ["1. a", "(a) a", "(a) b"]),
        (
            _list(_item(_p("a"), _list(A)), style="A") + _p("x") + _list(_item(_list(B)), style="A", more=GOES_ON),
            ["1. a", "(a) a", "x", "(b) b"],
        ),
        (_list(_item(_list(A, B)), A, style="A"), ["(a) a", "(b) b", "2. a"]),
        (
            _list(f"<text:list-header>{_p('head')}</text:list-header>", _item(_p("a"), _p("more")), B, style="A"),
            ["head", "1. a", "more", "2. b"],
        ),
        (
            _list(_item(_p("a"), _list(_item(_p("b"), _list(A)), B)), B, style="B"),
            ["IV. a", "IV.1 b", "• a", "IV.2 b", "V. b"],
        ),
        (
            _list(*[A] * 9, _item(_p("b"), _list(A, B)), style="C"),
            [*(f"{n} - a" for n in "١٢٣٤٥٦٧٨٩"), "١٠ - b", "一、 a", "二、 b"],
        ),
        (_list(_item(_p("a"), _list(A, style="B")), style="A"), ["1. a", "I.1 a"]),
        (_list(A, style="unknown"), ["a"]),
    ],
    ids=[
        *("restart", "go on", "other list between", "named", "given start", "nested", "paragraph between", "adjacent"),
        *("nested goes on", "only nested", "header", "levels shown", "scripts", "style of its own", "unknown style"),
    ],
)
def test_lists_are_numbered_as_libreoffice_numbers_them(body: str, printed: list[str]) -> None:
    """Starts, continuations, nesting, several levels in a number, figures of other scripts."""
    assert printed == _printed(body, LISTS)


def test_levels_beyond_reason_are_the_deepest() -> None:
    """A level of a billion is no hang."""
    numbered = (
        '<text:numbered-paragraph text:level="{0}" text:style-name="A"><text:p>x</text:p></text:numbered-paragraph>'
    )
    heading = '<text:h text:outline-level="{0}">y</text:h>'

    assert ["1. x", "x", "x", "y"] == _printed(
        numbered.format("1") + numbered.format("999999999999") + numbered.format("11") + heading.format("999999999"),
        LISTS,
    )


def test_headings_are_numbered_by_the_outline() -> None:
    """Numbers of headings come from the outline style; a heading that is only a list header has none."""
    levels = _level(1, "I", "", ".").replace("list-level-style-number", "outline-level-style")
    data = odt(
        '<text:h text:outline-level="1">Means</text:h><text:h text:outline-level="1">Ends</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">Aside</text:h>',
        named_styles=f"<text:outline-style>{levels}</text:outline-style>",
    )

    assert [("I.", "Means", "heading"), ("II.", "Ends", "heading"), ("", "Aside", "body")] == [
        (block.number, block.text, block.look) for block in read_odt(data, "a text").blocks
    ]


# Text and styles


def test_styles_are_inherited() -> None:
    """A span is italic by its style or a parent of it, and plain again where its style says so."""

    def style(name: str, properties: str, parent: str = "", family: str = "text") -> str:
        return (
            f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
            f"<style:text-properties {properties}/></style:style>"
        )

    own = (
        style("Child", "", parent="Parent")
        + style("Parent", 'fo:font-style="italic"')
        + style("Upright", 'fo:font-style="normal"')
        + style("Round", "", parent="Round")
        + style("Loud", 'fo:font-weight="700"', family="paragraph")
    )
    pages = _pages(
        '<text:p><text:span text:style-name="Child">Urges '
        '<text:span text:style-name="Upright">all</text:span></text:span>'
        '<text:span text:style-name="Round"> of them</text:span></text:p><text:p text:style-name="Loud">Loud</text:p>',
        own,
    )

    assert [(Span(0, 5, "italic"),), (Span(0, 4, "bold"),)] == [block.spans for block in pages.blocks]


def test_blanks_tabs_and_breaks() -> None:
    """Blanks in the file are one space, those that stand for themselves are kept, tabs and breaks are characters."""
    assert ["a b  c\td\ne"] == _printed(
        '<text:p>\n a  \n b <text:s/>c<text:tab/>d<text:line-break/>e <text:s text:c="2"/></text:p>'
    )
    assert ["a" + " " * 1000 + "b"] == _printed('<text:p>a<text:s text:c="2000000000"/>b</text:p>')


def test_what_wraps_words_is_taken_off() -> None:
    """Links, fields, bookmarks and metadata show their text; drawings and descriptions of pictures show none."""
    assert ["see page 3 of A/90/1, and more"] == _printed(
        "<text:p>see <text:bookmark text:name='x'/>page <text:page-number>3</text:page-number> of "
        "<text:a xlink:href='http://x'>A/90/1</text:a>, <text:meta>and</text:meta> more<draw:frame><draw:image/>"
        "<svg:desc>a lamp</svg:desc></draw:frame></text:p>"
    )


def test_text_in_frames_follows_its_paragraph() -> None:
    """A box is read after the paragraph that it is tied to, and a box in it once."""
    box = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    assert ["before after", "in the box", "deeper"] == _printed(
        f"<text:p>before {box.format(_p('in the box' + box.format(_p('deeper'))))}after</text:p>"
    )


def test_hidden_text_and_contents_are_set_aside() -> None:
    """What is hidden and the table of contents are no text, and are told."""
    hidden = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    pages = _pages(
        "<text:table-of-content><text:index-body><text:p>Means 1</text:p></text:index-body></text:table-of-content>"
        '<text:p>seen<text:span text:style-name="H">ghost</text:span></text:p>'
        '<text:section text:display="none"><text:p>more</text:p></text:section>',
        hidden,
    )

    assert ["seen"] == [block.text for block in pages.blocks]
    assert [
        ("table of contents or index", "Means 1"),
        ("hidden text", "ghost"),
        ("hidden text", "more"),
    ] == [(item.why, item.text) for item in pages.unread]


def test_headers_are_set_aside_and_tell_the_symbol() -> None:
    """Each line of headers and footers is told once; a symbol there is the document's."""
    page = (
        '<style:master-page style:name="{}"><style:header><text:p>A/94/L.7</text:p></style:header>'
        "<style:footer><text:p>2 <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    pages = read_odt(odt(_p("Lamps"), masters=page.format("One") + page.format("Two")), "a text")

    assert "A/94/L.7" == pages.symbol
    assert [("page header", "A/94/L.7"), ("page footer", "2 1")] == [(item.why, item.text) for item in pages.unread]


def test_tables_are_rows_and_layout_is_read_through() -> None:
    """Cells are parted by tabs, lines in a cell by breaks; numbers in cells are kept; one cell alone is a paragraph."""

    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{c}</table:table-cell>" for c in cells)
            + "</table:table-row>"
        )

    pages = _pages(
        "<table:table><table:table-header-rows>"
        + row(_p("Light"), _p("Built"))
        + "</table:table-header-rows>"
        + row(_p("Cape") + _p("Lamp"), _list(A, style="A"))
        + row(_p("alone"), _p(""))
        + "</table:table>",
        LISTS,
    )

    assert [("Light\tBuilt", "table"), ("Cape\nLamp\t1. a", "table"), ("alone", "body")] == [
        (block.text, block.look) for block in pages.blocks
    ]


# Notes


def _note(name: str, number: str, text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:id="{name}" text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def test_notes_are_anchored_and_may_be_cited_again() -> None:
    """A reference to a note is its mark; raised digits of a note are, too; others stay text."""
    raised = '<text:span text:style-name="Raised">{}</text:span>'
    pages = _pages(
        f"<text:p>Lamps{_note('f1', '1', 'A/90/1.')} of 4 m{raised.format('2')} and bells,"
        f"{_note('f2', '*', 'BCS.')} see"
        f'<text:note-ref text:ref-name="f1">1</text:note-ref> and{raised.format("1")}.</text:p>'
    )

    assert "Lamps of 4 m2 and bells, see and." == pages.blocks[0].text
    assert (Anchor(5, "1"), Anchor(24, "*"), Anchor(28, "1"), Anchor(32, "1")) == pages.blocks[0].anchors
    assert [("1", "A/90/1."), ("*", "BCS.")] == [(note.number, note.text) for note in pages.notes]


def test_footnotes_and_endnotes_may_have_the_same_number() -> None:
    """Both are kept, and told apart."""
    pages = _pages(f"<text:p>x{_note('a', '1', 'foot')}{_note('b', '1', 'end', 'endnote')}</text:p>")

    assert [("1", "foot"), ("1#2", "end")] == [(note.number, note.text) for note in pages.notes]


# Tracked changes


def _region(name: str, kind: str, inner: str = "") -> str:
    info = "<office:change-info><dc:creator>Keeper</dc:creator></office:change-info>"
    change = f"<text:{kind}>{info}{inner}</text:{kind}>"
    return f'<text:changed-region xml:id="{name}" text:id="{name}">{change}</text:changed-region>'


def _changed(regions: str, body: str) -> str:
    return f"<text:tracked-changes>{regions}</text:tracked-changes>{body}"


def _start(name: str) -> str:
    return f'<text:change-start text:change-id="{name}"/>'


def _stop(name: str) -> str:
    return f'<text:change-end text:change-id="{name}"/>'


def _gone(name: str) -> str:
    return f'<text:change text:change-id="{name}"/>'


WORDS = _changed(
    _region("d", "deletion", _p("some ")) + _region("i", "insertion"),
    _p(f"Urges {_gone('d')}{_start('i')}all {_stop('i')}States"),
)
# As LibreOffice writes a list of which an item was deleted and one inserted, with their ends.
ITEMS = _changed(
    _region("d1", "deletion", _list(_item(_p("gone;")), style="A"))
    + _region("d2", "deletion", _list(_item(_p("")), _item(_p("")), style="A"))
    + _region("i1", "insertion"),
    _list(
        A,
        _item(_p(f"{_gone('d1')}{_gone('d2')}kept;")),
        _item(_p(f"{_start('i1')}new;{_note('f9', '1', 'New note.')}")),
        _item(_p(f"{_stop('i1')}last;{_note('f8', '2', 'Old note.')}")),
        style="A",
    ),
)
SPLIT = _changed(_region("i", "insertion"), _p(f"one{_start('i')} end") + _p(f"{_stop('i')}<text:s/>two"))
JOINED = _changed(
    _region("d", "deletion", _p("<text:s/>end") + '<text:h text:outline-level="1">Head</text:h>' + _p("next ")),
    _p(f"one{_gone('d')} two"),
)


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (WORDS, ["Urges all States"], ["Urges some States"]),
        (ITEMS, ["1. a", "2. kept;", "3. new;", "4. last;"], ["1. a", "2. gone;", "3. kept;", "4. last;"]),
        (SPLIT, ["one end", "two"], ["one two"]),
        (JOINED, ["one two"], ["one end", "Head", "next  two"]),
    ],
    ids=["words", "list items", "a paragraph split", "paragraphs joined"],
)
def test_both_sides_of_tracked_changes(body: str, accepted: list[str], rejected: list[str]) -> None:
    """Accepted and rejected texts are what the file was to become and what it was, numbers counted for each."""
    for view, printed in zip(VIEWS, (accepted, rejected), strict=True):
        pages = _pages(body, LISTS, view)
        assert printed == [f"{block.number} {block.text}".strip() for block in pages.blocks]


def test_what_a_side_lacks_is_set_aside() -> None:
    """Nothing that was deleted or inserted is lost in silence."""
    assert [("some", "deleted text (tracked change)")] == [(i.text.strip(), i.why) for i in _pages(WORDS).unread]
    assert [("all", "inserted text (tracked change)")] == [
        (i.text.strip(), i.why) for i in _pages(WORDS, tracked="rejected").unread
    ]


def test_notes_are_counted_for_each_side() -> None:
    """A note that goes with an insertion is not there where it is rejected, and the others move up."""
    accepted, rejected = _pages(ITEMS, LISTS), _pages(ITEMS, LISTS, "rejected")

    assert [("1", "New note."), ("2", "Old note.")] == [(note.number, note.text) for note in accepted.notes]
    assert [("1", "Old note.")] == [(note.number, note.text) for note in rejected.notes]
    assert "New note." in [item.text for item in rejected.unread]


def test_a_text_knows_whether_it_has_tracked_changes() -> None:
    """Only insertions and deletions count."""
    assert has_tracked_changes(flat_odt(WORDS), "a text")
    assert not has_tracked_changes(flat_odt(_p("Lamps")), "a text")
    looks = _changed(_region("f", "format-change"), _p(f"{_start('f')}x{_stop('f')}"))
    assert not has_tracked_changes(flat_odt(looks), "a text")


def test_comments_are_kept_with_author_and_words() -> None:
    """A comment tells who wrote it, when, what, and at which words of which paragraph."""
    comment = (
        '<office:annotation office:name="c1"><dc:creator>A. Keeper</dc:creator><dc:date>2039-10-01T10:00:00</dc:date>'
        "<text:p>Too strong?</text:p><text:p>See 93.</text:p></office:annotation>"
    )
    document = structure(
        _pages(
            _p("The General Assembly,")
            + _list(
                _item(_p(f"Urges {comment}all States<office:annotation-end office:name='c1'/> to act;")), style="A"
            ),
            LISTS,
        ),
        "a text",
    )

    (told,) = document.comments
    assert ("A. Keeper", "2039-10-01T10:00:00", "Too strong?\nSee 93.") == (told.author, told.date, told.text)
    assert ("all States", "OP1") == (told.words, told.paragraph)


# Bad files


def _zip(**parts: str) -> bytes:
    return package({name.replace("__", "/").replace("_", "."): part for name, part in parts.items()})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_zip(styles_xml="<x/>"), "lacks content.xml"),
        (_zip(content_xml="<x/>"), "holds no OpenDocument text"),
        (_zip(content_xml=content("<text:p>x</text:p>")[:-30]), "damaged"),
        (_zip(content_xml=content("")), "holds no text"),
        (_zip(content_xml=content("<text:p>x</text:p>").replace("office:text", "office:spreadsheet")), "a text: .odt"),
        (_zip(content_xml="<!DOCTYPE x [<!ENTITY a 'b'>]>" + content("<text:p>&a;</text:p>")[38:]), "DOCTYPE"),
        (_zip(content_xml=content("<text:section>" * 3000 + "</text:section>" * 3000)), "nested too deeply"),
        (odt("<text:p>" + "x" * 80 + "</text:p>")[:300], "damaged"),
        (_zip(content_xml=content(_p("x" * 30_000_000))), "times its size"),
        (b"<?xml version='1.0'?><lamp/>", "holds no OpenDocument text"),
    ],
    ids=["no text", "other root", "cut xml", "empty", "spreadsheet", "doctype", "deep", "cut zip", "bomb", "other xml"],
)
def test_bad_files_are_refused(data: bytes, message: str) -> None:
    """Whatever is wrong with a file is told, with advice."""
    with pytest.raises(ReadingError) as caught:
        read_odt(data, "a text")

    assert message in f"{caught.value.message} {caught.value.hint}"


def test_encrypted_files_are_told() -> None:
    """A password is not asked for."""
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("content.xml", b"\x93\x1f\xe5")
        archive.writestr("META-INF/manifest.xml", manifest)

    with pytest.raises(ReadingError, match="password protected"):
        read_odt(made.getvalue(), "a text")


def test_changes_that_name_each_other_come_to_an_end() -> None:
    """A deletion that holds itself, or an insertion that never ends, is read once."""
    round_trip = _changed(
        _region("d", "deletion", _p(f"x{_gone('d')}y")), _p(f"a{_gone('d')}b{_gone('d')}{_start('no')}bc")
    )

    assert ["abbc", "axybbc"] == [
        "".join(block.text for block in _pages(round_trip, tracked=view).blocks) for view in VIEWS
    ]


LETTERS = st.text("ab1 .\n", max_size=5)
INLINE = st.recursive(
    LETTERS,
    lambda inner: (
        st.builds(
            '<text:span text:style-name="{}">{}</text:span>'.format, st.sampled_from(["Lead", "Raised", "x"]), inner
        )
        | st.builds(_note, st.sampled_from(["f1", "f2"]), st.sampled_from(["1", "2", ""]), LETTERS)
        | st.sampled_from([_gone("d"), _gone("e"), _start("i"), _stop("i"), "<text:s/>", "<text:tab/>"])
        | st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=8,
)
BLOCKS = st.recursive(
    INLINE.map(_p) | INLINE.map('<text:h text:outline-level="1">{}</text:h>'.format),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: _list(*(_item(i) for i in items), style="A"))
        | st.lists(inner, max_size=3).map("".join)
        | inner.map(
            "<table:table><table:table-row><table:table-cell>{0}</table:table-cell></table:table-row></table:table>".format
        )
        | inner.map("<text:section>{}</text:section>".format)
    ),
    max_leaves=8,
)


@given(BLOCKS, BLOCKS, st.sampled_from(VIEWS))
def test_no_letter_is_lost_on_either_side(body: str, deleted: str, view: View) -> None:
    """Every letter of the text is in a block, a note or set aside, whatever the changes."""
    xml = _changed(_region("d", "deletion", deleted) + _region("i", "insertion"), body + _p(_gone("d") + "b"))
    try:
        pages = _pages(xml, STYLES + LISTS, view)
    except ReadingError:
        return
    kept = "".join(block.text for block in pages.blocks) + "".join(item.text for item in pages.unread)
    kept += "".join(note.text for note in pages.notes)
    written = _letters_of(body) + _letters_of(deleted) + Counter("b")

    assert all(Counter(kept)[letter] >= count for letter, count in written.items())


def _letters_of(xml: str) -> Counter[str]:
    return Counter(character for character in re.sub(r"<[^>]*>", "", xml) if character in "ab")


@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: f"<x {NAMESPACES}>{text}</x>".encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No file crashes the reader."""
    with pytest.raises(ReadingError):
        read_odt(data, "a text")
