"""Reviewing a draft: decisions on its changes, kept safe, carried to the next draft, and the text they lead to."""

from resdiff.review.amending import Amended, amend
from resdiff.review.asking import asked_for
from resdiff.review.carrying import Carried, ThreeWay, carry, three_way
from resdiff.review.decisions import Decision, Remark, RemarkKind, Review, Verdict
from resdiff.review.desk import Desk, Progress, start
from resdiff.review.instructions import amends
from resdiff.review.keeping import Keeper, read_file
from resdiff.review.laying import Laid, Place, Proposal, decide, lay
from resdiff.review.opening import Opened, changed_since, look, open_review
from resdiff.review.outcome import outcome
from resdiff.review.verifying import outside
from resdiff.review.watching import Watch

__all__ = [
    "Amended",
    "Carried",
    "Decision",
    "Desk",
    "Keeper",
    "Laid",
    "Opened",
    "Place",
    "Progress",
    "Proposal",
    "Remark",
    "RemarkKind",
    "Review",
    "ThreeWay",
    "Verdict",
    "Watch",
    "amend",
    "amends",
    "asked_for",
    "carry",
    "changed_since",
    "decide",
    "lay",
    "look",
    "open_review",
    "outcome",
    "outside",
    "read_file",
    "start",
    "three_way",
]
