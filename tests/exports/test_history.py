"""A history in every format: what it says, that it is whole, and that nothing in it is run."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from resdiff.errors import UsageError
from resdiff.exports.history import FORMATS, check_format, export_history
from resdiff.exports.history.data import schema, to_data
from resdiff.exports.history.html import to_html
from resdiff.exports.history.markdown import to_markdown
from resdiff.exports.history.text import to_text
from resdiff.lineage.account import Account
from resdiff.telling.stories import chapters
from tests.exports.making_accounts import HOSTILE, fictional_account, hostile_account, small_account
from tests.exports.reading_back import read_page

SMALL = """\
Lighthouses: A/RES/80/7 to A/RES/83/7
4 versions, from 19 December 2125 to 19 December 2128. 5 clauses in all; 4 stand
in the latest version, 3 in every one. 1 came back after an absence.

+ new   = carried on   ~ reworded   » moved   < split, or split off
> merged, or went into another   * recast   - dropped   ^ brought back

            80 81 82 83
PP1         +  =  =  =   Recalling the Fog Signals Protocol and the duty of …
OP1         +  =  -  ^   Decides that every chart of the northern coasts shall …
OP2         +  ~  =  =   Strongly urges all coastal States to keep the lamps …
OP3         +  >  =  ~   Requests the Keeper-General to report on the harbour …

No longer there, each behind what it followed:
OP3 80      +  >         Welcomes the casting of forty new bells for the buoys …

Brought back:
  83 OP1, last OP3 in 81
    Decides that every chart of the northern coasts shall show the depth of …
