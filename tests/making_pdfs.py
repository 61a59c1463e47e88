"""Write small PDF files, and pages as the reader sees them, for tests: raw syntax, standard fonts, no dependency."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field, frozen

from resdiff.reading.pdf.page_runs import Font, Page, Run

FONTS = {
    "roman": "Times-Roman",
    "bold": "Times-Bold",
    "italic": "Times-Italic",
    "typewriter": "Courier",
    "typewriter-bold": "Courier-Bold",
    "typewriter-italic": "Courier-Oblique",
}
WIDTH, HEIGHT = 612.0, 792.0
PITCH = 0.6
"""The width of every typewriter character, in parts of its size: lines can be filled without a table of widths."""


@frozen
class Words:
    """Words on a page: their place in points from the lower left, their text, and how they are set."""

    left: float
    baseline: float
    text: str
    size: float = 10.0
    font: str = "typewriter"
    turn: int = 0

    @property
    def right(self) -> float:
        """The right edge, if the font is a typewriter's."""
        return self.left + PITCH * self.size * len(self.text)


def raw_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def pdf(pages: Sequence[Sequence[Words]], rotate: int = 0) -> bytes:
    """A PDF file with these words on its pages, each in a text object of its own as word processors write them."""
    names = list(FONTS)
    fonts = b" ".join(b"/F%d %d 0 R" % (place, 3 + place) for place in range(len(names)))
    first = 3 + len(names)
    kids = b" ".join(b"%d 0 R" % (first + 2 * place) for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %d %d] /Rotate %d /Resources << /Font << %s >> >> >>"
        % (kids, len(pages), WIDTH, HEIGHT, rotate, fonts),
    ]
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % FONTS[name].encode()
        for name in names
    ]
    for place, words in enumerate(pages):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (first + 2 * place + 1))
        objects.append(stream("\n".join(_show(one, names) for one in words).encode("cp1252")))
    return raw_pdf(objects)


def _show(words: Words, names: Sequence[str]) -> str:
    text = re.sub(r"([\\()])", r"\\\1", words.text)
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[words.turn]
    place = f"{cosine} {sine} {-sine} {cosine} {words.left:.2f} {words.baseline:.2f}"
    return f"BT /F{names.index(words.font)} {words.size:g} Tf {place} Tm ({text}) Tj ET"


def pages(sheets: Sequence[Sequence[Words]]) -> tuple[Page, ...]:
    """The same words as `page_runs.pages_of` makes them from such a PDF; typewriter fonts only."""
    return tuple(
        Page(number, WIDTH, HEIGHT, tuple(_run(words) for words in sheet))
        for number, sheet in enumerate(sheets, start=1)
    )


def _run(words: Words) -> Run:
    blank = len(words.text) - len(words.text.lstrip())
    inked = evolve(words, left=words.left + PITCH * words.size * blank, text=words.text.strip())
    font = Font(FONTS[words.font], words.font.endswith("bold"), words.font.endswith("italic"))
    return Run(words.text, inked.left, inked.right, words.baseline, words.size, font)


