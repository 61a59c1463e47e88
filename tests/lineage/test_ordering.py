"""The order of a series, and what is odd about it."""

from __future__ import annotations

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from many_years import many_years

from resdiff.errors import UsageError
from resdiff.keeping import fingerprint, name_of, remember
from resdiff.lineage import series
from resdiff.lineage.sessions import session_number, short_names
from resdiff.lineage.strangers import strangers
from resdiff.model import Document
from tests.lineage.making_series import version
from tests.making_documents import BELLS, CHARTS, FEES, LAMPS, document, paragraph

ONE, TWO, THREE = version(80, LAMPS), version(81, LAMPS, FEES), version(82, LAMPS, FEES, BELLS)


@given(st.permutations([ONE, TWO, THREE]))
def test_versions_stand_in_the_order_of_their_dates(documents: list[Document]) -> None:
    """However they were named."""
    assert [ONE, TWO, THREE] == series(documents)


def test_the_order_given_is_kept_on_request() -> None:
    """Dates or not."""
    assert [THREE, ONE, TWO] == series([THREE, ONE, TWO], given=True)
    undated = evolve(ONE, date="", symbol="", session="")
    assert [TWO, undated] == series([TWO, undated], given=True)


def test_without_dates_sessions_order_them() -> None:
    """By the symbol, or by the session in words or figures."""
    bare = [evolve(one, date="") for one in (THREE, ONE, TWO)]
    assert ["A/RES/80/7", "A/RES/81/7", "A/RES/82/7"] == [one.symbol for one in series(bare)]
    said = [
        evolve(bare[0], symbol="", session="Eighty-second session"),
        bare[1],
        evolve(bare[2], symbol="", session="81st"),
    ]
    assert [bare[1], said[2], said[0]] == series(said)


def test_where_nothing_orders_them_it_is_asked_for() -> None:
    """In one line, with the file that says nothing."""
    with pytest.raises(UsageError, match=r"lamps-80\.txt says no date") as told:
        series([evolve(ONE, date="", symbol=""), TWO])
    assert "--order given" in told.value.hint


def test_two_of_one_day_are_told_and_ordered_by_symbol() -> None:
    """L.9 before L.10."""
    nine, ten = (evolve(one, symbol=f"A/C.2/80/L.{n}", date=ONE.date) for one, n in ((TWO, 9), (ONE, 10)))
    told: list[str] = []

    assert [nine, ten] == series([ten, nine], tell=told.append)
    (line,) = told
    assert line.startswith("A/C.2/80/L.9 and A/C.2/80/L.10 are both of 2125-12-19;")
    assert "--order given" in line
    eleven = evolve(THREE, symbol="A/C.2/80/L.11", date=ONE.date)
    series([eleven, ten, nine], tell=told.append)
    assert told[1].startswith("A/C.2/80/L.9 and A/C.2/80/L.10 and A/C.2/80/L.11 are all of 2125-12-19;")


def test_what_says_nothing_or_says_it_again_is_left_out() -> None:
    """The same file twice, under two names; a document without paragraphs."""
    told: list[str] = []
    again, empty = evolve(ONE, source="again.txt"), evolve(document(), source="empty.txt")

    assert [ONE, TWO] == series([ONE, again, empty, TWO, TWO], tell=told.append)
    assert [
        "again.txt says the same as lamps-80.txt; it is left out",
        "empty.txt holds no paragraphs; it is left out",
        "lamps-81.txt is named more than once; it counts once",
    ] == told


def test_an_amendment_is_no_version() -> None:
    """It would drop every clause for one year and bring it back in the next."""
    told: list[str] = []
    amendment = evolve(TWO, source="amendment.txt", genre="amendment")

    assert [ONE, TWO, THREE] == series([ONE, amendment, TWO, THREE], tell=told.append)
    assert told == ["amendment.txt is an amendment and no version; it is left out"]


@pytest.mark.parametrize("documents", [[], [ONE], [ONE, evolve(ONE, source="again.txt")], [document()]])
def test_one_version_has_no_history(documents: list[Document]) -> None:
    """One, none, or the same one twice."""
    with pytest.raises(UsageError, match="at least two versions"):
        series(documents)


