"""Next year's version of a fictional resolution, made so that it is known which paragraph became which.

`next_year(random.Random(5), MID)` takes the ninety paragraphs of fictional.txt, lays a few aside (some come in later as
new ones, so that what is new speaks of the same things in the same phrases), and does to the rest what happens to real
resolutions from year to year:

- paragraphs are dropped, added, moved, copied, promoted to the operative part and demoted from it;
- one is split at a clause, two are merged, three to five are fused, shortened, into one;
- a list is re-cut into free paragraphs (the chapeau joins the first), or free paragraphs into a list;
- wording is edited lightly, or by the half replaced with words of other paragraphs;
- dates and sessions move on, citation chains grow, "also" and "further" change places, notes are renumbered.

The result holds both Documents and the true links, one for each pair (old paragraph, new paragraph) that carries words
on. The same seed and measure give the same result anywhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attrs import define, evolve, field, frozen

from resdiff.model import Anchor, Document, Note, Paragraph, Part

if TYPE_CHECKING:
    import random

LinkKind = Literal["unchanged", "reworded", "split", "merged", "fused", "recut", "promoted", "demoted", "copied"]


@frozen
class Link:
    """An old paragraph whose words stand in a new one, and how they came there.

    `moved` says that the paragraph was taken out of its place on purpose; it may be reworded too.
    """

    old: str
    new: str
    kind: LinkKind
    moved: bool = False


@frozen
class NextYear:
    """Two versions and the truth about them; paragraphs without a link were dropped or are new."""

    old: Document
    new: Document
    links: tuple[Link, ...]


@frozen
class Measure:
    """How many paragraphs meet with what; `rewritten` is the share of words replaced in a heavy edit, from and to."""

    dropped: int
    added: int
    light: int
    heavy: int
    rewritten: tuple[float, float]
    split: int
    merged: int
    fused: int
    promoted: int
    demoted: int
    recut: int
    moved: int
    copied: int


EASY = Measure(3, 3, 12, 3, (0.15, 0.3), 1, 0, 0, 0, 0, 0, 2, 0)
MID = Measure(8, 8, 18, 10, (0.25, 0.45), 4, 3, 1, 2, 1, 1, 5, 1)
HARD = Measure(10, 10, 16, 18, (0.4, 0.6), 5, 4, 2, 3, 2, 2, 8, 2)
BRUTAL = Measure(10, 10, 16, 24, (0.6, 0.85), 5, 4, 2, 3, 2, 2, 8, 2)


@define(eq=False)
class Clause:
    """A paragraph on its way into next year: its words, the old paragraphs they come from, and what was done to it."""

    part: Part
    text: str
    is_item: bool = False
    notes: tuple[str, ...] = ()
    sources: list[Clause] = field(factory=list)
    kind: LinkKind | None = None
    is_moved: bool = False
    is_busy: bool = False


_HERE = Path(__file__).parent
_TRADE: dict[str, Any] = tomllib.loads((_HERE / "fictional_words.toml").read_text(encoding="utf-8"))


def seed_clauses() -> list[Clause]:
    """The paragraphs of fictional.txt."""
    return [
        Clause("preamble" if mark == "PP" else "heading" if mark == "H" else "operative", text, mark.startswith("("))
        for mark, text in _seed_lines()
    ]


@cache
def _seed_lines() -> tuple[tuple[str, str], ...]:
    lines = (_HERE / "fictional.txt").read_text(encoding="utf-8").splitlines()
    return tuple((mark, text) for mark, _, text in (line.partition("\t") for line in lines))


def next_year(chance: random.Random, measure: Measure = MID) -> NextYear:
    """A fictional resolution, the version of the year after, and what became of every paragraph."""
    seed = seed_clauses()
    free = [at for at in range(1, len(seed)) if is_free(seed, at)]
    aside = [seed[at] for at in sorted(chance.sample(free, measure.added + 6))]
    chance.shuffle(aside)
    added, foreign = aside[6:], aside[:6]  # heavy edits take their words where no other clause of either year has them
    old = [clause for clause in seed if clause not in aside]
    for number, at in enumerate(sorted(chance.sample(range(len(old)), len(old) // 5))):
        if old[at].part != "heading":
            old[at].notes = (f"United Towns, Treaty Series, vol. {chance.randrange(100, 999)}, No. {number + 700}.",)

    year = Year([evolve(clause, sources=[clause]) for clause in old], chance, foreign)
    acts: tuple[tuple[Callable[[], None], int], ...] = (
        (year.recut, measure.recut),
        (lambda: year.fuse(chance.randint(3, 5)), measure.fused),
        (lambda: year.fuse(2), measure.merged),
        (year.split, measure.split),
        (lambda: year.transfer("preamble"), measure.promoted),
        (lambda: year.transfer("operative"), measure.demoted),
        (year.drop, measure.dropped),
        (year.move, measure.moved),
        (year.copy, measure.copied),
    )
    for act, times in acts:
        for _ in range(times):
            act()
    year.reword(measure)
    year.roll_over()
    for clause in added:
        year.insert(evolve(clause, is_busy=True))
    return _told(old, year.clauses)


def is_free(clauses: list[Clause], at: int) -> bool:
    """Whether the clause stands for itself: no heading, no list item, no chapeau, and nothing done to it yet."""
    follows = at + 1 < len(clauses) and clauses[at + 1].is_item
    clause = clauses[at]
    return not (clause.part == "heading" or clause.is_item or follows or clause.is_busy)


class Year:
    """The clauses of the version in the making, in order, and everything that may happen to them."""

    def __init__(self, clauses: list[Clause], chance: random.Random, foreign: list[Clause]) -> None:
        self.clauses = clauses
        self.chance = chance
        self.foreign = " ".join(clause.text for clause in foreign).split()

    def choose(self, fits: Callable[[int], bool] | None = None) -> int | None:
        """The place of some free clause that fits, or None where none is left. The first and last are left alone."""
        places = [at for at in range(1, len(self.clauses) - 1) if is_free(self.clauses, at)]
        places = [at for at in places if fits is None or fits(at)]
        return self.chance.choice(places) if places else None

    def recut(self) -> None:
        """Turn a list into free paragraphs, or some free paragraphs into a list."""
        heads = [at for at in range(len(self.clauses) - 1) if self._is_chapeau(at)]
        if heads and self.chance.random() < 0.5:
            self._unlist(self.chance.choice(heads))
        else:
            self._list()

    def _is_chapeau(self, at: int) -> bool:
        return self.clauses[at + 1].is_item and not self.clauses[at].is_item and not self.clauses[at].is_busy

    def _unlist(self, at: int) -> None:
        chapeau, end = self.clauses[at], at + 1
        while self.clauses[end].is_item:
            end += 1
        items = self.clauses[at + 1 : end]
        lead = _words(chapeau.text)[0]
        free = [
            Clause(
                "operative",
                f"{chapeau.text[:-1]} {_lowered(items[0].text)}",
                sources=chapeau.sources + items[0].sources,
            )
        ]
        for item, link in zip(items[1:], ("also", "further", "also", "further"), strict=False):
            text = f"{lead} {link} that those concerned should be helped in this: {_lowered(item.text)}"
            free.append(Clause("operative", text, sources=item.sources))
        for clause in free:
            clause.kind, clause.is_busy = "recut", True
            clause.notes = tuple(note for source in clause.sources for note in source.notes)
        self.clauses[at:end] = free

    def _list(self) -> None:
        def starts_three(at: int) -> bool:
            three = range(at, at + 3)
            return all(n < len(self.clauses) and self._is_directive(n) for n in three)

        at = self.choose(starts_three)
        if at is None:
            return
        items = self.clauses[at : at + 3]
        for clause in items:
            clause.text = "To " + clause.text.split(" to ", 1)[1]
            clause.kind, clause.is_item, clause.is_busy = "recut", True, True
        chapeau = Clause("operative", "Decides upon the following measures for the coming two years:", is_busy=True)
        self.clauses.insert(at, chapeau)

    def _is_directive(self, at: int) -> bool:
        """Whether the clause tells somebody early on "to" do something that is worth an item of its own."""
        before, _, after = self.clauses[at].text.partition(" to ")
        return is_free(self.clauses, at) and len(_words(before)) <= 8 and len(_words(after)) >= 12

    def fuse(self, count: int) -> None:
        """Make one clause of some that stand near each other; where many are fused, each gives up some words."""

        def partners(at: int) -> list[int]:
            part = self.clauses[at].part
            near = range(at, min(at + count + 2, len(self.clauses) - 1))
            return [n for n in near if is_free(self.clauses, n) and self.clauses[n].part == part][:count]

        at = self.choose(lambda at: len(partners(at)) == count)
        if at is None:
            return
        members = [self.clauses[n] for n in partners(at)]
        texts = [member.text[:-1] for member in members]
        if count > 2:
            texts = [self._shortened(text) for text in texts]
        first = members[0]
        first.text = ", and ".join((texts[0], *map(_lowered, texts[1:]))) + first.text[-1]
        first.notes = tuple(note for member in members for note in member.notes)
        first.sources = [source for member in members for source in member.sources]
        first.kind, first.is_busy = "merged" if count == 2 else "fused", True
        for member in members[1:]:
            self.clauses.remove(member)

    def _shortened(self, text: str) -> str:
        """The text without its last member, where at least fourteen words remain."""
        cuts = [cut.start() for cut in re.finditer(", ", text) if len(_words(text[: cut.start()])) >= 14]
        return text[: self.chance.choice(cuts)] if cuts else text

    def split(self) -> None:
        """Cut a clause in two, each with enough words of its own to be known again."""

        def cuts(at: int) -> list[int]:
            text = self.clauses[at].text
            places = (cut.start() for cut in re.finditer(", (?=and |to |which |while )", text))
            return [cut for cut in places if min(len(_words(text[:cut])), len(_words(text[cut:]))) >= 12]

        at = self.choose(lambda at: bool(cuts(at)))
        if at is None:
            return
        clause = self.clauses[at]
        cut = self.chance.choice(cuts(at))
        rest = clause.text[cut + 2 :].removeprefix("and ")
        verb = rest.split(" ", 1)[0]
        if clause.part == "preamble":
            rest = rest if verb.endswith("ing") else f"Bearing in mind also {rest}"
        elif verb in ("requests", "invites", "encourages", "stresses", "notes"):
            rest = f"Also {rest}"
        else:
            rest = f"Encourages those concerned also {rest if verb == 'to' else 'to see that ' + rest}"
        notes = clause.notes
        clause.text, clause.notes = clause.text[:cut] + clause.text[-1], ()
        clause.kind, clause.is_busy = "split", True
        self.clauses.insert(at + 1, evolve(clause, text=rest[:1].upper() + rest[1:], notes=notes))

    def transfer(self, part: Part) -> None:
        """Promote a clause out of the preamble, or demote one into it: its lead verb changes its form."""
        verbs = _TRADE["verbs"]
        forms = verbs if part == "preamble" else {after: before for before, after in verbs.items()}

        def lead(at: int) -> str:
            text = self.clauses[at].text if self.clauses[at].part == part else ""
            return next((verb for verb in sorted(forms, key=len, reverse=True) if text.startswith(verb + " ")), "")

        at = self.choose(lambda at: bool(lead(at)))
        if at is None:
            return
        verb, clause = lead(at), self.clauses.pop(at)
        clause.text = forms[verb] + clause.text.removeprefix(verb)
        clause.kind, clause.is_busy = ("promoted", True) if part == "preamble" else ("demoted", True)
        clause.part = "operative" if part == "preamble" else "preamble"
        self.insert(clause)

    def drop(self) -> None:
        """Leave a clause out."""
        at = self.choose()
        if at is not None:
            del self.clauses[at]

    def move(self) -> None:
        """Take a clause out of its place and put it elsewhere in its part."""
        at = self.choose()
        if at is not None:
            clause = self.clauses.pop(at)
            clause.is_moved, clause.is_busy = True, True
            self.insert(clause, away_from=at)

    def copy(self) -> None:
        """Repeat a clause elsewhere in its part; the first one stays where it is."""
        at = self.choose()
        if at is not None:
            clause = self.clauses[at]
            clause.is_busy = True
            self.insert(evolve(clause, kind="copied"), away_from=at)

    def insert(self, clause: Clause, away_from: int = -100) -> None:
        """Put a clause somewhere in its part, never into a list; well away from where it was, if there is room."""
        places = [
            at
            for at in range(1, len(self.clauses))
            if self.clauses[at - 1].part in (clause.part, "heading")
            and (self.clauses[at - 1].part == clause.part or clause.part == "operative")
            and not self.clauses[at].is_item
        ]
        room = min(8, max(abs(at - away_from) for at in places))
        self.clauses.insert(self.chance.choice([at for at in places if abs(at - away_from) >= room]), clause)

    def reword(self, measure: Measure) -> None:
        """Edit some clauses lightly and some heavily; light edits do not spare those moved, split and so on."""
        bodies = [clause for clause in self.clauses if clause.part != "heading"]
        for clause in self.chance.sample(bodies, min(measure.light, len(bodies))):
            clause.text = self.lightly(clause.text)
        whole = [clause for clause in bodies[1:] if clause.kind is None and len(_words(clause.text)) >= 18]
        for clause in self.chance.sample(whole, min(measure.heavy, len(whole))):
            clause.text = self._heavily(clause.text, self.chance.uniform(*measure.rewritten))

    def lightly(self, text: str) -> str:
        """The text with a word exchanged and a qualifier put in, where it has a place for them."""
        first, _, rest = text.partition(" ")
        fitting = [(before, after) for before, after in _TRADE["substitutions"].items() if f" {before} " in rest]
        if fitting:
            before, after = self.chance.choice(fitting)
            rest = rest.replace(f" {before} ", f" {after} ", 1)
        places = [cut.start() for cut in re.finditer(r" (?:to|of|for|in) ", rest)]
        if places:
            at = self.chance.choice(places)
            rest = f"{rest[:at]}, {self.chance.choice(_TRADE['qualifiers'])},{rest[at:]}"
        return f"{first} {rest}"

    def _heavily(self, text: str, share: float) -> str:
        """The text with about this share of its words replaced by runs out of other paragraphs; its lead word stays."""
        words, ending = text[:-1].split(" "), text[-1]
        target = min(round(share * len(words)), len(words) - 8)
        while target > 0:
            length = min(target, self.chance.randint(3, 8))
            at = self.chance.randint(1, max(1, len(words) - length))
            begin = self.chance.randrange(len(self.foreign) - 10)
            words[at : at + length] = self.foreign[begin : begin + self.chance.randint(2, 10)]
            target -= length
        return " ".join(words).rstrip(",;.") + ending

    def roll_over(self, number: int = 1) -> None:
        """Move years and sessions on by one, let the first citation chain grow, let "also" come and go after verbs.

        `number` is that of the version, the first one being 0.
        """
        for clause in self.clauses:
            if clause.part == "heading":
                continue
            clause.text = re.sub(r"(?<=in |of )20(?:29|3\d)\b", lambda found: str(int(found[0]) + 1), clause.text)
            clause.text = re.sub("|".join(_TRADE["ordinals"][:-1]), _next_ordinal, clause.text)
            first, _, rest = clause.text.partition(" ")
            if first.endswith(("ing", "s")) and not clause.is_item and self.chance.random() < 0.1:
                clause.text = f"{first} {rest.removeprefix('also ') if rest.startswith('also ') else 'also ' + rest}"
        chain = re.sub(r" and (?=\d+/\d+ of [^/]*$)", ", ", self.clauses[0].text[:-1])
        self.clauses[0].text = f"{chain} and {59 + number}/117 of 20 December {2029 + number},"


def _next_ordinal(found: re.Match[str]) -> str:
    ordinals: list[str] = _TRADE["ordinals"]
    return ordinals[ordinals.index(found[0]) + 1]


def _words(text: str) -> list[str]:
    return re.findall(r"\w[\w’-]*", text)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _told(old: list[Clause], new: list[Clause]) -> NextYear:
    """Both versions addressed and their notes numbered, and the links between them."""
    before, after = (
        address_clauses("fictional-60.txt", "H/RES/60/117", old),
        address_clauses("fictional-61.txt", "H/RES/61/98", new),
    )
    address = {id(clause): paragraph.id for clause, paragraph in zip(old, before.paragraphs, strict=True)}
    links = []
    for clause, paragraph in zip(new, after.paragraphs, strict=True):
        for source in clause.sources:
            kind = clause.kind or ("unchanged" if paragraph.text == source.text else "reworded")
            links.append(Link(address[id(source)], paragraph.id, kind, clause.is_moved))
    return NextYear(before, after, tuple(links))


def address_clauses(source: str, symbol: str, clauses: list[Clause]) -> Document:
    """The clauses as a document, each with its address, and the notes numbered."""
    paragraphs: list[Paragraph] = []
    notes: list[Note] = []
    counts = {"preamble": 0, "operative": 0, "heading": 0}
    item = 0
    for at, clause in enumerate(clauses):
        item = item + 1 if clause.is_item else 0
        counts[clause.part] += not clause.is_item
        number = {"preamble": "", "operative": f"{counts['operative']}", "heading": ""}[clause.part]
        address = {"preamble": "PP", "operative": "OP", "heading": "H"}[clause.part] + str(counts[clause.part])
        if clause.is_item:
            number = f"({chr(ord('a') + item - 1)})"
            address += number
        text = clause.text
        if clause.part != "heading" and not text.endswith(":"):
            text = text.rstrip(",;.") + ("," if clause.part == "preamble" else "." if clause is clauses[-1] else ";")
        anchors = []
        for body in clause.notes:
            notes.append(Note(str(len(notes) + 1), body))
            anchors.append(Anchor(len(text), notes[-1].number))
        paragraphs.append(
            Paragraph(
                address,
                clause.part,
                text,
                number,
                level=int(clause.is_item),
                anchors=tuple(anchors),
                where=f"line {at + 1}",
            )
        )
        clause.text = text
    return Document(
        source, tuple(paragraphs), tuple(notes), (), "resolution", symbol, "Lights, charts and safe passage"
    )
