"""Blocks to addressed paragraphs."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import resdiff
from resdiff.errors import ReadingError
from resdiff.model import Anchor, Comment, Document, Span
from resdiff.reading.blocks import Block, Pages
from resdiff.reading.structure import structure

RESOLUTION = """Seventy-first session
Agenda item 24 (b)
Resolution adopted by the General Assembly on 20 December 2137
[on the report of the Second Committee (A/92/425/Add.2)]
92/237.\tLighthouses of the northern coasts
\tThe General Assembly,
\tReaffirming its resolution 91/222 of 21 December 2136 on the lighthouses of the northern coasts and their keepers,
\tLooks forward to the conference on lamps, to be held in the harbour of Meridian before the end of the year,
\tDeeply concerned that lamps go out,
\t1.\tTakes note with appreciation of the report of the Keeper-General on the state of the northern lights;
2 \tCalls upon all coastal States to:
\t(a)\tKeep the lamps lit, including by:
\t(i)\tTrimming the wicks;
\t(ii)\tCleaning the glass;
\t(b)\tReport\tto the Keeper-General;

Follow-up to the Conference
of Meridian

\t3.\tRecognizing the work done, decides to go on;
\t•\tOne lamp at a time,
\t•\tOne coast at a time;
\t4.\tDecides to remain seized of the matter.
74th plenary meeting
20 December 2137
[Adopted by a recorded vote of 21 to 15, with 11 abstentions. The voting was as follows:
In favour:
Arcadia, Boreal Islands]
Annex
Statute of the lights
1.\tThe lights shall be white.
2.\tThe lights shall turn:
(a)\tAt night;
The keepers may rest by day, as custom has it along the coast.
"""


def _read(text: str) -> Document:
    return resdiff.read("a file", data=text.encode())


def test_a_resolution_gets_its_addresses() -> None:
    """Preamble, operative part, sub-levels, bullets, headings and annex are addressed as delegates cite them."""
    document = _read(RESOLUTION)

    expected = (
        "PP1 PP2 PP3 OP1 OP2 OP2(a) OP2(a)(i) OP2(a)(ii) OP2(b) H1 OP3 OP3.1 OP3.2 OP4 "
        "Annex.H1 Annex.H2 Annex.1 Annex.2 Annex.2(a) Annex.P1"
    )
    assert expected.split() == [paragraph.id for paragraph in document.paragraphs]


def test_the_front_matter_is_known_for_what_it_is() -> None:
    """Title, symbol, date, session, agenda item and organ are read; their lines are set aside by name."""
    document = _read(RESOLUTION)

    assert "Lighthouses of the northern coasts" == document.title
    assert "A/RES/92/237" == document.symbol
    assert "2137-12-20" == document.date
    assert "Seventy-first session" == document.session
    assert "24 (b)" == document.agenda_item
    assert "General Assembly" == document.body
    assert "resolution" == document.genre
    assert {"adoption note", "front matter: opening", "front matter: title"} <= {item.why for item in document.unread}


@pytest.mark.parametrize(
    "note",
    [
        "85th plenary meeting 20 December 2137",
        "85e séance plénière 20 décembre 2137",
        "85ª sesión plenaria 20 de diciembre de 2137",
        "85-е пленарное заседание, 20 декабря 2137 года",
    ],
)
def test_a_meeting_and_its_day_in_one_line_are_the_adoption_note(note: str) -> None:
    """Old pages have no empty line between them, so that they come as one."""
    document = _read(RESOLUTION[: RESOLUTION.index("74th")] + note + "\n")

    assert "OP4" == document.paragraphs[-1].id
    assert (note, "adoption note") == (document.unread[-1].text, document.unread[-1].why)


def test_a_clause_that_speaks_of_a_meeting_stays_a_clause() -> None:
    """Words around a meeting and a day make a sentence."""
    document = _read("The General Assembly,\n\n1. Recalls its\n\n2. 85th plenary meeting of 20 December 2137;\n")

    assert ["OP1", "OP2"] == [paragraph.id for paragraph in document.paragraphs]


def test_texts_are_free_of_numbers_and_keep_everything_else() -> None:
    """The number goes to its own place; a tab inside a sentence stays where it is."""
    paragraphs = {p.id: p for p in _read(RESOLUTION).paragraphs}

    assert "Calls upon all coastal States to:" == paragraphs["OP2"].text
    assert "2" == paragraphs["OP2"].number
    assert "Report\tto the Keeper-General;" == paragraphs["OP2(b)"].text
    assert "(b)" == paragraphs["OP2(b)"].number
    assert 2 == paragraphs["OP2(a)(ii)"].level
    assert "Follow-up to the Conference of Meridian" == paragraphs["H1"].text


def test_lead_phrases_are_found_without_italics() -> None:
    """The lexicon knows the opening verb phrase where plain text lost the italics."""
    paragraphs = {p.id: p for p in _read(RESOLUTION).paragraphs}

    assert "Takes note with appreciation" == paragraphs["OP1"].lead
    assert "Deeply concerned" == paragraphs["PP3"].lead
    assert "Recognizing" == paragraphs["OP3"].lead


def test_a_single_operative_paragraph_needs_no_number() -> None:
    """Where no number is to come, a verb in the indicative opens the operative part."""
    document = _read(
        "\tThe General Assembly,\n\tRecalling its resolution 91/222 of 21 December 2136 on lighthouses,\n"
        "\tDecides:\n\t(a)\tTo light the lamps of the northern coasts;\n\t(b)\tTo keep them lit until morning.\n"
    )

    assert ["PP1", "OP1", "OP1(a)", "OP1(b)"] == [p.id for p in document.paragraphs]


def test_a_composite_resolution_has_sections() -> None:
    """Sections A and B each have a preamble and an operative part of their own, and their addresses say so."""
    section = "\tThe General Assembly,\n\tRecalling its earlier resolutions on lamps,\n\t1.\tDecides to act on lamps.\n"
    document = _read(f"92/7.\tLamps of the coasts\nA\n{section}B\n{section}")

    assert ["A.PP1", "A.OP1", "B.H1", "B.PP1", "B.OP1"] == [p.id for p in document.paragraphs]


def test_free_text_has_paragraphs_and_headings() -> None:
    """A text that is no resolution is read as what it is."""
    document = _read(
        "Rules of the club\n\n1. Members pay a fee.\n2. Members meet in May.\n\nThe chair decides in case of doubt.\n"
    )

    assert ["H1", "OP1", "OP2", "OP2.1"] == [p.id for p in document.paragraphs]
    assert "text" == document.genre
    assert ["P1", "P2"] == [
        p.id for p in _read("One thought of the club, at length.\n\nAnother thought of it.\n").paragraphs
    ]


def _automatic(*lines: tuple[str, str]) -> Document:
    blocks = [Block(text, f"paragraph {k}", number=number) for k, (number, text) in enumerate(lines, 1)]
    return structure(Pages(tuple(blocks), (), (), "test"), "a file")


def test_automatic_numbers_read_like_typed_ones() -> None:
    """Whether a word processor counts or someone typed, the addresses, texts and numbers are the same."""
    lines = [
        *(("", "The General Assembly,"), ("", "Recalling much,"), ("1.", "Urges all:"), ("(a)", "To sleep:")),
        *(("(i)", "At night;"), ("(ii)", "By day;"), ("b.", "To wake;"), ("2.", "Invites all:"), ("•", "To come;")),
        *(("3", "Decides to remain seized."), ("", "Annex"), ("1.", "Lamps are white."), ("1.1", "So are bells.")),
    ]
    automatic = _automatic(*lines)
    typed = _read("\n".join(f"{number}\t{text}".lstrip() for number, text in lines))

    expected = "PP1 OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b) OP2 OP2.1 OP3 Annex.H1 Annex.1 Annex.P1"
    assert expected.split() == [p.id for p in automatic.paragraphs]
    assert ["", "1.", "(a)", "(i)", "(ii)", "b.", "2.", "•", "3"] == [p.number for p in automatic.paragraphs[:9]]
    assert [(p.id, p.text, p.number) for p in typed.paragraphs] == [
        (p.id, p.text, p.number) for p in automatic.paragraphs
    ]


def test_marks_and_italics_stay_in_place_beside_an_automatic_number() -> None:
    """Offsets count from the head of the text, and the number is no part of it."""
    block = Block("Urges all", "", number="1.", anchors=(Anchor(5, "1"),), spans=(Span(0, 5, "italic"),))
    (paragraph,) = structure(Pages((block,), (), (), "test"), "a file").paragraphs

    assert ("Urges all", "Urges", "1.") == (paragraph.text, paragraph.lead, paragraph.number)
    assert (block.anchors, block.spans) == (paragraph.anchors, paragraph.spans)


def test_comments_get_the_address_of_their_paragraph() -> None:
    """A comment is found by the paragraph its words begin in; in the front matter it has no address."""
    remark = Comment("A. Keeper", "Why?")
    blocks = [
        Block(text, "", comments=(evolve(remark, words=text),))
        for text in ("94/1. Lamps", "The General Assembly,", "Recalling much,", "1. Urges all;", "3rd plenary meeting")
    ]
    document = structure(Pages(tuple(blocks), (), (), "test"), "a file")

    assert ["", "", "PP1", "OP1", ""] == [comment.paragraph for comment in document.comments]
    assert [block.text for block in blocks] == [comment.words for comment in document.comments]


def test_numbers_that_come_twice_are_told_apart() -> None:
    """Addresses are unique whatever the file does."""
    document = _read("\tThe General Assembly,\n\tRecalling much,\n\t1.\tUrges all;\n\t1.\tInvites all.\n")

    assert ["PP1", "OP1", "OP1#2"] == [p.id for p in document.paragraphs]


def test_annexes_that_come_twice_are_told_apart() -> None:
    """An annex without a numeral of its own has the number of its turn, however many there are."""
    document = _read("\tThe General Assembly,\n\t1.\tUrges all;\n" + "Annex\n\t1.\tLamps.\n" * 3)

    assert "OP1 Annex.H1 Annex.1 Annex#2.H1 Annex#2.1 Annex#3.H1 Annex#3.1" == " ".join(
        p.id for p in document.paragraphs
    )


def test_a_paragraph_beyond_reason_is_refused() -> None:
    """One line of megabytes would take minutes to compare; the hint says what makes paragraphs."""
    with pytest.raises(ReadingError, match="a paragraph of more than 1,000,000 characters") as caught:
        _read("The General Assembly,\n\tUrges " + "all States " * 100_000)

    assert "line breaks" in caught.value.hint


def test_an_empty_file_is_an_empty_document() -> None:
    """Nothing is read as nothing, without complaint."""
    assert () == _read("").paragraphs
    assert () == _read(" \n\n\t\n").paragraphs


@given(st.lists(st.sampled_from(RESOLUTION.splitlines()), max_size=30))
def test_addresses_are_unique_and_nothing_is_lost(lines: list[str]) -> None:
    """Lines of a resolution in any order give unique addresses, and every letter is kept somewhere."""
    text = "\n".join(lines)
    document = _read(text)

    ids = [paragraph.id for paragraph in document.paragraphs]
    assert len(set(ids)) == len(ids)
    kept = Counter[str]()
    for paragraph in document.paragraphs:
        kept.update(paragraph.text + paragraph.number)
    for note in document.notes:
        kept.update(note.number + note.text)
    for item in document.unread:
        kept.update(item.text)
    for paragraph in document.paragraphs:
        kept.update("".join(paragraph.notes))
    wanted = Counter(character for character in text if not character.isspace())
    assert not wanted - kept


def test_a_presidential_statement_is_known_for_what_it_is() -> None:
    """It has no opening line and no numbers; its paragraphs are P1, P2 and its heading names the organ."""
    document = _read(
        "S/PRST/2131/4\nSecurity Council\n9 March 2131\nStatement by the President of the Security Council\n"
        "\tAt the 9999th meeting of the Security Council the President made the following statement:\n"
        "\t“The Security Council reaffirms its support for the lighthouses of the northern coasts.\n"
        "\t“The Security Council requests the Secretary-General to report within 60 days.”\n"
    )

    assert ("statement", "Security Council", "S/PRST/2131/4", "2131-03-09") == (
        document.genre,
        document.body,
        document.symbol,
        document.date,
    )
    assert ["P1", "P2", "P3"] == [paragraph.id for paragraph in document.paragraphs]
