from __future__ import annotations

import pytest

from resdiff.fetching.contents import contents
from tests.fetching.un_server import OLD_WORD, PAGE, PDF, RICH_TEXT, WORD, WORDPERFECT


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (WORD, "docx"),
        (WORD + b" a comment after the end", "docx"),
        (OLD_WORD, "doc"),
        (PDF, "pdf"),
        (b"\n\n" + PDF, "pdf"),
        (RICH_TEXT, "rtf"),
        (WORDPERFECT, "wpd"),
        (b"", "empty"),
        (PAGE, "page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><html/>", "page"),
        (WORD[:-30], "broken"),
        (PDF[:-8], "broken"),
        (WORD.replace(b"word/", b"cell/"), "other"),
        (b'{"error": "no such symbol"}', "other"),
        (b"PK", "other"),
    ],
)
def test_bytes_are_told_by_what_they_hold(data: bytes, kind: str) -> None:
    """A document by its first bytes and its end; anything else for what it is."""
    assert kind == contents(data)
