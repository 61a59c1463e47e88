"""Citations as objects: chains compared as lists, documents, sessions, instruments; figures and dates."""

from __future__ import annotations

import pytest

from resdiff.meaning.citations import find_citations, later
from tests.meaning.reading_clauses import only, read, told

CHAIN = (
    "Recalling its resolutions 88/41 of 18 December 2133, 89/7 of 4 June 2134 and 90/52 of 17 December 2135 on buoys,"
)
LONGER = CHAIN.replace(" and 90/52 of 17 December 2135", ", 90/52 of 17 December 2135 and 92/3 of 20 December 2137")


def test_one_link_more_is_one_facet() -> None:
    """A chain that grew by a link is told in that link, however the commas and the "and" moved."""
    meaning = read(CHAIN, LONGER, "PP1")

    assert told(meaning, "citation", "wording", "figure", "date") == [("added", "", "92/3 of 20 December 2137")]
    assert (meaning.klass, meaning.rule) == ("routine", "a later link in a chain of citations")


def test_a_link_lost_is_one_facet_and_no_roll_over() -> None:
    """A citation that goes without a successor matters."""
    meaning = read(LONGER, CHAIN, "PP1")

    assert told(meaning, "citation") == [("dropped", "92/3 of 20 December 2137", "")]
    assert meaning.klass == "substantive"


def test_a_link_older_than_the_chain_is_no_roll_over() -> None:
    """What was known when the clause was last adopted, and was not cited, is added on purpose."""
    older = CHAIN.replace("resolutions 88/41", "resolutions 71/12 of 1 December 2116, 88/41")

    assert read(CHAIN, older, "PP1").klass == "substantive"


@pytest.mark.parametrize(
    ("old", "new", "klass"),
    [
        ("Recalling its resolution 88/41 on buoys,", "Recalling its resolution 90/2 on buoys,", "routine"),
        ("Recalling its resolution 88/41 on buoys,", "Recalling its resolution 70/2 on buoys,", "substantive"),
        ("Acting in accordance with resolution 88/41,", "Acting in accordance with resolution 90/2,", "substantive"),
        ("Recalling resolution 88/41 on buoys,", "Recalling resolutions 88/41 and 90/2 on buoys,", "routine"),
        ("Recalling resolution 88/41,", "Recalling resolutions 88/41 and 90/2,", "substantive"),
        ("Recalling resolution 88/__ of __ June 2133,", "Recalling resolution 88/41 of 3 June 2133,", "routine"),
        ("Recalling resolution 3321 (2131) on buoys,", "Recalling resolution 3344 (2132) on buoys,", "routine"),
    ],
)  # fmt: skip
def test_what_is_roll_over_among_citations_and_what_is_not(old: str, new: str, klass: str) -> None:
    """A later resolution on the same subject rolls over; an earlier one, a rule that holds, or a new one does not."""
    old, new = (text.replace("2131", "2031").replace("2132", "2032") for text in (old, new))

    assert read(old, new, "PP1").klass == klass


def test_links_swapped_one_for_one() -> None:
    """A resolution that took another's place is one facet with both."""
    facet = only(
        read("Recalling its resolution 88/41 on buoys,", "Recalling its resolution 90/2 on buoys,"), "citation"
    )

    assert (facet.judgement, facet.old, facet.new) == ("swapped", "88/41", "90/2")


def test_links_without_a_date_take_the_next_one() -> None:
    """A date behind the last of some symbols is that of all of them."""
    chain = find_citations("its resolutions 88/41 and 88/43 of 18 December 2033 and 89/1").chains[0]

    assert [(link.symbol, link.date) for link in chain.links] == [
        ("88/41", "18 December 2033"),
        ("88/43", "18 December 2033"),
        ("89/1", ""),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A/93/12", "A/92/300", True),
        ("S/2033/6", "S/2032/300", True),
        ("A/92/300", "A/93/12", False),
        ("A/93/12", "S/2032/300", False),
        ("3344 (2032)", "3321 (2031)", True),
        ("S-24/1", "90/2", False),
    ],
)
def test_which_symbol_is_later(one: str, other: str, expected: bool) -> None:
    """Symbols of one form compare by their numbers; of two forms nothing is known."""
    assert later(one, other) is expected


@pytest.mark.parametrize(
    ("old", "new", "found", "klass"),
    [
        (
            "Requests a list at its ninety-third session;",
            "Requests a list at its ninety-fourth session;",
            [("changed", "ninety-third session", "ninety-fourth session")],
            "routine",
        ),
        (
            "Requests a list at its ninety-third session;",
            "Requests a list at its ninety-fifth session;",
            [("changed", "ninety-third session", "ninety-fifth session")],
            "substantive",
        ),
        (
            "Welcoming the report on buoys (A/92/14),",
            "Welcoming the report on buoys (A/93/11),",
            [("changed", "A/92/14", "A/93/11")],
            "routine",
        ),
        (
            "Bearing in mind article 12 of the text,",
            "Bearing in mind article 14 of the text,",
            [("changed", "article 12", "article 14")],
            "substantive",
        ),
        (
            "Guided by the Reef Protocol,",
            "Guided by the Reef Protocol and the Harbour Lights Convention,",
            [("added", "", "Harbour Lights Convention")],
            "substantive",
        ),
        (
            "Guided by the Convention on Fog Signals, and by the Reef Protocol,",
            "Guided by the Fog Signals Convention, and by the Reef Protocol,",
            [],
            "substantive",
        ),
    ],
)
def test_sessions_documents_provisions_and_instruments(
    old: str, new: str, found: list[tuple[str, str, str]], klass: str
) -> None:
    """Each is an object of its own; a session rolls over by as many years as lie between the documents."""
    meaning = read(old, new, "PP1")

    assert told(meaning, "citation") == found
    assert meaning.klass == klass


