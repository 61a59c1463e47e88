"""What changed, as text."""

from __future__ import annotations

from resdiff.comparison import compare
from resdiff.model import Edit, Note
from resdiff.summary import addresses, counts, differs, marked_words, summary
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, document, paragraph

OLD = document(
    paragraph("PP1", FOG, "1"),
    paragraph("OP1", LAMPS),
    paragraph("OP2", FEES),
    notes=(Note("1", "A/90/1."),),
    symbol="A/RES/93/211",
)
NEW = document(
    paragraph("PP1", FOG, "1"),
    paragraph("OP1", BELLS),
    paragraph("OP2", LAMPS.replace("Urges", "Invites")),
    paragraph("OP3", CHARTS),
    notes=(Note("1", "A/91/1."),),
    symbol="A/RES/94/187",
)


def test_the_summary_of_a_small_pair() -> None:
    """Names, sizes, counts, then each change with its words; unchanged clauses are only counted."""
    text = summary(compare(OLD, NEW))

    assert "A/RES/93/211, Lighthouses -> A/RES/94/187, Lighthouses" in text
    assert "3 paragraphs (2138-12-19) -> 4 paragraphs (2138-12-19)" in text
    assert "1 unchanged; 1 reworded; 2 added; 1 removed; 1 with changed notes" in text
    assert "~ OP1 -> OP2: reworded" in text
    assert "[-Urges-]{+Invites+} all coastal States" in text
    assert "note 1 -> 1 reworded: [-A/90/1-]{+A/91/1+}." in text
    assert "+ OP3: added" in text
    assert "- OP2: removed" in text


def test_counts_add_up_and_leave_zeros_out() -> None:
    """Kinds first, then properties; what does not occur is not named."""
    found = counts(compare(OLD, OLD))

    assert {"unchanged": 3} == found


def test_a_document_does_not_differ_from_itself() -> None:
    """`--exit-code` rests on this."""
    assert not differs(compare(OLD, OLD))
    assert differs(compare(OLD, NEW))


def test_long_kept_runs_are_shortened() -> None:
    """Eight words stay on either side of a change, and the opening of the clause."""
    words = " ".join(str(n) for n in range(40))

    shown = marked_words([Edit("=", f"{words} "), Edit("-", "old"), Edit("+", "new")])

    assert "0 1 2 3 4 5 6 7 ..." in shown
    assert shown.endswith("39 [-old-]{+new+}")


def test_control_characters_are_shown_and_not_sent() -> None:
    """A document cannot move the cursor or change a colour."""
    hostile = document(paragraph("OP1", f"{LAMPS}\x1b[31m red \u202e turned"))

    text = summary(compare(OLD, hostile))

    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_change_that_cannot_be_seen_is_spelled_out() -> None:
    """A no-break space for a space is told by its code."""
    words = [Edit("=", "per"), Edit("-", "\u00a0"), Edit("+", " "), Edit("=", "cent")]

    assert "per[-<00A0>-]{+ +}cent" == marked_words(words)


def test_addresses_read_like_a_sentence() -> None:
    """Commas, and one "and"."""
    assert ["nothing", "OP1", "OP1 and OP2", "OP1, OP2 and OP3"] == [
        addresses(ids) for ids in ([], ["OP1"], ["OP1", "OP2"], ["OP1", "OP2", "OP3"])
    ]
