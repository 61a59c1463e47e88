"""Read a PDF: its text layer is taken out in a child process, its pages are put in order here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import evolve

from resdiff.errors import ReadingError
from resdiff.model import Unread
from resdiff.reading import limits
from resdiff.reading.blocks import Pages
from resdiff.reading.pdf.page_furniture import MARGIN, Sheet, set_aside
from resdiff.reading.pdf.page_layout import lay_out_text, measure
from resdiff.reading.pdf.page_lines import lines_of
from resdiff.reading.pdf.page_notes import notes_of, part_notes, unraised
from resdiff.reading.pdf.page_patterns import named
from resdiff.reading.pdf.page_runs import Page, pages_of
from resdiff.reading.pdf.page_struck import struck
from resdiff.reading.pdf.page_text import why_dropped
from resdiff.reading.pdf.page_words import hyphens_of, settle_gaps, words_of
from resdiff.reading.sandbox import Stopped, run_apart

_AGAIN = "download it again, or open it in a PDF viewer and save it as a new PDF"


def read_pdf(data: bytes) -> Pages:
    """The blocks and notes of a PDF file given as bytes; raises ReadingError where it has none to give."""
    return lay_out(glyph_pages(data))


def glyph_pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF with their runs of characters; raises ReadingError."""
    if not data.strip():
        raise ReadingError("the file is empty", "check that it was saved or downloaded whole")
    try:
        answer = json.loads(run_apart("resdiff.reading.pdf.glyphs", data, limits.PDF, needs=("pypdfium2_raw",)))
    except Stopped as stopped:
        raise ReadingError(*_STOPPED[stopped.reason]) from None
    except ModuleNotFoundError as missing:
        raise ReadingError(f"PDF files need {missing.name}, which is not installed", "pip install pypdfium2") from None
    match answer:
        case {"trouble": "password"}:
            raise ReadingError("the PDF is encrypted and needs a password", "save a copy without a password")
        case {"trouble": "pages", "count": count}:
            raise ReadingError(f"the PDF is too large: {count} pages", "cut out the pages that matter")
        case {"trouble": "characters"}:
            raise ReadingError("the PDF holds too much text to compare", "cut out the pages that matter")
        case {"trouble": "page", "page": page, "count": count}:
            raise ReadingError(f"the PDF is broken: page {page} of {count} cannot be read", _AGAIN)
        case {"trouble": _}:
            raise ReadingError("the PDF is broken or cut short", _AGAIN)
    return pages_of(answer)


_STOPPED = {
    "slow": ("the PDF takes too long to read", _AGAIN),
    "large": ("the PDF needs more memory to read than it may have", _AGAIN),
    "crashed": ("the PDF is broken, or needs more memory to read than it may have", _AGAIN),
}


def lay_out(pages: Sequence[Page]) -> Pages:
    """The pages put in order: text, notes, and what was set aside; raises ReadingError where there is no text."""
    sheets = [Sheet(page, tuple(lines_of(page))) for page in pages]
    if not any(sheet.lines for sheet in sheets):
        raise _no_text(pages)
    symbol = _symbol(sheets)
    sheets = set_aside(sheets, symbol)
    words = words_of([line for sheet in sheets for line in sheet.lines])
    sheets = [evolve(sheet, lines=tuple(settle_gaps(sheet.lines, words))) for sheet in sheets]
    lines = list(chain.from_iterable(sheet.lines for sheet in sheets))
    if not lines:
        raise _no_text(pages)
    body = measure(lines)
    hyphens = hyphens_of(lines, words)
    cited = unraised(lines)
    parted = [part_notes(sheet, body.size, cited) for sheet in sheets]
    notes, dropped = notes_of([line for _, below in parted for line in below], hyphens, cited)
    numbers = frozenset(note.number for note in notes)
    laid = lay_out_text([line for text, _ in parted for line in text], body, hyphens, numbers, symbol)
    unread = [
        *chain.from_iterable(sheet.unread for sheet in sheets),
        *(Unread(f"page {page.number}", run.text, "turned text") for page in pages for run in page.turned),
        *_warnings(pages),
        *laid.unread,
        *(Unread("notes", char, why_dropped(char)) for char in dropped),
    ]
    return Pages(laid.blocks, tuple(notes), tuple(unread), "PDF", symbol)


def _warnings(pages: Sequence[Page]) -> Iterator[Unread]:
    """What a page shows that its text does not tell; the words are where they stand, so none are repeated here."""
    for page in pages:
        if page.picture and not page.runs:
            yield Unread(f"page {page.number}", "", "page without text, a picture")
        if struck(page):
            yield Unread(f"page {page.number}", "", "struck-out words, read like the others")


def _no_text(pages: Sequence[Page]) -> ReadingError:
    if any(page.picture for page in pages):
        return ReadingError(
            "the PDF has no text layer: its pages are pictures",
            "have its text recognized (OCR), or take the official PDF or Word file",
        )
    return ReadingError("the PDF holds no text", "check that it is the right file")


def _symbol(sheets: Sequence[Sheet]) -> str:
    """The document's symbol, from the head of the first page."""
    first = sheets[0]
    head = [line for line in first.lines if line.baseline > (1 - 1.5 * MARGIN) * first.page.height]
    return next((cell.text for line in head for cell in line.cells if named("symbol", cell.text)), "")
