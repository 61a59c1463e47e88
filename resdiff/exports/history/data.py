"""A history as JSON: the data contract "resdiff/history/1" that other programs rely on.

Additions are free, changes need a new schema number; history.schema.json is its JSON Schema. Every paragraph of every
version stands in exactly one clause, under its address; the runs of its words joined are its text.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

from resdiff.exports.data import json_of
from resdiff.lineage import Clause, Standing, Version
from resdiff.lineage.account import Account
from resdiff.lineage.figures import YearFigures
from resdiff.lineage.words import Run

SCHEMA = "resdiff/history/1"


def to_json(account: Account) -> str:
    """The history as JSON text without a final newline."""
    return json_of(to_data(account))


def to_data(account: Account) -> dict[str, Any]:
    """The history as plain dictionaries and lists; versions are named by their index, from 0."""
    history = account.history
    return {
        "schema": SCHEMA,
        "versions": [
            _version(version, short, figures)
            for version, short, figures in zip(
                history.versions, history.short_names, account.figures.years, strict=True
            )
        ],
        "survival": [{"later": one.later, "stood": one.stood, "stand": one.stand} for one in account.figures.survival],
        "half_life": account.figures.half_life,
        "clauses": [_clause(clause, account) for clause in history.clauses],
    }


def schema() -> dict[str, Any]:
    """The published JSON Schema of the contract."""
    text = files("resdiff.exports.history").joinpath("history.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _version(version: Version, short: str, figures: YearFigures) -> dict[str, Any]:
    document = version.document
    return {
        "name": version.name,
        "short": short,
        "source": document.source,
        "symbol": document.symbol,
        "title": document.title,
        "date": document.date,
        "session": document.session,
        "figures": {
            "paragraphs": figures.paragraphs,
            "words": figures.words,
            "kept_words": figures.kept_words,
            "happened": {name: figures.happened[name] for name in sorted(figures.happened)},
            "routine": figures.routine,
            "editorial": figures.editorial,
            "substantive": figures.substantive,
            "verbs": figures.verbs,
        },
    }


def _clause(clause: Clause, account: Account) -> dict[str, Any]:
    return {
        "name": clause.name,
        "standings": [_standing(standing, account) for standing in clause.standings],
    }


def _standing(standing: Standing, account: Account) -> dict[str, Any]:
    told: dict[str, Any] = {"version": standing.version, "happened": standing.happened}
    if standing.is_here:
        runs = account.words[standing.version][standing.address]
        told |= {
            "address": standing.address,
            "similarity": round(standing.similarity, 3),
            "moved": standing.moved,
            "promoted": standing.promoted,
            "demoted": standing.demoted,
            "copied": standing.copied,
            "renumbered": standing.renumbered,
            "uncertain": standing.uncertain,
            "notes_changed": standing.notes_changed,
            "words": [run_data(run) for run in runs],
        }
    if standing.ties:
        told["ties"] = [
            {"clause": account.history.clauses[tie.clause].name, "version": tie.version, "address": tie.address}
            for tie in standing.ties
        ]
    return told


def run_data(run: Run) -> dict[str, Any]:
    """Words with their years."""
    return {"text": run.text, "since": run.since, "before": [list(stretch) for stretch in run.before]}
