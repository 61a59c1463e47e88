"""What became of the verbs of a clause: which came, went, grew stronger or weaker, and whom they address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from resdiff.meaning.actors import same_actor
from resdiff.meaning.acts import Act
from resdiff.meaning.asides import Aside
from resdiff.meaning.editing import edited, is_small
from resdiff.meaning.facets import Facet, Judgement, Place
from resdiff.meaning.ladders import Ladders
from resdiff.meaning.lexicon import lexicon
from resdiff.meaning.mentions import Mention, facet, paired, passage_remark
from resdiff.meaning.partners import ANCHOR, BEHIND, Chapeau, Partner, Verbs, until
from resdiff.meaning.sides import Sides
from resdiff.meaning.transposed import SPAN

ADDRESSEES = "actors: addressees"
HANDS = "the request changed hands"

_AT_ONCE = 20
"""Characters behind two verbs in which their objects must be alike for a ladder to judge them."""
_ALIKE = 0.6
"""The share of common words at which a ladder judges although the objects begin differently."""
_WORD = re.compile(r"[^\W_]+")
# What makes a noun of a word: "the Secretary-General’s calls for".
_DETERMINER = 8
"""Characters before a word in which this must stand."""
_NOUN_BEFORE = re.compile(r"(?:[’']s?|\b(?:its|his|her|their|the|this|such|an?)) $")


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
        elif old in told_old or new in told_new or _is_implied(verbs, old, new):
            continue
        elif opened := _opened(verbs, old, new):
            yield from _in_chapeau(verbs, old, new, opened, ladders)
        elif not (_said_for(verbs, verbs.pairs[:k], old, new) or _is_kept(verbs, old, new)):
            judgement: Judgement = "dropped" if old else "added"
            at_old, at_new = old.place if old else None, new.place if new else None
            remark = _remark(verbs, old, new)
            yield facet(verbs.sides, "lead", judgement, at_old, at_new, "verbs", remark)


def implied(verbs: Verbs) -> tuple[list[Place], list[Place]]:
    """Where in either text verbs stand that another says for them on the other side, with whom both address.

    So it is with what a list is opened with, or where "Urges A. Urges B." became "Urges A and B.", or the other way.
    """
    places: tuple[list[Place], list[Place]] = [], []
    for k, (old, new) in enumerate(verbs.pairs):
        act = old or new
        if act is None or (old and new):
            continue
        saying = _opened(verbs, old, new) or _said_for(verbs, verbs.pairs[:k], old, new)
        if saying:
            same = (m for m in act.addressees if any(same_actor(m.key, other.key) for other in saying.addressees))
            places[0 if old else 1].extend((act.place, *(m.place for m in same)))
    return places


def _opened(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The verb that opens the list which a clause with a verb of its own went into, or came out of.

    It takes the place of one verb: of several that have no partner, of the one whose object was kept most.
    """
    act, chapeau = (old, verbs.chapeau_new) if old else (new, verbs.chapeau_old)
    others = verbs.sides.new_paragraphs if old else verbs.sides.old_paragraphs
    if act is None or not chapeau.acts or not all(paragraph.level for paragraph in others):
        return None
    alone = [mine or theirs for mine, theirs in verbs.pairs if (not theirs if old else not mine)]
    kept = verbs.sides.kept_of_old if old else verbs.sides.kept_of_new
    acts = verbs.old if old else verbs.new
    most = max(filter(None, alone), key=lambda one: (kept((one.end, until(acts, one))), -one.start))
    return chapeau.acts[-1] if act == most else None


def _in_chapeau(verbs: Verbs, old: Act | None, new: Act | None, opened: Act, ladders: Ladders) -> Iterator[Facet]:
    """What a ladder says of a verb that gave way to that of a list, or took its place; the list has no place here."""
    before, after = old or opened, new or opened
    people = after.addressees or before.addressees
    degrees = before.degree, after.degree
    judged = ladders.judge(before.verb, after.verb, degrees, people[0].group if people else "")
    if judged:
        of_list = (verbs.chapeau_new if old else verbs.chapeau_old).text[slice(*opened.place)]
        at_old, at_new = old.place if old else None, new.place if new else None
        alone = facet(verbs.sides, "lead", judged.verdict, at_old, at_new, judged.source, judged.remark)
        yield evolve(alone, new=of_list) if old else evolve(alone, old=of_list)


