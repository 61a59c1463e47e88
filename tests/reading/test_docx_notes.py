"""Notes of Word files: numbered in the order of their marks, cited again by fields and raised digits; comments."""

from __future__ import annotations

from resdiff.model import Anchor, Comment, Note
from resdiff.reading.blocks import Pages
from resdiff.reading.docx import read_docx
from resdiff.reading.structure import structure
from tests.making_docx import CLAUSES, ITALIC, RAISED, cite, docx, field, notes, numbering, p, part, r, table, zipped


def read(body: str, **parts: str) -> Pages:
    """A Word file with this body and these parts."""
    return read_docx(docx(body, **parts), "draft.docx")


def marks(pages: Pages) -> list[list[tuple[int, str]]]:
    """Where each block has its marks."""
    return [[(anchor.offset, anchor.note) for anchor in block.anchors] for block in pages.blocks]


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    """Not by Word's ids, nor by their order in the notes part; separators are no notes."""
    body = p(r("one"), cite(9), r(", two"), cite(4)) + p(r("three"), cite(7))
    pages = read(body, footnotes=notes({4: "Four.", 7: "Seven.", 9: p("Nine,") + p(r("on two lines.", ITALIC))}))

    assert (Note("1", "Nine, on two lines."), Note("2", "Four."), Note("3", "Seven.")) == pages.notes
    assert [[(3, "1"), (8, "2")], [(5, "3")]] == marks(pages)
    assert "one, two" == pages.blocks[0].text


def test_a_field_cites_a_note_again_by_its_bookmark() -> None:
    """The field may print an old number; a number in running text ("see note 2") stays text."""
    marked = f'<w:bookmarkStart w:id="5" w:name="_Ref1"/>{cite(3)}<w:bookmarkEnd w:id="5"/>'
    again = field("NOTEREF _Ref1 \\f \\h", r("8", RAISED))
    simple = '<w:fldSimple w:instr="NOTEREF &quot;_Ref1&quot;">' + r("8", RAISED) + "</w:fldSimple>"
    body = p(r("a"), cite(2), r(" b"), marked) + p(
        r("c"), again, r(" d"), simple, r(" see note "), field("NOTEREF _Ref1", r("2"))
    )
    pages = read(body, footnotes=notes({2: "Two.", 3: "Three."}))

    assert [[(1, "1"), (3, "2")], [(1, "2"), (3, "2")]] == marks(pages)
    assert "c d see note 2" == pages.blocks[1].text


def test_raised_digits_cite_a_note_again() -> None:
    """Only numbers that were cited before; letters, units and later numbers stay text."""
    body = p(r("a"), cite(2), r(" b"), cite(3)) + p(
        r("c"), r("2", RAISED), r(", d"), r("1, 2", RAISED), r(" 21"), r("st", RAISED)
    )
    body += p(r("e"), r("7", RAISED), r(" f"), r("1", '<w:position w:val="6"/>'))
    pages = read(body, footnotes=notes({2: "Two.", 3: "Three."}))

    assert [[(1, "1"), (3, "2")], [(1, "2"), (4, "1"), (4, "2")], [(4, "1")]] == marks(pages)
    assert ["c, d 21st", "e7 f"] == [block.text for block in pages.blocks[1:]]


def test_square_metres_are_no_note() -> None:
    """A raised number after a unit is a power."""
    body = p(r("a"), cite(2), r(" b"), cite(3)) + p(r("40 km"), r("2", RAISED), r(" or 7 m"), r("1", RAISED))

    assert [] == marks(read(body, footnotes=notes({2: "Two.", 3: "Three."})))[1]


def test_marks_of_ones_own_are_kept_and_do_not_count() -> None:
    """Asterisks stand beside the mark or in the next run, and before the note; the same mark twice is told apart."""
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    stars = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/></w:r>' + r("**", RAISED)
    same = star.replace('"2"', '"6"')
    body = p(r("Title"), star) + p(r("a"), cite(3), r(" b"), stars, r(" c"), cite(4), same)
    pages = read(
        body, footnotes=notes({2: p("* Reissued."), 3: "Three.", 4: "Four.", 5: p("**\tLate."), 6: p("* Again.")})
    )

    assert [("*", "Reissued."), ("1", "Three."), ("**", "Late."), ("2", "Four."), ("*#2", "Again.")] == [
        (note.number, note.text) for note in pages.notes
    ]
    assert ["Title", "a b c"] == [block.text for block in pages.blocks]


def test_endnotes_are_notes() -> None:
    """They count in roman numerals unless the file says otherwise; numbers of both kinds are told apart."""
    body = p(r("a"), cite(2), r(" b"), cite(2, "endnote"))
    parts = {"footnotes": notes({2: "Foot."}), "endnotes": notes({2: "End."}, "endnote")}

    assert (Note("1", "Foot."), Note("i", "End.")) == read(body, **parts).notes
    figures = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    assert (Note("1", "Foot."), Note("1#2", "End.")) == read(body, settings=figures, **parts).notes
    letters = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    section = p(properties=f"<w:sectPr>{letters}</w:sectPr>")
    assert (Note("c", "Foot."), Note("i", "End.")) == read(body + section, **parts).notes


