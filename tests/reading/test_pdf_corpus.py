"""Official PDF files: nothing is lost of them, and what is read are paragraphs."""

from __future__ import annotations

import ctypes
import json
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from resdiff.reading.blocks import Block, Pages
from resdiff.reading.pdf import read_pdf

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="session")
def official(corpus: Path) -> dict[str, Pages]:
    """Every official PDF, read; by its path in the corpus."""
    files = sorted(corpus.rglob("*.pdf"))
    with ThreadPoolExecutor(2) as pool:
        read = pool.map(lambda path: read_pdf(path.read_bytes()), files)
        return {str(path.relative_to(corpus)): pages for path, pages in zip(files, read, strict=True)}


def paragraphs(official: dict[str, Pages]) -> Iterator[tuple[str, Block]]:
    """Every block of running text with the file it is from."""
    for name, pages in official.items():
        yield from ((name, block) for block in pages.blocks if block.look == "body")


def painted(path: Path) -> Counter[str]:
    """The characters of a file's text layer that are not blank, as PDFium counts them, without those it made up."""
    pdfium: Any = import_module("pypdfium2_raw")
    pdfium.FPDF_InitLibrary()
    data, count = path.read_bytes(), Counter[str]()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        length = pdfium.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (length + 1))()
        assert pdfium.FPDFText_GetText(text, 0, length, buffer) == length + 1
        characters = bytes(buffer)[:-2].decode("utf-16-le").replace("\ufffe", "-")
        count.update(c for place, c in enumerate(characters) if not pdfium.FPDFText_IsGenerated(text, place))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return Counter({char: times for char, times in count.items() if not char.isspace()})


def test_nothing_is_lost(corpus: Path, official: dict[str, Pages]) -> None:
    """Every character of every text layer is in a block, an anchor, a note or set aside, exactly once."""
    for name, pages in official.items():
        said = [text for block in pages.blocks for text in (block.text, *(anchor.note for anchor in block.anchors))]
        said += [note.number + note.text for note in pages.notes] + [item.text for item in pages.unread]

        assert Counter("".join("".join(said).split())) == painted(corpus / name), name


def test_every_note_is_cited_and_every_mark_has_its_note(official: dict[str, Pages]) -> None:
    """Numbers run from 1 without a gap; what is cited is there."""
    for name, pages in official.items():
        numbers = [note.number for note in pages.notes if note.number.isdigit()]
        cited = {anchor.note for block in pages.blocks for anchor in block.anchors}

        assert numbers == [str(number) for number in range(1, len(numbers) + 1)], name
        assert cited == {note.number for note in pages.notes}, name


def test_symbols_are_known(official: dict[str, Pages]) -> None:
    """The symbol in the head of the first page is the one that the file is named for."""
    assert {name for name, pages in official.items() if pages.symbol.replace("/", "_") not in name} == set()


def test_only_furniture_is_set_aside(official: dict[str, Pages]) -> None:
    """Nothing is unread but headers, numbers, bar codes and rules."""
    reasons = {item.why for pages in official.values() for item in pages.unread}

    assert reasons == {"page header", "page number", "job number", "bar code", "rule"}


def test_every_page_but_the_first_has_its_header_set_aside(official: dict[str, Pages]) -> None:
    """No header is left in the text: each later page has the symbol among what was set aside."""
    for name, pages in official.items():
        last = max(int(item.where.split()[1]) for item in pages.unread)
        headed = {item.where for item in pages.unread if item.why == "page header" and item.text == pages.symbol}

        assert headed == {f"page {number}" for number in range(2, last + 1)}, name


def test_paragraphs_begin_like_paragraphs(official: dict[str, Pages]) -> None:
    """With a capital, a number, a letter in brackets or a quotation mark: none is the rest of another."""
    odd = [(name, block.text[:60]) for name, block in paragraphs(official) if not re.match(r"[A-Z“\d(]", block.text)]

    assert odd == []


def test_paragraphs_end_like_paragraphs(official: dict[str, Pages]) -> None:
    """With a stop, or "and" or "or" in a list: none was cut off. Two notes in brackets in a table have no stop."""
    ending = re.compile(r"(?:[.,;:][”’]?|[”’][.,;:]|\b(?:and|or))$")
    odd = [(name, block.text[-60:]) for name, block in paragraphs(official) if not ending.search(block.text)]

    assert [(name, text) for name, text in odd if "A_C.6_80_L.1" not in name] == []


def test_spaces_are_where_they_should_be(official: dict[str, Pages]) -> None:
    """Never two, never before punctuation; after a hyphen only where a part is left out."""
    wrong = re.compile(r"  | [,;:.)”]|[(“] |\w- (?!and |or |to )\w")
    texts = [(name, text) for name, pages in official.items() for text in [b.text for b in pages.blocks]]
    texts += [(name, note.text) for name, pages in official.items() for note in pages.notes]

    assert [(name, found.group()) for name, text in texts if (found := wrong.search(text))] == []


def letters(text: str) -> str:
    """The letters of a paragraph without its number."""
    return re.sub(r"[^a-z]", "", re.sub(r"^(?:\d+\.|\([a-z]+\))\s", "", text).lower())


@pytest.mark.parametrize(
    ("gold", "side", "file"),
    [
        ("crime_70_78", "new", "crime-programme/A_RES_78_229.pdf"),
        ("food_78_79", "old", "right-to-food/A_RES_78_198.pdf"),
        ("food_78_79", "new", "right-to-food/A_RES_79_171.pdf"),
        ("treaty_78_80", "old", "treaty-framework/A_RES_78_236.pdf"),
        ("treaty_78_80", "new", "treaty-framework/A_RES_80_170.pdf"),
    ],
)
def test_paragraphs_are_those_that_people_read(
    corpus: Path, official: dict[str, Pages], gold: str, side: str, file: str
) -> None:
    """What was written down by reading, paragraph by paragraph, is found letter by letter."""
    path = corpus.parent / "gold" / f"{gold}.json"
    if not path.is_file():
        pytest.skip("the alignments made by reading are not here")
    wanted = json.loads(path.read_text(encoding="utf-8"))[side]
    found = {letters(block.text) for block in official[file].blocks}

    assert [address for address, text in wanted if letters(text) not in found] == []