def _said_for(verbs: Verbs, before: Sequence[Partner], old: Act | None, new: Act | None) -> Act | None:
    """The verb that says on the other side what a verb said that came or went."""
    return _governing_still(verbs, old, new) or _sharing(verbs, before, old, new) or _once_for_two(verbs, old, new)


def _once_for_two(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The same act of the other side, where of clauses that are merged or split two say the same."""
    if len(verbs.sides.old_paragraphs) == len(verbs.sides.new_paragraphs) == 1:
        return None
    if old:
        return next((act for act in verbs.new if act.verb == old.verb and verbs.opens_alike(old, act)), None)
    return next((act for act in verbs.old if new and act.verb == new.verb and verbs.opens_alike(act, new)), None)


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
        old, new = _governing(verbs.old, old_run), _governing(verbs.new, new_run)
        if not (old and new) or old_run[0] - old.end > _AT_ONCE or new_run[0] - new.end > BEHIND:
            continue
        if old in alone_old or new in alone_new:
            found.append((old, new))
            alone_old = [act for act in alone_old if act != old]
            alone_new = [act for act in alone_new if act != new]
    return found


def _governing(acts: Sequence[Act], run: Place) -> Act | None:
    """The last verb before a stretch."""
    before = [act for act in acts if act.end <= run[0]]
    return before[-1] if before else None


def _is_implied(verbs: Verbs, old: Act | None, new: Act | None) -> bool:
    """Whether the chapeau of the list that a paragraph belongs to on the other side says the verb for it."""
    act, chapeau = (old, verbs.chapeau_new) if old else (new, verbs.chapeau_old)
    return act is not None and any(act.verb == opening.verb for opening in chapeau.acts)


def _is_kept(verbs: Verbs, old: Act | None, new: Act | None) -> bool:
    """Whether a verb without a partner stands on both sides, though one of them does not set it apart as an act."""
    if _is_in_run(verbs, old, new):
        return True
    if old:
        place = verbs.sides.new_place(old.head_at)
        return place is not None and place not in [act.head_at for act in verbs.new]
    if new and verbs.sides.kept_of_new(new.head_at) == new.head_at[1] - new.head_at[0]:
        return new.head_at not in [verbs.sides.new_place(act.head_at) for act in verbs.old]
    return False


def _is_in_run(verbs: Verbs, old: Act | None, new: Act | None) -> bool:
    """Whether the run that took a verb's place has it, in any form, as none of the acts: "as well as noting"."""
    act = old or new
    if act is None:
        return False
    sides = verbs.sides
    hunk = sides.hunk_of_old(act.head_at) if old else sides.hunk_of_new(act.head_at)
    if hunk is None:
        return False
    text, run, others = (sides.new, hunk.new, verbs.new) if old else (sides.old, hunk.old, verbs.old)
    names = _names(sides.old if old else sides.new, *act.head_at)
    return any(
        not names.isdisjoint(_names(text, *match.span()))
        and not any(other.start <= match.start() < other.end for other in others)
        and not _NOUN_BEFORE.search(text, max(0, match.start() - _DETERMINER), match.start())
        for match in _WORD.finditer(text, *run)
    )


def _names(text: str, start: int, end: int) -> set[str]:
    """The verbs that a word of a text may be a form of, with what must stand behind it ("takes" with "note")."""
    words = lexicon()
    found = set()
    for verb in words.readings.get(text[start:end].casefold(), ()):
        amid = words.amid.match(text, end)
        if verb.companion is None or (amid and verb.companion.match(text, amid.end())):
            found.add(verb.name)
    return found


def _sharing(verbs: Verbs, before: Sequence[Partner], old: Act | None, new: Act | None) -> Act | None:
    """The same verb before the object of one that came or went, on the other side.

    So it is where "Urges A. Urges B." became "Urges A and B.", or the other way.
    """
    act = old or new
    ahead = next(((a, b) for a, b in reversed(before) if a and b), None)
    if act is None or ahead is None or act.verb not in (ahead[0].verb, ahead[1].verb):
        return None
    if _remark(verbs, old, new):
        return None
    behind = (act.end, act.end + BEHIND)
    kept = verbs.sides.kept_of_old(behind) if old else verbs.sides.kept_of_new(behind)
    return ahead[bool(old)] if 2 * kept > BEHIND else None


def _governing_still(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The same verb as a paragraph's first, before some of what that governs on the other side.

    So it is where two clauses with one verb are merged, though the second was shortened, and the other way in a split.
    """
    act, acts, others = (old, verbs.old, verbs.new) if old else (new, verbs.new, verbs.old)
    count = len(verbs.sides.old_paragraphs) - len(verbs.sides.new_paragraphs)
    if act is None or not act.lead or (count <= 0 if old else count >= 0):
        return None
    limit, sides = until(acts, act), verbs.sides
    runs = [((run.old, run.old + run.length), (run.new, run.new + run.length)) for run in sides.kept]
    for before, after in [*runs, *sides.moved]:
        here, there = (before, after) if old else (after, before)
        start = max(here[0], act.end)
        if min(here[1], limit) - start >= BEHIND // 2:
            shift = start - here[0]
            governing = _governing(others, (there[0] + shift, there[1]))
            if governing is not None and governing.verb == act.verb:
                return governing
    return None


def _remark(verbs: Verbs, old: Act | None, new: Act | None) -> str:
    """Whether a verb came or went with a passage."""
    mentions = [Mention(act.verb, "act", *act.place) if act else None for act in (old, new)]
    return passage_remark(verbs.sides, mentions[0], mentions[1])


def said_by_chapeau(verbs: Verbs) -> Iterator[Aside]:
    """The first verb of a clause with whom it addresses, to be set aside where the head of its list says just that."""
    rule = "the head of the list says the verb"
    for old, new in verbs.pairs:
        act, chapeau = (old, verbs.chapeau_new) if old else (new, verbs.chapeau_old)
        opening = _same_opening(verbs, old, new)
        if act and opening and _says_no_more(chapeau, opening):
            for at in (act.place, *(m.place for m in act.addressees)):
                yield Aside(at if old else None, None if old else at, rule, "editorial")


def _still_in_chapeau(verbs: Verbs) -> Iterator[Facet]:
    """The verbs that the head of a list says now, or said: with more words, which hold for the clause as well."""
    for old, new in verbs.pairs:
        chapeau = verbs.chapeau_new if old else verbs.chapeau_old
        opening = _same_opening(verbs, old, new)
        if opening and not _says_no_more(chapeau, opening):
            at_old, at_new = old.place if old else None, new.place if new else None
            remark = "the head of the list says it, and more"
            alone = facet(verbs.sides, "wording", "changed", at_old, at_new, "verbs", remark)
            of_list = chapeau.text[slice(*opening.place)]
            yield evolve(alone, new=of_list) if old else evolve(alone, old=of_list)


def _same_opening(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The act of a chapeau that is just what a clause, which went into its list or came out of it, says itself."""
    act, chapeau = (old, verbs.chapeau_new) if old else (new, verbs.chapeau_old)
    if act is None or (old and new) or not act.lead:
        return None
    for opening in chapeau.acts:
        asked = [m for m in act.addressees if not any(same_actor(m.key, other.key) for other in opening.addressees)]
        if (opening.verb, opening.degree) == (act.verb, act.degree) and not asked:
            return opening
    return None


def _says_no_more(chapeau: Chapeau, opening: Act) -> bool:
    """Whether a chapeau is a verb and whom it addresses, and nothing else."""
    said = [opening.place, *opening.zero, *(m.place for m in opening.addressees)]
    return is_small(edited(chapeau.text, [(place, "") for place in said]))


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
    gone = [m for m in old.addressees if not any(same_actor(m.key, o.key) for o in new.addressees)]
    came = [m for m in new.addressees if not any(same_actor(m.key, o.key) for o in old.addressees)]
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