def test_notes_in_tables_are_notes() -> None:
    """A mark in a cell keeps its place in the row."""
    pages = read(table(("a", p(r("b"), cite(2), r(" c")))), footnotes=notes({2: "Two."}))

    assert [[(3, "1")]] == marks(pages)


def test_a_note_that_begins_with_a_number_keeps_it() -> None:
    """A date at its head belongs to the note."""
    assert (Note("1", "1 May 2039."),) == read(p(r("a"), cite(2)), footnotes=notes({2: "1 May 2039."})).notes


def test_what_is_wrong_with_notes_is_told() -> None:
    """A mark without a note, a note without a mark, a part that is missing: the text is kept."""
    pages = read(p(r("a"), cite(2), r(" b"), cite(3)), footnotes=notes({3: "Three.", 8: "Eight."}))
    assert (Note("2", "Three."),) == pages.notes
    assert [[(1, "1"), (3, "2")]] == marks(pages)
    assert {("Eight.", "note that nothing cites"), ("1", "note without a text")} == {
        (u.text, u.why) for u in pages.unread
    }

    missing = read(p(r("a"), cite(2)))
    assert ["a"] == [block.text for block in missing.blocks]
    assert ["part that is missing, so that its notes are not read"] == [item.why for item in missing.unread]


def test_parts_are_found_without_relations() -> None:
    """Where the relations are gone, parts lie where they usually do."""
    lists = part("numbering", numbering(CLAUSES))
    bare = zipped(
        {
            "word/document.xml": part("document", p(r("a"), cite(2), num=(1, 0))),
            "word/footnotes.xml": part("footnotes", notes({2: "Two."})),
            "word/numbering.xml": lists,
        }
    )
    pages = read_docx(bare, "draft.docx")

    assert (Note("1", "Two."),) == pages.notes
    assert ["1."] == [block.number for block in pages.blocks]


def comment(identity: int, text: str, author: str = "A. Keeper") -> str:
    """One comment."""
    return f'<w:comment w:id="{identity}" w:author="{author}" w:date="2039-05-03T10:00:00Z">{p(text)}</w:comment>'


def edge(kind: str, identity: int) -> str:
    """Where the words of a comment begin or end."""
    return f'<w:commentRange{kind} w:id="{identity}"/>'


def refer(identity: int) -> str:
    """The run that shows the sign of a comment."""
    return f'<w:r><w:commentReference w:id="{identity}"/></w:r>'


def test_comments_are_kept_with_author_date_words_and_place() -> None:
    """A comment may stand at a word, over paragraphs, or at a point."""
    body = p("The General Assembly,") + edge("Start", 3)
    body += p(r("Recalling "), edge("Start", 1), r("much"), edge("End", 1), refer(1), r(","))
    body += p("1.\tUrges ", r("all."), edge("End", 3), refer(3)) + p("2.\tInvites all.", refer(2))
    comments = comment(1, "How much?") + comment(2, "Why?", "B. Tide") + comment(3, "Recast.")
    document = structure(read(body, comments=comments), "draft.docx")

    assert (
        Comment("A. Keeper", "How much?", "2039-05-03T10:00:00Z", "much", "PP1"),
        Comment("A. Keeper", "Recast.", "2039-05-03T10:00:00Z", "Recalling much, 1. Urges all.", "PP1"),
        Comment("B. Tide", "Why?", "2039-05-03T10:00:00Z", "", "OP2"),
    ) == document.comments


def test_comments_in_tables_and_the_front_find_their_place() -> None:
    """In a masthead that is cut into lines too."""
    masthead = table(
        (p("United Nations", edge("Start", 1), r(" A/94/L.7"), edge("End", 1)), p("General Assembly", refer(2)))
    )
    body = masthead + p("The General Assembly,") + p("Recalling much,", refer(3)) + table(("a", p("b", refer(4))))
    document = structure(read(body, comments="".join(comment(k, f"{k}") for k in (1, 2, 3, 4))), "draft.docx")

    assert [("1", "A/94/L.7", ""), ("2", "", ""), ("3", "", "PP1"), ("4", "", "PP2")] == [
        (each.text, each.words, each.paragraph) for each in document.comments
    ]


def test_the_words_of_a_comment_are_cut_and_comments_without_words_are_told() -> None:
    """A comment on the whole text does not repeat it; one whose words are gone is not lost."""
    body = p(edge("Start", 1), r("Urges " * 500))
    pages = read(body, comments=comment(1, "All.") + comment(7, "Lost."))

    assert 300 < len(pages.blocks[0].comments[0].words) <= 400
    assert [("A. Keeper: Lost.", "comment on words that this view does not show")] == [
        (u.text, u.why) for u in pages.unread
    ]


def test_marks_keep_their_place_beside_automatic_numbers() -> None:
    """The number is not part of the text that offsets count in."""
    body = p("The General Assembly,") + p(r("Urges"), cite(2), r(" all."), num=(1, 0))
    document = structure(read(body, footnotes=notes({2: "Two."}), numbering=numbering(CLAUSES)), "draft.docx")

    assert ("OP1", "1.", (Anchor(5, "1"),)) == (
        document.paragraphs[0].id,
        document.paragraphs[0].number,
        document.paragraphs[0].anchors,
    )
