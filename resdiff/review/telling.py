"""A review in sentences: how far it is, what was decided, who said what."""

from __future__ import annotations

from collections import Counter

from resdiff.review.decisions import VERDICTS, Decision, Lost, Remark, Verdict
from resdiff.review.desk import Desk
from resdiff.summary.english import counted, day, listed
from resdiff.summary.naming import both_addresses
from resdiff.visible import visible

TO_MEND = "to mend in the text as decided, where what is open stands as in the base"

IN_WORDS: dict[Verdict, str] = {
    "open": "open",
    "accept": "accepted",
    "reject": "rejected",
    "hold": "held",
    "own": "own wording",
}


def verdict_in_words(desk: Desk, row: int) -> str:
    """What was decided on a change: "accepted"; "remarked" where there is nothing to decide."""
    verdict = desk.decision(row).verdict
    is_quiet = desk.comparison.changes[row].is_quiet
    return "remarked" if is_quiet and verdict == "open" else IN_WORDS[verdict]


def headline(desk: Desk) -> str:
    """How far it is, and how: "12 of 88 decided: 9 accepted, 2 rejected and 1 held; 3 remarks."."""
    counts = Counter(decision.verdict for decision in desk.decisions.values())
    decided = [
        f"{counts[verdict]} {IN_WORDS[verdict]}" for verdict in VERDICTS if verdict != "open" and counts[verdict]
    ]
    said = f"{desk.progress}{': ' if decided else ''}{listed(decided)}"
    remarks = f"; {counted(len(desk.remarks), 'remark')}" if desk.remarks else ""
    lost = f"; {counted(len(desk.review.lost), 'decision')} without an object" if desk.review.lost else ""
    return f"{said}{remarks}{lost}."


def by_class(desk: Desk) -> str:
    """How far it is with what: "Substantive: 3 of 41 decided; routine: 7 of 7 decided."."""
    said = [f"{klass or 'other'}: {progress}" for klass, progress in desk.progress_by_class.items()]
    return f"{'; '.join(said).capitalize()}." if said else ""


def remark_opening(remark: Remark) -> str:
    """All of a remark but what it says: "Question by Norland, 4 October 2039"."""
    by = f" by {visible(remark.author)}" if remark.author else ""
    when = f", {visible(day(remark.date))}" if remark.date else ""
    return f"{remark.kind.capitalize()}{by}{when}"


def earlier_in_words(decision: Decision) -> str:
    """What was decided on an earlier draft, empty where nothing was."""
    if decision.earlier is None:
        return ""
    told = {
        "open": "",
        "accept": "; they were accepted",
        "reject": "; they were rejected",
        "hold": "; they were held",
        "own": "; an own wording stood instead",
    }
    return f"the earlier draft had other words{told[decision.earlier.verdict]}"


def lost_in_words(lost: Lost) -> str:
    """What was decided, and why it has no object: "OP7 → OP9, accepted: A/C.2/94/L.5/Rev.1 has no such clause"."""
    where = both_addresses(lost.decision.base.addresses, lost.decision.draft.addresses)
    return visible(f"{where}, {IN_WORDS[lost.decision.verdict]}: {lost.why}")
