"""The sign of each kind of change, the same on the screen, in summaries and in exports."""

from __future__ import annotations

from resdiff.model import Kind

SIGNS: dict[Kind, str] = {
    "unchanged": " ",
    "reworded": "~",
    "split": "<",
    "merged": ">",
    "recast": "*",
    "added": "+",
    "removed": "-",
}
"""One character, so that a margin is narrow; meaning never rests on colour alone."""