def test_a_stranger_is_told_and_left_out_on_request() -> None:
    """A document on another subject among three that belong together; of two neither is a stranger."""
    made = list(many_years(random.Random(4), 3).documents)
    stranger = evolve(document(paragraph("OP1", CHARTS), paragraph("OP2", BELLS)), title="Charts", symbol="A/RES/99/1")
    told: list[str] = []

    assert 4 == len(series([*made, stranger], tell=told.append))
    assert made == series([*made, stranger], without_strangers=True, tell=told.append)
    assert [
        "A/RES/99/1 shares hardly a phrase with the others (--no-strangers leaves it out)",
        "A/RES/99/1 shares hardly a phrase with the others; it is left out",
    ] == told
    assert 2 == len(series([made[0], stranger], without_strangers=True))


@pytest.mark.parametrize("packed", [[], [0.5, 0.5, 0.5, "x"], [1, 1, 1, 7], {"a": 1}])
def test_kept_shares_that_do_not_fit_are_worked_out_again(packed: object) -> None:
    """What was kept of the same documents says who is a stranger, unless it cannot be that."""
    made = list(many_years(random.Random(4), 3).documents)
    stranger = evolve(document(paragraph("OP1", CHARTS), paragraph("OP2", BELLS)), title="Charts", symbol="A/RES/99/1")
    documents = [*made, stranger]

    name = name_of("shares", *map(fingerprint, documents))
    remember(name, packed)
    assert [3] == strangers(documents) == strangers(documents) == strangers(documents, keep=False)
    remember(name, [1, 1, 1, 1])
    assert [] == strangers(documents)
    assert [3] == strangers(documents, keep=False)


def test_the_same_title_makes_no_stranger() -> None:
    """However much was rewritten."""
    told: list[str] = []
    series([ONE, TWO, version(83, CHARTS)], tell=told.append)

    assert [] == told


@pytest.mark.parametrize(
    ("symbol", "session", "number"),
    [
        ("A/RES/78/229", "", 78),
        ("A/C.3/80/L.57", "", 80),
        ("A/HRC/RES/45/19", "", 45),
        ("A/RES/ES-11/1", "", 11),
        ("S/RES/2674 (2023)", "", 0),
        ("", "Seventy-eighth session", 78),
        ("", "Eightieth session", 80),
        ("", "Nineteenth session", 19),
        ("", "Ninth session", 9),
        ("", "Sixty-fourth session (resumed)", 64),
        ("", "", 0),
        ("", "session of the whole", 0),
    ],
)
def test_the_session_is_read_from_symbol_or_words(symbol: str, session: str, number: int) -> None:
    """0 where neither says it."""
    assert number == session_number(evolve(document(), symbol=symbol, session=session))


def test_short_names_tell_the_versions_apart() -> None:
    """Sessions, or years, or the numbers of the Council, or months, or days, and at last the whole names."""

    def named(*facts: tuple[str, str]) -> tuple[str, ...]:
        documents = [evolve(document(), symbol=symbol, date=date) for symbol, date in facts]
        return short_names([symbol for symbol, _ in facts], documents)

    council = "S/RES/1 (1992)", "S/RES/2 (1993)"
    assert ("80", "81") == named(("A/RES/80/7", ""), ("A/RES/81/7", ""))
    assert ("1992", "1993") == named((council[0], "1992-12-14"), (council[1], "1993-06-11"))
    assert ("1", "2") == named((council[0], "1993-01-14"), (council[1], "1993-06-11"))
    assert ("1", "2") == named((council[0], ""), (council[1], "1993-06-11"))
    others = "Lamps", "Bells"
    assert ("1993-01", "1993-06") == named((others[0], "1993-01-14"), (others[1], "1993-06-11"))
    assert ("1993-06-01", "1993-06-11") == named((others[0], "1993-06-01"), (others[1], "1993-06-11"))
    assert others == named((others[0], ""), (others[1], "1993-06-11"))
    assert ("79", "L.3", "80") == named(("A/RES/79/7", ""), ("A/C.3/80/L.3", ""), ("A/RES/80/7", ""))
