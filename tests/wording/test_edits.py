"""Edits: both texts come back exactly, in whole words, and changes read the way a person would mark them."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff.model import Edit
from resdiff.wording import comparable, edits, tokens

SENTENCE = (
    "Requests the Lantern Office to report to the Assembly at its seventy-first session on the implementation of the "
    "present resolution, including on the measures taken by harbour towns, as appropriate;"
)


def shown(pieces: tuple[Edit, ...]) -> str:
    """The pieces on one line: [-removed-], {+added+}."""
    forms = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(forms[piece.sign].format(piece.text) for piece in pieces)


def check(old: str, new: str, pieces: tuple[Edit, ...]) -> None:
    """Everything that holds for any two texts."""
    assert "".join(piece.text for piece in pieces if piece.sign != "+") == old
    assert "".join(piece.text for piece in pieces if piece.sign != "-") == new
    assert all(piece.text for piece in pieces)
    for one, other in itertools.pairwise(pieces):
        assert one.sign != other.sign
        assert (one.sign, other.sign) != ("+", "-")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The lead verb.
        ("Requests the Office", "Urges the Office", "[-Requests-]{+Urges+} the Office"),
        ("Requests the Office", "Also requests the Office", "[-Requests-]{+Also requests+} the Office"),
        (
            "Takes note of the report",
            "Takes note with appreciation of the report",
            "Takes note {+with appreciation +}of the report",
        ),
        # Dates, sessions and citations.
        (
            "resolutions 67/1 of 19 September 2012 and 68/2 of 18 December 2013,",
            "resolutions 69/193 and 69/196 of 18 December 2014 and 68/2 of 18 December 2013,",
            (
                "resolutions [-67/1-]{+69/193 and 69/196+} of [-19 September 2012-]{+18 December 2014+} and 68/2 of "
                "18 December 2013,"
            ),
        ),
        (
            "75/144 of 15 December 2020 and 76/120 of 9 December 2021,",
            "75/144 of 15 December 2020, 76/120 of 9 December 2021 and 78/236 of 22 December 2023,",
            "75/144 of 15 December 2020[- and-]{+,+} 76/120 of 9 December 2021{+ and 78/236 of 22 December 2023+},",
        ),
        (
            "60/1 of 16 May 2005, 67/7, 67/8 and 67/9 of 10 June 2012 and 68/1 of 2 May 2013,",
            "60/1 of 16 May 2005, 67/8 of 10 June 2012, 70/5 of 3 July 2015 and 71/6 of 4 July 2016,",
            (
                "60/1 of 16 May 2005[-, 67/7-], 67/8 [-and 67/9 -]of 10 June 2012[- and 68/1 of 2 May 2013-]"
                "{+, 70/5 of 3 July 2015 and 71/6 of 4 July 2016+},"
            ),
        ),
        ("its seventy-first session", "its seventy-second session", "its [-seventy-first-]{+seventy-second+} session"),
        (
            "held in Ostrava from 12 to 19 April 2015,",
            "held in Lindholm, Vestland, from 7 to 12 March 2021,",
            "held in [-Ostrava from 12 to 19 April 2015-]{+Lindholm, Vestland, from 7 to 12 March 2021+},",
        ),
        # One change, not two or three.
        ("within thirty (30) days", "within sixty (60) days", "within [-thirty (30)-]{+sixty (60)+} days"),
        ("the rule of law there", "the reign of justice there", "the [-rule of law-]{+reign of justice+} there"),
        ("the Fund for Orphans", "the fund for orphans", "the [-Fund for Orphans-]{+fund for orphans+}"),
        # Function words that were plainly kept stay kept.
        ("the very old and small town", "the old and town", "the [-very -]old and [-small -]town"),
        # Spaces: what comes or goes takes one of its two along.
        ("the very big dog.", "the big dog.", "the [-very -]big dog."),
        ("States and others,", "States,", "States[- and others-],"),
        ("peace, including in towns, and order", "peace and order", "peace[-, including in towns,-] and order"),
        ("A, B and C", "A, B, D and C", "A, B{+, D+} and C"),
        ("to promote order", "to support peace and to promote order", "{+to support peace and +}to promote order"),
        ("one;\ntwo;\nthree;", "one;\nthree;", "one;\n[-two;\n-]three;"),
        ("one;\ntwo", "one and two", "one[-;\n-]{+ and +}two"),
        # Typography does not hide what stayed.
        ("the States' rights", "the States’ rights", "the [-States'-]{+States’+} rights"),
        ("“calm” sea", '"calm" sea', '[-“-]{+"+}calm[-”-]{+"+} sea'),
        ("calm sea air", "calm\u00a0sea air", "calm[- -]{+\u00a0+}sea air"),
        # Nothing on one side or the other.
        ("", "abc def", "{+abc def+}"),
        ("abc def", "", "[-abc def-]"),
        ("", "", ""),
        ("same words", "same words", "same words"),
    ],
)  # fmt: skip
def test_changes_read_as_a_person_would_mark_them(old: str, new: str, expected: str) -> None:
    """Each case of the trade shows the change that an editor would mark."""
    pieces = edits(old, new)
    assert shown(pieces) == expected
    check(old, new, pieces)


def test_unlike_texts_share_no_scattered_words() -> None:
    """Where little is in common, function words that happen to occur in both are not picked out."""
    old = "Urges the harbour towns to keep the lamps of the old lighthouse in good repair and to train keepers;"
    new = "Decides that the budget of the institute is to be met from the sale of maps and from gifts of members;"
    assert shown(edits(old, new)) == f"[-{old[:-1]}-]{{+{new[:-1]}+}};"


def test_a_word_lost_between_changes_counts_as_changed() -> None:
    """One word that two rewritten stretches have in common does not cut them in two."""
    stays = "of the old harbour, which the Assembly has recalled at each of its sessions since the year of its founding"
    old = (
        f"Notes that the lamps have burnt for nine long winters, towns, and that no ship was ever wrecked upon {stays};"
    )
    new = f"Notes how much people gave away over all these years, towns, when many a sailor found shelter near {stays};"
    pieces = edits(old, new)
    check(old, new, pieces)
    assert [piece.text for piece in pieces if piece.sign == "="] == ["Notes ", f" {stays};"]


WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "the",
                "The",
                "of",
                "and",
                ",",
                ";",
                "(",
                ")",
                "l’",
                "a\u0301",
                "大",
                "-",
                "\n",
                "\u00a0",
                "thirty",
                "30",
            ),
            *("States", "states", "States’", "States'", "70/1", "69/1", "18 December 2014", "Requests", "requests"),
        ]
    ),
    max_size=30,
)
TEXTS = WORDS.map(" ".join) | WORDS.map("".join) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_come_back_exactly(old: str, new: str) -> None:
    """The kept and removed pieces are the old text, the kept and added ones the new text, whatever they hold."""
    check(old, new, edits(old, new))


@given(TEXTS, TEXTS)
def test_no_piece_cuts_a_word(old: str, new: str) -> None:
    """A piece ends where a token ends, or in a run of spaces."""
    pieces = edits(old, new)
    for text, other in ((old, "+"), (new, "-")):
        ends = set(itertools.accumulate(map(len, tokens(text))))
        at = 0
        for piece in pieces:
            if piece.sign == other:
                continue
            at += len(piece.text)
            assert at in ends or text[at - 1].isspace()


@given(TEXTS)
def test_the_same_text_is_one_kept_piece(text: str) -> None:
    """A text compared with itself is kept as a whole."""
    assert edits(text, text) == ((Edit("=", text),) if text else ())


def test_capitals_and_quotes_do_not_hide_the_rest() -> None:
    """Where only typography or capitals differ, each change is told by itself and pairs a word with its like."""
    old = "The States' “Charter” of the Harbour Towns, adopted on 18 December 2014, is well-known"
    new = 'the States’ "Charter" of the harbour towns, adopted on 18\u00a0December\u00a02014, is well\u2011known'
    pieces = edits(old, new)
    check(old, new, pieces)
    for one, other in itertools.pairwise(pieces):
        if (one.sign, other.sign) == ("-", "+"):
            assert list(map(comparable, tokens(one.text))) == list(map(comparable, tokens(other.text)))


def rebuilt(pieces: tuple[Edit, ...]) -> tuple[str, str]:
    """Both texts as the pieces give them."""
    return tuple("".join(piece.text for piece in pieces if piece.sign != other) for other in "+-")  # type: ignore[return-value]


def test_long_unlike_texts_go_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where diff-match-patch would take long it is not asked, and the answer is as exact."""
    monkeypatch.setattr("resdiff.wording.kept.DIFF_WORK", 0)
    old, new = SENTENCE, SENTENCE.replace("measures taken", "steps").replace("Requests", "Also requests")
    pieces = edits(old, new)
    check(old, new, pieces)
    assert shown(pieces).startswith("[-Requests-]{+Also requests+} the Lantern Office")
    assert "on the [-measures taken-]{+steps+} by harbour towns" in shown(pieces)


@pytest.mark.parametrize("limit", ["TABLE_CELLS", "_ALPHABET"])
def test_huge_texts_keep_their_common_ends(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """Beyond every limit, what differs is replaced as a whole between what both begin and end with."""
    monkeypatch.setattr(f"resdiff.wording.kept.{limit}", 3)
    old, new = "Urges the old towns to keep their lamps lit;", "Urges the new towns to let all lamps lit;"
    assert shown(edits(old, new)) == "Urges the [-old towns to keep their-]{+new towns to let all+} lamps lit;"


def test_tens_of_thousands_of_words_are_compared() -> None:
    """Texts far beyond any paragraph come back exactly (a slow way would hang here)."""
    random_words = random.Random(7)
    vocabulary = re.findall(r"\w+", SENTENCE) + [f"word{number}" for number in range(500)]
    old = " ".join(random_words.choices(vocabulary, k=12_000))
    new = " ".join(random_words.choices(vocabulary, k=12_000))
    assert rebuilt(edits(old, new)) == (old, new)
