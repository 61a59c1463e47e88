"""Accounts of small fictional histories in which everything happens that an export tells."""

from __future__ import annotations

from pathlib import Path

from resdiff.lineage import trace
from resdiff.lineage.account import Account, account
from resdiff.reading import read
from tests.lineage.making_series import history, version
from tests.making_documents import BELLS, CHARTS, FEES, FOG, LAMPS

HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> | [a](javascript:b) \x1b[31m \u202e *bold* {braces} & "quotes";'
"""What must come out as it stands and do nothing, wherever it is shown."""


def small_account() -> Account:
    """Four versions: a clause carried, reworded, brought back, moved; two merged, one split off, some gone."""
    merged = f"{FEES[:-1]}, and welcomes the casting of forty new bells for the buoys of the southern straits;"
    strong = LAMPS.replace("Urges", "Strongly urges")
    found = history(
        version(80, LAMPS, FEES, BELLS, CHARTS, PP1=FOG),
        version(81, strong, merged, CHARTS, PP1=FOG),
        version(82, strong, merged, PP1=FOG),
        version(83, CHARTS, strong, FEES, PP1=FOG),
    )
    return account(found, keep=False)


def hostile_account() -> Account:
    """Two versions with hostile words in titles, symbols and clauses."""
    from attrs import evolve

    texts = (f"{HOSTILE} {LAMPS}", f"{HOSTILE} {LAMPS.replace('all', 'most')}")
    made = [evolve(version(80 + k, text, BELLS), title=HOSTILE, symbol=f"{HOSTILE}{k}") for k, text in enumerate(texts)]
    return account(history(*made), keep=False)


def fictional_account(examples: Path) -> Account:
    """The five versions of the fictional series."""
    documents = [read(str(path)) for path in sorted(examples.glob("lighthouses-9*.txt"))]
    return account(trace(documents, keep=False, most=1), keep=False)
