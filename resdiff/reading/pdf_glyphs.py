"""Take the text layer of a PDF out of PDFium, as runs of characters with their place, size and font.

This runs in a child process (see `sandbox`), so it imports nothing of the package and little else; the parent
reads what it returns with `page_runs`. PDFium guesses spaces and line ends of its own ("generated" characters):
they are left out here, because the places tell it better.
"""

from __future__ import annotations

import ctypes
import json
import math
from importlib import import_module
from typing import Any

MOST_PAGES = 3_000
MOST_CHARACTERS = 10_000_000

PASSWORD = 4  # FPDF_ERR_PASSWORD
HYPHEN_AT_LINE_END = 2  # how PDFium spells a hyphen that ends a line


def work(data: bytes) -> bytes:
    """The runs of all pages of a PDF as JSON, or `{"trouble": "password"}` and the like; see `page_runs`."""
    return json.dumps(_read(data), separators=(",", ":")).encode("ascii")


def _read(data: bytes) -> dict[str, Any]:
    pdfium: Any = import_module("pypdfium2_raw")
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"trouble": "password" if pdfium.FPDF_GetLastError() == PASSWORD else "broken"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return {"trouble": "pages", "count": count}
    fonts: dict[tuple[str, int], int] = {}
    pages = []
    left = MOST_CHARACTERS
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"trouble": "page", "page": number + 1, "count": count}
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return {"trouble": "page", "page": number + 1, "count": count}
        left -= pdfium.FPDFText_CountChars(text_page)
        if left < 0:
            return {"trouble": "characters"}
        pages.append(
            {
                "width": pdfium.FPDF_GetPageWidthF(page),
                "height": pdfium.FPDF_GetPageHeightF(page),
                "images": _images(pdfium, page),
                "runs": _runs(pdfium, text_page, fonts),
            }
        )
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    return {"pages": pages, "fonts": list(fonts)}


def _images(pdfium: Any, page: Any) -> int:
    kinds = (
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, i))
        for i in range(pdfium.FPDFPage_CountObjects(page))
    )
    return sum(kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def _runs(pdfium: Any, text_page: Any, fonts: dict[tuple[str, int], int]) -> list[list[Any]]:
    """One `[text, left, right, baseline, size, font, turn]` for each stretch of one text object.

    Lengths are in points; `turn` counts quarter turns anticlockwise and the places are those after turning back.
    """
    page = ctypes.cast(text_page, ctypes.c_void_p).value
    unicode_at = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
    owner_at = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
    count = pdfium.FPDFText_CountChars(text_page)
    runs: list[list[Any]] = []
    start, current = 0, None
    codes: list[int] = []
    for index in range(count + 1):
        owner = owner_at(page, index) if index < count else None
        if owner != current:
            if codes:
                runs.append([_text(codes), *_place(pdfium, text_page, start, index - 1, fonts)])
            start, current, codes = index, owner, []
        if owner is not None:  # a generated character belongs to no object
            codes.append(unicode_at(page, index))
    return runs


def _plain(function: Any, answer: Any) -> Any:
    """The same foreign function taking the page as a bare address: these two are called for every character."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(answer, ctypes.c_void_p, ctypes.c_int)(address)


def _text(codes: list[int]) -> str:
    text = "".join(["-" if code == HYPHEN_AT_LINE_END else chr(code) for code in codes])
    if any(0xD800 <= code < 0xE000 for code in codes):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _place(pdfium: Any, page: Any, first: int, last: int, fonts: dict[tuple[str, int], int]) -> list[Any]:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(page, first, matrix)
    pdfium.FPDFText_GetCharOrigin(page, first, x, y)
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    boxes = [pdfium.FS_RECTF(), pdfium.FS_RECTF()]
    for box, index in zip(boxes, (first, last), strict=True):
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
    # Right-to-left text may come with its last character first, hence both ends of both boxes.
    if turn % 2 == 0:
        ends = [side for box in boxes for side in (box.left, box.right)]
    else:
        ends = [side for box in boxes for side in (box.top, box.bottom)]
    sign = 1 if turn in (0, 1) else -1
    left, right = sorted((sign * min(ends), sign * max(ends)))
    baseline = (y.value, -x.value, -y.value, x.value)[turn]
    size = pdfium.FPDFText_GetFontSize(page, first) * math.hypot(matrix.c, matrix.d)
    return [
        round(left, 2),
        round(right, 2),
        round(baseline, 2),
        round(size, 2),
        _font(pdfium, page, first, fonts),
        turn,
    ]


def _font(pdfium: Any, page: Any, index: int, fonts: dict[tuple[str, int], int]) -> int:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, 128, flags)
    font = (name.value.decode("utf-8", "replace"), flags.value)
    return fonts.setdefault(font, len(fonts))
