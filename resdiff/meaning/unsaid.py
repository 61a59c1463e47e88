"""Verbs that a clause leaves unsaid because another says them: the head of its list, or the same verb nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resdiff.meaning.actors import is_among
from resdiff.meaning.acts import Act
from resdiff.meaning.asides import Aside
from resdiff.meaning.editing import edited, is_small
from resdiff.meaning.facets import Place
from resdiff.meaning.lexicon import lexicon
from resdiff.meaning.mentions import Mention, passage_remark
from resdiff.meaning.partners import BEHIND, Chapeau, Partner, Verbs, until

_WORD = re.compile(r"[^\W_]+")
_DETERMINER = 8
"""Characters before a word in which this must stand."""
# What makes a noun of a word: "the Secretary-General’s calls for".
_NOUN_BEFORE = re.compile(r"(?:[’']s?|\b(?:its|his|her|their|the|this|such|an?)) $")


def is_implied(verbs: Verbs, old: Act | None, new: Act | None) -> bool:
    """Whether the chapeau of the list that a paragraph belongs to on the other side says the verb for it."""
    act, chapeau = verbs.beside_list(old, new)
    return act is not None and any(act.verb == opening.verb for opening in chapeau.acts)


def head_of_list(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The verb that opens the list which a clause with a verb of its own went into, or came out of.

    It takes the place of one verb: of several that have no partner, of the one whose object was kept most.
    """
    act, chapeau = verbs.beside_list(old, new)
    others = verbs.sides.new_paragraphs if old else verbs.sides.old_paragraphs
    if act is None or not chapeau.acts or not all(paragraph.level for paragraph in others):
        return None
    alone = [mine or theirs for mine, theirs in verbs.pairs if (not theirs if old else not mine)]
    kept = verbs.sides.kept_of_old if old else verbs.sides.kept_of_new
    acts = verbs.old if old else verbs.new
    most = max(filter(None, alone), key=lambda one: (kept((one.end, until(acts, one))), -one.start))
    return chapeau.acts[-1] if act == most else None


def said_by_head(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The act of a chapeau that is just what a clause, which went into its list or came out of it, says itself."""
    act, chapeau = verbs.beside_list(old, new)
    if act is None or (old and new) or not act.lead:
        return None
    for opening in chapeau.acts:
        asked = [m for m in act.addressees if not is_among(m, opening.addressees)]
        if (opening.verb, opening.degree) == (act.verb, act.degree) and not asked:
            return opening
    return None


def says_no_more(chapeau: Chapeau, opening: Act) -> bool:
    """Whether a chapeau is a verb and whom it addresses, and nothing else."""
    said = [opening.place, *opening.zero, *(m.place for m in opening.addressees)]
    return is_small(edited(chapeau.text, [(place, "") for place in said]))


def said_by_chapeau(verbs: Verbs) -> Iterator[Aside]:
    """The first verb of a clause with whom it addresses, to be set aside where the head of its list says just that."""
    rule = "the head of the list says the verb"
    for old, new in verbs.pairs:
        act, chapeau = verbs.beside_list(old, new)
        opening = said_by_head(verbs, old, new)
        if act and opening and says_no_more(chapeau, opening):
            for at in (act.place, *(m.place for m in act.addressees)):
                yield Aside(at if old else None, None if old else at, rule, "editorial")


def implied(verbs: Verbs) -> tuple[list[Place], list[Place]]:
    """Where in either text verbs stand that another says for them on the other side, with whom both address.

    So it is with what a list is opened with, or where "Urges A. Urges B." became "Urges A and B.", or the other way.
    """
    places: tuple[list[Place], list[Place]] = [], []
    for k, (old, new) in enumerate(verbs.pairs):
        act = old or new
        if act is None or (old and new):
            continue
        saying = head_of_list(verbs, old, new) or said_for(verbs, verbs.pairs[:k], old, new)
        if saying:
            same = (m for m in act.addressees if is_among(m, saying.addressees))
            places[0 if old else 1].extend((act.place, *(m.place for m in same)))
    return places


def said_for(verbs: Verbs, before: Sequence[Partner], old: Act | None, new: Act | None) -> Act | None:
    """The verb that says on the other side what a verb said that came or went."""
    return _governing_still(verbs, old, new) or _sharing(verbs, before, old, new) or _once_for_two(verbs, old, new)


def _once_for_two(verbs: Verbs, old: Act | None, new: Act | None) -> Act | None:
    """The same act of the other side, where of clauses that are merged or split two say the same."""
    if len(verbs.sides.old_paragraphs) == len(verbs.sides.new_paragraphs) == 1:
        return None
    if old:
        return next((act for act in verbs.new if act.verb == old.verb and verbs.opens_alike(old, act)), None)
    return next((act for act in verbs.old if new and act.verb == new.verb and verbs.opens_alike(act, new)), None)


def _sharing(verbs: Verbs, before: Sequence[Partner], old: Act | None, new: Act | None) -> Act | None:
    """The same verb before the object of one that came or went, on the other side.

    So it is where "Urges A. Urges B." became "Urges A and B.", or the other way.
    """
    act = old or new
    ahead = next(((a, b) for a, b in reversed(before) if a and b), None)
    if act is None or ahead is None or act.verb not in (ahead[0].verb, ahead[1].verb):
        return None
    if remark_of(verbs, old, new):
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
            verb = governing(others, (there[0] + shift, there[1]))
            if verb is not None and verb.verb == act.verb:
                return verb
    return None


def governing(acts: Sequence[Act], run: Place) -> Act | None:
    """The last verb before a stretch."""
    before = [act for act in acts if act.end <= run[0]]
    return before[-1] if before else None


def is_kept(verbs: Verbs, old: Act | None, new: Act | None) -> bool:
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


def remark_of(verbs: Verbs, old: Act | None, new: Act | None) -> str:
    """Whether a verb came or went with a passage."""
    mentions = [Mention(act.verb, "act", *act.place) if act else None for act in (old, new)]
    return passage_remark(verbs.sides, mentions[0], mentions[1])