"""


@pytest.fixture(scope="module")
def small() -> Account:
    """A history in which everything happens."""
    return small_account()


@pytest.fixture(scope="module")
def fictional(examples: Path) -> Account:
    """The history of the fictional series."""
    return fictional_account(examples)


def test_the_text_is_a_grid_with_what_came_back(small: Account) -> None:
    """Clauses down, years across, then what came back and the figures."""
    assert to_text(small).startswith(SMALL)


def test_the_text_keeps_to_eighty_columns(fictional: Account) -> None:
    """Five versions leave room for the words."""
    assert max(map(len, to_text(fictional).splitlines())) <= 80


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_history_gives_the_same_bytes(small: Account, to: str) -> None:
    """In every format, whenever it is written."""
    assert to in FORMATS
    assert export_history(small, to) == export_history(small_account(), to)


def test_formats_that_a_history_has_not_are_refused() -> None:
    """With the ones it has."""
    with pytest.raises(UsageError, match="not written as xlsx") as told:
        check_format("xlsx")
    assert "csv" in told.value.hint


@pytest.mark.parametrize("make", [small_account, hostile_account])
def test_the_json_is_as_its_schema_has_it(make: object) -> None:
    """And its words rebuild every text."""
    assert callable(make)
    told: Account = make()
    data = json.loads(export_history(told, "json"))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(data)

    texts = {
        (standing["version"], standing["address"]): "".join(run["text"] for run in standing["words"])
        for clause in data["clauses"]
        for standing in clause["standings"]
        if "address" in standing
    }
    assert texts == {
        (number, paragraph.id): paragraph.text
        for number, version in enumerate(told.history.versions)
        for paragraph in version.document.paragraphs
    }


def test_the_schema_refuses_what_is_not_so(small: Account) -> None:
    """An unknown happening, an absent clause with an address, a half of a stretch."""
    validator = jsonschema.Draft202012Validator(schema())
    for spoil in (
        lambda standing: standing.update(happened="vanished"),
        lambda standing: standing.update(happened="absent"),
        lambda standing: standing.pop("words"),
        lambda standing: standing["words"][0].update(before=[[1]]),
    ):
        data = to_data(small)
        spoil(data["clauses"][0]["standings"][0])
        assert not validator.is_valid(data)


def test_the_figures_stand_in_every_form_that_has_room_for_them(small: Account) -> None:
    """Paragraphs, words, shares, routine, survival with its half-life and verbs; the table of clauses has none."""
    told = evolve(small, figures=evolve(small.figures, half_life=1.5))
    text, md, page = (export_history(told, to).decode() for to in ("text", "md", "html"))
    data = to_data(told)

    assert "Half of the clauses are gone after 1.5 versions." in text
    assert "Half of the clauses are gone after 1.5 versions." in md
    assert "Half of the clauses are gone after 1.5 versions." in page
    assert 1.5 == data["half_life"]
    assert "What became of the clauses, gone ones included (shares in per cent)" in text
    assert "| still there % |" in md
    charts = re.findall(r'<svg class="chart".*? aria-label="(.*?)">', page)
    for start in ("Paragraphs", "Words", "Shares", "Rate of routine", "Survival", "Verbs"):
        assert any(label.startswith(start) for label in charts), start
    for version, year in zip(data["versions"], told.figures.years, strict=True):
        assert (year.paragraphs, year.words, year.routine) == tuple(
            version["figures"][name] for name in ("paragraphs", "words", "routine")
        )


def test_shares_are_drawn_in_signs(small: Account) -> None:
    """Each version is a bar of one length, drawn in the signs of the grid; the shares in figures beside it."""
    lines = to_text(small).split("\n")
    at = lines.index("What became of the clauses, gone ones included (shares in per cent)")

    bars = [line[9:].rsplit(maxsplit=5)[0].strip() for line in lines[at + 3 : at + 7]]
    assert 1 == len({len(bar) for bar in bars})
    assert [set("+"), set("=~-"), set("=-"), set("=~^")] == [set(bar) for bar in bars]
    assert ["40", "40", "0", "0", "20"] == lines[at + 4].split()[-5:]


def test_the_csv_has_a_row_for_each_clause_and_a_column_for_each_year(small: Account) -> None:
    """What happened stands in words."""
    head, *rows = list(csv.reader(io.StringIO(export_history(small, "csv").decode("utf-8-sig"))))

    assert ["Clause", "Latest address", "First", "Last", "80", "81", "82", "83", "Latest words"] == head
    assert ["A/RES/80/7 OP4", "OP1", "80", "83", "OP4: new", "OP3: carried on", "dropped", "OP1: brought back"] == rows[
        1
    ][:8]


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet shows it, and runs nothing."""
    for row in csv.reader(io.StringIO(export_history(hostile_account(), "csv").decode("utf-8-sig"))):
        assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_the_page_runs_nothing_and_loads_nothing(fictional: Account) -> None:
    """No script, no handler, no address but places in the page; every id is one, every link leads somewhere."""
    page = to_html(fictional)
    found = read_page(page)

    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not {"script", "iframe", "object", "img", "link", "form", "base"} & set(found.tags)
    assert not [name for name in found.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert [] == found.stack
    assert "url(" not in page
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_picture_shows_every_paragraph_and_every_way(fictional: Account) -> None:
    """A bar for each paragraph, a way for each tie, a dotted line for each absence."""
    page = to_html(fictional)
    history = fictional.history
    (picture,) = re.findall(r'<svg class="flow".*?</svg>', page, re.DOTALL)
    ties = [(s, tie) for clause in history.clauses for s in clause.here for tie in s.ties]
    # What is split off again was not away: its words stood in another clause.
    ties = [(s, tie) for s, tie in ties if s.happened != "parted" or tie.version == s.version - 1]
    gaps = [s for s, tie in ties if tie.version < s.version - 1]

    assert sum(len(version.document.paragraphs) for version in history.versions) == picture.count('<rect class="bar')
    assert len(gaps) == picture.count('class="gap back"')
    assert gaps
    assert len(ties) - len(gaps) == picture.count('class="band')


def test_the_grid_says_in_words_what_its_cells_show(small: Account) -> None:
    """For those who do not see them, and when a mouse rests on one."""
    page = to_html(small)

    assert '<td class="back" title="OP1: brought back"><span aria-hidden="true">^</span>' in page
    assert '<span class="unseen">OP1: brought back</span>' in page


def test_each_clause_has_its_story(small: Account) -> None:
    """From its birth to the last version, quiet years together."""
    history = small.history
    told = {
        clause.name: [(one.first, one.last, one.what, one.remark) for one in chapters(history, clause)]
        for clause in history.clauses
    }

    assert [(0, 0, "new", ""), (1, 3, "carried on", "")] == told["A/RES/80/7 PP1"]
    assert [
        (0, 0, "new", ""),
        (1, 1, "carried on", ""),
        (2, 2, "dropped", ""),
        (3, 3, "brought back", "last OP3 in 81, absent in 82"),
    ] == told["A/RES/80/7 OP4"]
    assert [(0, 0, "new", ""), (1, 1, "went into another clause", "into OP2")] == told["A/RES/80/7 OP3"]
    assert (1, 1, "merged", "with words of OP3") == told["A/RES/80/7 OP2"][1]


def test_hostile_words_stay_words() -> None:
    """In every format: no tag, no control character, no link, no table cell of their own."""
    told = hostile_account()
    page, text, marked = to_html(told), to_text(told), to_markdown(told)

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for shown in (page, text, marked):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "\\[a\\](javascript" in marked
    assert {line.count(" | ") for line in marked.splitlines() if line.startswith("| OP")} == {3}
    assert HOSTILE.split()[0] in text
