"""What may be set aside when asking whether a change matters: stretches that differ by roll-over or editing alone."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from resdiff.meaning.facets import Place


@frozen
class Aside:
    """Two stretches that answer to each other, or one alone, whose difference does not matter by `rule`."""

    old: Place | None
    new: Place | None
    rule: str
    klass: Literal["routine", "editorial"] = "routine"
