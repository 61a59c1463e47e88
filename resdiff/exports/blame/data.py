"""The years of clauses and words as JSON: the data contract "resdiff/blame/1"; blame.schema.json is its JSON Schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

from resdiff.exports.blame import Blame
from resdiff.exports.data import json_of
from resdiff.exports.history.data import run_data
from resdiff.lineage import Clause

SCHEMA = "resdiff/blame/1"


def to_json(blame: Blame) -> str:
    """The version as JSON text without a final newline."""
    return json_of(to_data(blame))


def to_data(blame: Blame) -> dict[str, Any]:
    """The version as plain dictionaries and lists; versions are named by their index, from 0."""
    history, places = blame.history, blame.history.places[blame.version]
    return {
        "schema": SCHEMA,
        "version": blame.version,
        "versions": [
            {"name": version.name, "short": short, "date": version.document.date}
            for version, short in zip(history.versions, history.short_names, strict=True)
        ],
        "paragraphs": [
            {
                "id": address,
                "clause": history.clauses[places[address]].name,
                "born": history.clauses[places[address]].born,
                "back": _back(history.clauses[places[address]], blame.version),
                "words": [run_data(run) for run in runs],
            }
            for address, runs in blame.runs.items()
        ],
    }


def schema() -> dict[str, Any]:
    """The published JSON Schema of the contract."""
    text = files("resdiff.exports.blame").joinpath("blame.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _back(clause: Clause, version: int) -> int | None:
    """The version in which the clause last came back after an absence, None where it never did."""
    back = [s.version for s in clause.here if s.happened == "back" and s.version <= version]
    return back[-1] if back else None
