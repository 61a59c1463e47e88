"""The same pair of resolutions in every format that the tests can write gives the same comparison."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resdiff import compare, read
from resdiff.model import Comparison, Document
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


@pytest.mark.parametrize("form", MAKERS)
def test_a_text_in_two_formats_has_no_changes(form: str, examples: Path) -> None:
    """A plain text beside itself in another format: no word, note or place differs."""
    text = read(examples / "lighthouses-94.txt")
    mixed = compare(text, read("a file", data=MAKERS[form](text)))

    assert [] == [change for change in mixed.changes if not change.is_quiet]
