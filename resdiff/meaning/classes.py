"""The class of a change: routine, editorial or substantive, with the rule that decided."""

from __future__ import annotations

from collections.abc import Sequence

from resdiff.meaning.asides import Aside
from resdiff.meaning.citations import later, symbols
from resdiff.meaning.editing import Cut, edited, edited_list, only_names_a_source, same_words
from resdiff.meaning.facets import Class, Facet, Family, Judgement, Place
from resdiff.meaning.mentions import WITH_LOST_WORDS, WITH_NEW_WORDS
from resdiff.meaning.sides import Sides
from resdiff.model import Change, NoteChange
from resdiff.visible import look_alike

Classed = tuple[Class, str]

# What decides, the weightiest first, and how a person would say it.
_RULES: tuple[tuple[Family, tuple[Judgement, ...], str], ...] = (
    ("reference", ("warning",), "an internal reference points at another clause"),
    ("lead", ("weaker",), "a verb became weaker"),
    ("lead", ("stronger",), "a verb became stronger"),
    ("lead", ("disputed",), "a verb gave way to one of disputed weight"),
    ("lead", ("dropped",), "a verb is gone"),
    ("lead", ("added",), "a verb came"),
    ("qualifier", ("dropped",), "a qualifier is gone"),
    ("qualifier", ("added",), "a qualifier came"),
    ("qualifier", ("swapped",), "a qualifier gave way to another"),
    ("addressee", ("swapped",), "a request or a mention changed hands"),
    ("addressee", ("dropped",), "an actor is gone"),
    ("addressee", ("added",), "an actor came"),
    ("budget", ("question",), "it may cost money"),
    ("lead", ("lateral", "changed"), "a verb gave way to another"),
    ("reference", ("dropped", "added", "changed"), "an internal reference came or went"),
    ("citation", ("dropped",), "a citation is gone"),
    ("citation", ("added",), "a citation came"),
    ("citation", ("swapped", "changed"), "a citation gave way to another"),
    ("figure", ("changed", "added", "dropped"), "a figure changed"),
    ("date", ("changed", "added", "dropped"), "a date changed"),
)


def class_of(change: Change, sides: Sides, asides: Sequence[Aside], facets: Sequence[Facet]) -> Classed:
    """The class of a change of a matched clause and the rule that decided it; when in doubt, substantive.

    `asides` are the stretches that only roll over. A change is editorial where the texts are the same after editing,
    routine where they are the same once those stretches are set aside as well.
    """
    if any(facet.judgement == "warning" for facet in facets):
        return "substantive", _decisive(facets)
    words = class_of_words(sides, asides)
    notes = [class_of_note(note) for note in change.notes]
    decided = [*([words] if words[0] else []), *notes]
    if change.transfer:
        return "substantive", "promoted" if change.transfer == "promoted" else "demoted"
    parts_old, parts_new = {p.part for p in sides.old_paragraphs}, {p.part for p in sides.new_paragraphs}
    if "operative" in parts_old and "operative" not in parts_new:
        return "substantive", "an operative clause went into another part"
    if "operative" in parts_new and "operative" not in parts_old:
        return "substantive", "a clause of another part became operative"
    if change.copied:
        return "substantive", "a copy of a clause that stays"
    if any(klass == "substantive" for klass, _ in decided):
        if words[0] == "substantive":
            return "substantive", _decisive([f for f in facets if not _is_aside(f, asides)]) or words[1]
        return "substantive", next(rule for klass, rule in notes if klass == "substantive")
    if decided:
        klass: Class = "routine" if any(k == "routine" for k, _ in decided) else "editorial"
        return klass, "; ".join(dict.fromkeys(rule for _, rule in decided))
    if change.moved:
        return "editorial", "moved, not a word changed"
    return "", "nothing changed"


