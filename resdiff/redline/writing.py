"""The changes of a comparison written into a Word file as tracked changes."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from attrs import define, field, frozen
from lxml import etree

from resdiff.errors import ResdiffError
from resdiff.model import Comparison, Edit, Paragraph, Sign
from resdiff.reading.docx.xml import W
from resdiff.redline.atoms import MOVES, NAMES, Identities, Stamp, content_of, text_atom
from resdiff.redline.citing import Citations
from resdiff.redline.comments import Comments, Remark
from resdiff.redline.dressing import dressed_words
from resdiff.redline.ends import keep_last_ends, mark_end, spare_first_note
from resdiff.redline.lines import OldLine, Setting
from resdiff.redline.manuscript import Manuscript
from resdiff.redline.notes import NoteWriter, refill
from resdiff.redline.options import Options
from resdiff.redline.plan import Step, plan
from resdiff.redline.standing import Standing
from resdiff.redline.tables import Cell, cells_of, cite_in_cells, mark_row, row_like, texts_in_cells
from resdiff.redline.weaving import Maker, Woven, settle_notes, weave
from resdiff.redline.word_xml import PARAGRAPH_ORDER, make, put, take
from resdiff.wording import edits


@frozen(eq=False)
class Written:
    """What the other forms must know: the numbers that Word counted before old paragraphs, and of marks of notes."""

    numbers: Mapping[etree._Element, str]
    notes: Mapping[etree._Element, str]


def write_changes(
    manuscript: Manuscript, comparison: Comparison, options: Options, typed: Collection[str] = ()
) -> Written:
    """Write all changes into the manuscript.

    `typed` are the new paragraphs whose numbers are typed even where Word counts those around them.

    Raises ResdiffError where the file shows a paragraph otherwise than it was read.
    """
    return _Writer(manuscript, comparison, options, typed).write()


@define
class _Writer:
    manuscript: Manuscript
    comparison: Comparison
    options: Options
    typed: Collection[str]
    citations: Citations = field(init=False)
    identities: Identities = field(init=False)
    notes: NoteWriter = field(init=False)
    comments: Comments = field(init=False)
    standing: Standing = field(init=False)
    _cursor: etree._Element | None = None  # after which element of the text the next new one comes
    _turn: int = 0
    _last: Sign = "="  # what became of the end of the paragraph before
    _at_new: dict[str, etree._Element] = field(factory=dict)
    _at_old: dict[str, etree._Element] = field(factory=dict)
    _real: dict[str, str] = field(factory=dict)  # address -> the name of its move, "old " or "new " before it

    def __attrs_post_init__(self) -> None:
        root = self.manuscript.document
        ids = [int(i) for e in root.iter() if re.fullmatch(r"\d{1,9}", i := e.get(f"{W}id", ""))]
        self.identities = Identities(max(ids, default=0))
        self.citations = Citations(self.comparison.old, self.comparison.new)
        self.notes = NoteWriter(self.manuscript, self.citations, self.identities, self._stamp(0))
        # Ends are arranged for Word's sake; without tracking each stays with its own paragraph.
        self.notes.keeps_ends = self.options.form != "marked"
        self.comments = Comments(self.manuscript.package, self._stamp(0).date)
        self.standing = Standing(self.manuscript, self.comparison.old, self.typed)

    def write(self) -> Written:
        steps = plan(self.comparison, self.standing.adjoin, self.standing.fits)
        self._find_real_moves(steps)
        maker = Maker(dressed_words, self.notes.mark, self.notes.again)
        for step in steps:
            if step.old and step.new:
                for olds, news, words in self._parallel(step):
                    settle_notes(olds, news, words, self.citations)
        self.citations.settled = True
        for place, step in enumerate(steps):
            if step.old and step.old[0].id in self.standing.rows:
                self._write_row(step, maker)
            elif not step.old and (row := self.standing.row_beside(steps, place)) is not None:
                self._insert_row(step, row, maker)
            else:
                self._write_lines(step, steps, place, maker)
        for remark in self.options.remarks:
            self._remark(remark)
        if self.notes.keeps_ends:
            keep_last_ends(self.manuscript.document, self.identities)
            spare_first_note(self.manuscript.document, self.identities)
        self.notes.finish(maker)
        self.comments.finish()
        counted = {line.element: line.paragraph.number for line in self.standing.lines.values() if line.counts}
        return Written(counted, self.notes.printed)

    def _find_real_moves(self, steps: Sequence[Step]) -> None:
        """Clauses whose words are the same in both places, where real moves are asked for."""
        if self.options.moves != "real":
            return
        gone = {step.old[0].id: step.old[0] for step in steps if step.old and not step.new and step.moved}
        for step in steps:
            source = gone.get(step.moved) if step.new and not step.old else None
            if source is not None and source.text == step.new[0].text and source.id not in self.standing.rows:
                name = f"move{len(self._real) // 2 + 1}"
                self._real |= {f"old {source.id}": name, f"new {step.new[0].id}": name}

    def _parallel(self, step: Step) -> list[tuple[list[OldLine], list[Paragraph], Sequence[Edit]]]:
        """A step as lines that are woven together: itself, or cell by cell."""
        if step.old[0].id not in self.standing.rows:
            return [([self.standing.lines[p.id] for p in step.old], list(step.new), step.words)]
        cells = cells_of(self.standing.rows[step.old[0].id], self.manuscript)
        old, new = (texts_in_cells(p, len(cells)) or [] for p in (step.old[0], step.new[0]))
        cite_in_cells(step.new[0], new, self.citations)
        return [
            ([self.standing.cell_line(cell, was)], [now], edits(was.text, now.text))
            for cell, was, now in zip(cells, old, new, strict=True)
            if cell.lines
        ]

    # Paragraphs

    def _write_lines(self, step: Step, steps: Sequence[Step], place: int, maker: Maker) -> None:
        olds = [self.standing.lines[p.id] for p in step.old]
        settings = [
            None
            if step.old and (k == 0 or len(step.old) == len(step.new))
            else self.standing.setting(new, steps, place)
            for k, new in enumerate(step.new)
        ]
        woven = weave(olds, step.new, step.words, settings, self.citations, maker)
        for at, piece in enumerate(woven):
            stamp = self._next_stamp(piece.mark)
            if piece.old is not None:
                element = piece.old.element
            else:
                setting = next((x for x, new in zip(settings, step.new, strict=True) if new is piece.new), None)
                element = self._paragraph_like(setting or (Setting(olds[0]) if olds else None), piece)
                following = next((p.old.element for p in woven[at:] if p.old is not None), None)
                self._place(element, following)
            if len(woven) > 1 or piece.is_changed:
                self._fill(element, piece, stamp, step)
            self._remember(element, piece)
            self._cursor = element

    def _fill(self, element: etree._Element, piece: Woven, stamp: Stamp, step: Step) -> None:
        """Write a paragraph anew, with what is changed in it tracked."""
        moved = self._real.get(
            f"old {piece.old.paragraph.id}" if piece.old else f"new {piece.new.id if piece.new else ''}"
        )
        names = MOVES if moved and piece.mark != "=" else NAMES
        refill(element, content_of(piece.bits, stamp, self.identities, names))
        if piece.mark != "=":
            mark_end(element, names[piece.mark], stamp, self.identities)
        if moved and names is MOVES:
            self._range(element, "moveFrom" if piece.mark == "-" else "moveTo", moved, stamp)
        elif step.moved and self.options.tell_moves:
            told = f"moved from {step.moved}" if piece.mark == "+" else f"moved to {step.moved}"
            self._comment(element, self.options.author, told, "ins" if piece.mark == "+" else "del", stamp)

    def _remember(self, element: etree._Element, piece: Woven) -> None:
        """Keep in mind where clauses stand, for what is said of them."""
        if piece.old is not None:
            self._at_old.setdefault(piece.old.paragraph.id, element)
        if piece.new is not None:
            self._at_new.setdefault(piece.new.id, element)

    def _place(self, element: etree._Element, following: etree._Element | None) -> None:
        """Put a new paragraph before the old one that it runs on into, or after what was written last."""
        if following is not None:
            following.addprevious(element)
        elif self._cursor is not None:
            cursor = self._cursor
            if cursor.tag == f"{W}tr":
                cursor = cursor.getparent()
            cursor.addnext(element)
        else:
            first = next(iter(self.comparison.old.paragraphs), None)
            if first is None:
                self._place_in_empty(element)
                return
            at = (
                self.standing.rows[first.id].getparent()
                if first.id in self.standing.rows
                else self.standing.lines[first.id].element
            )
            at.addprevious(element)

    def _place_in_empty(self, element: etree._Element) -> None:
        body = self.manuscript.document.find(f"{W}body")
        last = body.find(f"{W}sectPr")
        if last is None:
            body.append(element)
        else:
            last.addprevious(element)

    def _paragraph_like(self, setting: Setting | None, piece: Woven) -> etree._Element:
        element = make("p")
        properties = None if setting is None else setting.model.element.find(f"{W}pPr")
        if setting is not None and properties is not None:
            element.append(copy.deepcopy(properties))
            take(element[0], "rPr", "sectPr", "pPrChange")
            if setting.typed and setting.model.counts:
                put(element[0], make("numPr", make("numId", val="0")), PARAGRAPH_ORDER)
            elif setting.model.counts and piece.new is not None:
                number = element[0].find(f"{W}numPr")
                if number is not None and piece.new.level != setting.model.paragraph.level:
                    put(number, make("ilvl", val=str(piece.new.level)), ["ilvl", "numId"])
        return element

    # Rows

    def _write_row(self, step: Step, maker: Maker) -> None:
        row = self.standing.rows[step.old[0].id]
        self._at_old[step.old[0].id] = row
        if step.new:
            self._at_new[step.new[0].id] = row
            cells = cells_of(row, self.manuscript)
            ours, theirs = (texts_in_cells(p, len(cells)) or [] for p in (step.old[0], step.new[0]))
            for cell, was, now in zip(cells, ours, theirs, strict=True):
                stamp = self._next_stamp()
                if not cell.lines:
                    if now.text:
                        self._fill_cell(cell.element, now, stamp)
                    continue
                line = self.standing.cell_line(cell, was)
                for piece in weave([line], [now], edits(was.text, now.text), [None], self.citations, maker):
                    if piece.is_changed:
                        refill(line.element, content_of(piece.bits, stamp, self.identities))
        else:
            stamp = self._next_stamp("-")
            for cell in cells_of(row, self.manuscript):
                for traced in cell.lines:
                    line = OldLine(
                        Paragraph("", "text", ""),
                        self.manuscript.elements[traced.at],
                        self.standing.cell_line(Cell(cell.element, (traced,)), step.old[0]).atoms,
                        traced.text,
                        0,
                    )
                    for piece in weave([line], [], [], [], self.citations, maker):
                        refill(line.element, content_of(piece.bits, stamp, self.identities))
            mark_row(row, "del", stamp, self.identities)
        self._cursor = row

    def _insert_row(self, step: Step, beside: etree._Element, maker: Maker) -> None:
        new = step.new[0]
        stamp = self._next_stamp("+")
        row = row_like(beside)
        texts = texts_in_cells(new, len(row.findall(f"{W}tc"))) or []
        cite_in_cells(new, texts, self.citations)
        for cell, text in zip(row.findall(f"{W}tc"), texts, strict=True):
            paragraph = cell.find(f"{W}p")
            words = edits("", text.text)
            for piece in weave([], [text], words, [None], self.citations, maker):
                refill(paragraph, content_of(piece.bits, stamp, self.identities))
        mark_row(row, "ins", stamp, self.identities)
        if self._cursor is not None and self._cursor.getparent() is beside.getparent():
            self._cursor.addnext(row)
        else:
            beside.addprevious(row)
        self._at_new[new.id] = row
        self._cursor = row

    def _fill_cell(self, cell: etree._Element, text: Paragraph, stamp: Stamp) -> None:
        paragraph = cell.find(f"{W}p")
        change = stamp.of("ins", self.identities.next())
        change.extend(text_atom(text.text, None).nodes)
        paragraph.append(change)

    # What is made

    def _next_stamp(self, mark: Sign = "=") -> Stamp:
        """The stamp of the next paragraph; `mark` says what becomes of its end.

        LibreOffice joins changes of one author that are less than two minutes apart, even over an end that stays. So
        neighbours are two minutes apart; but paragraphs in a row that all come or all go share a moment, for taken
        one by one the last of them would leave its looks to the paragraph after it.
        """
        if mark == "=" or mark != self._last:
            self._turn = 1 - self._turn
        self._last = mark
        return self._stamp(self._turn)

    def _stamp(self, turn: int) -> Stamp:
        moment = datetime.fromisoformat(self.options.date) + timedelta(minutes=2 * turn)
        return Stamp(self.options.author, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _range(self, element: etree._Element, name: str, move: str, stamp: Stamp) -> None:
        identity = self.identities.next()
        start = stamp.of(f"{name}RangeStart", identity)
        start.set(f"{W}name", move)
        element.insert(1, start)
        element.addnext(make(f"{name}RangeEnd", id=identity))

    def _comment(
        self, element: etree._Element, author: str, text: str, change: str | None = None, stamp: Stamp | None = None
    ) -> None:
        begin, end, reference = self.comments.add(author, text)
        if element.tag == f"{W}tr":
            element = next(element.iter(f"{W}p"))
        place = 1 if element.find(f"{W}pPr") is not None else 0
        element.insert(place, begin)
        element.append(end)
        if change and stamp is not None:
            wrapper = stamp.of(change, self.identities.next())
            wrapper.append(reference)
            reference = wrapper
        element.append(reference)

    def _remark(self, remark: Remark) -> None:
        element = (self._at_old if remark.side == "old" else self._at_new).get(remark.address)
        if element is None:
            raise ResdiffError(
                f"there is no {remark.address} in the {remark.side} text to say something of", "check the address"
            )
        self._comment(element, remark.author, remark.text)
