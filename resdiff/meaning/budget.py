"""Where a change may cost money: resource language, and new requests for reports, meetings or mandates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from resdiff.meaning.acts import Act
from resdiff.meaning.facets import Facet, Place
from resdiff.meaning.lexicon import either
from resdiff.meaning.mentions import facet
from resdiff.meaning.partners import Verbs
from resdiff.meaning.qualifiers import qualifiers

_REACH = 300
"""Characters behind a verb in which what it asks for must stand."""


@frozen
class Budget:
    """What budget.toml lists."""

    rule: str
    asking: frozenset[str]
    deciding: frozenset[str]
    outputs: re.Pattern[str]
    decisions: re.Pattern[str]


@cache
def budget() -> Budget:
    """The lists, read once."""
    table = tomllib.loads(files("resdiff.meaning").joinpath("budget.toml").read_text(encoding="utf-8"))
    before = (
        r"(?:(?<=to )|(?<=, )|(?<=and )|(?<=or )|(?<=also )|(?<=further )|(?<=continue to )|(?<=Secretary-General ))"
    )
    return Budget(
        rule=table["rule"],
        asking=frozenset(table["asking"]),
        deciding=frozenset(table["deciding"]),
        outputs=re.compile(
            rf"{before}(?:\w+ly )?(?:{either(table['outputs'])})(?!\w| for\b| of\b)|(?<=continue )\w+ing\b"
        ),
        decisions=re.compile(rf"{before}(?:\w+ly )?(?:{either(table['decisions'])})(?!\w)"),
    )


def ask_about_budget(verbs: Verbs, facets: Sequence[Facet]) -> Iterator[Facet]:
    """The questions that a clause raises: resource language that came or went, and what is asked for anew."""
    lists, sides = budget(), verbs.sides
    titles = {f"qualifiers: {qualifiers().titles[family]}" for family in qualifiers().budget}
    for each in facets:
        if each.family == "qualifier" and each.source in titles and not _went_with_its_act(verbs, each):
            said = {"added": "came", "dropped": "is gone"}.get(each.judgement, "changed")
            remark = f"resource language {said}: possible budget implications"
            yield facet(sides, "budget", "question", each.old_at, each.new_at, lists.rule, remark)
    for old, new in verbs.pairs:
        if new and (place := _asked_anew(verbs, old, new)):
            remark = "asked for anew: possible budget implications"
            yield facet(sides, "budget", "question", None, place, lists.rule, remark)


def _went_with_its_act(verbs: Verbs, lost: Facet) -> bool:
    """Whether what resource language limited is asked for or decided no more: then it limits nothing that is left."""
    if lost.old_at is None or lost.new_at:
        return False
    costly = budget().asking | budget().deciding
    ahead = [(old, new) for old, new in verbs.pairs if old and old.end <= lost.old_at[0]]
    old, new = max(ahead, key=lambda pair: pair[0].end, default=(None, None))
    return old is not None and old.verb in costly and (new is None or new.verb not in costly)


def _asked_anew(verbs: Verbs, old: Act | None, new: Act) -> Place | None:
    """Where a verb asks an office for an output that was not asked for before, from the verb to the output."""
    lists, sides = budget(), verbs.sides
    to_office = any(m.group == "organs" for m in new.addressees)
    if new.verb not in lists.asking or not (to_office or new.verb in lists.deciding):
        return None
    outputs = lists.outputs if to_office else lists.decisions
    after = min((act.start for act in verbs.new if act.start > new.start), default=len(sides.new))
    before = sides.old[old.end : old.end + 2 * _REACH] if old else ""
    for match in outputs.finditer(sides.new, new.end, min(after, new.end + _REACH)):
        is_new = sides.hunk_of_new(match.span()) is not None
        if old is None or (is_new and not re.search(rf"\b{re.escape(match.group())}", before)):
            return new.start, match.end()
    return None
