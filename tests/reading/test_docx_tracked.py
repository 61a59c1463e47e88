"""Tracked changes of Word files: the text before, and the text after."""

from __future__ import annotations

import hashlib
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resdiff.model import Note
from resdiff.reading.blocks import Pages, View
from resdiff.reading.docx import has_tracked_changes, read_docx
from tests.making_docx import BEGIN, CLAUSES, END, SEPARATE, cite, docx, notes, numbering, p, r, table

WHO = 'w:id="1" w:author="A. Keeper" w:date="2039-05-03T10:00:00Z"'
Mark = Literal["ins", "del", "moveFrom", "moveTo"]


def ins(*runs: str) -> str:
    """Inserted runs (bare words become one)."""
    return f"<w:ins {WHO}>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:ins>"


def gone(*runs: str) -> str:
    """Deleted runs."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:del {WHO}>{inside.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"


def move(kind: Mark, text: str) -> str:
    """One end of a move; the text of either stands as it is."""
    edge = f'<w:{kind}RangeStart w:id="7" w:name="move1"/>'
    return f'{edge}<w:{kind} {WHO}>{r(text)}</w:{kind}><w:{kind}RangeEnd w:id="7"/>'


def mark(kind: Mark) -> str:
    """A tracked paragraph mark."""
    return f"<w:{kind} {WHO}/>"


def read(body: str, view: View, **parts: str) -> Pages:
    """A Word file with this body, in one view."""
    return read_docx(docx(body, **parts), "draft.docx", tracked=view)


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    """What the blocks say with all changes rejected, and with all accepted; numbers are printed before."""
    views: tuple[View, View] = ("rejected", "accepted")
    old, new = ([f"{b.number} {b.text}".strip() for b in read(body, view, **parts).blocks] for view in views)
    return old, new


def test_words_inserted_and_deleted() -> None:
    """Either view holds one of the two; changes inside links and inside other changes too."""
    body = p(r("Urges "), gone("most"), ins("all"), r(" States"), f"<w:hyperlink>{ins(' now')}</w:hyperlink>")
    nested = p(r("a"), ins(r("b"), gone("c")), gone(ins("d")), r("e"))

    assert (["Urges most States"], ["Urges all States now"]) == both(body)
    assert (["ae"], ["abe"]) == both(nested)


def test_paragraphs_inserted_and_deleted_change_the_numbers() -> None:
    """A paragraph goes with its mark, and those after it count anew."""
    body = p("one", num=(1, 0)) + p(gone("two"), num=(1, 0), mark=mark("del")) + p("three", num=(1, 0))
    body += p(ins("new"), num=(1, 0), mark=mark("ins")) + p("four", num=(1, 0))

    old, new = both(body, numbering=numbering(CLAUSES))
    assert ["1. one", "2. two", "3. three", "4. four"] == old
    assert ["1. one", "2. three", "3. new", "4. four"] == new


def test_paragraphs_joined_and_split() -> None:
    """A deleted mark joins, an inserted mark splits; the properties of the last mark hold, unless it was emptied."""
    joined = p("one ", num=(1, 0), mark=mark("del")) + p("two ", num=(1, 1), mark=mark("del")) + p("three", num=(1, 2))
    split = p("one ", num=(1, 0), mark=mark("ins")) + p("two", num=(1, 0))
    emptied = p("one", num=(1, 0), mark=mark("del")) + p(gone(" two"))
    lists = numbering(CLAUSES)

    assert (["1. one", "(a) two", "(i) three"], ["(i) one two three"]) == both(joined, numbering=lists)
    assert (["1. one two"], ["1. one", "2. two"]) == both(split, numbering=lists)
    assert (["1. one", "two"], ["1. one"]) == both(emptied, numbering=lists)


def test_a_paragraph_inserted_and_then_deleted_is_in_neither_view() -> None:
    """Two authors, one paragraph."""
    body = p("one") + p(ins(gone("two")), mark=mark("ins") + mark("del")) + p("three")

    assert (["one", "three"], ["one", "three"]) == both(body)


def test_a_mark_cannot_go_before_a_table_or_at_the_end() -> None:
    """There is nothing to join with; an empty paragraph before a table goes."""
    body = p("one", mark=mark("del")) + table(("a", p("b", mark=mark("del")))) + p(gone("two"), mark=mark("del"))
    body += table(("c", "d")) + p("last", mark=mark("del"))

    assert (["one", "a\tb", "two", "c\td", "last"], ["one", "a\tb", "c\td", "last"]) == both(body)


def test_moves_stand_where_they_came_from_and_where_they_went() -> None:
    """Inside a paragraph, and whole paragraphs."""
    words = p(r("a "), move("moveFrom", "b "), r("c "), move("moveTo", "b "), r("d"))
    whole = (
        p(move("moveFrom", "one"), mark=mark("moveFrom"))
        + p("two")
        + p(move("moveTo", "one"), mark=mark("moveTo"))
        + p("three")
    )

    assert (["a b c d"], ["a c b d"]) == both(words)
    assert (["one", "two", "three"], ["two", "one", "three"]) == both(whole)


def test_rows_cells_and_tables_inserted_and_deleted() -> None:
    """A tracked row goes whole; a table without rows is gone."""

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    def row(kind: str, *cells: str) -> str:
        return f"<w:tr><w:trPr><w:{kind} {WHO}/></w:trPr>{''.join(map(cell, cells))}</w:tr>"

    changed = cell("e") + cell("z", f"<w:cellDel {WHO}/>") + cell("y", f"<w:cellIns {WHO}/>")
    rows = row("del", "a", "b") + row("ins", "c", "d") + f"<w:tr>{changed}</w:tr>"
    body = f"<w:tbl>{rows}</w:tbl><w:tbl>{row('del', 'f', 'g')}</w:tbl>"

    assert (["a\tb", "e\tz", "f\tg"], ["c\td", "e\ty"]) == both(body)


def test_notes_go_with_the_words_that_cite_them() -> None:
    """The others count anew; changes inside a note are tracked too."""
    body = p(r("a"), cite(2), gone(r(" b"), cite(3)), ins(r(" c"), cite(4)), r(" d"), cite(5))
    inside = {2: p(r("Two "), gone("old"), ins("new"), r(".")), 3: "Three.", 4: "Four.", 5: "Five."}
    old, new = (read(body, view, footnotes=notes(inside)) for view in ("rejected", "accepted"))

    assert (Note("1", "Two old."), Note("2", "Three."), Note("3", "Five.")) == old.notes
    assert (Note("1", "Two new."), Note("2", "Four."), Note("3", "Five.")) == new.notes
    assert () == old.unread == new.unread


def test_properties_are_as_they_were_before() -> None:
    """A number, a style or hiding that was tracked is undone when the change is rejected."""
    former = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:pPrChange>'
    body = p("one", num=(1, 0), properties=former) + p("two", num=(1, 0))
    hidden = p(r("a"), r("b", f"<w:vanish/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"), r("c"))

    assert (["one", "1. two"], ["1. one", "2. two"]) == both(body, numbering=numbering(CLAUSES))
    assert (["abc"], ["ac"]) == both(hidden)


def test_a_tracked_number_is_no_tracked_text() -> None:
    """Marks inside properties wrap nothing and lose nothing."""
    body = p("one", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {WHO}/></w:numPr>')

    assert (["1. one"], ["1. one"]) == both(body, numbering=numbering(CLAUSES))
    assert not has_tracked_changes(docx(body))


def test_content_controls_between_paragraphs_do_not_hinder_joining() -> None:
    """A deleted mark joins with a paragraph in a control."""
    body = p("one ", mark=mark("del")) + f"<w:sdt><w:sdtContent>{p('two')}</w:sdtContent></w:sdt>"

    assert (["one", "two"], ["one two"]) == both(body)


def test_a_run_in_heading_is_one_paragraph_with_its_text() -> None:
    """Word's style separator is a hidden mark."""
    assert (["Lamps. They shine."], ["Lamps. They shine."]) == both(
        p("Lamps. ", mark="<w:vanish/><w:specVanish/>") + p("They shine.")
    )


