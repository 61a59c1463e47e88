"""An amendment laid over its draft: what its instructions say is done where it can be, and told where it cannot."""

from __future__ import annotations

from attrs import define, evolve, field, frozen

from resdiff.model import Document, Paragraph
from resdiff.review.instructions import Instruction, instructions
from resdiff.review.pieces import Piece
from resdiff.review.recounting import reached, recount
from resdiff.review.renoting import renote
from resdiff.review.rewording import reworded
from resdiff.summary.english import listed, quotation
from resdiff.wording import tokens
from resdiff.wording.tokens import unified

_CLINGS = tuple(",;:.)")
"""A mark that stands at the word before it, without a space."""


@frozen
class Step:
    """What became of one instruction: `trouble` says why it was not followed, empty where it was."""

    instruction: Instruction
    trouble: str = ""


@frozen
class Amended:
    """A draft as it stands with an amendment, and what became of each instruction."""

    document: Document
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many instructions were followed."""
        return sum(not step.trouble for step in self.steps)


def amend(draft: Document, amendment: Document) -> Amended:
    """The draft with the amendment, as a document of its own that is compared and reviewed like any other.

    Addresses are those of the draft throughout. Words are replaced only where they stand once in the paragraph that
    is named; nothing is guessed. Numbers and notes are counted anew.
    """
    work = _Work(draft)
    steps = tuple(Step(each, work.follow(each)) for each in instructions(amendment))
    pieces, notes = renote(work.pieces(), [draft], 0)
    document = evolve(
        draft,
        source=f"{draft.name} as amended by {amendment.name}",
        symbol=amendment.symbol,
        date=amendment.date,
        paragraphs=recount(pieces, [draft]),
        notes=notes,
        unread=(),
        comments=(),
        format="",
    )
    return Amended(document, steps)


@define
class _Work:
    """The draft in the middle of being amended."""

    draft: Document
    _now: dict[str, tuple[Paragraph, ...]] = field(init=False)  # what stands where each paragraph stood
    _before: dict[str, list[Piece]] = field(factory=dict, init=False)
    _after: dict[str, list[Piece]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._now = {paragraph.id: (paragraph,) for paragraph in self.draft.paragraphs}

    def follow(self, instruction: Instruction) -> str:
        """Do what is said; what hinders it comes back, and then nothing was done."""
        if not instruction.does:
            return "this is no form of instruction that resdiff knows"
        if instruction.does == "renumber":
            return ""
        if instruction.target not in self._now:
            return f"{self.draft.name} has no paragraph {instruction.target}"
        if not self._now[instruction.target]:
            return f"{instruction.target} is deleted already"
        if "paragraph" in instruction.does:
            return self._paragraph(instruction)
        (paragraph,) = self._now[instruction.target][:1]
        if instruction.does == "insert at the end":
            end = len(paragraph.text.rstrip().rstrip(",;.:"))
            return self._reword(instruction.target, paragraph, (end, end), instruction.text)
        places = find(instruction.words, paragraph.text)
        if len(places) != 1:
            return self._not_once(instruction, len(places))
        start, end = places[0]
        if instruction.does in ("insert after", "insert before") and self._stands(
            instruction, paragraph.text, places[0]
        ):
            return f"the words {quotation(instruction.text)} stand there already"
        place, text = {
            "insert after": ((end, end), instruction.text),
            "insert before": ((start, start), instruction.text),
            "delete words": ((start, end), ""),
            "replace words": ((start, end), instruction.text),
        }[instruction.does]
        return self._reword(instruction.target, paragraph, place, text)

    def _paragraph(self, instruction: Instruction) -> str:
        target, (paragraph,) = instruction.target, self._now[instruction.target][:1]
        bare = evolve(paragraph, anchors=(), spans=(), lead="")
        new = [Piece(evolve(bare, text=text), 0, target) for text in instruction.text.split("\n")]
        if instruction.does == "delete paragraph":
            self._now |= {address: () for address in self._now if target in reached(address)}
        elif instruction.does == "replace paragraph":
            self._now[target] = reworded([paragraph], instruction.text.split("\n"))
        elif instruction.does == "add paragraph before":
            self._before.setdefault(target, []).extend(new)
        else:
            last = [address for address in self._now if target in reached(address)][-1]
            self._after.setdefault(last, []).extend(new)
        return ""

    def _stands(self, instruction: Instruction, text: str, place: tuple[int, int]) -> bool:
        """Whether what is to be inserted is there, as in a text that was adopted with the amendment."""
        if instruction.does == "insert after":
            return any(
                text[place[1] : start].isspace() or start == place[1] for start, _ in find(instruction.text, text)
            )
        return any(text[end : place[0]].isspace() or end == place[0] for _, end in find(instruction.text, text))

    def _reword(self, target: str, paragraph: Paragraph, place: tuple[int, int], text: str) -> str:
        whole = _spliced(paragraph.text[: place[0]], text, paragraph.text[place[1] :])
        self._now[target] = reworded([paragraph], [whole])
        return ""

    def _not_once(self, instruction: Instruction, times: int) -> str:
        target, words = instruction.target, quotation(instruction.words)
        if times:
            return f"the words {words} stand in {target} {'twice' if times == 2 else f'{times} times'}"
        others = [address for address, ps in self._now.items() if any(find(instruction.words, p.text) for p in ps)]
        elsewhere = f"; {listed(others)} {'has' if len(others) == 1 else 'have'} these words" if others else ""
        return f"{target} of {self.draft.name} does not have the words {words}{elsewhere}"

    def pieces(self) -> list[Piece]:
        """What stands now, in order."""
        found = []
        for address, standing in self._now.items():
            found += self._before.get(address, [])
            found += [Piece(paragraph, 0, address) for paragraph in standing]
            found += self._after.get(address, [])
        return found


def find(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text as whole words, whatever their spaces, hyphens and quotation marks look like."""
    wanted = [unified(token) for token in tokens(words) if not token.isspace()]
    here: list[tuple[str, int, int]] = []
    end = 0
    for token in tokens(text):
        start, end = end, end + len(token)
        if not token.isspace():
            here.append((unified(token), start, end))
    size = len(wanted)
    return [
        (here[at][1], here[at + size - 1][2])
        for at in range(len(here) - size + 1)
        if wanted and [word for word, _, _ in here[at : at + size]] == wanted
    ]


def _spliced(left: str, text: str, right: str) -> str:
    """The three joined with one space where words meet, and none before a mark that clings to its word."""
    for part in (text.strip(), right):
        if not part:
            continue
        if part.startswith(_CLINGS):
            left = left.rstrip(" ")
        elif left and not left.endswith((" ", "(", "“")) and not part.startswith(" "):
            left += " "
        elif left.endswith(" "):
            part = part.lstrip(" ")
        left += part
    return left if right or text.strip() else left.rstrip(" ")
