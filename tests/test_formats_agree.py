"""The same pair of resolutions in every format that the tests can write gives the same comparison."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from resdiff import compare, read
from resdiff.errors import ReadingError
from resdiff.model import Comparison, Document
from resdiff.reading import limits
from resdiff.reading.office import SETTING, find_program
from tests.making_akn import akn, marked_up
from tests.making_docx import resolution_docx
from tests.making_html import google_page, typed_page, word_page
from tests.making_markdown import markdown
from tests.making_odt import flat_odt, odt, resolution_body

Make = Callable[[Document], bytes]

MAKERS: dict[str, Make] = {
    "Word": resolution_docx,
    "OpenDocument": lambda document: odt(resolution_body(document)),
    "OpenDocument in one file": lambda document: flat_odt(resolution_body(document)),
    "a page of Word": word_page,
    "a page of Google Docs": google_page,
    "a page of the 1990s": typed_page,
    "Akoma Ntoso": lambda document: akn(marked_up(document)),
    "Markdown": lambda document: markdown(document).encode(),
}


def _told(comparison: Comparison) -> list[object]:
    """All that a comparison says of the clauses; where paragraphs stand in a file is its own affair."""
    return [
        (c.kind, c.old, c.new, c.moved, c.copied, c.transfer, c.renumbered, c.words, [n.words for n in c.notes])
        for c in comparison.changes
    ]


@pytest.mark.parametrize("form", MAKERS)
def test_a_pair_compares_as_its_plain_texts_do(form: str, examples: Path) -> None:
    """Changes, words and notes are the same whatever the pair was saved as."""
    old, new = (read(examples / f"lighthouses-{number}.txt") for number in (93, 94))
    made = compare(*(read("a file", data=MAKERS[form](document)) for document in (old, new)))

    assert _told(compare(old, new)) == _told(made)


@pytest.fixture(scope="module")
def same_text(examples: Path) -> dict[str, Document]:
    """One text as it is read from every format."""
    text = read(examples / "lighthouses-94.txt")
    return {"plain text": text} | {form: read("a file", data=make(text)) for form, make in MAKERS.items()}


@pytest.mark.parametrize("form", ["plain text", *MAKERS])
def test_a_text_in_two_formats_has_no_changes(form: str, same_text: dict[str, Document]) -> None:
    """A text beside itself in any other format: no word, note or place differs."""
    for other in same_text.values():
        assert [] == [change for change in compare(same_text[form], other).changes if not change.is_quiet]


@pytest.mark.parametrize("form", ["plain text", *MAKERS])
@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [("MAX_PARAGRAPHS", 20, "more than 20 paragraphs"), ("MAX_LENGTH", 200, "a paragraph of more than 200 characters")],
)
def test_every_format_keeps_to_the_limits(
    form: str, limit: str, value: int, said: str, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many paragraphs, or one that is too long, are refused whatever they come in."""
    path = examples / "lighthouses-94.txt"
    data = path.read_bytes() if form == "plain text" else MAKERS[form](read(path))
    monkeypatch.setattr(limits, limit, value)

    with pytest.raises(ReadingError) as caught:
        read("a file", data=data)

    assert said in caught.value.message
    assert caught.value.hint


SPACED = (
    '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties'
    ' fo:text-indent="1.2cm" fo:margin-bottom="0.2cm" fo:line-height="{}%"/></style:default-style></office:styles>'
)
"""Paragraphs as drafts have them: the first line moved in, a gap below, the lines close or wide."""


@pytest.mark.skipif(not os.environ.get(SETTING) and not find_program(), reason="LibreOffice is not here")
@pytest.mark.parametrize(("ending", "lines"), [("docx", 100), ("doc", 100), ("html", 100), ("pdf", 100), ("pdf", 150)])
def test_a_pair_saved_by_libreoffice_compares_as_its_plain_texts_do(
    ending: str, lines: int, tmp_path: Path, examples: Path
) -> None:
    """Changes, words and notes are the same in what a word processor saves or prints.

    In PDF no-break spaces are spaces, so the texts have none here.
    """
    texts = []
    for side, number in (("old", 93), ("new", 94)):
        text = (examples / f"lighthouses-{number}.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
        texts.append(read("a file", data=text.encode()))
        drafted = flat_odt(resolution_body(texts[-1])).decode()
        styled = SPACED.format(lines) + "<office:automatic-styles"
        (tmp_path / f"{side}.fodt").write_text(drafted.replace("<office:automatic-styles", styled), encoding="utf-8")
    subprocess.run(
        [
            *(find_program(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", ending, "--outdir", tmp_path, tmp_path / "old.fodt", tmp_path / "new.fodt"),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    old, new = (read("a file", data=(tmp_path / f"{side}.{ending}").read_bytes()) for side in ("old", "new"))

    assert _told(compare(*texts)) == _told(compare(old, new))
