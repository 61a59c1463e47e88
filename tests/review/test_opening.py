"""A review opened for work."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from resdiff.comparison import compare
from resdiff.errors import ReviewError
from resdiff.meaning import read_meaning
from resdiff.model import Comparison, Document
from resdiff.review.keeping import read_file
from resdiff.review.opening import Opened, changed_since, open_review
from tests.making_documents import CHARTS, document, paragraph
from tests.review.making_reviews import BASE, DRAFT, comparison, row_of


def _opened(path: Path, over: Comparison, told: list[str] | None = None, carried_from: str = "") -> Opened:
    tell = (told if told is not None else []).append
    return open_review(str(path), over, read_meaning(over), tell, carried_from=carried_from)


def _reworded(of: Document, address: str, text: str) -> Document:
    return evolve(of, paragraphs=tuple(evolve(p, text=text) if p.id == address else p for p in of.paragraphs))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A review with one decision on OP1 of the draft."""
    path = tmp_path / "draft.review.toml"
    opened = _opened(path, comparison())
    opened.desk.decide([row_of(comparison(), new="OP1")], "accept")
    opened.keeper.close()
    return path


def test_a_review_is_gone_on_with(path: Path) -> None:
    """Nothing is told where nothing is to be known."""
    told: list[str] = []
    opened = _opened(path, comparison(), told)

    assert [] == told
    assert "1 of" in str(opened.desk.progress)
    assert opened.carried is None


def test_a_draft_that_was_edited_since_is_told(path: Path) -> None:
    """Its decisions are carried to it; the file stays as it is until the first new step."""
    before = path.read_bytes()
    told: list[str] = []
    opened = _opened(path, compare(BASE, _reworded(DRAFT, "OP1", CHARTS.replace("lowest", "highest"))), told)

    assert "carried to A/C.2/94/L.5: 1 is to be decided again" in told[0]
    assert before == path.read_bytes()
    assert not opened.desk.is_kept
    opened.desk.decide([row_of(comparison(), old="PP2")], "accept")
    assert 2 == len(read_file(str(path)).decisions)


def test_a_review_is_carried_into_a_file_of_its_own(path: Path, tmp_path: Path) -> None:
    """The earlier one is left alone; a file that is there already is not begun anew."""
    other = tmp_path / "rev1.review.toml"
    before = path.read_bytes()
    opened = _opened(other, comparison(), carried_from=str(path))
    opened.desk.keep_now()

    assert before == path.read_bytes()
    assert "accept" == read_file(str(other)).decisions[0].verdict
    opened.keeper.close()
    with pytest.raises(ReviewError, match="is there already"):
        _opened(other, comparison(), carried_from=str(path))


def test_a_review_of_other_documents_is_told(path: Path) -> None:
    """And can be opened by others afterwards."""
    strange = document(paragraph("OP1", "Decides something quite different in every word;"), symbol="A/RES/1/1")
    with pytest.raises(ReviewError, match="is a review of another base, A/RES/93/211"):
        _opened(path, compare(strange, DRAFT))
    with pytest.raises(ReviewError, match="is a review of another draft"):
        _opened(path, compare(BASE, strange))
    _opened(path, comparison())


def test_the_same_draft_in_another_format_is_the_same() -> None:
    """Quotation marks, spaces and missing notes are no change; a word is, and so is a paragraph that went."""
    review = _opened(Path("nowhere") / "none.toml", comparison()).desk.review
    plain = evolve(
        DRAFT,
        paragraphs=tuple(evolve(p, anchors=(), text=p.text.replace(" ", "\u00a0")) for p in DRAFT.paragraphs),
        notes=(),
    )
    shorter = evolve(DRAFT, paragraphs=DRAFT.paragraphs[:-1])

    assert ((), ()) == changed_since(review, BASE, plain)
    assert ((), ("OP1",)) == changed_since(review, BASE, _reworded(DRAFT, "OP1", "Decides;"))
    assert ((), ("",)) == changed_since(review, BASE, shorter)


def test_a_folder_that_is_not_there_is_told() -> None:
    """What is decided stays in memory."""
    told: list[str] = []
    opened = _opened(Path("nowhere") / "none.toml", comparison(), told)

    assert "nothing can be kept in" in told[0]
    with pytest.raises(Exception, match="cannot be kept"):
        opened.desk.decide([1], "accept")
    assert "accept" == opened.desk.decision(1).verdict
