"""Old lines and new ones woven into one: what stays, goes and comes, ends of paragraphs and marks included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import define, evolve, field, frozen
from lxml import etree

from resdiff.model import Edit, Paragraph, Sign
from resdiff.redline.atoms import Atom, Bit, text_atom
from resdiff.redline.citing import Citations, Kept, paired
from resdiff.redline.lines import OldLine, Setting, head_for, number_like
from resdiff.redline.word_xml import name_of


@frozen(eq=False)
class Woven:
    """One paragraph of the redline: its bits, what becomes of its end, and which paragraphs end there."""

    bits: tuple[Bit, ...]
    mark: Sign
    old: OldLine | None
    new: Paragraph | None

    @property
    def is_changed(self) -> bool:
        """True where anything in it is tracked."""
        return self.mark != "=" or any(bit.sign != "=" for bit in self.bits)


@frozen
class _Move:
    """One step of the weaving: a stretch of an old line that stays or goes, words that come, or an end."""

    sign: Sign
    old: int = -1
    start: int = 0
    end: int = 0
    new: int = -1
    text: str = ""
    at: int = -1  # where it stands in the new paragraph's text; -1 for its number and blanks
    is_end: bool = False


def weave(
    olds: Sequence[OldLine],
    news: Sequence[Paragraph],
    words: Sequence[Edit],
    settings: Sequence[Setting | None],
    citations: Citations,
    maker: Maker,
) -> list[Woven]:
    """The paragraphs that old lines and new paragraphs make together; `words` are the edits of their joined texts.

    `settings` say how each new paragraph is set; None where it is set as the old one whose place it takes.
    """
    moves = list(_moves(olds, news, words, settings))
    marks = [_marks(line) for line in olds]
    stays = paired(_kept(moves), marks, news, citations)
    return _Weaver(olds, news, settings, citations, maker, dict(stays)).weave(moves)


def settle_notes(
    olds: Sequence[OldLine], news: Sequence[Paragraph], words: Sequence[Edit], citations: Citations
) -> None:
    """Find out which notes of these lines stay, before any is woven."""
    moves = list(_moves(olds, news, words, [None] * len(news)))
    paired(_kept(moves), [_marks(line) for line in olds], news, citations)


def _kept(moves: Sequence[_Move]) -> list[Kept]:
    return [Kept(m.old, m.start, m.end, m.new, m.at) for m in moves if m.sign == "=" and not m.is_end and m.at >= 0]


def _marks(line: OldLine) -> list[tuple[int, Atom]]:
    found = []
    offset = 0
    for atom in line.atoms:
        if atom.notes:
            found.append((min(max(offset, line.start), line.end), atom))
        offset += len(atom.text)
    return found


def _moves(
    olds: Sequence[OldLine], news: Sequence[Paragraph], words: Sequence[Edit], settings: Sequence[Setting | None]
) -> Iterator[_Move]:
    """The steps, with what stands before each text and the blanks after it."""
    i = j = 0
    at = olds[0].start if olds else 0
    to = 0
    yield from _heads(olds, news, settings, 0 if olds else -1, 0 if news else -1)
    for edit in words:
        for k, piece in enumerate(edit.text.split("\n")) if len(olds) + len(news) > 2 else ((0, edit.text),):
            if k:
                yield _Move(edit.sign, i if edit.sign != "+" else -1, new=j if edit.sign != "-" else -1, is_end=True)
                i += edit.sign != "+"
                j += edit.sign != "-"
                at = olds[i].start if edit.sign != "+" else at
                to = 0 if edit.sign != "-" else to
                yield from _heads(olds, news, settings, i if edit.sign != "+" else -1, j if edit.sign != "-" else -1)
            if not piece:
                continue
            if edit.sign == "+":
                yield _Move("+", new=j, text=piece, at=to)
                to += len(piece)
            else:
                yield _Move(edit.sign, i, at, at + len(piece), j if edit.sign == "=" else -1, at=to)
                at += len(piece)
                to += len(piece) if edit.sign == "=" else 0
    sign: Sign = "=" if olds and news else "-" if olds else "+"
    yield _Move(sign, i if olds else -1, new=j if news else -1, is_end=True)


def _heads(
    olds: Sequence[OldLine], news: Sequence[Paragraph], settings: Sequence[Setting | None], i: int, j: int
) -> Iterator[_Move]:
    """What stands before the texts: a number that stays, goes, comes or changes."""
    head = olds[i].head if i >= 0 else ""
    if j < 0:
        if head:
            yield _Move("-", i, 0, len(head))
        return
    setting = settings[j] or (Setting(olds[i]) if i >= 0 else None)
    number = f"{news[j].number}\t" if news[j].number else ""
    wanted = number if setting is None else head_for(news[j], setting.model, typed=setting.typed)
    if i < 0:
        if wanted:
            yield _Move("+", new=j, text=wanted)
        return
    token = head.strip()
    if head == wanted or (token and number_like(token, news[j].number or token) == token and news[j].number):
        if head:
            yield _Move("=", i, 0, len(head), j)
        return
    if token and wanted.strip():
        start = head.index(token)
        yield _Move("=", i, 0, start, j)
        yield _Move("-", i, start, start + len(token))
        yield _Move("+", new=j, text=wanted.strip())
        yield _Move("=", i, start + len(token), len(head), j)
        return
    lead = len(head) - len(head.lstrip())
    if token:
        if lead:
            yield _Move("=", i, 0, lead, j)
        yield _Move("-", i, lead, len(head))
    else:
        if head:
            yield _Move("=", i, 0, len(head), j)
        if wanted[len(head) :]:
            yield _Move("+", new=j, text=wanted[len(head) :])


@frozen(eq=False)
class Maker:
    """Makes what is new: words in their dress, marks of notes."""

    words: Callable[[Paragraph, int, int, str, etree._Element | None], list[Atom]]
    """Of a new paragraph, from where to where in its text (-1 for its number), the text, the dress beside it."""
    mark: Callable[[Paragraph, int, etree._Element | None], Atom]
    """The mark at a place among those of a new paragraph."""
    again: Callable[[Atom, str], Atom]
    """A citation that repeats a number, with another number."""


@define
class _Weaver:
    olds: Sequence[OldLine]
    news: Sequence[Paragraph]
    settings: Sequence[Setting | None]
    citations: Citations
    maker: Maker
    stays: dict[int, tuple[int, int, Kept]]
    woven: list[Woven] = field(factory=list)
    _bits: list[Bit] = field(factory=list)
    _waiting: list[Atom] = field(factory=list)  # what is left of the old line, its first atom perhaps cut
    _offset: int = 0
    _line: int = -1
    _place: list[int] = field(factory=list)  # the next mark of each new paragraph

    def weave(self, moves: Sequence[_Move]) -> list[Woven]:
        self._place = [0] * len(self.news)
        kept = {(m.old, m.start): Kept(m.old, m.start, m.end, m.new, m.at) for m in moves if m.at >= 0}
        for move in moves:
            if move.old >= 0:
                self._begin(move.old)
            if move.is_end:
                self._end(move)
            elif move.sign == "+":
                self._come(move)
            elif move.sign == "=":
                self._stay(move, kept.get((move.old, move.start)))
            else:
                self._go(move.end)
        return self.woven

    def _begin(self, line: int) -> None:
        if line != self._line:
            self._line, self._waiting, self._offset = line, list(self.olds[line].atoms), 0

    def _stay(self, move: _Move, piece: Kept | None) -> None:
        inserted = move.new if move.at >= 0 else -1
        position = move.start
        if inserted >= 0:
            # New marks inside the stretch cut it.
            for place in range(self._place[inserted], len(self.news[inserted].anchors)):
                offset = self.news[inserted].anchors[place].offset
                if offset > move.at + move.end - move.start:
                    break
                if any((n, p) == (inserted, place) for n, p, _ in self.stays.values()):
                    continue
                stop = max(position, move.start + offset - move.at)
                self._copy(stop, piece)
                position = stop
                self._mark(inserted, place)
        self._copy(move.end, piece)

    def _copy(self, end: int, piece: Kept | None) -> None:
        """Keep the old atoms up to an offset in the line; marks at it only where they belong to this stretch."""
        while self._waiting:
            atom = self._waiting[0]
            if not atom.text:
                if self._offset >= end and not self._belongs(piece):
                    return
                self._pass_by()
                continue
            if self._offset >= end:
                return
            self._take("=", end)

    def _belongs(self, piece: Kept | None) -> bool:
        """True if among the empty atoms that come next a mark stays with this stretch."""
        for atom in self._waiting:
            if atom.text:
                return False
            if atom.notes and id(atom) in self.stays and self.stays[id(atom)][2] == piece:
                return True
        return False

    def _pass_by(self) -> None:
        """Put the next empty atom: a mark that stays or goes, or what only stands there."""
        atom = self._waiting.pop(0)
        if not atom.notes:
            self._bits.append(Bit("=", atom))
        elif id(atom) in self.stays:
            new, place, _ = self.stays[id(atom)]
            self._marks_before(new, place)
            self._place[new] = max(self._place[new], place + 1)
            number = self.citations.numbers[self.news[new].anchors[place].note]
            if atom.is_reference or (number,) == atom.notes:
                self._bits.append(Bit("=", atom))
            else:
                self._bits += [Bit("-", atom), Bit("+", self.maker.again(atom, number))]
        else:
            self._bits.append(Bit("-" if self.citations.are_compared or not self.news else "=", atom))

    def _go(self, end: int) -> None:
        while self._waiting and self._offset < end:
            atom = self._waiting[0]
            if atom.text:
                self._take("-", end)
            elif atom.notes or not atom.is_run or name_of(atom.nodes[0][-1]) == "commentReference":
                self._pass_by()
            else:
                # A picture or break inside the words that go, goes with them.
                self._bits.append(Bit("-", self._waiting.pop(0)))

    def _take(self, sign: Sign, end: int) -> None:
        """Put the next atom, up to an offset in the line; a whole one that is cut goes, and its words come anew."""
        atom = self._waiting.pop(0)
        length = min(len(atom.text), end - self._offset)
        if length < len(atom.text) and atom.whole:
            self._bits.append(Bit("-", atom))
            atom = evolve(text_atom(atom.text, atom.dress), wrappers=atom.wrappers, anew=True)
        if length < len(atom.text):
            self._waiting.insert(0, atom.cut(length, len(atom.text)))
        if not atom.anew:
            self._bits.append(Bit(sign, atom.cut(0, length)))
        elif sign == "=":
            self._bits.append(Bit("+", atom.cut(0, length)))
        self._offset += length

    def _come(self, move: _Move) -> None:
        paragraph = self.news[move.new]
        start, text = move.at, move.text
        if start >= 0:
            self._flush(move.new, start)
        position = 0
        if start >= 0:
            for place in range(self._place[move.new], len(paragraph.anchors)):
                offset = paragraph.anchors[place].offset
                if offset >= start + len(text) or self._is_kept(move.new, place):
                    continue
                self._words(move, position, offset - start)
                position = offset - start
                self._mark(move.new, place)
        self._words(move, position, len(text))

    def _words(self, move: _Move, begin: int, end: int) -> None:
        if begin < end:
            at = move.at + begin if move.at >= 0 else -1
            text = move.text[begin:end]
            atoms = self.maker.words(self.news[move.new], at, at + len(text), text, self._dress(move.new))
            self._bits += [Bit("+", evolve(atom, wrappers=self._around())) for atom in atoms]

    def _around(self) -> tuple[etree._Element, ...]:
        """What stands around new words: a link or control that goes on after them."""
        before = self._bits[-1].atom.wrappers if self._bits else ()
        following = self._waiting[0].wrappers if self._waiting else ()
        return before if before == following else ()

    def _dress(self, new: int) -> etree._Element | None:
        """How the words beside look: those that go, those before, those after, those of the model."""
        following = next((atom for atom in self._waiting if atom.text.strip()), None)
        before = next((bit.atom for bit in reversed(self._bits) if bit.atom.text.strip() and not bit.atom.notes), None)
        setting = self.settings[new]
        if before is None and following is None and setting is not None:
            texts = [atom for atom in setting.model.atoms if atom.text.strip() and not atom.notes]
            return max(texts, key=lambda atom: len(atom.text)).dress if texts else None
        beside = before or following
        return None if beside is None else beside.dress

    def _flush(self, new: int, upto: int) -> None:
        """Put the new marks that stand at or before an offset."""
        for place in range(self._place[new], len(self.news[new].anchors)):
            if self.news[new].anchors[place].offset > upto:
                break
            if self._is_kept(new, place):
                break  # it comes with the old words that it stands at, and the others after it
            self._mark(new, place)

    def _marks_before(self, new: int, place: int) -> None:
        for earlier in range(self._place[new], place):
            if not self._is_kept(new, earlier):
                self._mark(new, earlier)

    def _is_kept(self, new: int, place: int) -> bool:
        return any((n, p) == (new, place) for n, p, _ in self.stays.values())

    def _mark(self, new: int, place: int) -> None:
        if place < self._place[new]:
            return
        self._bits.append(Bit("+", self.maker.mark(self.news[new], place, self._dress(new))))
        self._place[new] = place + 1

    def _end(self, move: _Move) -> None:
        if move.sign != "-" and move.new >= 0:
            self._flush(move.new, len(self.news[move.new].text))
        if move.old >= 0:
            while self._waiting:
                atom = self._waiting[0]
                if atom.text:
                    self._take("-" if move.sign == "-" else "=", self._offset + len(atom.text))
                else:
                    self._pass_by()
        if move.sign != "-" and move.new >= 0:
            self._flush(move.new, len(self.news[move.new].text))
        old = self.olds[move.old] if move.old >= 0 else None
        new = self.news[move.new] if move.new >= 0 else None
        self.woven.append(Woven(tuple(self._bits), move.sign, old, new))
        self._bits = []
