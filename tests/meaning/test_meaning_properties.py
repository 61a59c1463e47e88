"""What holds of the meaning of any change: places quote their words, nothing depends on chance, directions mirror."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdiff import compare
from resdiff.comparison import joined_text
from resdiff.meaning import Meaning, read_meaning
from resdiff.model import Comparison
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, document
from tests.making_documents import paragraph as plain_paragraph
from tests.meaning.reading_clauses import compared, paragraph, read

PIECES = st.sampled_from(
    """
    Urges | Further encourages | Requests | Takes note of | and strongly condemns | , and invites | , noting that
    Member States | the Secretary-General | the Commission on Reefs | women | youth | to light | to consider lighting
    to continue to report | as appropriate | , upon request, | within existing resources | including | in particular
    resolution 88/41 of 3 June 2033 | resolutions 88/41 and 90/2 | A/92/4 | at its ninety-third session | 186 | 191
    paragraph 1 above | paragraph 2 above | the Reef Protocol | by 2035 | 4 July 2034 | shall | should | the lamps
    and | or | , | ; | not | “Lights” | (a) | İstanbul | Ça | [ | ] | NEWLINE
    """.replace("\n", "|")
    .replace("NEWLINE", "\n")
    .split("|")
).map(lambda piece: "\n" if "\n" in piece else piece.strip())
CLAUSES = st.lists(PIECES, max_size=24).map(lambda pieces: " ".join(pieces).replace(" \n ", "\n").strip())
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=80)


def check(comparison: Comparison, meanings: tuple[Meaning, ...]) -> None:
    """Everything that holds of any comparison."""
    assert len(meanings) == len(comparison.changes)
    for change, meaning in zip(comparison.changes, meanings, strict=True):
        old = joined_text([comparison.old_paragraphs[i] for i in change.old])
        new = joined_text([comparison.new_paragraphs[i] for i in change.new])
        assert meaning.rule
        for facet in meaning.facets:
            assert facet.old == (old[slice(*facet.old_at)] if facet.old_at else facet.old)
            assert facet.new == (new[slice(*facet.new_at)] if facet.new_at else facet.new)
            assert facet.old_at or facet.new_at or facet.family == "note"
            assert facet.old or facet.new
            assert facet.source
        if meaning.klass == "":
            assert change.is_quiet
        if meaning.klass == "substantive" and change.kind == "reworded":
            assert meaning.facets


@given(CLAUSES, CLAUSES, st.sampled_from(["PP1", "OP3", "OP3(b)"]))
def test_places_quote_their_words(old: str, new: str, address: str) -> None:
    """A facet's words stand where its places say, in whatever clauses drafters' pieces make."""
    comparison = compared([paragraph(address, old)], [paragraph(address, new)], [([0], [0])])

    check(comparison, read_meaning(comparison))


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_can_be_read(old: str, new: str) -> None:
    """No text, in whatever script, ends in an error."""
    comparison = compared([paragraph("OP1", old)], [paragraph("OP1", new)], [([0], [0])])

    check(comparison, read_meaning(comparison))


MIRROR = {"stronger": "weaker", "weaker": "stronger", "added": "dropped", "dropped": "added"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Urges towns to light the piers;", "Encourages towns to light the piers;"),
        ("Urges towns to adopt rules for pilots;", "Urges towns to consider adopting rules for pilots;"),
        ("Urges towns to light the piers;", "Urges towns, as appropriate, to light the piers;"),
        ("Invites Member States to rest;", "Invites Member States and the private sector to rest;"),
        ("Recalling its resolutions 88/41 and 89/2,", "Recalling its resolutions 88/41, 89/2 and 90/7,"),
        ("Notes the oil;", "Notes the oil, and expresses concern at the soot of the northern towers in winter;"),
        ("Keepers should rest by day;", "Keepers shall rest by day;"),
    ],
)
def test_the_other_way_round_everything_mirrors(old: str, new: str) -> None:
    """What was added one way is dropped the other way, what was stronger is weaker, of the same words."""
    there, back = read(old, new), read(new, old)

    forward = sorted((f.family, MIRROR.get(f.judgement, f.judgement), f.new, f.old) for f in there.facets)
    assert forward == sorted((f.family, f.judgement, f.old, f.new) for f in back.facets)
    assert forward


def _comparison() -> Comparison:
    old = document(
        plain_paragraph("PP1", FOG),
        plain_paragraph("OP1", LAMPS),
        plain_paragraph("OP2", FEES),
        plain_paragraph("OP3", BELLS),
    )
    new = document(
        plain_paragraph("PP1", FOG.replace("Recalling", "Reaffirming")),
        plain_paragraph("OP1", CHARTS),
        plain_paragraph("OP2", LAMPS.replace("Urges", "Also encourages")),
        plain_paragraph("OP3", FEES.replace("region;", "region, within existing resources;")),
    )
    return compare(old, new)


def test_meanings_align_with_the_changes_of_a_comparison() -> None:
    """One meaning for each change, in the same order, for clauses that stayed, came and went."""
    comparison = _comparison()
    meanings = read_meaning(comparison)

    check(comparison, meanings)
    shown = [
        (change.old, change.new, meaning.klass, meaning.rule)
        for change, meaning in zip(comparison.changes, meanings, strict=True)
    ]
    assert shown == [
        (("PP1",), ("PP1",), "substantive", "a verb became stronger"),
        ((), ("OP1",), "substantive", "a clause that was not there"),
        (("OP1",), ("OP2",), "substantive", "a verb became weaker"),
        (("OP2",), ("OP3",), "substantive", "a qualifier came"),
        (("OP3",), (), "substantive", "a clause that is gone"),
    ]


def test_the_same_answer_whatever_the_hash_seed() -> None:
    """Nothing depends on the order of a set."""
    script = (
        "from tests.meaning.test_meaning_properties import _comparison\n"
        "from resdiff.meaning import read_meaning\nprint(read_meaning(_comparison()))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(shown) == 1
