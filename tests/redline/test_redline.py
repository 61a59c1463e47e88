"""Redlines of whole documents: both texts come out again, the same bytes every time, and nothing else changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from attrs import evolve

import resdiff
from resdiff.reading.docx.xml import W
from resdiff.redline import Options, Remark, redline
from resdiff.redline.guard import check
from tests.making_docx import resolution_docx
from tests.next_year import BRUTAL, EASY, HARD, MID, Measure, next_year
from tests.redline.making_pairs import EDGES, edge_pairs, example_pairs, of_clauses
from tests.redline.reading_redlines import changes, part, texts, views

OPENED = "The General Assembly,\n"


@pytest.mark.parametrize("name", EDGES)
def test_edge_cases_give_both_texts(name: str) -> None:
    """First and last paragraphs, all of them, notes that come and go: accepted the new text, rejected the old one."""
    old, new = next((old, new) for known, old, new in edge_pairs() if known == name)

    accepted, rejected = views(redline(resdiff.compare(old, new)).data)

    assert texts(new) == texts(accepted)
    assert texts(old) == texts(rejected)
    for found, wanted in ((accepted, new), (rejected, old)):
        assert [n.text for n in wanted.notes] == [n.text for n in found.notes]
        assert [p.anchors for p in wanted.paragraphs] == [p.anchors for p in found.paragraphs]


def test_examples_give_both_texts_in_a_clean_file_and_in_word_files(examples: Path) -> None:
    """What the door promises is checked inside it; here that nothing of the examples is refused."""
    for name, old, new in example_pairs(examples):
        if not name.startswith(("lighthouses-94", "statutes")):
            continue  # the others take long, and LibreOffice is asked about more of them
        assert redline(resdiff.compare(old, new)).data
        base, other = resolution_docx(old), resolution_docx(new)
        comparison = resdiff.compare(resdiff.read("base.docx", data=base), resdiff.read("new.docx", data=other))
        assert redline(comparison, base).data


@pytest.mark.parametrize(("measure", "seed"), [(EASY, 1), (MID, 2), (HARD, 3), (BRUTAL, 4)])
def test_generated_years_give_both_texts(measure: Measure, seed: int) -> None:
    """Splits, merges, moves, promotions and heavy rewriting, in both directions."""
    year = next_year(random.Random(seed), measure)
    sides = [evolve(side, unread=of_clauses([]).unread, body="General Assembly") for side in (year.old, year.new)]

    for old, new in (sides, sides[::-1]):
        accepted, rejected = views(redline(resdiff.compare(old, new)).data)
        assert [p.text for p in new.paragraphs] == [p.text for p in accepted.paragraphs]
        assert [p.text for p in old.paragraphs] == [p.text for p in rejected.paragraphs]


@pytest.mark.corpus
def test_official_texts_give_both_texts(corpus: Path) -> None:
    """Neighbours of three series, through the clean file; benchmarks/redlines.py does all of them."""
    for name in ("burundi", "south-sudan-mandate", "right-to-food"):
        files = sorted(path for path in (corpus / name).iterdir() if path.suffix in (".txt", ".pdf"))
        old, new = (resdiff.read(path) for path in files[-2:])
        check(redline(resdiff.compare(old, new)).data, old, new, notes=bool(new.notes))


def test_the_same_texts_give_the_same_bytes(examples: Path) -> None:
    """No clock, no order of hashes: the date is an option, or the default one."""
    old, new = (resdiff.read(examples / f"statutes-{year}.txt") for year in (2031, 2036))
    comparison = resdiff.compare(old, new)

    assert redline(comparison).data == redline(comparison).data
    assert redline(comparison, options=Options(date="2031-05-06")).data != redline(comparison).data


def test_an_edit_is_tracked_word_by_word() -> None:
    """Only the words that differ are marked, the new ones after the old."""
    old, new = EDGES["reword the last"]

    found = changes(redline(resdiff.compare(of_clauses(old), of_clauses(new))).data)

    assert found == [("del", "all"), ("ins", "most"), ("del", "throughout"), ("ins", "during")]


def test_a_split_clause_is_an_inserted_end() -> None:
    """The words stay where they are, and the new end of the paragraph is tracked; a merge is the same backwards."""
    whole = (
        "Members pay a yearly fee of ten crowns, due on the first of March, and who has not paid may take no boat out."
    )
    parts = (
        "Members pay a yearly fee of ten crowns, due on the first of March;",
        "Who has not paid may take no boat out.",
    )
    one = resdiff.read("one", data=f"{OPENED}1.\t{whole}\n2.\tThe Club has a library.\n".encode())
    two = resdiff.read("two", data=f"{OPENED}1.\t{parts[0]}\n2.\t{parts[1]}\n3.\tThe Club has a library.\n".encode())

    split = redline(resdiff.compare(one, two)).data
    merged = redline(resdiff.compare(two, one)).data

    assert ("ins", "¶") in changes(split)
    assert ("del", "¶") in changes(merged)
    assert not [words for _, words in changes(split) if "fee of ten crowns" in words]


def test_a_move_is_told_in_comments_of_the_author() -> None:
    """What moved is deleted and inserted, each with a comment that names the other place; it can be left out."""
    old, new = EDGES["last to first"]
    comparison = resdiff.compare(of_clauses(old), of_clauses(new))

    told = resdiff.read("redline", data=redline(comparison, options=Options(author="Arcadia")).data)
    quiet = redline(comparison, options=Options(tell_moves=False)).data

    assert [("Arcadia", "moved from OP4"), ("Arcadia", "moved to OP1")] == [(c.author, c.text) for c in told.comments]
    assert b"comments" not in quiet


def test_real_moves_have_both_ends_under_one_name() -> None:
    """Asked for, a clause that moved unchanged is a move of Word's own."""
    old, new = EDGES["last to first"]

    data = redline(resdiff.compare(of_clauses(old), of_clauses(new)), options=Options(moves="real")).data

    kinds = {kind for kind, _ in changes(data)}
    assert kinds == {"moveFrom", "moveTo"}
    names = [e.get(key) for e in part(data).iter() for key in e.attrib if key.endswith("}name")]
    assert names == ["move1", "move1"]
    accepted, rejected = views(data)
    assert texts(accepted) == texts(of_clauses(new))
    assert texts(rejected) == texts(of_clauses(old))


