"""What may be set aside when asking whether a change matters: stretches that only roll over, with the rule that says so."""

from __future__ import annotations

from attrs import frozen

from resdiff.meaning.facets import Place


@frozen
class Aside:
    """Two stretches that answer to each other, or one alone, whose difference is roll-over by `rule`."""

    old: Place | None
    new: Place | None
    rule: str
