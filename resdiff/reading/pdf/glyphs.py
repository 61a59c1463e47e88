"""Take the text layer of a PDF out of PDFium, as runs of characters with their place, size and font.

This runs in a child process (see `sandbox`), so it imports nothing of the package and little else; `page_runs`
reads what it returns. PDFium guesses spaces and line ends of its own ("generated" characters): they are left out
here, because the places tell it better.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
from importlib import import_module
from itertools import groupby
from typing import Any

MOST_PAGES = 3_000
MOST_CHARACTERS = 5_000_000
MOST_RUNS = 1_000_000
MOST_DRAWN = 20_000  # objects of a page looked at for bars and pictures
BAR_HEIGHT, BAR_LENGTH = 2.0, 3.0  # in points: at most, at least

ENCRYPTED = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
HYPHEN_AT_LINE_END = "\ufffe"  # how PDFium spells a hyphen that ends a line, where it does not say 2
SLANTED = 4  # a turn that is no quarter turn
SMALLEST = 0.1  # a font size in points: no text is smaller, and sizes are divided by

Fonts = dict[tuple[str, int], int]
"""Name and flags of each font met, with its place in the answer's list."""


def work(data: bytes) -> bytes:
    """The runs of all pages of a PDF as JSON, or the trouble met; `page_runs.pages_of` says what is in it."""
    return json.dumps(_read(data), separators=(",", ":")).encode("ascii")


def _read(data: bytes) -> dict[str, Any]:
    pdfium: Any = import_module("pypdfium2_raw")
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"trouble": "password" if pdfium.FPDF_GetLastError() in ENCRYPTED else "broken"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return {"trouble": "pages", "count": count}
    fonts: Fonts = {}
    pages: list[dict[str, Any]] = []
    characters = runs = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        if not text:
            return {"trouble": "page", "page": number + 1, "count": count}
        characters += pdfium.FPDFText_CountChars(text)
        if characters > MOST_CHARACTERS or runs > MOST_RUNS:
            return {"trouble": "characters"}
        pages.append(_page(pdfium, page, text, fonts))
        runs += len(pages[-1]["runs"])
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    return {"pages": pages, "fonts": list(fonts)}


def _page(pdfium: Any, page: Any, text: Any, fonts: Fonts) -> dict[str, Any]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    runs = _runs(pdfium, text, box, fonts)
    return {
        "width": box.right - box.left,
        "height": box.top - box.bottom,
        **_drawn(pdfium, page, box),
        "runs": runs,
    }


def _drawn(pdfium: Any, page: Any, box: Any) -> dict[str, Any]:
    """Whether there is a `picture` on a page, and its `bars`: `[left, right, middle]` of each level line drawn."""
    pictures = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING)
    edges = [ctypes.c_float() for _ in range(4)]
    picture, bars = False, []
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_DRAWN)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        picture = picture or kind in pictures
        if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if 0 <= top - bottom < BAR_HEIGHT and BAR_LENGTH < right - left < 1e5:
                place = (left - box.left, right - box.left, (bottom + top) / 2 - box.bottom)
                bars.append([round(value, 2) if math.isfinite(value) else 0.0 for value in place])
    return {"picture": picture, "bars": bars}


def _runs(pdfium: Any, text: Any, box: Any, fonts: Fonts) -> list[list[Any]]:
    """One `[text, left, right, baseline, size, font, turn]` for each stretch of one text object.

    Lengths are in points from the lower left corner of the page as one would hold it to read the run; `turn` counts
    quarter turns anticlockwise. `left` and `right` are the edges of what is not blank.
    """
    characters = _characters(pdfium, text)
    owners = _owners(pdfium, text, characters)
    runs: list[list[Any]] = []
    end = 0
    for owner, members in groupby(owners):
        start, end = end, end + sum(1 for _ in members)
        if owner is not None:  # a generated character belongs to no object
            written = characters[start:end]
            runs.append([written, *_look(pdfium, text, box, _inked(written, start), fonts)])
    return runs


def _characters(pdfium: Any, text: Any) -> str:
    """One character for each that PDFium counts."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer) - 1
    characters = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
    if len(characters) == count:
        characters = characters.replace(HYPHEN_AT_LINE_END, "-")
    else:  # the call above leaves some out, or spells them with two units
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        characters = "".join([chr(code) if code != 2 else "-" for code in codes])
        characters = re.sub("[\ud800-\udfff]", "\ufffd", characters)
    return characters.replace("\0", "\ufffd")  # without a meaning in its font: shown for what it is


def _owners(pdfium: Any, text: Any, characters: str) -> list[int | None]:
    """The text object that each character belongs to; None for those that PDFium generated, which are all blank.

    The characters of an object stand together, so that the two ends of a word mostly tell for all of it.
    """
    page = ctypes.cast(text, ctypes.c_void_p).value
    owner_at = _plain(pdfium.FPDFText_GetTextObject)
    owners: list[int | None] = []
    for word in re.finditer(r"\s|\S+", characters):
        first, last = word.start(), word.end() - 1
        owner = owner_at(page, first)
        if first == last or owner_at(page, last) == owner:
            owners += [owner] * (last + 1 - first)
        else:
            owners += [owner_at(page, index) for index in range(first, last + 1)]
    return owners


def _plain(function: Any) -> Any:
    """The same foreign function taking and giving bare addresses: it is called for nearly every character."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address)


def _inked(written: str, start: int) -> tuple[int, int]:
    """The first and the last index of what is not blank, or of everything."""
    before, after = len(written) - len(written.lstrip()), len(written) - len(written.rstrip())
    end = start + len(written) - 1
    return (start + before, end - after) if before < len(written) else (start, end)


def _look(pdfium: Any, text: Any, page: Any, ends: tuple[int, int], fonts: Fonts) -> list[float]:
    """`left, right, baseline, size, font, turn` of a run whose first and last characters are at `ends`."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    name, flags, boxes = ctypes.create_string_buffer(128), ctypes.c_int(), (pdfium.FS_RECTF(), pdfium.FS_RECTF())
    pdfium.FPDFText_GetCharOrigin(text, ends[0], x, y)
    pdfium.FPDFText_GetMatrix(text, ends[0], matrix)
    pdfium.FPDFText_GetFontInfo(text, ends[0], name, 128, flags)
    for box, index in zip(boxes, ends, strict=True):
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else SLANTED
    start, end = boxes
    if turn == 1:
        place = (start.bottom - page.bottom, end.top - page.bottom, page.right - x.value)
    elif turn == 2:
        place = (page.right - start.right, page.right - end.left, page.top - y.value)
    elif turn == 3:
        place = (page.top - start.top, page.top - end.bottom, x.value - page.left)
    elif end.left < start.left:  # right-to-left text, which has its first character at the right
        place = (end.left - page.left, start.right - page.left, y.value - page.bottom)
    else:
        place = (x.value - page.left, end.right - page.left, y.value - page.bottom)
    size = max(abs(pdfium.FPDFText_GetFontSize(text, ends[0])) * math.hypot(matrix.c, matrix.d), SMALLEST)
    font = fonts.setdefault((name.value.decode("utf-8", "replace"), flags.value), len(fonts))
    return [*(round(value, 2) if math.isfinite(value) else 0.0 for value in (*place, size)), font, turn]
