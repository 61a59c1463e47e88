"""The years of each word: since when it stands in its clause, and whether it had stood there before and was gone.

A kept run of a comparison keeps its years, through splits and merges too. Words that came are looked up among those
that went, that year or earlier (lost).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from attrs import frozen

from resdiff.lineage.lost import ELSEWHERE, OWN, TELLING, Lost, Word
from resdiff.lineage.values import History
from resdiff.model import Change
from resdiff.wording import comparable, edits, tokens
from resdiff.wording.kept import is_slight

Years = tuple[tuple[int, int], ...]
"""Stretches of versions (by index), first and last."""

Life = tuple[int, Years]
"""Since when a character stands unbroken, and the stretches in which it stood before."""

_COMPARED = 250_000
"""Above this, words gone x words come in one place, what is the same word written another way is not looked for."""


@frozen
class Run:
    """Words of a text that have the same years.

    `since` is the version (by index) since which they stand unbroken; `before` are the stretches of versions, first and
    last, in which they had stood earlier.
    """

    text: str
    since: int
    before: Years = ()

    @property
    def first(self) -> int:
        """The version in which they stood first."""
        return self.before[0][0] if self.before else self.since


WordYears = tuple[dict[str, tuple[Run, ...]], ...]
"""For each version, the runs of each paragraph by address; joined they are its text."""


def years_of_words(history: History) -> WordYears:
    """The years of every word of every version. What is said of a version does not depend on later ones."""
    walk = _Walk(history)
    return tuple(walk.step(number) for number in range(len(history.versions)))


class _Walk:
    """The way through the versions, one after the other, with what is known of the last and of what was lost."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.lives: dict[str, list[Life]] = {}  # of each character, by the address in the last version
        self.before: dict[str, list[Life]] = {}  # the same of the version before, while they are joined
        self.standing: Lost[Life] | None = None  # its passages, once somebody asked for them
        self.lost: Lost[Life] = Lost()
        self.asleep: dict[int, tuple[str, list[Life], int]] = {}  # clause: its last text, its lives, when it was gone

    def step(self, number: int) -> dict[str, tuple[Run, ...]]:
        """Go on to version `number`; its runs by address."""
        paragraphs = self.history.paragraphs[number]
        if number:
            self._join_on(number)
        else:
            self.lives = {address: [(0, ())] * len(p.text) for address, p in paragraphs.items()}
        return {address: _runs(p.text, self.lives[address]) for address, p in paragraphs.items()}

    def _join_on(self, number: int) -> None:
        comparison, before = self.history.comparisons[number - 1], self.history.places[number - 1]
        came: list[tuple[Change, list[Life | None]]] = []
        # First everything that went, then what came: it may come from any of the others.
        for change in comparison.changes:
            old = _joined([self.lives[address] for address in change.old])
            came.append((change, self._kept(change, old, before, number)))
        for address, clause in before.items():
            if not self.history.clauses[clause].stands_in(number):
                text = self.history.paragraphs[number - 1][address].text
                self.asleep[clause] = text, self.lives[address], number
        self.before, self.lives, self.standing = self.lives, {}, None
        for change, lives in came:
            self._come(change, lives, number)

    def _kept(self, change: Change, old: list[Life], before: dict[str, int], number: int) -> list[Life | None]:
        """The life of each character of the new side that was kept, None for those that came; what went is lost."""
        kept: list[Life | None] = []
        ends = list(accumulate(len(self.history.paragraphs[number - 1][address].text) + 1 for address in change.old))
        gone, at = "", 0
        for edit in change.words:
            if edit.sign == "+":
                kept += _rewritten(gone, old[at - len(gone) : at], edit.text)
                gone = ""
                continue
            lives = old[at : at + len(edit.text)]
            at += len(edit.text)
            gone = edit.text if edit.sign == "-" else ""
            if edit.sign == "=":
                kept += lives
            else:
                # A passage that runs over the end of a paragraph belongs to the clause it begins in.
                owner = change.old[sum(end <= at - len(edit.text) for end in ends)]
                self.lost.add(before[owner], _words(edit.text, lives), number)
        return kept

    def _come(self, change: Change, lives: list[Life | None], number: int) -> None:
        """Settle the lives of the new paragraphs of a change."""
        places, before = self.history.places[number], self.history.places[number - 1]
        sources = {before[address] for address in change.old}
        is_several, around = len(change.old) > 1 or len(change.new) > 1, None
        at = 0
        for address in change.new:
            text = self.history.paragraphs[number][address].text
            mine = lives[at : at + len(text)]
            at += len(text) + 1
            clause = places[address]
            standing = self.history.clauses[clause].at(number)
            if standing and standing.happened == "back":
                woken = self._woken(clause, text, number)
                # Split off from another clause, it stood in that unbroken; taken from a partner, it is not that one's.
                one, other = (woken, mine) if len(change.old) == len(change.new) == 1 else (mine, woken)
                mine = [first or second for first, second in zip(one, other, strict=True)]
            # What came in one place of a change may have stood in another; only else was it gone and is there again.
            for start, end in _gaps(mine) if is_several else ():
                if text.count(" ", start, end) >= OWN - 1:
                    around = around or self._of_change(change, number)
                    mine[start:end] = self._found(around, text[start:end], sources | {clause}, number)
            for start, end in _gaps(mine):
                mine[start:end] = self._found(self.lost, text[start:end], sources | {clause}, number)
            self.lives[address] = [life or (number, ()) for life in mine]

    def _woken(self, clause: int, text: str, number: int) -> list[Life | None]:
        """The lives of the characters that a clause brought back from when it stood last."""
        stood, lives, gone = self.asleep[clause]
        found: list[Life | None] = []
        at = 0
        for edit in edits(stood, text):
            if edit.sign == "=":
                found += (_returned(life, gone, number) for life in lives[at : at + len(edit.text)])
            elif edit.sign == "+":
                found += [None] * len(edit.text)
            at += len(edit.text) if edit.sign != "+" else 0
        return found

    def _of_change(self, change: Change, number: int) -> Lost[Life]:
        """The words of the old paragraphs of a change, where some of them may stand twice now."""
        standing: Lost[Life] = Lost()
        for address in change.old:
            clause, text = (
                self.history.places[number - 1][address],
                self.history.paragraphs[number - 1][address].text,
            )
            standing.add(clause, _words(text, self.before[address]), number)
        return standing

    def _of_version(self, words: Sequence[str], number: int) -> list[Word[Life]]:
        """A long passage where it stands in the version before, in whatever clause: empty where it does not."""
        if self.standing is None:
            self.standing = Lost()
            for address, paragraph in self.history.paragraphs[number - 1].items():
                self.standing.add_standing(_words(paragraph.text, self.before[address]), number)
        return next((several for at, several in self.standing.find(words, ()) if not at), [])

    def _found(self, known: Lost[Life], text: str, clauses: set[int], number: int) -> list[Life | None]:
        """The lives of the characters of a passage that came, as far as it stood, or had stood, somewhere else."""
        found: list[Life | None] = [None] * len(text)
        words = list(_placed(text))
        for at, several in known.find([word for word, _, _ in words], clauses):
            run = words[at : at + len(several)]
            was_gone = any(one.gone < number for one in several)
            if was_gone and len(several) < len(words) and not _is_telling(text, run):
                continue
            if was_gone and len(run) >= ELSEWHERE:
                # It went from one clause, and another has it all the time: then it was never gone.
                several = self._of_version([word for word, _, _ in run], number) or several
            for k, one in enumerate(several):
                _, start, end = words[at + k]
                life = _returned(one.life, one.gone, number)
                # The space between two words that came back together belongs to them.
                space = words[at + k - 1][2] if k and found[words[at + k - 1][1]] == life else start
                found[space:end] = [life] * (end - space)
        return found


