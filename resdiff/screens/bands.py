"""What a row says: its bands and cells, beside each other for a wide screen or in one column for a narrow one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from attrs import evolve, frozen

from resdiff.model import Change, Comparison, Document, Edit, Paragraph, Sign
from resdiff.screens import signs
from resdiff.screens.called import listed, name_of
from resdiff.screens.cells import Looks, Side, address_lines, arrowed, blocks, note_mark, shown
from resdiff.screens.rows import Row
from resdiff.screens.sheet import Band, Block, Piece
from resdiff.screens.standing import Standing

Cell = tuple[Block, ...]
_SIDES: tuple[Literal["-", "+"], ...] = ("-", "+")
_OLD, _NEW = (Side.of(sign, ()) for sign in _SIDES)
_WIDEST_ADDRESS = 7
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@frozen
class Layout:
    """How rows are set: side by side or in one column, room for an address, words in brackets for plain terminals."""

    columns: int
    label_width: int
    bracketed: bool = False

    @property
    def wide(self) -> bool:
        """True where old and new text stand side by side."""
        return self.columns > 1


def label_width(comparison: Comparison) -> int:
    """The room for an address, in cells: that of the longest one, within reason."""
    ids = [paragraph.id for document in (comparison.old, comparison.new) for paragraph in document.paragraphs]
    return min(max((len(address) for address in ids), default=4), _WIDEST_ADDRESS)


def bands(row: Row, comparison: Comparison, layout: Layout, position: int = 0) -> tuple[Band, ...]:
    """The bands of a row. `position` tells a moved clause which way its other end is: above (-1) or below (1)."""
    match row.role:
        case "front":
            return _front(comparison, layout)
        case "end":
            return _end(comparison, layout)
        case "fold":
            return (_fold(row, layout),)
        case "ghost":
            assert row.change
            return (_ghost(row.change, comparison, layout, position),)
        case _:
            assert row.change
            return _clause(row, row.change, comparison, layout, position)


def _clause(row: Row, change: Change, comparison: Comparison, layout: Layout, position: int) -> tuple[Band, ...]:
    old = [comparison.old_paragraphs[i] for i in change.old]
    new = [comparison.new_paragraphs[i] for i in change.new]
    looks = _looks(row, change, layout)
    cells = (
        _side_by_side(change, old, new, looks, layout) if layout.wide else _together(change, old, new, looks, layout)
    )
    if row.role == "heading":
        cells = tuple(tuple(map(_as_heading, cell)) for cell in cells)
    came_or_went = change.kind in ("added", "removed")
    found = [Band(cells, signs.signs(change), row.look, repeats=came_or_went, mark=row.standing.mark)]
    if told := "; ".join(filter(None, [_told(change, position), row.standing.told])):
        aside = (Block((Piece(told, "aside", ""),)),)
        found.insert(0, Band(((), aside) if layout.wide else (aside,), "", row.look))
    return (*found, *_notes(change, layout), *_own_words(row.standing, layout), *_remarks(row.standing, layout))


def _looks(row: Row, change: Change, layout: Layout) -> Looks:
    if change.kind in ("added", "removed"):
        return Looks("kept", "gone", "came", whole=True)
    quiet = change.is_quiet and row.role != "heading"
    return Looks("unchanged" if quiet else "kept", bracketed=layout.bracketed)


def _side_by_side(
    change: Change, old: Sequence[Paragraph], new: Sequence[Paragraph], looks: Looks, layout: Layout
) -> tuple[Cell, ...]:
    left = blocks(change.words, [Side.of("-", old)], looks, layout.label_width) if old else ()
    right = blocks(change.words, [Side.of("+", new)], looks, layout.label_width) if new else ()
    # The arrow says that the address is another one; without a counterpart there is nothing to point from.
    point = bool(old) and change.old != change.new
    return left, tuple(evolve(block, labels=_pointed(block.labels, point)) for block in right)


def _pointed(labels: Sequence[str], point: bool) -> tuple[str, ...]:
    return arrowed(labels) if point else tuple("  " + label for label in labels)


def _together(
    change: Change, old: Sequence[Paragraph], new: Sequence[Paragraph], looks: Looks, layout: Layout
) -> tuple[Cell, ...]:
    sides = [side for side in (Side.of("-", old), Side.of("+", new)) if side.paragraphs]
    return (blocks(change.words, sides, looks, layout.label_width),)


def _as_heading(block: Block) -> Block:
    return evolve(block, pieces=tuple(evolve(piece, emphasis="heading") for piece in block.pieces))


def _told(change: Change, position: int) -> str:
    """What the texts alone do not show, in words: where a clause came from, how many it was, what is uncertain."""
    told = []
    was, is_now = listed(change.old), listed(change.new)
    if change.transfer:
        part = "preamble" if change.transfer == "promoted" else "operative part"
        told.append(f"{change.transfer} from the {part}, where it was {was}{_arrow(position)}")
    elif change.moved:
        told.append(f"moved from {was}{_arrow(position)}")
    if change.kind == "split":
        told.append(f"split in {_count(len(change.new))}: {was} became {is_now}")
    elif change.kind in ("merged", "recast"):
        told.append(f"{change.kind}: {was} became {is_now}")
    if change.copied:
        told.append(f"a copy: {shown(change.why)}")
    if change.uncertain:
        told.append("uncertain, r tells why")
    return "; ".join(told)


def _notes(change: Change, layout: Layout) -> tuple[Band, ...]:
    """The notes that changed, below their clause; a note that came or went stands on its side only."""
    found = []
    for note in change.notes:
        whole = note.kind != "reworded"
        looks = Looks("note", "gone", "came", whole=True) if whole else Looks("note", bracketed=layout.bracketed)
        if layout.wide:
            cells: tuple[Cell, ...] = (
                _note(note.old, note.words, [_OLD], looks) if note.old else (),
                _note(note.new, note.words, [_NEW], looks) if note.new else (),
            )
        else:
            cells = (_note(note.new or note.old, note.words, [_OLD, _NEW], looks),)
        found.append(Band(cells, signs.SIGNS[note.kind], note.kind, repeats=whole))
    return tuple(found)


def _own_words(standing: Standing, layout: Layout) -> Iterator[Band]:
    """Words of a person's own below the clause: under each text as they change that one."""
    if not standing.own:
        return
    base, draft = (_third(words, layout) for words in standing.own)
    if layout.wide:
        beside = tuple(evolve(block, labels=_pointed(block.labels, False)) for block in draft)
        yield Band((base, beside), mark=standing.mark)
        return
    for told, cell in (("own wording, as it changes the base", base), ("and as it changes the draft", draft)):
        yield Band(((Block((Piece(told, "aside", ""),)), *cell),))


