"""What a change says to a drafter: facets with the words they rest on, and the class of the change."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Family = Literal[
    "lead", "qualifier", "addressee", "citation", "figure", "date", "reference", "budget", "note", "wording"
]
"""What a facet is about; `lead` is any verb that acts (the first and those inside), `wording` the rest of the text."""

Judgement = Literal[
    "stronger", "weaker", "lateral", "disputed", "added", "dropped", "swapped", "changed", "followed", "warning",
    "question",
]  # fmt: skip
"""What became of it; `followed` is an internal reference re-pointed rightly, `question` one for a person to answer."""

Class = Literal["", "routine", "editorial", "substantive"]
"""How much a change matters; empty for a change that is none."""

Place = tuple[int, int]
"""A stretch `[start, end)` of the joined text of one side of a change, in characters."""


@frozen
class Facet:
    """One thing that a change did, with the words it rests on.

    `old` and `new` quote the words, empty on a side that has none; `old_at` and `new_at` say where they stand in
    `joined_text` of that side, None where there are none. `source` names the ladder or list that judged, `remark`
    says what a reader should know beside it, in a few words.
    """

    family: Family
    judgement: Judgement
    old: str = ""
    new: str = ""
    old_at: Place | None = None
    new_at: Place | None = None
    source: str = ""
    remark: str = ""


@frozen
class Meaning:
    """A change read like a drafter: its class, the rule that decided it, and its facets in order of the text."""

    klass: Class
    rule: str
    facets: tuple[Facet, ...] = ()