@define
class Typesetter:
    """Sets text on pages in the manner of an official document: 60 characters a line, notes at the foot.

    In a text `_..._` is italic and `^..^` is a raised note mark; both must fit on one line.
    """

    symbol: str = "L/RES/5/1"
    left: float = 123.4
    measure: int = 60
    sheets: list[list[Words]] = field(factory=list)
    _y: float = 700.0
    _notes: list[tuple[str, str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Begin with the symbol at the head of the first page."""
        self.sheets.append([Words(480.0, 735.5, self.symbol)])

    def masthead(self, agenda_title: str) -> None:
        """Set the rest of the head of the first page."""
        self.sheets[-1] += [
            Words(self.left, 734.0, "League of Lighthouses", 14),
            Words(397.0, 705.0, "Distr.: General"),
            Words(397.0, 693.0, "4 May 2031"),
            Words(60.0, 570.0, "Fifth session", font="typewriter-bold"),
            Words(60.0, 558.0, "Agenda item 7"),
            Words(60.0, 546.0, agenda_title, font="typewriter-bold"),
        ]
        self._y = 510.0

    def title(self, *lines: str) -> None:
        """Set the lines of a title."""
        self._y -= 12
        for text in lines:
            self.line(text, self.left, size=12, font="typewriter-bold")

    def paragraph(self, text: str, *, indent: float = 24.0, hang: float = 0.0, gap: float = 6.0) -> None:
        """Set a paragraph: its first line `indent` points in, the others `hang`, with a gap above."""
        first, rest = (round(points / (10 * PITCH)) for points in (indent, hang))
        self._y -= gap
        for place, line in enumerate(filled(text, self.measure, first, rest)):
            self.line(line, self.left + 10 * PITCH * (rest if place else first))

    def heading(self, text: str) -> None:
        """Set a bold line of its own."""
        self._y -= 12
        self.line(text, self.left, font="typewriter-bold")

    def row(self, *cells: tuple[float, str]) -> None:
        """Set a row of a table: each cell so many points from the left, its lines parted by newlines."""
        self._y -= 8
        self._need_room()
        for left, text in cells:
            for place, line in enumerate(text.split("\n")):
                self.sheets[-1].append(Words(self.left + left, self._y - 12 * place, line))
        self._y -= 12 * max(text.count("\n") + 1 for _, text in cells)

    def closing(self, *lines: str) -> None:
        """Set italic lines to the right."""
        self._y -= 12
        for text in lines:
            self.line(f"_{text}_", self.left + 10 * PITCH * (self.measure - len(text)))

    def note(self, number: str, text: str) -> None:
        """Set a note at the foot of this page."""
        self._notes.append((number, text))

    def line(self, text: str, left: float, *, size: float = 10.0, font: str = "typewriter") -> None:
        """Set one line and go to the next, on a new page when this one is full."""
        self._need_room()
        self.sheets[-1] += _marked_up(text, left, self._y, size, font)
        self._y -= 1.2 * size

    def finished(self) -> list[list[Words]]:
        """The pages, the last one with its foot."""
        self._set_foot()
        return self.sheets

    def _need_room(self) -> None:
        if self._y >= 160:
            return
        self._set_foot()
        self.sheets.append(
            [
                Words(60.0, 733.0, self.symbol, 8.5, "typewriter-bold"),
                Words(400.0, 742.8, "The lighthouses and", 8.5, "typewriter-bold"),
                Words(400.0, 733.0, "their keepers", 8.5, "typewriter-bold"),
            ]
        )
        self._y = 700.0

    def _set_foot(self) -> None:
        sheet, y = self.sheets[-1], 144.0
        if self._notes:
            sheet.append(Words(100.0, y, "_" * 18, 8.0, "typewriter-bold"))
        for number, text in self._notes:
            for place, line in enumerate(textwrap.wrap(text, 70, break_on_hyphens=False)):
                y -= 10.5
                sheet += [Words(117.0, y + 3, number, 5.5)] if place == 0 else []
                sheet.append(Words(self.left, y, line, 8.5))
        self._notes.clear()
        sheet.append(Words(60.0, 36.0, f"{len(self.sheets)}/9", 8.5, "typewriter-bold"))
        sheet.append(Words(500.0, 38.0, "31-00042", 7.0))


def filled(text: str, measure: int, first: int, rest: int) -> Iterable[str]:
    """The text in lines of so many characters; marks and italic signs take no room, hyphens may end a line."""
    words = list(re.finditer(r"[^\s-]*-(?=\w)|\S+", text))
    line, room, end = "", measure - first, 0
    for word in words:
        joint = text[end : word.start()]
        if line and _length(line + joint + word.group()) > room:
            yield line
            line, room, joint = "", measure - rest, ""
        line, end = line + joint + word.group(), word.end()
    yield line


def _length(text: str) -> int:
    return len(re.sub(r"\^[^^]*\^|_", "", text))


def _marked_up(text: str, left: float, y: float, size: float, font: str) -> Iterable[Words]:
    for piece in re.findall(r"\^[^^]+\^|_[^_]+_|[^_^]+|_+", text):
        if piece.startswith("^"):
            words = Words(left, y + 0.35 * size, piece.strip("^"), 0.65 * size, font)
        elif piece.startswith("_") and piece.strip("_"):
            words = Words(left, y, piece.strip("_"), size, f"{font}-italic")
        else:
            words = Words(left, y, piece, size, font)
        yield words
        left = words.right
