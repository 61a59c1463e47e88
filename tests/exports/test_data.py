"""The data contract."""

from __future__ import annotations

import json

from resdiff.comparison import compare
from resdiff.exports.data import to_json
from resdiff.model import Note, Unread
from resdiff.summary import report
from tests.making_documents import CHARTS, FEES, FOG, LAMPS, document, paragraph


def test_the_contract_holds() -> None:
    """Keys, ids once each, and words that rebuild both sides: DESIGN's data contract."""
    from attrs import evolve

    old = document(paragraph("PP1", FOG, "1"), paragraph("OP1", LAMPS), notes=(Note("1", "A/90/1."),))
    old = evolve(old, unread=(Unread("page 1", "2/28", "page number"),))
    new = document(paragraph("PP1", FOG), paragraph("OP1", CHARTS), paragraph("OP2", FEES))

    data = json.loads(to_json(report(compare(old, new))))

    assert "resdiff/comparison/1" == data["schema"]
    assert {"source", "symbol", "title", "date", "paragraphs", "notes", "unread"} <= set(data["old"])
    assert {"id": "PP1", "part": "preamble", "text": FOG, "notes": ["1"]}.items() <= data["old"]["paragraphs"][
        0
    ].items()
    assert [{"number": "1", "text": "A/90/1."}] == data["old"]["notes"]
    assert [{"where": "page 1", "text": "2/28", "why": "page number"}] == data["old"]["unread"]
    for change in data["changes"]:
        assert {"kind", "moved", "old", "new", "similarity", "why", "words"} <= set(change)
        assert 0 <= change["similarity"] <= 1
    for side in ("old", "new"):
        ids = [i for change in data["changes"] for i in change[side]]
        assert sorted(p["id"] for p in data[side]["paragraphs"]) == sorted(ids)
