"""Plain text in its layouts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.errors import ReadingError
from resdiff.reading import read
from resdiff.reading.plain import read_plain

WORD_PROCESSOR = """[Start1]

Resolution adopted by the General Assembly on 17 December 2135
\tThe General Assembly,
\tRecalling the Harbour Convention,1 and its Protocol,2
\t1.\tTakes note of the report of 2134;3
\t2.\tReaffirms the Convention.1

71st plenary meeting
17 December 2135

\t1\tUnited Harbours, Treaty Series, vol. 3, No. 12.
\t2 \tIbid., vol. 4.
\t3\tA/90/12.
[Start1]<<ODS JOB NO>>N3544364E<<ODS JOB NO>>
<<ODS DOC SYMBOL1>>A/RES/90/12<<ODS DOC SYMBOL1>>
__________________
15
35-16932 (E)
*3516932*Please recycle
2/2
"""

WRAPPED = """RESOLUTION 4796 (2112)

Adopted by the Security Council at its 9148th meeting,
on 14 December 2112

The Security Council,

Noting the recommendation by the Secretary-
General that the Council promote the imple-
mentation of the peace-
keeping plan of 22 November 2112 17 submitted to it,

1. Extends once more the stationing of the peace-keeping Force for
a further period ending on 15 June 2113;
2. Requests a report by 31 May
2113, and an account of the implementing bodies;

Adopted unanimously at the 9148th meeting.

17 S/49917 and Add.1.
"""


def _texts(data: str) -> list[str]:
    return [block.text.strip() for block in read_plain(data.encode(), "a file").blocks]


def test_word_processor_text_gives_up_its_notes_and_residue() -> None:
    """The note list at the end becomes notes, glued marks become anchors, machine lines are set aside with a reason."""
    pages = read_plain(WORD_PROCESSOR.encode(), "a file")

    assert ["1", "2", "3"] == [note.number for note in pages.notes]
    assert "Ibid., vol. 4." == pages.notes[1].text
    assert ["1", "2", "3", "1"] == [anchor.note for block in pages.blocks for anchor in block.anchors]
    assert "Recalling the Harbour Convention, and its Protocol," == pages.blocks[2].text.strip()
    assert {"word-processor mark", "word-processor residue"} == {item.why for item in pages.unread}
    assert "17 December 2135" == pages.blocks[-1].text.strip()


def test_hard_wrapped_lines_become_paragraphs() -> None:
    """Blank lines and numbers part paragraphs; a word broken by a hyphen is joined as the document spells it."""
    texts = _texts(WRAPPED)

    assert "Adopted by the Security Council at its 9148th meeting, on 14 December 2112" == texts[1]
    assert (
        "Noting the recommendation by the Secretary-General that the Council promote the implementation of the "
        "peace-keeping plan of 22 November 2112 submitted to it," == texts[3]
    )
    assert texts[4].startswith("1. Extends once more")
    assert "2. Requests a report by 31 May 2113, and an account of the implementing bodies;" == texts[5]


SLASHED = """
The General Assembly,

Recalling the Charter of the Harbour League, 1/ the Convention on Quays and
Moles, 2/ and the Lantern Rules, 1/

1. Urges all coastal States to keep the lamps of their lighthouses burning
throughout the night;

Notes

1/ Resolution 12 A (III).

2/ See resolution 44 A (XXI), annex.
"""


def test_notes_with_a_slash_are_notes() -> None:
    """Texts of the 1980s and 1990s number notes and marks "1/"; the heading above the notes is set aside."""
    pages = read_plain(SLASHED.encode(), "a file")

    assert [("1", "Resolution 12 A (III)."), ("2", "See resolution 44 A (XXI), annex.")] == [
        (note.number, note.text) for note in pages.notes
    ]
    assert ["1", "2", "1"] == [anchor.note for block in pages.blocks for anchor in block.anchors]
    assert pages.blocks[1].text.endswith("and Moles, and the Lantern Rules,")
    assert [("heading of the notes", "Notes"), ("what stands beside the numbers of notes", "/")] == [
        (item.why, item.text) for item in pages.unread
    ]


def test_one_paragraph_a_line_stays_so() -> None:
    """Long lines are paragraphs; a line break inside a sentence of a tabbed file is healed."""
    body = "the parties concerned with harbours, quays and lights of every kind on the coasts, " * 3
    texts = _texts(
        f"\tThe General Assembly,\n\tRecalling {body}held in\n2135–2140, which adopted the plan,\n\t1.\tUrges {body};\n"
    )

    assert 3 == len(texts)
    assert texts[1].endswith("held in 2135–2140, which adopted the plan,")


def test_free_text_is_read_line_by_line_or_wrapped() -> None:
    """Short lines with stops are paragraphs of their own; lines that stop in mid-sentence are joined."""
    assert ["Members pay a fee.", "Members meet in May.", "The chair presides."] == _texts(
        "Members pay a fee.\nMembers meet in May.\nThe chair presides.\n"
    )
    assert ["The members of the club shall pay a fee in the month of May of each year."] == _texts(
        "The members of the club shall pay\na fee in the month of May of\neach year.\n"
    )


def test_line_ends_of_every_kind_are_line_ends() -> None:
    """CR, CRLF, form feed and vertical tab all end a line."""
    assert ["One.", "Two.", "Three.", "Four.", "Five."] == _texts("One.\rTwo.\r\nThree.\fFour.\vFive.")


def test_hundreds_of_thousands_of_lines_are_refused() -> None:
    """Of whatever ends."""
    with pytest.raises(ReadingError, match="more than 200,000 lines") as caught:
        read_plain(b"a\r\n" * 200_001, "a file")

    assert caught.value.hint


def test_nul_characters_are_dropped_and_told() -> None:
    """NUL characters never reach a paragraph and are listed."""
    pages = read_plain(
        b"Members pay\0 a fee, as decided by the assembly of the club in the month of May.\n" * 20, "a file"
    )

    assert all("\0" not in block.text for block in pages.blocks)
    assert "20 NUL characters dropped" in [item.why for item in pages.unread]


@given(st.text(alphabet=st.sampled_from("ab1 .,;-\n\t()\u2019é\f12[]_A/\u0661"), max_size=400))
def test_no_character_is_lost(text: str) -> None:
    """Whatever the layout is taken for, every visible character is in a block, a mark, a note or set aside."""
    pages = read_plain(text.encode(), "a file")

    kept = Counter[str]()
    for block in pages.blocks:
        kept.update(block.text)
        for anchor in block.anchors:
            kept.update(anchor.note)
    for note in pages.notes:
        kept.update(note.number + note.text)
    for item in pages.unread:
        kept.update(item.text)
    wanted = Counter(character for character in text if not character.isspace())
    assert wanted == Counter({c: n for c, n in kept.items() if not c.isspace()})


def test_a_line_of_endless_digits_above_the_text_is_read_like_any_other() -> None:
    """No pattern of a layout looks for its words in a line that is too long for front matter (it took minutes)."""
    line = f"Points {'7' * 300_000} de"
    document = read("long.txt", data=f"{line}\n\nThe General Assembly,\n\n1. Requests the pilots to report;\n".encode())

    assert ["Requests the pilots to report;"] == [paragraph.text for paragraph in document.paragraphs]
    assert line in "".join(unread.text for unread in document.unread)