@pytest.mark.parametrize(
    ("body", "tracked"),
    [
        (p("a"), False),
        (p(ins("a")), True),
        (p(gone("a")), True),
        (p(move("moveTo", "a")), True),
        (p("a", mark=mark("ins")) + p("b"), True),
        (p(r("a", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>")), False),
    ],
)
def test_files_with_tracked_changes_are_known(body: str, tracked: bool) -> None:
    """Changed looks alone do not count; the format says which view was read."""
    assert tracked == has_tracked_changes(docx(body))
    told = "Word (.docx), tracked changes rejected" if tracked else "Word (.docx)"
    assert told == read(body, "rejected").format


def test_changes_in_a_note_are_tracked_changes() -> None:
    """Even where the text has none."""
    assert has_tracked_changes(docx(p(r("a"), cite(2)), footnotes=notes({2: p(ins("b"))})))


_TEXT = st.text("abc ,", min_size=1, max_size=4)
_EDIT = st.tuples(st.sampled_from("=+-"), _TEXT)
_PARAGRAPH = st.tuples(st.sampled_from("=+-"), st.lists(_EDIT, max_size=4))


@given(st.lists(_PARAGRAPH, max_size=6))
@settings(max_examples=150)
def test_both_views_come_back_from_any_edits(paragraphs: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Edits of words and of paragraph marks, in any mixture, give the old and the new text exactly."""
    old, new, body = [""], [""], ""
    for sign, edits in [*paragraphs, ("=", [])]:
        runs = ""
        for edit, text in edits:
            old[-1] += text if edit in "=-" else ""
            new[-1] += text if edit in "=+" else ""
            runs += {"=": r, "-": gone, "+": ins}[edit](text)
        if sign in "=-":
            old.append("")
        if sign in "=+":
            new.append("")
        body += p(runs or r(""), mark={"=": "", "+": mark("ins"), "-": mark("del")}[sign])

    expected = tuple([line.strip() for line in lines if line.strip()] for lines in (old, new))
    assert expected == both(body)


def test_ten_thousand_joined_paragraphs_are_no_hang() -> None:
    """A deletion over many paragraphs is one walk."""
    words = [hashlib.sha256(b"%d" % k).hexdigest() for k in range(10_000)]
    body = "".join(p(word, mark=mark("del")) for word in words) + p("y")

    assert ["".join(words) + "y"] == both(body)[1]


def test_a_deleted_instruction_is_no_text() -> None:
    """Fields that were deleted leave nothing, and come back when the deletion is rejected."""
    deleted = gone(BEGIN, "<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>", SEPARATE, r("7"), END)

    assert (["page 7"], ["page"]) == both(p(r("page "), deleted))
