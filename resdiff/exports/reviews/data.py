"""The report of a review as JSON: the data contract "resdiff/review-report/1"; review.schema.json is its schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, cast

from resdiff.exports.data import json_of
from resdiff.model import Edit
from resdiff.review.decisions import Decision, Remark, Reviewed
from resdiff.review.desk import Desk

SCHEMA = "resdiff/review-report/1"


def review_to_json(desk: Desk) -> str:
    """The report as JSON text, without a final newline; nothing in it steers a terminal."""
    return json_of(review_to_data(desk))


def review_to_data(desk: Desk) -> dict[str, Any]:
    """The report as plain dictionaries and lists: every change there is to decide on, decided or not."""
    rows = sorted({*desk.to_decide, *desk.decisions})
    return {
        "schema": SCHEMA,
        "base": _document(desk.review.base),
        "draft": _document(desk.review.draft),
        "progress": {
            "decided": desk.progress.decided,
            "total": desk.progress.total,
            "by_class": {
                klass or "none": {"decided": progress.decided, "total": progress.total}
                for klass, progress in desk.progress_by_class.items()
            },
        },
        "changes": [_change(desk, row) for row in rows],
        "to_mend": [{"address": mend.address, "why": mend.why} for mend in desk.to_mend()],
        "lost": [{**_decision(lost.decision), "why": lost.why} for lost in desk.review.lost],
    }


def schema() -> dict[str, Any]:
    """The published JSON Schema of the contract."""
    text = files("resdiff.exports.reviews").joinpath("review.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _document(document: Reviewed) -> dict[str, Any]:
    return {"symbol": document.symbol, "source": document.source, "words": document.words}


def _change(desk: Desk, row: int) -> dict[str, Any]:
    change, meaning, decision = desk.comparison.changes[row], desk.meanings[row], desk.decision(row)
    own = desk.own_edits(row) if decision.verdict == "own" else ((), ())
    return {
        **_decision(decision),
        "kind": change.kind,
        "moved": change.moved,
        "class": meaning.klass,
        "rule": meaning.rule,
        "words": _edits(change.words),
        "own_words": {"against_base": _edits(own[0]), "against_draft": _edits(own[1])},
    }


def _decision(decision: Decision) -> dict[str, Any]:
    earlier = decision.earlier
    return {
        "base": list(decision.base.addresses),
        "draft": list(decision.draft.addresses),
        "change": decision.change,
        "verdict": decision.verdict,
        "base_text": list(decision.base.texts),
        "draft_text": list(decision.draft.texts),
        "wording": list(decision.wording),
        "remarks": [_remark(remark) for remark in decision.remarks],
        "earlier": earlier
        and {"verdict": earlier.verdict, "draft_text": list(earlier.texts), "wording": list(earlier.wording)},
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"kind": remark.kind, "author": remark.author, "date": remark.date, "text": remark.text}


def _edits(words: Sequence[Edit]) -> list[list[str]]:
    return [[edit.sign, edit.text] for edit in words]
