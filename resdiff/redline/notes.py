"""Notes of a redline: new ones with their bodies, reworded ones, and all of them in the order of their marks."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from attrs import define, evolve, field
from lxml import etree

from resdiff.model import Paragraph
from resdiff.reading.docx.notes import Key, bodies, key_of
from resdiff.reading.docx.xml import W, value, whole
from resdiff.redline.atoms import Atom, Identities, Stamp, content_of, text_atom
from resdiff.redline.citing import Citations
from resdiff.redline.ends import keep_last_ends, mark_end
from resdiff.redline.manuscript import NOTE_PARTS, Manuscript
from resdiff.redline.weaving import Maker, weave
from resdiff.redline.word_xml import RUN_ORDER, make, put, take, words
from resdiff.wording import edits

_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


@define
class NoteWriter:
    """Writes the notes of one redline."""

    manuscript: Manuscript
    citations: Citations
    identities: Identities
    stamp: Stamp
    keeps_ends: bool = True
    printed: dict[etree._Element, str] = field(factory=dict)
    """The number that each mark of a note of the base printed."""
    _made: dict[Key, etree._Element] = field(factory=dict)

    @property
    def kind(self) -> str:
        """What new notes are: footnotes, unless the base has endnotes alone."""
        kinds = {kind for kind, _ in self.manuscript.trace.numbers}
        return "endnote" if kinds == {"endnote"} else "footnote"

    def mark(self, paragraph: Paragraph, place: int, dress: etree._Element | None) -> Atom:
        """The mark at a place of a new paragraph; the first of its note brings the body along."""
        note = paragraph.anchors[place].note
        if (paragraph.id, place) not in self.citations.firsts:
            atom = text_atom(self.citations.numbers[note], _raised(dress))
            return evolve(atom, text="", notes=(note,), whole=True)
        key = self.kind, f"+{len(self._made) + 1}"
        self._made[key] = self._body(key[0], self.citations.new.note(note))
        run = make("r", self._reference_dress(key[0], dress), make(f"{key[0]}Reference", id=key[1]))
        if not note.isdigit():
            # A mark of its own, an asterisk mostly.
            run.find(f"{W}{key[0]}Reference").set(f"{W}customMarkFollows", "1")
            run.append(words(note))
        return Atom("", (run,), (note,))

    def again(self, atom: Atom, number: str) -> Atom:
        """A citation that repeats a number, with another one: digits, or a field with another result."""
        nodes = tuple(copy.deepcopy(node) for node in atom.nodes)
        left = number
        for node in nodes:
            for text in node.iter(f"{W}t"):
                text.text, left = left, ""
        return evolve(atom, nodes=nodes, notes=(number,), origin=None)

    def _body(self, kind: str, text: str) -> etree._Element:
        """A new note; all it holds is inserted."""
        model = next(iter(bodies(self.manuscript.notes.get(kind), kind).values()), None)
        first = None if model is None else model.find(f"{W}p")
        made = make("p")
        properties = None if first is None else first.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
            take(made[0], "sectPr", "pPrChange", "rPr")
        ref = (
            None
            if first is None
            else next((r for r in first.iter(f"{W}r") if r.find(f"{W}{kind}Ref") is not None), None)
        )
        own = _raised(None) if ref is None or ref.find(f"{W}rPr") is None else copy.deepcopy(ref.find(f"{W}rPr"))
        change = self.stamp.of("ins", self.identities.next())
        change.append(make("r", own, make(f"{kind}Ref")))
        change.extend(node for node in text_atom(f" {text}", _text_dress(first)).nodes)
        made.append(change)
        return make(kind, made)

    def _reference_dress(self, kind: str, dress: etree._Element | None) -> etree._Element:
        """How marks look in this file."""
        for reference in self.manuscript.document.iter(f"{W}{kind}Reference"):
            found = reference.getparent().find(f"{W}rPr")
            if found is not None:
                made = copy.deepcopy(found)
                take(made, "ins", "del")
                return made
        return _raised(dress)

    def finish(self, maker: Maker) -> None:
        """Write the notes parts: reworded bodies, then all in the order of their marks, with ids that count them."""
        for was, now in self.citations.became.items():
            if self.citations.old.note(was) != self.citations.new.note(now) and self.citations.new.note(now):
                self._reword(was, self.citations.new.note(now), maker)
        for kind in NOTE_PARTS:
            self._order(kind)

    def _reword(self, was: str, text: str, maker: Maker) -> None:
        key = next((key for key, number in self.manuscript.trace.numbers.items() if number == was), None)
        if key is None:
            return
        told = [line for line in self.manuscript.trace.notes.get(key, ()) if line.text.strip()]
        if not told:
            return
        whole = self.citations.old.note(was)
        lines = []
        for traced in told:
            core = traced.text.strip()
            if len(told) == 1 and core.endswith(whole):
                core = whole
            line = self.manuscript.note_line(key, traced, Paragraph("note", "text", core))
            lines.append(evolve(line, start=len(traced.text.rstrip()) - len(core)))
        new = Paragraph("note", "text", text)
        for piece in weave(
            lines, [new], edits("\n".join(x.paragraph.text for x in lines), text), [None], self.citations, maker
        ):
            if piece.old is None or not piece.is_changed:
                continue
            refill(piece.old.element, content_of(piece.bits, self.stamp, self.identities))
            if piece.mark == "-":
                mark_end(piece.old.element, "del", self.stamp, self.identities)

    def _order(self, kind: str) -> None:
        references = list(self.manuscript.document.iter(f"{W}{kind}Reference"))
        root = self.manuscript.notes.get(kind)
        if root is None:
            if not references:
                return
            root = make(f"{kind}s")
            root.extend(
                make(kind, make("p", make("r", make(name))), type=name, id=identity) for name, identity in _SEPARATORS
            )
            self.manuscript.notes[kind] = root
        found: Mapping[Key, etree._Element] = bodies(root, kind) | self._made
        separators = [note for note in root if value(note, "type") not in ("", "normal")]
        others = [note for key, note in found.items() if key not in {key_of(reference) for reference in references}]
        number = max((whole(value(note, "id")) or 0 for note in separators), default=0)
        number = max(number, 0)
        for child in list(root):
            root.remove(child)
        root.extend(separators)
        for reference in references:
            body = found.get(key_of(reference))
            if body is None:
                continue
            number += 1
            # What it printed so far, for the form in which it does not count any more.
            self.printed[reference] = self.manuscript.trace.numbers.get(key_of(reference), "")
            reference.set(f"{W}id", str(number))
            body.set(f"{W}id", str(number))
            root.append(body)
        for body in others:
            number += 1
            body.set(f"{W}id", str(number))
            root.append(body)
        if self.keeps_ends:
            keep_last_ends(root, self.identities)


def refill(paragraph: etree._Element, content: list[etree._Element]) -> None:
    """Put other content under the properties of a paragraph."""
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    paragraph.extend(content)


def _raised(dress: etree._Element | None) -> etree._Element:
    """A dress with its characters raised and upright."""
    made = make("rPr") if dress is None else copy.deepcopy(dress)
    take(made, "i", "iCs", "b", "bCs", "vertAlign")
    put(made, make("vertAlign", val="superscript"), RUN_ORDER)
    return made


def _text_dress(paragraph: etree._Element | None) -> etree._Element | None:
    """How the words of a note look: as those of its first words."""
    if paragraph is None:
        return None
    run = next((r for r in paragraph.iter(f"{W}r") if r.find(f"{W}t") is not None), None)
    found = None if run is None else run.find(f"{W}rPr")
    if found is not None and (found.find(f"{W}vertAlign") is not None or found.find(f"{W}i") is not None):
        return None
    return found
