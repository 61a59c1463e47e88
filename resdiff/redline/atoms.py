"""A Word paragraph as a row of atoms, each with the text that it shows, and back again with changes tracked."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen
from lxml import etree

from resdiff.model import Sign
from resdiff.reading.docx.trace import Said
from resdiff.reading.docx.xml import W, value
from resdiff.redline.word_xml import leaves, make, name_of, words

# What stands around runs and stays around them.
_WRAPPERS = frozenset(W + name for name in ("hyperlink", "sdt", "smartTag", "customXml", "dir", "bdo"))
_LOST = frozenset(W + name for name in ("proofErr", "lastRenderedPageBreak"))
_REFERENCES = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))

Tracked = Literal["ins", "del", "moveFrom", "moveTo"]


@frozen(eq=False)
class Atom:
    """A piece of a paragraph: what it shows, the notes it cites, and the elements that it is.

    `nodes` are runs, or elements that stand between runs (bookmarks); `origin` is the run that a single leaf was in,
    so that it is put together again. A `whole` atom cannot be cut: a field, a mark, a picture. One that comes `anew`
    holds words of a field that was cut: it went with the field, and its words come again as plain ones.
    """

    text: str
    nodes: tuple[etree._Element, ...]
    notes: tuple[str, ...] = ()
    origin: etree._Element | None = None
    wrappers: tuple[etree._Element, ...] = ()
    whole: bool = True
    anew: bool = False

    @property
    def is_run(self) -> bool:
        """True for what Word can mark as inserted or deleted: runs."""
        return all(node.tag == f"{W}r" for node in self.nodes)

    @property
    def is_reference(self) -> bool:
        """True for the mark that brings the note's body along; other citations only repeat its number."""
        return any(node.find(f".//{tag}") is not None for node in self.nodes for tag in _REFERENCES)

    @property
    def is_field(self) -> bool:
        """True for a mark that counts by itself (NOTEREF)."""
        return any(node.find(f"{W}fldChar") is not None for node in self.nodes)

    def cut(self, start: int, end: int) -> Atom:
        """The atom with only the characters `[start, end)` of its text."""
        if (start, end) == (0, len(self.text)):
            return self
        run = self.nodes[0]
        return evolve(self, text=self.text[start:end], nodes=(_with(run, *leaves(self.text[start:end])),))

    @property
    def dress(self) -> etree._Element | None:
        """The properties of its first run."""
        return next((found for n in self.nodes if (found := n.find(f"{W}rPr")) is not None), None)


@frozen(eq=False)
class Bit:
    """An atom kept, deleted or inserted."""

    sign: Sign
    atom: Atom


def atoms_of(paragraph: etree._Element, places: Mapping[etree._Element, int], said: Iterable[Said]) -> list[Atom]:
    """The atoms of a paragraph; `said` tells what its elements show, by their `places`."""
    shown = {item.at: item for item in said}
    found: list[Atom] = []
    field: list[Atom] = []
    depth = 0
    for atom, at, change in _leaves(paragraph, (), places):
        told = shown.get(at)
        if told is not None:
            whole = atom.whole and told.text != "\t"
            atom = evolve(atom, text=told.text, notes=told.notes, whole=whole or bool(told.notes) or not told.text)
            if not told.text and not told.notes and found and found[-1].notes and not field:
                # A mark of two digits that stand in two runs.
                found[-1] = evolve(found[-1], nodes=(*found[-1].nodes, *atom.nodes), origin=None)
                continue
        depth += change
        if depth > 0 or change:
            field.append(atom)
            if depth <= 0:
                found.append(_as_one(field))
                field, depth = [], 0
        else:
            found.append(atom)
    return [*found, *field]  # a field that goes on in the next paragraph is no unit here


def _leaves(
    parent: etree._Element, wrappers: tuple[etree._Element, ...], places: Mapping[etree._Element, int]
) -> Iterator[tuple[Atom, int, int]]:
    """Each leaf as an atom, its place, and whether it opens or closes a field."""
    for child in parent:
        if child.tag == f"{W}r":
            for leaf in child:
                if leaf.tag in _LOST or leaf.tag == f"{W}rPr":
                    continue
                kind = value(leaf, "fldCharType") if leaf.tag == f"{W}fldChar" else ""
                atom = Atom("", (_with(child, copy.deepcopy(leaf)),), (), child, wrappers, leaf.tag != f"{W}t")
                yield atom, places[leaf], {"begin": 1, "end": -1}.get(kind, 0)
        elif child.tag == f"{W}fldSimple":
            # As a field of several runs, which can be tracked.
            yield _field_mark("begin", wrappers), -1, 1
            asked = words(value(child, "instr"), "instrText")
            yield Atom("", (make("r", asked),), wrappers=wrappers), -1, 0
            yield _field_mark("separate", wrappers), -1, 0
            yield from _leaves(child, wrappers, places)
            yield _field_mark("end", wrappers), -1, -1
        elif child.tag in _WRAPPERS:
            inside = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child
            yield from _leaves(child if inside is None else inside, (*wrappers, child), places)
        elif child.tag not in _LOST and child.tag != f"{W}pPr":
            yield Atom("", (copy.deepcopy(child),), wrappers=wrappers), places[child], 0


def _field_mark(kind: str, wrappers: tuple[etree._Element, ...]) -> Atom:
    return Atom("", (make("r", make("fldChar", fldCharType=kind)),), wrappers=wrappers)


