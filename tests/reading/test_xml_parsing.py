"""XML from strangers: parsed whole, or refused with a clear word."""

from __future__ import annotations

import pytest

from resdiff.errors import ReadingError
from resdiff.reading import limits
from resdiff.reading.xml_parsing import parse_xml


def refusal(data: bytes) -> str:
    """What is said of XML that is refused."""
    with pytest.raises(ReadingError) as caught:
        parse_xml(data, "draft.docx")
    assert "\n" not in caught.value.message
    return caught.value.message


BOMB = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("bcdefgh", "cdefghi", strict=True))
    + "]><a>&i;</a>"
)


def test_text_is_read_and_comments_are_not() -> None:
    """A comment does not part a text in two."""
    root = parse_xml("<a>Règle<!-- no --> un<?php no ?></a>".encode(), "draft.docx")

    assert root.text == "Règle un"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_the_standard_are_read(encoding: str) -> None:
    """OOXML is UTF-8 or UTF-16."""
    declared = "UTF-16" if encoding == "utf-16" else "UTF-8"
    assert parse_xml(f'<?xml version="1.0" encoding="{declared}"?><a>é</a>'.encode(encoding), "x").text == "é"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_an_entity_bomb_is_refused_unread(encoding: str) -> None:
    """A DOCTYPE is refused in every encoding."""
    assert "DOCTYPE" in refusal(BOMB.encode(encoding))


def test_a_doctype_spelled_in_another_encoding_is_refused() -> None:
    """UTF-7 hides the bracket from a search, not from the parser."""
    hidden = (
        '<?xml version="1.0" encoding="UTF-7"?>+ADw-+ACE-DOCTYPE a [+ADw-+ACE-ENTITY b "x"+AD4-]+AD4-<a>+ACY-b;</a>'
    )

    assert "DOCTYPE" in refusal(hidden.encode("ascii"))


def test_an_outside_file_is_refused() -> None:
    """No file of the reader's machine gets into a document."""
    assert "DOCTYPE" in refusal(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')


def test_deep_nesting_is_refused() -> None:
    """Thousands of levels are no document."""
    assert "nested too deeply" in refusal(b"<a>" * 3000 + b"</a>" * 3000)


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"<a", b"<a>&b;</a>", b"\0\0\0\0", b'<?xml version="1.0" encoding="x"?><a/>']
)
def test_what_is_not_well_formed_is_damaged(data: bytes) -> None:
    """Broken XML is named as damaged, in one line."""
    assert "is damaged" in refusal(data)


def test_more_marks_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that would not fit into memory is refused before it is built."""
    monkeypatch.setattr(limits, "MAX_MARKUP", 1000)

    assert "more than 1,000 marks of XML" in refusal(b"<a>" + b"<b/>" * 1000 + b"</a>")
    assert "more than 1,000 marks of XML" in refusal(b"<a " + b" ".join(b"b%d=''" % k for k in range(1000)) + b"/>")


def test_thousands_of_namespaces_are_refused() -> None:
    """A document declares some dozens."""
    assert "more than 10,000 namespaces" in refusal(b"<a>" + b"<b:c xmlns:b='urn:b'/>" * 10_001 + b"</a>")