def class_of_words(sides: Sides, asides: Sequence[Aside]) -> Classed:
    """The class of what became of the words alone, empty where none changed."""
    if sides.old == sides.new:
        return "", "nothing changed"
    if same_words(edited(sides.old), edited(sides.new)):
        return "editorial", _editorial_rule(sides.old, sides.new)
    for klass, some in (("editorial", [a for a in asides if a.klass == "editorial"]), ("routine", asides)):
        old, new = edited(sides.old, _cuts(some, new=False)), edited(sides.new, _cuts(some, new=True))
        same = same_words(old, new)
        listed = "" if same else edited_list(old, new)
        if same or listed:
            rules = [*_rules_at_work(sides, some), *([listed] if listed else [])]
            return ("routine" if klass == "routine" else "editorial"), "; ".join(rules)
    return "substantive", "words changed beyond roll-over and editing"


def class_of_note(note: NoteChange) -> Classed:
    """The class of what became of one note."""
    old = "".join(edit.text for edit in note.words if edit.sign != "+")
    new = "".join(edit.text for edit in note.words if edit.sign != "-")
    if not (only_names_a_source(old) and only_names_a_source(new)):
        if old and new and same_words(edited(old), edited(new)):
            return "editorial", "a note was edited"
        return "substantive", {"added": "a note came", "removed": "a note is gone"}.get(note.kind, "a note changed")
    if not (old and new):
        return "editorial", "a note that only gives a source came" if new else "a note that only gave a source is gone"
    mine, theirs = symbols(old), symbols(new)
    if mine == theirs:
        return "editorial", "a note was edited"
    if len(mine) == len(theirs) == 1 and later(theirs[0], mine[0]):
        return "routine", "a note names a later document"
    return "substantive", "a note names another source"


def _cuts(asides: Sequence[Aside], *, new: bool) -> list[Cut]:
    """Each stretch to set aside on one side, with a mark that it shares with its partner on the other."""
    cuts: list[Cut] = []
    for k, aside in enumerate(asides):
        place = aside.new if new else aside.old
        if place:
            cuts.append((place, f"\x00{k}" if aside.old and aside.new else ""))
    return cuts


def _rules_at_work(sides: Sides, asides: Sequence[Aside]) -> list[str]:
    """The rules of those stretches that differ, each once."""
    at_work = []
    for aside in asides:
        old = sides.old[slice(*aside.old)] if aside.old else ""
        new = sides.new[slice(*aside.new)] if aside.new else ""
        kept = (aside.old and sides.new_place(aside.old)) or (aside.new and not sides.hunk_of_new(aside.new))
        if old.casefold() != new.casefold() and not (kept and not (old and new)):
            at_work.append(aside.rule)
    return list(dict.fromkeys(at_work))


def _editorial_rule(old: str, new: str) -> str:
    """What editing changed, in a word or two."""
    if look_alike(old, new):
        return "characters that look the same or do not show"
    if old.casefold() == new.casefold():
        return "capitals"
    letters_old, letters_new = ("".join(c for c in text if c.isalnum()) for text in (old, new))
    if letters_old == letters_new:
        return "punctuation, hyphens and spacing"
    if letters_old.casefold() == letters_new.casefold():
        return "punctuation and capitals"
    return "spelling and wording of editors"


def _is_aside(facet: Facet, asides: Sequence[Aside]) -> bool:
    """Whether a facet lies in a stretch that only rolls over."""
    return any(
        (facet.old_at is None or (aside.old is not None and _holds(aside.old, facet.old_at)))
        and (facet.new_at is None or (aside.new is not None and _holds(aside.new, facet.new_at)))
        for aside in asides
        if facet.old_at or facet.new_at
    )


def _holds(outer: Place, inner: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _decisive(facets: Sequence[Facet]) -> str:
    """The weightiest thing that the facets tell, as a rule: first of what stood there before, then of passages."""
    carried = (WITH_NEW_WORDS, WITH_LOST_WORDS)
    standing = [f for f in facets if f.family != "budget" and not f.remark.endswith(carried)]
    for some in (standing, [f for f in facets if f.family == "lead"], [f for f in facets if f.family == "budget"]):
        for family, judgements, rule in _RULES:
            if any(facet.family == family and facet.judgement in judgements for facet in some):
                return rule
    passages = {facet.judgement for facet in facets if facet.family == "wording"}
    return {frozenset({"added"}): "words came", frozenset({"dropped"}): "words are gone"}.get(frozenset(passages), "")
