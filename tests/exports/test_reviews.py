"""Reviews and rolling texts as files."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from resdiff.comparison import compare
from resdiff.errors import UsageError
from resdiff.exports.reviews import export_review, export_rolling
from resdiff.exports.reviews.data import schema
from resdiff.meaning import read_meaning
from resdiff.review.carrying import carry
from resdiff.review.decisions import Lost, Remark
from resdiff.review.desk import Desk
from resdiff.review.laying import Laid, lay
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph
from tests.review.making_reviews import BASE, DRAFT, HORN, comparison, desk, row_of

HERE = Path(__file__).parent
EVIL = "<script>alert(1)</script> **bold** [x](javascript:1) \x1b[2J \u202e {--x--}"


@pytest.fixture(scope="module")
def reviewed() -> Desk:
    """A review with every verdict, remarks, own words, something carried and something lost."""
    over = comparison()
    first = desk(over)
    first.decide([row_of(over, new="OP1")], "accept")
    rev1 = evolve(
        DRAFT,
        symbol="A/C.2/94/L.5/Rev.1",
        paragraphs=tuple(evolve(p, text=p.text.replace("lowest", "highest")) for p in DRAFT.paragraphs),
    )
    again = compare(BASE, rev1)
    carried = carry(first.review, again).review
    lost = Lost(first.decision(row_of(over, old="OP2")), "A/C.2/94/L.5/Rev.1 has no such clause")
    at_work = Desk(again, read_meaning(again), evolve(carried, lost=(lost,)))
    at_work.word(row_of(again, old="PP2"), ["Noting the long winter nights and the toll they take of small vessels,"])
    at_work.decide([row_of(again, old="OP2")], "reject")
    at_work.decide([row_of(again, old="OP1")], "hold")
    at_work.remark(
        row_of(again, old="OP1"), Remark("question", "Norland", "Why invite them?\nThey are urged.", "2139-10-04")
    )
    at_work.remark(row_of(again, new="OP4"), Remark("praise", "", "Well kept."))
    return at_work


@pytest.fixture(scope="module")
def laid() -> Laid:
    """Three drafts that agree, clash, add, delete and move."""

    def draft(*texts: str):  # type: ignore[no-untyped-def]
        return document(*(paragraph(f"OP{k}", text) for k, text in enumerate(texts, 1)))

    return lay(
        draft(LAMPS, FEES, BELLS, HORN),
        [
            draft(LAMPS.replace("all", "some"), CHARTS, FEES.replace("fishing vessels", "vessels"), BELLS, HORN),
            draft(LAMPS.replace("all", "most"), FEES.replace("fishing vessels", "vessels"), HORN),
            draft(BELLS, LAMPS, FEES.replace("each", "every"), HORN[:-1] + ", by night and day;"),
        ],
        ["EU", "Norland", "Boreal Islands"],
    )  # fmt: skip


@pytest.mark.parametrize(("to", "name"), [("text", "review.txt"), ("md", "review.md")])
def test_the_report_reads_as_it_did(reviewed: Desk, to: str, name: str) -> None:
    """Each decision and remark with the words it is about."""
    assert (HERE / name).read_bytes() == export_review(reviewed, to)  # type: ignore[arg-type]


@pytest.mark.parametrize(("to", "name"), [("text", "rolling.txt"), ("md", "rolling.md")])
def test_the_rolling_text_reads_as_it_did(laid: Laid, to: str, name: str) -> None:
    """Brackets with attribution, alternatives, bis."""
    assert (HERE / name).read_bytes() == export_rolling(laid, to)  # type: ignore[arg-type]


def test_the_data_keep_their_contract(reviewed: Desk) -> None:
    """The schema is published; every change is there with both texts, and the words rebuild them."""
    data = json.loads(export_review(reviewed, "json"))
    jsonschema.validate(data, schema())
    jsonschema.Draft202012Validator.check_schema(schema())

    assert len({*reviewed.to_decide, *reviewed.decisions}) == len(data["changes"])
    for change in data["changes"]:
        for side, sign in (("base", "-"), ("draft", "+")):
            assert "\n".join(change[f"{side}_text"]) == "".join(t for s, t in change["words"] if s in ("=", sign))
    assert {"open", "reject", "hold", "own"} == {change["verdict"] for change in data["changes"]}
    assert ["A/C.2/94/L.5/Rev.1 has no such clause"] == [lost["why"] for lost in data["lost"]]


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "iframe", "form")
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop(), "what is opened last is closed first"


def test_the_pages_are_well_formed_and_load_nothing(reviewed: Desk, laid: Laid) -> None:
    """One file, no script, no id twice, every decision and every proposal on it."""
    page = export_review(reviewed, "html").decode()
    rolling = export_rolling(laid, "html").decode()

    for each in (page, rolling):
        tags = _Tags(each)
        assert [] == tags.open
        assert len(set(tags.ids)) == len(tags.ids)
        assert "default-src 'none'" in each
        assert not re.search(r"(?:src|href)=\"(?!#)", each)
    for said in ("Rejected", "Held", "Own wording", "Question by Norland, 4 October 2139", "Without an object"):
        assert said in page
    for said in ("<h4>EU and Norland</h4>", "<p>delete</p>", "place first", "clash", "compatible", "new, after OP1"):
        assert said in rolling


@pytest.mark.parametrize("to", ["text", "md", "html", "json"])
def test_what_a_document_or_a_remark_holds_stays_text(to: str) -> None:
    """Neither markup nor a terminal's controls get through."""
    over = compare(BASE, evolve(DRAFT, paragraphs=(*DRAFT.paragraphs[:-1], paragraph("OP9", EVIL)), symbol=EVIL))
    at_work = desk(over)
    at_work.remark(row_of(over, new="OP9"), Remark("note", EVIL, EVIL, EVIL))
    at_work.word(row_of(over, old="PP2"), [EVIL])
    written = [export_review(at_work, to).decode()]  # type: ignore[arg-type]
    if to != "json":
        written.append(export_rolling(lay(BASE, [over.new], [EVIL]), to).decode())  # type: ignore[arg-type]

    for text in written:
        assert "\x1b" not in text
        assert "\u202e" not in text
        if to == "html":
            _Tags(text)
        if to == "md":
            assert "<script>" not in text.replace("\\<script", "")
            assert "**bold**" not in text


def test_a_format_that_a_review_has_not_is_told(reviewed: Desk, laid: Laid) -> None:
    """With those it has."""
    with pytest.raises(UsageError, match="no report of a review as xlsx"):
        export_review(reviewed, "xlsx")
    with pytest.raises(UsageError, match="no rolling text as json"):
        export_rolling(laid, "json")


def test_a_review_without_a_change_says_so() -> None:
    """Two equal texts."""
    same = compare(BASE, BASE)
    assert "0 of 0 decided." in export_review(desk(same), "text").decode()
    assert "0 places." in export_rolling(lay(BASE, [BASE]), "text").decode()
