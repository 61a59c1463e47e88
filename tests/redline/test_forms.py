"""The other forms: new in bold and old struck out without tracking, and the clean copy."""

from __future__ import annotations

from lxml import etree

import resdiff
from resdiff.reading.docx.xml import W
from resdiff.redline import Options, redline
from resdiff.redline.settling import TRACKED
from tests.redline.making_pairs import EDGES, of_clauses
from tests.redline.reading_redlines import part, texts


def made(name: str, form: str) -> bytes:
    """An edge case in a form."""
    old, new = EDGES[name]
    options = Options(form="clean" if form == "clean" else "marked")
    return redline(resdiff.compare(of_clauses(old), of_clauses(new)), options=options).data


def runs(root: etree._Element, look: str) -> list[str]:
    """The words that look so."""
    return ["".join(run.itertext()) for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}{look}") is not None]


def test_a_clean_copy_is_the_new_text_and_holds_no_change() -> None:
    """Notes too."""
    for name, (_, new) in EDGES.items():
        data = made(name, "clean")
        assert texts(resdiff.read("clean", data=data)) == texts(of_clauses(new))
        assert [n.text for n in resdiff.read("clean", data=data).notes] == [n.text for n in of_clauses(new).notes]
        assert next(part(data).iter(*TRACKED), None) is None


def test_words_are_bold_or_struck_out_without_tracking() -> None:
    """As the United Nations marked changes before Word did it."""
    root = part(made("reword the last", "marked"))

    assert next(root.iter(*TRACKED), None) is None
    assert runs(root, "strike") == ["all", "throughout"]
    assert [words for words in runs(root, "b") if words in ("most", "during")] == ["most", "during"]


def test_a_paragraph_that_goes_keeps_its_number_and_its_note() -> None:
    """Word would count the next one after it: its number is typed and struck out, and so is the mark of its note."""
    data = made("delete the first with its note", "marked")

    found = resdiff.read("marked", data=data)
    assert [p.number for p in found.paragraphs] == ["1.", "1.", "2."]
    root = part(data)
    assert any(words.startswith("1.") for words in runs(root, "strike"))
    reference = next(root.iter(f"{W}footnoteReference"))
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert "Treaty Series" in "".join(runs(part(data, "footnotes"), "strike"))
