"""Plain text to blocks: word-processor text, one paragraph a line, hard-wrapped lines, or free text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import evolve, frozen

from resdiff.errors import ReadingError
from resdiff.model import Note, Span, Unread
from resdiff.reading import limits
from resdiff.reading.blocks import Block, Pages
from resdiff.reading.decoding import decode
from resdiff.reading.front import opening_organ
from resdiff.reading.layout import flatten, named
from resdiff.reading.markdown import is_markdown, read_markdown
from resdiff.reading.marks import MarkFinder

WRAPPED_WIDTH = 130
"""A text whose lines are nearly all shorter than this may be hard-wrapped; a longer one never is."""

_ENDED = re.compile(r"[.;:,!?”\"»…)\]،؛؟。；：，、！？）】》]\s*\d{0,3}\s*$")
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,3}[.)]|\(?[a-z]{1,5}\)|[•·▪–—*-])\s+\S"
    r"|^\s*\d{1,3}\s*[-–]\s*[\u0620-\u064a]|^\s*(?:\d{1,3}[.．、]|[一二三四五六七八九十]{1,3}、)\s*[\u4e00-\u9fff]"
    r"|^\s*[(（][\u0620-\u064a\u0430-\u044f一二三四五六七八九十]\u0640?[)）]\s*\S"
)
# Scripts without spaces are joined without one.
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# Resolutions of the 1980s and 1990s number their notes and marks with a slash: "Rights, 1/".
_NOTE = re.compile(r"^\s*(\d{1,3})(?:\s*[\t ]|/(?=\s))\s*(?![-–]\s)(\S.*)$", re.DOTALL)
_SLASHED = re.compile(r"^\s*\d+/\s")
_NOTES_HEADING = re.compile(r"^(?i:(?:foot|end)?notes|notas|примечания|注|الحواشي):?$")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")

_FIELDS = ("session", "session dates", "agenda item", "distribution", "language", "symbol", "masthead")


@frozen
class Line:
    """One line of the file and its number, counted from 1."""

    number: int
    text: str

    @property
    def where(self) -> str:
        """How people find the line."""
        return f"line {self.number}"


def read_plain(data: bytes, name: str, encoding: str = "") -> Pages:
    """The blocks of a plain text, or of Markdown where it is that.

    `name` is what messages call it, `encoding` the one that a person named. Raises ReadingError for binary data,
    for too many lines and for what is not in that encoding, UsageError for an unknown one.
    """
    text, label = decode(data, name, encoding)
    if len(_LINE_END.findall(text)) > limits.MAX_LINES:
        raise ReadingError(f"{name} has more than {limits.MAX_LINES:,} lines", "give one document, not a collection")
    if is_markdown(text):
        return read_markdown(text, f"Markdown, {label}")
    return read_lines(text, f"plain text, {label}")


def read_lines(text: str, label: str) -> Pages:
    """The blocks of a text that comes in lines; `label` names the format for people."""
    unread: list[Unread] = []
    if nuls := text.count("\0"):
        unread.append(Unread("whole file", "\0" * min(nuls, 100), f"{nuls} NUL characters dropped"))
        text = text.replace("\0", "")
    # A form feed is a page break: it ends a line, and what follows may begin a paragraph.
    lines = [Line(n, line) for n, line in enumerate(_LINE_END.split(text.replace("\f", "\n")), 1)]
    lines = _set_aside(lines, unread)
    wrapped = _is_wrapped(lines)
    blocks = list(_unwrap(lines) if wrapped else _join_broken(lines))
    if lost := sum(line.text.count("-") for line in lines) - sum(block.text.count("-") for block in blocks):
        unread.append(Unread("line ends", "-" * lost, "hyphens that broke a word"))
    blocks, notes, headings = with_typed_notes(blocks, apart=wrapped)
    unread += headings
    return Pages(tuple(blocks), notes, tuple(unread), label)


def _set_aside(lines: Sequence[Line], unread: list[Unread]) -> list[Line]:
    """The lines without machine residue, which goes to `unread`. Blank lines stay: they part paragraphs."""
    kept: list[Line] = []
    tail = False
    for line in lines:
        tail = tail or bool(named("residue_tail", line.text))
        why = "word-processor residue" if tail else named("residue", line.text)
        if why and line.text.strip():
            unread.append(Unread(line.where, line.text, why))
        elif not tail:
            kept.append(line)
    return kept


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """True where lines were broken at a width: short lines, many of which stop in mid-sentence before the next."""
    full = [line.text for line in lines if line.text.strip()]
    if len(full) < 3 or sum(len(text) > WRAPPED_WIDTH for text in full) > max(2, len(full) // 50):
        return False
    # A tab at the head of the next line begins a paragraph, so that a line before it says nothing.
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
    followed = [before for before, after in pairs if not after.startswith("\t")]
    if not followed or sum(len(text) > WRAPPED_WIDTH for text in followed) > len(followed) / 5:
        return False
    open_ended = sum(not _ENDED.search(text) for text in followed)
    return open_ended >= 0.5 * len(followed) and median(map(len, followed)) > 30


def _is_tabbed(lines: Sequence[str]) -> bool:
    """True where paragraphs begin with a tab, so that a line is a paragraph."""
    return sum(line.startswith("\t") for line in lines) > len(lines) / 3


def _unwrap(lines: Sequence[Line]) -> Iterator[Block]:
    """Hard-wrapped lines to blocks: a blank line or a number at the head of a line begins a new one.

    Above the opening line of a resolution each known line of the front matter is a block of its own.
    """
    opening = next((line.number for line in lines if opening_organ(flatten(line.text))), 0)
    words = {word.casefold() for line in lines for word in _WORD.findall(_BROKEN.sub("", line.text.strip()))}
    group: list[Line] = []
    for line in [*lines, Line(0, "")]:
        starts = bool(_NUMBERED.match(line.text)) and not _mid_sentence(group)
        if line.number <= opening and (_is_field(line) or (group and _is_field(group[-1]))):
            starts = True
        if group and (not line.text.strip() or starts):
            yield Block(_join(group, words), group[0].where)
            group = []
        if line.text.strip():
            group.append(line)


def _is_field(line: Line) -> bool:
    """True for a line of the front matter that is whole by itself."""
    return named("front", line.text) in _FIELDS


def _mid_sentence(group: Sequence[Line]) -> bool:
    """True where the lines so far stop inside a sentence, so that a number next is a figure and no paragraph's."""
    return bool(group) and not _ENDED.search(group[-1].text)


