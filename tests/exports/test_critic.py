"""CriticMarkup: marks that can be accepted or rejected."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from resdiff.exports.critic import marked, to_critic
from resdiff.model import Edit
from resdiff.summary.report import Report
from tests.exports.reading_back import accepted, rejected
from tests.making_reports import lone_report, small_report

TEXT = st.text(alphabet=st.sampled_from("ab {}+-~=<>\\*_`#\n1.)|&$"), max_size=30)


@given(st.lists(st.tuples(st.sampled_from("=-+"), TEXT), max_size=6))
def test_accepting_gives_the_new_text_and_rejecting_the_old(runs: list[tuple[str, str]]) -> None:
    """Whatever marks the text itself holds; a break between paragraphs is a blank line."""
    words = [Edit(sign, text) for sign, text in runs]  # type: ignore[arg-type]
    shown = marked(words)
    for undone, sign in ((accepted, "+"), (rejected, "-")):
        expected = "".join(edit.text for edit in words if edit.sign in ("=", sign))
        assert expected.replace("\n", "\n\n") == undone(shown).replace("\t", " ")


@given(TEXT, TEXT)
def test_a_document_makes_no_mark_of_its_own(old: str, new: str) -> None:
    """Every opener in the file is one of ours: as many are opened as are closed, and nothing is replaced."""
    text = to_critic(lone_report(old, new))

    assert "{~~" not in text
    assert "{==" not in text
    for opens, closes in (("{++", "++}"), ("{--", "--}"), ("{>>", "<<}")):
        assert len(re.findall(re.escape(opens), text)) == len(re.findall(re.escape(closes), text))


def test_each_clause_says_what_happened_to_it() -> None:
    """In a comment behind it, with what the summary tells; notes have comments of their own."""
    text = to_critic(small_report())

    assert "{--Requests--}{++Invites++} the Bureau to report {--annually --}on the buoys" in text
    assert "{>>OP2 → OP3: reworded; Weaker: “Requests” became “Invites”" in text
    assert "{--Requests the Keeper-General" in text
    assert "every hour{--, and--}{++;++}{++\n\n++}{++Decides++} that the readings" in text
    assert "{>>note 1 reworded: A/90/1. → A/91/1.<<}" in text


def test_the_headline_stands_first() -> None:
    """As comments, which no text loses by accepting."""
    report: Report = small_report()

    assert to_critic(report).startswith(
        "{>>A/RES/93/211 → A/RES/94/187<<}\n\n{>>A/RES/94/187 of 1 December 2139 has 14"
    )
