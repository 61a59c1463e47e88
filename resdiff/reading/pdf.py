"""Read a PDF: its text layer is taken out in a child process, its pages are put in order here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from attrs import evolve

from resdiff.errors import ReadingError
from resdiff.model import Note, Unread
from resdiff.reading.blocks import Pages
from resdiff.reading.page_furniture import Sorted, named, set_aside
from resdiff.reading.page_layout import Measures, Writer, blocks_of, joint_of, masthead_of, measure
from resdiff.reading.page_runs import Line, Page, lines_of, pages_of
from resdiff.reading.sandbox import Limits, Stopped, run_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMITS = Limits()


def read_pdf(data: bytes) -> Pages:
    """The blocks and notes of a PDF file given as bytes; raises ReadingError where it has none to give."""
    return lay_out(glyph_pages(data))


def glyph_pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF with their runs of characters."""
    if not data.strip():
        raise ReadingError("the file is empty", "check that it was saved or downloaded whole")
    try:
        answer = json.loads(run_apart("resdiff.reading.pdf_glyphs", data, LIMITS, needs=("pypdfium2_raw",)))
    except Stopped as stopped:
        raise _stopped(stopped) from None
    if "trouble" in answer:
        raise _trouble(answer)
    pages = pages_of(answer)
    if not any(run.text.strip() for page in pages for run in page.runs + page.turned):
        raise ReadingError(
            "the PDF has no text layer: its pages are pictures",
            "run it through OCR, or take the official PDF or Word file",
        )
    return pages


def _stopped(stopped: Stopped) -> ReadingError:
    if stopped.reason == "slow":
        return ReadingError(
            "the PDF took too long to read", "open it in a PDF viewer and save or print it as a new PDF"
        )
    if stopped.reason == "large":
        return ReadingError(
            "the PDF needs too much memory to read", "open it in a PDF viewer and save or print it as a new PDF"
        )
    return ReadingError(
        "the PDF could not be read: it is broken, or needs too much memory",
        "download it again, or save it as a new PDF",
    )


def _trouble(answer: dict[str, object]) -> ReadingError:
    match answer["trouble"]:
        case "password":
            return ReadingError("the PDF is encrypted and needs a password", "save a copy without a password")
        case "pages":
            return ReadingError(f"the PDF is too large: {answer['count']} pages", "cut out the pages that matter")
        case "characters":
            return ReadingError("the PDF is too large", "cut out the pages that matter")
        case "page":
            return ReadingError(f"page {answer['page']} of the PDF is broken", "download it again")
        case _:
            return ReadingError("the PDF is broken or cut short", "download it again")


def lay_out(pages: Sequence[Page]) -> Pages:
    """The pages put in order: text, notes, and what was set aside."""
    read = [(page, lines_of(page)) for page in pages]
    symbol = _symbol(read)
    sorted_pages = set_aside(read, symbol)
    every = [line for one in sorted_pages for line in one.lines]
    body = measure(every)
    texts: list[Line] = []
    notes: list[Note] = []
    for one in sorted_pages:
        text, below = _part_notes(one, body, bool(notes))
        texts += text
        _gather(below, notes)
    first = [line for line in texts if line.page == texts[0].page]
    masthead, taken = masthead_of(first, body) if symbol else ([], 0)
    blocks = masthead + blocks_of(texts[taken:], body)
    unread = [item for one in sorted_pages for item in one.unread]
    unread += [Unread(f"page {page.number}", run.text, "turned text") for page in pages for run in page.turned]
    return Pages(tuple(blocks), tuple(notes), tuple(unread), "PDF", symbol)


def _symbol(pages: Sequence[tuple[Page, list[Line]]]) -> str:
    if not pages:
        return ""
    page, lines = pages[0]
    for line in lines:
        if line.baseline > 0.85 * page.height:
            for cell in line.cells:
                if named("symbol", cell.text):
                    return cell.text.strip()
    return ""


def _part_notes(one: Sorted, body: Measures, _: bool) -> tuple[list[Line], list[Line]]:
    lines = list(one.lines)
    cut = len(lines)
    while cut and lines[cut - 1].size < 0.93 * body.size:
        cut -= 1
    below = lines[cut:]
    if below and any(rule > below[0].baseline for rule in one.rules):
        return lines[:cut], below
    return lines, []


def _gather(lines: Sequence[Line], notes: list[Note]) -> None:
    writer = Writer()
    number = ""

    def close() -> None:
        text = writer.text.rstrip()
        if number:
            notes.append(Note(number, text))
        elif text and notes:
            notes[-1] = evolve(notes[-1], text=notes[-1].text + joint_of(notes[-1].text, text) + text)
        elif text:
            notes.append(Note("", text))

    for line in lines:
        first = line.pieces[0]
        starred = re.match(r"(\*+)\s*", line.text)
        if first.mark or starred:
            close()
            writer = Writer()
            number = first.text if first.mark else starred.group(1) if starred else ""
            pieces = (
                list(line.pieces[1:])
                if first.mark
                else [evolve(first, text=first.text[len(number) :].lstrip()), *line.pieces[1:]]
            )
            writer.add(pieces, "")
        else:
            writer.add(line.pieces, joint_of(writer.text, line.text))
    close()
