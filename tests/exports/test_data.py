"""The data contract."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from resdiff.comparison import compare
from resdiff.exports.data import schema, to_data, to_json
from resdiff.model import Note, Unread
from resdiff.reading import read
from resdiff.summary import read_choice, report
from tests.making_documents import CHARTS, FEES, FOG, LAMPS, document, paragraph
from tests.making_reports import small_report


def test_the_contract_holds() -> None:
    """Keys, ids once each, and words that rebuild both sides: DESIGN's data contract."""
    from attrs import evolve

    old = document(paragraph("PP1", FOG, "1"), paragraph("OP1", LAMPS), notes=(Note("1", "A/90/1."),))
    old = evolve(old, unread=(Unread("page 1", "2/28", "page number"),))
    new = document(paragraph("PP1", FOG), paragraph("OP1", CHARTS), paragraph("OP2", FEES))

    data = json.loads(to_json(report(compare(old, new))))

    assert "resdiff/comparison/1" == data["schema"]
    assert {"source", "symbol", "title", "date", "paragraphs", "notes", "unread"} <= set(data["old"])
    assert {"id": "PP1", "part": "preamble", "text": FOG, "notes": ["1"]}.items() <= data["old"]["paragraphs"][
        0
    ].items()
    assert [{"number": "1", "text": "A/90/1."}] == data["old"]["notes"]
    assert [{"where": "page 1", "text": "2/28", "why": "page number"}] == data["old"]["unread"]
    for change in data["changes"]:
        assert {"kind", "moved", "old", "new", "similarity", "why", "words"} <= set(change)
        assert 0 <= change["similarity"] <= 1
    for side in ("old", "new"):
        ids = [i for change in data["changes"] for i in change[side]]
        assert sorted(p["id"] for p in data[side]["paragraphs"]) == sorted(ids)


@pytest.mark.parametrize("pair", [("91", "92"), ("93", "94"), ("94", "95-draft")], ids="-".join)
def test_the_published_schema_holds(pair: tuple[str, str], examples: Path) -> None:
    """For consecutive versions of the fictional series, whole and chosen from."""
    comparison = compare(*(read(str(examples / f"lighthouses-{name}.txt")) for name in pair))
    validator = jsonschema.Draft202012Validator(schema())

    validator.check_schema(schema())
    for choice in (None, read_choice(only=["gone,weaker"])):
        validator.validate(json.loads(to_json(report(comparison, choice))))


def test_the_schema_finds_what_is_wrong() -> None:
    """A kind that there is not, a paragraph without a text, a word run without a sign."""
    validator = jsonschema.Draft202012Validator(schema())
    for spoil in (
        lambda data: data["changes"][0].update(kind="rewritten"),
        lambda data: data["old"]["paragraphs"][0].pop("text"),
        lambda data: data["changes"][0]["words"].append(["*", "word"]),
        lambda data: data["changes"][3]["facets"][0].update(old_at=[1]),
        lambda data: data.pop("schema"),
    ):
        data = to_data(small_report())
        assert validator.is_valid(data)
        spoil(data)
        assert not validator.is_valid(json.loads(json.dumps(data)))


def test_facets_quote_what_stands_at_their_places() -> None:
    """In the joined text of each side, counted in characters."""
    for change in to_data(small_report())["changes"]:
        sides = {
            side: "".join(words for sign, words in change["words"] if sign != other)
            for side, other in (("old", "+"), ("new", "-"))
        }
        for facet in change["facets"]:
            for side, text in sides.items():
                if place := facet[f"{side}_at"]:
                    assert facet[side] == text[slice(*place)]


def test_what_steers_a_terminal_is_escaped_and_comes_back_whole() -> None:
    """A program gets the text as the document has it."""
    text = "Urges \x9b \u202e pilots \x1b[31m to \ud800 row;"
    written = to_json(report(compare(document(paragraph("OP1", "Urges;")), document(paragraph("OP1", text)))))

    assert not {"\x9b", "\u202e", "\x1b", "\ud800"} & set(written)
    assert text == json.loads(written)["new"]["paragraphs"][0]["text"]
