"""Which citation of a note in the base is the same in the new text, which goes and which comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field, frozen

from resdiff.model import Document, Paragraph
from resdiff.redline.atoms import Atom
from resdiff.wording import edits

_ALIKE = 0.5
"""Share of a note's words that stay, from which on it was reworded; below, one note took the place of another."""


@define
class Citations:
    """The notes of both sides, and which old one became which new one, as far as that is settled."""

    old: Document
    new: Document
    firsts: set[tuple[str, int]] = field(factory=set)  # address and place of the citations that bring a note along
    numbers: dict[str, str] = field(factory=dict)  # what each new note will print, counted in order of citation
    became: dict[str, str] = field(factory=dict)
    settled: bool = False

    def __attrs_post_init__(self) -> None:
        for paragraph in self.new.paragraphs:
            for place, anchor in enumerate(paragraph.anchors):
                if anchor.note not in self.numbers:
                    counts = anchor.note.isdigit()
                    self.numbers[anchor.note] = str(self._counted() + 1) if counts else anchor.note
                    self.firsts.add((paragraph.id, place))

    def _counted(self) -> int:
        return sum(number.isdigit() for number in self.numbers.values())

    @property
    def are_compared(self) -> bool:
        """False where the new text has no notes at all, which says nothing of those of the base: they stay."""
        return bool(self.new.notes)

    def same(self, atom: Atom, paragraph: Paragraph, place: int) -> bool:
        """True if an old citation is the one at `place` among those of a new paragraph."""
        note = paragraph.anchors[place].note
        first = (paragraph.id, place) in self.firsts
        if len(atom.notes) != 1 or atom.is_reference != first:
            return False
        (was,) = atom.notes
        if self.settled or not first:
            return self.became.get(was) == note
        if not self._alike(self.old.note(was), self.new.note(note)):
            return False
        self.became[was] = note
        return True

    def _alike(self, old: str, new: str) -> bool:
        if not old or not new or old == new:
            return True
        kept = sum(len(edit.text) for edit in edits(old, new) if edit.sign == "=")
        return 2 * kept >= _ALIKE * (len(old) + len(new))


@frozen
class Kept:
    """A stretch of old text that stays: where it stands in the old line's raw text, and in the new paragraph's."""

    old: int
    start: int
    end: int
    new: int
    at: int


def paired(
    kept: Iterable[Kept],
    marks: Sequence[Sequence[tuple[int, Atom]]],
    news: Sequence[Paragraph],
    citations: Citations,
) -> Mapping[int, tuple[int, int, Kept]]:
    """The old marks that stay: by `id` of the atom, the new paragraph, the place among its marks, and the stretch.

    `marks` are those of each old line with their offsets. A mark stays where the words beside it stay.
    """
    found: dict[int, tuple[int, int, Kept]] = {}
    last = [-1] * len(news)
    for piece in kept:
        anchors = news[piece.new].anchors
        for offset, atom in marks[piece.old]:
            if not piece.start <= offset <= piece.end or id(atom) in found:
                continue
            wanted = piece.at + offset - piece.start
            for place in range(last[piece.new] + 1, len(anchors)):
                if anchors[place].offset == wanted and citations.same(atom, news[piece.new], place):
                    found[id(atom)] = (piece.new, place, piece)
                    last[piece.new] = place
                    break
    return found
