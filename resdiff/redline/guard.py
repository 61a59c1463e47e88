"""The guard of a redline: what the file says when its changes are accepted, and when they are rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from resdiff.errors import ResdiffError
from resdiff.model import Document, Paragraph
from resdiff.reading import read
from resdiff.reading.blocks import View
from resdiff.reading.docx.parts import open_word
from resdiff.reading.docx.xml import W
from resdiff.redline.lines import core_of
from resdiff.redline.word_xml import name_of, writable

_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_DIGITS = re.compile(r"[\d\s,*]")


class NotTrue(ResdiffError):  # noqa: N818 - it says what is wrong with the file
    """A redline would not give the two texts that it was made from.

    `numbers` are the new paragraphs of which only the numbers are wrong, None where more is.
    """

    def __init__(self, message: str, numbers: tuple[str, ...] | None = None) -> None:
        super().__init__(message, "the file was not written; please report it with both documents, and try --template")
        self.numbers = numbers


def check(data: bytes, old: Document, new: Document, *, notes: bool = True) -> None:
    """Raise NotTrue unless accepting all changes gives `new` and rejecting all gives `old`.

    Texts, numbers, notes and the places of their marks are compared, as resdiff reads them; `notes` says whether
    those of the new text are known. The words are read a second time by the bare rules of tracked changes.
    """
    for view, document, with_notes in (("accepted", new, notes), ("rejected", old, True)):
        found = read("the redline", data=data, tracked="accepted" if view == "accepted" else "rejected")
        _compare(found, document, view, notes=with_notes)
        _compare_words(data, document, "accepted" if view == "accepted" else "rejected")


def _compare(found: Document, wanted: Document, view: str, *, notes: bool) -> None:
    told = f"with all changes {view} the redline would not be {wanted.name}"
    for got, want in zip(found.paragraphs, wanted.paragraphs, strict=False):
        if got.text != _written(want):
            raise NotTrue(f"{told}: {want.id} would read {_beginning(got.text, want.text)}")
        if notes and (said := _cited(got, found)) != (meant := _cited(want, wanted)):
            raise NotTrue(f"{told}: {want.id} would cite {said} for {meant}")
    if len(found.paragraphs) != len(wanted.paragraphs):
        more = len(found.paragraphs) > len(wanted.paragraphs)
        odd = (found if more else wanted).paragraphs[min(len(found.paragraphs), len(wanted.paragraphs))]
        what = "one paragraph more" if more else "one less"
        raise NotTrue(f"{told}: it would have {what}, {odd.id} {odd.text[:60]!r}")
    pairs = zip(found.paragraphs, wanted.paragraphs, strict=True)
    wrong = [(got, want) for got, want in pairs if core_of(got.number) != core_of(want.number)]
    if wrong:
        got, want = wrong[0]
        raise NotTrue(
            f"{told}: {want.id} would have the number {got.number or '(none)'} for {want.number or '(none)'}",
            tuple(want.id for _, want in wrong) if view == "accepted" else (),
        )


def _written(paragraph: Paragraph) -> str:
    return writable(paragraph.text).strip()


def _cited(paragraph: Paragraph, document: Document) -> list[tuple[int, str]]:
    return [(anchor.offset, " ".join(writable(document.note(anchor.note)).split())) for anchor in paragraph.anchors]


def _beginning(got: str, want: str) -> str:
    """Where two texts part, with a few words around."""
    at = next((k for k, (a, b) in enumerate(zip(got, want, strict=False)) if a != b), min(len(got), len(want)))
    start = max(0, at - 30)
    return f"{got[start : at + 30]!r} for {want[start : at + 30]!r}"


def _compare_words(data: bytes, wanted: Document, view: View) -> None:
    """The texts must stand in the file in their order, by what the marks of its changes say and nothing else."""
    shown = iter([_bare(line) for line in plain_texts(data, view)])
    for paragraph in wanted.paragraphs:
        text = _bare(_written(paragraph))
        if not any(text in line for line in shown):
            raise NotTrue(f"with all changes {view} the redline would lack {paragraph.id} of {wanted.name}")


def _bare(text: str) -> str:
    """The words alone: raised digits of marks cannot be told from others here."""
    return _DIGITS.sub("", text)


def plain_texts(data: bytes, view: View) -> list[str]:
    """The paragraphs of a Word file in one view of its changes, by the elements that mark them alone; rows as one."""
    gone = ("del", "moveFrom") if view == "accepted" else ("ins", "moveTo")
    body = open_word(data, "the redline").document.find(f"{W}body")
    lines: list[str] = []
    held = ""
    for block in body.iter(f"{W}p", f"{W}tr"):
        if _in_row(block):
            continue
        if block.tag == f"{W}tr":
            if all(block.find(f"{W}trPr/{W}{name}") is None for name in gone):
                lines.append(" ".join(_words(p, gone).strip() for p in block.iter(f"{W}p")))
            continue
        held += _words(block, gone)
        if all(block.find(f"{W}pPr/{W}rPr/{W}{name}") is None for name in gone):
            lines.append(held)
            held = ""
    return [line.strip() for line in [*lines, held] if line.strip()]


def _in_row(block: etree._Element) -> bool:
    return next(block.iterancestors(f"{W}tr"), None) is not None


def _words(paragraph: etree._Element, gone: Sequence[str]) -> str:
    pieces = []
    for element in paragraph.iter(f"{W}t", f"{W}delText", *_SIGNS):
        around = {name_of(above) for above in element.iterancestors()}
        if not around & {*gone, "pPr", "rPr"}:
            pieces.append(_SIGNS.get(element.tag, element.text or ""))
    return "".join(pieces)