def _third(words: Sequence[Edit], layout: Layout) -> Cell:
    """A third text with what it changes in one of the two, a block for each paragraph."""
    sides = [Side(sign, (), _ends(words, sign), (), ()) for sign in _SIDES]
    first, *rest = blocks(words, sides, Looks("kept", bracketed=layout.bracketed), 0)
    return (evolve(first, labels=("own",)), *rest)


def _ends(words: Sequence[Edit], sign: Sign) -> tuple[int, ...]:
    """Where the paragraphs of one side end that are joined by newlines."""
    text = "".join(edit.text for edit in words if edit.sign in ("=", sign))
    return tuple(offset for offset, character in enumerate(text) if character == "\n")


def _remarks(standing: Standing, layout: Layout) -> Iterator[Band]:
    """What was remarked on a clause, below it on the side of the draft."""
    for opening, text in standing.remarks:
        first, *rest = text.split("\n")
        cell = (
            Block((Piece(f"{shown(opening)}: ", "remark", ""), Piece(shown(first), "note", ""))),
            *(Block((Piece(shown(line), "note", ""),)) for line in rest),
        )
        yield Band(((), cell) if layout.wide else (cell,), "“", "remark")


def _note(number: str, words: Sequence[Edit], sides: Sequence[Side], looks: Looks) -> Cell:
    """A note below its clause: its number as a mark, then its text."""
    body = [piece for block in blocks(words, sides, looks, 0) for piece in block.pieces]
    look = looks.of(sides[-1].sign) if looks.whole else "note-mark"
    return (Block((Piece(f"{note_mark(number)} ", look, ""), *body)),)


