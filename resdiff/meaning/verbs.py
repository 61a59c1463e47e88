"""What became of the verbs of a clause: which came, went, grew stronger or weaker, and whom they address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from resdiff.meaning.actors import is_among, same_actor
from resdiff.meaning.acts import Act
from resdiff.meaning.asides import Aside
from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.ladders import Ladders
from resdiff.meaning.lexicon import lexicon
from resdiff.meaning.mentions import Mention, facet, paired, passage_remark
from resdiff.meaning.partners import ANCHOR, BEHIND, Verbs
from resdiff.meaning.sides import Sides
from resdiff.meaning.transposed import SPAN
from resdiff.meaning.unsaid import (
    governing,
    head_of_list,
    is_implied,
    is_kept,
    remark_of,
    said_by_head,
    said_for,
    says_no_more,
)

ADDRESSEES = "actors: addressees"
HANDS = "the request changed hands"

_AT_ONCE = 20
"""Characters behind two verbs in which their objects must be alike for a ladder to judge them."""
_ALIKE = 0.6
"""The share of common words at which a ladder judges although the objects begin differently."""
_WORD = re.compile(r"[^\W_]+")


def compare_verbs(verbs: Verbs, ladders: Ladders) -> Iterator[Facet]:
    """The facets of the verbs, and of the addressees of those that stayed."""
    yield from _still_in_chapeau(verbs)
    followed = _followed(verbs)
    told_old, told_new = [old for old, _ in followed], [new for _, new in followed]
    for old_act, new_act in followed:
        yield from _judged(verbs, old_act, new_act, ladders, same_object=True)
    for k, (old, new) in enumerate(verbs.pairs):
        if old and new:
            yield from _judged(verbs, old, new, ladders)
            yield from _addressees(verbs, old, new)
        elif old in told_old or new in told_new or is_implied(verbs, old, new):
            continue
        elif opened := head_of_list(verbs, old, new):
            yield from _in_chapeau(verbs, old, new, opened, ladders)
        elif not (said_for(verbs, verbs.pairs[:k], old, new) or is_kept(verbs, old, new)):
            judgement: Judgement = "dropped" if old else "added"
            at_old, at_new = old.place if old else None, new.place if new else None
            remark = remark_of(verbs, old, new)
            yield facet(verbs.sides, "lead", judgement, at_old, at_new, "verbs", remark)


def _in_chapeau(verbs: Verbs, old: Act | None, new: Act | None, opened: Act, ladders: Ladders) -> Iterator[Facet]:
    """What a ladder says of a verb that gave way to that of a list, or took its place; the list has no place here."""
    before, after = old or opened, new or opened
    people = after.addressees or before.addressees
    degrees = before.degree, after.degree
    judged = ladders.judge(before.verb, after.verb, degrees, people[0].group if people else "")
    if judged:
        at_old, at_new = old.place if old else None, new.place if new else None
        alone = facet(verbs.sides, "lead", judged.verdict, at_old, at_new, judged.source, judged.remark)
        yield _beside_list(alone, verbs, opened)


def _beside_list(alone: Facet, verbs: Verbs, opened: Act) -> Facet:
    """A facet of a verb of one side, with that of the list which takes its place on the other."""
    if alone.old_at:
        return evolve(alone, new=verbs.chapeau_new.text[slice(*opened.place)])
    return evolve(alone, old=verbs.chapeau_old.text[slice(*opened.place)])


def _judged(verbs: Verbs, old: Act, new: Act, ladders: Ladders, *, same_object: bool = False) -> Iterator[Facet]:
    """What a ladder says of a verb that became another; only "changed" where it is said of something else."""
    people = new.addressees or old.addressees
    addressee = people[0].group if people else ""
    judged = ladders.judge(old.verb, new.verb, (old.degree, new.degree), addressee, old.of_fact and new.of_fact)
    if judged is None:
        again, carriers = lexicon().again, lexicon().carriers
        if (old.head in again) != (new.head in again):
            yield facet(verbs.sides, "lead", "lateral", old.place, new.place, f"{ladders.name}: said again")
        elif old.head != new.head and {old.head, new.head} <= carriers - again:
            yield facet(verbs.sides, "lead", "lateral", old.place, new.place, f"{ladders.name}: said otherwise")
        return
    leads = old.verb == new.verb and old.lead and new.lead
    if same_object or leads or verbs.begins_alike(old, new, _AT_ONCE) or verbs.likeness(old, new) >= _ALIKE:
        yield facet(verbs.sides, "lead", judged.verdict, old.place, new.place, judged.source, judged.remark)
    else:
        yield facet(verbs.sides, "lead", "changed", old.place, new.place, "verbs", "said of something else as well")


def _followed(verbs: Verbs) -> list[tuple[Act, Act]]:
    """Verbs whose object moved, one of them without a partner: the old one and the one that the object is under now.

    So it is where "Reaffirming A and welcoming B. Recalling C." became "Welcoming B. Recalling A and C."
    """
    alone_old = [old for old, new in verbs.pairs if old and not new]
    alone_new = [new for old, new in verbs.pairs if new and not old]
    found: list[tuple[Act, Act]] = []
    for old_run, new_run in verbs.sides.moved:
        old, new = governing(verbs.old, old_run), governing(verbs.new, new_run)
        if not (old and new) or old_run[0] - old.end > _AT_ONCE or new_run[0] - new.end > BEHIND:
            continue
        if old in alone_old or new in alone_new:
            found.append((old, new))
            alone_old = [act for act in alone_old if act != old]
            alone_new = [act for act in alone_new if act != new]
    return found


def _still_in_chapeau(verbs: Verbs) -> Iterator[Facet]:
    """The verbs that the head of a list says now, or said: with more words, which hold for the clause as well."""
    for old, new in verbs.pairs:
        _, chapeau = verbs.beside_list(old, new)
        opening = said_by_head(verbs, old, new)
        if opening and not says_no_more(chapeau, opening):
            at_old, at_new = old.place if old else None, new.place if new else None
            remark = "the head of the list says it, and more"
            alone = facet(verbs.sides, "wording", "changed", at_old, at_new, "verbs", remark)
            yield _beside_list(alone, verbs, opening)


def zero_weight(verbs: Verbs) -> Iterator[Aside]:
    """The "also" and "further" of the verbs, to be set aside: they turn with the neighbours."""
    rule = "“also” and “further” weigh nothing"
    yield from (Aside(place, None, rule) for act in verbs.old for place in act.zero)
    yield from (Aside(None, place, rule) for act in verbs.new for place in act.zero)


def forms_of_verbs(verbs: Verbs) -> Iterator[Aside]:
    """Verbs that only took the form of their place ("Recognizes" as ", and recognizing"), to be set aside."""
    rule = "a verb took the form of its place"
    before, after = verbs.sides.old, verbs.sides.new
    for old, new in verbs.pairs:
        if old and new and (old.verb, old.degree) == (new.verb, new.degree) and _is_form(old, new):
            if old.head != new.head:
                yield Aside(old.place, new.place, rule, "editorial")
            elif verbs.sides.new_place(old.head_at) != new.head_at:
                yield Aside((old.head_at[0], old.end), (new.head_at[0], new.end), rule, "editorial")
            joint_old, joint_new = _joint(before, old), _joint(after, new)
            if old.lead and joint_new:
                yield Aside(None, joint_new, rule, "editorial")
            if new.lead and joint_old:
                yield Aside(joint_old, None, rule, "editorial")


def _is_form(old: Act, new: Act) -> bool:
    """Whether two acts with one verb are made of the same word, or one of an adjective ("Deeply concerned")."""
    return old.head == new.head or not {old.head, new.head}.isdisjoint(lexicon().adjectives)


def _joint(text: str, act: Act) -> Place | None:
    """The "and" that joins a verb to what is before it."""
    opening = min([act.start, *(start for start, _ in act.zero)])
    return (opening - 4, opening - 1) if text[:opening].endswith(" and ") else None


def _addressees(verbs: Verbs, old: Act, new: Act) -> Iterator[Facet]:
    """Who is asked no more, who is asked now; one for one is a request that changed hands."""
    gone = [m for m in old.addressees if not is_among(m, new.addressees)]
    came = [m for m in new.addressees if not is_among(m, old.addressees)]
    if not (old.addressees and new.addressees):
        return
    hands = HANDS if len(gone) == len(old.addressees) and came and _same_task(verbs, old, new) else ""
    for before, after in zip(gone, came, strict=False):
        yield facet(verbs.sides, "addressee", "swapped", before.place, after.place, ADDRESSEES, hands)
    for mention in gone[len(came) :]:
        yield facet(verbs.sides, "addressee", "dropped", mention.place, None, ADDRESSEES, "asked no more")
    for mention in came[len(gone) :]:
        yield facet(verbs.sides, "addressee", "added", None, mention.place, ADDRESSEES, "asked as well")


def _same_task(verbs: Verbs, old: Act, new: Act) -> bool:
    """Whether what is asked is the same, whoever is asked."""
    start_old, start_new = old.addressees[-1].end, new.addressees[-1].end
    behind = (start_old, start_old + BEHIND), (start_new, start_new + BEHIND)
    return old.verb in lexicon().asking and verbs.sides.common(*behind) >= ANCHOR


def changed_hands(verbs: Verbs) -> Iterator[Facet]:
    """What one was asked and another is asked now: the same stretch under the verb of another addressee."""
    told = set()
    for old_run, new_run in _same_stretches(verbs.sides):
        before, after = _asking(verbs.old, old_run), _asking(verbs.new, new_run)
        if before is None or after is None or (before, after) in verbs.pairs:
            continue
        one, other = before.addressees[0], after.addressees[0]
        if not same_actor(one.key, other.key) and (one, other) not in told:
            told.add((one, other))
            yield facet(verbs.sides, "addressee", "swapped", one.place, other.place, ADDRESSEES, HANDS)


def _same_stretches(sides: Sides) -> Iterator[tuple[Place, Place]]:
    """Stretches of some words that stand on both sides: tasks kept in their place, and runs that moved."""
    for run in sides.kept:
        task = sides.old[run.old : run.old + run.length].lstrip(" ,")
        if task.startswith("to ") and len(_words(task)) >= SPAN:
            yield (run.old, run.old + run.length), (run.new, run.new + run.length)
    yield from sides.moved


def _asking(acts: Sequence[Act], run: Place) -> Act | None:
    """The verb that governs the end of a stretch, if it asks one addressee for something."""
    governing = [act for act in acts if act.start < run[1]]
    act = governing[-1] if governing else None
    return act if act and len(act.addressees) == 1 and act.verb in lexicon().asking else None


def compare_modals(sides: Sides, ladders: Ladders) -> Iterator[Facet]:
    """What binds more or less: "shall" in the place of "should"."""
    for old, new in paired(sides, _modals(sides.old), _modals(sides.new)):
        if old and new and not (passage_remark(sides, old, None) or passage_remark(sides, None, new)):
            judged = ladders.judge(old.key, new.key)
            if judged:
                yield facet(sides, "lead", judged.verdict, old.place, new.place, judged.source, judged.remark)


def _modals(text: str) -> list[Mention]:
    return [Mention(match.group(), "modal", *match.span()) for match in lexicon().modal.finditer(text)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
