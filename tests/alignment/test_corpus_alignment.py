"""The official texts, each series in its order: what must hold for real documents."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import resdiff
from resdiff.alignment import align

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus
SERIES = ["burundi", "cyprus-mandate", "disaster-risk-reduction", "rights-of-the-child", "rohingya", "south-south",
          "south-sudan-mandate"]  # fmt: skip


@pytest.mark.parametrize("series", SERIES)
def test_a_series_in_its_order(corpus: Path, series: str) -> None:
    """Between neighbours no paragraph is in two matches, and the reversed order gives the mirror."""
    documents = [resdiff.read(file) for file in sorted((corpus / series).glob("*.txt"))]
    assert len(documents) > 1
    for old, new in pairwise(documents):
        matches, mirror = align(old, new), align(new, old)
        for ids in ([i for match in matches for i in match.old], [i for match in matches for i in match.new]):
            assert len(ids) == len(set(ids))
        links = {(i, j, match.moved, match.uncertain) for match in matches for i in match.old for j in match.new}
        assert links == {(i, j, match.moved, match.uncertain) for match in mirror for j in match.old for i in match.new}


@pytest.mark.parametrize("series", SERIES)
def test_a_real_document_with_itself(corpus: Path, series: str) -> None:
    """Every paragraph of the last text of a series is itself, verbatim and in its place."""
    document = resdiff.read(sorted((corpus / series).glob("*.txt"))[-1])
    matches = align(document, document)
    assert [match.new for match in matches] == [(paragraph.id,) for paragraph in document.paragraphs]
    assert {(match.old == match.new, match.why, match.moved) for match in matches} == {(True, "verbatim", False)}
