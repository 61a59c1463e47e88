"""The verbs by which a text acts: the lead verbs of its paragraphs and those inside them, with their weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from resdiff.meaning.actors import addressees
from resdiff.meaning.facets import Place
from resdiff.meaning.lexicon import Lexicon, Verb, lexicon
from resdiff.meaning.listing import lowered
from resdiff.meaning.mentions import Mention
from resdiff.model import Paragraph

_LOOK_BACK = 60
"""Characters before a verb in which its adverbs and what parts it from the words before must stand."""

_CONTINUES = re.compile(r"(?<!\w)continu(?:es|ing) to $")
# A row of means: what follows a comma in "by promoting research, encouraging study" is no act.
_MEANS = re.compile(r"\b(?:by|of|for|through|in|on|to|from|without|include|including) (?:\w+ly )?\w+ing\b")
_FACT = re.compile(r",? that\b")
_HEAD = re.compile(r"[\w-]+")
_WORD = re.compile(r"once again|[\w-]+")


@frozen
class Act:
    """One verb by which the organ acts.

    `verb` names it whatever its form ("note with appreciation"), `head` is the verb it is made with ("express" in
    "expresses its concern"); `degree` is what its adverbs add, in rungs;
    `[start, end)` is the phrase without the words before it that weigh nothing; `zero` are the places of those.
    `of_fact` says that its object is a clause ("notes that ..."). `lead` marks a paragraph's first verb.
    """

    verb: str
    head: str
    head_at: Place
    degree: float
    start: int
    end: int
    lead: bool
    of_fact: bool
    addressees: tuple[Mention, ...]
    zero: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """Where the phrase stands."""
        return self.start, self.end


def find_acts(paragraphs: Sequence[Paragraph]) -> list[Act]:
    """The acts of some paragraphs, in order, at their places in the joined text; headings have none."""
    found: list[Act] = []
    offset = 0
    for paragraph in paragraphs:
        if paragraph.part != "heading":
            found += (_shifted(act, offset) for act in _acts_of(paragraph))
        offset += len(paragraph.text) + 1
    return found


def _acts_of(paragraph: Paragraph) -> Iterator[Act]:
    done = 0
    readings = lexicon().readings
    for match in _HEAD.finditer(lowered(paragraph.text)):
        if match.group() in readings and match.start() >= done and (act := _act(paragraph, match, done)):
            done = act.end
            yield act


def _act(paragraph: Paragraph, match: re.Match[str], since: int) -> Act | None:
    """The act whose verb is at `match`, None where the word is no act; the act before it ended at `since`."""
    text, low, words = paragraph.text, match.string, lexicon()
    adverbs = words.adverbs.search(low, max(since, match.start() - _LOOK_BACK), match.start())
    opening = adverbs.start() if adverbs else match.start()
    continues = _CONTINUES.search(low, max(since, opening - _LOOK_BACK), opening)
    opening = continues.start() if continues else opening
    lead = not text[:opening].strip()
    boundary = words.boundary.search(low, max(0, opening - _LOOK_BACK), opening)
    if not lead and (boundary is None or text[opening].isupper()):
        return None
    read = _reading(text, match, bare=continues is not None)
    if read is None:
        return None
    verb, end = read
    if lead and verb.form == "participle" and paragraph.part == "operative" and paragraph.level:
        return None  # "(b) Encouraging ..." under "Urges States to act by:" is a means
    act = _weighed(text, opening, match, verb, end, lead=lead)
    if not lead and verb.name in words.lead_only:
        return None
    if lead or act.verb != verb.name or act.addressees:
        return act
    linked = boundary is not None and boundary["linked"]
    return act if _is_own(text, verb, act.end, linked=bool(linked), between=text[since:opening]) else None


def _reading(text: str, match: re.Match[str], *, bare: bool) -> tuple[Verb, int] | None:
    """The verb that the word at `match` is a form of, and where it ends with its companion."""
    for verb in lexicon().readings[match.group()]:
        if (verb.form == "bare") != bare:
            continue
        if verb.companion is None:
            return verb, match.end()
        if verb.form == "adjective":
            if verb.companion.match(text, match.end()):
                return verb, match.end()
        elif (amid := lexicon().amid.match(text, match.end())) and (
            companion := verb.companion.match(text, amid.end())
        ):
            return verb, companion.end()
    return None


def _is_own(text: str, verb: Verb, end: int, *, linked: bool, between: str) -> bool:
    """Whether a verb inside a paragraph, addressed to no one, is the organ's own act.

    It may be a means ("by promoting ..., encouraging ..."), another's act ("which ... and supports") or a noun.
    """
    words = lexicon()
    if verb.form in ("participle", "adjective"):
        return verb.name not in words.shy or linked or not (_MEANS.search(between) or between == "")
    if verb.name in words.others:
        return False
    return verb.name not in words.nounlike or linked or words.object.match(text, end) is not None


def _weighed(text: str, opening: int, match: re.Match[str], verb: Verb, end: int, *, lead: bool) -> Act:
    """The act with its noun or tail and its adverbs weighed."""
    words = lexicon()
    name, describing, saying = verb.name, "", text[opening:end]
    if verb.name in words.carriers and (noun := words.noun.match(text, end)):
        name, describing, end = words.nouns[noun[2]], noun[1], noun.end()
    elif tail := words.tail.match(text, end):
        name, describing, end = f"{verb.name} {words.tails[tail[2]]}", tail[1], tail.end()
    degree = _degree(words, f"{saying} {describing}")
    while after := words.after.match(text, end):
        degree += _degree(words, after[1] or after[2])
        end = after.end()
    zero = tuple(
        (opening + word.start(), opening + word.end())
        for word in _WORD.finditer(text[opening:end])
        if word.group().casefold() in words.zero
    )
    start = opening
    for place in zero:
        if not text[start : place[0]].strip():
            start = place[1] + 1
    head = match.group() if verb.form == "adjective" else verb.name
    of_fact = _FACT.match(text, end) is not None
    return Act(name, head, match.span(), degree, start, end, lead, of_fact, addressees(text, end), zero)


def _degree(words: Lexicon, phrase: str) -> float:
    return sum(words.degrees.get(word, 0.0) for word in _WORD.findall(phrase.casefold()))


def _shifted(act: Act, offset: int) -> Act:
    """The act at its place in the joined text."""
    if not offset:
        return act
    people = tuple(evolve(m, start=m.start + offset, end=m.end + offset) for m in act.addressees)
    zero = tuple((start + offset, end + offset) for start, end in act.zero)
    head_at = act.head_at[0] + offset, act.head_at[1] + offset
    return evolve(act, start=act.start + offset, end=act.end + offset, head_at=head_at, addressees=people, zero=zero)