def _join(group: Sequence[Line], words: set[str]) -> str:
    """The lines of a paragraph as one text; a word broken by a hyphen is put together as the document writes it."""
    pieces = [group[0].text.strip()]
    for line in group[1:]:
        following = line.text.strip()
        broken = _BROKEN.search(pieces[-1]) if pieces[-1].endswith("-") else None
        if not broken:
            pieces += ["" if _HAN.match(pieces[-1][-1:]) and _HAN.match(following) else " ", following]
            continue
        tail = (_WORD.match(following) or [""])[0]
        if _was_broken(broken.group(1), tail, words):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(following)
    return "".join(pieces)


def _was_broken(head: str, tail: str, words: set[str]) -> bool:
    """True if "imple-" + "mentation" is one word, false if the hyphen belongs to it ("Secretary-" + "General").

    The document's own spelling elsewhere decides; where it is silent, a hyphen before a capital stays, and so does
    one after a piece that is a word by itself.
    """
    whole, hyphened = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if whole in words:
        return True
    if hyphened in words or not tail or tail[0].isupper():
        return False
    return head.casefold() not in words


def _join_broken(lines: Sequence[Line]) -> Iterator[Block]:
    """One paragraph a line, save where a line break fell inside a sentence (it happens in official files too).

    A line goes on with the one before it if that stopped in mid-sentence and this one, in a file whose paragraphs
    begin with a tab, does not, and is no heading: it ends as paragraphs do, or begins in lower case.
    """
    full = [line for line in lines if line.text.strip()]
    tabbed = _is_tabbed([line.text for line in full])
    held: Block | None = None
    gap = False
    for line in lines:
        if not line.text.strip():
            gap = True
            continue
        if held is not None and tabbed and not gap and _goes_on(held.text, line.text):
            held = evolve(held, text=f"{held.text.rstrip()} {line.text.lstrip()}")
        else:
            if held is not None:
                yield held
            held = Block(line.text.rstrip(), line.where)
        gap = False
    if held is not None:
        yield held


def _goes_on(before: str, line: str) -> bool:
    if line.startswith("\t"):
        return False
    first = line.lstrip()[:1]
    if not before.startswith("\t"):  # a heading or a line of the front matter, broken in two
        return first.islower()
    return not _ENDED.search(before) and (first.islower() or bool(_ENDED.search(line)))


def with_typed_notes(
    blocks: Sequence[Block], *, apart: bool = False
) -> tuple[list[Block], tuple[Note, ...], list[Unread]]:
    """The blocks without the notes that someone typed below them and without their marks, the notes, their heading.

    `apart` is what MarkFinder knows by that name.
    """
    kept, listed = _take_notes(blocks)
    if not listed:
        return kept, (), []
    notes = tuple(note for note, _ in listed)
    headings = []
    if kept and _NOTES_HEADING.match(flatten(kept[-1].text)):
        heading = kept.pop()
        headings.append(Unread(heading.where, heading.text, "heading of the notes"))
    finder = MarkFinder(notes, apart=apart, slashed=bool(_SLASHED.match(listed[0][1].text)))
    printed = [_printed_number(block) for _, block in listed]
    marked = [_without_marks(block, finder, printed) for block in kept]
    # "1/" is told as note 1: what a number or mark is printed with besides is told, so that nothing is lost.
    beside = (re.sub(r"\d", "", mark).strip() for mark in printed)
    if odd := " ".join(dict.fromkeys(filter(None, beside))):
        headings.append(Unread("notes", odd, "what stands beside the numbers of notes"))
    return marked, notes, headings


def _printed_number(block: Block) -> str:
    found = _NOTE.match(block.text)
    return block.text[: found.start(2)].strip() if found else ""


def _without_marks(block: Block, finder: MarkFinder, printed: list[str]) -> Block:
    """The block without its marks, which are added to `printed` as they stood."""
    found = finder.take(block.text)
    if not found.anchors:
        return block
    printed += [block.text[start:end].strip() for start, end in found.cuts]

    def moved(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in found.cuts if start < offset)

    spans = (Span(moved(span.start), moved(span.end), span.style) for span in block.spans)
    return evolve(block, text=found.text, anchors=found.anchors, spans=tuple(s for s in spans if s.start < s.end))


def _take_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[Note, Block]]]:
    """The blocks without the note list at the end, and the notes, each with the block that it was.

    The list is the longest run of blocks "22 text" at the end, without a dot, each number one more than the one
    before; a numbered paragraph that lost its dot cannot pass for it, because paragraphs with dots follow.
    """
    end = len(blocks)
    start = end
    notes: list[tuple[Note, Block]] = []
    while start and (found := _NOTE.match(blocks[start - 1].text)) and not named("closing", blocks[start - 1].text):
        if blocks[start - 1].look == "table":
            break
        number = int(found.group(1))
        if notes and number != int(notes[0][0].number) - 1:
            break
        notes.insert(0, (Note(found.group(1), flatten(found.group(2))), blocks[start - 1]))
        start -= 1
    return list(blocks[:start]), notes
