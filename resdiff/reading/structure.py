"""Blocks to a Document: front matter known, preamble and operative part addressed, annexes and closing told apart.

The same for every format. A resolution is one sentence: the organ opens it, unnumbered preambular paragraphs
follow, then the numbered operative ones (Editorial Manual, Resolutions II.C). What is no resolution has no opening
line; its unnumbered paragraphs are P1, P2 ... and its numbered ones OP1, OP2 ... like everybody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve, field

from resdiff.model import Anchor, Comment, Document, Paragraph, Part, Span, Unread
from resdiff.reading.blocks import Block, Pages, check_length, check_number
from resdiff.reading.front import opening_organ, read_front, section_of
from resdiff.reading.layout import flatten, named, rules
from resdiff.reading.lead import is_operative_lead, is_preambular_lead, lead_phrase
from resdiff.reading.numbering import Levels, Printed, bullet, list_marker, operative_number

_ADOPTION_WORDS = 13
"""More words than these and a line is no meeting with its day."""
_ENDS_CLAUSE = re.compile(r"[,;.:،؛，；。：]\s*(?:and|or|et|ou|y|e|o|u|и|или)?$")
_HEADING_WORDS = 25


def structure(pages: Pages, source: str) -> Document:
    """The Document that `pages` hold; `source` is its name for people.

    Every block ends up in a paragraph or in `unread`. Raises ReadingError for too many of them, or too long ones.
    """
    check_number(len(pages.blocks), source)
    check_length([block.text for block in pages.blocks] + [note.text for note in pages.notes], source)
    blocks = [_typed(block) for block in pages.blocks if block.text.strip()]
    front, body = read_front(blocks, pages)
    above = [comment for block in blocks[: len(blocks) - len(body)] for comment in block.comments]
    builder = _Builder(resolution=front.has_opening, section=f"{front.section}." if front.section else "")
    builder.read(body)
    return Document(
        source=source,
        paragraphs=tuple(builder.paragraphs),
        notes=pages.notes,
        unread=(*front.unread, *builder.unread, *pages.unread),
        genre=front.genre,
        symbol=front.symbol,
        title=front.title,
        date=front.date,
        session=front.session,
        agenda_item=front.agenda_item,
        body=front.body,
        format=pages.format,
        comments=(*above, *builder.comments),
    )


@define
class _Builder:
    """Walks down the blocks and gives each its address."""

    resolution: bool
    paragraphs: list[Paragraph] = field(factory=list)
    unread: list[Unread] = field(factory=list)
    comments: list[Comment] = field(factory=list)
    _zone: Part = "preamble"
    _closing: bool = False
    _section: str = field(default="", alias="section")  # "A." in a composite resolution, "Annex." in an annex
    _counts: dict[str, int] = field(factory=dict)
    _parent: str = ""  # the address that sub-paragraphs hang on
    _levels: Levels = field(factory=Levels)
    _list_parent: str = ""
    _number: int = 0  # the last operative number
    _uses: Counter[str] = field(factory=Counter)  # how often a printed address, or the name of an annex, came
    _last_numbered: int = -1
    _ahead: bool = False  # an operative number is still to come
    _composite: bool = False  # the numbers begin again, so that lettered headings open sections

    def read(self, blocks: Sequence[Block]) -> None:
        # Where an operative number is still to come, an unnumbered paragraph is preambular whatever its verb
        # (A/RES/73/231 has "Looks forward" among its participles); an opening line begins anew.
        numbered = [(k, printed.value) for k, block in enumerate(blocks) if (printed := self._printed(block))]
        annex = next((k for k, block in enumerate(blocks) if _annex(flatten(block.text))), len(blocks))
        self._last_numbered = numbered[-1][0] if numbered else -1
        self._composite = sum(value == "1" for k, value in numbered if k < annex) > 1
        for k, block in enumerate(blocks):
            following = blocks[k + 1] if k + 1 < len(blocks) else None
            self._ahead = k < self._last_numbered
            self._read_block(block, following, blocks[k + 1 : k + 40])

    def _read_block(self, block: Block, following: Block | None, ahead: Sequence[Block]) -> None:
        flat = flatten(block.text)
        if (annex := _annex(flat)) is not None:
            self._open_annex(block, annex.group(1) or "")
            return
        if self._reads_as_closing(block, flat, following):
            self._set_aside(block, "adoption note")
            return
        if self._opens_section(block, flat, following):
            return
        if opening_organ(flat):
            self.resolution, self._zone = True, "preamble"
            self._set_aside(block, "front matter: opening")
            return
        if (printed := self._printed(block)) is not None:
            self._numbered(block, printed)
        elif block.look not in ("heading", "title") and (marker := list_marker(block.text)) and self._parent:
            self._listed(block, marker, ahead)
        elif block.look not in ("heading", "title") and self._parent and (dot := bullet(block.text)):
            self._item(block, dot)
        elif self._is_heading(block, flat, following):
            self._add(block, self._next("H"), "heading")
        else:
            self._unnumbered(block, flat)

    # The parts of a document

    def _open_annex(self, block: Block, numeral: str) -> None:
        self._zone, self._closing = "annex", False
        self._section = f"{self._told_apart(f'Annex{numeral}')}."
        self._counts.clear()
        self._number, self._parent = 0, ""
        self._add(block, self._next("H"), "heading")

    def _reads_as_closing(self, block: Block, flat: str, following: Block | None) -> bool:
        """True for the adoption note and what follows it (the record of the vote)."""
        if self._closing:
            return True
        told = named("closing", flat)
        if told == "day":
            # A day by itself may be text; in Chinese it stands above the meeting.
            told = named("closing", flatten(following.text), "meeting") if following is not None else ""
        if block.look == "closing" or told or _meeting_and_day(flat):
            # Only below the text: a paragraph has been read, and this is none itself.
            self._closing = bool(self.paragraphs)
            return self._closing
        return False

    def _opens_section(self, block: Block, flat: str, following: Block | None) -> bool:
        """True for the heading of a section of a composite resolution.

        That is "A" above an opening line, or "II Staff" above a preamble and numbers that begin again.
        """
        letter = section_of(flat)
        if not letter or following is None or self._zone == "annex" or block.look in ("table", "closing"):
            return False
        short = flat == letter and opening_organ(flatten(following.text))
        if not short and not (self._composite and (block.look == "heading" or flat == letter)):
            return False
        self._section, self._zone = f"{letter}.", "preamble"
        self._counts.clear()
        self._number, self._parent = 0, ""
        self._add(block, self._next("H"), "heading")
        return True

    # The kinds of paragraph

    def _printed(self, block: Block) -> Printed | None:
        return operative_number(block.text, self._number + 1)

    def _numbered(self, block: Block, printed: Printed) -> None:
        self._number = int(printed.value)
        part: Part = "annex" if self._zone == "annex" else "operative"
        if part == "operative":
            self._zone = "operative"
        address = f"{self._section}{printed.value}" if part == "annex" else f"{self._section}OP{printed.value}"
        self._counts["OP"] = int(printed.value)
        self._begin(self._add(_cut(block, printed.length), address, part, printed.mark))

    def _listed(self, block: Block, marker: Printed, ahead: Sequence[Block]) -> None:
        if self._list_parent != self._parent:
            self._list_parent, self._levels = self._parent, Levels()
        following = next((m.value for b in ahead if (m := list_marker(b.text))), "")
        opens = self.paragraphs[-1].text.rstrip().endswith((":", "："))
        path = self._levels.place(marker.value, following, opens=opens)
        address = self._parent + "".join(f"({value})" for value in path)
        self._add(_cut(block, marker.length), address, self._zone, marker.mark, level=len(path))

    def _item(self, block: Block, dot: Printed) -> None:
        """A bullet, or a paragraph that goes on under a numbered one: OP3.1, OP3(a).2."""
        last = self.paragraphs[-1]
        above = last.id.rpartition(".")[0] if last.number == dot.mark else last.id
        above = above or self._parent
        address = f"{above}.{self._count(above)}"
        self._add(_cut(block, dot.length), address, self._zone, dot.mark, level=last.level + (last.number != dot.mark))

    def _is_heading(self, block: Block, flat: str, following: Block | None) -> bool:
        if block.look in ("heading", "title"):
            return True
        if block.look in ("table", "closing") or (following is None and not self.paragraphs):
            return False
        if len(flat.split()) > _HEADING_WORDS or _ENDS_CLAUSE.search(flat.removesuffix(":")) or not flat[:1].isupper():
            return False
        if self._zone == "text" or not self.resolution:
            # Free text: a short line with no stop, above something longer that has one.
            return (
                following is not None and len(following.text) > len(flat) and bool(_ENDS_CLAUSE.search(following.text))
            )
        return not is_preambular_lead(flat) and not is_operative_lead(flat)

    def _unnumbered(self, block: Block, flat: str) -> None:
        if self._zone == "annex":
            self._begin(self._add(block, self._next("P"), "annex"))
        elif self._zone == "preamble" and (self.resolution or is_preambular_lead(flat)):
            if self._opens_operative(flat):
                # A single operative paragraph, or a decision's, is not numbered.
                self._zone = "operative"
                self._counts["OP"] = self._counts.get("OP", 0) + 1
                self._begin(self._add(block, f"{self._section}OP{self._counts['OP']}", "operative"))
            else:
                self.resolution = True
                self._begin(self._add(block, self._next("PP"), "preamble"))
        elif self._zone == "operative" and self._number == 0:
            self._counts["OP"] = self._counts.get("OP", 0) + 1
            self._begin(self._add(block, f"{self._section}OP{self._counts['OP']}", "operative"))
        elif self._zone == "operative":
            above = self._parent or f"{self._section}OP{self._number}"
            self._add(block, f"{above}.{self._count(above)}", "operative", level=1)
        else:
            self._zone = "text" if self._zone == "preamble" else self._zone
            self._begin(self._add(block, self._next("P"), "text"))
            self._zone = "preamble"

    def _opens_operative(self, flat: str) -> bool:
        return not self._ahead and is_operative_lead(flat) and not is_preambular_lead(flat)

    # Addresses

    def _next(self, prefix: str) -> str:
        return f"{self._section}{prefix}{self._count(prefix)}"

    def _count(self, key: str) -> int:
        self._counts[key] = self._counts.get(key, 0) + 1
        return self._counts[key]

    def _told_apart(self, address: str) -> str:
        """The address, with "#2", "#3" ... where it came before."""
        self._uses[address] += 1
        return address if self._uses[address] == 1 else f"{address}#{self._uses[address]}"

    def _begin(self, paragraph: Paragraph) -> None:
        """From here on sub-paragraphs belong to `paragraph`."""
        self._parent, self._list_parent = paragraph.id, ""

    def _add(self, block: Block, address: str, part: Part, number: str = "", *, level: int = 0) -> Paragraph:
        unique = self._told_apart(address)
        block = _trim(block)
        lead = lead_phrase(block.text, block.spans) if part in ("preamble", "operative") and level == 0 else ""
        paragraph = Paragraph(unique, part, block.text, number, lead, level, block.anchors, block.spans, block.where)
        self.paragraphs.append(paragraph)
        self.comments += (evolve(comment, paragraph=unique) for comment in block.comments)
        return paragraph

    def _set_aside(self, block: Block, why: str) -> None:
        self.unread.append(Unread(block.where, block.printed, why))
        self.comments += block.comments


def _annex(flat: str) -> re.Match[str] | None:
    """The heading of an annex; its group is the numeral, if there is one."""
    return rules("annex")[0][1].match(flat)


def _typed(block: Block) -> Block:
    """The block with its automatic number in the text, as if someone had typed it: what follows knows one way only."""
    if not block.number:
        return block
    head = f"{block.number}\t"
    return evolve(
        block,
        text=head + block.text,
        number="",
        anchors=tuple(Anchor(a.offset + len(head), a.note) for a in block.anchors),
        spans=tuple(Span(s.start + len(head), s.end + len(head), s.style) for s in block.spans),
    )


def _cut(block: Block, length: int) -> Block:
    """The block without its first `length` characters; marks and styles move along."""
    return evolve(
        block,
        text=block.text[length:],
        anchors=tuple(Anchor(max(0, a.offset - length), a.note) for a in block.anchors),
        spans=tuple(Span(max(0, s.start - length), s.end - length, s.style) for s in block.spans if s.end > length),
    )


def _meeting_and_day(flat: str) -> bool:
    """True for both lines of an adoption note in one, as pages without an empty line between them give it."""
    words = flat.split(" ")
    if not 3 < len(words) < _ADOPTION_WORDS:
        return False
    halves = ((" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words)))
    return any(named("closing", one, "meeting") and named("closing", other, "day") for one, other in halves)


def _trim(block: Block) -> Block:
    """The block without white space at its ends."""
    block = _cut(block, len(block.text) - len(block.text.lstrip()))
    end = len(block.text.rstrip())
    return evolve(
        block,
        text=block.text[:end],
        anchors=tuple(Anchor(min(a.offset, end), a.note) for a in block.anchors),
        spans=tuple(Span(s.start, min(s.end, end), s.style) for s in block.spans if s.start < end),
    )