def _is_telling(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a stretch has words of content that are no names: a name alone stands in many sentences."""
    return sum(not is_slight(word) and not text[start].isupper() for word, start, _ in words) >= TELLING


def _returned(life: Life, gone: int, number: int) -> Life:
    """The life of what was gone since one version and is there again in another."""
    since, before = life
    return life if gone == number else (number, (*before, (since, gone - 1)))


def _rewritten(old: str, lives: Sequence[Life], new: str) -> list[Life | None]:
    """The lives of a passage that took another's place: a word written another way ("Requests", "requests") is kept."""
    found: list[Life | None] = [None] * len(new)
    before, after = list(_placed(old)), list(_placed(new))
    if len(before) * len(after) > _COMPARED:
        return found
    at = 0
    for word, start, end in after:
        for k in range(at, len(before)):
            same, since, until = before[k]
            if same == word and old[since:until] != new[start:end]:
                found[start:end] = [lives[since]] * (end - start)
                at = k + 1
                break
    return found


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The words and marks of a text as they are compared, and where each stands."""
    end = 0
    for token in tokens(text):
        start, end = end, end + len(token)
        if not token.isspace():
            yield comparable(token), start, end


def _words(text: str, lives: Sequence[Life]) -> list[Word[Life]]:
    return [Word(word, lives[start]) for word, start, _ in _placed(text)]


def _joined(several: Sequence[list[Life]]) -> list[Life]:
    """The lives of several paragraphs, those of the newlines between them included."""
    joined: list[Life] = []
    for k, lives in enumerate(several):
        joined += [(0, ()), *lives] if k else lives
    return joined


def _gaps(lives: Sequence[Life | None]) -> list[tuple[int, int]]:
    """The stretches of characters without a life."""
    found, at = [], 0
    for empty, some in groupby(lives, key=lambda life: life is None):
        length = len(list(some))
        if empty:
            found.append((at, at + length))
        at += length
    return found


def _runs(text: str, lives: Sequence[Life]) -> tuple[Run, ...]:
    """The text in runs of one life; spaces and marks between two runs go with the first."""
    runs: list[Run] = []
    at = 0
    for (since, before), some in groupby(lives):
        piece = text[at : at + len(list(some))]
        at += len(piece)
        if runs and (not any(map(str.isalnum, piece)) or (runs[-1].since, runs[-1].before) == (since, before)):
            runs[-1] = Run(runs[-1].text + piece, runs[-1].since, runs[-1].before)
        else:
            runs.append(Run(piece, since, before))
    return tuple(runs)
