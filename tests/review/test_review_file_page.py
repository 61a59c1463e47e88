"""The page that documents the review file."""

from __future__ import annotations

import re

from resdiff.review.decisions import REMARK_KINDS, VERDICTS, Remark
from resdiff.review.text_form import read_review, write_review
from tests.conftest import ROOT
from tests.review.making_reviews import desk

PAGE = (ROOT / "docs" / "review-file.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_is_a_review() -> None:
    """It can be read as it stands."""
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    review = read_review(example[1], "the page")

    assert ["accept"] == [decision.verdict for decision in review.decisions]
    assert "Norland" == review.decisions[0].remarks[0].author


def test_every_key_of_a_file_is_on_the_page() -> None:
    """And every verdict and kind of remark."""
    at_work = desk()
    at_work.word(1, ["Noting the winters,"])
    at_work.remark(1, Remark("note", "Norland", "Yes.", "2139-10-04"))
    keys = {line.split(" =")[0] for line in write_review(at_work.review).splitlines() if re.match(r"[a-z_]+ =", line)}

    assert not {word for word in (*keys, *VERDICTS, *REMARK_KINDS) if word not in PAGE}