@pytest.mark.parametrize(
    ("old", "new", "family", "found"),
    [
        ("186 towns have joined", "191 towns have joined", "figure", [("changed", "186", "191")]),
        ("9.4 million lamps", "9 million lamps", "figure", [("changed", "9.4 million", "9 million")]),
        ("five ferries sank", "four ferries sank", "figure", [("changed", "five", "four")]),
        ("fourteen ferries", "twelve ferries", "figure", [("changed", "fourteen", "twelve")]),
        ("twenty-one bells", "twenty-two bells", "figure", [("changed", "twenty-one", "twenty-two")]),
        ("a three-year plan", "a four-year plan", "figure", [("changed", "three-year", "four-year")]),
        ("1 out of 11 lamps", "1 out of 12 lamps", "figure", [("changed", "1 out of 11", "1 out of 12")]),
        ("in 2137, 24 in all", "in 2137, 25 in all", "figure", [("changed", "24", "25")]),
        ("one of us", "one for all", "figure", []),
        ("the twentieth lamp", "the twenty-fifth lamp", "figure", [("changed", "twentieth", "twenty-fifth")]),
        ("in 2033 the bell rang", "in 2035 the bell rang", "date", [("changed", "2033", "2035")]),
        ("we met on 4 to 8 June 2033", "we met on 3 to 7 May 2034", "date",
         [("changed", "4 to 8 June 2033", "3 to 7 May 2034")]),
        ("resolution 88/41 rules", "resolution 88/43 rules", "figure", []),
        ("(1) lamps and (2) bells", "(2) lamps and (3) bells", "figure", []),
    ],
)  # fmt: skip
def test_figures_and_dates_that_changed(old: str, new: str, family: str, found: list[tuple[str, str, str]]) -> None:
    """Numbers are told with what they became; those of symbols and lists are none."""
    assert told(read(f"Notes that {old};", f"Notes that {new};"), family) == found


@pytest.mark.parametrize(
    ("old", "new", "klass"),
    [
        ("Supports the 2033 plan for buoys;", "Supports the 2034 plan for buoys;", "routine"),
        ("Supports the 2033 plan for buoys;", "Supports the 2036 plan for buoys;", "substantive"),
        ("Urges towns to light all piers by 2033;", "Urges towns to light all piers by 2034;", "substantive"),
        ("Requests a report by 4 July 2033;", "Requests a report by 4 July 2034;", "routine"),
        ("Decides to extend it until 4 July 2033;", "Decides to extend it until 4 July 2034;", "substantive"),
        ("Notes that 186 towns have joined;", "Notes that 191 towns have joined;", "substantive"),
    ],
)
def test_a_date_rolls_over_unless_it_is_what_is_decided(old: str, new: str, klass: str) -> None:
    """A date moved on by as many years as lie between the documents is routine; decisions and deadlines are not."""
    assert read(old, new).klass == klass


@pytest.mark.parametrize(
    "name",
    [
        "Sandhaven Declaration on Lamps, Bells and the Rule of Law: Towards the Achievement of the Tide Agenda",
        "Norland Principles towards a Wider Framework for the Measurement of Tides",
        "Port Herald declaration",
        "Norland Framework for Safer Harbours 2031–2045",
        "Optional Protocol to the Covenant on Tides aiming at the abolition of the death penalty",
    ],
)
def test_a_long_title_is_one_instrument(name: str) -> None:
    """Whatever small words and colons join its parts."""
    assert [("added", "", name)] == told(read("Recalls the tides;", f"Recalls the tides and the {name};"), "citation")


def test_subjects_between_the_resolutions_of_a_row_do_not_hide_them() -> None:
    """A number with its date is a resolution, also where the word stands far before it."""
    row = "93/11 of 4 May 2138 on pilots, {} on bells and 93/40 of 6 May 2138 on fog,"
    old = "Recalling resolutions " + row.format("93/27 of 5 May 2138")
    new = "Recalling resolution " + row.format("resolution 94/27 on 7 May 2139")
    told_of = read(old, new, "PP4")

    assert told(told_of, "citation") == [("swapped", "93/27 of 5 May 2138", "94/27 on 7 May 2139")]
    assert told(told_of, "date", "figure") == []


def test_sessions_that_each_moved_on_are_told_in_their_places() -> None:
    """The second session that came is not the second that went, and both moved on with the years."""
    old = "Recalls what the Board did at its second session, and looks forward to the third session of the Board;"
    new = "Recalls what the Board did at its third session, and looks forward to the fourth session of the Board;"
    told_of = read(old, new)

    assert told(told_of, "citation") == [
        ("changed", "second session", "third session"),
        ("changed", "third session", "fourth session"),
    ]
    assert told_of.klass == "routine"


def test_numbers_in_words_of_two_passages_are_not_one_for_another() -> None:
    """Four years that went with their passage did not become six reports of another."""
    old = "Welcomes the pilot, and asks the towns to prolong the contract for a further four years in the south;"
    new = "Welcomes the pilot, and takes note of the study on the six great storms of the north and the wrecks;"

    assert told(read(old, new), "figure") == []


def test_a_title_does_not_break_a_chain() -> None:
    """What follows "entitled" is cited in the same row."""
    meaning = read(
        "Recalls its resolutions 91/1 of 25 May 2136, entitled “Lamps for all”, and 92/1 of 2 May 2137, which hold;",
        "Recalls its resolution 91/1 of 25 May 2136, entitled “Lamps for all”, which holds;",
    )

    assert [("dropped", "92/1 of 2 May 2137", "")] == told(meaning, "citation")
