"""One line of the summary for each thing that happened to a clause, under the topic it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from resdiff.meaning import Facet, Place
from resdiff.model import Change, Edit
from resdiff.summary.counting import words_lost_and_won
from resdiff.summary.english import counted, listed
from resdiff.summary.naming import note_name
from resdiff.summary.phrasing import PHRASE, REST, phrase, phrases
from resdiff.summary.pieces import Piece, Said, enumerated, quote, say
from resdiff.summary.places import travels
from resdiff.summary.report import Report
from resdiff.summary.topics import TOPICS, word_of
from resdiff.visible import visible

_OPENING = 36
_CLAUSE = 72
_AFTER = 48
"""Characters quoted: of a clause to know it by, of one that came or went, of what follows a verb."""
MOST_PLACES = 3
"""Reworded places told of one clause; the rest is counted."""
_JUDGED = ("stronger", "weaker", "lateral", "disputed")
_OWN = re.compile(r"\beditorial\b")
_NO_COUNTERPART = ("no counterpart in the new text", "no counterpart in the old text")


@frozen
class Entry:
    """What is told of one change under one topic. `row` is its place among the changes.

    `opening` are the first words of the clause, for a reader to know it by; empty where `said` quotes them. `remark`
    says on what ground it is told, for forms that have the room. `size` counts the clauses that it stands for.
    """

    row: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    said: Said
    opening: str = ""
    remark: str = ""
    size: int = 1


def entries(report: Report) -> dict[str, tuple[Entry, ...]]:
    """The lines of each topic by its name, in reading order; topics without any are left out."""
    moves = travels(report.comparison)
    found: dict[str, list[Entry]] = {topic.name: [] for topic in TOPICS}
    for row in report.rows:
        change = report.comparison.changes[row]
        if change.is_quiet:
            continue
        for topic in TOPICS:
            case = Case(report, row, change, topic.words, moves.get(row, ("", 0)))
            said = tuple(_TELLERS[topic.name](case))
            if said:
                words = "" if topic.name == "check" else opening(report, change, said)
                remark = "" if topic.name in _REMARKED else _remark(case.facets())
                found[topic.name].append(Entry(row, change.old, change.new, said, words, remark))
    return {name: tuple(several) for name, several in found.items() if several}


def opening(report: Report, change: Change, said: Said) -> str:
    """The first words of a clause, unless what is said of it quotes a clause, or a verb and what follows it."""
    if any(piece.role == "quote" for piece in said):
        return ""
    return quote(report.texts(change)[bool(change.new)], _OPENING).text


@frozen
class Case:
    """One change seen from one topic, or from all."""

    report: Report
    row: int
    change: Change
    words: tuple[str, ...]
    travel: tuple[str, int]

    @property
    def texts(self) -> tuple[str, str]:
        """The old and the new text of the change."""
        return self.report.texts(self.change)

    def asked(self, word: str) -> bool:
        """True if the topic has that word and the reader did not ask for others only."""
        only = self.report.choice.only
        return word in self.words and (not only or word in only)

    def facets(self) -> list[Facet]:
        """The facets of this topic that were asked for; those of a roll-over or a change of marks are only counted."""
        meaning = self.report.meanings[self.row]
        choice = self.report.choice
        if self.change.kind in ("added", "removed"):
            # All its words came or went, and that is told as one thing; only what it asks of readers is not.
            return [f for f in meaning.facets if word_of(f) in ("warnings", "budget") and self.asked(word_of(f))]
        if meaning.klass in ("routine", "editorial") and not (choice.classes or choice.only):
            return [f for f in meaning.facets if f.judgement == "warning" and self.asked("warnings")]
        return [
            facet
            for facet in meaning.facets
            if facet.judgement != "followed"
            and self.asked(word_of(facet))
            and not (facet.family in ("figure", "date") and _lies_in_another(facet, meaning.facets))
        ]

    def moved(self) -> str:
        """Where the clause went, in words, if it went anywhere and that was asked for."""
        if self.change.transfer == "promoted" and self.asked("promoted"):
            return "promoted to the operative part"
        if self.change.transfer == "demoted" and self.asked("demoted"):
            return "demoted to the preamble"
        if self.change.moved and not self.change.transfer and self.asked("moved"):
            way, past = self.travel
            return f"moved {way} past {counted(past, 'paragraph')}" if way else "moved"
        return ""


def _lies_in_another(facet: Facet, facets: Sequence[Facet]) -> bool:
    """True for a figure in words that another facet tells already ("two" in "every two years")."""

    def covers(other: Place | None, place: Place | None) -> bool:
        return place is None or (other is not None and other[0] <= place[0] and place[1] <= other[1])

    return any(
        covers(other.old_at, facet.old_at) and covers(other.new_at, facet.new_at)
        for other in facets
        if other.family not in ("figure", "date", "wording")
    )


def _whole(case: Case) -> Iterator[Piece]:
    """A clause that came or went."""
    if not case.asked("new" if case.change.kind == "added" else "gone"):
        return
    if case.change.kind not in ("added", "removed"):
        return
    paragraphs = case.report.comparison.new_paragraphs if case.change.new else case.report.comparison.old_paragraphs
    if paragraphs[(case.change.new or case.change.old)[0]].part == "heading":
        yield say("the heading ")
    yield quote("".join(edit.text for edit in case.change.words), _CLAUSE)
    if case.change.why not in _NO_COUNTERPART:
        yield say(f" ({case.change.why})")


def _verbs(case: Case) -> Iterator[Piece]:
    """Verbs that became stronger, weaker or just others, and what they act on."""
    facets = case.facets()
    yield from after_verb(case, facets) or phrases(facets, texts=case.texts)


def after_verb(case: Case, facets: Sequence[Facet]) -> Said:
    """What became of a single verb, and the words that follow it; nothing where there are several."""
    if len(facets) != 1 or (place := facets[0].new_at) is None:
        return ()
    said = phrase(facets[0], PHRASE)
    after = case.texts[1][place[1] :]
    follows = (say(": "), Piece(f"… {quote(after, _AFTER).text}", "quote")) if after.strip(" ,;.") else ()
    return (*said, *follows)


def _facets(case: Case) -> Iterator[Piece]:
    """Whatever facets of the topic there are, but for words that a warning quotes."""
    meaning = case.report.meanings[case.row]
    warned = {(f.old_at, f.new_at) for f in meaning.facets if f.judgement == "warning"}
    if case.report.choice.only and "warnings" not in case.report.choice.only:
        warned = set()  # nobody tells them of these
    facets = [f for f in case.facets() if f.judgement == "warning" or (f.old_at, f.new_at) not in warned]
    return phrases(facets, texts=case.texts)


def _notes(case: Case) -> Iterator[Piece]:
    """The notes that came, went or changed, each with its number."""
    for k, facet in enumerate(case.facets()):
        number = note_name(facet.remark)
        yield say(f"{'; ' if k else ''}{f'{number}: ' if number else ''}")
        yield from phrase(facet, REST)


def _moved(case: Case) -> Iterator[Piece]:
    if said := case.moved():
        change = case.change
        words = {"unchanged": ", not a word changed", "reworded": " and reworded"}
        yield say(f"{said}{words.get(change.kind, f' and {change.kind}')}")


def _joined(case: Case) -> Iterator[Piece]:
    change = case.change
    if not case.asked(change.kind):
        return
    old, new = counted(len(change.old), "paragraph"), len(change.new)
    yield say(f"{old} {'split into' if new > 1 and len(change.old) == 1 else 'made into'} {new}")
    lost, won = words_lost_and_won(change.words)
    said = [counted(count, "word") + end for count, end in ((lost, " left out"), (won, " put in")) if count]
    yield say(f", {', '.join(said) or 'word for word'}")


def _check(case: Case) -> Iterator[Piece]:
    is_whole = case.change.kind in ("added", "removed")
    told: list[Said] = []
    for facet in case.facets():
        # What is new altogether has not gained this or that.
        words = (
            (quote(facet.new or facet.old, PHRASE, "new" if facet.new else "old"),)
            if is_whole
            else phrase(facet, PHRASE)
        )
        told.append((*words, say(f" ({facet.remark}?)" if facet.judgement == "question" else f": {facet.remark}")))
    if case.change.uncertain and case.asked("uncertain"):
        rivals = [why for why in case.change.why.split("; ") if "would fit" in why]
        told.append((say(f"the match is uncertain: {listed(rivals) or case.change.why}"),))
    return enumerated(told, ";")


def _reworded(case: Case) -> Iterator[Piece]:
    """The rest of the wording: the longest places first told, the others counted."""
    if case.change.kind in ("added", "removed") or not case.asked("reworded"):
        return
    facets = case.facets()
    if not case.report.meanings[case.row].facets and case.report.meanings[case.row].klass == "substantive":
        facets = list(_from_words(case.change.words))
    longest = sorted(facets, key=lambda f: -len(f.old) - len(f.new))[:MOST_PLACES]
    yield from phrases([facet for facet in facets if facet in longest], REST, texts=case.texts)
    if rest := len(facets) - len(longest):
        yield say(f"; and changes in {counted(rest, 'more place')}")


def _from_words(words: Sequence[Edit]) -> Iterator[Facet]:
    """What changed as bare wording, for a change that nothing else is known of."""
    previous = Edit("=", "")
    for edit, following in pairwise([*words, Edit("=", "")]):
        if edit.sign == "-":
            new = following.text if following.sign == "+" else ""
            yield Facet("wording", "changed" if new else "dropped", edit.text, new)
        elif edit.sign == "+" and previous.sign != "-":
            yield Facet("wording", "added", "", edit.text)
        previous = edit


def _remark(facets: Sequence[Facet]) -> str:
    """On what ground facets are told: the ladder or list that judged, and what a reader should know beside it."""
    said = []
    for facet in facets:
        is_judged = facet.family == "qualifier" or facet.judgement in _JUDGED
        # "Gained" and "lost" have said already that words are new or gone, and the words what kind of thing they are.
        parts = [part for part in facet.remark.split("; ") if not part.startswith("in words that are ")]
        remark = "; ".join(parts) if is_judged or facet.family in ("addressee", "reference") else ""
        # What no published ladder says is resdiff's own word, and no change of an editor.
        remark = _OWN.sub("resdiff’s own order", remark)
        source = facet.source.removeprefix("qualifiers: ") if is_judged else ""
        said.append(f"{source} ({remark})" if source and remark else source or remark)
    return visible("; ".join(dict.fromkeys(filter(None, said))))


_TELLERS: dict[str, Callable[[Case], Iterator[Piece]]] = {
    "new": _whole,
    "gone": _whole,
    "stronger": _verbs,
    "weaker": _verbs,
    "verbs": _verbs,
    "moved": _moved,
    "joined": _joined,
    "check": _check,
    "reworded": _reworded,
    "notes": _notes,
    **dict.fromkeys(("qualified", "actors", "figures"), _facets),
}
_REMARKED = ("new", "gone", "moved", "joined", "check", "notes", "reworded")
"""Topics whose sentences say already what there is to remark, or where nobody judged."""
