"""Ends of paragraphs: which may be marked, and who takes the mark of one that may not."""

from __future__ import annotations

from lxml import etree

from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import Identities
from resdiff.redline.ends import end_of, keep_last_ends, spare_first_note
from tests.making_docx import NAMESPACES, cite, p, r

STAMP = 'w:id="1" w:author="A" w:date="2031-05-06T00:00:00Z"'


def body(*paragraphs: str) -> etree._Element:
    """A text of some paragraphs."""
    return etree.fromstring(f"<w:body {NAMESPACES}>{''.join(paragraphs)}<w:sectPr/></w:body>")


def marked(text: str, kind: str = "", *more: str, style: str = "") -> str:
    """A paragraph whose words and end come ("ins") or go ("del")."""
    run = r(text)
    if kind == "del":
        run = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    words = f"<w:{kind} {STAMP}>{run}</w:{kind}>" if kind else run
    return p(words, *more, style=style, mark=f"<w:{kind} {STAMP}/>" if kind else "")


def ends(root: etree._Element) -> list[tuple[str, str | None]]:
    """The words of each paragraph and how its end is marked."""
    return [("".join(q.itertext()), end_of(q)) for q in root.iter(f"{W}p")]


def test_what_is_deleted_last_hands_its_mark_to_the_paragraph_before() -> None:
    """The last end of a text stays."""
    root = body(marked("one"), marked("two", "del"), marked("three", "del"))

    keep_last_ends(root, Identities(10))

    assert ends(root) == [("one", "del"), ("two", "del"), ("three", None)]


def test_what_is_inserted_last_does_the_same() -> None:
    """And in a cell or a note as in the text."""
    root = body(f"<w:tbl><w:tr><w:tc>{marked('one')}{marked('two', 'ins')}</w:tc></w:tr></w:tbl>", marked("below"))

    keep_last_ends(root, Identities(10))

    assert ends(root) == [("one", "ins"), ("two", None), ("below", None)]


def test_where_both_stand_last_they_share_one_end() -> None:
    """The last that goes and the last that comes become one paragraph; its looks are tracked where they differ."""
    root = body(marked("one"), marked("two", "del"), marked("three", "ins", style="H1"))

    keep_last_ends(root, Identities(10))

    assert ends(root) == [("one", None), ("twothree", None)]
    assert root.find(f".//{W}pPrChange/{W}pPr") is not None
    assert root.find(f".//{W}p[2]/{W}pPr/{W}pStyle") is not None


def test_the_first_note_spares_its_end_where_the_one_before_is_its_equal() -> None:
    """LibreOffice would lose that very mark; before a paragraph that is set otherwise it stays where it is."""
    gone = f"<w:del {STAMP}>{cite(1)}</w:del>"
    alike = body(marked("one"), marked("two", "del", gone), marked("three"))
    other = body(marked("one", style="H1"), marked("two", "del", gone), marked("three"))
    stays = body(marked("one"), marked("two", "del", cite(1)), marked("three"))

    for text in (alike, other, stays):
        spare_first_note(text, Identities(10))

    assert ends(alike) == [("one", "del"), ("two", None), ("three", None)]
    assert ends(other) == [("one", None), ("two", "del"), ("three", None)]
    assert ends(stays) == [("one", None), ("two", "del"), ("three", None)]
