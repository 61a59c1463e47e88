"""PDF files that are broken, hostile or empty of text: a clear word each, within bounds, and never a traceback."""

from __future__ import annotations

import zlib

import pytest
from attrs import evolve
from making_pdfs import Words, pdf, raw_pdf, stream

from resdiff.errors import ReadingError
from resdiff.reading import limits
from resdiff.reading.limits import PDF
from resdiff.reading.pdf import read_pdf

GOOD = pdf([[Words(100, 700, "The keepers trim the lamps every evening.")]] * 3)
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(contents: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """A file of one page with these contents."""
    return raw_pdf(
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << " + resources + b" >> >>",
            contents,
            *more,
        ]
    )


def tree(*nodes: bytes) -> bytes:
    """A file with this page tree, its root being object 2."""
    return raw_pdf([CATALOGUE, *nodes])


def spaces(megabytes: int) -> bytes:
    """So many megabytes of spaces, deflated; built from one deflated megabyte."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    first, again = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * (megabytes - 1) + packer.flush()


def trouble(data: bytes) -> str:
    """What the reader says is wrong; the advice must be one line too."""
    with pytest.raises(ReadingError) as caught:
        read_pdf(data)
    assert "\n" not in caught.value.message + caught.value.hint
    assert caught.value.hint
    return caught.value.message


PICTURE = stream(
    b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
)
SCAN = one_page(stream(b"q 612 0 0 792 0 0 cm /I Do Q"), b"/XObject << /I 5 0 R >>", PICTURE)
ENCRYPTED = raw_pdf(
    [CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>"],
    b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>"
    % (b"11" * 32, b"22" * 32),
)
LOOP = tree(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>")
LONG_LOOP = tree(
    b"<< /Type /Pages /Kids [3 0 R] /Count 4 >>", b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 4 >>"
)
NO_PAGES = tree(b"<< /Type /Pages /Kids [] /Count 0 >>")
BOASTING = tree(b"<< /Type /Pages /Kids [] /Count 2000000000 >>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\n", "empty", id="blank"),
        pytest.param(b"Dear Madam, this is a letter.", "broken", id="no PDF"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken", id="garbage"),
        pytest.param(GOOD[: len(GOOD) * 6 // 10], "cut short", id="cut in the middle"),
        pytest.param(GOOD[:-250], "cut short", id="cut near the end"),
        pytest.param(ENCRYPTED, "encrypted", id="encrypted"),
        pytest.param(SCAN, "no text layer", id="a picture"),
        pytest.param(pdf([[]]), "no text", id="a blank page"),
        pytest.param(NO_PAGES, "no text", id="no pages"),
        pytest.param(BOASTING, "no text", id="no pages that claim to be many"),
        pytest.param(LOOP, "broken", id="pages that are their own parent"),
        pytest.param(LONG_LOOP, "broken", id="pages in a circle"),
        pytest.param(pdf([[]] * 10_000), "10000 pages", id="very many pages"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, said: str) -> None:
    """Each kind of bad file has its own words."""
    assert said in trouble(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(one_page(stream(spaces(600), b"/Filter /FlateDecode")), id="one bomb"),
        pytest.param(
            one_page(stream(zlib.compress(spaces(1500)), b"/Filter [/FlateDecode /FlateDecode]")), id="a bomb in a bomb"
        ),
        pytest.param(
            one_page(
                stream(
                    zlib.compress(b"BT /F 10 Tf 9 9 Td " + b"(aaaaaaaaaaaaaaaa) Tj " * 500_000 + b"ET"),
                    b"/Filter /FlateDecode",
                ),
                b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>",
            ),
            id="endless text",
        ),
    ],
)
def test_a_bomb_goes_off_in_the_child(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to hundreds of megabytes ends the child at its limits, and we say so."""
    monkeypatch.setattr(limits, "PDF", evolve(PDF, memory=400 << 20, processor=10))

    assert any(words in trouble(data) for words in ("too much text", "more memory", "too long"))


def test_a_child_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that hangs is ended, and that is told like any other trouble."""
    monkeypatch.setattr(limits, "PDF", evolve(PDF, wait=0.0))

    assert "too long" in trouble(GOOD)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PDFium is not installed, the advice is to install it."""

    def missing(*_: object, **__: object) -> bytes:
        raise ModuleNotFoundError("No module", name="pypdfium2_raw")

    monkeypatch.setattr("resdiff.reading.pdf.run_apart", missing)

    assert "pypdfium2" in trouble(GOOD)


def test_a_page_without_text_among_others_is_told() -> None:
    """One scanned page in a document of text is set aside with its reason, not lost in silence."""
    kids = b"[3 0 R 5 0 R]"
    data = raw_pdf(
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids %s /Count 2 /MediaBox [0 0 612 792] >>" % kids,
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 8 0 R >> >> >>",
            stream(b"BT /F 10 Tf 99 700 Td (The lamps are lit.) Tj ET"),
            b"<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /XObject << /I 7 0 R >> >> >>",
            stream(b"q 612 0 0 792 0 0 cm /I Do Q"),
            PICTURE,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
    )

    read = read_pdf(data)

    assert [block.text for block in read.blocks] == ["The lamps are lit."]
    assert [(item.where, item.why) for item in read.unread] == [("page 2", "page without text, a picture")]


def test_a_small_cut_at_the_end_is_mended() -> None:
    """A file whose last line is missing still has all its pages, and is read."""
    assert [block.text for block in read_pdf(GOOD[:-12]).blocks] == [block.text for block in read_pdf(GOOD).blocks]