def test_remarks_become_comments_at_their_clauses() -> None:
    """Of either side, in several lines, with their authors."""
    old, new = EDGES["insert without a note"]
    remarks = (
        Remark("new", "OP2", "Arcadia", "Why horns?\nSee the report."),
        Remark("old", "OP1", "Costa Verde", "Good."),
    )

    data = redline(resdiff.compare(of_clauses(old), of_clauses(new)), options=Options(remarks=remarks)).data

    said = [(c.author, c.text, c.paragraph) for c in resdiff.read("redline", data=data).comments]
    assert said == [("Costa Verde", "Good.", "OP1"), ("Arcadia", "Why horns? See the report.", "OP2")]


def test_a_remark_without_a_clause_is_told() -> None:
    """It is not dropped in silence."""
    old, new = EDGES["append"]
    options = Options(remarks=(Remark("new", "OP9", "Arcadia", "Where?"),))

    with pytest.raises(resdiff.ResdiffError, match="no OP9 in the new text"):
        redline(resdiff.compare(of_clauses(old), of_clauses(new)), options=options)


def test_notes_stay_where_the_new_text_has_none_at_all() -> None:
    """A format that carries no notes says nothing of them: those of the base are kept, and it is told."""
    old, new = of_clauses(EDGES["append"][0]), of_clauses([(text,) for text, *_ in EDGES["append"][1]])

    made = redline(resdiff.compare(old, new))

    accepted, _ = views(made.data)
    assert [n.text for n in old.notes] == [n.text for n in accepted.notes]
    assert "notes" in made.told[0]


def test_what_was_not_compared_is_told(examples: Path) -> None:
    """One line: what was left aside, and what of it differs."""
    old, new = (resdiff.read(examples / f"lighthouses-{number}.txt") for number in (93, 94))

    (line,) = redline(resdiff.compare(old, new)).told

    assert line == (
        "not compared: front matter, adoption note; where they differ the base's stay (symbol, date, session)"
    )


def test_characters_that_xml_cannot_hold_are_made_visible() -> None:
    """ESC and its like come as the signs that stand for them."""
    old = of_clauses([("Urges all States to keep their lamps lit;",)])
    new = of_clauses([("Urges all\x1b States to keep\x00 their lamps\ufffe lit;",)])

    accepted, rejected = views(redline(resdiff.compare(old, new)).data)

    assert accepted.paragraphs[0].text == "Urges all␛ States to keep␀ their lamps\ufffd lit;"
    assert rejected.paragraphs[0].text == old.paragraphs[0].text


def test_neighbours_carry_other_minutes() -> None:
    """LibreOffice would join changes less than two minutes apart over an end that stays."""
    old = of_clauses(
        [("Urges all States to keep their lamps lit;",), ("Requests all States to report on their fees;",)]
    )
    new = of_clauses(
        [("Urges most States to keep their lamps lit;",), ("Requests most States to report on their fees;",)]
    )

    root = part(redline(resdiff.compare(old, new), options=Options(date="2031-05-06T10:00")).data)

    paragraphs = [p for p in root.iter(f"{W}p") if p.find(f"{W}ins") is not None]
    dates = [{change.get(f"{W}date") for change in p.iter(f"{W}ins", f"{W}del")} for p in paragraphs]
    assert dates == [{"2031-05-06T10:02:00Z"}, {"2031-05-06T10:00:00Z"}]
