"""Official texts: facts found by reading them, and nothing lost from any."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import resdiff
from resdiff.model import Document
from resdiff.reading.decoding import decode

pytestmark = pytest.mark.corpus


def _kept(document: Document) -> Counter[str]:
    """Every character of a document that is no white space, wherever the reader put it."""
    kept = Counter[str]()
    for paragraph in document.paragraphs:
        kept.update(paragraph.number + paragraph.text + "".join(paragraph.notes))
    for note in document.notes:
        kept.update(note.number + note.text)
    for item in document.unread:
        kept.update(item.text)
    return Counter({character: count for character, count in kept.items() if not character.isspace()})


def _text_layer(path: Path) -> str:
    """All characters of a file, read by another way than ours."""
    if path.suffix == ".txt":
        return decode(path.read_bytes(), path.name)[0]
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    # PDFium writes a hyphen at a line end as U+0002 or U+FFFE.
    return "".join(pages).replace("\x02", "-").replace("\ufffe", "-")


def _counts(document: Document) -> tuple[int, int]:
    parts = Counter((paragraph.part, paragraph.level) for paragraph in document.paragraphs)
    return parts["preamble", 0], parts["operative", 0]


def test_no_character_of_any_official_text_is_lost(corpus: Path) -> None:
    """Every file reads, and every character of its text layer is in a paragraph, a note or set aside."""
    paths = sorted(corpus.glob("*/*.txt")) + sorted(corpus.glob("*/*.pdf"))
    assert len(paths) > 100
    for path in paths:
        wanted = Counter(character for character in _text_layer(path) if not character.isspace())
        missing = wanted - _kept(resdiff.read(path))
        assert not missing, f"{path.name} lost {dict(missing)}"


@pytest.mark.parametrize(
    ("name", "preambular", "operative", "notes", "marks"),
    [
        ("crime-programme/A_RES_70_178.txt", 47, 50, 26, 33),
        ("crime-programme/A_RES_78_229.pdf", 84, 93, 53, 53),
        ("crime-programme/A_RES_80_229.pdf", 78, 79, 61, 61),
        ("burundi/A_HRC_RES_48_16.txt", 15, 25, 0, 0),
        ("cyprus-mandate/S_RES_0889_1993.txt", 4, 13, 2, 2),
        ("treaty-framework/A_RES_80_170.pdf", 14, 21, 2, 2),
    ],
)
def test_paragraphs_and_notes_are_as_many_as_in_print(
    corpus: Path, name: str, preambular: int, operative: int, notes: int, marks: int
) -> None:
    """Counted by reading; every note is cited and every mark has its note."""
    document = resdiff.read(corpus / name)

    assert (preambular, operative) == _counts(document)
    cited = [number for paragraph in document.paragraphs for number in paragraph.notes]
    assert {note.number for note in document.notes} == set(cited)
    assert (notes, marks) == (len(document.notes), len(cited))


def test_a_paragraph_that_lost_its_dot_keeps_its_number(corpus: Path) -> None:
    """A/HRC/RES/48/16 prints "6" without a dot and with a space after the tab."""
    document = resdiff.read(corpus / "burundi/A_HRC_RES_48_16.txt")

    paragraph = next(p for p in document.paragraphs if p.id == "OP6")
    assert paragraph.text.startswith("Calls upon the Government")


def test_front_matter_of_official_texts(corpus: Path) -> None:
    """Symbol, organ, session, agenda item and the day of adoption, not of issue."""
    resolution = resdiff.read(corpus / "crime-programme/A_RES_78_229.pdf")
    assert ("A/RES/78/229", "General Assembly", "2023-12-19") == (resolution.symbol, resolution.body, resolution.date)
    assert ("Seventy-eighth session", "107", "resolution") == (
        resolution.session,
        resolution.agenda_item,
        resolution.genre,
    )
    mandate = resdiff.read(corpus / "cyprus-mandate/S_RES_1758(2007).txt")
    assert ("S/RES/1758 (2007)", "Security Council", "2007-06-15") == (mandate.symbol, mandate.body, mandate.date)
    amendment = resdiff.read(corpus / "crime-programme/A_C.3_80_L.57.pdf")
    assert ("amendment", ["OP1", "OP2"]) == (amendment.genre, [p.id for p in amendment.paragraphs])
    decision = resdiff.read(corpus / "assorted/A_80_L.42.pdf")
    assert ["PP1", "PP2", "OP1", "OP1(a)", "OP1(b)"] == [p.id for p in decision.paragraphs]


def test_bullets_and_deep_lists_keep_their_places(corpus: Path) -> None:
    """S/RES/2677 (2023): OP3 (a) (i) holds four bullets, then come (ii) and (iii)."""
    document = resdiff.read(corpus / "south-sudan-mandate/S_RES_2677(2023).txt")
    ids = [paragraph.id for paragraph in document.paragraphs]

    start = ids.index("OP3(a)(i)")
    assert [f"OP3(a)(i).{n}" for n in (1, 2, 3, 4)] + ["OP3(a)(ii)"] == ids[start + 1 : start + 6]
