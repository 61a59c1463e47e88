"""What happened to a clause in a version as one character, as a look, and in words; the same wherever it is shown."""

from __future__ import annotations

from typing import Literal

from resdiff.lineage.values import Happened, Standing
from resdiff.signs import SIGNS

Look = Literal["none", "same", "reworded", "joined", "moved", "new", "back", "gone"]
"""How a standing looks: what it is coloured by."""

HAPPENED_SIGNS: dict[Happened, str] = {
    "born": SIGNS["added"],
    "parted": SIGNS["split"],
    "carried": "=",
    "reworded": SIGNS["reworded"],
    "split": SIGNS["split"],
    "merged": SIGNS["merged"],
    "recast": SIGNS["recast"],
    "back": "^",
    "dropped": SIGNS["removed"],
    "joined": SIGNS["merged"],
    "within": "^",
    "absent": " ",
}
"""One character for each, so that a column of years is narrow."""

MOVED = "»"
"""The sign of a clause that was carried word for word and stands elsewhere."""

LEGEND: tuple[tuple[str, str], ...] = (
    ("+", "new"),
    ("=", "carried on"),
    ("~", "reworded"),
    (MOVED, "moved"),
    ("<", "split, or split off"),
    (">", "merged, or went into another"),
    ("*", "recast"),
    ("-", "dropped"),
    ("^", "brought back"),
)
"""The signs and what they stand for, in the order a reader needs them."""

_NAMES: dict[Happened, str] = {
    "born": "new",
    "parted": "split off",
    "carried": "carried on",
    "reworded": "reworded",
    "split": "split",
    "merged": "merged",
    "recast": "recast",
    "back": "brought back",
    "dropped": "dropped",
    "joined": "went into another clause",
    "within": "back inside another clause",
    "absent": "absent",
}

_LOOKS: dict[Happened, Look] = {
    "born": "new",
    "parted": "joined",
    "carried": "same",
    "reworded": "reworded",
    "split": "joined",
    "merged": "joined",
    "recast": "joined",
    "back": "back",
    "dropped": "gone",
    "joined": "gone",
    "within": "back",
    "absent": "none",
}


def sign(standing: Standing | None) -> str:
    """The sign of a standing, a blank for a clause that is not there yet or not there any more."""
    if standing is None:
        return " "
    return MOVED if look(standing) == "moved" else HAPPENED_SIGNS[standing.happened]


def look(standing: Standing | None) -> Look:
    """How a standing looks."""
    if standing is None:
        return "none"
    if standing.happened == "carried" and (standing.moved or standing.promoted or standing.demoted):
        return "moved"
    return _LOOKS[standing.happened]


def said(standing: Standing) -> str:
    """What happened, in words: "reworded, promoted"."""
    more = (
        ("promoted", standing.promoted),
        ("demoted", standing.demoted),
        ("moved", standing.moved and not (standing.promoted or standing.demoted)),
        ("a copy", standing.copied),
        ("notes changed", standing.notes_changed and standing.happened == "carried"),
    )
    named = [name for name, is_so in more if is_so]
    quiet = standing.happened == "carried" and named
    return ", ".join([*([] if quiet else [_NAMES[standing.happened]]), *named])
