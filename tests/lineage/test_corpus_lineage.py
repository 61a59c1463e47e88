"""Series of official texts: facts about single clauses that people checked by reading the texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdiff.keeping import read_all
from resdiff.lineage import History, series, trace
from resdiff.lineage.words import years_of_words
from tests.lineage.making_series import happened, named, standing

pytestmark = pytest.mark.corpus


def history(corpus: Path, name: str) -> History:
    """The history of a series, nothing kept."""
    files = sorted(str(path) for path in (corpus / name).iterdir())
    return trace(series(read_all(files, keep=False), keep=False), keep=False)


@pytest.fixture(scope="module")
def south(corpus: Path) -> History:
    """South-South cooperation, sessions 68 and 70 to 80."""
    return history(corpus, "south-south")


@pytest.fixture(scope="module")
def rohingya(corpus: Path) -> History:
    """Rohingya Muslims and other minorities, sessions 74 to 80."""
    return history(corpus, "rohingya")


@pytest.fixture(scope="module")
def disasters(corpus: Path) -> History:
    """Disaster risk reduction, sessions 72 to 80."""
    return history(corpus, "disaster-risk-reduction")


@pytest.fixture(scope="module")
def cyprus(corpus: Path) -> History:
    """The Cyprus mandate, 1992 to 2025."""
    return history(corpus, "cyprus-mandate")


def way(found: History, name: str) -> dict[str, str]:
    """Where a clause stands, by the short names of the versions."""
    return {found.short_names[s.version]: s.address for s in named(found, name).here}


def test_the_versions_stand_in_order_of_their_dates(south: History, cyprus: History) -> None:
    """Sessions name the versions of the Assembly, numbers those of the Council."""
    assert ("68", *map(str, range(70, 81))) == south.short_names
    assert ("796", "839", "889", "1758", "1818", "2506") == cyprus.short_names[:6]


def test_clauses_brought_back_in_south_south(south: History) -> None:
    """The four that people found: where each stood last, and where it is back."""
    back = {
        (south.short_names[s.ties[0].version], s.ties[0].address, south.short_names[s.version], s.address)
        for clause in south.clauses
        for s in clause.here
        if s.happened == "back"
    }

    assert {
        ("68", "OP5", "71", "OP8"),
        ("72", "OP23", "77", "OP14"),
        ("72", "OP29", "78", "OP15"),
        ("72", "OP11", "78", "PP17"),
    } == back
    assert standing(south, 9, "PP17").demoted
    inside = [
        (c.name, s.version, s.ties[0].address) for c in south.clauses for s in c.standings if s.happened == "within"
    ]
    assert [("A/RES/68/230 OP9", 7, "PP9")] == inside


def test_clauses_brought_back_in_other_series(corpus: Path) -> None:
    """Rights of the child takes up what it had left out; a citation chain of the Council skips a year."""
    children, burundi = history(corpus, "rights-of-the-child"), history(corpus, "burundi")

    assert ["OP13", "OP17"] == [s.address for c in children.clauses if (s := c.at(2)) and s.happened == "back"]
    assert ["OP53", "OP55"] == [s.address for c in children.clauses if (s := c.at(4)) and s.happened == "back"]
    assert ["PP2"] == [s.address for c in burundi.clauses for s in c.here if s.happened == "back"]


def test_ways_of_clauses_in_south_south(south: History) -> None:
    """Of ten clauses of the latest text, chosen by the digests of their addresses, those that are older."""
    assert {"74": "OP3", "75": "OP3", "76": "OP3", "77": "OP3", "78": "OP3", "79": "OP3", "80": "OP3"} == way(
        south, "A/RES/74/239 OP3"
    )
    assert {"77": "OP13", "78": "OP21", "79": "OP26", "80": "OP5"} == way(south, "A/RES/77/185 OP13")
    assert {"78": "OP19", "79": "OP21", "80": "OP26"} == way(south, "A/RES/78/167 OP19")
    assert {"77": "OP12", "78": "PP15", "79": "PP21", "80": "PP21"} == way(south, "A/RES/77/185 OP12")
    assert ["PP7", "PP8", "PP8", *["PP7"] * 7] == list(way(south, "A/RES/71/244 PP7").values())
    assert {"PP12", "PP24", "OP18", "OP28"} <= {
        a for c in south.clauses for a in [c.standings[0].address] if c.born == 11
    }


def test_the_report_goes_on_when_another_one_is_split_off(south: History) -> None:
    """In session 73 the Joint Inspection Unit got its own paragraph; the Secretary-General's report is the clause."""
    assert "OP1" == way(south, "A/RES/68/230 OP2")["73"]
    assert "parted" == standing(south, 4, "OP2").happened


def test_ways_of_clauses_in_the_other_series(rohingya: History, disasters: History, cyprus: History) -> None:
    """Some of the thirty that people followed: lists re-cut, a merge, a split, clauses of many years."""
    assert ["OP8(g)", "OP8(c)", "OP9(d)", "OP14(d)", "OP16(c)", "OP19(c)", "OP24(c)"] == list(
        way(rohingya, "A/RES/74/246 OP8(g)").values()
    )
    assert ["OP3", *["OP2"] * 6] == list(way(rohingya, "A/RES/74/246 OP3").values())
    assert ["OP13", "OP19", "OP13", "OP16", "OP17", "OP21", "OP26", "OP29", "OP32"] == list(
        way(disasters, "A/RES/72/218 OP13").values()
    )
    assert ["PP24", "PP25", "PP25", "PP26"] == list(way(disasters, "A/RES/77/164 PP24").values())
    # Session 77 put a clause word for word into a long one, behind one that stood after it; 79 took it apart again.
    assert ["OP18", "OP21", "OP22", "OP26", "OP33", "OP36", "OP39"] == list(
        way(disasters, "A/RES/74/218 OP18").values()
    )
    assert ["PP4", "PP4", "OP4", "OP4", "OP6", "OP5"] == list(way(cyprus, "S/RES/2506 (2020) PP4").values())
    assert ["parted", "reworded", "reworded", "reworded"] == happened(named(cyprus, "S/RES/2646 (2022) OP11"))


def test_words_know_their_years(south: History) -> None:
    """PP4 recalls a resolution more each session; a phrase of session 68 is back in PP11 after its years without."""
    words = years_of_words(south)[-1]

    assert list(range(12)) == sorted({run.since for run in words["PP4"]})
    returned = [run for run in words["PP11"] if run.before]
    assert [7, 11] == sorted({run.since for run in returned})
    assert {((0, 3),)} == {run.before for run in returned}