def _ghost(change: Change, comparison: Comparison, layout: Layout, position: int) -> Band:
    """One line where a moved clause stood: where it went, and its first words to know it by."""
    verb = change.transfer or "moved"
    text = " ".join(comparison.old_paragraphs[i].text for i in change.old)
    told = Piece(f"{verb} to {listed(change.new)}{_arrow(position)}  ", "aside", "")
    block = Block((told, Piece(shown(text), "ghost", "-")), address_lines(change.old[0], layout.label_width)[:1])
    block = evolve(block, one_line=True)
    return Band(((block,), ()) if layout.wide else ((block,),), "»", "moved")


def _fold(row: Row, layout: Layout) -> Band:
    """One line for a run of unchanged clauses: how many, and from where to where on each side."""
    changes = [folded.change for folded in row.folded if folded.change]
    count = _counted(len(changes), "unchanged paragraph")
    old = ranged(changes[0].old[0], changes[-1].old[-1])
    new = ranged(changes[0].new[0], changes[-1].new[-1])
    if layout.wide:
        return Band(((_quiet(f"··· {count}, {old}"),), (_quiet(f"··· {new}"),)), "", "fold")
    return Band(((_quiet(f"··· {count}, {old}" + (f" → {new}" if new != old else "")),),), "", "fold")


def _quiet(text: str) -> Block:
    return Block((Piece(text, "aside", ""),), one_line=True)


def _front(comparison: Comparison, layout: Layout) -> tuple[Band, ...]:
    """Both documents' symbols, titles and dates, and a word where they do not differ."""
    old, new = comparison.old, comparison.new
    if layout.wide:
        found = [Band((_masthead(old), _masthead(new)), "", "front")]
    else:
        titles = dict.fromkeys(shown(document.title) for document in (old, new) if document.title)
        heads = (_named(old, ""), _named(new, "→ "), *(Block((Piece(title, "kept", ""),)) for title in titles))
        found = [Band((heads,), "", "front")]
    if not comparison.changes:
        found.append(_remark("Neither document holds a paragraph.", layout))
    elif all(change.is_quiet for change in comparison.changes):
        found.append(_remark("The two texts are the same, word for word.", layout))
    return tuple(found)


def _remark(text: str, layout: Layout) -> Band:
    blank, remark = Block(), Block((Piece(text, "aside", ""),))
    return Band(((blank, remark), ()) if layout.wide else ((blank, remark),), "", "front")


def _masthead(document: Document) -> Cell:
    """A document's name, its title, and what else its head says."""
    lines = (
        (name_of(document), "kept", "heading"),
        (shown(document.title), "kept", ""),
        (_facts(document), "aside", ""),
    )
    return tuple(Block((Piece(text, look, "", emphasis),)) for text, look, emphasis in lines if text)


def _named(document: Document, arrow: str) -> Block:
    """A document's name and what else its head says, in one paragraph."""
    name = Piece(f"{arrow}{name_of(document)}", "kept", "", "heading")
    return Block((name, Piece(f"  {_facts(document)}", "aside", "")))


def _facts(document: Document) -> str:
    size = _counted(len(document.paragraphs), "paragraph")
    return shown(", ".join(fact for fact in (document.body, long_date(document.date), size) if fact))


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _end(comparison: Comparison, layout: Layout) -> tuple[Band, ...]:
    """The adoption notes, and how much was set aside: nothing is dropped in silence."""
    cells = [(*_closing(document),) for document in (comparison.old, comparison.new)]
    return (Band(tuple(cells) if layout.wide else (cells[0] + cells[1],), "", "front"),)


def _closing(document: Document) -> Cell:
    adoption = " · ".join(shown(piece.text) for piece in document.unread if piece.why == "adoption note")
    aside = [piece for piece in document.unread if piece.why != "adoption note"]
    pages = f"{_counted(len(aside), 'piece')} set aside; resdiff outline lists them" if aside else ""
    told = [f"End of {name_of(document)}", adoption, pages]
    return tuple(Block((Piece(text, "aside", ""),)) for text in told if text)


def ranged(first: str, last: str) -> str:
    """From one address to another."""
    return first if first == last else f"{first}–{last}"


def long_date(iso: str) -> str:
    """A date as it is printed on the document ("19 December 2023"), or as it was given where it is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    # Not strftime: the month's name must not depend on the locale.
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _arrow(position: int) -> str:
    return " ↑" if position < 0 else " ↓" if position > 0 else ""


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