def _as_one(parts: Sequence[Atom]) -> Atom:
    """A field: all its runs as one atom that shows its result."""
    return Atom(
        "".join(part.text for part in parts),
        tuple(node for part in parts for node in part.nodes),
        tuple(note for part in parts for note in part.notes),
        wrappers=parts[0].wrappers,
    )


def _with(run: etree._Element, *content: etree._Element) -> etree._Element:
    """A run that looks like `run` and holds something else."""
    made = make("r")
    dress = run.find(f"{W}rPr")
    if dress is not None:
        made.append(copy.deepcopy(dress))
    made.extend(content)
    return made


def text_atom(text: str, dress: etree._Element | None) -> Atom:
    """New words in a dress (`w:rPr`)."""
    run = make("r")
    if dress is not None:
        run.append(copy.deepcopy(dress))
    run.extend(leaves(text))
    return Atom(text, (run,), whole=False)


@frozen
class Stamp:
    """Who made the changes of one paragraph, and when (`w:author`, `w:date`)."""

    author: str
    date: str

    def of(self, name: str, identity: str) -> etree._Element:
        """The element that marks a change."""
        return make(name, id=identity, author=self.author, date=self.date)


class Identities:
    """Gives every change a number of its own (`w:id`), which Word asks for."""

    def __init__(self, after: int) -> None:
        self._last = after

    def next(self) -> str:
        """The next number."""
        self._last += 1
        return str(self._last)


NAMES: Mapping[Sign, Tracked] = {"-": "del", "+": "ins"}
MOVES: Mapping[Sign, Tracked] = {"-": "moveFrom", "+": "moveTo"}


def content_of(
    bits: Sequence[Bit], stamp: Stamp, identities: Identities, names: Mapping[Sign, Tracked] = NAMES
) -> list[etree._Element]:
    """What stands in a paragraph for its bits, under its `w:pPr`."""
    content: list[etree._Element] = []
    open_wrappers: list[tuple[etree._Element, list[etree._Element] | etree._Element]] = []
    target: list[etree._Element] | etree._Element = content
    change: etree._Element | None = None
    change_sign: Sign = "="
    origin: etree._Element | None = None
    for bit in bits:
        chain = bit.atom.wrappers
        if [source for source, _ in open_wrappers] != list(chain):
            open_wrappers, target = _opened(content, open_wrappers, chain)
            change, change_sign, origin = None, "=", None
        if bit.sign == "=" or not bit.atom.is_run:
            if origin is not None and origin is bit.atom.origin and change is None and len(target):
                target[-1].extend(_inside(bit.atom.nodes[0]))
            else:
                target.extend(_copies(bit.atom))
            change, change_sign, origin = None, "=", bit.atom.origin
            continue
        # A mark of a note has a change of its own.
        if change is None or change_sign != bit.sign or bit.atom.is_reference:
            change = stamp.of(names[bit.sign], identities.next())
            target.append(change)
            origin = None
        if origin is not None and origin is bit.atom.origin:
            change[-1].extend(_as_tracked(_inside(bit.atom.nodes[0]), names[bit.sign]))
        else:
            for node in _copies(bit.atom):
                _as_tracked(node, names[bit.sign])
                change.append(node)
        change_sign, origin = bit.sign, bit.atom.origin
        if bit.atom.is_reference:
            change = origin = None
    return content


def _copies(atom: Atom) -> list[etree._Element]:
    return [copy.deepcopy(node) for node in atom.nodes]


def _inside(run: etree._Element) -> list[etree._Element]:
    return [copy.deepcopy(leaf) for leaf in run if leaf.tag != f"{W}rPr"]


def _as_tracked(nodes: Iterable[etree._Element], name: Tracked) -> Iterable[etree._Element]:
    """Runs or leaves as they stand in a tracked change; only deleted text has elements of its own."""
    if name == "del":
        for node in nodes:
            for text in (node, *node):
                if text.tag in (f"{W}t", f"{W}instrText"):
                    text.tag = f"{W}delText" if text.tag == f"{W}t" else f"{W}delInstrText"
    return nodes


def _opened(
    content: list[etree._Element],
    open_wrappers: list[tuple[etree._Element, list[etree._Element] | etree._Element]],
    chain: Sequence[etree._Element],
) -> tuple[list[tuple[etree._Element, list[etree._Element] | etree._Element]], list[etree._Element] | etree._Element]:
    """The wrappers of a bit, those that are open already left open."""
    kept = []
    for (source, inner), wanted in zip(open_wrappers, chain, strict=False):
        if source is not wanted:
            break
        kept.append((source, inner))
    target: list[etree._Element] | etree._Element = kept[-1][1] if kept else content
    for source in chain[len(kept) :]:
        wrapper, inner = _empty_copy(source)
        target.append(wrapper)
        kept.append((source, inner))
        target = inner
    return kept, target


def _empty_copy(wrapper: etree._Element) -> tuple[etree._Element, etree._Element]:
    """A wrapper with its properties and nothing in it, and the element in it that takes runs."""
    made = etree.Element(wrapper.tag, dict(wrapper.attrib))
    for child in wrapper:
        if name_of(child) in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"):
            made.append(copy.deepcopy(child))
    if wrapper.tag != f"{W}sdt":
        return made, made
    inside = make("sdtContent")
    made.append(inside)
    return made, inside
