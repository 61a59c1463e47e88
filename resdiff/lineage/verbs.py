"""The verbs of a clause and of a version: which families they are of, and how high they stand on their ladder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from resdiff.meaning import Ladders
from resdiff.meaning.acts import Act, find_acts
from resdiff.meaning.ladders import LadderFamily
from resdiff.model import Paragraph

OTHER = "other"
"""The family of verbs that stand on no ladder."""


@frozen
class LeadVerb:
    """The first verb of a clause: its name, the family that judges it, and its rung there, from 1 to `rungs`.

    `family` is OTHER and `rung` 0 where it stands on no ladder.
    """

    verb: str
    family: str
    rung: int
    rungs: int


def lead_verb(paragraph: Paragraph, ladders: Ladders) -> LeadVerb | None:
    """The first verb of a paragraph, None where it has none."""
    acts = find_acts([paragraph])
    if not acts:
        return None
    family = _family(acts[0], ladders)
    level = family.level(acts[0].verb) if family else None
    if family is None or level is None:
        return LeadVerb(acts[0].verb, OTHER, 0, 0)
    return LeadVerb(acts[0].verb, family.id, level + 1, len(family.rungs))


def verbs_by_family(paragraphs: Sequence[Paragraph], ladders: Ladders) -> dict[str, int]:
    """How many verbs of each family a version acts with, by the family's id, in the order of the ladders."""
    counted = Counter(family.id if (family := _family(act, ladders)) else OTHER for act in find_acts(paragraphs))
    return {name: counted[name] for name in (*(family.id for family in ladders.families), OTHER)}


def _family(act: Act, ladders: Ladders) -> LadderFamily | None:
    return ladders.family(act.verb, act.addressees[0].group if act.addressees else "", act.of_fact)
