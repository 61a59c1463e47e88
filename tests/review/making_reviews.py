"""A small fictional pair with a change of every kind, and desks to review it at."""

from __future__ import annotations

from resdiff.comparison import compare
from resdiff.meaning import read_meaning
from resdiff.model import Comparison, Document, Note
from resdiff.review.decisions import Decision, Verdict, decided, undecided
from resdiff.review.desk import Desk, start
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS, document, paragraph

TREATY = "United Coasts, Treaty Series, vol. 7, No. 12."
SURVEY = "See the survey of harbours of the year 2137."
HORN = "Encourages every keeper to sound the horn at the change of the tide, and to keep a log of each sounding;"

BASE = document(
    paragraph("PP1", FOG, "1"),
    paragraph("PP2", "Noting the long winter nights of the northern coasts and the toll they take of small vessels,"),
    paragraph("OP1", LAMPS),
    paragraph("OP2", FEES, "2"),
    paragraph("OP3", BELLS),
    paragraph("OP4", HORN),
    notes=(Note("1", TREATY), Note("2", SURVEY)),
)
DRAFT = document(
    paragraph("PP1", FOG, "1"),
    paragraph("PP2", "Noting the long winter nights of the northern coasts and the toll they take of all vessels,"),
    paragraph("OP1", CHARTS, "2"),
    paragraph("OP2", BELLS),
    paragraph("OP3", LAMPS.replace("Urges", "Invites")),
    paragraph("OP4", HORN),
    notes=(Note("1", TREATY), Note("2", "See the atlas of the straits.")),
    symbol="A/C.2/94/L.5",
)


def comparison() -> Comparison:
    """BASE and DRAFT: PP2 reworded, OP1 (CHARTS) new, FEES gone, BELLS or LAMPS moved, LAMPS reworded."""
    return compare(BASE, DRAFT)


def desk(over: Comparison | None = None) -> Desk:
    """A desk with nothing decided, kept in memory."""
    over = over or comparison()
    return start(over, read_meaning(over))


def all_decided(over: Comparison, verdict: Verdict) -> dict[int, Decision]:
    """The same verdict on every change."""
    return {
        row: decided(undecided(over, change), verdict) for row, change in enumerate(over.changes) if not change.is_quiet
    }


def row_of(over: Comparison, *, old: str = "", new: str = "") -> int:
    """The place of the change with this address."""
    return next(
        row for row, change in enumerate(over.changes) if (old and old in change.old) or (new and new in change.new)
    )


def texts(of: Document) -> list[str]:
    """The texts of a document's paragraphs."""
    return [each.text for each in of.paragraphs]
