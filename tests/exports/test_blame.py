"""A version with the years of its clauses and words, in every format."""

from __future__ import annotations

import json

import jsonschema
import pytest

from resdiff.errors import UsageError
from resdiff.exports.blame import FORMATS, Blame, check_format, export_blame
from resdiff.exports.blame.data import schema
from resdiff.exports.blame.html import to_html
from resdiff.exports.blame.text import to_markdown, to_text
from tests.exports.making_accounts import hostile_account, small_account
from tests.exports.reading_back import read_page

LATEST = """\
A/RES/83/7 of 19 December 2128: Lighthouses
Where each clause and each word comes from (versions read: 80, 81, 82 and 83).
On the left stands the version in which a clause was new; in braces stand words
that came with another one.

80     PP1  Recalling the Fog Signals Protocol and the duty of every keeper to
            sound the horn in thick weather,
80     OP1  {83, before 80 to 81: Decides that every chart of the northern
            coasts shall show the depth of water at the lowest tide;}
80     OP2  {81: Strongly} urges all coastal States to keep the lamps of their
            lighthouses burning throughout the night;
80     OP3  Requests the Keeper-General to report on the harbour fees paid by
            fishing vessels in each region;"""


def blame(version: int = 3) -> Blame:
    """A version of the small history."""
    told = small_account()
    return Blame(told.history, told.words, version)


def test_the_text_has_the_year_of_each_clause_and_word() -> None:
    """Left that of the clause, in braces those of words that differ."""
    assert LATEST == to_text(blame())


def test_an_earlier_version_knows_nothing_of_later_ones() -> None:
    """Its words are as old as they were then."""
    first = to_text(blame(0))

    assert "{" not in first.split("\n\n", 1)[1]
    assert "versions read: 80). On the left" in " ".join(first.split())


def test_the_json_is_as_its_schema_has_it() -> None:
    """And says when a clause came back."""
    data = json.loads(export_blame(blame(), "json"))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(data)

    assert [None, 3, None, None] == [paragraph["back"] for paragraph in data["paragraphs"]]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(data | {"version": "latest"})


def test_the_page_is_self_contained_and_shaded_by_age() -> None:
    """Younger words are darker, those that returned are marked; nothing is run."""
    page = to_html(blame())
    found = read_page(page)

    assert not {"script", "img", "link", "iframe"} & set(found.tags)
    assert [] == found.stack
    assert '<span class="age a4 returned" title="since 83; before in 80 to 81"><sup>83</sup>Decides' in page
    assert '<span class="age a1" title="since 80"><sup>80</sup>Recalling' in page


def test_hostile_words_stay_words() -> None:
    """In every format."""
    told = hostile_account()
    hostile = Blame(told.history, told.words, 1)

    assert "<script" not in to_html(hostile)
    for shown in (to_html(hostile), to_text(hostile), to_markdown(hostile)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "\\[a\\](javascript" in to_markdown(hostile)


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_version_gives_the_same_bytes(to: str) -> None:
    """In every format, whenever it is written."""
    assert to in FORMATS
    assert export_blame(blame(), to) == export_blame(blame(), to)


def test_formats_that_it_has_not_are_refused() -> None:
    """With the ones it has."""
    with pytest.raises(UsageError, match="not written as csv"):
        check_format("csv")
